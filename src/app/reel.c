/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   buffer   0  1  2          shown: on the screen, and known to the renderer
 *               ▲  ▲          next:  written to; becomes the shown one, or is thrown away when it says the same
 *           shown  next
 *
 * Comes in: pixels. Goes out: a node, the same for the same pixels. Never: a write to what is shown. */

#include "app/reel.h"

#include <string.h>

static cairo_surface_t **
next_buffer (DorsalReel *reel)
{
  return &reel->buffer[(reel->shown + 1) % G_N_ELEMENTS (reel->buffer)];
}

static gsize
size_of (cairo_surface_t *surface)
{
  return (gsize) cairo_image_surface_get_stride (surface) * (gsize) cairo_image_surface_get_height (surface);
}

static gboolean
fits (cairo_surface_t *surface, int width, int height, int scale)
{
  double has;

  if (!surface)
    return FALSE;
  cairo_surface_get_device_scale (surface, &has, NULL);
  return cairo_image_surface_get_width (surface) == width && cairo_image_surface_get_height (surface) == height
         && (int) has == scale;
}

guint32 *
dorsal_reel_begin (DorsalReel *reel, int width, int height, int scale, int *ret_stride)
{
  cairo_surface_t **next = next_buffer (reel);

  if (!fits (*next, width, height, scale))
    {
      g_clear_pointer (next, cairo_surface_destroy);
      *next = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
      cairo_surface_set_device_scale (*next, scale, scale);
    }
  cairo_surface_flush (*next);
  *ret_stride = cairo_image_surface_get_stride (*next);
  memset (cairo_image_surface_get_data (*next), 0, size_of (*next));
  return (guint32 *) (gpointer) cairo_image_surface_get_data (*next);
}

static gboolean
says_the_same (const DorsalReel *reel, cairo_surface_t *next, double x, double y)
{
  cairo_surface_t *shown = reel->buffer[reel->shown];

  return reel->node && reel->x == x && reel->y == y && shown && size_of (shown) == size_of (next)
         && cairo_image_surface_get_width (shown) == cairo_image_surface_get_width (next)
         && memcmp (cairo_image_surface_get_data (shown), cairo_image_surface_get_data (next), size_of (next)) == 0;
}

static GskRenderNode *
node_of (cairo_surface_t *surface, double x, double y)
{
  double scale;
  GskRenderNode *node;
  cairo_t *cr;

  cairo_surface_get_device_scale (surface, &scale, NULL);
  node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT ((float) x, (float) y,
                                                  (float) (cairo_image_surface_get_width (surface) / scale),
                                                  (float) (cairo_image_surface_get_height (surface) / scale)));
  cr = gsk_cairo_node_get_draw_context (node);
  cairo_set_source_surface (cr, surface, x, y);
  cairo_paint (cr);
  cairo_destroy (cr);
  return node;
}

void
dorsal_reel_end (DorsalReel *reel, double x, double y)
{
  cairo_surface_t *next = *next_buffer (reel);

  cairo_surface_mark_dirty (next);
  if (says_the_same (reel, next, x, y))
    return;
  g_clear_pointer (&reel->node, gsk_render_node_unref);
  reel->node = node_of (next, x, y);
  reel->shown = (reel->shown + 1) % G_N_ELEMENTS (reel->buffer);
  reel->x = x;
  reel->y = y;
}

void
dorsal_reel_append (const DorsalReel *reel, GtkSnapshot *snapshot)
{
  if (reel->node)
    gtk_snapshot_append_node (snapshot, reel->node);
}

void
dorsal_reel_clear (DorsalReel *reel)
{
  g_clear_pointer (&reel->node, gsk_render_node_unref);
  for (guint i = 0; i < G_N_ELEMENTS (reel->buffer); i++)
    g_clear_pointer (&reel->buffer[i], cairo_surface_destroy);
}
