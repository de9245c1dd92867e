/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A picture of every stop of the tour, to be looked at; or a guide who stands at each for somebody outside.
 *
 *   album FOLDER WIDTH HEIGHT [SCALE [STOP …]]   FOLDER/STOP.png; SCALE: of letters, 2 for twice as large
 *   album - WIDTH HEIGHT [SCALE [STOP …]]        says a stop's name when it is there, and goes on at each line of input
 *
 * Language and appearance come from the environment, as they would for Dorsal. */

#include <adwaita.h>
#include <libintl.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

#include "app/picture.h"
#include "rig.h"
#include "tour.h"

static gboolean
is_wanted (char **names, const char *name)
{
  return !*names || g_strv_contains ((const char *const *) names, name);
}

static void
photograph (Tour *tour, const char *folder, char **names)
{
  for (guint i = 0; i < tour_n_stops (); i++)
    {
      g_autofree char *file = g_strconcat (tour_stop_name (i), ".png", NULL);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (GError) error = NULL;

      if (is_wanted (names, tour_stop_name (i)) && !dorsal_picture_save (tour_go (tour, i), path, &error))
        g_error ("%s", error->message);
    }
}

static gboolean
on_line (GIOChannel *channel, GIOCondition condition, gpointer data)
{
  g_autofree char *line = NULL;

  *(gboolean *) data = g_io_channel_read_line (channel, &line, NULL, NULL, NULL) == G_IO_STATUS_NORMAL;
  return G_SOURCE_REMOVE;
}

static void
guide (Tour *tour, char **names)
{
  g_autoptr (GIOChannel) input = g_io_channel_unix_new (0);

  for (guint i = 0; i < tour_n_stops (); i++)
    {
      gboolean there = -1;

      if (!is_wanted (names, tour_stop_name (i)))
        continue;
      tour_go (tour, i);
      printf ("%s\n", tour_stop_name (i)); /* in tests newer GLib's g_print() makes it a comment */
      fflush (stdout);
      g_io_add_watch (input, G_IO_IN | G_IO_HUP, on_line, &there);
      while (there < 0)
        g_main_context_iteration (NULL, TRUE);
      if (!there)
        return;
    }
}

int
main (int argc, char **argv)
{
  DorsalApplication *application;
  g_autoptr (Tour) tour = NULL;

  if (argc < 4)
    {
      fprintf (stderr, "album FOLDER WIDTH HEIGHT [SCALE [STOP …]]\n");
      return 2;
    }
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("DORSAL_TEST_LOCALES"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  application = rig_start (&argc, &argv);
  g_log_set_always_fatal (G_LOG_LEVEL_ERROR); /* who looks for warnings runs test-tour */
  if (g_str_has_prefix (g_getenv ("LANGUAGE") ? g_getenv ("LANGUAGE") : "", "ar"))
    gtk_widget_set_default_direction (GTK_TEXT_DIR_RTL); /* GTK asks its own catalogue, which need not be here */
  if (argc > 4)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (int) (96 * 1024 * g_ascii_strtod (argv[4], NULL)), NULL);
  tour = tour_new (application, atoi (argv[2]), atoi (argv[3]));
  if (g_str_equal (argv[1], "-"))
    guide (tour, argv + MIN (argc, 5));
  else
    photograph (tour, argv[1], argv + MIN (argc, 5));
  return 0;
}
