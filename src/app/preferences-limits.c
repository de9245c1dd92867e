/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of limits: which file, why it does not count, and every number that does.
 *
 * Comes in: a file, chosen or dropped. Goes out: its path. Never: a table of numbers that are not in force. */

#include <glib/gi18n.h>
#include <string.h>

#include "app/preferences-private.h"
#include "app/wishes.h"
#include "core/number.h"

static const struct
{
  const char *group, *title;
} groups[] = {
  { "zones", N_("Borders of the Zones") },
  { "anchor", N_("Start and Doubt") },
  { "contact", N_("Lying on It") },
  { "motion", N_("Rolling and Holding") },
  { "pace", N_("Pace") },
  { "hold", N_("Holds") },
  { "sets", N_("Sets") },
  { "gesture", N_("Firm Presses") },
  { "breath", N_("Breath") },
  { "load", N_("Pressure") },
  { "alerts", N_("Warnings") },
  { "cues", N_("Cues") },
};

static void
show_value (DorsalPreferences *preferences, guint n)
{
  DorsalZonesKey key = dorsal_zones_get_key (&dorsal_live_get_settings (preferences->needs.live)->zones, n);
  DorsalZonesKey shipped = dorsal_zones_get_key (dorsal_zones_default (), n);
  GtkWidget *label = g_ptr_array_index (preferences->limits_values, n);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  gtk_label_set_text (GTK_LABEL (label), dorsal_number_to_text (key.value, number));
  if (key.value != shipped.value)
    gtk_widget_add_css_class (label, "heading");
  else
    gtk_widget_remove_css_class (label, "heading");
}

void
dorsal_preferences_show_limits (DorsalPreferences *preferences)
{
  g_autofree char *path = g_settings_get_string (preferences->needs.settings, "zones-file");
  const char *trouble = dorsal_tuner_get_trouble (preferences->needs.tuner);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (preferences->limits_file),
                                 path[0] && !trouble ? _("Your own limits") : _("The built-in limits"));
  adw_action_row_set_subtitle (preferences->limits_file, path);
  gtk_widget_set_visible (preferences->limits_builtin, path[0] != '\0');
  gtk_label_set_text (preferences->limits_trouble, trouble ? trouble : "");
  gtk_widget_set_visible (GTK_WIDGET (preferences->limits_trouble), trouble != NULL);
  for (guint n = 0; n < preferences->limits_values->len; n++)
    show_value (preferences, n);
}

static void
take_file (DorsalPreferences *preferences, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (!path)
    return;
  g_settings_set_string (preferences->needs.settings, "zones-file", path);
  dorsal_tuner_read_again (preferences->needs.tuner); /* the same path is no change, but its text may be one */
  dorsal_preferences_show_limits (preferences);
}

static void
on_chosen (GtkNativeDialog *dialog, int response, DorsalPreferences *preferences)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      take_file (preferences, file);
    }
  gtk_native_dialog_destroy (dialog);
}

static void
on_choose (GtkWidget *button, DorsalPreferences *preferences)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (
      _("Choose a File with Limits"), GTK_WINDOW (preferences->window), GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (on_chosen), preferences);
  g_object_set_data_full (G_OBJECT (preferences->window), "chooser", dialog, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_builtin (GtkWidget *button, DorsalPreferences *preferences)
{
  g_settings_reset (preferences->needs.settings, "zones-file");
}

static gboolean
on_dropped (GtkDropTarget *target, const GValue *value, double x, double y, DorsalPreferences *preferences)
{
  take_file (preferences, g_value_get_object (value));
  return TRUE;
}

static GtkWidget *
button_of (const char *title, GCallback clicked, DorsalPreferences *preferences)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", title, "valign", GTK_ALIGN_CENTER, NULL);

  g_signal_connect (button, "clicked", clicked, preferences);
  return button;
}

static void
add_keys (DorsalPreferences *preferences, AdwExpanderRow *expander, const char *group)
{
  for (guint n = 0; n < dorsal_zones_n_keys (); n++)
    {
      DorsalZonesKey key = dorsal_zones_get_key (dorsal_zones_default (), n);
      g_autofree char *range = NULL;
      GtkWidget *row;

      if (!g_str_equal (key.group, group))
        continue;
      range = dorsal_quantity_print_range (DORSAL_QUANTITY_PLAIN, key.min, key.max);
      row = g_object_new (ADW_TYPE_ACTION_ROW, "title", key.key, "subtitle", range, NULL);
      g_ptr_array_index (preferences->limits_values, n) = gtk_label_new (NULL);
      gtk_widget_add_css_class (g_ptr_array_index (preferences->limits_values, n), "numeric");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_ptr_array_index (preferences->limits_values, n));
      adw_expander_row_add_row (expander, row);
    }
}

AdwPreferencesPage *
dorsal_preferences_limits (DorsalPreferences *preferences)
{
  AdwPreferencesPage *page = dorsal_preferences_page ("limits", "dorsal-caution-symbolic", _("Limits"));
  AdwPreferencesGroup *group
      = dorsal_preferences_group (page, _("Where They Come From"),
                                  _("Copy the file default.ini, which comes with Dorsal, change what you need, and "
                                     "choose your copy here or drop it on "
                                     "this page. Most limits are sensible settings rather than medical knowledge."));
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  preferences->limits_file = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  preferences->limits_builtin = button_of (_("Use Built-In"), G_CALLBACK (on_builtin), preferences);
  adw_action_row_add_suffix (preferences->limits_file, preferences->limits_builtin);
  adw_action_row_add_suffix (preferences->limits_file, button_of (_("Choose…"), G_CALLBACK (on_choose), preferences));
  adw_preferences_group_add (group, GTK_WIDGET (preferences->limits_file));
  preferences->limits_trouble = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "margin-top", 6, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (preferences->limits_trouble), "error");
  adw_preferences_group_add (group, GTK_WIDGET (preferences->limits_trouble));
  g_signal_connect (target, "drop", G_CALLBACK (on_dropped), preferences);
  gtk_widget_add_controller (GTK_WIDGET (page), GTK_EVENT_CONTROLLER (target));

  group = dorsal_preferences_group (
      page, _("Limits in Force"),
      _("By their names in the file, where each is explained. What differs from the built-in "
         "ones is bold."));
  g_ptr_array_set_size (preferences->limits_values, (gint) dorsal_zones_n_keys ());
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GtkWidget *expander = g_object_new (ADW_TYPE_EXPANDER_ROW, "title", _(groups[i].title), NULL);
      add_keys (preferences, ADW_EXPANDER_ROW (expander), groups[i].group);
      adw_preferences_group_add (group, expander);
    }
  dorsal_preferences_show_limits (preferences);
  return page;
}
