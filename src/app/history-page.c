/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The history.
 *
 *   ┌ search │ sift │ trends ─────── menu ┐
 *   │ what is looked for                  │
 *   ├─────────────────────────────────────┤   loading   nothing has been read yet
 *   │ the list, or a sentence about it    │   empty     nothing was ever kept
 *   └─────────────────────────────────────┘   none      nothing matches
 *                                             trouble   it cannot be read; why, and what to do
 *                                             list
 * Comes in: the archive's rows, wishes. Goes out: a list, the session that was chosen. Never: SQL, a wait. */

#include "app/history-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/error-text.h"
#include "app/kept-list.h"
#include "app/kept-row.h"

struct _DorsalHistoryPage
{
  GtkWidget parent_instance;
  DorsalArchive *archive;
  DorsalKeptList *list;
  GCancellable *reading; /* NULL: nobody reads */
  gboolean stale;        /* to be read when somebody looks */
  GtkStack *stack;
  GtkListView *view;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkToggleButton *search_button;
  GtkWidget *tools;
  GtkMenuButton *sift_button;
  GtkCheckButton *with_holds, *with_alerts;
  GtkDropDown *source, *since;
  AdwStatusPage *trouble;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (DorsalHistoryPage, dorsal_history_page, GTK_TYPE_WIDGET)

enum
{
  OPENED,
  LISTED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* --- what is shown --- */

static void
show_count (DorsalHistoryPage *page)
{
  guint shown = dorsal_kept_list_count (page->list), all = dorsal_kept_list_get_rows (page->list)->len;
  g_autofree char *text = shown == all ? g_strdup_printf (ngettext ("%u session", "%u sessions", all), all)
                                       : g_strdup_printf (_("%u of %u sessions"), shown, all);

  gtk_label_set_text (page->count, all > 0 ? text : "");
}

static void
show_list (DorsalHistoryPage *page)
{
  guint all = dorsal_kept_list_get_rows (page->list)->len, shown = dorsal_kept_list_count (page->list);

  show_count (page);
  gtk_widget_set_visible (page->tools, all > 0);
  gtk_stack_set_visible_child_name (page->stack, all == 0 ? "empty" : shown == 0 ? "none" : "list");
}

static void
show_trouble (DorsalHistoryPage *page, const GError *error)
{
  DorsalStoreError code
      = error->domain == DORSAL_STORE_ERROR ? (DorsalStoreError) error->code : DORSAL_STORE_ERROR_FAILED;

  adw_status_page_set_description (page->trouble, dorsal_error_text_of_reading (code));
  gtk_widget_set_visible (page->tools, FALSE);
  gtk_stack_set_visible_child_name (page->stack, "trouble");
}

/* --- sifting --- */

static DorsalSift
filter_of (DorsalHistoryPage *page)
{
  return (DorsalSift){
    .text = gtk_editable_get_text (GTK_EDITABLE (page->search_entry)),
    .with_holds = gtk_check_button_get_active (page->with_holds),
    .with_alerts = gtk_check_button_get_active (page->with_alerts),
    .source = (DorsalFilterSource) gtk_drop_down_get_selected (page->source),
    .since = (DorsalFilterSince) gtk_drop_down_get_selected (page->since),
  };
}

static void
on_sifted (DorsalHistoryPage *page)
{
  DorsalSift filter = filter_of (page), plain = filter;

  plain.text = NULL;
  if (dorsal_sift_is_open (&plain))
    gtk_widget_remove_css_class (GTK_WIDGET (page->sift_button), "sifting");
  else
    gtk_widget_add_css_class (GTK_WIDGET (page->sift_button), "sifting");
  dorsal_kept_list_set_sift (page->list, &filter, g_get_real_time ());
  show_list (page);
}

static void
on_cleared (DorsalHistoryPage *page)
{
  gtk_editable_set_text (GTK_EDITABLE (page->search_entry), "");
  gtk_search_bar_set_search_mode (page->search_bar, FALSE);
  gtk_check_button_set_active (page->with_holds, FALSE);
  gtk_check_button_set_active (page->with_alerts, FALSE);
  gtk_drop_down_set_selected (page->source, 0);
  gtk_drop_down_set_selected (page->since, 0);
  on_sifted (page);
}

void
dorsal_history_page_search (DorsalHistoryPage *page, const char *text)
{
  gtk_search_bar_set_search_mode (page->search_bar, TRUE);
  if (text)
    {
      gtk_editable_set_text (GTK_EDITABLE (page->search_entry), text);
      on_sifted (page);
    }
  gtk_widget_grab_focus (GTK_WIDGET (page->search_entry));
}

static void
find_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dorsal_history_page_search (DORSAL_HISTORY_PAGE (widget), NULL);
}

/* --- reading --- */

static void
read_job (DorsalStore *store, GTask *task)
{
  GError *error = NULL;
  GPtrArray *rows = dorsal_catalogue_read (store, &error);

  if (rows)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer data)
{
  DorsalHistoryPage *page = DORSAL_HISTORY_PAGE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&page->reading);
  if (g_error_matches (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_MISSING))
    rows = g_ptr_array_new ();
  if (!rows)
    {
      show_trouble (page, error);
      return;
    }
  dorsal_kept_list_set_rows (page->list, rows, g_get_real_time ());
  show_list (page);
  g_signal_emit (page, signals[LISTED], 0);
}

