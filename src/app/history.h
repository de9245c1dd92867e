/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What joins the pages of kept sessions: the archive behind them, the way from the list to a session, deleting with a
 * way back, and what one may do with all of one's data. */

#include <adwaita.h>

#include "app/live.h"

G_BEGIN_DECLS

typedef struct _DorsalHistory DorsalHistory;

/* The window's parts; they and live outlast the history. need: the page "history", "kept" or "trends", which is made in
 * that moment if it was not, and told of by dorsal_history_take(). show: leads to a page. */
typedef struct
{
  GtkWindow *window;
  AdwToastOverlay *toasts;
  DorsalLive *live;
  GtkWidget *(*need) (gpointer data, const char *page);
  gboolean (*show) (gpointer data, const char *page);
  gboolean (*back) (gpointer data);
  gpointer data;
} DorsalHistoryParts;

/* Makes the actions data.show, data.import, data.export and data.erase of the window. */
DorsalHistory *dorsal_history_new (const DorsalHistoryParts *parts);

/* One of these three pages was made: a DorsalHistoryPage, DorsalKeptPage or DorsalTrendsPage. It outlasts the history. */
void dorsal_history_take (DorsalHistory *history, GtkWidget *page);

/* What was deleted a moment ago is deleted for good. */
void dorsal_history_free (DorsalHistory *history);

/* Where sessions are kept; NULL, as at first: nowhere. */
void dorsal_history_set_database (DorsalHistory *history, const char *path);

/* Shows a session's page. */
void dorsal_history_open (DorsalHistory *history, gint64 id);

G_END_DECLS
