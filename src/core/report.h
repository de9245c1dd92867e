/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* All that a page about a session says of it, as values: totals, what happened, and its course in time. Made of the
 * messages of a live session or of one that was kept (store/report.h); drawn by draw/draw-report.h. */

#include "core/course.h"
#include "core/story.h"
#include "core/summary.h"

G_BEGIN_DECLS

#define DORSAL_N_PACES (DORSAL_PACE_TOO_FAST + 1)

typedef struct
{
  gint64 from_us, to_us;   /* the part of the session it is about, since its first sample; to_us: where it ended */
  gboolean part;           /* it is not the whole of it */
  DorsalSettings settings; /* those that it ended with */
  gboolean settings_changed;
  DorsalHello hello; /* the last one; n_cells 0: none came */
  DorsalSummary summary;
  DorsalStory story;   /* times since the first sample of the session, as from_us */
  DorsalCourse course; /* times since from_us */
  gint64 pace_us[DORSAL_N_PACES];
  gint64 place_us;   /* time in which the place was known … */
  double sigma_cm;   /* … and its mean standard deviation */
  gint64 share_us;   /* time in which left and right could be told … */
  double left_share; /* … and the mean, 0 … 1 */
  gint64 saturated_us, slipping_us;
  guint faulty_cells; /* the most at a time */

  /* Private. */
  gint64 first_us, want_from_us, want_to_us;
  gboolean has_first;
} DorsalReport;

/* settings: those that the session began with. from_us, to_us: only what lies between them, since the first sample; 0
 * and G_MAXINT64 for all. */
DorsalReport *dorsal_report_new (const DorsalSettings *settings, gint64 from_us, gint64 to_us);
void dorsal_report_free (DorsalReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalReport, dorsal_report_free)

/* One message more, from the beginning of the session whatever the range. FALSE: it lies behind the range, and so
 * does the rest. */
gboolean dorsal_report_add (DorsalReport *report, const DorsalMessage *message);

/* How a spot felt, see dorsal_story_answer(). */
void dorsal_report_answer (DorsalReport *report, DorsalLevel level, DorsalAnswer answer);

/* After the last one. */
void dorsal_report_end (DorsalReport *report);

G_END_DECLS
