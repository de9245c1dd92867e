/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pixels that change with every frame, and those that do not. */

#include "app/reel.h"

#define WIDTH  40
#define HEIGHT 30

static void
draw (DorsalReel *reel, guint32 colour, double x)
{
  int stride;
  guint32 *pixels = dorsal_reel_begin (reel, WIDTH, HEIGHT, 1, &stride);

  for (int row = 0; row < HEIGHT; row++)
    for (int column = 0; column < WIDTH; column++)
      {
        guint32 *pixel = pixels + row * stride / 4 + column;

        g_assert_cmphex (*pixel, ==, 0);
        if (row < 10)
          *pixel = colour;
      }
  dorsal_reel_end (reel, x, 0);
}

static guint32
shown_pixel (GskRenderNode *node)
{
  cairo_surface_t *screen = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (screen);
  guint32 pixel;

  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (screen);
  pixel = *(guint32 *) (gpointer) cairo_image_surface_get_data (screen);
  cairo_surface_destroy (screen);
  return pixel;
}

static void
test_same (void)
{
  DorsalReel reel = { 0 };
  GskRenderNode *node;

  draw (&reel, 0xff112233, 0);
  node = gsk_render_node_ref (reel.node);
  draw (&reel, 0xff112233, 0);
  g_assert_true (reel.node == node);
  draw (&reel, 0xff112233, 1);
  g_assert_true (reel.node != node);
  gsk_render_node_unref (node);
  dorsal_reel_clear (&reel);
}

static void
test_other (void)
{
  DorsalReel reel = { 0 };
  g_autoptr (GskRenderNode) first = NULL;

  draw (&reel, 0xff000001, 0);
  first = gsk_render_node_ref (reel.node);
  for (guint32 i = 2; i < 20; i++)
    {
      guint8 *before = cairo_image_surface_get_data (reel.buffer[reel.shown]);

      draw (&reel, 0xff000000 | i, 0);
      g_assert_true (cairo_image_surface_get_data (reel.buffer[reel.shown]) != before);
      g_assert_cmphex (shown_pixel (reel.node), ==, 0xff000000 | i);
    }
  g_assert_cmphex (shown_pixel (first), ==, 0xff000001); /* whoever still holds it sees what it was */
  dorsal_reel_clear (&reel);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL); /* GTK knows its kinds of nodes only then */
  g_test_add_func ("/app/reel/the-same-pixels-are-the-same-node", test_same);
  g_test_add_func ("/app/reel/what-is-shown-is-never-written-to", test_other);
  return g_test_run ();
}
