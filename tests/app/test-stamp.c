/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A drawing as pixels is the drawing, but for what cairo rounds at soft edges that lie elsewhere. */

#include "app/stamp.h"

#define WIDTH  60
#define HEIGHT 50

/* A disc and a line that ends within a pixel. */
static void
draw (cairo_t *cr, const DorsalArea *area)
{
  cairo_arc (cr, area->x + area->width / 2, area->y + area->height / 2, MIN (area->width, area->height) / 2, 0,
             2 * G_PI);
  cairo_set_source_rgba (cr, 0.8, 0.3, 0.1, 0.7);
  cairo_fill (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, 1.5);
  cairo_set_source_rgb (cr, 0, 0.3, 0.9);
  cairo_fill (cr);
}

static cairo_surface_t *
sheet_new (int scale)
{
  cairo_surface_t *sheet = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * scale, HEIGHT * scale);

  cairo_surface_set_device_scale (sheet, scale, scale);
  return sheet;
}

static void
assert_shown (GskRenderNode *node, const DorsalArea *area, int scale)
{
  cairo_surface_t *drawn = sheet_new (scale), *shown = sheet_new (scale);
  cairo_t *cr = cairo_create (drawn);
  const guint8 *a, *b;

  draw (cr, area);
  cairo_destroy (cr);
  cr = cairo_create (shown);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (drawn);
  cairo_surface_flush (shown);
  a = cairo_image_surface_get_data (drawn);
  b = cairo_image_surface_get_data (shown);
  for (int i = 0; i < cairo_image_surface_get_stride (drawn) * HEIGHT * scale; i++)
    g_assert_cmpint (ABS (a[i] - b[i]), <=, 8);
  cairo_surface_destroy (drawn);
  cairo_surface_destroy (shown);
}

static cairo_surface_t *
recording_of (const DorsalArea *area)
{
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (recording);

  draw (cr, area);
  cairo_destroy (cr);
  return recording;
}

/* Anywhere, over the edges as well, on plain screens and on dense ones. */
static void
test_shown (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (19);

  for (guint i = 0; i < 100; i++)
    {
      DorsalArea area = { g_rand_double_range (rand, -9, 50), g_rand_double_range (rand, -9, 40),
                          g_rand_double_range (rand, 1, 20), g_rand_double_range (rand, 1, 20) };
      int scale = (int) (i % 3) + 1;
      cairo_surface_t *image = dorsal_stamp_begin (&area, scale), *recording = recording_of (&area);
      cairo_t *cr = cairo_create (image);
      g_autoptr (GskRenderNode) at_once = NULL, recorded = NULL;

      draw (cr, &area);
      cairo_destroy (cr);
      at_once = dorsal_stamp_end (image);
      assert_shown (at_once, &area, scale);
      recorded = dorsal_stamp_of (recording, scale);
      assert_shown (recorded, &area, scale);
      cairo_surface_destroy (recording);
    }
}

static void
test_empty (void)
{
  cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);

  g_assert_null (dorsal_stamp_of (recording, 1));
  cairo_surface_destroy (recording);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_test_register_all_types ();
  g_test_add_func ("/app/stamp/what-was-drawn-is-shown", test_shown);
  g_test_add_func ("/app/stamp/of-nothing-is-none", test_empty);
  return g_test_run ();
}
