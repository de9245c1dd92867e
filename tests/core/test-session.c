/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session: its states, its clocks, its gaps. */

#include "core/session.h"

#define PERIOD_US 10000

static DorsalSession
play (DorsalSession session, gboolean streaming, double seconds)
{
  for (guint i = 0; i < seconds * 100; i++)
    session = dorsal_session_step (session, streaming, PERIOD_US);
  return session;
}

static void
test_wishes (void)
{
  static const struct
  {
    DorsalSessionState before;
    DorsalWish wish;
    DorsalSessionState after;
  } cases[] = {
    { DORSAL_SESSION_IDLE, DORSAL_WISH_NONE, DORSAL_SESSION_IDLE },
    { DORSAL_SESSION_IDLE, DORSAL_WISH_START_OR_PAUSE, DORSAL_SESSION_RUNNING },
    { DORSAL_SESSION_IDLE, DORSAL_WISH_START, DORSAL_SESSION_RUNNING },
    { DORSAL_SESSION_IDLE, DORSAL_WISH_PAUSE, DORSAL_SESSION_IDLE },
    { DORSAL_SESSION_IDLE, DORSAL_WISH_END, DORSAL_SESSION_IDLE },
    { DORSAL_SESSION_RUNNING, DORSAL_WISH_NONE, DORSAL_SESSION_RUNNING },
    { DORSAL_SESSION_RUNNING, DORSAL_WISH_START_OR_PAUSE, DORSAL_SESSION_PAUSED },
    { DORSAL_SESSION_RUNNING, DORSAL_WISH_START, DORSAL_SESSION_RUNNING },
    { DORSAL_SESSION_RUNNING, DORSAL_WISH_PAUSE, DORSAL_SESSION_PAUSED },
    { DORSAL_SESSION_RUNNING, DORSAL_WISH_END, DORSAL_SESSION_ENDED },
    { DORSAL_SESSION_PAUSED, DORSAL_WISH_START_OR_PAUSE, DORSAL_SESSION_RUNNING },
    { DORSAL_SESSION_PAUSED, DORSAL_WISH_START, DORSAL_SESSION_RUNNING },
    { DORSAL_SESSION_PAUSED, DORSAL_WISH_PAUSE, DORSAL_SESSION_PAUSED },
    { DORSAL_SESSION_PAUSED, DORSAL_WISH_END, DORSAL_SESSION_ENDED },
    { DORSAL_SESSION_ENDED, DORSAL_WISH_START_OR_PAUSE, DORSAL_SESSION_ENDED },
    { DORSAL_SESSION_ENDED, DORSAL_WISH_START, DORSAL_SESSION_ENDED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalSession session = { .state = cases[i].before };

      session = dorsal_session_wish (session, cases[i].wish);
      if (session.state != cases[i].after)
        g_error ("row %u: state %d", i, (int) session.state);
    }
}

static void
test_gestures (void)
{
  g_assert_cmpint (dorsal_wish_of (DORSAL_MEANING_START_OR_PAUSE), ==, DORSAL_WISH_START_OR_PAUSE);
  g_assert_cmpint (dorsal_wish_of (DORSAL_MEANING_PAUSE), ==, DORSAL_WISH_PAUSE);
  g_assert_cmpint (dorsal_wish_of (DORSAL_MEANING_END), ==, DORSAL_WISH_END);
  g_assert_cmpint (dorsal_wish_of (DORSAL_MEANING_REPEAT), ==, DORSAL_WISH_NONE);
  g_assert_cmpint (dorsal_wish_of (DORSAL_MEANING_WORSE), ==, DORSAL_WISH_NONE);
}

static void
test_clocks (void)
{
  DorsalSession session = play ((DorsalSession){ 0 }, TRUE, 5);

  g_assert_cmpint (session.running_us + session.paused_us, ==, 0);
  session = play (dorsal_session_wish (session, DORSAL_WISH_START), TRUE, 10);
  session = play (dorsal_session_wish (session, DORSAL_WISH_PAUSE), TRUE, 4);
  session = play (dorsal_session_wish (session, DORSAL_WISH_START), TRUE, 1);
  g_assert_cmpint (session.running_us, ==, 11 * G_USEC_PER_SEC);
  g_assert_cmpint (session.paused_us, ==, 4 * G_USEC_PER_SEC);
  g_assert_cmpuint (session.gaps, ==, 0);
  session = play (dorsal_session_wish (session, DORSAL_WISH_END), TRUE, 100);
  g_assert_cmpint (session.running_us, ==, 11 * G_USEC_PER_SEC);
}

/* Silence stops the clocks and is one gap, however many steps it has; the session goes on where it was. */
static void
test_gaps (void)
{
  DorsalSession session = play (dorsal_session_wish ((DorsalSession){ 0 }, DORSAL_WISH_START), TRUE, 10);

  session = play (session, FALSE, 3);
  g_assert_cmpint (session.running_us, ==, 10 * G_USEC_PER_SEC);
  g_assert_cmpuint (session.gaps, ==, 1);
  g_assert_cmpint (session.present_us, ==, 3 * G_USEC_PER_SEC);
  g_assert_true (session.in_gap);
  session = play (session, TRUE, 2);
  g_assert_cmpint (session.state, ==, DORSAL_SESSION_RUNNING);
  g_assert_false (session.in_gap);
  g_assert_cmpint (session.running_us, ==, 12 * G_USEC_PER_SEC);
  /* what the roller's clock leapt over, nobody saw either */
  session = dorsal_session_step (session, TRUE, 499999);
  g_assert_cmpuint (session.gaps, ==, 1);
  session = dorsal_session_step (session, TRUE, 500000);
  g_assert_cmpuint (session.gaps, ==, 2);
  g_assert_cmpint (session.present_us, ==, 500000);
  g_assert_cmpint (session.gap_us, ==, 3500000);
  session = play (session, FALSE, 1);
  g_assert_cmpuint (session.gaps, ==, 3);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/session/every-wish-in-every-state", test_wishes);
  g_test_add_func ("/core/session/gestures-are-wishes", test_gestures);
  g_test_add_func ("/core/session/two-clocks", test_clocks);
  g_test_add_func ("/core/session/a-gap-stops-both-and-ends-nothing", test_gaps);
  return g_test_run ();
}
