/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The story under the plots, the small pictures of a list, and bars: what they show, and what they leave out. */

#include "canvas.h"
#include "core/anatomy.h"
#include "draw/draw-ribbon.h"
#include "draw/draw-thumb.h"
#include "draw/draw-trend.h"

static const DorsalFont font = { NULL, 14 };
static const DorsalArea area = { 0, 0, 400, 80 }, plot = { 60, 0, 320, 80 };

static guint
count_ink (const Canvas *canvas, int x0, int x1, int y0, int y1, guint32 ground)
{
  guint n = 0;

  for (int y = y0; y < y1; y++)
    for (int x = x0; x < x1; x++)
      n += canvas_pixel (canvas, x, y) != ground;
  return n;
}

static DorsalRibbon
ribbon_of (const DorsalSpan *spans, guint n)
{
  return (DorsalRibbon){ spans, n, 0, 1000, { "Zone", "Holds", "Alerts" } };
}

static void
test_hit (void)
{
  const DorsalSpan spans[] = {
    { .kind = DORSAL_SPAN_ZONE, .from_us = 0, .to_us = 500, .zone = DORSAL_ZONE_THORACIC },
    { .kind = DORSAL_SPAN_HOLD, .from_us = 100, .to_us = 200, .level = DORSAL_LEVEL_T6 },
    { .kind = DORSAL_SPAN_ALERT, .from_us = 400, .to_us = 420, .alert = DORSAL_ALERT_LUMBAR },
    { .kind = DORSAL_SPAN_GAP, .from_us = 600, .to_us = 900 },
  };
  static const struct
  {
    double time, row;
    int hit; /* -1: none */
  } cases[] = { { 50, 0, 0 }, { 150, 1, 1 }, { 150, 0, 0 }, { 300, 1, -1 }, { 405, 2, 2 }, { 405, 1, -1 },
                { 700, 0, 3 }, { 700, 2, 3 }, { 950, 0, -1 } };
  DorsalRibbon ribbon = ribbon_of (spans, G_N_ELEMENTS (spans));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DorsalSpan *hit = dorsal_ribbon_hit (&area, &plot, &ribbon, &font, plot.x + cases[i].time * 0.32,
                                                 10 + cases[i].row * 24);
      g_test_message ("case %u", i);
      g_assert_true (hit == (cases[i].hit < 0 ? NULL : &spans[cases[i].hit]));
    }
}

/* A row's ink is where its spans are, and nowhere beside the plot. */
static void
test_rows (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  const DorsalSpan hold = { .kind = DORSAL_SPAN_HOLD, .from_us = 250, .to_us = 500 };
  DorsalRibbon none = ribbon_of (NULL, 0), one = ribbon_of (&hold, 1);
  g_auto (Canvas) empty = canvas_new (400, 80, palette->background), held = canvas_new (400, 80, palette->background);

  dorsal_draw_ribbon (empty.cr, &area, &plot, &none, &font, palette);
  dorsal_draw_ribbon (held.cr, &area, &plot, &one, &font, palette);
  g_assert_cmpuint (canvas_difference (&empty, &held), >, 1000);
  for (int y = 0; y < 80; y++)
    for (int x = 0; x < 400; x++)
      if (canvas_pixel (&empty, x, y) != canvas_pixel (&held, x, y))
        {
          g_assert_cmpint (x, >=, 140);
          g_assert_cmpint (x, <, 221);
          g_assert_cmpint (y, >=, 24);
          g_assert_cmpint (y, <, 48);
        }
}

/* Before the plot, and not cut where the widget begins. */
static void
test_names (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalRibbon ribbon = { NULL, 0, 0, 1000, { "Zone", "Avertissements", "Hinweise" } };
  guint32 ground = dorsal_colour_to_argb32 (palette->background);
  g_auto (Canvas) canvas = canvas_new (400, 80, palette->background);

  dorsal_draw_ribbon (canvas.cr, &area, &plot, &ribbon, &font, palette);
  g_assert_cmpuint (count_ink (&canvas, 0, 1, 0, 80, ground), ==, 0);
  for (int row = 0; row < 3; row++)
    g_assert_cmpuint (count_ink (&canvas, 1, 55, row * 24, row * 24 + 24, ground), >, 40);
}

/* Filled together as each alone: narrow ones, round ones, with words and without. */
static void
test_holds_together (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalSpan spans[12] = { 0 };
  DorsalRibbon all = ribbon_of (spans, G_N_ELEMENTS (spans));
  g_auto (Canvas) together = canvas_new (400, 80, palette->background);
  guint32 lit = dorsal_colour_to_argb32 (palette->lit);

  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    spans[i] = (DorsalSpan){ .kind = DORSAL_SPAN_HOLD, .from_us = 80 * i, .to_us = 80 * i + 6 * i, .level = DORSAL_LEVEL_T6 };
  dorsal_draw_ribbon (together.cr, &area, &plot, &all, &font, palette);
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      DorsalRibbon one = ribbon_of (&spans[i], 1);
      g_auto (Canvas) alone = canvas_new (400, 80, palette->background);
      int left = (int) (plot.x + (double) spans[i].from_us * 0.32), right = (int) (plot.x + (double) (80 * i + 79) * 0.32);

      dorsal_draw_ribbon (alone.cr, &area, &plot, &one, &font, palette);
      for (int y = 0; y < 80; y++)
        for (int x = left; x < MIN (right, 400); x++)
          g_assert_cmphex (canvas_pixel (&together, x, y), ==, canvas_pixel (&alone, x, y));
      g_assert_cmphex (canvas_pixel (&alone, left + 1, 36), ==, lit);
    }
  g_assert_cmpuint (count_ink (&together, 345, 357, 28, 42, lit), >, 5); /* the word in the last one */
}

