/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: changes of settings. Goes out: what follows from them. Never: a limit that was refused. */

#include "app/tuner.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/quantity.h"
#include "app/wishes.h"

struct _DorsalTuner
{
  GSettings *settings;
  DorsalLive *live;
  DorsalCuePlayer *player;
  char *trouble;
  guint appearance; /* as last tuned; whoever never chose one leaves the style alone */
};

static void
tune_look (DorsalTuner *tuner)
{
  static const AdwColorScheme schemes[]
      = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  guint appearance = (guint) g_settings_get_enum (tuner->settings, "appearance");

  if (appearance != tuner->appearance && gdk_display_get_default ())
    adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[appearance]);
  tuner->appearance = appearance;
  dorsal_units_use ((DorsalUnits) g_settings_get_enum (tuner->settings, "units"));
}

static void
tune_judgement (DorsalTuner *tuner)
{
  DorsalSettings judged = dorsal_settings_default ();
  g_autoptr (GError) error = NULL;

  dorsal_wishes_judge (tuner->settings, &judged, &error);
  g_clear_pointer (&tuner->trouble, g_free);
  if (error)
    tuner->trouble = g_strdup_printf (_("Your own limits do not count: %s"), error->message);
  dorsal_live_set_settings (tuner->live, &judged);
}

static void
tune_cues (DorsalTuner *tuner)
{
  DorsalCueWishes wishes = dorsal_wishes_cues (tuner->settings);
  dorsal_cue_player_set_wishes (tuner->player, &wishes);
  dorsal_live_set_reflex (tuner->live, wishes.haptics);
}

/* Which keys the judgement hears of. */
static gboolean
is_judged (const char *key)
{
  static const char *const keys[]
      = { "stature-cm",    "sex",         "back-cm",       "weight-kg",  "hold-goal-s", "hold-long-s",
          "hold-enough-s", "ask-answers", "ask-direction", "zones-file", NULL };
  return g_strv_contains (keys, key);
}

static void
on_changed (GSettings *settings, const char *key, DorsalTuner *tuner)
{
  tune_look (tuner);
  tune_cues (tuner);
  if (is_judged (key))
    tune_judgement (tuner);
  else
    dorsal_live_notify (tuner->live);
}

void
dorsal_tuner_read_again (DorsalTuner *tuner)
{
  tune_judgement (tuner);
}

const char *
dorsal_tuner_get_trouble (DorsalTuner *tuner)
{
  return tuner->trouble;
}

DorsalTuner *
dorsal_tuner_new (GSettings *settings, DorsalLive *live, DorsalCuePlayer *player)
{
  DorsalTuner *tuner = g_new0 (DorsalTuner, 1);

  tuner->settings = g_object_ref (settings);
  tuner->live = g_object_ref (live);
  tuner->player = player;
  tune_look (tuner);
  tune_cues (tuner);
  tune_judgement (tuner);
  g_signal_connect (settings, "changed", G_CALLBACK (on_changed), tuner);
  return tuner;
}

void
dorsal_tuner_free (DorsalTuner *tuner)
{
  g_signal_handlers_disconnect_by_data (tuner->settings, tuner);
  g_object_unref (tuner->settings);
  g_object_unref (tuner->live);
  g_free (tuner->trouble);
  g_free (tuner);
}
