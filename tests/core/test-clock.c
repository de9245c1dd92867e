/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers and microseconds of the wire, unwrapped: wraps, gaps, repeats, restarts. */

#include "core/clock.h"

typedef struct
{
  guint16 seq;
  guint32 t_us;
  DorsalClockStep step;
  gint64 time_us;
  guint64 lost;
} Step;

static void
run (const Step *steps, gsize n)
{
  DorsalClock clock = { 0 };

  for (gsize i = 0; i < n; i++)
    {
      g_assert_cmpint (dorsal_clock_step (&clock, steps[i].seq, steps[i].t_us), ==, steps[i].step);
      g_assert_cmpint (clock.time_us, ==, steps[i].time_us);
      if (steps[i].step != DORSAL_CLOCK_DUPLICATE)
        g_assert_cmpuint (clock.lost, ==, steps[i].lost);
    }
}

#define RUN(steps) run (steps, G_N_ELEMENTS (steps))

static void
test_steps (void)
{
  static const Step steps[] = {
    { 7, 1000000, DORSAL_CLOCK_FIRST, 0, 0 },
    { 8, 1010000, DORSAL_CLOCK_NEXT, 10000, 0 },
    { 9, 1020000, DORSAL_CLOCK_NEXT, 20000, 0 },
    { 9, 1020000, DORSAL_CLOCK_DUPLICATE, 20000, 0 },  /* repeated */
    { 8, 1010000, DORSAL_CLOCK_DUPLICATE, 20000, 0 },  /* late */
    { 12, 1050000, DORSAL_CLOCK_GAP, 50000, 2 },
    { 11, 1040000, DORSAL_CLOCK_DUPLICATE, 50000, 0 }, /* came after all: too late */
    { 13, 1060000, DORSAL_CLOCK_NEXT, 60000, 0 },
  };
  RUN (steps);
}

static void
test_seq_wraps (void)
{
  static const Step steps[] = {
    { 65534, 0, DORSAL_CLOCK_FIRST, 0, 0 },
    { 65535, 10, DORSAL_CLOCK_NEXT, 10, 0 },
    { 0, 20, DORSAL_CLOCK_NEXT, 20, 0 },
    { 65535, 10, DORSAL_CLOCK_DUPLICATE, 20, 0 },
    { 3, 50, DORSAL_CLOCK_GAP, 50, 2 },
  };
  RUN (steps);
}

static void
test_time_wraps (void)
{
  static const Step steps[] = {
    { 1, 4294967290u, DORSAL_CLOCK_FIRST, 0, 0 },
    { 2, 4, DORSAL_CLOCK_NEXT, 10, 0 },
    { 3, 14, DORSAL_CLOCK_NEXT, 20, 0 },
  };
  DorsalClock clock = { 0 };
  guint16 seq = 0;
  guint32 t_us = 0;

  RUN (steps);
  /* Five hours at 10 Hz: four wraps of the one, three of the other. */
  dorsal_clock_step (&clock, seq, t_us);
  for (gint64 i = 1; i <= 5 * 36000; i++)
    {
      g_assert_cmpint (dorsal_clock_step (&clock, ++seq, t_us += 100000), ==, DORSAL_CLOCK_NEXT);
      g_assert_cmpint (clock.time_us, ==, i * 100000);
    }
}

/* The circle's halves: 32767 on is a gap, 32768 on is back. */
static void
test_half_circle (void)
{
  static const Step on[] = {
    { 10, 0, DORSAL_CLOCK_FIRST, 0, 0 },
    { 10 + 32767, 1000, DORSAL_CLOCK_GAP, 1000, 32766 },
  };
  static const Step back[] = {
    { 10, 0, DORSAL_CLOCK_FIRST, 0, 0 },
    { 10 + 32768, 1000, DORSAL_CLOCK_DUPLICATE, 0, 0 },
  };
  static const Step long_step[] = {
    { 10, 0, DORSAL_CLOCK_FIRST, 0, 0 },
    { 11, 0x7fffffff, DORSAL_CLOCK_NEXT, 0x7fffffff, 0 },
    { 12, 0xffffffff, DORSAL_CLOCK_FIRST, 0x7fffffff, 0 },
  };
  RUN (on);
  RUN (back);
  RUN (long_step);
}

