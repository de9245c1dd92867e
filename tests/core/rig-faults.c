/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The faulty wires of test-faults, longer and with many seeds, as a table.
 *
 *   rig-faults [--hours H] [--seeds N]      ten minutes of stream time each of 20 seeds
 *
 * The exit status is 1 when a requirement is missed. */

#include <math.h>
#include <stdio.h>

#include "fault-trial.h"

#define GROWTH_MAX (1 << 20)

/* All seeds of a kind. FALSE when one misses something. */
static gboolean
run_kind (TrialKind kind, guint seeds, gint64 us)
{
  guint64 sent = 0, taken = 0, bad = 0, cuts = 0, wrong = 0;
  gboolean good = TRUE;

  for (guint32 seed = 1; seed <= seeds; seed++)
    {
      Trial trial = trial_run (kind, seed, us);
      const char *missed;

      sent += trial.count.sent;
      taken += trial.count.taken;
      bad += trial.count.bad;
      cuts += trial.count.cuts;
      wrong += trial.count.wrong;
      missed = trial_missed (kind, &trial, us, G_MAXUINT64);
      if (missed)
        printf ("MISSED by seed %u: %s\n", seed, missed);
      good &= missed == NULL;
    }
  printf ("%-16s %10" G_GUINT64_FORMAT " %9.3f %9" G_GUINT64_FORMAT " %7" G_GUINT64_FORMAT " %6" G_GUINT64_FORMAT
          "  at most %" G_GUINT64_FORMAT "\n",
          trial_name (kind), sent, 100.0 * (double) taken / (double) sent, bad, cuts, wrong, 3 + 3 * bad / 65536);
  fflush (stdout);
  if (wrong > 3 + 3 * bad / 65536)
    {
      printf ("MISSED: more got through than sixteen bits let through\n");
      good = FALSE;
    }
  return good;
}

static gboolean
run_growth (gint64 us)
{
  gssize growth = trial_growth (us);

  printf ("memory grew by %d kB in %.1f h, at most %d\n", (int) (growth >> 10), (double) us / 3600e6, GROWTH_MAX >> 10);
  return growth <= GROWTH_MAX;
}

int
main (int argc, char **argv)
{
  double hours = 1 / 6.0;
  int seeds = 20;
  const GOptionEntry entries[] = {
    { "hours", 0, 0, G_OPTION_ARG_DOUBLE, &hours, "So many hours of stream time a seed (default: ten minutes)", "H" },
    { "seeds", 0, 0, G_OPTION_ARG_INT, &seeds, "So many seeds (default 20)", "N" },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  gboolean good = TRUE;
  gint64 us;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("rig-faults: %s\n", error->message);
      return 2;
    }
  if (!(hours >= 1 / 60.0 && hours <= 10000) || seeds < 1 || seeds > 1000000)
    {
      g_printerr ("rig-faults: --hours wants a minute (0.02) to 10000, --seeds 1 to 1000000\n");
      return 2;
    }

  us = llround (hours * 3600) * G_USEC_PER_SEC;
  printf ("%d × %.2f h  %13s %9s %9s %7s %6s\n", seeds, hours, "sent", "taken, %", "refused", "cuts", "wrong");
  for (TrialKind kind = 0; kind < N_TRIALS; kind++)
    good &= run_kind (kind, (guint) seeds, us);
  good &= run_growth (us * seeds);
  puts (good ? "every requirement is met" : "MISSED");
  return good ? 0 : 1;
}
