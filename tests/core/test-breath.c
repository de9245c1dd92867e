/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rate of breathing from a load: sines are found, noise is not taken for one. */

#include "core/breath.h"
#include "core/person.h"
#include "core/stream.h"

#include <math.h>
#include <stdlib.h>

#define HZ 100
#define HOLD_ACT 4 /* of the acts below, counted from 1 */

/* seconds of load 50 with a breath of `depth`, a creep, and noise. */
static DorsalBreath
breathed (double per_minute, double depth, double creep, double noise, double seconds, guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  DorsalBreath breath = { 0 };

  for (guint i = 0; i < seconds * HZ; i++)
    {
      double t = i / (double) HZ;
      double level = 50 * (1 + depth * sin (2 * G_PI * per_minute / 60 * t + seed) + creep * t
                           + noise * (g_rand_double (rand) + g_rand_double (rand) - 1));
      dorsal_breath_step (&breath, TRUE, level, i * (G_USEC_PER_SEC / HZ), dorsal_zones_default ());
    }
  return breath;
}

static void
test_sines (void)
{
  const double rates[] = { 5.5, 6, 7.3, 10, 15, 22, 28 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    for (guint seed = 0; seed < 5; seed++)
      {
        DorsalBreath breath = breathed (rates[i], 0.05, 0.001, 0.05, 40, seed);
        g_assert_true (breath.known);
        g_assert_cmpfloat_with_epsilon (breath.per_minute, rates[i], 0.5);
      }
}

/* Without a breath in it no rate is told, whatever the peaks of chance. */
static void
test_noise (void)
{
  for (guint seed = 0; seed < 200; seed++)
    g_assert_false (breathed (6, 0, 0.001, 0.2, 35, seed).known);
}

static void
test_creep_alone (void)
{
  g_assert_false (breathed (6, 0, 0.002, 0, 40, 1).known);
}

/* Slower than a breath is something else. */
static void
test_too_slow (void)
{
  g_assert_false (breathed (2.5, 0.05, 0, 0.01, 40, 1).known);
}

static void
test_time_it_takes (void)
{
  g_assert_false (breathed (6, 0.05, 0, 0.01, 19, 1).known);
  g_assert_true (breathed (6, 0.05, 0, 0.01, 22, 1).known);
}

static void
test_rolling_empties (void)
{
  DorsalBreath breath = breathed (6, 0.05, 0, 0.01, 40, 1);

  g_assert_true (breath.known);
  dorsal_breath_step (&breath, FALSE, 50, 40 * G_USEC_PER_SEC, dorsal_zones_default ());
  g_assert_false (breath.known);
  g_assert_cmpuint (breath.n, ==, 0);
}

static void
test_gap_empties (void)
{
  DorsalBreath breath = breathed (6, 0.05, 0, 0.01, 40, 1);

  dorsal_breath_step (&breath, TRUE, 50, 45 * G_USEC_PER_SEC, dorsal_zones_default ());
  g_assert_false (breath.known);
  g_assert_cmpuint (breath.n, ==, 0);
}

static int
by_size (const void *a, const void *b)
{
  return (*(const double *) a > *(const double *) b) - (*(const double *) a < *(const double *) b);
}

/* Simulated people holding still: the middle error is below one breath a minute. */
static void
test_people (void)
{
  static const DorsalAct acts[] = {
    { DORSAL_ACT_SETTLE, 4, 0, 0 }, { DORSAL_ACT_PRESS, 0, 0, 0 },  { DORSAL_ACT_ROLL, 0, 0.345, 6 },
    { DORSAL_ACT_HOLD, 45, 0, 0 },  { DORSAL_ACT_ROLL, 0, 0.5, 6 },
  };
  double errors[40];
  guint told = 0;

  for (guint seed = 1; seed <= G_N_ELEMENTS (errors); seed++)
    {
      DorsalPersonSetup setup = dorsal_person_setup_default (seed);
      DorsalSettings settings = dorsal_settings_default ();
      g_autoptr (DorsalPerson) person = NULL;
      static DorsalClassifier classifier;
      double error = -1;

      setup.script = acts;
      setup.n_script = G_N_ELEMENTS (acts);
      person = dorsal_person_new (&setup);
      dorsal_classifier_init (&classifier, &settings);
      dorsal_classifier_hello (&classifier, &setup.hello);
      while (!dorsal_person_finished (person))
        {
          DorsalSample sample;
          DorsalTruth truth;
          DorsalReading reading;
          gboolean pressed;
          dorsal_person_next (person, &sample, &pressed, &truth);
          dorsal_classifier_step (&classifier, &sample, DORSAL_CLOCK_NEXT, &reading);
          if (reading.breath_known && truth.act == HOLD_ACT)
            error = fabs (reading.breath_bpm - truth.breath_bpm);
        }
      if (error >= 0)
        errors[told++] = error;
    }
  g_assert_cmpuint (told, >=, G_N_ELEMENTS (errors) * 3 / 4);
  qsort (errors, told, sizeof errors[0], by_size);
  g_test_message ("told in %u of %u holds, middle error %.2f, worst %.2f a minute", told,
                  (guint) G_N_ELEMENTS (errors), errors[told / 2], errors[told - 1]);
  g_assert_cmpfloat (errors[told / 2], <, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/breath/a-rate-is-found", test_sines);
  g_test_add_func ("/core/breath/noise-has-no-rate", test_noise);
  g_test_add_func ("/core/breath/creep-has-no-rate", test_creep_alone);
  g_test_add_func ("/core/breath/slower-than-a-breath-has-no-rate", test_too_slow);
  g_test_add_func ("/core/breath/it-takes-twenty-seconds", test_time_it_takes);
  g_test_add_func ("/core/breath/rolling-empties-the-window", test_rolling_empties);
  g_test_add_func ("/core/breath/a-gap-empties-the-window", test_gap_empties);
  g_test_add_func ("/core/breath/people-are-counted", test_people);
  return g_test_run ();
}
