/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window of preferences.
 *
 *   body     stature, sex, tape, weight ─▶ the length of the back, at once
 *   coach    breath, holds, questions, screen
 *   sounds   preferences-sounds.c
 *   limits   preferences-limits.c
 *   roller   preferences-roller.c
 *   look     light and dark, units, name
 *
 * Comes in: settings and who changes them. Goes out: settings. Never: an effect of its own; app/tuner has those. */

#include <glib/gi18n.h>

#include "app/preferences-private.h"
#include "app/schema.h"
#include "app/speech.h"
#include "app/wishes.h"

/* --- body --- */

void
dorsal_preferences_show_body (DorsalPreferences *preferences)
{
  DorsalMeasures measures = dorsal_wishes_measures (preferences->needs.settings);
  DorsalBody body = dorsal_body_of (&measures);
  g_autofree char *length = dorsal_quantity_print (DORSAL_QUANTITY_LENGTH, body.length_cm);
  g_autofree char *spread = dorsal_quantity_print (DORSAL_QUANTITY_LENGTH, body.length_cm * body.length_sd);
  /* Translators: a length and how far off it may be. */
  g_autofree char *text = g_strdup_printf (_("%s ± %s"), length, spread);

  adw_action_row_set_subtitle (preferences->back, text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (preferences->back),
                                 measures.back_cm > 0      ? _("Your back, as measured")
                                 : measures.stature_cm > 0 ? _("Your back, from your height")
                                                           : _("A mean back, since nothing was told"));
}

AdwPreferencesPage *
dorsal_preferences_body (DorsalPreferences *preferences)
{
  static const char *const nicks[] = { "unknown", "female", "male", NULL };
  const char *words[] = { _("Not Told"), _("Female"), _("Male"), NULL };
  AdwPreferencesPage *page = dorsal_preferences_page ("body", "avatar-default-symbolic", _("Body"));
  AdwPreferencesGroup *group = dorsal_preferences_group (page, _("Who Lies There"),
                                                         _("From these Dorsal estimates where your vertebrae are. All "
                                                            "of it may be left empty, and it stays on this computer."));

  adw_preferences_group_add (group, dorsal_preferences_measure (preferences, _("Height"), "stature-cm",
                                                                DORSAL_QUANTITY_STATURE, 120, 230, TRUE));
  adw_preferences_group_add (group, dorsal_preferences_choice (preferences, _("Sex"), nicks, words, "sex"));
  adw_preferences_group_add (group, dorsal_preferences_measure (preferences, _("Weight"), "weight-kg",
                                                                DORSAL_QUANTITY_WEIGHT, 30, 250, TRUE));
  group = dorsal_preferences_group (page, _("What Dorsal Takes"), NULL);
  preferences->back = g_object_new (ADW_TYPE_ACTION_ROW, "title", "", NULL);
  adw_preferences_group_add (group, GTK_WIDGET (preferences->back));
  group = dorsal_preferences_group (page, _("Tape"),
                                    _("Better than height: let somebody measure along the skin, from the bump at the "
                                       "base of your neck down to the top of "
                                       "the sacrum, between the dimples above the buttocks."));
  adw_preferences_group_add (group, dorsal_preferences_measure (preferences, _("Back length"), "back-cm",
                                                                DORSAL_QUANTITY_LENGTH, 30, 70, TRUE));
  dorsal_preferences_show_body (preferences);
  return page;
}

/* --- coach --- */

AdwPreferencesPage *
dorsal_preferences_coach (DorsalPreferences *preferences)
{
  AdwPreferencesPage *page = dorsal_preferences_page ("coach", "dorsal-rolling-symbolic", _("Coach"));
  AdwPreferencesGroup *group = dorsal_preferences_group (
      page, _("Holds"), _("How long to stay on one spot. Whatever you choose: if it gets worse, ease off."));
  const struct
  {
    const char *title, *key;
    double min, max;
  } stages[] = { { _("Goal"), "hold-goal-s", 20, 120 },
                 { _("Enough"), "hold-enough-s", 20, 180 },
                 { _("Reminder"), "hold-long-s", 30, 300 } },
    breaths[] = { { _("In"), "breath-in-s", 2, 6 }, { _("Out"), "breath-out-s", 3, 8 } };

  for (guint i = 0; i < G_N_ELEMENTS (stages); i++)
    adw_preferences_group_add (group, dorsal_preferences_measure (preferences, stages[i].title, stages[i].key,
                                                                  DORSAL_QUANTITY_SECONDS, stages[i].min, stages[i].max,
                                                                  FALSE));
  group = dorsal_preferences_group (page, _("Breathing"), _("The pace to breathe along with."));
  for (guint i = 0; i < G_N_ELEMENTS (breaths); i++)
    adw_preferences_group_add (group, dorsal_preferences_measure (preferences, breaths[i].title, breaths[i].key,
                                                                  DORSAL_QUANTITY_SECONDS, breaths[i].min,
                                                                  breaths[i].max, FALSE));
  group = dorsal_preferences_group (page, _("Questions"), NULL);
  adw_preferences_group_add (
      group, dorsal_preferences_switch (preferences, _("Ask for a first stroke toward the head"),
                                        _("It tells which way round the roller lies."), "ask-direction"));
  adw_preferences_group_add (
      group, dorsal_preferences_switch (preferences, _("Ask how a spot feels after a hold"),
                                        _("Answer with firm presses: one better, two the same, three worse."),
                                        "ask-answers"));
  group = dorsal_preferences_group (page, _("On the Floor"), NULL);
  adw_preferences_group_add (
      group, dorsal_preferences_switch (preferences, _("Keep the screen on"), _("During a session."), "keep-awake"));
  adw_preferences_group_add (
      group, dorsal_preferences_switch (preferences, _("Speak the steps"),
                                        dorsal_speech_is_there ()
                                            ? _("Through the desktop's speech service.")
                                            : _("Nobody speaks on this computer: install speech-dispatcher."),
                                        "speech"));
  return page;
}

