/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Strokes whose middle creeps: found, and not mistaken for people's own ways. */

#include "core/slip.h"

#include <math.h>

/* Rolls in small steps to each place in turn; how many strokes ended while slipping. */
static DorsalSlip
roll (DorsalSlip slip, const double *places_cm, guint n, DorsalBeyond beyond, guint *ret_slipping)
{
  *ret_slipping = 0;
  for (guint i = 1; i < n; i++)
    {
      double from = places_cm[i - 1], way = places_cm[i] - from;
      guint steps = (guint) ceil (fabs (way) / 0.05);

      for (guint k = 1; k <= steps; k++)
        {
          dorsal_slip_step (&slip, from + way * k / steps, beyond, dorsal_zones_default ());
          *ret_slipping += slip.turned && slip.slipping;
        }
    }
  return slip;
}

static void
test_cases (void)
{
  static const struct
  {
    const char *name;
    double places_cm[16]; /* turn-arounds; ends with two zeroes */
    gboolean slipping;
    double creep_cm;
    DorsalBeyond beyond;
  } cases[] = {
    { "up and down between the same two places", { 1, 16, 1, 16, 1, 16, 1, 16, 1 }, FALSE, 0 },
    { "a centimetre and a half toward the feet each stroke", { 1, 17.5, 4, 20.5, 7, 23.5, 10, 26.5, 13 }, TRUE, 1.5 },
    { "the same toward the head", { 26.5, 10, 23.5, 7, 20.5, 4, 17.5, 1, 14.5 }, TRUE, -1.5 },
    { "too little each time", { 1, 17, 2.6, 18.6, 4.2, 20.2, 5.8, 21.8, 7.4 }, FALSE, 0 },
    { "too few strokes", { 1, 17.5, 4, 20.5, 7, 23.5 }, FALSE, 0 },
    { "every time a little elsewhere", { 1, 14, 3, 19, 2, 13, 4, 18, 5 }, FALSE, 0 },
    { "one step off and back to old places", { 1, 16, 1, 16, 1, 20, 5, 20, 5, 20, 5 }, FALSE, 0 },
    { "trembling on the spot", { 1, 3, 1, 3, 1, 3, 1, 3, 1 }, FALSE, 0 },
    { "one way only", { 1, 40, 41, 42, 43 }, FALSE, 0 },
#define UNEVEN { 1, 14, 3, 20, 4, 18, 9, 20, 7, 24, 12, 25, 10 }
    { "on the whole toward the feet, but unevenly", UNEVEN, FALSE, 0 },
    { "the same, and it has come below the back", UNEVEN, TRUE, 0.91, DORSAL_BEYOND_FEET },
    { "the same, and the place is at the other end", UNEVEN, FALSE, 0, DORSAL_BEYOND_HEAD },
    { "beyond, but up and down as ever", { 1, 14, 3, 19, 2, 13, 4, 18, 1, 15, 3, 17, 2 }, FALSE, 0, DORSAL_BEYOND_FEET },
    { "beyond, and creeping too little", { 1, 14, 2, 15, 3, 16, 4, 17, 5, 18, 6, 19, 7 }, FALSE, 0, DORSAL_BEYOND_FEET },
    { "beyond, and anyhow", { 1, 30, 25, 28, 2, 12, 4, 36, 20, 33, 3, 14, 6 }, FALSE, 0, DORSAL_BEYOND_FEET },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint n = 0, slipping;
      DorsalSlip slip;

      while (n < G_N_ELEMENTS (cases[i].places_cm) && cases[i].places_cm[n] != 0)
        n++;
      slip = roll ((DorsalSlip){ 0 }, cases[i].places_cm, n, cases[i].beyond, &slipping);
      if (slip.slipping != cases[i].slipping || (slipping > 0) != cases[i].slipping)
        g_error ("%s: slipping %d, %g cm", cases[i].name, slip.slipping, slip.creep_cm);
      g_assert_cmpfloat_with_epsilon (slip.creep_cm, cases[i].creep_cm, 0.05);
    }
}

static void
test_over (void)
{
  static const double creeping[] = { 1, 17.5, 4, 20.5, 7, 23.5, 10, 26.5, 13 }, steady[] = { 13, 26, 13, 26, 13 };
  guint slipping;
  DorsalSlip slip = roll ((DorsalSlip){ 0 }, creeping, G_N_ELEMENTS (creeping), DORSAL_BEYOND_NOTHING, &slipping);

  g_assert_true (slip.slipping);
  slip = roll (slip, steady, G_N_ELEMENTS (steady), DORSAL_BEYOND_NOTHING, &slipping);
  g_assert_false (slip.slipping);
  g_assert_cmpfloat (slip.creep_cm, ==, 0);
}

/* What led to the finding was slip as well: it counts when it is found, and then each stroke once. */
static void
test_sum (void)
{
  static const double places_cm[] = { 1, 17.5, 4, 20.5, 7, 23.5, 10, 26.5, 13, 29.5, 16 };
  DorsalSlip slip = { 0 };
  double crept_cm = 0;
  guint slipping = 0, n;

  for (guint i = 1; i < G_N_ELEMENTS (places_cm); i++)
    for (guint k = 1; k <= 330; k++)
      {
        dorsal_slip_step (&slip, places_cm[i - 1] + (places_cm[i] - places_cm[i - 1]) * k / 330, DORSAL_BEYOND_NOTHING,
                                 dorsal_zones_default ());
        crept_cm += slip.crept_cm;
        slipping += slip.turned && slip.slipping;
      }
  n = slipping - 1;
  g_assert_cmpuint (slipping, >=, 2);
  g_assert_cmpfloat_with_epsilon (crept_cm, 5 * 1.5 + n * 1.5, 0.1);
}

static void
test_beyond (void)
{
  const DorsalZones *zones = dorsal_zones_default ();

  g_assert_cmpint (dorsal_slip_beyond (-0.1, zones), ==, DORSAL_BEYOND_HEAD);
  g_assert_cmpint (dorsal_slip_beyond (0.07, zones), ==, DORSAL_BEYOND_HEAD);
  g_assert_cmpint (dorsal_slip_beyond (0.08, zones), ==, DORSAL_BEYOND_NOTHING);
  g_assert_cmpint (dorsal_slip_beyond (0.84, zones), ==, DORSAL_BEYOND_NOTHING);
  g_assert_cmpint (dorsal_slip_beyond (0.85, zones), ==, DORSAL_BEYOND_FEET);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/slip/the-cases", test_cases);
  g_test_add_func ("/core/slip/it-ends-with-the-first-steady-stroke", test_over);
  g_test_add_func ("/core/slip/what-led-to-it-counts-when-it-is-found", test_sum);
  g_test_add_func ("/core/slip/beyond-where-backs-are-rolled", test_beyond);
  return g_test_run ();
}
