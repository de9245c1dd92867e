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

/* Of two pixels, the most that a channel differs. */
static int
distance (guint32 a, guint32 b)
{
  int most = 0;

  for (int shift = 0; shift < 24; shift += 8)
    most = MAX (most, ABS ((int) (a >> shift & 0xff) - (int) (b >> shift & 0xff)));
  return most;
}

/* In boxes anywhere in the area, the first time and again; beside them nothing. */
static void
test_hatch (void)
{
  static const DorsalArea area = { 8, 5, 100, 20 };
  static const DorsalArea boxes[] = { { 8, 5, 100, 20 }, { 8, 5, 7, 20 }, { 33, 5, 40, 20 }, { 101, 5, 7, 20 } };
  g_autoptr (DorsalLettering) lettering = dorsal_lettering_new ();

  dorsal_lettering_use (lettering, &font, DORSAL_TEXT_SMALL, 1);
  for (guint i = 0; i < 3 * G_N_ELEMENTS (boxes); i++)
    {
      const DorsalArea *box = &boxes[i % G_N_ELEMENTS (boxes)];
      DorsalHatch hatch = i % 2 ? DORSAL_HATCH_SPARSE : DORSAL_HATCH_DENSE;
      g_auto (Canvas) kept = canvas_new (120, 30, (DorsalColour){ 1, 1, 1, 1 });
      g_auto (Canvas) anew = canvas_new (120, 30, (DorsalColour){ 1, 1, 1, 1 });
      guint inked = 0;

      dorsal_lettering_hatch (lettering, kept.cr, &area, box, hatch, ink, 4);
      cairo_rectangle (anew.cr, box->x, box->y, box->width, box->height);
      dorsal_ink_hatch (anew.cr, hatch, ink, 4);
      for (int y = 0; y < 30; y++)
        for (int x = 0; x < 120; x++)
          {
            gboolean inside = x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
            gboolean deep = x >= box->x + 2 && x < box->x + box->width - 2 && y >= box->y + 2 && y < box->y + box->height - 2;

            if (deep || !inside) /* lines that are drawn anew end before the edge */
              g_assert_cmpint (distance (canvas_pixel (&kept, x, y), canvas_pixel (&anew, x, y)), <=, 8);
            inked += canvas_pixel (&kept, x, y) != 0xffffffff;
          }
      g_assert_cmpuint (inked, >, 30);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/lettering/a-word-is-as-large-as-when-it-is-set", test_size);
  g_test_add_func ("/draw/lettering/the-second-time-is-as-the-first", test_again);
  g_test_add_func ("/draw/lettering/another-font-is-another-word", test_other_font);
  g_test_add_func ("/draw/lettering/a-kept-hatch-is-as-one-drawn-anew", test_hatch);
  return g_test_run ();
}
