/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: an area, a drawing. Goes out: a node with its pixels. Never: a pixel of a drawing cut off, a size that is
 * no whole number of logical pixels. */

#include "app/stamp.h"

#include <math.h>

#include "app/lend.h"

cairo_surface_t *
dorsal_stamp_begin (const DorsalArea *area, int scale)
{
  int left = (int) floor (area->x) - 1, top = (int) floor (area->y) - 1;
  int right = (int) ceil (area->x + area->width) + 1, end = (int) ceil (area->y + area->height) + 1;
  cairo_surface_t *image
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (right - left) * scale, (end - top) * scale);

  cairo_surface_set_device_scale (image, scale, scale);
  cairo_surface_set_device_offset (image, -left * scale, -top * scale);
  return image;
}

GskRenderNode *
dorsal_stamp_end (cairo_surface_t *image)
{
  float width = (float) cairo_image_surface_get_width (image), height = (float) cairo_image_surface_get_height (image);
  cairo_pattern_t *source = dorsal_lend (image);
  double scale, down, x, y;
  GskRenderNode *node;
  cairo_t *cr;

  cairo_surface_flush (image);
  cairo_surface_get_device_scale (image, &scale, &down);
  cairo_surface_get_device_offset (image, &x, &y);
  node = gsk_cairo_node_new (
      &GRAPHENE_RECT_INIT ((float) (-x / scale), (float) (-y / scale), width / (float) scale, height / (float) scale));
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source (cr, source);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_pattern_destroy (source);
  cairo_surface_destroy (image);
  return node;
}

GskRenderNode *
dorsal_stamp_of (cairo_surface_t *recording, int scale)
{
  DorsalArea area;
  cairo_surface_t *image;
  cairo_t *cr;

  cairo_recording_surface_ink_extents (recording, &area.x, &area.y, &area.width, &area.height);
  if (!(area.width > 0 && area.height > 0))
    return NULL;
  image = dorsal_stamp_begin (&area, scale);
  cr = cairo_create (image);
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  return dorsal_stamp_end (image);
}
