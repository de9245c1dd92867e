/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   typing                        nothing yet
 *   focus leaves, page leaves,    a job of the archive, if it differs from what is kept
 *   another session
 *   Escape                        what is kept is shown again
 *   could not be kept             it is said; the next time focus leaves, it is tried again
 *   an older text could not       nothing, for a newer one is under way, which it was to come before
 *   shown again                   what was written here, where the database was read before it came there
 *
 * Comes in: a text, keys. Goes out: a text in the database. Never: a wait for the disk, a note on another session than
 * the one it was written under. */

#include "app/kept-note.h"

#include <glib/gi18n.h>

#include "store/history.h"

struct _DorsalKeptNote
{
  GtkWidget parent_instance;
  DorsalArchive *archive;
  GtkTextView *text;
  gint64 id;
  char *kept; /* what the database has, or is about to get */
  GHashTable *written; /* id → text, since it was last shown: what is read meanwhile may be older */
  GQueue under_way;    /* orders, the newest last; their tasks own them */
};

G_DEFINE_FINAL_TYPE (DorsalKeptNote, dorsal_kept_note, GTK_TYPE_WIDGET)

enum
{
  TOLD,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* --- the job --- */

typedef struct
{
  gint64 id;
  char *text;
  char *before; /* what is kept where this cannot be */
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->text);
  g_free (order->before);
  g_free (order);
}

static void
keep_job (DorsalStore *store, GTask *task)
{
  const Order *order = g_task_get_task_data (task);
  GError *error = NULL;

  if (dorsal_kept_set_note (store, order->id, order->text, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The one under way that was given next for the same session; NULL: none. */
static Order *
newer_of (DorsalKeptNote *note, const Order *order)
{
  for (GList *l = g_queue_find (&note->under_way, order)->next; l; l = l->next)
    if (((Order *) l->data)->id == order->id)
      return l->data;
  return NULL;
}

static void
on_refused (DorsalKeptNote *note, Order *order)
{
  Order *newer = newer_of (note, order);

  if (newer)
    {
      g_free (newer->before);
      newer->before = g_steal_pointer (&order->before);
      return;
    }
  g_hash_table_remove (note->written, &order->id);
  if (note->id == order->id)
    {
      g_free (note->kept);
      note->kept = g_steal_pointer (&order->before);
    }
  g_signal_emit (note, signals[TOLD], 0,
                 _("The note could not be kept. Check the free space of the disk, then try again."));
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer data)
{
  DorsalKeptNote *note = DORSAL_KEPT_NOTE (source);
  Order *order = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), NULL))
    on_refused (note, order);
  g_queue_remove (&note->under_way, order);
}

static void
keep (DorsalKeptNote *note)
{
  g_autofree char *text = NULL;
  Order *order;
  GTask *task;

  if (note->id == 0 || !note->archive)
    return;
  text = dorsal_kept_note_get_text (note);
  if (g_str_equal (text, note->kept))
    return;
  order = g_new0 (Order, 1);
  *order = (Order){ note->id, g_strdup (text), g_steal_pointer (&note->kept) };
  note->kept = g_steal_pointer (&text);
  g_queue_push_tail (&note->under_way, order);
  g_hash_table_insert (note->written, g_memdup2 (&note->id, sizeof note->id), g_strdup (note->kept));
  task = g_task_new (note, NULL, on_kept, NULL);
  g_task_set_task_data (task, order, order_free);
  dorsal_archive_run (note->archive, DORSAL_LANE_QUICK, DORSAL_STORE_WRITE, keep_job, task);
}

/* --- the text --- */

/* Not to be undone: it is another text, not one that was typed. */
static void
set_text (DorsalKeptNote *note, const char *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (note->text);

  gtk_text_buffer_begin_irreversible_action (buffer);
  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_end_irreversible_action (buffer);
}

char *
dorsal_kept_note_get_text (DorsalKeptNote *note)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (note->text);
  GtkTextIter from, to;

  gtk_text_buffer_get_bounds (buffer, &from, &to);
  return g_strchomp (gtk_text_buffer_get_text (buffer, &from, &to, FALSE));
}

void
dorsal_kept_note_show (DorsalKeptNote *note, gint64 id, const char *text)
{
  const char *newer;

  keep (note);
  newer = g_hash_table_lookup (note->written, &id);
  note->id = id;
  g_free (note->kept);
  note->kept = g_strchomp (g_strdup (newer ? newer : text));
  if (g_queue_is_empty (&note->under_way))
    g_hash_table_remove (note->written, &id);
  set_text (note, note->kept);
}

void
dorsal_kept_note_set_archive (DorsalKeptNote *note, DorsalArchive *archive)
{
  g_set_object (&note->archive, archive);
}

/* What it does with one press: what was typed goes; with the next one, what Escape does elsewhere. */
static gboolean
on_key (GtkEventController *controller, guint key, guint code, GdkModifierType state, DorsalKeptNote *note)
{
  g_autofree char *text = NULL;

  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  text = dorsal_kept_note_get_text (note);
  if (g_str_equal (text, note->kept))
    return GDK_EVENT_PROPAGATE;
  set_text (note, note->kept);
  return GDK_EVENT_STOP;
}

/* --- the object --- */

static void
dorsal_kept_note_unmap (GtkWidget *widget)
{
  keep (DORSAL_KEPT_NOTE (widget));
  GTK_WIDGET_CLASS (dorsal_kept_note_parent_class)->unmap (widget);
}

static void
dorsal_kept_note_dispose (GObject *object)
{
  DorsalKeptNote *note = DORSAL_KEPT_NOTE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_object (&note->archive);
  G_OBJECT_CLASS (dorsal_kept_note_parent_class)->dispose (object);
}

static void
dorsal_kept_note_finalize (GObject *object)
{
  DorsalKeptNote *note = DORSAL_KEPT_NOTE (object);

  g_free (note->kept);
  g_hash_table_unref (note->written);
  G_OBJECT_CLASS (dorsal_kept_note_parent_class)->finalize (object);
}

static void
dorsal_kept_note_class_init (DorsalKeptNoteClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_kept_note_dispose;
  G_OBJECT_CLASS (class)->finalize = dorsal_kept_note_finalize;
  widget_class->unmap = dorsal_kept_note_unmap;
  signals[TOLD] = g_signal_new ("told", DORSAL_TYPE_KEPT_NOTE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/kept-note.ui");
  gtk_widget_class_bind_template_child (widget_class, DorsalKeptNote, text);
  gtk_widget_class_bind_template_callback (widget_class, on_key);
  gtk_widget_class_bind_template_callback (widget_class, keep);
}

static void
dorsal_kept_note_init (DorsalKeptNote *note)
{
  note->kept = g_strdup ("");
  note->written = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  gtk_widget_init_template (GTK_WIDGET (note));
}
