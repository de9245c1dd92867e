/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A sheet in memory that pictures are drawn on and asked about. */

#include "draw/ink.h"

#include <stdlib.h>

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  int width, height;
} Canvas;

static inline Canvas
canvas_new (int width, int height, DorsalColour ground)
{
  Canvas canvas = { cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height), NULL, width, height };

  canvas.cr = cairo_create (canvas.surface);
  dorsal_ink_set (canvas.cr, ground);
  cairo_paint (canvas.cr);
  return canvas;
}

static inline void
canvas_free (Canvas *canvas)
{
  g_assert_cmpint (cairo_status (canvas->cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (canvas->cr);
  cairo_surface_destroy (canvas->surface);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Canvas, canvas_free)

static inline guint32
canvas_pixel (const Canvas *canvas, int x, int y)
{
  const guint8 *row;

  g_assert_cmpint (x, >=, 0);
  g_assert_cmpint (x, <, canvas->width);
  g_assert_cmpint (y, >=, 0);
  g_assert_cmpint (y, <, canvas->height);
  cairo_surface_flush (canvas->surface);
  row = cairo_image_surface_get_data (canvas->surface) + y * cairo_image_surface_get_stride (canvas->surface);
  return ((const guint32 *) (const void *) row)[x];
}

#define RED(p)   ((int) ((p) >> 16 & 0xff))
#define GREEN(p) ((int) ((p) >> 8 & 0xff))
#define BLUE(p)  ((int) ((p) &0xff))

static inline gboolean
is_red (guint32 p)
{
  return RED (p) > GREEN (p) + 60 && RED (p) > BLUE (p) + 60;
}

static inline gboolean
is_green (guint32 p)
{
  return GREEN (p) > RED (p) + 40 && GREEN (p) > BLUE (p) + 15;
}

static inline gboolean
is_amber (guint32 p)
{
  return RED (p) > BLUE (p) + 60 && GREEN (p) > BLUE (p) + 40 && RED (p) > GREEN (p);
}

static inline gboolean
is_near (guint32 p, DorsalColour colour)
{
  guint32 q = dorsal_colour_to_argb32 (colour);

  return abs (RED (p) - RED (q)) + abs (GREEN (p) - GREEN (q)) + abs (BLUE (p) - BLUE (q)) < 24;
}

typedef gboolean (*PixelTest) (guint32 pixel);

/* Pixels within the box, cut to the canvas, that pass. */
static inline guint
canvas_count (const Canvas *canvas, double x, double y, double width, double height, PixelTest test)
{
  guint n = 0;

  for (int j = MAX ((int) y, 0); j < MIN ((int) (y + height), canvas->height); j++)
    for (int i = MAX ((int) x, 0); i < MIN ((int) (x + width), canvas->width); i++)
      n += test (canvas_pixel (canvas, i, j));
  return n;
}

static inline guint
canvas_count_colour (const Canvas *canvas, double x, double y, double width, double height, DorsalColour colour)
{
  guint n = 0;

  for (int j = MAX ((int) y, 0); j < MIN ((int) (y + height), canvas->height); j++)
    for (int i = MAX ((int) x, 0); i < MIN ((int) (x + width), canvas->width); i++)
      n += is_near (canvas_pixel (canvas, i, j), colour);
  return n;
}

/* Is everything outside the area still the ground? */
static inline void
canvas_assert_only_inside (const Canvas *canvas, const DorsalArea *area, DorsalColour ground)
{
  guint32 want = dorsal_colour_to_argb32 (ground);

  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++)
      if (x < area->x || y < area->y || x >= area->x + area->width || y >= area->y + area->height)
        g_assert_cmphex (canvas_pixel (canvas, x, y), ==, want);
}

/* Pixels that differ. */
static inline guint
canvas_difference (const Canvas *a, const Canvas *b)
{
  guint n = 0;

  for (int y = 0; y < a->height; y++)
    for (int x = 0; x < a->width; x++)
      n += canvas_pixel (a, x, y) != canvas_pixel (b, x, y);
  return n;
}
