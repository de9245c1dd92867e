/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Place ↔ point, at every size the app can have. */

#include "draw/outline.h"

#include <math.h>

static const DorsalArea areas[] = {
  { 0, 0, 300, 500 },  { 6, 6, 408, 688 },  { 100, 50, 900, 1000 },  { 0, 0, 260, 360 },
  { 0, 0, 1600, 700 }, { 0, 0, 280, 1400 }, { 3.5, 7.25, 640, 480 },
};

#define FOR_EACH_OUTLINE(outline)                     \
  for (gsize _i = 0; _i < G_N_ELEMENTS (areas); _i++) \
    for (DorsalOutline *outline = (dorsal_outline_init (&fixture, &areas[_i], 12), &fixture); outline; outline = NULL)

static DorsalOutline fixture;

static void
test_round_trip (void)
{
  FOR_EACH_OUTLINE (outline)
  for (double f = -0.19; f <= 1.07; f += 0.0031)
    {
      DorsalSkinPoint skin = dorsal_outline_at (outline, f);

      g_assert_cmpfloat_with_epsilon (dorsal_outline_place_at (outline, skin.x, skin.y), f, 1e-6);
    }
}

/* A roller's centre or a finger off the skin still means the place next to it; further off, behind
 * the hollows of neck and loin, one point has two nearest places. */
static void
test_round_trip_off_the_skin (void)
{
  static const double off_mm[] = { -40, 20, 75 };

  FOR_EACH_OUTLINE (outline)
  for (double f = 0.03; f <= 0.97; f += 0.0103)
    for (gsize i = 0; i < G_N_ELEMENTS (off_mm); i++)
      {
        DorsalSkinPoint skin = dorsal_outline_at (outline, f);
        double off = off_mm[i] * outline->px_per_mm;

        g_assert_cmpfloat_with_epsilon (dorsal_outline_place_at (outline, skin.x + skin.nx * off, skin.y + skin.ny * off), f, 0.004);
      }
}

static void
test_monotony (void)
{
  FOR_EACH_OUTLINE (outline)
  {
    DorsalSkinPoint last = dorsal_outline_at (outline, DORSAL_OUTLINE_TOP);

    for (double f = DORSAL_OUTLINE_TOP + 0.002; f < DORSAL_OUTLINE_BOTTOM; f += 0.002)
      {
        DorsalSkinPoint skin = dorsal_outline_at (outline, f);

        g_assert_cmpfloat (skin.y, >, last.y);
        g_assert_cmpfloat_with_epsilon (hypot (skin.nx, skin.ny), 1.0, 1e-9);
        last = skin;
      }
    for (double f = 0; f <= 1; f += 0.01)
      g_assert_cmpfloat (dorsal_outline_at (outline, f).nx, <, -0.7); /* the back looks left */
  }
}

static void
test_arc_length (void)
{
  FOR_EACH_OUTLINE (outline)
  {
    double length = 0;

    for (guint i = 0; i < 1000; i++)
      {
        DorsalSkinPoint a = dorsal_outline_at (outline, i / 1000.0), b = dorsal_outline_at (outline, (i + 1) / 1000.0);

        length += hypot (b.x - a.x, b.y - a.y);
      }
    g_assert_cmpfloat_with_epsilon (length / outline->length_px, 1.0, 0.002);
    g_assert_cmpfloat_with_epsilon (dorsal_outline_px (outline, 48.6, 48.6), outline->length_px, 1e-9);
    g_assert_cmpfloat_with_epsilon (dorsal_outline_px (outline, 10, 50), outline->length_px / 5, 1e-9);
  }
}

/* 22 measured backs: 48.6 cm from C7 to S1 (Ernst 2013). The drawn one is built from bones. */
static void
test_true_length (void)
{
  FOR_EACH_OUTLINE (outline)
  g_assert_cmpfloat_with_epsilon (outline->length_px / outline->px_per_mm, 486.0, 5.0);
}

static void
test_bones (void)
{
  FOR_EACH_OUTLINE (outline)
  for (DorsalLevel level = DORSAL_LEVEL_C2; level <= DORSAL_LEVEL_S1; level++)
    {
      const DorsalOutlineBone *bone = &outline->bone[level];
      double under = 0;

      g_assert_cmpfloat_with_epsilon (bone->up.x * bone->front.x + bone->up.y * bone->front.y, 0.0, 1e-9);
      g_assert_cmpfloat (bone->up.y, <, 0);
      g_assert_cmpfloat (bone->front.x, >, 0);
      if (level > DORSAL_LEVEL_C2)
        g_assert_cmpfloat (bone->label.y, >, outline->bone[level - 1].label.y);
      if (level >= DORSAL_LEVEL_C7)
        {
          double f = dorsal_outline_place_at (outline, bone->tip.x, bone->tip.y);
          DorsalSkinPoint skin = dorsal_outline_at (outline, f);

          under = hypot (skin.x - bone->tip.x, skin.y - bone->tip.y);
          g_assert_cmpint (dorsal_anatomy_level_at (f), ==, level);
          g_assert_cmpfloat (under, >=, outline->band_px);
        }
    }
}

/* Thoracic tips hang below their bodies; the rule of threes. */
static void
test_droop (void)
{
  FOR_EACH_OUTLINE (outline)
  for (DorsalLevel level = DORSAL_LEVEL_T1; level <= DORSAL_LEVEL_T12; level++)
    {
      const DorsalOutlineBone *bone = &outline->bone[level];
      double droop = (bone->tip.y - bone->centre.y) / outline->px_per_mm;

      g_assert_cmpfloat (droop, >, level >= DORSAL_LEVEL_T4 && level <= DORSAL_LEVEL_T9 ? 15.0 : -5.0);
      g_assert_cmpfloat (droop, <, 45.0);
    }
}

