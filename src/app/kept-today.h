/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* "As judged today": a switch, and under it the story of a kept session by the settings of today, to be seen beside the
 * one that was told then. Where nothing differs, a sentence says so instead. */

#include <gtk/gtk.h>

#include "app/archive.h"
#include "app/stretch.h"
#include "core/classifier.h"
#include "core/summary.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_KEPT_TODAY (dorsal_kept_today_get_type ())
G_DECLARE_FINAL_TYPE (DorsalKeptToday, dorsal_kept_today, DORSAL, KEPT_TODAY, GtkWidget)

/* Signals: "changed": what get_summary() gives. "told" (string): why it could not be judged. */

/* The session and what it is judged by; switches off. id 0: none. */
void dorsal_kept_today_open (DorsalKeptToday *today, DorsalArchive *archive, gint64 id, const DorsalSettings *settings);

void dorsal_kept_today_set_stretch (DorsalKeptToday *today, const DorsalStretch *stretch);

/* What is wished; the judgement may still be under way. */
void dorsal_kept_today_wish (DorsalKeptToday *today, gboolean wished);

/* NULL while it is not shown. */
const DorsalSummary *dorsal_kept_today_get_summary (DorsalKeptToday *today);

/* Where the pointer means a time, as in the plots above. */
GtkWidget *dorsal_kept_today_get_plots (DorsalKeptToday *today);

G_END_DECLS
