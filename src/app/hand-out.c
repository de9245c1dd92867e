/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session on its way out.
 *
 *   csv, edf, json   store/export writes the file
 *   pdf, png, svg    store/report sums up, draw/report-sheet draws, store/export writes the bytes
 *   paper            the same report, drawn by the print operation
 *
 * Comes in: a session, a format. Goes out: a file that appears whole or not at all, and a sentence. Never: the main
 * thread waiting for a disk, a file half written. */

#include "app/hand-out.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/error-text.h"
#include "app/kept-words.h"
#include "app/schema.h"
#include "draw/report-sheet.h"
#include "store/report.h"

typedef struct
{
  gint64 id;
  DorsalRange range;
  char *format, *path;
  char *name;              /* the person's, as the preferences have it */
  gboolean from_right;     /* its readers begin there */
  char *began;             /* date and time, in words */
  DorsalReport *report;    /* of a page to be printed */
  DorsalKeptSession *session;
  DorsalHandedFunc handed;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_free (order->format);
  g_free (order->path);
  g_free (order->name);
  g_free (order->began);
  dorsal_report_free (order->report);
  dorsal_kept_free (order->session);
  g_free (order);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Order, order_free)

static Order *
order_new (gint64 id, DorsalRange range, const char *format, DorsalHandedFunc handed)
{
  Order *order = g_new0 (Order, 1);

  order->id = id;
  order->range = range;
  order->format = g_strdup (format);
  order->name = g_settings_get_string (dorsal_schema_settings (), "report-name");
  order->from_right = gtk_widget_get_default_direction () == GTK_TEXT_DIR_RTL;
  order->handed = handed;
  return order;
}

char *
dorsal_hand_out_name (const DorsalKeptSession *session, const char *format)
{
  g_autoptr (GDateTime) began = g_date_time_new_from_unix_local (session->began_us / G_USEC_PER_SEC);
  g_autofree char *when = began ? g_date_time_format (began, "%Y-%m-%d-%H%M") : g_strdup ("session");

  return g_strdup_printf ("dorsal-%s.%s", when, format);
}

/* --- on the archive's thread --- */

static const char *
translate (const char *text)
{
  return g_dgettext (GETTEXT_PACKAGE, text);
}

static DorsalReportView
view_of (const Order *order)
{
  const DorsalKeptSession *session = order->session;

  return (DorsalReportView){
    .report = order->report,
    .name = order->name,
    .began = order->began,
    .note = session->note,
    .model = session->model,
    .serial = session->serial,
    .demo = strcmp (session->source, "demo") == 0,
    .damaged = session->damaged,
    .dropped = session->dropped,
    .from_right = order->from_right,
    .translate = translate,
  };
}

static gboolean
sum_up (DorsalStore *store, Order *order, GError **error)
{
  g_autofree char *day = NULL, *hour = NULL;

  order->session = dorsal_kept_get (store, order->id, error);
  if (!order->session)
    return FALSE;
  day = dorsal_words_of_day (order->session->began_us, 0); /* with its year: nobody knows when it is read */
  hour = dorsal_words_of_hour (order->session->began_us);
  order->began = g_strdup_printf ("%s, %s", day, hour);
  order->report = dorsal_kept_report (store, order->session, order->range, NULL, error);
  return order->report != NULL;
}

static gboolean
write_sheet (DorsalStore *store, Order *order, GError **error)
{
  DorsalSheetFormat format = DORSAL_SHEET_PDF;
  g_autoptr (GBytes) bytes = NULL;
  DorsalReportView view;

  if (!sum_up (store, order, error))
    return FALSE;
  dorsal_sheet_format_of (order->path, &format);
  view = view_of (order);
  bytes = dorsal_sheet_render (&view, DORSAL_REPORT_PAGE, DORSAL_PAPER_A4, format);
  if (bytes)
    return dorsal_export_bytes_to_file (bytes, order->path, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "There is not enough memory for the page");
  return FALSE;
}

static DorsalExportFunc
writer_of (const char *format)
{
  return strcmp (format, "csv") == 0    ? dorsal_export_csv
         : strcmp (format, "edf") == 0  ? dorsal_export_edf
         : strcmp (format, "json") == 0 ? dorsal_export_json
                                        : NULL;
}

static void
write_job (DorsalStore *store, GTask *task)
{
  Order *order = g_task_get_task_data (task);
  DorsalExportFunc func = writer_of (order->format);
  GError *error = NULL;
  g_autoptr (DorsalKeptSession) session = NULL;
  gboolean done;

  if (func)
    {
      session = dorsal_kept_get (store, order->id, &error);
      done = session && dorsal_export_to_file (func, store, session, order->range, order->path, &error);
    }
  else
    done = write_sheet (store, order, &error);
  if (done)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* --- a file --- */

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  const Order *order = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (order->path);
  g_autofree char *sentence = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    sentence = g_strdup_printf (_("Saved as %s"), name);
  else
    {
      g_debug ("%s", error->message);
      sentence = dorsal_error_text_of_saving (error, name);
    }
  order->handed (sentence, source);
}

