/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window as a picture, against two that were looked at and found good.
 *
 * Fonts and themes differ between systems, so pictures are compared coarsely: averaged over
 * blocks of 10 × 10 pixels. A block may differ by TOLERANCE; SHARE of all blocks must not
 * differ by more. After a wanted change: DORSAL_KEEP_PICTURES=1 meson test picture, then look
 * at the two files, and commit them. */

#include <adwaita.h>
#include <stdlib.h>

#include "app/application.h"
#include "app/picture.h"
#include "app/window.h"
#include "rig.h"

#define WIDTH 1000
#define HEIGHT 660
#define BLOCK 10
#define TOLERANCE 26
#define SHARE 0.96

static DorsalApplication *application;

typedef struct
{
  GdkTexture *texture;
  GtkWindow *window;
} Shot;

static void
on_after_paint (GdkFrameClock *clock, Shot *shot)
{
  if (!shot->texture)
    shot->texture = dorsal_picture_of (shot->window);
}

static GdkTexture *
shoot (DorsalWindow *window)
{
  Shot shot = { NULL, GTK_WINDOW (window) };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint), &shot);
  gboolean late = FALSE;
  guint guard = g_timeout_add (10000, rig_timed_out, &late);

  while (!shot.texture && !late)
    {
      gtk_widget_queue_draw (GTK_WIDGET (window));
      g_main_context_iteration (NULL, TRUE);
    }
  g_signal_handler_disconnect (clock, id);
  g_assert_false (late);
  g_source_remove (guard);
  return shot.texture;
}

typedef struct
{
  int width, height;
  guchar *pixels; /* BGRA */
} Pixels;

static Pixels
pixels_of (GdkTexture *texture)
{
  Pixels image = { gdk_texture_get_width (texture), gdk_texture_get_height (texture), NULL };

  image.pixels = g_malloc ((gsize) image.width * image.height * 4);
  gdk_texture_download (texture, image.pixels, (gsize) image.width * 4);
  return image;
}

static double
block_mean (const Pixels *image, int column, int row, int channel)
{
  double sum = 0;

  for (int y = row * BLOCK; y < (row + 1) * BLOCK; y++)
    for (int x = column * BLOCK; x < (column + 1) * BLOCK; x++)
      sum += image->pixels[((gsize) y * image->width + x) * 4 + channel];
  return sum / (BLOCK * BLOCK);
}

/* Share of blocks that are alike. */
static double
likeness (const Pixels *a, const Pixels *b)
{
  int columns = a->width / BLOCK, rows = a->height / BLOCK, alike = 0;

  for (int row = 0; row < rows; row++)
    for (int column = 0; column < columns; column++)
      {
        gboolean same = TRUE;
        for (int channel = 0; channel < 3; channel++)
          same &= ABS (block_mean (a, column, row, channel) - block_mean (b, column, row, channel)) <= TOLERANCE;
        alike += same;
      }
  return alike / (double) (columns * rows);
}

static void
compare (GdkTexture *texture, const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "app", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) good = NULL;
  Pixels now, then;
  double alike;

  if (getenv ("DORSAL_KEEP_PICTURES"))
    g_assert_true (gdk_texture_save_to_png (texture, path));
  good = gdk_texture_new_from_filename (path, &error);
  g_assert_no_error (error);
  now = pixels_of (texture);
  then = pixels_of (good);
  g_assert_cmpint (now.width, ==, then.width);
  g_assert_cmpint (now.height, ==, then.height);
  alike = likeness (&now, &then);
  g_test_message ("%s: %.2f %% of blocks alike", name, alike * 100);
  if (alike < SHARE)
    {
      g_autofree char *seen = g_build_filename (g_getenv ("G_TEST_BUILDDIR"), name, NULL);
      gdk_texture_save_to_png (texture, seen);
      g_test_message ("what was seen is in %s", seen);
    }
  g_assert_cmpfloat (alike, >=, SHARE);
  g_free (now.pixels);
  g_free (then.pixels);
}

static void
check_scene (AdwColorScheme scheme, const char *script, double seconds, const char *name)
{
  DorsalWindow *window;
  g_autoptr (Feed) feed = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), scheme);
  window = dorsal_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  feed = feed_new (dorsal_window_get_live (window), script);
  feed_run (feed, seconds);
  dorsal_window_show_page (window, "live");
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  texture = shoot (window);
  compare (texture, name);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_hold_light (void)
{
  check_scene (ADW_COLOR_SCHEME_FORCE_LIGHT, "off 1\nsettle 4\npress\nroll T4 6\nroll T10 6\nroll T6 5\nhold 40\n", 34,
               "picture-hold-light.png");
}

static void
test_unknown_dark (void)
{
  check_scene (ADW_COLOR_SCHEME_FORCE_DARK, "off 1\nsettle 4\npress\nroll T4 6\nroll T10 6\nlift 3\nroll T7 5\nhold 9\n",
               30, "picture-unknown-dark.png");
}

int
main (int argc, char **argv)
{
  application = rig_start (&argc, &argv);
  g_test_add_func ("/app/picture/a-hold-in-light", test_hold_light);
  g_test_add_func ("/app/picture/an-unknown-place-in-dark", test_unknown_dark);
  return g_test_run ();
}
