/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One sum of the last weeks, as bars. */

#include <gtk/gtk.h>

#include "app/weeks.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_TREND_VIEW (dorsal_trend_view_get_type ())
G_DECLARE_FINAL_TYPE (DorsalTrendView, dorsal_trend_view, DORSAL, TREND_VIEW, GtkWidget)

/* Property "sum": a DorsalWeekSum as an integer, construct only. */

/* weeks: a new reference is taken. */
void dorsal_trend_view_show (DorsalTrendView *view, GArray *weeks);

G_END_DECLS
