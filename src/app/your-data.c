/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a wish of the menu. Goes out: a dialog, a job, a sentence. Never: a file overwritten, anything erased
 * before the word was typed. */

#include "app/your-data.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "app/error-text.h"
#include "app/hand-out.h"
#include "app/catalogue.h"
#include "store/export.h"
#include "store/history.h"

/* What a dialog or a job waits with. */
#define HEADING_PX 240 /* what lies in a dialog is as wide as its heading, which libadwaita 1.7 measures for less, and warns */

typedef struct
{
  GtkWindow *window;
  DorsalArchive *archive;
  DorsalDataFunc done;
  gpointer data;
  char *path;
  guint n; /* sessions written */
} Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_clear_object (&wish->window);
  g_clear_object (&wish->archive);
  g_free (wish->path);
  g_free (wish);
}

static void
wish_free_closure (gpointer data, GClosure *closure)
{
  wish_free (data);
}

static Wish *
wish_new (GtkWindow *window, DorsalArchive *archive, DorsalDataFunc done, gpointer data, const char *path)
{
  Wish *wish = g_new0 (Wish, 1);

  *wish = (Wish){ g_object_ref (window), g_object_ref (archive), done, data, g_strdup (path), 0 };
  return wish;
}

static const char *
reason_of (const GError *error)
{
  return error->domain == DORSAL_STORE_ERROR ? dorsal_error_text_of_reading ((DorsalStoreError) error->code)
                                             : error->message;
}

/* A window that is gone has nobody to tell. */
static void
finish (Wish *wish, const char *sentence)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (wish->window)))
    wish->done (sentence, wish->data);
}

/* --- where it is --- */

static void
on_show_response (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  g_autoptr (GFile) file = g_file_new_for_path (g_object_get_data (G_OBJECT (dialog), "path"));
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *uri = g_file_get_uri (folder);

  if (strcmp (response, "open") == 0)
    gtk_show_uri (gtk_window_get_transient_for (GTK_WINDOW (dialog)), uri, GDK_CURRENT_TIME);
}

/* Where it is, to be copied. */
static GtkWidget *
path_label (const char *path)
{
  return g_object_new (GTK_TYPE_LABEL, "label", path, "selectable", TRUE, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                       "justify", GTK_JUSTIFY_CENTER, "max-width-chars", 40, "width-request", HEADING_PX, NULL);
}

void
dorsal_your_data_show (GtkWindow *window, const char *path, guint sessions)
{
  g_autofree char *size = path ? g_format_size (dorsal_history_size (path)) : NULL;
  g_autofree char *body
      = path ? g_strdup_printf (/* Translators: how many, and how much room they take, such as 1.2 MB; where it is stands below. */
                                ngettext ("%u session, %s. It stays on this computer: Dorsal has no way to the network.",
                                          "%u sessions, %s. They stay on this computer: Dorsal has no way to the network.",
                                          sessions),
                                sessions, size)
             : g_strdup (_("Nothing is kept."));
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (window, _("Where Your Data Is"), body));

  adw_message_dialog_add_response (dialog, "close", _("_Close"));
  if (path)
    {
      adw_message_dialog_add_response (dialog, "open", _("_Open the Folder"));
      adw_message_dialog_set_extra_child (dialog, path_label (path));
      g_object_set_data_full (G_OBJECT (dialog), "path", g_strdup (path), g_free);
      g_signal_connect (dialog, "response", G_CALLBACK (on_show_response), NULL);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- out with all of it --- */

static gboolean
export_one (DorsalStore *store, gint64 id, const char *folder, GError **error)
{
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, error);
  DorsalRange all = { .to_us = G_MAXINT64 };
  g_autofree char *name = NULL, *stem = NULL, *path = NULL;

  if (!session)
    return FALSE;
  stem = dorsal_hand_out_name (session, "csv");
  stem[strlen (stem) - strlen (".csv")] = '\0';
  name = g_strdup_printf ("%s-%" G_GINT64_FORMAT ".csv", stem, id); /* two may begin in one minute */
  path = g_build_filename (folder, name, NULL);
  return dorsal_export_to_file (dorsal_export_csv, store, session, all, path, error);
}

static void
export_job (DorsalStore *store, GTask *task)
{
  Wish *wish = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) rows = dorsal_catalogue_read (store, &error);

  for (guint i = 0; rows && i < rows->len; i++, wish->n++)
    if (!export_one (store, ((DorsalCatalogueRow *) rows->pdata[i])->id, wish->path, &error))
      break;
  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer data)
{
  Wish *wish = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    sentence = g_strdup_printf (ngettext ("%u session saved", "%u sessions saved", wish->n), wish->n);
  else
    sentence = g_strdup_printf (_("%u sessions were saved, then it went wrong: %s"), wish->n, reason_of (error));
  finish (wish, sentence);
}