/* Numbers go on, the clock went back: it is not the same clock. */
static void
test_clock_back (void)
{
  static const Step steps[] = {
    { 100, 900000000, DORSAL_CLOCK_FIRST, 0, 0 },
    { 101, 900010000, DORSAL_CLOCK_NEXT, 10000, 0 },
    { 102, 20000, DORSAL_CLOCK_FIRST, 10000, 0 },
    { 103, 30000, DORSAL_CLOCK_NEXT, 20000, 0 },
  };
  RUN (steps);
}

/* Whatever its numbers say after an absence, the host knows how long that was. */
static void
test_absence (void)
{
  static const struct { guint16 seq; guint32 t_us; } after[] = { { 0, 0 }, { 102, 900020000 }, { 9, 3 }, { 101, 900010000 } };

  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    {
      DorsalClock clock = { 0 };

      dorsal_clock_resume (&clock, 5000); /* before the first sample there is no absence */
      g_assert_cmpint (dorsal_clock_step (&clock, 100, 900000000), ==, DORSAL_CLOCK_FIRST);
      g_assert_cmpint (dorsal_clock_step (&clock, 101, 900010000), ==, DORSAL_CLOCK_NEXT);
      dorsal_clock_resume (&clock, 7000000);
      g_assert_cmpint (dorsal_clock_step (&clock, after[i].seq, after[i].t_us), ==, DORSAL_CLOCK_FIRST);
      g_assert_cmpint (clock.time_us, ==, 10000 + 7000000);
      g_assert_cmpint (dorsal_clock_step (&clock, after[i].seq + 1, after[i].t_us + 10000), ==, DORSAL_CLOCK_NEXT);
      dorsal_clock_resume (&clock, -1);
      g_assert_cmpint (clock.time_us, ==, 20000 + 7000000);
    }
}

/* A clock that stands still would let no alert ever come: such samples are none. */
static void
test_clock_stands (void)
{
  static const Step steps[] = {
    { 100, 50000, DORSAL_CLOCK_FIRST, 0, 0 },     { 101, 50000, DORSAL_CLOCK_DUPLICATE, 0, 0 },
    { 102, 50000, DORSAL_CLOCK_DUPLICATE, 0, 0 }, { 103, 80000, DORSAL_CLOCK_GAP, 30000, 2 },
  };
  DorsalClock clock = { 0 };

  RUN (steps);
  dorsal_clock_step (&clock, 0, 7);
  for (guint16 seq = 1; seq < 1000; seq++)
    g_assert_cmpint (dorsal_clock_step (&clock, seq, 7), ==, DORSAL_CLOCK_DUPLICATE);
}

static void
test_restart_with_hello (void)
{
  DorsalClock clock = { 0 };

  dorsal_clock_step (&clock, 500, 5000000);
  dorsal_clock_step (&clock, 501, 5010000);
  dorsal_clock_hello (&clock);
  g_assert_cmpint (dorsal_clock_step (&clock, 0, 1200000), ==, DORSAL_CLOCK_FIRST);
  g_assert_cmpint (clock.time_us, ==, 10000);
  g_assert_cmpint (clock.step_us, ==, 0);
  g_assert_cmpint (dorsal_clock_step (&clock, 1, 1210000), ==, DORSAL_CLOCK_NEXT);
  g_assert_cmpint (clock.time_us, ==, 20000);
  g_assert_cmpint (dorsal_clock_step (&clock, 1, 1210000), ==, DORSAL_CLOCK_DUPLICATE);
}

/* A hello that answers a question restarts nothing. */
static void
test_hello_alone (void)
{
  DorsalClock clock = { 0 };

  dorsal_clock_step (&clock, 500, 5000000);
  dorsal_clock_hello (&clock);
  g_assert_cmpint (dorsal_clock_step (&clock, 501, 5010000), ==, DORSAL_CLOCK_NEXT);
  g_assert_cmpint (dorsal_clock_step (&clock, 500, 5000000), ==, DORSAL_CLOCK_DUPLICATE);
}

