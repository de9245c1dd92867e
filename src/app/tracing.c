/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   ┌──────────────┐
 *   │  ground      │   edges: copied from the ground into both images, once
 *   │  ┌────────┐  │
 *   │  │ trace  │  │   inner part: the rows of it that look otherwise, by draw/draw-swath
 *   │  └────────┘  │
 *   │    0   10    │   below: drawn each time where the caller has something to draw there
 *   └──────────────┘
 *
 * Comes in: a ground, a trace, a view. Goes out: a print. Never: a row told to GTK as new that is not. */

#include "app/tracing.h"

#include <math.h>
#include <string.h>

void
dorsal_tracing_init (DorsalTracing *tracing)
{
  tracing->passage = dorsal_passage_new ();
  tracing->swath = dorsal_swath_new ();
}

void
dorsal_tracing_clear (DorsalTracing *tracing)
{
  dorsal_print_clear (&tracing->print);
  g_clear_pointer (&tracing->passage, dorsal_passage_free);
  g_clear_pointer (&tracing->swath, dorsal_swath_free);
}

void
dorsal_tracing_forget (DorsalTracing *tracing)
{
  dorsal_passage_forget (tracing->passage);
}

/* The first pixel of the inner part. */
static guint32 *
pixels_of (const DorsalTracing *tracing, cairo_surface_t *image)
{
  const DorsalArea *inner = &tracing->inner;

  return (guint32 *) (gpointer) (cairo_image_surface_get_data (image)
                                 + (gsize) (inner->y * tracing->scale) * (gsize) cairo_image_surface_get_stride (image)
                                 + (gsize) (inner->x * tracing->scale) * sizeof (guint32));
}

void
dorsal_tracing_lay (DorsalTracing *tracing, cairo_surface_t *ground, const DorsalArea *inner, guint32 fill)
{
  double across, down;

  cairo_surface_get_device_scale (ground, &across, &down);
  cairo_surface_flush (ground);
  tracing->ground = ground;
  tracing->inner = *inner;
  tracing->scale = (int) across;
  tracing->to_lay = G_N_ELEMENTS (tracing->print.image);
  dorsal_swath_lay (tracing->swath, pixels_of (tracing, ground), cairo_image_surface_get_stride (ground),
                    (int) inner->width * tracing->scale, (int) inner->height * tracing->scale, fill);
}

/* The picture's row where the inner part ends. */
static int
end_of (const DorsalTracing *tracing)
{
  return (int) (tracing->inner.y + tracing->inner.height);
}

/* Pixels from ≤ x < to of rows top ≤ y < end, as the ground has them. */
static void
lay (const DorsalTracing *tracing, cairo_surface_t *image, int from, int to, int top, int end)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (image), scale = (gsize) tracing->scale;
  gsize skipped = (gsize) from * scale * sizeof (guint32), length = (gsize) (to - from) * scale * sizeof (guint32);

  for (gsize row = (gsize) top * scale; row < (gsize) end * scale; row++)
    memcpy (cairo_image_surface_get_data (image) + row * stride + skipped,
            cairo_image_surface_get_data (tracing->ground) + row * stride + skipped, length);
}

/* All but the inner part. */
static void
lay_edges (const DorsalTracing *tracing, cairo_surface_t *image, int width, int height)
{
  const DorsalArea *inner = &tracing->inner;
  int left = (int) inner->x, right = left + (int) inner->width, top = (int) inner->y, end = end_of (tracing);

  lay (tracing, image, 0, width, 0, top);
  lay (tracing, image, 0, left, top, end);
  lay (tracing, image, right, width, top, end);
  lay (tracing, image, 0, width, end, height);
}

static void
draw_below (const DorsalTracing *tracing, cairo_surface_t *image, int width, int height, DorsalTracingBelow below,
            gpointer data)
{
  int end = end_of (tracing);
  cairo_t *cr;

  lay (tracing, image, 0, width, end, height);
  cairo_surface_mark_dirty (image);
  cr = cairo_create (image);
  cairo_rectangle (cr, 0, end, width, height - end);
  cairo_clip (cr);
  below (cr, data);
  cairo_destroy (cr);
}

/* from, to: rows of the inner part. */
static void
show (DorsalTracing *tracing, int width, int height, int from, int to, gboolean below)
{
  const DorsalArea *inner = &tracing->inner;
  double scale = tracing->scale, top = floor (from / scale), bottom = ceil (to / scale), end = end_of (tracing);
  DorsalArea changed[] = { { inner->x, inner->y + top, inner->width, bottom - top }, { 0, end, width, height - end } };
  DorsalArea all = { 0, 0, width, height };

  if (tracing->to_lay == G_N_ELEMENTS (tracing->print.image))
    dorsal_print_end (&tracing->print, width, height, inner, &all, 1);
  else
    dorsal_print_end (&tracing->print, width, height, inner, changed, below ? 2 : 1);
  tracing->to_lay -= tracing->to_lay > 0;
}

void
dorsal_tracing_draw (DorsalTracing *tracing, const DorsalTraceView *view, const DorsalTrace *trace,
                     const DorsalTraceInk *ink, const DorsalUprights *uprights, DorsalTracingBelow below, gpointer data)
{
  int width = cairo_image_surface_get_width (tracing->ground) / tracing->scale, from, to;
  int height = cairo_image_surface_get_height (tracing->ground) / tracing->scale;
  const DorsalTraceSpan *spans = dorsal_passage_follow (tracing->passage, view, trace);
  cairo_surface_t *image = dorsal_print_begin (&tracing->print, width, height, tracing->scale);

  cairo_surface_flush (image);
  if (tracing->to_lay > 0)
    lay_edges (tracing, image, width, height);
  if (!dorsal_swath_draw (tracing->swath, pixels_of (tracing, image), cairo_image_surface_get_stride (image), uprights,
                          view, spans, ink, &from, &to)
      && !below)
    return;
  cairo_surface_mark_dirty (image);
  if (below)
    draw_below (tracing, image, width, height, below, data);
  show (tracing, width, height, from, to, below != NULL);
}
