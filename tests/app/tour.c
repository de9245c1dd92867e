/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a number. Goes out: a window that shows this stop. Never: a state left over from the stop before. */

#include "tour-private.h"

#include "app/now.h"
#include "app/welcome-page.h"
#include "core/roller.h"
#include "core/stream.h"
#include "store/writer.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

/* --- what was kept --- */

/* A scripted person, kept as a recorder would have kept them. */
static void
keep_ride (DorsalStore *store, guint64 seed, gint64 began_us)
{
  DorsalSettings settings = dorsal_settings_default ();
  DorsalPersonSetup setup = dorsal_person_setup_default (seed);
  DorsalRoller *roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ 0 });
  g_autoptr (DorsalWriter) writer = dorsal_writer_new (seed % 2 ? "serial" : "demo", &settings);
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  DorsalStream stream;
  gint64 time_us = 0;

  dorsal_stream_init (&stream, &settings, 0);
  dorsal_roller_boot (roller, wire);
  dorsal_roller_start (roller);
  while (time_us < (gint64) (24 + seed * 4) * G_USEC_PER_SEC)
    {
      const guint8 *bytes = wire->data;
      gsize n = wire->len;
      const DorsalMessage *message;

      while ((message = dorsal_stream_next (&stream, &bytes, &n, time_us)))
        dorsal_writer_add (writer, message, began_us + time_us);
      g_byte_array_set_size (wire, 0);
      dorsal_roller_step (roller, wire, NULL, NULL);
      time_us += dorsal_roller_period_us (roller);
    }
  dorsal_writer_end (writer);
  g_assert_true (dorsal_writer_commit (writer, store, began_us + time_us, NULL));
  dorsal_roller_free (roller);
}

/* In a folder of its own, and not there yet. */
static char *
new_path (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dorsal-tour.XXXXXX", NULL);

  return g_build_filename (folder, "sessions.db", NULL);
}

static char *
make_database (void)
{
  char *path = new_path ();
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  gint64 now = g_get_real_time ();

  for (guint i = 0; i < TOUR_SESSIONS; i++)
    keep_ride (store, i + 1, now - (TOUR_SESSIONS - i) * 40 * 3600 * (gint64) G_USEC_PER_SEC);
  return path;
}

const char *
tour_stop_name (guint stop)
{
  return tour_stops[stop].name;
}

/* --- on the way --- */

/* GTK 4.8 asks a surface that is gone where the pointer is, when a window is destroyed under its menu. */
static void
close_menus (GtkWidget *root)
{
  if (GTK_IS_POPOVER (root))
    gtk_popover_popdown (GTK_POPOVER (root));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    close_menus (child);
}

/* The window about Dorsal is libadwaita's, and up to 1.2 forgets a word each time it is scrolled to its top. */
static void
forgive (gboolean about)
{
#ifdef __SANITIZE_ADDRESS__
  static gboolean forgiving;

  if (about && !forgiving)
    __lsan_disable ();
  else if (!about && forgiving)
    __lsan_enable ();
  forgiving = about;
#endif
}

static void
leave (Tour *tour)
{
  GtkWindow *dialog = tour->window ? rig_dialog_over (GTK_WINDOW (tour->window)) : NULL;

  dorsal_now_set (NULL);
  g_clear_pointer (&tour->feed, feed_free);
  if (dialog)
    gtk_window_destroy (dialog);
  if (tour->window)
    {
      close_menus (GTK_WIDGET (tour->window));
      gtk_window_destroy (GTK_WINDOW (tour->window));
    }
  tour->window = NULL;
  forgive (FALSE);
}

void
tour_settle (Tour *tour)
{
  for (guint i = 0; i < 2; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (tour->window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (tour->window));
    }
}

static void
shrink (Tour *tour, GtkWindow *dialog)
{
  int width, height;

  gtk_window_get_default_size (dialog, &width, &height);
  gtk_window_set_default_size (dialog, MIN (width, tour->width), MIN (height, tour->height));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (dialog));
}

GtkWindow *
tour_go (Tour *tour, guint stop)
{
  GtkWindow *dialog;

  leave (tour);
  tour->window = dorsal_window_new (ADW_APPLICATION (tour->application));
  dorsal_window_set_database (tour->window, tour->database);
  gtk_window_set_default_size (GTK_WINDOW (tour->window), tour->width, tour->height);
  gtk_window_present (GTK_WINDOW (tour->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (tour->window));
  forgive (g_str_equal (tour_stops[stop].name, "about"));
  tour_stops[stop].go (tour);
  tour_settle (tour);
  dialog = rig_dialog_over (GTK_WINDOW (tour->window));
  if (dialog)
    shrink (tour, dialog);
  return dialog ? dialog : GTK_WINDOW (tour->window);
}

DorsalWindow *
tour_get_window (Tour *tour)
{
  return tour->window;
}

Tour *
tour_new (DorsalApplication *application, int width, int height)
{
  Tour *tour = g_new0 (Tour, 1);

  tour->application = application;
  tour->width = width;
  tour->height = height;
  tour->database = make_database ();
  tour->none = new_path ();
  dorsal_welcome_page_answer (DORSAL_SCREENING_NONE);
  return tour;
}

void
tour_free (Tour *tour)
{
  leave (tour);
  rig_remove_database (tour->database);
  rig_remove_database (tour->none);
  g_free (tour->database);
  g_free (tour->none);
  g_free (tour);
}
