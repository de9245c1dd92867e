/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The benchmark in short: 25 people, a minute each, with the figures that concern safety. */

#include "table.h"

#define PEOPLE 25
#define SECONDS 60.0

static Tally *
judge_them (void)
{
  Tally *tally = g_new0 (Tally, 1);
  Sitting sitting;

  sitting_init (&sitting);
  for (guint i = 0; i < PEOPLE; i++)
    {
      Resident resident = resident_of (1, i);
      Score scores[N_JUDGES] = { 0 };
      Rare rare = { 0 };

      sitting_run (&sitting, &resident, 0, SECONDS, scores, &rare);
      tally_add (tally, resident.kinds, scores, &rare, SECONDS);
    }
  sitting_clear (&sitting);
  return tally;
}

static void
test_safety (void)
{
  g_autofree Tally *tally = judge_them ();
  const Score *perfect = &tally->score[KIND_ALL][JUDGE_PERFECT], *lived = &tally->score[KIND_ALL][JUDGE_AS_LIVED];

  for (Kind kind = 0; kind < N_KINDS; kind++)
    for (Judge judge = 0; judge <= JUDGE_PERFECT; judge++)
      g_assert_cmpuint (tally->score[kind][judge].named_unknown, ==, 0);
  g_assert_cmpuint (perfect->missed, ==, 0);
  g_assert_cmpuint (perfect->false_alarms, ==, 0);
  g_assert_cmpuint (perfect->zone_right * 100, >=, perfect->zone_n * 99);
  g_assert_cmpuint (perfect->calm_right * 100, >=, perfect->calm_n * 99);
  g_assert_cmpuint (lived->calm_right * 100, >=, lived->calm_n * 99);
  g_assert_cmpuint (tally->rare[KIND_TURNED].suspected, ==, tally->rare[KIND_TURNED].sessions);
  g_assert_cmpuint (tally->rare[KIND_ALL].suspected, ==, 0);
  g_assert_cmpuint (tally->rare[KIND_ALL].false_presses, ==, 0);

  /* and that there was something to judge, of every sort */
  g_assert_cmpuint (lived->heard, <, lived->made);
  g_assert_cmpuint (perfect->zone_n, >, 20000);
  g_assert_cmpuint (perfect->incursions, >=, 1);
  g_assert_cmpuint (perfect->holds, >=, 5);
  g_assert_cmpuint (tally->score[KIND_NO_ANGLE][JUDGE_AS_LIVED].heard, >, 1000);
  g_assert_cmpuint (tally->rare[KIND_TURNED].sessions, ==, 1);
}

/* What was said as lived is worse than with a perfect anchor: the errors do arrive. */
static void
test_errors_count (void)
{
  g_autofree Tally *tally = judge_them ();
  const Score *perfect = &tally->score[KIND_ALL][JUDGE_PERFECT], *lived = &tally->score[KIND_ALL][JUDGE_AS_LIVED];

  g_assert_cmpuint (lived->level_right * 10, <, perfect->level_right * 9);
  g_assert_cmpuint (lived->zone_right, <, perfect->zone_right);
  g_assert_cmpuint (tally->score[KIND_ALL][JUDGE_NO_HYSTERESIS].flickers, >, lived->flickers);
}

/* Chance is no excuse twice: what is a few too many in a short run is missed in a long one. */
static void
test_chance (void)
{
  static const struct
  {
    guint incursions, warned, false_alarms, hours;
    gboolean missed, open;
  } rows[] = {
    { 40, 39, 0, 2, FALSE, FALSE },   { 40, 37, 0, 2, FALSE, TRUE },  { 40, 30, 0, 2, TRUE, FALSE },
    { 800, 740, 0, 2, TRUE, FALSE },  { 40, 40, 1, 2, FALSE, TRUE },  { 40, 40, 3, 2, TRUE, FALSE },
    { 40, 40, 10, 88, FALSE, TRUE },  { 40, 40, 16, 88, TRUE, FALSE }, { 40, 40, 8, 88, FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree Tally *tally = g_new0 (Tally, 1);
      Score *perfect = &tally->score[KIND_ALL][JUDGE_PERFECT], *lived = &tally->score[KIND_ALL][JUDGE_AS_LIVED];

      tally->seconds[KIND_ALL] = rows[i].hours * 3600;
      perfect->incursions = lived->incursions = rows[i].incursions;
      lived->warned = rows[i].warned;
      perfect->false_alarms = rows[i].false_alarms;
      g_assert_cmpint (table_check (tally) != NULL, ==, rows[i].missed);
      g_assert_cmpint (table_is_open (tally), ==, rows[i].open);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/judge/a-population-is-warned-and-never-told-a-place-nobody-knows", test_safety);
  g_test_add_func ("/judge/errors-of-the-anchor-show", test_errors_count);
  g_test_add_func ("/judge/a-short-run-is-given-what-chance-explains", test_chance);
  return g_test_run ();
}
