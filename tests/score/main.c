/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: pairs of files, TRUTH MONITOR. Out: a table with a row a session and one for all.
 * The exit status is 1 when a figure over all of them is missed. */

#include <stdio.h>

#include "score.h"

static double
percent (guint64 part, guint64 n)
{
  return n > 0 ? 100.0 * (double) part / (double) n : 100.0;
}

static void
print_head (void)
{
  puts ("session       made    heard   zone %  level %  near %  state %  incursions   late slowest   false  unknown  "
        "holds  bad  worst");
}

static void
print_row (const char *name, const Score *s)
{
  printf ("%-9s %8" G_GUINT64_FORMAT " %8" G_GUINT64_FORMAT
          " %8.2f %8.2f %7.2f %8.2f %11u %6u %4.0f ms %7u %8" G_GUINT64_FORMAT " %6u %4u %4.2f s\n",
          name, s->made, s->heard, percent (s->zone_right, s->zone_n), percent (s->level_right, s->level_n),
          percent (s->level_near, s->level_n), percent (s->state_right, s->state_n), s->incursions, s->late,
          s->slowest_s * 1000, s->false_alarms, s->named_unknown, s->holds, s->bad_holds, s->worst_hold_s);
}

int
main (int argc, char **argv)
{
  Score all = { 0 };
  const char *missed;

  if (argc < 3 || argc % 2 == 0)
    {
      fputs ("Usage: dorsal-score TRUTH_CSV MONITOR_JSONL [TRUTH_CSV MONITOR_JSONL ...]\n", stderr);
      return 2;
    }

  print_head ();
  for (int i = 1; i + 1 < argc; i += 2)
    {
      g_autoptr (Session) session = session_load (argv[i], argv[i + 1]);
      char name[16];
      Score score;

      if (session == NULL)
        return 2;
      score = score_of (session);
      all = score_add (all, score);
      g_snprintf (name, sizeof name, "%d", (i + 1) / 2);
      print_row (name, &score);
    }
  print_row ("all", &all);

  missed = score_check (&all);
  printf ("%s%s\n", missed != NULL ? "MISSED: " : "every figure is met", missed != NULL ? missed : "");
  return missed != NULL ? 1 : 0;
}