static void
stop_reading (DorsalHistoryPage *page)
{
  if (page->reading)
    g_cancellable_cancel (page->reading);
  g_clear_object (&page->reading);
}

static void
read_anew (DorsalHistoryPage *page)
{
  stop_reading (page);
  page->stale = FALSE;
  page->reading = g_cancellable_new ();
  dorsal_archive_run (page->archive, DORSAL_LANE_QUICK, DORSAL_STORE_READ, read_job,
                      g_task_new (page, page->reading, on_read, NULL));
}

static void
on_changed (DorsalHistoryPage *page)
{
  if (page->archive && gtk_widget_get_mapped (GTK_WIDGET (page)))
    read_anew (page);
  else
    page->stale = TRUE;
}

void
dorsal_history_page_refresh (DorsalHistoryPage *page)
{
  if (page->stale && page->archive)
    read_anew (page);
}

static void
dorsal_history_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dorsal_history_page_parent_class)->map (widget);
  dorsal_history_page_refresh (DORSAL_HISTORY_PAGE (widget));
}

void
dorsal_history_page_set_archive (DorsalHistoryPage *page, DorsalArchive *archive)
{
  if (page->archive)
    g_signal_handlers_disconnect_by_data (page->archive, page);
  g_set_object (&page->archive, archive);
  if (archive)
    g_signal_connect_object (archive, "changed", G_CALLBACK (on_changed), page, G_CONNECT_SWAPPED);
  on_changed (page);
}

GPtrArray *
dorsal_history_page_get_rows (DorsalHistoryPage *page)
{
  return dorsal_kept_list_get_rows (page->list);
}

void
dorsal_history_page_hide (DorsalHistoryPage *page, gint64 id, gboolean hidden)
{
  dorsal_kept_list_hide (page->list, id, hidden);
  show_list (page);
}

/* --- rows --- */

static void
on_row_setup (GtkListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, dorsal_kept_row_new ());
}

static void
on_row_bind (GtkListItemFactory *factory, GtkListItem *item)
{
  DorsalKeptItem *kept = gtk_list_item_get_item (item);

  gtk_list_item_set_activatable (item, dorsal_kept_item_get_row (kept) != NULL);
  dorsal_kept_row_show (DORSAL_KEPT_ROW (gtk_list_item_get_child (item)), kept, g_get_real_time ());
}

static void
on_row_unbind (GtkListItemFactory *factory, GtkListItem *item)
{
  dorsal_kept_row_clear (DORSAL_KEPT_ROW (gtk_list_item_get_child (item)));
}

static void
on_row_activated (DorsalHistoryPage *page, guint position)
{
  g_autoptr (DorsalKeptItem) item = g_list_model_get_item (G_LIST_MODEL (page->list), position);
  const DorsalCatalogueRow *row = item ? dorsal_kept_item_get_row (item) : NULL;

  if (row)
    g_signal_emit (page, signals[OPENED], 0, row->id);
}

/* --- the object --- */

static void
dorsal_history_page_dispose (GObject *object)
{
  DorsalHistoryPage *page = DORSAL_HISTORY_PAGE (object);
  GtkWidget *child;

  stop_reading (page);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_object (&page->list);
  g_clear_object (&page->archive);
  G_OBJECT_CLASS (dorsal_history_page_parent_class)->dispose (object);
}

static void
dorsal_history_page_class_init (DorsalHistoryPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_history_page_dispose;
  widget_class->map = dorsal_history_page_map;
  signals[OPENED] = g_signal_new ("opened", DORSAL_TYPE_HISTORY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LISTED]
      = g_signal_new ("listed", DORSAL_TYPE_HISTORY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/history-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalHistoryPage, name)
  CHILD (stack);
  CHILD (view);
  CHILD (search_bar);
  CHILD (search_entry);
  CHILD (search_button);
  CHILD (tools);
  CHILD (sift_button);
  CHILD (with_holds);
  CHILD (with_alerts);
  CHILD (source);
  CHILD (since);
  CHILD (trouble);
  CHILD (count);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_sifted);
  gtk_widget_class_bind_template_callback (widget_class, on_cleared);
  gtk_widget_class_bind_template_callback (widget_class, on_row_setup);
  gtk_widget_class_bind_template_callback (widget_class, on_row_bind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_unbind);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_install_action (widget_class, "history.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "history.find", NULL);
}

static void
dorsal_history_page_init (DorsalHistoryPage *page)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (page));
  page->list = dorsal_kept_list_new ();
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (page->list))));
  gtk_list_view_set_model (page->view, selection);
  gtk_search_bar_connect_entry (page->search_bar, GTK_EDITABLE (page->search_entry));
  gtk_search_bar_set_key_capture_widget (page->search_bar, GTK_WIDGET (page));
  page->stale = TRUE;
}
