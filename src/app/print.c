/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   frame    image drawn   node
 *     1          A         A
 *     2          B         B      A goes when this frame is on the screen: GTK has compared the two
 *     3          A         A      nobody holds A: it is drawn on without being copied
 *     4          –         A      the same node: nothing is painted
 *
 * Comes in: an image that was drawn on. Goes out: a node. Never: a drawing of its own, an alpha. */

#include "app/print.h"

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

void
dorsal_print_end (DorsalPrint *print, int width, int height)
{
  cairo_pattern_t *source = source_of (print->image[print->turn]);
  cairo_t *cr;

  g_clear_pointer (&print->node, gsk_render_node_unref);
  print->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  cr = gsk_cairo_node_get_draw_context (print->node);
  cairo_set_source (cr, source);
  cairo_paint (cr);
  cairo_destroy (cr);
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
  g_clear_pointer (&print->node, gsk_render_node_unref);
  for (guint i = 0; i < G_N_ELEMENTS (print->image); i++)
    g_clear_pointer (&print->image[i], cairo_surface_destroy);
}
