/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown of a print is what was drawn last, byte for byte; and what looks as before is the node of before. */

#include "app/print.h"

#define WIDTH  40
#define HEIGHT 30

static const DorsalArea moving = { 8, 5, 25, 20 };

/* Its ground, and a box of another colour. */
static void
draw (DorsalPrint *print, int scale, double ground, const DorsalArea *box, double grey)
{
  cairo_t *cr = cairo_create (dorsal_print_begin (print, WIDTH, HEIGHT, scale));

  cairo_set_source_rgb (cr, ground, ground, ground);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_fill (cr);
  cairo_destroy (cr);
  dorsal_print_end (print, WIDTH, HEIGHT, &moving);
}

static void
assert_shown (const DorsalPrint *print, int scale)
{
  cairo_surface_t *drawn = print->image[print->turn];
  cairo_surface_t *shown = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH * scale, HEIGHT * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (shown, scale, scale);
  cr = cairo_create (shown);
  gsk_render_node_draw (print->node, cr);
  cairo_destroy (cr);
  cairo_surface_flush (shown);
  for (int y = 0; y < HEIGHT * scale; y++)
    for (int x = 0; x < WIDTH * scale; x++)
      {
        const guint32 *a = (const guint32 *) (gpointer) (cairo_image_surface_get_data (drawn) + y * cairo_image_surface_get_stride (drawn));
        const guint32 *b = (const guint32 *) (gpointer) (cairo_image_surface_get_data (shown) + y * cairo_image_surface_get_stride (shown));

        g_assert_cmphex (a[x] & 0xffffff, ==, b[x] & 0xffffff);
      }
  cairo_surface_destroy (shown);
}

/* Boxes anywhere, now and then on another ground and another screen. */
static void
test_shown (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  DorsalPrint print = { 0 };

  for (guint i = 0; i < 300; i++)
    {
      int scale = i / 50 % 2 + 1;
      DorsalArea box = { g_rand_int_range (rand, 0, 30), g_rand_int_range (rand, 0, 20), g_rand_int_range (rand, 1, 10),
                         g_rand_int_range (rand, 1, 10) };

      draw (&print, scale, i / 20 % 2 ? 0.2 : 0.9, &box, g_rand_double (rand));
      assert_shown (&print, scale);
    }
  dorsal_print_clear (&print);
}

static void
let_go (gpointer node)
{
  if (node) /* the middle has bands instead */
    gsk_render_node_unref (node);
}

/* A box in the middle leaves the frame around it alone; one at the left edge, that edge only. */
static void
test_margins (void)
{
  static const struct
  {
    DorsalArea box;
    gboolean same[9];
  } cases[] = {
    { { 10, 8, 5, 5 }, { TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE } },
    { { 0, 10, 3, 3 }, { TRUE, TRUE, TRUE, FALSE, TRUE, TRUE, TRUE, TRUE, TRUE } },
    { { 0, 0, 40, 5 }, { FALSE, FALSE, FALSE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE } },
    { { 39, 29, 1, 1 }, { TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, FALSE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalPrint print = { 0 };
      g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (let_go);

      draw (&print, 1, 0.9, &(DorsalArea){ 20, 15, 2, 2 }, 0);
      for (guint c = 0; c < G_N_ELEMENTS (print.cells); c++)
        g_ptr_array_add (before, print.cells[c] ? gsk_render_node_ref (print.cells[c]) : NULL);
      draw (&print, 1, 0.9, &cases[i].box, 0);
      for (guint c = 0; c < G_N_ELEMENTS (print.cells); c++)
        {
          g_test_message ("case %u, cell %u", i, c);
          g_assert_cmpint (print.cells[c] == before->pdata[c], ==, cases[i].same[c]);
        }
      assert_shown (&print, 1);
      dorsal_print_clear (&print);
    }
}

/* The first box was in the rows 15 and 16, which the second image has without it. */
static void
test_bands (void)
{
  DorsalPrint print = { 0 };
  GskRenderNode *before[DORSAL_PRINT_BANDS];

  draw (&print, 1, 0.9, &(DorsalArea){ 20, 15, 2, 2 }, 0);
  for (guint b = 0; b < DORSAL_PRINT_BANDS; b++)
    before[b] = gsk_render_node_ref (print.bands[b]);
  draw (&print, 1, 0.9, &(DorsalArea){ 25, 18, 1, 1 }, 0);
  for (guint b = 0; b < DORSAL_PRINT_BANDS; b++)
    {
      int from = 5 + 20 * (int) b / DORSAL_PRINT_BANDS, to = 5 + 20 * (int) (b + 1) / DORSAL_PRINT_BANDS;
      gboolean touched = (from < 17 && to > 15) || (from < 19 && to > 18);

      g_assert_cmpint (print.bands[b] != before[b], ==, touched);
      gsk_render_node_unref (before[b]);
    }
  assert_shown (&print, 1);
  dorsal_print_clear (&print);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_test_register_all_types ();
  g_test_add_func ("/app/print/what-was-drawn-is-shown", test_shown);
  g_test_add_func ("/app/print/what-looks-as-before-stays", test_margins);
  g_test_add_func ("/app/print/only-the-bands-that-changed-are-new", test_bands);
  return g_test_run ();
}
