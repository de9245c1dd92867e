/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A thread that is woken, rests, and is told to end. */

#include "store/worker.h"

typedef struct
{
  int woken;      /* atomic */
  int ms;         /* of a rest */
  gboolean ended; /* so a rest said */
} Life;

static void
live (DorsalWorker *worker, gpointer data)
{
  Life *life = data;

  while (!dorsal_worker_sleep (worker, -1))
    {
      g_atomic_int_inc (&life->woken);
      life->ended = dorsal_worker_rest (worker, life->ms);
      if (life->ended)
        return;
    }
}

/* The test's own limit ends a wait that is too long. */
static void
await (int *count, int wanted)
{
  while (g_atomic_int_get (count) < wanted)
    g_thread_yield ();
}

static void
test_not_woken (void)
{
  Life life = { .ms = -1 };
  DorsalWorker *worker = dorsal_worker_new ("worker", live, &life);

  dorsal_worker_wake (worker);
  await (&life.woken, 1);
  for (int i = 0; i < 1000; i++)
    {
      dorsal_worker_wake (worker);
      g_thread_yield ();
    }
  dorsal_worker_free (worker);
  g_assert_cmpint (life.woken, ==, 1);
  g_assert_true (life.ended);
}

static void
test_heard_after (void)
{
  Life life = { .ms = 1 };
  DorsalWorker *worker = dorsal_worker_new ("worker", live, &life);

  for (int n = 1; n <= 20; n++)
    {
      dorsal_worker_wake (worker);
      await (&life.woken, n);
    }
  dorsal_worker_free (worker);
  g_assert_cmpint (life.woken, ==, 20);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/worker/a-rest-ends-when-it-is-told-to-and-not-by-a-wake", test_not_woken);
  g_test_add_func ("/store/worker/who-wakes-a-rest-is-heard-after-it", test_heard_after);
  return g_test_run ();
}
