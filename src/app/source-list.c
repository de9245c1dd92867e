/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Choosing a roller. Comes in: the system's ports, the rollers known, a click, a path. Goes out: the
 * name of a source. Never: an opened port, for looking must not disturb a board; an empty list
 * without a word. */

#include "app/source-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/trouble.h"

struct _DorsalSourceList
{
  GtkWidget parent_instance;
  GtkWidget *ports_group;
  GtkWidget *none_row;
  GtkWidget *demo_row;
  GtkWidget *path_row;
  GPtrArray *rows; /* of ports and absent rollers */
  GtkWidget *copy_button;
  char *command; /* what would show the ports; NULL for none */
  DorsalPorts *ports;
  DorsalRemembered *remembered;
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
on_copy_clicked (DorsalSourceList *list)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (list)), list->command);
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

/* "USB 2341:8036 · Dorsal Project · A1B2C3" */
static char *
dup_numbers (DorsalPort *port)
{
  const char *manufacturer = dorsal_port_get_manufacturer (port);
  const char *serial = dorsal_port_get_serial (port);
  GString *text = g_string_new (NULL);

  if (dorsal_port_get_vid (port) != 0)
    g_string_append_printf (text, "USB %04X:%04X", dorsal_port_get_vid (port), dorsal_port_get_pid (port));
  if (manufacturer)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", manufacturer);
  if (serial)
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", serial);
  return g_string_free (text, FALSE);
}

/* --- rows --- */

static GtkWidget *
add_row (DorsalSourceList *list, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  /* What a device says of itself is text, never markup. */
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (list->ports_group), row);
  g_ptr_array_add (list->rows, row);
  return row;
}

static void
on_forget_clicked (GtkWidget *button, DorsalSourceList *list)
{
  DorsalIdentity usb;

  if (dorsal_identity_parse (g_object_get_data (G_OBJECT (button), "usb"), &usb))
    dorsal_remembered_forget (list->remembered, &usb);
}

static void
add_forget_button (DorsalSourceList *list, GtkWidget *row, const DorsalKnownRoller *roller)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Forget"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Do not connect to this roller by itself any more"));
  g_object_set_data_full (G_OBJECT (button), "usb", dorsal_identity_print (&roller->usb), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_forget_clicked), list, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_port (DorsalSourceList *list, DorsalPort *port)
{
  DorsalIdentity usb = dorsal_identity_of_port (port);
  const DorsalKnownRoller *known = dorsal_remembered_lookup (list->remembered, &usb);
  g_autoptr (DorsalTrouble) trouble = dorsal_trouble_find (list->ports, dorsal_port_get_path (port), NULL);
  g_autofree char *label = dorsal_port_dup_label (port);
  g_autofree char *numbers = dup_numbers (port);
  g_autofree char *title
      = known ? g_strdup_printf ("%s (%s)", known->name, dorsal_port_get_name (port)) : g_strdup (label);
  g_autofree char *subtitle = trouble->bad ? g_strdup_printf ("%s · %s", trouble->title, numbers) : g_strdup (numbers);
  GtkWidget *row = add_row (list, title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (dorsal_port_get_path (port)), g_free);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (on_port_activated), list);
  if (known)
    add_forget_button (list, row, known);
}

/* Known, and not here. */
static void
add_absent (DorsalSourceList *list, const DorsalKnownRoller *roller)
{
  GtkWidget *row;

  if (dorsal_identity_find (&roller->usb, G_LIST_MODEL (list->ports), G_MAXINT64))
    return;
  row = add_row (list, roller->name, _("Not plugged in; connects by itself when it is"));
  gtk_widget_add_css_class (row, "absent");
  add_forget_button (list, row, roller);
}

static void
rebuild (DorsalSourceList *list)
{
  guint n_ports = g_list_model_get_n_items (G_LIST_MODEL (list->ports));

  for (guint i = 0; i < list->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (list->ports_group), list->rows->pdata[i]);
  g_ptr_array_set_size (list->rows, 0);
  for (guint i = 0; i < n_ports; i++)
    {
      g_autoptr (DorsalPort) port = g_list_model_get_item (G_LIST_MODEL (list->ports), i);
      add_port (list, port);
    }
  gtk_widget_set_visible (list->none_row, n_ports == 0);
  if (n_ports == 0)
    {
      g_autoptr (DorsalTrouble) trouble = dorsal_trouble_find (list->ports, NULL, NULL);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (list->none_row), trouble->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (list->none_row), trouble->text);
      g_free (list->command);
      list->command = g_steal_pointer (&trouble->command);
      gtk_widget_set_visible (list->copy_button, list->command != NULL);
    }
  for (guint i = 0; i < dorsal_remembered_get_length (list->remembered); i++)
    add_absent (list, dorsal_remembered_get (list->remembered, i));
}

/* Rows are made when somebody can see them. */
static void
on_changed (DorsalSourceList *list)
{
  if (list->ports && gtk_widget_get_mapped (GTK_WIDGET (list)))
    rebuild (list);
}

void
dorsal_source_list_set_finder (DorsalSourceList *list, DorsalFinder *finder)
{
  DorsalPorts *ports = dorsal_finder_get_ports (finder);
  DorsalRemembered *remembered = dorsal_finder_get_remembered (finder);

  g_return_if_fail (!list->ports);

  list->ports = g_object_ref (ports);
  list->remembered = g_object_ref (remembered);
  g_signal_connect_object (ports, "items-changed", G_CALLBACK (on_changed), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (ports, "touched", G_CALLBACK (on_changed), list, G_CONNECT_SWAPPED);
  g_signal_connect_object (remembered, "changed", G_CALLBACK (on_changed), list, G_CONNECT_SWAPPED);
  on_changed (list);
}

static void
dorsal_source_list_dispose (GObject *object)
{
  DorsalSourceList *list = DORSAL_SOURCE_LIST (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))))
    gtk_widget_unparent (child);
  g_clear_pointer (&list->rows, g_ptr_array_unref);
  g_clear_pointer (&list->command, g_free);
  g_clear_object (&list->ports);
  g_clear_object (&list->remembered);
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
  gtk_widget_class_bind_template_child (widget_class, DorsalSourceList, copy_button);
  gtk_widget_class_bind_template_child (widget_class, DorsalSourceList, demo_row);
  gtk_widget_class_bind_template_child (widget_class, DorsalSourceList, path_row);
  gtk_widget_class_bind_template_callback (widget_class, on_demo_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_path_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_browse_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
dorsal_source_list_init (DorsalSourceList *list)
{
  list->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (list));
  g_signal_connect_after (list, "map", G_CALLBACK (on_changed), NULL);
}
