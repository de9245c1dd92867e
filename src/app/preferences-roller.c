/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of the roller that is connected: what it says of itself, and what the person knows better.
 *
 * Comes in: a hello, its profile. Goes out: a profile to keep, and the wish to calibrate. Never: a change for a roller
 * that is not there. */

#include <glib/gi18n.h>

#include "app/calibration-words.h"
#include "app/preferences-private.h"

static double
get_diameter (gpointer data)
{
  return dorsal_live_get_roller (((DorsalPreferences *) data)->needs.live)->diameter_mm;
}

/* What could not be kept holds until the roller goes, and is told. */
static void
keep (DorsalPreferences *preferences, const DorsalRollerProfile *profile)
{
  g_autoptr (GError) error = NULL;

  if (!dorsal_live_keep_roller (preferences->needs.live, profile, &error))
    adw_preferences_window_add_toast (preferences->window, adw_toast_new (error->message));
}

static void
set_diameter (gpointer data, double value)
{
  DorsalPreferences *preferences = data;
  DorsalRollerProfile profile = *dorsal_live_get_roller (preferences->needs.live);

  profile.diameter_mm = (guint) (value + 0.5);
  keep (preferences, &profile);
}

static void
on_end_chosen (AdwComboRow *row, GParamSpec *pspec, DorsalPreferences *preferences)
{
  DorsalRollerProfile profile = *dorsal_live_get_roller (preferences->needs.live);

  if (preferences->showing)
    return;
  profile.marked_end_known = TRUE;
  profile.marked_end = adw_combo_row_get_selected (row) == 1 ? DORSAL_MARKED_END_RIGHT : DORSAL_MARKED_END_LEFT;
  keep (preferences, &profile);
}

/* Its page is the window's: these preferences step aside. */
static void
on_step_aside (GtkWidget *button, DorsalPreferences *preferences)
{
  const char *action = g_object_get_data (G_OBJECT (button), "action");

  gtk_widget_activate_action (GTK_WIDGET (preferences->parent), action, NULL);
  gtk_window_close (GTK_WINDOW (preferences->window));
}

/* action: static. */
static GtkWidget *
button_to (DorsalPreferences *preferences, const char *label, const char *action)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "valign", GTK_ALIGN_CENTER, NULL);

  g_object_set_data (G_OBJECT (button), "action", (gpointer) action);
  g_signal_connect (button, "clicked", G_CALLBACK (on_step_aside), preferences);
  return button;
}

void
dorsal_preferences_show_roller (DorsalPreferences *preferences)
{
  const DorsalHello *hello = dorsal_live_get_hello (preferences->needs.live);
  const DorsalRollerProfile *profile = dorsal_live_get_roller (preferences->needs.live);
  AdwComboRow *end = ADW_COMBO_ROW (preferences->roller_end_row);
  g_autofree char *said = hello ? dorsal_quantity_print (DORSAL_QUANTITY_DIAMETER, hello->diameter_mm) : NULL;
  g_autofree char *serial = NULL, *calibration = NULL, *radius = NULL;
  g_autofree char *measured = dorsal_quantity_print (DORSAL_QUANTITY_RADIUS, profile->radius_cm);
  guint right = dorsal_live_get_settings (preferences->needs.live)->marked_end == DORSAL_MARKED_END_RIGHT;

  gtk_widget_set_visible (preferences->roller_rows, hello != NULL);
  if (!hello)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (preferences->roller_name), _("No roller is connected"));
      adw_action_row_set_subtitle (preferences->roller_name, _("Connect one to see and change what is known of it."));
      return;
    }
  /* Translators: a serial number, and a diameter such as 140 mm. */
  serial = g_strdup_printf (_("Serial number %s · it says it is %s thick"), hello->serial, said);
  calibration = dorsal_calibration_state_to_words (hello, &profile->calibration);
  radius = profile->radius_cm > 0
               ? g_strdup_printf (_("Measured: %s ± %.1f %%."), measured, profile->radius_sigma * 100)
               : g_strdup (_("Half the diameter; soft foam rolls less far."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (preferences->roller_name), hello->model);
  adw_action_row_set_subtitle (preferences->roller_name, serial);
  adw_action_row_set_subtitle (preferences->roller_calibration, calibration);
  adw_action_row_set_subtitle (preferences->roller_radius, radius);
  preferences->showing = TRUE;
  if (adw_combo_row_get_selected (end) != right)
    adw_combo_row_set_selected (end, right);
  preferences->showing = FALSE;
}

AdwPreferencesPage *
dorsal_preferences_roller (DorsalPreferences *preferences)
{
  const char *words[] = { _("On Your Left"), _("On Your Right"), NULL };
  AdwPreferencesPage *page = dorsal_preferences_page ("roller", "dorsal-link-symbolic", _("Roller"));
  AdwPreferencesGroup *group = dorsal_preferences_group (page, _("Your Roller"), NULL);
  DorsalMeasureSource source = { .quantity = DORSAL_QUANTITY_DIAMETER,
                                 .min = 50,
                                 .max = 300,
                                 .may_be_empty = TRUE,
                                 .get = get_diameter,
                                 .set = set_diameter,
                                 .data = preferences };
  GtkWidget *calibrate = button_to (preferences, _("Calibrate…"), "win.calibrate");
  GtkWidget *measure = button_to (preferences, _("Measure…"), "win.measure-radius");
  g_autoptr (GtkStringList) ends = gtk_string_list_new (words);
  GtkWidget *diameter;

  preferences->roller_name = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, NULL);
  adw_preferences_group_add (group, GTK_WIDGET (preferences->roller_name));
  group = dorsal_preferences_group (page, _("What You Know Better"),
                                    _("Kept with this roller, and used whenever it is connected."));
  preferences->roller_rows = GTK_WIDGET (group);
  diameter = dorsal_measure_row_new (_("Diameter, where the roller is wrong"), &source);
  g_ptr_array_add (preferences->measures, diameter);
  adw_preferences_group_add (group, diameter);
  preferences->roller_end_row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _("The marked end"), "model", ends, NULL);
  g_signal_connect (preferences->roller_end_row, "notify::selected", G_CALLBACK (on_end_chosen), preferences);
  adw_preferences_group_add (group, GTK_WIDGET (preferences->roller_end_row));
  preferences->roller_calibration = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Calibration"), NULL);
  adw_action_row_add_suffix (preferences->roller_calibration, calibrate);
  adw_preferences_group_add (group, GTK_WIDGET (preferences->roller_calibration));
  preferences->roller_radius = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Radius Under Load"), "use-markup", FALSE, NULL);
  adw_action_row_add_suffix (preferences->roller_radius, measure);
  adw_preferences_group_add (group, GTK_WIDGET (preferences->roller_radius));
  dorsal_preferences_show_roller (preferences);
  return page;
}