static void
test_columns (void)
{
  FOR_EACH_OUTLINE (outline)
  {
    const DorsalArea *area = &outline->area;

    g_assert_cmpfloat (outline->words.x, >=, area->x - 1);
    g_assert_cmpfloat (outline->lane_left, ==, outline->words.x + outline->words.width);
    g_assert_cmpfloat (outline->bars.x + outline->bars.width, <=, area->x + area->width + 1e-6);
    for (double f = -0.19; f <= 1.08; f += 0.01)
      {
        DorsalSkinPoint skin = dorsal_outline_at (outline, f);

        g_assert_cmpfloat (skin.x, >, outline->lane_left);
        g_assert_cmpfloat (skin.x, <, outline->bars.x);
        g_assert_cmpfloat (skin.y, >, area->y);
        g_assert_cmpfloat (skin.y, <, area->y + area->height);
      }
    for (DorsalLevel level = DORSAL_LEVEL_C7; level <= DORSAL_LEVEL_S1; level++)
      g_assert_cmpfloat (outline->bone[level].label.x, <, outline->bars.x);
  }
}

static void
test_clamp (void)
{
  dorsal_outline_init (&fixture, &areas[0], 12);
  g_assert_cmpfloat (dorsal_outline_at (&fixture, -9).y, ==, dorsal_outline_at (&fixture, DORSAL_OUTLINE_TOP).y);
  g_assert_cmpfloat (dorsal_outline_at (&fixture, 9).y, ==, dorsal_outline_at (&fixture, DORSAL_OUTLINE_BOTTOM).y);
  g_assert_cmpfloat (dorsal_outline_at (&fixture, NAN).y, ==, dorsal_outline_at (&fixture, 0).y);
}

static void
test_names (void)
{
  dorsal_outline_init (&fixture, &(DorsalArea){ 0, 0, 420, 700 }, 12);
  for (DorsalLevel level = DORSAL_LEVEL_C7; level <= DORSAL_LEVEL_S1; level++)
    g_assert_true (dorsal_outline_names (&fixture, level));
  g_assert_false (dorsal_outline_names (&fixture, DORSAL_LEVEL_C6));
  g_assert_false (dorsal_outline_names (&fixture, DORSAL_LEVEL_S2));

  dorsal_outline_init (&fixture, &(DorsalArea){ 0, 0, 300, 380 }, 12);
  g_assert_true (dorsal_outline_names (&fixture, DORSAL_LEVEL_T7));
  g_assert_false (dorsal_outline_names (&fixture, DORSAL_LEVEL_T8));
  g_assert_true (dorsal_outline_names (&fixture, DORSAL_LEVEL_L1));

  dorsal_outline_init (&fixture, &(DorsalArea){ 0, 0, 330, 200 }, 12);
  g_assert_true (dorsal_outline_names (&fixture, DORSAL_LEVEL_T12));
  g_assert_false (dorsal_outline_names (&fixture, DORSAL_LEVEL_L1));
}

/* Where width is scarce the back is a little smaller, so that the longest part of most words fits. */
static void
test_words (void)
{
  dorsal_outline_init (&fixture, &(DorsalArea){ 0, 0, 300, 700 }, 14);
  g_assert_cmpfloat (fixture.words.width, >=, 3.3 * 14);
  g_assert_cmpfloat (fixture.bars.x + fixture.bars.width, <=, 300);
}

/* A window can be dragged to nothing. */
static void
test_tiny (void)
{
  static const DorsalArea tiny[] = { { 0, 0, 0, 0 }, { 0, 0, 1, 1 }, { 0, 0, 40, 2000 }, { 0, 0, 2000, 3 } };

  for (gsize i = 0; i < G_N_ELEMENTS (tiny); i++)
    {
      dorsal_outline_init (&fixture, &tiny[i], 12);
      g_assert_true (isfinite (dorsal_outline_at (&fixture, 0.5).x));
      g_assert_true (isfinite (dorsal_outline_at (&fixture, 0.5).nx));
      g_assert_cmpfloat (fixture.px_per_mm, >, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/outline/a-place-is-found-again", test_round_trip);
  g_test_add_func ("/draw/outline/a-point-off-the-skin-means-the-place-beside-it", test_round_trip_off_the_skin);
  g_test_add_func ("/draw/outline/down-the-back-is-down-the-screen", test_monotony);
  g_test_add_func ("/draw/outline/places-are-arc-length", test_arc_length);
  g_test_add_func ("/draw/outline/the-back-is-as-long-as-measured-ones", test_true_length);
  g_test_add_func ("/draw/outline/tips-lie-where-the-table-says", test_bones);
  g_test_add_func ("/draw/outline/thoracic-tips-hang", test_droop);
  g_test_add_func ("/draw/outline/columns-do-not-meet", test_columns);
  g_test_add_func ("/draw/outline/what-is-off-the-line-is-its-end", test_clamp);
  g_test_add_func ("/draw/outline/small-pictures-name-fewer-levels", test_names);
  g_test_add_func ("/draw/outline/a-narrow-back-leaves-words-their-room", test_words);
  g_test_add_func ("/draw/outline/no-size-is-too-small", test_tiny);
  return g_test_run ();
}
