/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the motor is asked, by the reflex and beside it. */

#include "core/cue-call.h"
#include "core/motor.h"

#define MS      1000
#define NONE    0
#define LUMBAR  DORSAL_ALERT_LUMBAR
#define NECK    DORSAL_ALERT_NECK
#define HARD    DORSAL_ALERT_TOO_HARD
#define NEAR    DORSAL_ALERT_LUMBAR_NEAR
#define FAST    DORSAL_ALERT_TOO_FAST
#define MIDLINE DORSAL_ALERT_MIDLINE
#define UP      DORSAL_CUE_UP
#define STOP    DORSAL_CUE_STOP
#define NOTHING DORSAL_CUE_UNKNOWN

static void
test_reflex (void)
{
  static const struct
  {
    guint stood, stand;
    DorsalCue cue;
    guint ttl_ms;
  } rows[] = {
    { NONE, NONE, NOTHING, 0 },
    { NONE, LUMBAR, UP, 900 },
    { NONE, NECK, STOP, 700 },
    { NONE, HARD, STOP, 700 },
    /* no harm yet: the cue's */
    { NONE, NEAR, NOTHING, 0 },
    { NONE, FAST, NOTHING, 0 },
    { NONE, MIDLINE, NOTHING, 0 },
    { NONE, NEAR | FAST | MIDLINE, NOTHING, 0 },
    /* what stands has been felt */
    { LUMBAR, LUMBAR, NOTHING, 0 },
    { HARD, HARD, NOTHING, 0 },
    { LUMBAR | HARD, LUMBAR | HARD, NOTHING, 0 },
    { LUMBAR, NONE, NOTHING, 0 },
    { LUMBAR | HARD, HARD, NOTHING, 0 },
    /* the gravest has the word */
    { NONE, LUMBAR | NECK | HARD, UP, 900 },
    { NONE, NECK | HARD, STOP, 700 },
    { LUMBAR, LUMBAR | HARD, NOTHING, 0 },
    { NECK, NECK | HARD, NOTHING, 0 },
    { HARD, LUMBAR | HARD, UP, 900 },
    { HARD, NECK | HARD, STOP, 700 },
    /* what is not grave hides nothing */
    { NEAR, LUMBAR, UP, 900 },
    { NEAR | FAST, NEAR | FAST | HARD, STOP, 700 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DorsalReflex reflex = { 0 };

      reflex = dorsal_reflex_step (reflex, rows[i].stood, MS);
      reflex = dorsal_reflex_step (reflex, rows[i].stand, 2 * MS);
      g_test_message ("row %u", i);
      g_assert_cmpint (reflex.cue, ==, rows[i].cue);
      if (reflex.cue != NOTHING)
        {
          g_assert_cmpuint (reflex.ttl_ms, ==, rows[i].ttl_ms);
          g_assert_cmpint (reflex.until_us, ==, (2 + rows[i].ttl_ms) * MS);
        }
      reflex = dorsal_reflex_step (reflex, rows[i].stand, 3 * MS); /* once */
      g_assert_cmpint (reflex.cue, ==, NOTHING);
    }
}

static void
test_again (void)
{
  DorsalReflex reflex = { 0 };

  reflex = dorsal_reflex_step (reflex, HARD, 1);
  reflex = dorsal_reflex_step (reflex, NONE, 2); /* let go, or nobody knows */
  reflex = dorsal_reflex_step (reflex, HARD, 3);
  g_assert_cmpint (reflex.cue, ==, STOP);
  g_assert_cmpint (reflex.until_us, ==, 3 + 700 * MS);
}

static void
test_lets (void)
{
  static const struct
  {
    guint alert; /* felt at 0 */
    DorsalCue cue;
    guint ttl_ms;
    gint64 at_ms;
    gboolean let;
  } rows[] = {
    { NONE, DORSAL_CUE_TICK, 200, 1, TRUE },
    { NONE, UP, 900, 1, TRUE },
    /* the same news, thought over */
    { LUMBAR, UP, 900, 5, FALSE },
    { LUMBAR, UP, 900, 899, FALSE },
    { LUMBAR, UP, 900, 900, TRUE },
    { LUMBAR, UP, 600, 5, FALSE }, /* near, which is less */
    { HARD, STOP, 700, 5, FALSE },
    { HARD, STOP, 700, 700, TRUE },
    /* what would end it */
    { LUMBAR, DORSAL_CUE_TICK, 200, 5, FALSE },
    { LUMBAR, DORSAL_CUE_DONE, 900, 5, FALSE },
    { LUMBAR, DORSAL_CUE_INHALE, 900, 5, FALSE },
    { LUMBAR, DORSAL_CUE_TICK, 200, 900, TRUE },
    /* another warning, or the same one ignored */
    { LUMBAR, STOP, 700, 5, TRUE },
    { HARD, UP, 900, 5, TRUE },
    { LUMBAR, UP, 1500, 5, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DorsalReflex reflex = { 0 };

      reflex = dorsal_reflex_step (reflex, rows[i].alert, 0);
      g_test_message ("row %u", i);
      g_assert_cmpint (dorsal_reflex_lets (&reflex, rows[i].cue, rows[i].ttl_ms, rows[i].at_ms * MS), ==, rows[i].let);
    }
}

/* The reflex says what the cue will say. */
static void
test_patterns (void)
{
  for (DorsalSay say = DORSAL_SAY_UNKNOWN; say < DORSAL_N_SAYS; say++)
    {
      guint ttl_ms, strong_ms;
      DorsalCue cue = dorsal_motor_pattern (say, FALSE, &ttl_ms);

      g_assert_cmpint (dorsal_motor_pattern (say, TRUE, &strong_ms), ==, cue);
      g_assert_cmpuint (ttl_ms > 0, ==, cue != NOTHING);
      g_assert_cmpuint (strong_ms, >=, ttl_ms);
      g_assert_cmpuint (strong_ms, <=, DORSAL_CUE_TTL_MAX_MS);
      if (cue == UP || cue == STOP)
        g_assert_cmpint (say, <=, DORSAL_SAY_LUMBAR_NEAR);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/motor/a-grave-alert-that-begins-is-felt-once", test_reflex);
  g_test_add_func ("/core/motor/what-begins-again-is-felt-again", test_again);
  g_test_add_func ("/core/motor/the-reflex-has-the-word-while-it-lasts", test_lets);
  g_test_add_func ("/core/motor/patterns-are-short-and-up-and-stop-are-warnings", test_patterns);
  return g_test_run ();
}
