/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of cues: how loud, and a switch and a taste of each.
 *
 * Comes in: wishes. Goes out: wishes, and a cue to listen to. Never: a cue without its words. */

#include <glib/gi18n.h>

#include "app/preferences-private.h"
#include "app/wishes.h"

static const struct
{
  DorsalSay first, last; /* both of the group */
  const char *title;
} groups[] = {
  { DORSAL_SAY_LUMBAR, DORSAL_SAY_MIDLINE, N_("Warnings") },
  { DORSAL_SAY_DIRECTION_SUSPECT, DORSAL_SAY_DIRECTION_ASKED, N_("Place and Signal") },
  { DORSAL_SAY_HIPS_LOWERED, DORSAL_SAY_SPOT_OVER, N_("Rolling and Holding") },
  { DORSAL_SAY_PELVIS, DORSAL_SAY_SESSION_DONE, N_("Progress") },
};

static const char *const titles[DORSAL_N_SAYS] = {
  [DORSAL_SAY_LUMBAR] = N_("On the lower back"),
  [DORSAL_SAY_NECK] = N_("On the neck"),
  [DORSAL_SAY_TOO_HARD] = N_("Too hard"),
  [DORSAL_SAY_NO_SIGNAL] = N_("No signal"),
  [DORSAL_SAY_LUMBAR_NEAR] = N_("Near the lower back"),
  [DORSAL_SAY_NECK_NEAR] = N_("Near the neck"),
  [DORSAL_SAY_PLACE_UNKNOWN] = N_("Place unknown"),
  [DORSAL_SAY_TOO_FAST] = N_("Too fast"),
  [DORSAL_SAY_MIDLINE] = N_("On the spine itself"),
  [DORSAL_SAY_DIRECTION_SUSPECT] = N_("Rolled the other way than asked"),
  [DORSAL_SAY_ANCHOR_REFUSED] = N_("Start refused"),
  [DORSAL_SAY_SLIPPING] = N_("The roller slips"),
  [DORSAL_SAY_OFF] = N_("Off the roller"),
  [DORSAL_SAY_PAUSED] = N_("Session paused"),
  [DORSAL_SAY_GOES_ON] = N_("Session goes on"),
  [DORSAL_SAY_SIGNAL_BACK] = N_("Signal back"),
  [DORSAL_SAY_PLACED] = N_("On the roller"),
  [DORSAL_SAY_ANCHORED] = N_("Place known"),
  [DORSAL_SAY_DIRECTION_ASKED] = N_("Roll toward the head"),
  [DORSAL_SAY_HIPS_LOWERED] = N_("Hips lowered"),
  [DORSAL_SAY_HIPS_RAISED] = N_("Hips raised"),
  [DORSAL_SAY_ROLLING] = N_("Rolling"),
  [DORSAL_SAY_HOLD] = N_("Hold begins"),
  [DORSAL_SAY_HOLD_GOAL] = N_("Goal of a hold"),
  [DORSAL_SAY_HOLD_ENOUGH] = N_("Enough of a hold"),
  [DORSAL_SAY_HOLD_LONG] = N_("A very long hold"),
  [DORSAL_SAY_ASKED] = N_("How does the spot feel?"),
  [DORSAL_SAY_ANSWERED] = N_("Answer understood"),
  [DORSAL_SAY_SPOT_OVER] = N_("Leave this spot"),
  [DORSAL_SAY_PELVIS] = N_("On the pelvis"),
  [DORSAL_SAY_CLEAR] = N_("Clear of lower back or neck"),
  [DORSAL_SAY_EASED] = N_("A warning is over"),
  [DORSAL_SAY_GOOD_ZONE] = N_("Back on the ribs"),
  [DORSAL_SAY_GOOD_PACE] = N_("Good pace again"),
  [DORSAL_SAY_SLOW] = N_("Room for a little more pace"),
  [DORSAL_SAY_STEP_DONE] = N_("Step done"),
  [DORSAL_SAY_SET_DONE] = N_("Set done"),
  [DORSAL_SAY_SESSION_DONE] = N_("Session done"),
};

static DorsalSay
say_of (GObject *object)
{
  return (DorsalSay) GPOINTER_TO_UINT (g_object_get_data (object, "say"));
}

static void
on_preview (GtkWidget *button, DorsalPreferences *preferences)
{
  dorsal_cue_player_preview (preferences->needs.player, say_of (G_OBJECT (button)));
}

static void
on_switched (GtkSwitch *toggle, GParamSpec *pspec, DorsalPreferences *preferences)
{
  dorsal_wishes_silence (preferences->needs.settings, say_of (G_OBJECT (toggle)), !gtk_switch_get_active (toggle));
}

static GtkWidget *
cue_row (DorsalPreferences *preferences, DorsalSay say)
{
  DorsalCueWishes wishes = dorsal_wishes_cues (preferences->needs.settings);
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _(titles[say]), NULL);
  GtkWidget *listen = gtk_button_new_from_icon_name ("media-playback-start-symbolic");
  GtkWidget *toggle = g_object_new (GTK_TYPE_SWITCH, "active", !wishes.silenced[say], NULL);
  /* Translators: %s is a cue, such as Too fast. */
  g_autofree char *words = g_strdup_printf (_("Listen to “%s”"), _(titles[say]));
  GtkWidget *suffixes[] = { listen, toggle };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_object_set_data (G_OBJECT (suffixes[i]), "say", GUINT_TO_POINTER (say));
      gtk_widget_set_valign (suffixes[i], GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffixes[i]);
    }
  gtk_widget_add_css_class (listen, "flat");
  gtk_widget_set_tooltip_text (listen, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (listen), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_signal_connect (listen, "clicked", G_CALLBACK (on_preview), preferences);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (on_switched), preferences);
  return row;
}

static GtkWidget *
volume_row (DorsalPreferences *preferences)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", _("Volume"), NULL);
  GtkWidget *scale = gtk_scale_new_with_range (GTK_ORIENTATION_HORIZONTAL, 0, 1, 0.05);

  gtk_widget_set_size_request (scale, 160, -1);
  gtk_widget_set_valign (scale, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (scale), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Volume"), -1);
  g_settings_bind (preferences->needs.settings, "cue-volume", gtk_range_get_adjustment (GTK_RANGE (scale)), "value",
                   G_SETTINGS_BIND_DEFAULT);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), scale);
  return row;
}

AdwPreferencesPage *
dorsal_preferences_sounds (DorsalPreferences *preferences)
{
  AdwPreferencesPage *page = dorsal_preferences_page ("sounds", "audio-volume-high-symbolic", _("Sounds"));
  AdwPreferencesGroup *group
      = dorsal_preferences_group (page, _("Cues"), dorsal_cue_player_get_trouble (preferences->needs.player));

  adw_preferences_group_add (group, volume_row (preferences));
  adw_preferences_group_add (group, dorsal_preferences_switch (preferences, _("Let the roller vibrate"),
                                                               _("Where it has a motor."), "haptics"));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      group = dorsal_preferences_group (page, _(groups[i].title), NULL);
      for (guint say = groups[i].first; say <= groups[i].last; say++)
        adw_preferences_group_add (group, cue_row (preferences, (DorsalSay) say));
    }
  return page;
}
