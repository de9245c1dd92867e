/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The picture of the back, asked pixel by pixel. */

#include "draw/draw-anatomy.h"

#include "canvas.h"

static const DorsalFont font = { "Sans", 12 };
static const DorsalAnatomyWords no_words;
static const DorsalAnatomyWords words = { {
    [DORSAL_ZONE_NECK] = "Neck\nno rolling",
    [DORSAL_ZONE_UPPER_CAUTION] = "Caution",
    [DORSAL_ZONE_THORACIC] = "Upper back\nroll here",
    [DORSAL_ZONE_LOWER_CAUTION] = "Caution",
    [DORSAL_ZONE_LUMBAR] = "Lower back\nno rolling",
    [DORSAL_ZONE_PELVIS] = "Pelvis",
} };
static const DorsalArea sizes[]
    = { { 20, 15, 300, 500 }, { 20, 15, 420, 700 }, { 20, 15, 900, 1000 }, { 20, 15, 700, 400 } };

static Canvas
drawn (const DorsalArea *area, const DorsalAnatomyWords *zone_words, const DorsalPalette *palette,
       DorsalOutline *ret_outline)
{
  Canvas canvas
      = canvas_new ((int) (area->x * 2 + area->width), (int) (area->y * 2 + area->height), palette->background);

  dorsal_outline_init (ret_outline, area, font.size_px);
  dorsal_draw_anatomy (canvas.cr, ret_outline, dorsal_zones_default (), zone_words, &font, palette);
  return canvas;
}

/* Part of the band's pixels at f that pass. */
static double
share (const Canvas *canvas, const DorsalOutline *outline, double f, PixelTest test)
{
  guint n = 0, all = 0;

  for (double g = f - 0.012; g <= f + 0.012; g += 0.001)
    for (double in = 1.5; in < outline->band_px - 1.5; in += 0.5)
      {
        DorsalSkinPoint skin = dorsal_outline_at (outline, g);

        all++;
        n += test (canvas_pixel (canvas, (int) (skin.x - skin.nx * in), (int) (skin.y - skin.ny * in)));
      }
  return (double) n / all;
}

static void
test_zones (void)
{
  static const struct
  {
    double f;
    PixelTest test;
    double least, most;
  } cases[] = {
    { -0.08, is_red, 0.25, 0.90 }, /* hatched: neither nothing nor everything */
    { 0.05, is_amber, 0.4, 1.0 },  { 0.30, is_green, 0.95, 1.0 }, { 0.56, is_green, 0.95, 1.0 },
    { 0.65, is_amber, 0.4, 1.0 },  { 0.76, is_red, 0.25, 0.95 },  { 0.85, is_red, 0.25, 0.95 },
    { 1.03, is_red, 0.25, 0.95 },  { 0.85, is_green, 0.0, 0.0 },  { 0.30, is_red, 0.0, 0.0 },
  };

  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint dark = 0; dark < 2; dark++)
      {
        DorsalOutline outline;
        g_auto (Canvas) canvas = drawn (&sizes[s], &no_words, dorsal_palette_get (dark, FALSE), &outline);

        for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
          {
            double part = share (&canvas, &outline, cases[i].f, cases[i].test);

            g_test_message ("size %u, f %.2f: %.2f", (guint) s, cases[i].f, part);
            g_assert_cmpfloat (part, >=, cases[i].least);
            g_assert_cmpfloat (part, <=, cases[i].most);
          }
      }
}

/* Somebody's own map moves the bands. */
static void
test_own_map (void)
{
  DorsalZones zones = *dorsal_zones_default ();
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalOutline outline;
  g_auto (Canvas) canvas = canvas_new (420, 700, palette->background);

  zones.thoracic_end = 0.40;
  zones.lower_caution_end = 0.45;
  dorsal_outline_init (&outline, &(DorsalArea){ 0, 0, 420, 700 }, font.size_px);
  dorsal_draw_anatomy (canvas.cr, &outline, &zones, &no_words, &font, palette);
  g_assert_cmpfloat (share (&canvas, &outline, 0.56, is_red), >, 0.25);
  g_assert_cmpfloat (share (&canvas, &outline, 0.56, is_green), ==, 0.0);
}

