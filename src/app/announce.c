/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: words. Goes out: those that are news, to whoever listens. Never: a number that counts up, spoken at each step. */

#include "app/announce.h"

#include <dlfcn.h>

static DorsalVoice other_voice;

/* Newer than what we build against: asked for by its name. */
static DorsalVoice
voice_of_gtk (void)
{
  static gsize asked;
  static DorsalVoice found;

  if (g_once_init_enter (&asked))
    {
      *(void **) &found = dlsym (RTLD_DEFAULT, "gtk_accessible_announce");
      g_once_init_leave (&asked, 1);
    }
  return found;
}

static char *
without_digits (const char *words)
{
  GString *rest = g_string_new (NULL);

  for (const char *p = words; *p; p++)
    if (!g_ascii_isdigit (*p))
      g_string_append_c (rest, *p);
  return g_string_free (rest, FALSE);
}

void
dorsal_announce (GtkWidget *widget, const char *words, gboolean urgent)
{
  static const char key[] = "dorsal-announced";
  g_autofree char *news = without_digits (words);
  DorsalVoice voice = other_voice ? other_voice : voice_of_gtk ();

  if (!voice || g_strcmp0 (g_object_get_data (G_OBJECT (widget), key), news) == 0)
    return;
  g_object_set_data_full (G_OBJECT (widget), key, g_steal_pointer (&news), g_free);
  if (*words && gtk_widget_get_mapped (widget))
    voice (GTK_ACCESSIBLE (widget), words, urgent ? 2 : 1);
}

void
dorsal_announce_set_voice (DorsalVoice voice)
{
  other_voice = voice;
}
