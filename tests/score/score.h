/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was said against what was true, sample by sample, and the figures that follow. */

#include "core/sample.h"
#include "histogram.h"

G_BEGIN_DECLS

/* One sample the roller made. */
typedef struct
{
  /* the truth */
  double t;
  DorsalState state;
  DorsalZone zone;
  DorsalLevel level;
  double place_cm;
  gboolean replaced; /* laid down anew since the last press: nobody can know the place */
  double breath_bpm;
  gboolean by_hand;  /* pressed by hand: what lies on it is nobody */

  /* what was said; nothing when the sample was lost on the way */
  gboolean heard;
  DorsalState said_state;
  DorsalZone said_zone;
  DorsalLevel said_level;
  gboolean said_lumbar, said_near, said_neck; /* alerts */
  double said_hold_s;
  double said_f, said_sigma_cm; /* place over length; sigma 0: no place was said */
  double said_breath_bpm;       /* 0: none was said */

  gboolean anchored; /* said, and nobody was laid down anew since */
} Row;

typedef struct
{
  GArray *rows; /* Row */
  double length_cm, rate_hz;
} Session;

/* Steps of histograms. */
#define DELAY_STEP 0.005  /* s */
#define HOLD_STEP 0.05    /* s */
#define BREATH_STEP 0.05  /* a minute */

/* NULL with a sentence on standard error when a file is not what it should be. */
Session *session_load (const char *truth_path, const char *monitor_path);
void session_free (Session *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Session, session_free)

typedef struct
{
  guint64 made, heard;
  guint64 zone_n, zone_right;
  guint64 level_n, level_right, level_near;
  guint64 state_n, state_right;
  guint64 calm_n, calm_right;  /* of these, those a second or more from any change */
  guint64 contact_n, contact_right; /* off, or not */
  guint incursions;
  guint late;       /* no alarm within a quarter of a second */
  guint missed;     /* neither alarm nor pre-warning from a second before to the end */
  guint warned;     /* one of them stood before the border was crossed */
  double slowest_s; /* alarm */
  Histogram delays; /* of every alarm that came at all */
  guint64 far_n, far_near; /* samples 4 cm or more above the border, and with a pre-warning */
  guint64 sigma_n, sigma_one, sigma_ninety; /* places said, and within 1 and 1.645 of the sigma said */
  guint64 held_n;   /* samples held at a place said, … */
  guint flickers;   /* … and how often the level changed in them */
  guint false_alarms;
  guint64 named_unknown; /* samples with a zone while the place is unknown */
  guint holds, bad_holds;
  double worst_hold_s;
  Histogram hold_errors, breath_errors;
} Score;

Score score_of (const Session *session);
Score score_add (Score a, Score b);

/* NULL when every figure is met, else the first that is not. */
const char *score_check (const Score *score);

G_END_DECLS
