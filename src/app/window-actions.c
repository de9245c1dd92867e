/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Verbs of the window: what its menu, its pages' buttons and its keys ask for. Never: something a page could do by
 * itself. */

#include "app/window-private.h"

#include "app/preferences.h"
#include "app/schema.h"

static void
show_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *page = g_variant_get_string (parameter, NULL);

  if (!dorsal_window_show_page (DORSAL_WINDOW (widget), page))
    g_warning ("There is no page %s", page);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dorsal_pager_back (DORSAL_WINDOW (widget)->pager);
}

static void
begin_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalWindow *window = DORSAL_WINDOW (widget);
  g_autofree char *trouble = dorsal_coaching_begin (window->coaching, g_variant_get_string (parameter, NULL));

  if (trouble)
    dorsal_window_tell (window, trouble);
}

static void
disconnect_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalWindow *window = DORSAL_WINDOW (widget);

  g_clear_error (&window->refused);
  dorsal_finder_decline (window->finder);
  dorsal_live_disconnect (window->live);
  if (!dorsal_coaching_is_under_way (window->coaching))
    dorsal_window_show_page (window, "home");
}

static void
anchor_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dorsal_live_anchor (DORSAL_WINDOW (widget)->live);
}

static void
turn_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dorsal_live_answer_direction (DORSAL_WINDOW (widget)->live, g_variant_get_boolean (parameter));
}

static void
choose_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (DORSAL_WINDOW (widget)->roller_button);
}

/* Made when it is asked for: GTK would make it with the window. */
static void
shortcuts_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkApplicationWindow *window = GTK_APPLICATION_WINDOW (widget);

  if (!gtk_application_window_get_help_overlay (window))
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource ("/io/github/dorsal/Dorsal/help-overlay.ui");

      gtk_application_window_set_help_overlay (window,
                                               GTK_SHORTCUTS_WINDOW (gtk_builder_get_object (builder, "help_overlay")));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}

static void
preferences_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalWindow *window = DORSAL_WINDOW (widget);
  DorsalPreferencesNeeds needs = { dorsal_schema_settings (), window->live, window->tuner,
                                   dorsal_prompter_get_player (window->prompter) };

  dorsal_preferences_present (GTK_WINDOW (window), &needs, g_variant_get_string (parameter, NULL));
}

static void
calibrate_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dorsal_window_show_page (DORSAL_WINDOW (widget), "calibrate");
  gtk_window_present (GTK_WINDOW (widget));
}

static void
radius_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dorsal_window_show_page (DORSAL_WINDOW (widget), "radius");
  gtk_window_present (GTK_WINDOW (widget));
}

void
dorsal_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.show", "s", show_action);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "win.begin", "s", begin_action);
  gtk_widget_class_install_action (widget_class, "win.disconnect", NULL, disconnect_action);
  gtk_widget_class_install_action (widget_class, "win.anchor", NULL, anchor_action);
  gtk_widget_class_install_action (widget_class, "win.turn-roller", "b", turn_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", "s", preferences_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.choose-roller", NULL, choose_action);
  gtk_widget_class_install_action (widget_class, "win.calibrate", NULL, calibrate_action);
  gtk_widget_class_install_action (widget_class, "win.measure-radius", NULL, radius_action);
}
