/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A simulated person on a simulated roller: strokes, holds with breathing, hips lowered,
 * tender spots, drifts into the lower back and the neck, lift-offs, and the noise of real
 * cells. Seeded: the same setup gives the same person for ever. It drives the demo roller
 * and the tests, and knows the truth of each sample.
 *
 * Motion is minimum-jerk, load a static bridge on feet and roller (de Leva 1996 masses),
 * cells a broad and a paired Gaussian whose widths follow the region of the back. */

#include "core/body.h"
#include "core/sample.h"
#include "core/zones.h"

G_BEGIN_DECLS

/* What a person does next. */
typedef enum
{
  DORSAL_ACT_UNKNOWN,
  DORSAL_ACT_OFF,    /* seconds: not on the roller, handling it */
  DORSAL_ACT_SETTLE, /* seconds: sits down with the roller at the start position */
  DORSAL_ACT_PRESS,  /* the roller's button, twice, on the start position */
  DORSAL_ACT_ROLL,   /* to place, peak speed: one stroke */
  DORSAL_ACT_HOLD,   /* seconds, where the person is */
  DORSAL_ACT_EXTEND, /* seconds, hips lowered, where the person is */
  DORSAL_ACT_LUMBAR, /* seconds below the lumbar border, and back to place */
  DORSAL_ACT_NECK,   /* seconds above the neck border, and back */
  DORSAL_ACT_BOUNCE, /* seconds: hips come up and the load goes, nothing is re-placed */
  DORSAL_ACT_LIFT,   /* seconds off the roller, then laid down again elsewhere */
  DORSAL_ACT_WEIGH,  /* seconds: nobody on it; a weight of kg on the cell of number count, on a puck of 4 cm² */
  DORSAL_ACT_FIRM,   /* count firm presses without turning: on whom lies there, else by hand */
} DorsalActKind;

typedef struct
{
  DorsalActKind kind;
  double seconds;
  double place;      /* f, for ROLL */
  double speed_cm_s; /* peak, for ROLL */
  guint count;       /* of presses, for FIRM; the cell from 1, for WEIGH */
  double kg;         /* for WEIGH */
} DorsalAct;

/* What may be wrong with a roller, and with how it is used. All zero: nothing is. */
typedef struct
{
  double anatomy_cm;   /* how far the person's own T12/L1 border lies below (+) the mean place; linear, 0 at C7 */
  gboolean turned;     /* the marked end lies at the right */
  double jumps;        /* share of strokes that slip by 3 to 15 mm at once; 0.01 is usual */
  double winding;      /* share of strokes that begin a spell: the shirt winds, every stroke 1.2 to 2 cm one way */
  double firm;         /* share of stroke ends at which the person gives two or three firm presses;
                           ten times as often by hand before lying down */
  double gyro;         /* 1: the errors of a gyroscope beside a gravity fix of 2 s; IMU rollers only */
  gboolean resistive;  /* cells of kPa creep and lag as raw ones do */
  double drift;        /* what an unloaded cell comes to read, at most: share of its scale (kPa: of 100 kPa) */
  guint32 dead;        /* bit i: cell i says so … */
  guint32 stuck;       /* … always says the same … */
  guint32 silent;      /* … stands at 0 */
} DorsalTroubles;

typedef struct
{
  guint64 seed;
  DorsalHello hello; /* the roller: cells, rate, diameter, unit, angle source … */
  DorsalBody body;
  double weight_kg;
  double start_place;      /* f of the start position as the host believes it */
  double anchor_error_cm;  /* how far the person truly lies from it */
  double slip;             /* largest share of a stroke lost to slip; 0.015 is usual, 0 none */
  DorsalTroubles troubles; /* usually none */
  double noise;            /* 1: usual cell and angle noise; 0: none */
  const DorsalAct *script; /* NULL: acts are drawn by chance, as evidence has them */
  gsize n_script;          /* after the script the person is off */
} DorsalPersonSetup;

/* The truth of one sample. Zone and level are those of the person's own spine: f = place / (L + anatomy_cm / 0.713). */
typedef struct
{
  DorsalState state;
  DorsalZone zone;   /* OFF when off */
  DorsalLevel level; /* UNKNOWN when off */
  double place_cm;
  double speed_cm_s;
  double load_percent;
  double vas;        /* discomfort 0 … 10 */
  double breath_bpm; /* breaths a minute */
  gboolean replaced; /* since the last press the person was laid down anew: the host cannot know the place */
  gboolean winding;  /* the shirt winds round the roller */
  guint firm;        /* presses of the firm act that goes on; 0: of none */
  gboolean by_hand;  /* that act presses the roller by hand: nobody lies on it */
  guint act;         /* counts acts from 1 */
} DorsalTruth;

typedef struct _DorsalPerson DorsalPerson;

/* The reference roller, the mean back and 75 kg, script NULL, no slip, no anchor error. */
DorsalPersonSetup dorsal_person_setup_default (guint64 seed);

/* setup->script is copied. */
DorsalPerson *dorsal_person_new (const DorsalPersonSetup *setup);
void dorsal_person_free (DorsalPerson *person);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalPerson, dorsal_person_free)

/* The next sample, one period on. ret_pressed: the button went down since the last one.
 * ret_truth may be NULL. */
void dorsal_person_next (DorsalPerson *person, DorsalSample *ret_sample, gboolean *ret_pressed,
                          DorsalTruth *ret_truth);

/* TRUE when a script has been played to its end. */
gboolean dorsal_person_finished (const DorsalPerson *person);

/* Reads a script, one act a line, '#' begins a comment:
 *
 *   off|settle|hold|extend|lumbar|neck|bounce|lift SECONDS
 *   press
 *   firm PRESSES
 *   weigh CELL KG SECONDS
 *   roll LEVEL [PEAK_CM_S]
 *
 * Returns a GArray of DorsalAct, or NULL with an error "NAME:LINE: what is wrong". */
GArray *dorsal_person_parse_script (const char *text, const char *name, GError **error);

G_END_DECLS