static void
test_restart_without_hello (void)
{
  DorsalClock clock = { 0 };

  dorsal_clock_step (&clock, 30000, 300000000);
  for (guint16 seq = 0; seq < 24; seq++)
    g_assert_cmpint (dorsal_clock_step (&clock, seq, 1200000 + seq * 10000u), ==, DORSAL_CLOCK_DUPLICATE);
  g_assert_cmpint (dorsal_clock_step (&clock, 24, 1440000), ==, DORSAL_CLOCK_FIRST);
  g_assert_cmpint (clock.time_us, ==, 0);
  g_assert_cmpint (dorsal_clock_step (&clock, 25, 1450000), ==, DORSAL_CLOCK_NEXT);
  g_assert_cmpint (clock.time_us, ==, 10000);
}

/* Echoes that are not in order, or that good samples interrupt, are no restart. */
static void
test_echoes (void)
{
  DorsalClock clock = { 0 };
  guint32 t_us = 0;

  dorsal_clock_step (&clock, 0, t_us);
  for (guint16 i = 0; i < 200; i++)
    {
      g_assert_cmpint (dorsal_clock_step (&clock, (guint16) (40000 + 2 * i), 5), ==, DORSAL_CLOCK_DUPLICATE);
      g_assert_cmpint (dorsal_clock_step (&clock, 0, 5), ==, DORSAL_CLOCK_DUPLICATE);
    }
  for (guint16 i = 1; i < 200; i++)
    {
      g_assert_cmpint (dorsal_clock_step (&clock, i, t_us += 10000), ==, DORSAL_CLOCK_NEXT);
      g_assert_cmpint (dorsal_clock_step (&clock, (guint16) (40000 + i), 5), ==, DORSAL_CLOCK_DUPLICATE);
    }
}

static void
test_never_backward (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  DorsalClock clock = { 0 };
  gint64 last_us = 0;

  for (guint i = 0; i < 200000; i++)
    {
      guint16 seq = (guint16) (g_rand_boolean (rand) ? clock.seq + g_rand_int_range (rand, -3, 5)
                                                     : g_rand_int_range (rand, 0, 65536));
      guint32 near_us = clock.t_us + (guint32) g_rand_int_range (rand, -9, 30);
      guint32 t_us = g_rand_boolean (rand) ? near_us : g_rand_int (rand);
      DorsalClockStep step;

      if (g_rand_int_range (rand, 0, 50) == 0)
        dorsal_clock_hello (&clock);
      step = dorsal_clock_step (&clock, seq, t_us);
      g_assert_cmpint (clock.time_us, >=, last_us);
      if (step == DORSAL_CLOCK_NEXT || step == DORSAL_CLOCK_GAP)
        g_assert_cmpint (clock.time_us, ==, last_us + clock.step_us);
      else
        g_assert_cmpint (clock.time_us, ==, last_us);
      last_us = clock.time_us;
    }
  g_assert_cmpint (last_us, >, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/clock/next-gap-repeat-and-late", test_steps);
  g_test_add_func ("/core/clock/numbers-wrap-after-65535", test_seq_wraps);
  g_test_add_func ("/core/clock/microseconds-wrap-for-hours", test_time_wraps);
  g_test_add_func ("/core/clock/beyond-half-the-circle-is-back", test_half_circle);
  g_test_add_func ("/core/clock/a-clock-that-went-back-has-restarted", test_clock_back);
  g_test_add_func ("/core/clock/a-clock-that-stands-gives-no-samples", test_clock_stands);
  g_test_add_func ("/core/clock/a-restart-after-a-hello-shows-at-once", test_restart_with_hello);
  g_test_add_func ("/core/clock/a-hello-alone-restarts-nothing", test_hello_alone);
  g_test_add_func ("/core/clock/a-restart-without-a-hello-shows-after-25", test_restart_without_hello);
  g_test_add_func ("/core/clock/echoes-are-no-restart", test_echoes);
  g_test_add_func ("/core/clock/after-an-absence-the-host-knows-the-time", test_absence);
  g_test_add_func ("/core/clock/time-never-runs-backward", test_never_backward);
  return g_test_run ();
}
