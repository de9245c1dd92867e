/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing a roller. Comes in: the system's ports, a click, a path. Goes out: the name of a
 * source. Never: an opened port; looking must not disturb a board. */

#include "app/source-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "sensor/port.h"

#define SCAN_MS 2000

struct _DorsalSourceList
{
  GtkWidget parent_instance;
  GtkWidget *ports_group;
  GtkWidget *none_row;
  GtkWidget *demo_row;
  GtkWidget *path_row;
  GPtrArray *rows; /* of ports */
  char *shown;     /* what the rows were made from: no flicker while nothing changes */
  guint scan_id;
};

G_DEFINE_FINAL_TYPE (DorsalSourceList, dorsal_source_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
choose (DorsalSourceList *list, const char *name)
{
  g_signal_emit (list, signals[CHOSEN], 0, name);
}

static void
on_port_activated (DorsalSourceList *list, GtkWidget *row)
{
  choose (list, g_object_get_data (G_OBJECT (row), "path"));
}

static void
on_demo_activated (DorsalSourceList *list)
{
  choose (list, "demo");
}

static void
on_path_applied (DorsalSourceList *list)
{
  g_autofree char *path = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (list->path_row))));

  if (*path)
    choose (list, path);
}

static void
on_file_chosen (GtkNativeDialog *dialog, int response, DorsalSourceList *list)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      choose (list, g_file_peek_path (file));
    }
  g_object_unref (dialog);
}

static void
on_browse_clicked (DorsalSourceList *list)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (list)));
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_("Open a recording"), window, GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  g_signal_connect_object (dialog, "response", G_CALLBACK (on_file_chosen), list, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* "USB 2341:8036 · Dorsal Project" */
static char *
subtitle_of (DorsalPort *port)
{
  const char *manufacturer = dorsal_port_get_manufacturer (port);
  const char *serial = dorsal_port_get_serial (port);
  g_autofree char *ids = g_strdup_printf ("USB %04X:%04X", dorsal_port_get_vid (port), dorsal_port_get_pid (port));
  GString *text = g_string_new (ids);

  if (manufacturer)
    g_string_append_printf (text, " · %s", manufacturer);
  if (serial)
    g_string_append_printf (text, " · %s", serial);
  return g_string_free (text, FALSE);
}

static GtkWidget *
row_of (DorsalSourceList *list, DorsalPort *port)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *label = dorsal_port_dup_label (port);
  g_autofree char *subtitle = subtitle_of (port);

  /* What a device says of itself is text, never markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (dorsal_port_get_path (port)), g_free);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_port_activated), list);
  return row;
}

static char *
fingerprint (GPtrArray *ports, const GError *error)
{
  GString *text = g_string_new (error ? error->message : "");

  for (guint i = 0; ports && i < ports->len; i++)
    {
      g_autofree char *label = dorsal_port_dup_label (ports->pdata[i]);
      g_string_append_printf (text, "\n%s", label);
    }
  return g_string_free (text, FALSE);
}

static gboolean
scan (gpointer data)
{
  DorsalSourceList *list = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ports = dorsal_port_list (&error);
  g_autofree char *now = fingerprint (ports, error);

  if (g_strcmp0 (now, list->shown) == 0)
    return G_SOURCE_CONTINUE;
  g_free (list->shown);
  list->shown = g_steal_pointer (&now);
  for (guint i = 0; i < list->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (list->ports_group), list->rows->pdata[i]);
  g_ptr_array_set_size (list->rows, 0);
  for (guint i = 0; ports && i < ports->len; i++)
    {
      GtkWidget *row = row_of (list, ports->pdata[i]);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (list->ports_group), row);
      g_ptr_array_add (list->rows, row);
    }
  gtk_widget_set_visible (list->none_row, list->rows->len == 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (list->none_row),
                               error ? error->message : _("Plug it into a USB port: it will appear here."));
  return G_SOURCE_CONTINUE;
}

static void
on_map (DorsalSourceList *list)
{
  scan (list);
  if (list->scan_id == 0)
    list->scan_id = g_timeout_add (SCAN_MS, scan, list);
}

static void
on_unmap (DorsalSourceList *list)
{
  g_clear_handle_id (&list->scan_id, g_source_remove);
}

static void
dorsal_source_list_dispose (GObject *object)
{
  DorsalSourceList *list = DORSAL_SOURCE_LIST (object);
  GtkWidget *child;

  g_clear_handle_id (&list->scan_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_widget_unparent (child);
  g_clear_pointer (&list->rows, g_ptr_array_unref);
  g_clear_pointer (&list->shown, g_free);
  G_OBJECT_CLASS (dorsal_source_list_parent_class)->dispose (object);
}

static void
dorsal_source_list_class_init (DorsalSourceListClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_source_list_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", DORSAL_TYPE_SOURCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/source-list.ui");
  gtk_widget_class_bind_template_child (widget_class, DorsalSourceList, ports_group);
  gtk_widget_class_bind_template_child (widget_class, DorsalSourceList, none_row);
  gtk_widget_class_bind_template_child (widget_class, DorsalSourceList, demo_row);
  gtk_widget_class_bind_template_child (widget_class, DorsalSourceList, path_row);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_path_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_browse_clicked);
}

static void
dorsal_source_list_init (DorsalSourceList *list)
{
  list->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (list));
  g_signal_connect (list, "map", G_CALLBACK (on_map), NULL);
  g_signal_connect (list, "unmap", G_CALLBACK (on_unmap), NULL);
}

GtkWidget *
dorsal_source_list_new (void)
{
  return g_object_new (DORSAL_TYPE_SOURCE_LIST, NULL);
}