void
dorsal_hand_out_write (GtkWidget *widget, DorsalArchive *archive, gint64 id, DorsalRange range, const char *format,
                       const char *path, DorsalHandedFunc handed)
{
  GTask *task = g_task_new (widget, NULL, on_written, NULL);
  Order *order = order_new (id, range, format, handed);

  order->path = g_strdup (path);
  g_task_set_task_data (task, order, order_free);
  dorsal_archive_run (archive, DORSAL_LANE_LONG, DORSAL_STORE_READ, write_job, task);
}

/* What a dialog that is open waits with. */
typedef struct
{
  GtkWidget *widget;
  DorsalArchive *archive;
  Order *order;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->widget);
  g_object_unref (question->archive);
  order_free (question->order);
  g_free (question);
}

static void
on_place_chosen (GtkNativeDialog *dialog, int response, Question *question)
{
  Order *order = question->order;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (g_file_peek_path (file))
        dorsal_hand_out_write (question->widget, question->archive, order->id, order->range, order->format,
                               g_file_peek_path (file), order->handed);
      else
        order->handed (_("It could not be saved there: choose a folder of this computer."), question->widget);
    }
  g_object_unref (dialog); /* and the question with it */
}

/* Where a dialog begins: GTK's own would begin where Dorsal was started. */
static GFile *
first_folder (void)
{
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  return g_file_new_for_path (documents ? documents : g_get_home_dir ());
}

void
dorsal_hand_out_save (GtkWidget *widget, DorsalArchive *archive, const DorsalKeptSession *session, DorsalRange range,
                      const char *format, DorsalHandedFunc handed)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));
  gboolean part = range.to_us != G_MAXINT64;
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (part ? _("Export the Chosen Part") : _("Export the Session"), window,
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  g_autofree char *name = dorsal_hand_out_name (session, format);
  g_autoptr (GFile) folder = first_folder ();
  Question *question = g_new0 (Question, 1);

  *question = (Question){ g_object_ref (widget), g_object_ref (archive), order_new (session->id, range, format, handed) };
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_place_chosen), question, question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* --- paper --- */

static void
sum_up_job (DorsalStore *store, GTask *task)
{
  GError *error = NULL;

  if (sum_up (store, g_task_get_task_data (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_draw_page (GtkPrintOperation *print, GtkPrintContext *context, int page, GTask *task)
{
  DorsalReportView view = view_of (g_task_get_task_data (task));
  cairo_t *cr = gtk_print_context_get_cairo_context (context);

  dorsal_draw_report (cr, gtk_print_context_get_width (context), gtk_print_context_get_height (context), &view);
}

static void
on_printed (GtkPrintOperation *print, GtkPrintOperationResult result, GTask *task)
{
  const Order *order = g_task_get_task_data (task);

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    order->handed (_("It could not be printed. Check the printer, or save the report as a PDF."),
                   g_task_get_source_object (task));
}

static void
unref_task (gpointer task, GClosure *closure)
{
  g_object_unref (task);
}

static void
on_summed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = G_TASK (result);
  const Order *order = g_task_get_task_data (task);
  g_autoptr (GtkPrintOperation) print = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (source));

  if (!g_task_propagate_boolean (task, NULL))
    {
      order->handed (_("It could not be printed: what is kept of this session cannot be read."), source);
      return;
    }
  print = gtk_print_operation_new ();
  gtk_print_operation_set_n_pages (print, 1);
  gtk_print_operation_set_use_full_page (print, TRUE); /* the page has its own margins */
  gtk_print_operation_set_unit (print, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (print, TRUE); /* the dialog stands there while a session goes on */
  gtk_print_operation_set_job_name (print, _("Dorsal session"));
  g_signal_connect_data (print, "draw-page", G_CALLBACK (on_draw_page), g_object_ref (task), unref_task, 0);
  g_signal_connect_data (print, "done", G_CALLBACK (on_printed), g_object_ref (task), unref_task, 0);
  gtk_print_operation_run (print, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, root ? GTK_WINDOW (root) : NULL, NULL);
}

void
dorsal_hand_out_print (GtkWidget *widget, DorsalArchive *archive, const DorsalKeptSession *session, DorsalRange range,
                       DorsalHandedFunc handed)
{
  GTask *task = g_task_new (widget, NULL, on_summed_up, NULL);

  g_task_set_task_data (task, order_new (session->id, range, "print", handed), order_free);
  dorsal_archive_run (archive, DORSAL_LANE_LONG, DORSAL_STORE_READ, sum_up_job, task);
}
