/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words that are set once. */

#include "canvas.h"
#include "draw/lettering.h"

static const DorsalFont font = { NULL, 14 };
static const DorsalColour ink = { 0.8, 0.1, 0.2, 1 };

static gboolean
is_same (const Canvas *a, const Canvas *b)
{
  for (int y = 0; y < a->height; y++)
    for (int x = 0; x < a->width; x++)
      if (canvas_pixel (a, x, y) != canvas_pixel (b, x, y))
        return FALSE;
  return TRUE;
}

static void
test_size (void)
{
  g_autoptr (DorsalLettering) lettering = dorsal_lettering_new ();
  g_auto (Canvas) canvas = canvas_new (80, 30, (DorsalColour){ 1, 1, 1, 1 });
  DorsalArea set = dorsal_ink_measure (canvas.cr, "1:02:03", &font, &(DorsalTextPlace){ .style = DORSAL_TEXT_SMALL });
  DorsalArea kept;

  dorsal_lettering_use (lettering, &font, DORSAL_TEXT_SMALL, 1);
  kept = dorsal_lettering_measure (lettering, "1:02:03");
  g_assert_cmpfloat (kept.width, ==, set.width);
  g_assert_cmpfloat (kept.height, ==, set.height);
}

/* The second time as the first, after hundreds of others, and in another colour with other ink only. */
static void
test_again (void)
{
  g_autoptr (DorsalLettering) lettering = dorsal_lettering_new ();
  g_auto (Canvas) first = canvas_new (80, 30, (DorsalColour){ 1, 1, 1, 1 });
  g_auto (Canvas) again = canvas_new (80, 30, (DorsalColour){ 1, 1, 1, 1 });
  g_auto (Canvas) blank = canvas_new (80, 30, (DorsalColour){ 1, 1, 1, 1 });

  dorsal_lettering_use (lettering, &font, DORSAL_TEXT_SMALL, 1);
  dorsal_lettering_stamp (lettering, first.cr, "0:30", 10, 5, ink);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *word = g_strdup_printf ("%u", i);
      dorsal_lettering_measure (lettering, word);
    }
  dorsal_lettering_stamp (lettering, again.cr, "0:30", 10, 5, ink);
  g_assert_true (is_same (&first, &again));
  g_assert_false (is_same (&first, &blank));
}

/* A larger font makes larger words: what was kept is let go. */
static void
test_other_font (void)
{
  g_autoptr (DorsalLettering) lettering = dorsal_lettering_new ();
  double before;

  dorsal_lettering_use (lettering, &font, DORSAL_TEXT_SMALL, 1);
  before = dorsal_lettering_measure (lettering, "0:30").width;
  dorsal_lettering_use (lettering, &(DorsalFont){ NULL, 28 }, DORSAL_TEXT_SMALL, 1);
  g_assert_cmpfloat (dorsal_lettering_measure (lettering, "0:30").width, >, 1.5 * before);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/lettering/a-word-is-as-large-as-when-it-is-set", test_size);
  g_test_add_func ("/draw/lettering/the-second-time-is-as-the-first", test_again);
  g_test_add_func ("/draw/lettering/another-font-is-another-word", test_other_font);
  return g_test_run ();
}
