/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cost of the last pictures → when the next one may come. */

#include "app/cadence.h"

#define FRAME_US 16667

static DorsalCadence
after (DorsalCadence cadence, gint64 cost_us, guint pictures)
{
  for (guint i = 0; i < pictures; i++)
    cadence = dorsal_cadence_step (cadence, cost_us, FRAME_US);
  return cadence;
}

static void
test_settles (void)
{
  static const struct
  {
    gint64 cost_us;
    guint every;
  } cases[] = {
    { 0, 1 },     { 2000, 1 },  { 5800, 1 },  { 5900, 2 },  { 11600, 2 },
    { 11700, 4 }, { 23000, 4 }, { 23400, 8 }, { 40000, 8 }, { 1000000, 8 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalCadence cadence = after ((DorsalCadence){ 0 }, cases[i].cost_us, 50);

      g_test_message ("%d us", (int) cases[i].cost_us);
      g_assert_cmpuint (cadence.every, ==, cases[i].every);
      g_assert_cmpint (dorsal_cadence_interval_us (cadence, FRAME_US), ==, cases[i].every * FRAME_US);
    }
}

static void
test_unknown (void)
{
  g_assert_cmpint (dorsal_cadence_interval_us ((DorsalCadence){ 0 }, FRAME_US), ==, FRAME_US);
}

static void
test_share (void)
{
  for (gint64 cost_us = 100; cost_us < DORSAL_CADENCE_SHARE * FRAME_US * DORSAL_CADENCE_MOST; cost_us += 100)
    {
      DorsalCadence cadence = after ((DorsalCadence){ 0 }, cost_us, 50);

      g_assert_cmpfloat ((double) cost_us, <=,
                         DORSAL_CADENCE_SHARE * (double) dorsal_cadence_interval_us (cadence, FRAME_US));
    }
}

static void
test_recovers (void)
{
  DorsalCadence slow = after ((DorsalCadence){ 0 }, 30000, 50);

  g_assert_cmpuint (slow.every, ==, 8);
  g_assert_cmpuint (after (slow, 1500, 60).every, ==, 1);
}

static void
test_no_flutter (void)
{
  DorsalCadence cadence = after ((DorsalCadence){ 0 }, 5900, 50);
  guint changes = 0;

  for (guint i = 0; i < 400; i++)
    {
      DorsalCadence next = dorsal_cadence_step (cadence, i % 2 ? 5000 : 6600, FRAME_US);
      changes += next.every != cadence.every;
      cadence = next;
    }
  g_assert_cmpuint (changes, ==, 0);
}

static void
test_one_late (void)
{
  DorsalCadence cadence = after ((DorsalCadence){ 0 }, 2000, 50);

  g_assert_cmpuint (dorsal_cadence_step (cadence, 900000, FRAME_US).every, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/cadence/a-cost-has-a-pace", test_settles);
  g_test_add_func ("/app/cadence/what-is-not-known-yet-is-drawn-at-full-pace", test_unknown);
  g_test_add_func ("/app/cadence/drawing-keeps-to-its-share", test_share);
  g_test_add_func ("/app/cadence/a-renderer-that-got-faster-gets-its-pace-back", test_recovers);
  g_test_add_func ("/app/cadence/a-pace-between-two-does-not-flutter", test_no_flutter);
  g_test_add_func ("/app/cadence/one-late-picture-changes-nothing", test_one_late);
  return g_test_run ();
}
