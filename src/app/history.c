/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deleting, step by step:
 *
 *   asked          the session is hidden from the list, a toast offers to undo
 *   undo           it is shown again
 *   toast gone,    it is deleted: until then nothing has been written, so that undo cannot fail
 *   window gone
 *
 * Comes in: wishes. Goes out: jobs for the archive, pages, toasts. Never: anything erased while a session runs, or
 * without being asked twice. */

#include "app/history.h"

#include <glib/gi18n.h>

#include "app/history-page.h"
#include "app/kept-page.h"
#include "app/trends-page.h"
#include "app/your-data.h"
#include "store/caretaker.h"
#include "store/history.h"

#define CARE_MS 500 /* how often to look how far the caretaker is */

struct _DorsalHistory
{
  DorsalHistoryParts parts;
  DorsalHistoryPage *list; /* these three: NULL until they are made */
  DorsalKeptPage *kept;
  DorsalTrendsPage *trends;
  DorsalArchive *archive;
  DorsalCaretaker *caretaker; /* NULL when it has nothing left to do */
  guint care_id, cared;       /* cared: sessions it has summed up so far */
  gint64 doomed; /* the session whose toast is still there; 0: none */
  AdwToast *toast;
  DorsalLinkState link; /* of the live session: when it changes, the list may */
};

/* A page that reads the archive, and is there after this. */
static DorsalHistoryPage *
need_list (DorsalHistory *history)
{
  return DORSAL_HISTORY_PAGE (history->parts.need (history->parts.data, "history"));
}

/* --- deleting --- */

static void
delete_job (DorsalStore *store, GTask *task)
{
  const gint64 *id = g_task_get_task_data (task);
  GError *error = NULL;

  gint64 now_us = g_get_real_time ();

  if (dorsal_kept_delete (store, *id, now_us, &error) && dorsal_kept_purge (store, now_us + 1, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Without a callback: what cannot be deleted is in the list again with the next reading. */
static void
execute (DorsalHistory *history)
{
  GTask *task;

  if (history->doomed == 0)
    return;
  task = g_task_new (NULL, NULL, NULL, NULL);
  g_task_set_task_data (task, g_memdup2 (&history->doomed, sizeof history->doomed), g_free);
  history->doomed = 0;
  dorsal_archive_run (history->archive, DORSAL_LANE_QUICK, DORSAL_STORE_WRITE, delete_job, task);
}

static void
drop_toast (DorsalHistory *history)
{
  if (!history->toast)
    return;
  g_signal_handlers_disconnect_by_data (history->toast, history);
  g_clear_object (&history->toast);
}

/* A toast whose undo has lapsed offers none, and the next need not wait behind it. */
static void
take_toast_down (DorsalHistory *history)
{
  g_autoptr (AdwToast) toast = history->toast ? g_object_ref (history->toast) : NULL;

  drop_toast (history);
  if (toast)
    adw_toast_dismiss (toast);
}

static void
on_undone (DorsalHistory *history)
{
  gint64 id = history->doomed;

  history->doomed = 0;
  if (history->list)
    dorsal_history_page_hide (history->list, id, FALSE);
}

static void
on_toast_gone (DorsalHistory *history)
{
  drop_toast (history);
  execute (history);
}

static void
on_delete_asked (DorsalHistory *history, gint64 id)
{
  take_toast_down (history);
  execute (history); /* the one before */
  history->doomed = id;
  if (history->list)
    dorsal_history_page_hide (history->list, id, TRUE);
  history->toast = g_object_ref (adw_toast_new (_("Session deleted")));
  adw_toast_set_button_label (history->toast, _("_Undo"));
  adw_toast_set_timeout (history->toast, 10);
  g_signal_connect_swapped (history->toast, "button-clicked", G_CALLBACK (on_undone), history);
  g_signal_connect_swapped (history->toast, "dismissed", G_CALLBACK (on_toast_gone), history);
  adw_toast_overlay_add_toast (history->parts.toasts, g_object_ref (history->toast));
  history->parts.back (history->parts.data);
}

/* --- pages --- */

static void
on_told (DorsalHistory *history, const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_timeout (toast, 10);
  adw_toast_overlay_add_toast (history->parts.toasts, toast);
}

void
dorsal_history_open (DorsalHistory *history, gint64 id)
{
  DorsalKeptPage *kept = DORSAL_KEPT_PAGE (history->parts.need (history->parts.data, "kept"));

  dorsal_kept_page_set_settings (kept, dorsal_live_get_settings (history->parts.live));
  dorsal_kept_page_open (kept, id);
  history->parts.show (history->parts.data, "kept");
}

static void
on_opened (DorsalHistory *history, gint64 id)
{
  dorsal_history_open (history, id);
}

static void
on_listed (DorsalHistory *history)
{
  if (history->trends)
    dorsal_trends_page_show (history->trends, dorsal_history_page_get_rows (history->list));
}

/* Somebody may come to the trends by another way than the list. */
static void
on_trends_seen (DorsalHistory *history)
{
  dorsal_history_page_refresh (need_list (history));
}

/* A session begins or ends: the recorder wrote. */
static void
on_live_changed (DorsalHistory *history)
{
  DorsalLinkState link = dorsal_live_get_link (history->parts.live);

  if (link == history->link)
    return;
  history->link = link;
  dorsal_archive_touch (history->archive);
}

/* --- what takes long after a start --- */

static void
dismiss_caretaker (DorsalHistory *history)
{
  g_clear_handle_id (&history->care_id, g_source_remove);
  g_clear_pointer (&history->caretaker, dorsal_caretaker_free);
}

static gboolean
on_care (gpointer data)
{
  DorsalHistory *history = data;
  guint cared = 0;
  gboolean done = dorsal_caretaker_is_done (history->caretaker, &cared);

  if (cared != history->cared)
    dorsal_archive_touch (history->archive);
  history->cared = cared;
  if (!done)
    return G_SOURCE_CONTINUE;
  history->care_id = 0;
  dismiss_caretaker (history);
  return G_SOURCE_REMOVE;
}

static void
call_caretaker (DorsalHistory *history, const char *path)
{
  history->cared = 0;
  history->caretaker = dorsal_caretaker_new (path, g_get_real_time ());
  history->care_id = g_timeout_add (CARE_MS, on_care, history);
}

/* What was decided is on the disk after this. */
static void
settle (DorsalHistory *history)
{
  dismiss_caretaker (history);
  drop_toast (history);
  execute (history);
  if (history->archive)
    dorsal_archive_settle (history->archive);
}

/* --- all of it --- */

static gboolean
is_recording (DorsalHistory *history)
{
  return dorsal_live_get_link (history->parts.live) != DORSAL_LINK_ABSENT;
}

static void
show_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DorsalHistory *history = data;
  dorsal_your_data_show (history->parts.window, dorsal_archive_get_path (history->archive),
                         dorsal_history_page_get_rows (need_list (history))->len);
}

static void
on_done (const char *sentence, gpointer data)
{
  on_told (data, sentence);
}

static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DorsalHistory *history = data;
  dorsal_your_data_export (history->parts.window, history->archive, on_done, history);
}

static void
import_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DorsalHistory *history = data;
  dorsal_your_data_import (history->parts.window, history->archive, on_done, history);
}

