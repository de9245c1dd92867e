/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is shown of a print is what was drawn last, byte for byte; and what looks as before is the node of before. */

#include "app/print.h"

#define WIDTH  40
#define HEIGHT 30

static const DorsalArea moving = { 8, 5, 25, 20 };

/* Its ground, and a box of another colour. changed: where that is not what was drawn before; NULL: everywhere. */
static void
draw (DorsalPrint *print, int scale, double ground, const DorsalArea *box, double grey, const DorsalArea *changed,
      guint n_changed)
{
  cairo_t *cr = cairo_create (dorsal_print_begin (print, WIDTH, HEIGHT, scale));

  cairo_set_source_rgb (cr, ground, ground, ground);
  cairo_paint (cr);
  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_fill (cr);
  cairo_destroy (cr);
  dorsal_print_end (print, WIDTH, HEIGHT, &moving, changed ? changed : &(DorsalArea){ 0, 0, WIDTH, HEIGHT },
                    changed ? n_changed : 1);
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
        const guint32 *a = (const guint32 *) (gpointer) (cairo_image_surface_get_data (drawn)
                                                         + y * cairo_image_surface_get_stride (drawn));
        const guint32 *b = (const guint32 *) (gpointer) (cairo_image_surface_get_data (shown)
                                                         + y * cairo_image_surface_get_stride (shown));

        g_assert_cmphex (a[x] & 0xffffff, ==, b[x] & 0xffffff);
      }
  cairo_surface_destroy (shown);
}

/* Boxes, for a while among a few rows, so that what moves becomes narrow, then among others; now and then on another
 * ground and another screen. What has changed is the box before, and this one. */
static void
test_shown (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);
  DorsalPrint print = { 0 };
  DorsalArea boxes[2] = { 0 };
  guint narrow = 0;

  for (guint i = 0; i < 600; i++)
    {
      int scale = i / 200 % 2 + 1, y = i / 50 % 2 ? 14 : 6;
      DorsalArea box = { g_rand_int_range (rand, 0, 30), y + g_rand_int_range (rand, 0, 3),
                         g_rand_int_range (rand, 1, 10), g_rand_int_range (rand, 1, 4) };

      boxes[i % 2] = box;
      draw (&print, scale, i / 100 % 2 ? 0.2 : 0.9, &box, g_rand_double (rand), i % 100 ? boxes : NULL, 2);
      assert_shown (&print, scale);
      narrow += print.reach.to - print.reach.from < 10;
    }
  g_assert_cmpuint (narrow, >, 100);
  g_assert_cmpuint (narrow, <, 500);
  dorsal_print_clear (&print);
}

static void
let_go (gpointer node)
{
  if (node)
    gsk_render_node_unref (node);
}

/* After many pictures in which only rows 6 to 8 of 20 moved: these, and a row over and under them, are what moves. */
static void
settle (DorsalPrint *print)
{
  DorsalArea box = { 10, 11, 5, 2 };

  draw (print, 1, 0.9, &box, 0, NULL, 0);
  for (guint i = 0; i < 2 * DORSAL_REACH_PICTURES; i++)
    draw (print, 1, 0.9, &box, i % 2, &box, 1);
  g_assert_cmpint (print->reach.from, ==, 5);
  g_assert_cmpint (print->reach.to, ==, 9);
}

/* What has changed within what moves leaves all around it alone; at an edge, the other edges. Where other rows move,
 * nothing is as it was. */
static void
test_cells (void)
{
  static const struct
  {
    DorsalArea changed;
    gboolean same[DORSAL_PRINT_N_CELLS]; /* moving, over, left, right, under */
  } cases[] = {
    { { 10, 11, 5, 2 }, { FALSE, TRUE, TRUE, TRUE, TRUE } },
    { { 32, 10, 1, 4 }, { FALSE, TRUE, TRUE, TRUE, TRUE } },
    { { 0, 11, 3, 3 }, { TRUE, TRUE, FALSE, TRUE, TRUE } },
    { { 0, 0, 40, 5 }, { TRUE, FALSE, TRUE, TRUE, TRUE } },
    { { 33, 11, 2, 2 }, { TRUE, TRUE, TRUE, FALSE, TRUE } },
    { { 39, 29, 1, 1 }, { TRUE, TRUE, TRUE, TRUE, FALSE } },
    { { 8, 9, 1, 2 }, { FALSE, FALSE, FALSE, FALSE, FALSE } },
    { { 8, 13, 1, 2 }, { FALSE, FALSE, FALSE, FALSE, FALSE } },
    { { 20, 11, 0, 0 }, { TRUE, TRUE, TRUE, TRUE, TRUE } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalPrint print = { 0 };
      g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (let_go);

      settle (&print);
      for (guint c = 0; c < G_N_ELEMENTS (print.cells); c++)
        g_ptr_array_add (before, gsk_render_node_ref (print.cells[c]));
      dorsal_print_begin (&print, WIDTH, HEIGHT, 1);
      dorsal_print_end (&print, WIDTH, HEIGHT, &moving, &cases[i].changed, 1);
      for (guint c = 0; c < G_N_ELEMENTS (print.cells); c++)
        {
          g_test_message ("case %u, cell %u", i, c);
          g_assert_cmpint (print.cells[c] == before->pdata[c], ==, cases[i].same[c]);
        }
      dorsal_print_clear (&print);
    }
}

/* GTK paints all of a node that lies where something has changed, and what lies under it. */
static void
test_apart (void)
{
  DorsalPrint print = { 0 };
  float area = 0;

  settle (&print);
  for (guint c = 0; c < G_N_ELEMENTS (print.cells); c++)
    {
      graphene_rect_t bounds, other;

      gsk_render_node_get_bounds (print.cells[c], &bounds);
      area += bounds.size.width * bounds.size.height;
      for (guint d = 0; d < c; d++)
        {
          gsk_render_node_get_bounds (print.cells[d], &other);
          g_assert_false (graphene_rect_intersection (&bounds, &other, NULL));
        }
    }
  g_assert_cmpfloat (area, ==, WIDTH * HEIGHT);
  dorsal_print_clear (&print);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_test_register_all_types ();
  g_test_add_func ("/app/print/what-was-drawn-is-shown", test_shown);
  g_test_add_func ("/app/print/what-has-not-changed-stays", test_cells);
  g_test_add_func ("/app/print/no-node-lies-over-another", test_apart);
  return g_test_run ();
}
