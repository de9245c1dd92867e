/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A population rolls for hours, and what Dorsal said is held against what was true.
 *
 *   judge [--hours H] [--people N] [--seed N] [--json]      2 hours, 2 people an hour
 *
 * The exit status is 1 when a floor is missed by more than chance. */

#include <stdio.h>

#include "table.h"

#define SESSION_S 300.0

/* The floors, as benchmarks tell them. */
static void
tell (const Tally *tally, double hours)
{
  g_autofree char *title = g_strdup_printf ("What the judgement is worth, %g hours of simulated people", hours);
  Bench *bench = bench_begin ("judge", title);

  table_add_rows (tally, bench);
  bench_end (bench);
}

int
main (int argc, char **argv)
{
  double hours = 2;
  int people = 0;
  gint64 seed = 1;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "hours", 0, 0, G_OPTION_ARG_DOUBLE, &hours, "So many hours of rolling in all (default 2)", "H" },
    { "people", 0, 0, G_OPTION_ARG_INT, &people, "By so many people (default: two an hour, at least 25)", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "Another number, another population (default 1)", "N" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, "One JSON object instead of tables", NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree Tally *tally = g_new0 (Tally, 1);
  const char *missed;
  Sitting sitting;

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("judge: %s\n", error->message);
      return 2;
    }
  if (!(hours > 0 && hours <= 10000) || people < 0 || people > 100000)
    {
      g_printerr ("judge: --hours wants 0 to 10000, --people 1 to 100000\n");
      return 2;
    }
  if (people == 0)
    people = MAX (25, (int) (2 * hours));

  sitting_init (&sitting);
  for (int i = 0; i < people; i++)
    {
      Resident resident = resident_of ((guint64) seed, (guint) i);
      double left_s = hours * 3600 / people;

      for (guint n = 0; left_s > 1; n++, left_s -= SESSION_S)
        {
          Score scores[N_JUDGES] = { 0 };
          Rare rare = { 0 };
          double seconds = MIN (left_s, SESSION_S);

          sitting_run (&sitting, &resident, n, seconds, scores, &rare);
          tally_add (tally, resident.kinds, scores, &rare, seconds);
        }
    }
  sitting_clear (&sitting);
  (json ? table_print_json : table_print) (tally);
  missed = table_check (tally);
  if (!json)
    tell (tally, hours);
  if (!json)
    printf ("\n%s%s\n", missed ? "MISSED: " : "no floor is missed",
            missed                  ? missed
            : table_is_open (tally) ? "; where it says open, this run is too short to tell"
                                    : ", every one is met");
  return missed ? 1 : 0;
}