/* Single lost samples do not grey ten minutes out; silence is always seen. */
static void
test_gaps (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  const DorsalSpan lost = { .kind = DORSAL_SPAN_GAP, .from_us = 300 * G_USEC_PER_SEC, .to_us = 300 * G_USEC_PER_SEC + 10000 };
  const DorsalSpan silent
      = { .kind = DORSAL_SPAN_GAP, .from_us = 300 * G_USEC_PER_SEC, .to_us = 300 * G_USEC_PER_SEC + 600000 };

  for (guint i = 0; i < 2; i++)
    {
      DorsalRibbon none = ribbon_of (NULL, 0), one = ribbon_of (i == 0 ? &lost : &silent, 1);
      g_auto (Canvas) empty = canvas_new (400, 80, palette->background), gap = canvas_new (400, 80, palette->background);

      none.to_us = one.to_us = 600 * (gint64) G_USEC_PER_SEC;
      dorsal_draw_ribbon (empty.cr, &area, &plot, &none, &font, palette);
      dorsal_draw_ribbon (gap.cr, &area, &plot, &one, &font, palette);
      if (i == 0)
        g_assert_cmpuint (canvas_difference (&empty, &gap), ==, 0);
      else
        g_assert_cmpuint (canvas_difference (&empty, &gap), >, 0);
    }
}

/* The longest bar fills the width; time on the lower back has not the colour of time on the ribs. */
static void
test_thumb (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  g_auto (Canvas) ribs = canvas_new (44, 54, palette->background), back = canvas_new (44, 54, palette->background);
  DorsalDwell dwell = { 0 };
  DorsalArea box = { 0, 0, 44, 54 };
  guint32 ground = canvas_pixel (&ribs, 43, 0);

  dwell.level_us[DORSAL_LEVEL_T6] = 100;
  dorsal_draw_thumb (ribs.cr, &box, &dwell, dorsal_zones_default (), palette);
  dwell = (DorsalDwell){ 0 };
  dwell.level_us[DORSAL_LEVEL_L3] = 100;
  dorsal_draw_thumb (back.cr, &box, &dwell, dorsal_zones_default (), palette);
  g_assert_cmpuint (count_ink (&ribs, 43, 44, 0, 54, ground), >, 0);
  g_assert_cmpuint (count_ink (&ribs, 40, 44, 40, 54, ground), ==, 0);
  g_assert_true (is_red (canvas_pixel (&back, 40, (DORSAL_LEVEL_L3 - DORSAL_LEVEL_C7) * 3 + 1)));
}

static void
test_trend (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  static const gint32 values[] = { 0, 100, 200 };
  static const char *const labels[] = { "a", "b", "c" };
  DorsalTrend trend = { .n = 3, .n_parts = 1, .values = values, .labels = labels, .unit = 10,
                        .colours = { palette->dwell }, .lit = -1 };
  DorsalArea box = { 0, 0, 400, 200 }, inner = dorsal_trend_plot (&box, &font);
  g_auto (Canvas) canvas = canvas_new (400, 200, palette->background);
  guint32 ink = dorsal_colour_to_argb32 (palette->dwell);
  guint high[3] = { 0 };

  dorsal_draw_trend (canvas.cr, &box, &trend, &font, palette);
  for (guint i = 0; i < 3; i++)
    for (int y = 0; y < 200; y++)
      high[i] += canvas_pixel (&canvas, (int) (inner.x + inner.width * (i + 0.5) / 3), y) == ink;
  g_assert_cmpuint (high[0], ==, 0);
  g_assert_cmpuint (high[1], >, 20);
  g_assert_cmpint (ABS ((int) high[2] - 2 * (int) high[1]), <=, 2);
  g_assert_cmpint (dorsal_trend_hit (&box, &trend, &font, inner.x + inner.width * 0.9), ==, 2);
  g_assert_cmpint (dorsal_trend_hit (&box, &trend, &font, 1), ==, -1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/ribbon/each-row-has-its-spans", test_hit);
  g_test_add_func ("/draw/ribbon/ink-is-where-the-span-is", test_rows);
  g_test_add_func ("/draw/ribbon/a-long-name-is-not-cut", test_names);
  g_test_add_func ("/draw/ribbon/holds-are-filled-together-as-each-alone", test_holds_together);
  g_test_add_func ("/draw/ribbon/silence-is-seen-a-lost-sample-is-not", test_gaps);
  g_test_add_func ("/draw/thumb/the-longest-bar-fills-the-width", test_thumb);
  g_test_add_func ("/draw/trend/bars-are-as-high-as-their-numbers", test_trend);
  return g_test_run ();
}
