/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a session came to, at its end: times, holds, answers. Signal "done": the person has read it. */

#include <gtk/gtk.h>

#include "core/coach.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_SUMMARY_VIEW (dorsal_summary_view_get_type ())
G_DECLARE_FINAL_TYPE (DorsalSummaryView, dorsal_summary_view, DORSAL, SUMMARY_VIEW, GtkWidget)

/* programme: NULL for a free session. Reads both, keeps neither. */
void dorsal_summary_view_show (DorsalSummaryView *view, const DorsalCoach *coach, const DorsalProgramme *programme);

G_END_DECLS
