/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text: how much room it says it takes, and where it breaks. */

#include "draw/ink.h"

#include "canvas.h"

static const DorsalColour white = { 1, 1, 1, 1 };
static const DorsalFont font = { "Sans", 12 };
static const DorsalTextPlace plain = { 0 };

/* Pages break between words where there are spaces, and between signs where a language has none. */
static void
test_longest_part (void)
{
  g_auto (Canvas) canvas = canvas_new (10, 10, white);
  double word = dorsal_ink_measure (canvas.cr, "Brustwirbelsäule:", &font, &plain).width;
  double none = dorsal_ink_measure (canvas.cr, "首を転がさないでください", &font, &plain).width;

  g_assert_cmpfloat_with_epsilon (
      dorsal_ink_longest_part (canvas.cr, "Brustwirbelsäule: hier rollen", &font, &plain), word, 0.01);
  g_assert_cmpfloat (dorsal_ink_longest_part (canvas.cr, "首を転がさないでください", &font, &plain), <, none / 2);
  g_assert_cmpfloat (dorsal_ink_longest_part (canvas.cr, NULL, &font, &plain), ==, 0);
  g_assert_cmpfloat (dorsal_ink_longest_part (canvas.cr, "", &font, &plain), ==, 0);
}

static void
test_lines (void)
{
  static const char text[] = "one two three four five six seven eight nine ten\neleven twelve\nthirteen";
  g_auto (Canvas) canvas = canvas_new (10, 10, white);
  double line = dorsal_ink_measure (canvas.cr, "one", &font, &plain).height;
  DorsalTextPlace place = { .max_width = 90 };
  double all = dorsal_ink_measure (canvas.cr, text, &font, &place).height;

  for (place.max_lines = 1; place.max_lines < 5; place.max_lines++)
    g_assert_cmpfloat_with_epsilon (dorsal_ink_measure (canvas.cr, text, &font, &place).height, place.max_lines * line, 1);
  place.max_lines = 50;
  g_assert_cmpfloat (dorsal_ink_measure (canvas.cr, text, &font, &place).height, ==, all);
  g_assert_cmpfloat (all, >, 5 * line);
}

/* On a page that is scaled a little less is a little narrower; on a screen letters stand on whole pixels. */
static void
test_scaled (void)
{
  static const char text[] = "Above the lower back: take care";
  g_auto (Canvas) canvas = canvas_new (10, 10, white);
  DorsalFont large = { "Sans", 8.4 }, small = { "Sans", 8.2 };
  double width;

  cairo_scale (canvas.cr, 0.5, 0.5);
  width = dorsal_ink_measure (canvas.cr, text, &large, &plain).width;
  g_assert_cmpfloat_with_epsilon (dorsal_ink_measure (canvas.cr, text, &small, &plain).width, width * 8.2 / 8.4, 0.5);
  cairo_identity_matrix (canvas.cr);
  width = dorsal_ink_measure (canvas.cr, text, &large, &plain).width;
  g_assert_cmpfloat (width, ==, (int) width);
}

static void
test_baseline (void)
{
  g_auto (Canvas) canvas = canvas_new (10, 10, white);
  double one = dorsal_ink_baseline (canvas.cr, "0:42", &font, &plain);
  DorsalArea box = dorsal_ink_measure (canvas.cr, "0:42", &font, &plain);

  g_assert_cmpfloat (one, >, box.height / 2);
  g_assert_cmpfloat (one, <, box.height);
  g_assert_cmpfloat (dorsal_ink_baseline (canvas.cr, "", &font, &plain), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/ink/the-longest-part-is-a-word-or-a-sign", test_longest_part);
  g_test_add_func ("/draw/ink/no-more-lines-than-asked-for", test_lines);
  g_test_add_func ("/draw/ink/a-smaller-font-on-a-scaled-page-is-narrower", test_scaled);
  g_test_add_func ("/draw/ink/a-line-stands-within-its-box", test_baseline);
  return g_test_run ();
}