/* --- look --- */

AdwPreferencesPage *
dorsal_preferences_look (DorsalPreferences *preferences)
{
  static const char *const appearances[] = { "follow", "light", "dark", NULL };
  static const char *const units[] = { "metric", "imperial", NULL };
  const char *appearance_words[] = { _("Follow the Desktop"), _("Light"), _("Dark"), NULL };
  const char *unit_words[] = { _("Centimetres, Kilograms"), _("Inches, Pounds"), NULL };
  AdwPreferencesPage *page = dorsal_preferences_page ("look", "preferences-desktop-appearance-symbolic", _("Look"));
  AdwPreferencesGroup *group = dorsal_preferences_group (page, _("Appearance"), dorsal_schema_trouble ());
  GtkWidget *name = g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Name on reports"), NULL);

  adw_preferences_group_add (
      group, dorsal_preferences_choice (preferences, _("Colours"), appearances, appearance_words, "appearance"));
  adw_preferences_group_add (group, dorsal_preferences_choice (preferences, _("Units"), units, unit_words, "units"));
  group = dorsal_preferences_group (page, _("Reports"),
                                    _("Your name stands on reports you print, and goes nowhere else."));
  g_settings_bind (preferences->needs.settings, "report-name", name, "text", G_SETTINGS_BIND_DEFAULT);
  adw_preferences_group_add (group, name);
  return page;
}

/* --- the window --- */

static void
on_settings_changed (GSettings *settings, const char *key, DorsalPreferences *preferences)
{
  dorsal_units_use ((DorsalUnits) g_settings_get_enum (settings, "units"));
  for (guint i = 0; i < preferences->measures->len; i++)
    dorsal_measure_row_refresh (g_ptr_array_index (preferences->measures, i));
  dorsal_preferences_show_body (preferences);
  dorsal_preferences_show_limits (preferences);
}

static void
on_live_changed (DorsalLive *live, DorsalPreferences *preferences)
{
  dorsal_preferences_show_roller (preferences);
}

static void
on_gone (gpointer data, GObject *window)
{
  DorsalPreferences *preferences = data;

  g_signal_handlers_disconnect_by_data (preferences->needs.settings, preferences);
  g_signal_handlers_disconnect_by_data (preferences->needs.live, preferences);
  g_object_unref (preferences->needs.settings);
  g_object_unref (preferences->needs.live);
  g_ptr_array_unref (preferences->measures);
  g_ptr_array_unref (preferences->sources);
  g_ptr_array_unref (preferences->limits_values);
  g_free (preferences);
}

static AdwPreferencesWindow *
find_open (GtkWindow *parent)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l; l = l->next)
    if (ADW_IS_PREFERENCES_WINDOW (l->data) && gtk_window_get_transient_for (l->data) == parent)
      return l->data;
  return NULL;
}

/* The library's own button, which says nothing to who sees nothing. */
static void
name_search (GtkWidget *widget)
{
  if (GTK_IS_TOGGLE_BUTTON (widget) && g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), "edit-find-symbolic") == 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    name_search (child);
}

static AdwPreferencesWindow *
open_new (GtkWindow *parent, const DorsalPreferencesNeeds *needs)
{
  DorsalPreferences *preferences = g_new0 (DorsalPreferences, 1);
  AdwPreferencesPage *(*const pages[]) (DorsalPreferences *)
      = { dorsal_preferences_body,   dorsal_preferences_coach,  dorsal_preferences_sounds,
          dorsal_preferences_limits, dorsal_preferences_roller, dorsal_preferences_look };

  preferences->window = g_object_new (ADW_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE,
                                      "title", _("Preferences"), "modal", FALSE, "default-width", 640, "default-height", 640, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (preferences->window), "preferences-window");
  name_search (GTK_WIDGET (preferences->window));
  preferences->parent = parent;
  preferences->needs = *needs;
  g_object_ref (needs->settings);
  g_object_ref (needs->live);
  preferences->measures = g_ptr_array_new ();
  preferences->sources = g_ptr_array_new_with_free_func (g_free);
  preferences->limits_values = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    adw_preferences_window_add (preferences->window, pages[i](preferences));
  g_signal_connect_after (needs->settings, "changed", G_CALLBACK (on_settings_changed), preferences);
  g_signal_connect (needs->live, "changed", G_CALLBACK (on_live_changed), preferences);
  g_object_weak_ref (G_OBJECT (preferences->window), on_gone, preferences);
  return preferences->window;
}

AdwPreferencesWindow *
dorsal_preferences_present (GtkWindow *parent, const DorsalPreferencesNeeds *needs, const char *page)
{
  AdwPreferencesWindow *window = find_open (parent);

  if (!window)
    window = open_new (parent, needs);
  adw_preferences_window_set_visible_page_name (window, page);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}
