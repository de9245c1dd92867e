/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: an image. Goes out: a source that asks for it when it is drawn. Never: a copy. */

#include "app/lend.h"

#include <stddef.h>

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

cairo_pattern_t *
dorsal_lend (cairo_surface_t *image)
{
  int width = cairo_image_surface_get_width (image), height = cairo_image_surface_get_height (image);
  cairo_pattern_t *source = cairo_pattern_create_raster_source (cairo_surface_reference (image),
                                                                cairo_surface_get_content (image), width, height);
  cairo_matrix_t matrix;
  double across, down, x, y;

  cairo_surface_get_device_scale (image, &across, &down);
  cairo_surface_get_device_offset (image, &x, &y);
  cairo_matrix_init (&matrix, across, 0, 0, down, x, y);
  cairo_pattern_set_matrix (source, &matrix);
  cairo_pattern_set_filter (source, CAIRO_FILTER_NEAREST);
  cairo_raster_source_pattern_set_acquire (source, lend, NULL);
  cairo_raster_source_pattern_set_copy (source, on_copy);
  cairo_raster_source_pattern_set_finish (source, on_finish);
  return source;
}
