/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What joins the pages of kept sessions: the archive behind them, the way from the list to a session, deleting with a
 * way back, and what one may do with all of one's data. */

#include <adwaita.h>

#include "app/history-page.h"
#include "app/kept-page.h"
#include "app/live.h"
#include "app/trends-page.h"

G_BEGIN_DECLS

typedef struct _DorsalHistory DorsalHistory;

/* The window's parts; they and live outlast the history. show: leads to a page. */
typedef struct
{
  GtkWindow *window;
  AdwToastOverlay *toasts;
  DorsalLive *live;
  DorsalHistoryPage *list;
  DorsalKeptPage *kept;
  DorsalTrendsPage *trends;
  gboolean (*show) (gpointer data, const char *page);
  gboolean (*back) (gpointer data);
  gpointer data;
} DorsalHistoryParts;

/* Makes the actions data.show, data.import, data.export and data.erase of the window. */
DorsalHistory *dorsal_history_new (const DorsalHistoryParts *parts);

/* What was deleted a moment ago is deleted for good. */
void dorsal_history_free (DorsalHistory *history);

/* Where sessions are kept; NULL, as at first: nowhere. */
void dorsal_history_set_database (DorsalHistory *history, const char *path);

/* Shows a session's page. */
void dorsal_history_open (DorsalHistory *history, gint64 id);

G_END_DECLS
