/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A plot that went through many pictures is the plot drawn at once, byte for byte; and so is what GTK shows of it. */

#include "app/tracing.h"

#include <math.h>

#define WIDTH  90
#define HEIGHT 60

static const DorsalArea inner = { 12, 6, 70, 40 };
static const DorsalTraceInk ink = { .line = 0xff3584e4, .fill = 0x24081c24, .gap = 0x20202020 };

/* What is drawn. */
typedef struct
{
  int scale;
  double grey; /* of the ground */
  gint64 first;
  int at[2]; /* uprights, logical pixels */
} Scene;

static cairo_surface_t *
ground_of (const Scene *scene)
{
  cairo_surface_t *ground
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, WIDTH * scene->scale, HEIGHT * scene->scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (ground, scene->scale, scene->scale);
  cr = cairo_create (ground);
  cairo_set_source_rgb (cr, scene->grey, scene->grey, scene->grey);
  cairo_paint (cr);
  for (int y = 1; y < HEIGHT; y += 7)
    {
      cairo_set_source_rgb (cr, 0.1, y / 60.0, 0.5);
      cairo_rectangle (cr, y, y, WIDTH, 1);
      cairo_fill (cr);
    }
  cairo_destroy (cr);
  return ground;
}

/* A mark under each upright; over the inner part as well, which is not below. */
static void
draw_below (cairo_t *cr, gpointer data)
{
  const Scene *scene = data;

  cairo_set_source_rgb (cr, 0.8, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (scene->at); i++)
    cairo_rectangle (cr, inner.x + scene->at[i], 0, 1, HEIGHT - 3);
  cairo_fill (cr);
}

static void
draw (DorsalTracing *tracing, const DorsalTrace *trace, const Scene *scene, gboolean marked)
{
  int scale = scene->scale, at[] = { scene->at[0] * scale, scene->at[1] * scale };
  DorsalUprights uprights = { at, marked ? 2 : 0, scale, (int) inner.height * scale - 1, 0xffe0e0e0 };
  DorsalTraceView view = { .first_column = scene->first,
                           .columns = (int) inner.width * scale,
                           .height = (int) inner.height * scale,
                           .samples = 3,
                           .per_columns = 2,
                           .axis = { -1000, 1000, 1, 10 } };

  dorsal_tracing_draw (tracing, &view, trace, &ink, &uprights, marked ? draw_below : NULL, (gpointer) scene);
}

static void
assert_same (cairo_surface_t *one, cairo_surface_t *other)
{
  int stride = cairo_image_surface_get_stride (one);

  cairo_surface_flush (one);
  cairo_surface_flush (other);
  g_assert_cmpint (cairo_image_surface_get_height (one), ==, cairo_image_surface_get_height (other));
  g_assert_cmpint (stride, ==, cairo_image_surface_get_stride (other));
  for (int y = 0; y < cairo_image_surface_get_height (one); y++)
    for (int x = 0; x < cairo_image_surface_get_width (one); x++)
      g_assert_cmphex (((guint32 *) (gpointer) (cairo_image_surface_get_data (one) + y * stride))[x] & 0xffffff, ==,
                       ((guint32 *) (gpointer) (cairo_image_surface_get_data (other) + y * stride))[x] & 0xffffff);
}

static void
assert_as_at_once (const DorsalTracing *tracing, const DorsalTrace *trace, const Scene *scene, gboolean marked)
{
  cairo_surface_t *drawn = tracing->print.image[tracing->print.turn], *ground = ground_of (scene);
  cairo_surface_t *shown = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * scene->scale, HEIGHT * scene->scale);
  DorsalTracing fresh = { 0 };
  cairo_t *cr;

  dorsal_tracing_init (&fresh);
  dorsal_tracing_lay (&fresh, ground, &inner, ink.fill);
  draw (&fresh, trace, scene, marked);
  assert_same (drawn, fresh.print.image[fresh.print.turn]);

  cairo_surface_set_device_scale (shown, scene->scale, scene->scale);
  cr = cairo_create (shown);
  gsk_render_node_draw (tracing->print.node, cr);
  cairo_destroy (cr);
  assert_same (shown, drawn);

  dorsal_tracing_clear (&fresh);
  cairo_surface_destroy (shown);
  cairo_surface_destroy (ground);
}

/* Mostly moved by a column or not at all; now and then far, onto another ground or another screen. */
static void
test_steps (gconstpointer data)
{
  gboolean marked = GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (53);
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();
  DorsalTracing tracing = { 0 };
  Scene scene = { .scale = 1, .grey = 0.9 };
  cairo_surface_t *ground = NULL;

  for (guint i = 0; i < 2000; i++)
    dorsal_trace_append (trace,
                         i / 100 % 5 == 3 ? 0 : (gint16) (900 * sin (i * 0.02) + g_rand_int_range (rand, -90, 90)));
  dorsal_tracing_init (&tracing);
  for (guint i = 0; i < 400; i++)
    {
      if (i % 50 == 0)
        {
          scene.scale = (int) (i / 100 % 2) + 1;
          scene.grey = i / 50 % 2 ? 0.3 : 0.9;
          g_clear_pointer (&ground, cairo_surface_destroy);
          ground = ground_of (&scene);
          dorsal_tracing_lay (&tracing, ground, &inner, ink.fill);
        }
      scene.first += i % 40 == 7 ? g_rand_int_range (rand, 50, 300) : g_rand_int_range (rand, 0, 3);
      if (i % 3 == 0)
        for (guint m = 0; m < G_N_ELEMENTS (scene.at); m++)
          scene.at[m] = g_rand_int_range (rand, 0, (int) inner.width);
      draw (&tracing, trace, &scene, marked);
      assert_as_at_once (&tracing, trace, &scene, marked);
    }
  dorsal_tracing_clear (&tracing);
  cairo_surface_destroy (ground);
}

/* Of the same picture again nothing is new to GTK. */
static void
test_still (void)
{
  g_autoptr (DorsalTrace) trace = dorsal_trace_new ();
  DorsalTracing tracing = { 0 };
  Scene scene = { .scale = 1, .grey = 0.9 };
  cairo_surface_t *ground = ground_of (&scene);
  GskRenderNode *before;

  for (guint i = 0; i < 200; i++)
    dorsal_trace_append (trace, (gint16) (i * 5));
  dorsal_tracing_init (&tracing);
  dorsal_tracing_lay (&tracing, ground, &inner, ink.fill);
  draw (&tracing, trace, &scene, FALSE);
  before = gsk_render_node_ref (tracing.print.node);
  draw (&tracing, trace, &scene, FALSE);
  g_assert_true (tracing.print.node == before);
  scene.first++;
  draw (&tracing, trace, &scene, FALSE);
  g_assert_false (tracing.print.node == before);
  gsk_render_node_unref (before);
  dorsal_tracing_clear (&tracing);
  cairo_surface_destroy (ground);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_test_register_all_types ();
  g_test_add_data_func ("/app/tracing/steps-of-a-live-plot-are-the-plot-at-once", GINT_TO_POINTER (FALSE), test_steps);
  g_test_add_data_func ("/app/tracing/steps-of-a-kept-plot-are-the-plot-at-once", GINT_TO_POINTER (TRUE), test_steps);
  g_test_add_func ("/app/tracing/nothing-new-is-the-same-node", test_still);
  return g_test_run ();
}