static void
test_bones_are_there (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);

  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      DorsalOutline outline;
      g_auto (Canvas) canvas = drawn (&sizes[s], &words, palette, &outline);

      for (DorsalLevel level = DORSAL_LEVEL_C2; level <= DORSAL_LEVEL_L5; level++)
        {
          const DorsalOutlineBone *bone = &outline.bone[level];

          g_assert_true (is_near (canvas_pixel (&canvas, (int) bone->centre.x, (int) bone->centre.y), palette->bone));
        }
      /* Between L3 and L4 lies a disc. */
      const DorsalOutlineBone *l3 = &outline.bone[DORSAL_LEVEL_L3], *l4 = &outline.bone[DORSAL_LEVEL_L4];

      g_assert_cmpuint (canvas_count_colour (&canvas, l4->centre.x - l4->depth / 4, l3->centre.y, l4->depth / 2,
                                             l4->centre.y - l3->centre.y, palette->disc),
                        >, 3);
    }
}

static void
test_frame (void)
{
  for (guint i = 0; i < 4; i++)
    for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
      {
        const DorsalPalette *palette = dorsal_palette_get (i & 1, i >> 1);
        DorsalOutline outline;
        g_auto (Canvas) canvas = drawn (&sizes[s], &words, palette, &outline);

        canvas_assert_only_inside (&canvas, &sizes[s], palette->background);
      }
}

/* Ink of the words lies in their column, never where the roller goes and never cut off. */
static void
test_words (void)
{
  for (gsize s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
      DorsalOutline outline;
      g_auto (Canvas) with = drawn (&sizes[s], &words, palette, &outline);
      g_auto (Canvas) without = drawn (&sizes[s], &no_words, palette, &outline);
      guint n = 0;

      for (int y = 0; y < with.height; y++)
        for (int x = 0; x < with.width; x++)
          {
            if (canvas_pixel (&with, x, y) == canvas_pixel (&without, x, y))
              continue;
            n++;
            g_assert_cmpfloat (x, <, outline.lane_left + 1);
            g_assert_cmpfloat (x, >, outline.words.x); /* free at the left edge: nothing was cut */
          }
      g_assert_cmpuint (n, >, 400);
    }
}

/* A telephone's picture has a word for each stretch that has room for one, and for the lower back always. */
static void
test_brief_words (void)
{
  static const DorsalAnatomyWords brief = {
    .zone = { [DORSAL_ZONE_LUMBAR] = "Lower back: no rolling, none at all" },
    .brief = { [DORSAL_ZONE_LUMBAR] = "Lower back" },
  };
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  const DorsalArea areas[] = { { 8, 8, 320, 340 }, { 8, 8, 260, 340 } };

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      DorsalOutline outline;
      g_auto (Canvas) with = drawn (&areas[i], &brief, palette, &outline);
      double top = dorsal_outline_at (&outline, dorsal_zones_default ()->lower_caution_end).y;
      double bottom = dorsal_outline_at (&outline, dorsal_zones_default ()->lumbar_end).y;

      g_assert_false (outline.words_across);
      guint n = 0;

      for (int y = (int) top; y < (int) bottom; y++)
        for (int x = (int) outline.words.x; x < (int) outline.lane_left - 6; x++)
          n += canvas_pixel (&with, x, y) != canvas_pixel (&with, 1, 1);
      g_test_message ("%.0f × %.0f: %u", areas[i].width, areas[i].height, n);
      g_assert_cmpuint (n, >, 100);
    }
}

