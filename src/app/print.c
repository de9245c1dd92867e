/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   frame    image drawn   node
 *     1          A         A
 *     2          B         B      A goes when this frame is on the screen: GTK has compared the two
 *     3          A         A      nobody holds A: it is drawn on without being copied
 *     4          –         A      the same node: nothing is painted
 *
 *   ┌───────────────┐
 *   │     over      │   a node each: where nothing has changed the node of the frame before stays, and GTK paints
 *   ├──┬─────────┬──┤   nothing there. Of what may move, rows in which nothing does belong to over and to under: a
 *   │  │ moving  │  │   line seldom moves over all of the height. No node lies over another one: of both GTK would
 *   ├──┴─────────┴──┤   paint what has changed of one
 *   │     under     │
 *   └───────────────┘
 *
 * Comes in: an image that was drawn on. Goes out: a node. Never: a drawing of its own, an alpha. */

#include "app/print.h"

#include <math.h>
#include <string.h>

#include "app/lend.h"

static gboolean
fits (cairo_surface_t *image, int width, int height, int scale)
{
  double across, down;

  if (!image)
    return FALSE;
  cairo_surface_get_device_scale (image, &across, &down);
  return across == scale && cairo_image_surface_get_width (image) == width * scale
         && cairo_image_surface_get_height (image) == height * scale;
}

cairo_surface_t *
dorsal_print_begin (DorsalPrint *print, int width, int height, int scale)
{
  cairo_surface_t **image = &print->image[print->turn ^ 1];

  if (fits (*image, width, height, scale))
    return *image;
  g_clear_pointer (image, cairo_surface_destroy);
  *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width * scale, height * scale);
  cairo_surface_set_device_scale (*image, scale, scale);
  return *image;
}

static void
forget_cells (DorsalPrint *print)
{
  for (guint i = 0; i < G_N_ELEMENTS (print->cells); i++)
    g_clear_pointer (&print->cells[i], gsk_render_node_unref);
}

static graphene_rect_t
bounds_of (const DorsalPrint *print, DorsalPrintCell cell, int width, int height)
{
  float left = (float) print->moving.x, right = (float) (print->moving.x + print->moving.width);
  float top = (float) print->moving.y + (float) print->reach.from,
        end = (float) print->moving.y + (float) print->reach.to;

  switch (cell)
    {
    case DORSAL_PRINT_OVER:
      return GRAPHENE_RECT_INIT (0, 0, (float) width, top);
    case DORSAL_PRINT_LEFT:
      return GRAPHENE_RECT_INIT (0, top, left, end - top);
    case DORSAL_PRINT_RIGHT:
      return GRAPHENE_RECT_INIT (right, top, (float) width - right, end - top);
    case DORSAL_PRINT_UNDER:
      return GRAPHENE_RECT_INIT (0, end, (float) width, (float) height - end);
    case DORSAL_PRINT_MOVING:
    case DORSAL_PRINT_N_CELLS:
    default:
      return GRAPHENE_RECT_INIT (left, top, right - left, end - top);
    }
}

static GskRenderNode *
cell_new (cairo_pattern_t *source, const graphene_rect_t *bounds)
{
  GskRenderNode *cell = gsk_cairo_node_new (bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (cell);

  cairo_set_source (cr, source);
  cairo_paint (cr);
  cairo_destroy (cr);
  return cell;
}

static gboolean
meets (const DorsalArea *a, double x, double y, double width, double height)
{
  return a->width > 0 && a->height > 0 && a->x < x + width && a->x + a->width > x && a->y < y + height
         && a->y + a->height > y;
}

/* Rows of what moves, none: from ≥ to. */
static void
find_rows (const DorsalArea *moving, const DorsalArea *changed, guint n_changed, int *ret_from, int *ret_to)
{
  *ret_from = (int) moving->height;
  *ret_to = 0;
  for (guint i = 0; i < n_changed; i++)
    if (meets (&changed[i], moving->x, moving->y, moving->width, moving->height))
      {
        *ret_from = (int) MIN (*ret_from, MAX (floor (changed[i].y - moving->y), 0));
        *ret_to = (int) MAX (*ret_to, MIN (ceil (changed[i].y + changed[i].height - moving->y), moving->height));
      }
}

/* Other rows move: each cell has another size. */
static void
fit_cells (DorsalPrint *print, const DorsalArea *changed, guint n_changed)
{
  DorsalReach before = print->reach;
  int from, to;

  find_rows (&print->moving, changed, n_changed, &from, &to);
  print->reach = dorsal_reach_step (before, from, to, (int) print->moving.height);
  if (before.from != print->reach.from || before.to != print->reach.to)
    forget_cells (print);
}

static gboolean
is_touched (const graphene_rect_t *bounds, const DorsalArea *changed, guint n_changed)
{
  for (guint i = 0; i < n_changed; i++)
    if (meets (&changed[i], bounds->origin.x, bounds->origin.y, bounds->size.width, bounds->size.height))
      return TRUE;
  return FALSE;
}

static void
renew_cells (DorsalPrint *print, int width, int height, const DorsalArea *changed, guint n_changed)
{
  cairo_pattern_t *source = dorsal_lend (print->image[print->turn]);

  for (DorsalPrintCell c = 0; c < DORSAL_PRINT_N_CELLS; c++)
    {
      graphene_rect_t bounds = bounds_of (print, c, width, height);

      if (!(bounds.size.width > 0 && bounds.size.height > 0)
          || (print->cells[c] && !is_touched (&bounds, changed, n_changed)))
        continue;
      g_clear_pointer (&print->cells[c], gsk_render_node_unref);
      print->cells[c] = cell_new (source, &bounds);
    }
  cairo_pattern_destroy (source);
}

static void
join_cells (DorsalPrint *print)
{
  GskRenderNode *cells[G_N_ELEMENTS (print->cells)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (print->cells); i++)
    if (print->cells[i])
      cells[n++] = print->cells[i];
  g_clear_pointer (&print->node, gsk_render_node_unref);
  print->node = gsk_container_node_new (cells, n);
}

void
dorsal_print_end (DorsalPrint *print, int width, int height, const DorsalArea *moving, const DorsalArea *changed,
                  guint n_changed)
{
  DorsalArea all = { 0, 0, width, height };
  cairo_surface_t *before = print->image[print->turn], *image = print->image[print->turn ^ 1];
  int scale = cairo_image_surface_get_width (image) / MAX (width, 1);

  moving = moving ? moving : &all;
  if (!fits (before, width, height, scale) || memcmp (&print->moving, moving, sizeof *moving) != 0)
    {
      forget_cells (print);
      print->reach = (DorsalReach){ 0 };
    }
  print->moving = *moving;
  print->turn ^= 1;
  cairo_surface_flush (image);
  fit_cells (print, changed, n_changed);
  renew_cells (print, width, height, changed, n_changed);
  join_cells (print);
}

void
dorsal_print_show (const DorsalPrint *print, GtkSnapshot *snapshot)
{
  if (print->node)
    gtk_snapshot_append_node (snapshot, print->node);
}

void
dorsal_print_clear (DorsalPrint *print)
{
  forget_cells (print);
  g_clear_pointer (&print->node, gsk_render_node_unref);
  for (guint i = 0; i < G_N_ELEMENTS (print->image); i++)
    g_clear_pointer (&print->image[i], cairo_surface_destroy);
}
