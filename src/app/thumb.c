/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a row's sums. Goes out: a texture, so that scrolling past draws nothing again. Never: a word; the row says
 * the same beside it. */

#include "app/thumb.h"

#include "draw/draw-thumb.h"

static cairo_surface_t *
surface_of (int width, int height, int scale)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width * scale, height * scale);

  cairo_surface_set_device_scale (surface, scale, scale);
  return surface;
}

/* The surface becomes the texture's bytes. */
static GdkTexture *
texture_of (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * (gsize) height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

GdkTexture *
dorsal_thumb_spine (const DorsalCatalogueRow *row, int scale, const DorsalPalette *palette)
{
  DorsalArea area = { 0, 0, DORSAL_THUMB_WIDTH, DORSAL_THUMB_HEIGHT };
  cairo_surface_t *surface = surface_of (DORSAL_THUMB_WIDTH, DORSAL_THUMB_HEIGHT, scale);
  cairo_t *cr = cairo_create (surface);

  dorsal_draw_thumb (cr, &area, &row->dwell, dorsal_zones_default (), palette);
  cairo_destroy (cr);
  return texture_of (surface);
}

GdkTexture *
dorsal_thumb_bar (const DorsalCatalogueRow *row, int width, int scale, const DorsalPalette *palette)
{
  DorsalArea area = { 0, 0, width, DORSAL_THUMB_BAR_HEIGHT };
  cairo_surface_t *surface = surface_of (width, DORSAL_THUMB_BAR_HEIGHT, scale);
  cairo_t *cr = cairo_create (surface);

  dorsal_draw_zone_bar (cr, &area, row->zone_us, palette);
  cairo_destroy (cr);
  return texture_of (surface);
}