/* Longer words than English has stand beside every bar as well, on a telephone and beside a session. */
static void
test_long_words (void)
{
  static const DorsalAnatomyWords german = {
    .zone = { [DORSAL_ZONE_NECK] = "Nacken: nicht rollen", [DORSAL_ZONE_LUMBAR] = "Unterer Rücken: nicht rollen" },
    .brief = { [DORSAL_ZONE_NECK] = "Nacken", [DORSAL_ZONE_LUMBAR] = "Unterer Rücken" },
  };
  static const DorsalArea areas[] = { { 8, 8, 320, 340 }, { 8, 8, 210, 300 }, { 8, 8, 200, 280 }, { 8, 8, 230, 320 } };
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    for (int lumbar = 0; lumbar < 2; lumbar++)
      {
        DorsalOutline outline;
        g_auto (Canvas) with = drawn (&areas[i], &german, palette, &outline);
        const DorsalZones *zones = dorsal_zones_default ();
        double top = lumbar ? dorsal_outline_at (&outline, zones->lower_caution_end).y : areas[i].y;
        double bottom = dorsal_outline_at (&outline, lumbar ? zones->lumbar_end : zones->neck_end).y;
        guint n = 0;

        for (int y = (int) top; y < (int) bottom; y++)
          for (int x = (int) outline.words.x; x < (int) outline.lane_left - 6; x++)
            n += canvas_pixel (&with, x, y) != canvas_pixel (&with, 1, 1);
        g_test_message ("%.0f × %.0f, %s: %u", areas[i].width, areas[i].height, lumbar ? "lower back" : "neck", n);
        g_assert_cmpuint (n, >, 60);
      }
}

static void
test_empty_words (void)
{
  static const DorsalAnatomyWords empty = { .zone = { [DORSAL_ZONE_NECK] = "", [DORSAL_ZONE_LUMBAR] = "" } };
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalOutline outline;
  g_auto (Canvas) a = drawn (&sizes[1], &empty, palette, &outline);
  g_auto (Canvas) b = drawn (&sizes[1], &no_words, palette, &outline);

  g_assert_cmpuint (canvas_difference (&a, &b), ==, 0);
}

static void
test_same_again (void)
{
  const DorsalPalette *palette = dorsal_palette_get (TRUE, FALSE);
  DorsalOutline outline;
  g_auto (Canvas) a = drawn (&sizes[1], &words, palette, &outline);
  g_auto (Canvas) b = drawn (&sizes[1], &words, palette, &outline);

  g_assert_cmpuint (canvas_difference (&a, &b), ==, 0);
}

static void
test_tiny (void)
{
  static const DorsalArea tiny[] = { { 5, 5, 1, 1 }, { 5, 5, 20, 20 }, { 5, 5, 30, 300 }, { 5, 5, 300, 30 } };

  for (gsize i = 0; i < G_N_ELEMENTS (tiny); i++)
    {
      const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
      DorsalOutline outline;
      g_auto (Canvas) canvas = drawn (&tiny[i], &words, palette, &outline);

      canvas_assert_only_inside (&canvas, &tiny[i], palette->background);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/anatomy/zones-have-their-colour-and-hatch", test_zones);
  g_test_add_func ("/draw/anatomy/bands-follow-the-map", test_own_map);
  g_test_add_func ("/draw/anatomy/every-bone-is-there", test_bones_are_there);
  g_test_add_func ("/draw/anatomy/nothing-leaves-the-frame", test_frame);
  g_test_add_func ("/draw/anatomy/words-keep-off-the-back", test_words);
  g_test_add_func ("/draw/anatomy/a-narrow-picture-has-brief-words", test_brief_words);
  g_test_add_func ("/draw/anatomy/long-words-are-smaller", test_long_words);
  g_test_add_func ("/draw/anatomy/an-empty-word-is-no-word", test_empty_words);
  g_test_add_func ("/draw/anatomy/the-same-again-is-the-same", test_same_again);
  g_test_add_func ("/draw/anatomy/no-size-is-too-small", test_tiny);
  return g_test_run ();
}
