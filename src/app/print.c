/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   frame    image drawn   node
 *     1          A         A
 *     2          B         B      A goes when this frame is on the screen: GTK has compared the two
 *     3          A         A      nobody holds A: it is drawn on without being copied
 *     4          –         A      the same node: nothing is painted
 *
 *   ┌───────────────┐
 *   ├──┬─────────┬──┤   a node each: where nothing has changed the node of the frame before stays, and GTK paints
 * nothing │  │─────────│  │   there; what moves is cut into bands, for a line seldom moves over all of the height │  │
 * moving  │  │ │  │─────────│  │ ├──┴─────────┴──┤ └───────────────┘
 *
 * Comes in: an image that was drawn on. Goes out: a node. Never: a drawing of its own, an alpha. */

#include "app/print.h"

#include <string.h>

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

static cairo_surface_t *
lend (cairo_pattern_t *pattern, void *image, cairo_surface_t *target, const cairo_rectangle_int_t *extents)
{
  return image;
}

static cairo_status_t
on_copy (cairo_pattern_t *pattern, void *image, const cairo_pattern_t *other)
{
  cairo_surface_reference (image);
  return CAIRO_STATUS_SUCCESS;
}

static void
on_finish (cairo_pattern_t *pattern, void *image)
{
  cairo_surface_destroy (image);
}

/* An image as a source is copied by cairo as soon as it is drawn on again, even when nobody holds the source any more;
 * a source that lends an image is not. */
static cairo_pattern_t *
source_of (cairo_surface_t *image)
{
  int width = cairo_image_surface_get_width (image), height = cairo_image_surface_get_height (image);
  cairo_pattern_t *source
      = cairo_pattern_create_raster_source (cairo_surface_reference (image), CAIRO_CONTENT_COLOR, width, height);
  cairo_matrix_t matrix;
  double across, down;

  cairo_surface_get_device_scale (image, &across, &down);
  cairo_matrix_init_scale (&matrix, across, down);
  cairo_pattern_set_matrix (source, &matrix);
  cairo_pattern_set_filter (source, CAIRO_FILTER_NEAREST);
  cairo_raster_source_pattern_set_acquire (source, lend, NULL);
  cairo_raster_source_pattern_set_copy (source, on_copy);
  cairo_raster_source_pattern_set_finish (source, on_finish);
  return source;
}

static void
forget_cells (DorsalPrint *print)
{
  for (guint i = 0; i < G_N_ELEMENTS (print->cells); i++)
    g_clear_pointer (&print->cells[i], gsk_render_node_unref);
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

/* Around what moves: over it, left, right, under it. Then the bands. */
static graphene_rect_t
bounds_of (const DorsalPrint *print, guint cell, int width, int height)
{
  const DorsalArea *moving = &print->moving;
  int band = (int) cell - DORSAL_PRINT_EDGES, bands = (int) MAX (print->bands, 1);
  float x = (float) moving->x, y = (float) moving->y, across = (float) moving->width, down = (float) moving->height;
  int top = (int) moving->y, from, to;

  switch (cell)
    {
    case 0:
      return GRAPHENE_RECT_INIT (0, 0, (float) width, y);
    case 1:
      return GRAPHENE_RECT_INIT (0, y, x, down);
    case 2:
      return GRAPHENE_RECT_INIT (x + across, y, (float) width - x - across, down);
    case 3:
      return GRAPHENE_RECT_INIT (0, y + down, (float) width, (float) height - y - down);
    default:
      from = top + (int) moving->height * MIN (band, bands) / bands;
      to = top + (int) moving->height * MIN (band + 1, bands) / bands;
      return GRAPHENE_RECT_INIT (x, (float) from, across, (float) (to - from));
    }
}

static gboolean
is_touched (const graphene_rect_t *bounds, const DorsalArea *changed, guint n_changed)
{
  for (guint i = 0; i < n_changed; i++)
    if (changed[i].width > 0 && changed[i].height > 0 && changed[i].x < bounds->origin.x + bounds->size.width
        && changed[i].x + changed[i].width > bounds->origin.x && changed[i].y < bounds->origin.y + bounds->size.height
        && changed[i].y + changed[i].height > bounds->origin.y)
      return TRUE;
  return FALSE;
}

static void
renew_cells (DorsalPrint *print, int width, int height, const DorsalArea *changed, guint n_changed)
{
  cairo_pattern_t *source = source_of (print->image[print->turn]);

  for (guint i = 0; i < G_N_ELEMENTS (print->cells); i++)
    {
      graphene_rect_t bounds = bounds_of (print, i, width, height);

      if (!(bounds.size.width > 0 && bounds.size.height > 0)
          || (print->cells[i] && !is_touched (&bounds, changed, n_changed)))
        continue;
      g_clear_pointer (&print->cells[i], gsk_render_node_unref);
      print->cells[i] = cell_new (source, &bounds);
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
    forget_cells (print);
  print->moving = *moving;
  print->turn ^= 1;
  cairo_surface_flush (image);
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
