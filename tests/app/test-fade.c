/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A cue that another one cuts: silent after five milliseconds, and no step on the way. */

#include "app/fade.h"

#define RATE 22050

static void
test_ramp (void)
{
  gint16 samples[1000];
  g_autofree gint16 *tail = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (samples); i++)
    samples[i] = i % 2 ? G_MININT16 : G_MAXINT16; /* as loud as can be */
  tail = dorsal_fade_tail (samples, G_N_ELEMENTS (samples), 300, RATE);
  g_assert_cmpint (tail[0], ==, samples[300]);
  for (guint i = 1; i < 700; i++)
    {
      g_assert_cmpint (ABS (tail[i]), <=, ABS (tail[i - 1]) + 1); /* the one more that G_MININT16 has */
      g_assert_cmpint (ABS (ABS (tail[i]) - ABS (tail[i - 1])), <=, G_MAXINT16 / 100);
      if (i >= RATE * 5 / 1000 + 1)
        g_assert_cmpint (tail[i], ==, 0);
    }
}

static void
test_end (void)
{
  static const gint16 samples[] = { 1000, 1000, 1000, 1000 };
  g_autofree gint16 *last = dorsal_fade_tail (samples, 4, 3, RATE);

  g_assert_cmpint (last[0], ==, 1000);
  g_assert_null (dorsal_fade_tail (samples, 4, 4, RATE));
  g_assert_null (dorsal_fade_tail (samples, 0, 0, RATE));
}

static void
test_place (void)
{
  g_assert_cmpuint (dorsal_fade_from (100, 0, 0, RATE), ==, 100);
  g_assert_cmpuint (dorsal_fade_from (100, 20000, 10000, RATE), ==, 100 + 661);
  g_assert_cmpuint (dorsal_fade_from (100, -5000000, 10000, RATE), ==, 100 + 220); /* the clock was set back */
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/fade/falls-to-nothing-within-five-milliseconds", test_ramp);
  g_test_add_func ("/app/fade/what-is-over-needs-no-end", test_end);
  g_test_add_func ("/app/fade/goes-on-from-where-the-sound-is", test_place);
  return g_test_run ();
}
