/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Can it be seen? Contrast as WCAG 2.1 counts it: 4.5 for text, 3 for shapes that mean
 * something; 7 and 4.5 in high contrast. */

#include "draw/palette.h"

#include <math.h>

typedef struct
{
  const char *name;
  DorsalColour ink, ground;
} Pair;

static double
linear (double value)
{
  return value <= 0.04045 ? value / 12.92 : pow ((value + 0.055) / 1.055, 2.4);
}

static double
luminance (DorsalColour colour)
{
  return 0.2126 * linear (colour.red) + 0.7152 * linear (colour.green) + 0.0722 * linear (colour.blue);
}

/* 1 … 21; over must be opaque, colour is laid over it. */
static double
contrast_of (DorsalColour colour, DorsalColour over)
{
  DorsalColour seen = dorsal_colour_mix (over, dorsal_colour_with_alpha (colour, 1.0), colour.alpha);
  double a = luminance (seen), b = luminance (over);

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

static void
check (const DorsalPalette *palette, const Pair *pairs, gsize n, double least)
{
  for (gsize i = 0; i < n; i++)
    {
      double contrast = contrast_of (pairs[i].ink, pairs[i].ground);

      g_test_message ("%s %s: %s %.2f", palette->dark ? "dark" : "light", palette->high_contrast ? "high" : "plain",
                      pairs[i].name, contrast);
      if (contrast < least)
        {
          g_test_message ("%s: %.2f is below %.1f", pairs[i].name, contrast, least);
          g_test_fail ();
        }
    }
}

static void
test_text (gconstpointer data)
{
  const DorsalPalette *p = data;
  const Pair pairs[] = {
    { "text", p->text, p->background },
    { "text on skin", p->text, p->skin },
    { "dim text", p->dim_text, p->background },
    { "dim text on skin", p->dim_text, p->skin },
    { "neck words", p->zone[DORSAL_ZONE_NECK].text, p->background },
    { "caution words", p->zone[DORSAL_ZONE_UPPER_CAUTION].text, p->background },
    { "thoracic words", p->zone[DORSAL_ZONE_THORACIC].text, p->background },
    { "unknown words", p->zone[DORSAL_ZONE_UNKNOWN].text, p->background },
    { "band words", p->band_text, p->band },
    { "limit words", p->threshold, p->background },
    { "name of the lit level", p->lit_text, p->lit },
  };

  check (p, pairs, G_N_ELEMENTS (pairs), p->high_contrast ? 7.0 : 4.5);
}

static void
test_shapes (gconstpointer data)
{
  const DorsalPalette *p = data;
  const Pair pairs[] = {
    { "bone against its line", p->bone_line, p->bone },
    { "shaded bone against its line", p->bone_line, p->bone_shade },
    { "bone or its line against skin", p->dark ? p->bone : p->bone_line, p->skin },
    { "disc against skin or bone", p->disc, p->dark ? p->bone : p->bone_line },
    { "lit bone", p->highlight_line, p->highlight },
    { "neck hatch", p->zone[DORSAL_ZONE_NECK].line, p->zone[DORSAL_ZONE_NECK].fill },
    { "caution hatch", p->zone[DORSAL_ZONE_LOWER_CAUTION].line, p->zone[DORSAL_ZONE_LOWER_CAUTION].fill },
    { "thoracic band", p->zone[DORSAL_ZONE_THORACIC].fill, p->background },
    { "thoracic line", p->zone[DORSAL_ZONE_THORACIC].line, p->background },
    { "neck line", p->zone[DORSAL_ZONE_NECK].line, p->background },
    { "caution line", p->zone[DORSAL_ZONE_UPPER_CAUTION].line, p->background },
    { "sign in the hub", p->zone[DORSAL_ZONE_THORACIC].line, p->roller },
    { "warning in the hub", p->zone[DORSAL_ZONE_LUMBAR].line, p->roller },
    { "mark of the roller", p->roller_mark, p->roller },
    { "roller unknown", p->roller_unknown, p->background },
    { "uncertainty", p->uncertainty, p->background },
    { "trace 1", p->trace[0], p->background },
    { "trace 2", p->trace[1], p->background },
    { "trace 3", p->trace[2], p->background },
    { "trace 4", p->trace[3], p->background },
    { "trace 1 on the band", p->trace[0], p->band },
    { "axis", p->axis, p->background },
    { "limit", p->threshold, p->background },
    { "bar on its track", p->dwell, p->dwell_track },
    { "growing bar on its track", p->dwell_lit, p->dwell_track },
    { "goal", p->goal, p->background },
    { "goal on a track", p->goal, p->dwell_track },
  };

  check (p, pairs, G_N_ELEMENTS (pairs), p->high_contrast ? 4.5 : 3.0);
}

/* Where colour is all that differs, nothing differs for some. */
static void
test_hatches (gconstpointer data)
{
  const DorsalPalette *p = data;

  g_assert_cmpint (p->zone[DORSAL_ZONE_THORACIC].hatch, ==, DORSAL_HATCH_NONE);
  g_assert_cmpint (p->zone[DORSAL_ZONE_UPPER_CAUTION].hatch, ==, DORSAL_HATCH_SPARSE);
  g_assert_cmpint (p->zone[DORSAL_ZONE_LOWER_CAUTION].hatch, ==, DORSAL_HATCH_SPARSE);
  g_assert_cmpint (p->zone[DORSAL_ZONE_NECK].hatch, ==, DORSAL_HATCH_DENSE);
  g_assert_cmpint (p->zone[DORSAL_ZONE_LUMBAR].hatch, ==, DORSAL_HATCH_DENSE);
  g_assert_cmpint (p->zone[DORSAL_ZONE_PELVIS].hatch, ==, DORSAL_HATCH_DENSE);
}

static gboolean
is_greenish (DorsalColour c)
{
  return c.green > c.red + 0.05 && c.green > c.blue + 0.02;
}

static void
test_unknown_is_grey (gconstpointer data)
{
  const DorsalPalette *p = data;

  for (DorsalZone zone = DORSAL_ZONE_UNKNOWN; zone <= DORSAL_ZONE_OFF; zone++)
    {
      g_assert_false (is_greenish (dorsal_palette_zone (p, zone)->fill));
      g_assert_false (is_greenish (dorsal_palette_zone (p, zone)->line));
      g_assert_false (is_greenish (dorsal_palette_zone (p, zone)->text));
    }
  g_assert_true (is_greenish (dorsal_palette_zone (p, DORSAL_ZONE_THORACIC)->fill));
  g_assert_true (dorsal_palette_zone (p, (DorsalZone) 99) == dorsal_palette_zone (p, DORSAL_ZONE_UNKNOWN));
}

static void
test_colours (void)
{
  DorsalColour black = { 0, 0, 0, 1 }, white = { 1, 1, 1, 1 }, half = { 1, 0.5, 0, 0.5 };

  g_assert_cmpfloat_with_epsilon (contrast_of (black, white), 21.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (contrast_of (white, white), 1.0, 1e-9);
  g_assert_cmphex (dorsal_colour_to_argb32 (white), ==, 0xffffffff);
  g_assert_cmphex (dorsal_colour_to_argb32 (half), ==, 0x80804000);
  g_assert_cmphex (dorsal_colour_to_argb32 ((DorsalColour){ 1, 1, 1, 0 }), ==, 0);
}

int
main (int argc, char *argv[])
{
  static const char *const names[2][2] = { { "light", "light-high" }, { "dark", "dark-high" } };
  static const struct
  {
    const char *name;
    GTestDataFunc test;
  } tests[] = {
    { "text-can-be-read", test_text },
    { "shapes-can-be-seen", test_shapes },
    { "zones-differ-by-hatch", test_hatches },
    { "unknown-is-never-green", test_unknown_is_grey },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/palette/colours-are-counted-right", test_colours);
  for (guint i = 0; i < 4; i++)
    {
      const DorsalPalette *palette = dorsal_palette_get (i & 1, i >> 1);

      g_assert_cmpint (palette->dark, ==, i & 1);
      g_assert_cmpint (palette->high_contrast, ==, i >> 1);
      for (guint k = 0; k < G_N_ELEMENTS (tests); k++)
        {
          g_autofree char *path = g_strdup_printf ("/draw/palette/%s/%s", names[i & 1][i >> 1], tests[k].name);

          g_test_add_data_func (path, palette, tests[k].test);
        }
    }
  return g_test_run ();
}
