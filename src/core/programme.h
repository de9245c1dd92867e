/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A guided session as data: steps with words, a picture and a gate that the sensor opens, or a clock where there is
 * no sensor. The files are described in docs/programmes.md; their words are English, meant to be translated.
 * A programme is immutable once read; the run is a value. */

#include "core/figure.h"
#include "core/sample.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_PROGRAMME_ERROR_SYNTAX,  /* a line that is neither [group], key=value nor comment */
  DORSAL_PROGRAMME_ERROR_UNKNOWN, /* a group or key that does not exist, or stands twice */
  DORSAL_PROGRAMME_ERROR_VALUE,   /* missing, or out of range */
} DorsalProgrammeError;
#define DORSAL_PROGRAMME_ERROR (dorsal_programme_error_quark ())
GQuark dorsal_programme_error_quark (void);

/* What must happen for a step to be done. */
typedef enum
{
  DORSAL_GATE_UNKNOWN,
  DORSAL_GATE_TIME,         /* n seconds; the only one for which nobody need lie on the roller */
  DORSAL_GATE_PLACED,       /* lying on the roller for a second */
  DORSAL_GATE_ANCHORED,     /* and it is known where */
  DORSAL_GATE_STILL,        /* n seconds on the roller without rolling */
  DORSAL_GATE_HIPS_UP,      /* a quarter more load than when it was least, for a second; or rolling */
  DORSAL_GATE_STROKES,      /* n strokes at a good pace, in one direction each, clear of lower back and neck */
  DORSAL_GATE_HOLD,         /* a hold of n seconds, clear of lower back and neck */
  DORSAL_GATE_HIPS_LOWERED, /* n seconds of extension */
  DORSAL_GATE_OFF,          /* off the roller for a second */
} DorsalGate;

/* "hips-lowered"; "unknown" out of range. */
const char *dorsal_gate_to_string (DorsalGate gate);

/* Whom a programme is not for. */
typedef enum
{
  DORSAL_CAUTION_OSTEOPOROSIS = 1 << 0,
  DORSAL_CAUTION_PREGNANCY = 1 << 1,
} DorsalCaution;

typedef struct
{
  char *title; /* a few words */
  char *say;   /* a sentence or two */
  DorsalFigure figure;
  DorsalGate gate;
  double n;      /* the gate's number; 1 for gates without one */
  guint times;   /* the gate must open so often, and close in between */
  guint seconds; /* how long the step lasts by the clock */
} DorsalProgrammeStep;

typedef struct
{
  char *name; /* of the file, without .ini: "desk-back" */
  char *title, *summary;
  guint not_for; /* DorsalCaution bits */
  guint n_steps;
  DorsalProgrammeStep *steps;
} DorsalProgramme;

/* text: of a file. name: what to call it in errors; without folder and .ini it becomes the programme's own. NULL: an
 * error that reads "NAME:LINE: key: what is wrong". */
DorsalProgramme *dorsal_programme_parse (const char *text, const char *name, GError **error);
void dorsal_programme_free (DorsalProgramme *programme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalProgramme, dorsal_programme_free)

/* The shipped ones, in the order to show them; n: 0 … dorsal_programme_n_shipped() - 1. Never NULL. */
guint dorsal_programme_n_shipped (void);
const DorsalProgramme *dorsal_programme_shipped (guint n);

/* By the clock, all steps. */
guint dorsal_programme_seconds (const DorsalProgramme *programme);

/* --- running one --- */

typedef struct
{
  guint step;      /* what is asked now; n_steps when finished */
  guint done;      /* of this step's times */
  double progress; /* of this step, 0 … 1 */
  gboolean finished;
  gboolean stepped;  /* just now: a new step is asked */
  gboolean paused;   /* the roller is silent: nothing counts */
  gboolean by_clock; /* this step goes by the clock: no roller, or it cannot feel the gate */

  gint64 time_us;  /* of the last call; 0 before the first */
  double spent_s;  /* toward the gate: since when it is as asked, or of the clock */
  gboolean closed; /* the gate has to close before it counts again */
  double least;    /* the least load since somebody lay down; 0 for none */
  double way_cm;   /* of the present stroke, with its sign */
  gboolean spoilt; /* this stroke was too fast, or in the wrong place */
} DorsalProgrammeRun;

/* reading: NULL without a roller: guide-only. time_us: the host's clock, above 0. A call more than a second after the
 * last one counts for a second. */
DorsalProgrammeRun dorsal_programme_step (DorsalProgrammeRun prev, const DorsalProgramme *programme,
                                          const DorsalReading *reading, gint64 time_us);

/* The person wants to go on, or back one step. */
DorsalProgrammeRun dorsal_programme_skip (DorsalProgrammeRun run, const DorsalProgramme *programme);
DorsalProgrammeRun dorsal_programme_back (DorsalProgrammeRun run);

/* Of the whole, 0 … 1, by the steps' seconds. */
double dorsal_programme_progress (const DorsalProgrammeRun *run, const DorsalProgramme *programme);

G_END_DECLS
