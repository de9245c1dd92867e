/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What was said against what was true, sample by sample, and the figures that follow. */

#include "core/sample.h"

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

  /* what was said; nothing when the sample was lost on the way */
  gboolean heard;
  DorsalState said_state;
  DorsalZone said_zone;
  DorsalLevel said_level;
  gboolean said_lumbar, said_neck; /* alerts */
  double said_hold_s;

  gboolean anchored; /* said, and nobody was laid down anew since */
} Row;

typedef struct
{
  GArray *rows; /* Row */
  double length_cm, rate_hz;
} Session;

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
  guint incursions, missed;
  double slowest_s; /* alarm */
  guint false_alarms;
  guint64 named_unknown; /* samples with a zone while the place is unknown */
  guint holds, bad_holds;
  double worst_hold_s;
} Score;

Score score_of (const Session *session);
Score score_add (Score a, Score b);

/* NULL when every figure is met, else the first that is not. */
const char *score_check (const Score *score);

G_END_DECLS