static void
erase_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DorsalHistory *history = data;

  if (is_recording (history))
    {
      on_told (history, _("A session runs. Disconnect the roller first, then erase."));
      return;
    }
  settle (history); /* nobody else has the file open then */
  dorsal_your_data_erase (history->parts.window, history->archive, on_done, history);
}

static void
make_actions (DorsalHistory *history)
{
  static const GActionEntry entries[]
      = { { "show", show_action }, { "export", export_action }, { "import", import_action }, { "erase", erase_action } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), history);
  gtk_widget_insert_action_group (GTK_WIDGET (history->parts.window), "data", G_ACTION_GROUP (group));
}

/* --- all --- */

void
dorsal_history_set_database (DorsalHistory *history, const char *path)
{
  settle (history);
  g_clear_object (&history->archive);
  history->archive = dorsal_archive_new (path);
  if (history->list)
    dorsal_history_page_set_archive (history->list, history->archive);
  if (history->kept)
    dorsal_kept_page_set_archive (history->kept, history->archive);
  if (path)
    call_caretaker (history, path);
}

static void
take_list (DorsalHistory *history, DorsalHistoryPage *list)
{
  history->list = list;
  dorsal_history_page_set_archive (list, history->archive);
  if (history->doomed != 0)
    dorsal_history_page_hide (list, history->doomed, TRUE);
  g_signal_connect_swapped (list, "opened", G_CALLBACK (on_opened), history);
  g_signal_connect_swapped (list, "listed", G_CALLBACK (on_listed), history);
}

static void
take_kept (DorsalHistory *history, DorsalKeptPage *kept)
{
  history->kept = kept;
  dorsal_kept_page_set_archive (kept, history->archive);
  g_signal_connect_swapped (kept, "delete-asked", G_CALLBACK (on_delete_asked), history);
  g_signal_connect_swapped (kept, "told", G_CALLBACK (on_told), history);
}

static void
take_trends (DorsalHistory *history, DorsalTrendsPage *trends)
{
  history->trends = trends;
  dorsal_trends_page_show (trends, dorsal_history_page_get_rows (need_list (history)));
  g_signal_connect_swapped (trends, "map", G_CALLBACK (on_trends_seen), history);
}

void
dorsal_history_take (DorsalHistory *history, GtkWidget *page)
{
  if (DORSAL_IS_HISTORY_PAGE (page))
    take_list (history, DORSAL_HISTORY_PAGE (page));
  else if (DORSAL_IS_KEPT_PAGE (page))
    take_kept (history, DORSAL_KEPT_PAGE (page));
  else
    take_trends (history, DORSAL_TRENDS_PAGE (page));
}

static void
let_go (DorsalHistory *history, gpointer object)
{
  if (object)
    g_signal_handlers_disconnect_by_data (object, history);
}

DorsalHistory *
dorsal_history_new (const DorsalHistoryParts *parts)
{
  DorsalHistory *history = g_new0 (DorsalHistory, 1);

  history->parts = *parts;
  dorsal_history_set_database (history, NULL);
  make_actions (history);
  g_signal_connect_swapped (parts->live, "changed", G_CALLBACK (on_live_changed), history);
  return history;
}

void
dorsal_history_free (DorsalHistory *history)
{
  settle (history);
  gtk_widget_insert_action_group (GTK_WIDGET (history->parts.window), "data", NULL);
  let_go (history, history->list);
  let_go (history, history->kept);
  let_go (history, history->trends);
  let_go (history, history->parts.live);
  g_object_unref (history->archive);
  g_free (history);
}
