/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   frame    image drawn   node
 *     1          A         A
 *     2          B         B      A goes when this frame is on the screen: GTK has compared the two
 *     3          A         A      nobody holds A: it is drawn on without being copied
 *     4          –         A      the same node: nothing is painted
 *
 *   ┌──┬───────┬──┐
 *   ├──┼───────┼──┤   a node each: where both images have the same pixels, the node of the frame before stays, and GTK
 *   │  │───────│  │   paints nothing there; what moves is cut into bands, for a line seldom moves over all of the height
 *   │  │ moving│  │
 *   │  │───────│  │
 *   ├──┼───────┼──┤
 *   └──┴───────┴──┘
 *
 * Comes in: an image that was drawn on. Goes out: a node. Never: a drawing of its own, an alpha. */

#include "app/print.h"

#include <string.h>

#define MIDDLE 4 /* the cell that is cut into bands */

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
  cairo_surface_t **image = &print->image[print->turn ^= 1];

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

/* An image as a source is copied by cairo as soon as it is drawn on again, even when nobody holds the source any more; a
 * source that lends an image is not. */
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
  for (guint i = 0; i < G_N_ELEMENTS (print->bands); i++)
    g_clear_pointer (&print->bands[i], gsk_render_node_unref);
}

/* Of the image before, the same pixels. */
static gboolean
is_as_before (const DorsalPrint *print, const graphene_rect_t *cell, int scale)
{
  cairo_surface_t *image = print->image[print->turn], *before = print->image[print->turn ^ 1];
  gsize stride = (gsize) cairo_image_surface_get_stride (image);
  gsize from = (gsize) cell->origin.x * (gsize) scale * sizeof (guint32);
  gsize length = (gsize) cell->size.width * (gsize) scale * sizeof (guint32);
  gsize row = (gsize) cell->origin.y * (gsize) scale, end = row + (gsize) cell->size.height * (gsize) scale;

  for (; row < end; row++)
    if (memcmp (cairo_image_surface_get_data (image) + row * stride + from,
                cairo_image_surface_get_data (before) + row * stride + from, length) != 0)
      return FALSE;
  return TRUE;
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

/* The node of before, where it shows the same pixels. */
static void
renew (const DorsalPrint *print, GskRenderNode **cell, cairo_pattern_t *source, const graphene_rect_t *bounds, int scale)
{
  if (!(bounds->size.width > 0 && bounds->size.height > 0) || (*cell && is_as_before (print, bounds, scale)))
    return;
  g_clear_pointer (cell, gsk_render_node_unref);
  *cell = cell_new (source, bounds);
}

static void
renew_bands (DorsalPrint *print, cairo_pattern_t *source, int scale)
{
  const DorsalArea *moving = &print->moving;
  int top = (int) moving->y, height = (int) moving->height, n = G_N_ELEMENTS (print->bands);

  for (int i = 0; i < n; i++)
    {
      int from = height * i / n, to = height * (i + 1) / n;

      renew (print, &print->bands[i], source,
             &GRAPHENE_RECT_INIT ((float) moving->x, (float) (top + from), (float) moving->width, (float) (to - from)),
             scale);
    }
}

static void
renew_cells (DorsalPrint *print, cairo_pattern_t *source, int width, int height, int scale)
{
  const DorsalArea *moving = &print->moving;
  float x[] = { 0, (float) moving->x, (float) (moving->x + moving->width), (float) width };
  float y[] = { 0, (float) moving->y, (float) (moving->y + moving->height), (float) height };

  for (guint i = 0; i < G_N_ELEMENTS (print->cells); i++)
    {
      guint c = i % 3, r = i / 3;
      graphene_rect_t bounds = GRAPHENE_RECT_INIT (x[c], y[r], x[c + 1] - x[c], y[r + 1] - y[r]);

      if (i != MIDDLE)
        renew (print, &print->cells[i], source, &bounds, scale);
    }
  renew_bands (print, source, scale);
}

static void
join_cells (DorsalPrint *print)
{
  GskRenderNode *cells[G_N_ELEMENTS (print->cells) + G_N_ELEMENTS (print->bands)];
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (print->cells); i++)
    if (print->cells[i])
      cells[n++] = print->cells[i];
  for (guint i = 0; i < G_N_ELEMENTS (print->bands); i++)
    if (print->bands[i])
      cells[n++] = print->bands[i];
  g_clear_pointer (&print->node, gsk_render_node_unref);
  print->node = gsk_container_node_new (cells, n);
}

void
dorsal_print_end (DorsalPrint *print, int width, int height, const DorsalArea *moving)
{
  DorsalArea all = { 0, 0, width, height };
  cairo_surface_t *image = print->image[print->turn];
  cairo_pattern_t *source = source_of (image);
  int scale = cairo_image_surface_get_width (image) / MAX (width, 1);

  moving = moving ? moving : &all;
  if (!fits (print->image[print->turn ^ 1], width, height, scale) || memcmp (&print->moving, moving, sizeof *moving) != 0)
    forget_cells (print);
  print->moving = *moving;
  cairo_surface_flush (image);
  renew_cells (print, source, width, height, scale);
  join_cells (print);
  cairo_pattern_destroy (source);
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