static void
on_folder_chosen (GtkNativeDialog *dialog, int response, Wish *wish)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      GTask *task = g_task_new (NULL, NULL, on_exported, NULL);

      g_task_set_task_data (task, wish_new (wish->window, wish->archive, wish->done, wish->data, g_file_peek_path (file)),
                            wish_free);
      dorsal_archive_run (wish->archive, DORSAL_LANE_LONG, DORSAL_STORE_READ, export_job, task);
    }
  g_object_unref (dialog);
}

static void
choose_file (GtkWindow *window, const char *title, GtkFileChooserAction action, const char *accept, GCallback chosen,
             Wish *wish)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, window, action, accept, NULL);

  g_signal_connect_data (dialog, "response", chosen, wish, wish_free_closure, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
dorsal_your_data_export (GtkWindow *window, DorsalArchive *archive, DorsalDataFunc done, gpointer data)
{
  choose_file (window, _("Export Everything Into a Folder"), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Export"),
               G_CALLBACK (on_folder_chosen), wish_new (window, archive, done, data, NULL));
}

/* --- in --- */

static void
import_job (DorsalStore *store, GTask *task)
{
  Wish *wish = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (wish->path);
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFileInputStream) in = g_file_read (file, NULL, &error);

  if (in && dorsal_import (store, G_INPUT_STREAM (in), name, &error) > 0)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    sentence = g_strdup (_("Session imported"));
  else
    sentence = g_strdup_printf (_("It could not be imported: %s"), reason_of (error));
  finish (g_task_get_task_data (G_TASK (result)), sentence);
}

void
dorsal_your_data_import_file (GtkWindow *window, DorsalArchive *archive, const char *path, DorsalDataFunc done,
                              gpointer data)
{
  GTask *task = g_task_new (NULL, NULL, on_imported, NULL);

  g_task_set_task_data (task, wish_new (window, archive, done, data, path), wish_free);
  dorsal_archive_run (archive, DORSAL_LANE_QUICK, DORSAL_STORE_WRITE, import_job, task);
}

static void
on_import_chosen (GtkNativeDialog *dialog, int response, Wish *wish)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      dorsal_your_data_import_file (wish->window, wish->archive, g_file_peek_path (file), wish->done, wish->data);
    }
  g_object_unref (dialog);
}

void
dorsal_your_data_import (GtkWindow *window, DorsalArchive *archive, DorsalDataFunc done, gpointer data)
{
  choose_file (window, _("Import a Session"), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"),
               G_CALLBACK (on_import_chosen), wish_new (window, archive, done, data, NULL));
}

/* --- away with all of it --- */

/* store is NULL: nobody has it open. */
static void
erase_job (DorsalStore *store, GTask *task)
{
  const Wish *wish = g_task_get_task_data (task);
  GError *error = NULL;

  if (dorsal_history_erase (dorsal_archive_get_path (wish->archive), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_erased (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);
  gboolean busy = g_error_matches (error, DORSAL_STORE_ERROR, DORSAL_STORE_ERROR_BUSY);

  finish (g_task_get_task_data (G_TASK (result)),
          done   ? _("All sessions are erased")
          : busy ? _("Nothing was erased: a session is being recorded. End it first.")
                 : _("Nothing was erased: the record of sessions could not be changed. Check the folder’s permissions."));
}

static void
on_erase_response (AdwMessageDialog *dialog, const char *response, Wish *wish)
{
  GTask *task;

  if (strcmp (response, "erase") != 0)
    return;
  task = g_task_new (NULL, NULL, on_erased, NULL);
  g_task_set_task_data (task, wish_new (wish->window, wish->archive, wish->done, wish->data, NULL), wish_free);
  dorsal_archive_run_alone (wish->archive, erase_job, task);
}

static void
on_word_typed (GtkEditable *entry, AdwMessageDialog *dialog)
{
  g_autofree char *typed = g_utf8_casefold (gtk_editable_get_text (entry), -1);
  g_autofree char *wanted = g_utf8_casefold (_("erase"), -1);

  adw_message_dialog_set_response_enabled (dialog, "erase", strcmp (g_strstrip (typed), wanted) == 0);
}

void
dorsal_your_data_erase (GtkWindow *window, DorsalArchive *archive, DorsalDataFunc done, gpointer data)
{
  /* Translators: the word in quotes is that of "erase", which has to be typed. */
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      window, _("Erase Everything?"),
      _("All sessions, their notes and all that is known of them go, and nobody can bring them back. Type “erase” to go on.")));
  GtkWidget *entry = g_object_new (GTK_TYPE_ENTRY, "width-request", HEADING_PX, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Type “erase”"), -1);
  adw_message_dialog_set_extra_child (dialog, entry);
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "erase", _("_Erase Everything"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (dialog, "erase", FALSE);
  adw_message_dialog_set_default_response (dialog, "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_word_typed), dialog, 0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_erase_response),
                         wish_new (window, archive, done, data, NULL), wish_free_closure, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
