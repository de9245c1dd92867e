/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Scores → figures, each beside its floor.
 *
 * Comes in: a tally. Goes out: lines. Never: a floor that only this file knows the reason of; all of
 * them are the project's promises, and “-” stands where a figure has none.
 *
 *   perfect   the start position to the millimetre and the person's own levels are known: what is left is
 *             slip, noise, lost samples, cells, and the rules themselves
 *   as lived  start by feel, length by stature, own levels unknown: what a person at home gets
 *
 * Whether a state is a hold cannot be told in its first second, nor in the slow beginning of a stroke; Dorsal
 * dates it back. "Live" counts these, "1 s from changes" leaves them out.
 *
 * What happens a few times an hour is found a little above or below its floor by chance, in two hours more than in a hundred.
 * A floor is missed where chance alone would show such a figure less than one time in twenty; nearer than that it is
 * "open": this run cannot tell. Samples follow from one another, so figures of samples have no such doubt and get none. */

#include "table.h"

#include <math.h>
#include <stdio.h>

#define NO_FLOOR NAN
#define FALSE_PRESSES 1.0 /* in 10 hours */

typedef struct
{
  const char *name;
  double (*value) (const Score *score, double hours);
  double perfect, as_lived; /* floors */
  gboolean at_most;         /* else at least */
  int digits;
  gboolean needs_angle;
  guint64 (*n) (const Score *score); /* a share of so many that happen each by itself: chance counts; NULL else */
  gboolean is_rate;                  /* a count an hour: chance counts */
} Figure;

typedef enum
{
  FLOOR_MET,
  FLOOR_OPEN,   /* on the wrong side of it, by no more than chance explains one time in twenty */
  FLOOR_MISSED,
} FloorWord;

static double
share (guint64 part, guint64 n)
{
  return n > 0 ? 100.0 * (double) part / (double) n : NAN;
}

static double
percentile_of (const Histogram *histogram, double percent, double step)
{
  return histogram->n > 0 ? histogram_percentile (histogram, percent, step) : NAN;
}

#define VALUE(name, expression)                                                                                        \
  static double name (const Score *s, double hours)                                                                    \
  {                                                                                                                    \
    return expression;                                                                                                 \
  }
VALUE (zone, share (s->zone_right, s->zone_n))
VALUE (level, share (s->level_right, s->level_n))
VALUE (level_near, share (s->level_near, s->level_n))
VALUE (incursions, s->incursions)
VALUE (unknowing, s->unknowing)
VALUE (missed, s->missed)
VALUE (warned, share (s->warned, s->incursions))
VALUE (delay_p50, 1000 * percentile_of (&s->delays, 50, DELAY_STEP))
VALUE (delay_p99, 1000 * percentile_of (&s->delays, 99, DELAY_STEP))
VALUE (false_alarms, s->false_alarms / hours)
VALUE (far_near, share (s->far_near, s->far_n))
VALUE (state_live, share (s->state_right, s->state_n))
VALUE (state_calm, share (s->calm_right, s->calm_n))
VALUE (contact, share (s->contact_right, s->contact_n))
VALUE (holds, s->holds)
VALUE (hold_p50, percentile_of (&s->hold_errors, 50, HOLD_STEP))
VALUE (hold_p95, percentile_of (&s->hold_errors, 95, HOLD_STEP))
VALUE (bad_holds, share (s->bad_holds, s->holds))
VALUE (breath_p50, percentile_of (&s->breath_errors, 50, BREATH_STEP))
VALUE (breath_p95, percentile_of (&s->breath_errors, 95, BREATH_STEP))
VALUE (named_unknown, s->named_unknown)
VALUE (sigma_one, share (s->sigma_one, s->sigma_n))
VALUE (sigma_ninety, share (s->sigma_ninety, s->sigma_n))
VALUE (flickers, s->flickers / (hours > 0 ? hours : 1))
#undef VALUE

static guint64
n_incursions (const Score *score)
{
  return score->incursions;
}

static const Figure figures[] = {
  { "zone right, %", zone, 99, NO_FLOOR, FALSE, 2 },
  { "level right, %", level, NO_FLOOR, NO_FLOOR, FALSE, 2 },
  { "level right or next to it, %", level_near, 99.9, NO_FLOOR, FALSE, 2 },
  { "incursions", incursions, NO_FLOOR, NO_FLOOR, FALSE, 0 },
  { "of these, place said to be unknown", unknowing, NO_FLOOR, NO_FLOOR, TRUE, 0 },
  { "incursions missed", missed, 0, NO_FLOOR, TRUE, 0 },
  { "warned before the true border, %", warned, NO_FLOOR, 95, FALSE, 1, FALSE, n_incursions },
  { "alarm after crossing, p50, ms", delay_p50, 200, NO_FLOOR, TRUE, 0 },
  { "alarm after crossing, p99, ms", delay_p99, 500, NO_FLOOR, TRUE, 0 },
  { "false alarms an hour", false_alarms, 0.1, NO_FLOOR, TRUE, 2, FALSE, NULL, TRUE },
  { "pre-warned 4 cm or more above, %", far_near, NO_FLOOR, NO_FLOOR, TRUE, 1 },
  { "state right, live, every sample, %", state_live, NO_FLOOR, NO_FLOOR, FALSE, 2, TRUE },
  { "state right, 1 s from changes, %", state_calm, 99, 99, FALSE, 2, TRUE },
  { "on or off right, %", contact, NO_FLOOR, NO_FLOOR, FALSE, 2 },
  { "holds of 3 s or more", holds, NO_FLOOR, NO_FLOOR, FALSE, 0 },
  { "hold length off by, p50, s", hold_p50, 1, 1, TRUE, 2, TRUE },
  { "hold length off by, p95, s", hold_p95, NO_FLOOR, NO_FLOOR, TRUE, 2, TRUE },
  { "holds off by over 1.5 s, %", bad_holds, NO_FLOOR, NO_FLOOR, TRUE, 2, TRUE },
  { "breath off by, median, a minute", breath_p50, 1, 1, TRUE, 2 },
  { "breath off by, p95, a minute", breath_p95, NO_FLOOR, NO_FLOOR, TRUE, 2 },
  { "zone named while unknown, samples", named_unknown, 0, 0, TRUE, 0 },
  { "place within 1 sigma said, %", sigma_one, NO_FLOOR, NO_FLOOR, FALSE, 1 },
  { "place within 1.645 sigma said, %", sigma_ninety, NO_FLOOR, NO_FLOOR, FALSE, 1 },
  { "level changes in holds, an hour", flickers, NO_FLOOR, NO_FLOOR, TRUE, 1 },
};

static const char *const kind_names[N_KINDS] = {
  "all", "kPa", "raw", "gyro", "encoder", "8-9 cells", "bad cell", "not 100 Hz", "no angle", "turned", "winding",
};

static const char *const judge_names[N_JUDGES] = {
  "as lived", "perfect", "no hysteresis", "fixed margin", "no tare",
};

static double
value_of (const Tally *tally, const Figure *figure, Kind kind, Judge judge)
{
  /* Without an angle all contact is SETTLING: nobody knows more. */
  if (kind == KIND_NO_ANGLE && figure->needs_angle)
    return NAN;
  return figure->value (&tally->score[kind][judge], tally->seconds[kind] / 3600);
}

/* How often chance gives `count` or more where `mean` are to be expected. */
static double
poisson_tail (double mean, double count)
{
  double term = exp (-mean), below = 0;

  for (guint k = 0; k < count; k++)
    {
      below += term;
      term *= mean / (k + 1);
    }
  return 1 - below;
}

/* So many standard errors on the wrong side of a floor, in %, of a share of n. */
static double
errors_below (double percent, double floor, guint64 n)
{
  return (floor - percent) / sqrt (floor * (100 - floor) / (double) n);
}

static FloorWord
word_of_rate (double rate, double floor, double hours)
{
  if (rate <= floor)
    return FLOOR_MET;
  return poisson_tail (floor * hours, round (rate * hours)) < 0.05 ? FLOOR_MISSED : FLOOR_OPEN;
}

/* A figure of nothing misses no floor. */
static FloorWord
word_of (const Figure *figure, double value, double floor, const Score *score, double hours)
{
  if (isnan (floor) || isnan (value) || (figure->at_most ? value <= floor : value >= floor))
    return FLOOR_MET;
  if (figure->is_rate)
    return word_of_rate (value, floor, hours);
  return figure->n && errors_below (value, floor, figure->n (score)) < 1.645 ? FLOOR_OPEN : FLOOR_MISSED;
}

static FloorWord
word_for (const Tally *tally, const Figure *figure, Judge judge)
{
  return word_of (figure, value_of (tally, figure, KIND_ALL, judge),
                  judge == JUDGE_PERFECT ? figure->perfect : figure->as_lived, &tally->score[KIND_ALL][judge],
                  tally->seconds[KIND_ALL] / 3600);
}

static void
print_number (double value, int digits)
{
  if (isnan (value))
    printf (" %11s", "-");
  else
    printf (" %11.*f", digits, value);
}

static void
print_floor (const Figure *figure, double floor, FloorWord word)
{
  static const char *const words[] = { "met", "open", "MISSED" };

  if (isnan (floor))
    printf (" %11s %-6s", "-", "");
  else
    printf ("  %s %7g %-6s", figure->at_most ? "≤" : "≥", floor, words[word]);
}

static void
print_figures (const Tally *tally)
{
  printf ("%-36s %11s %11s %-6s %11s %11s\n", "", "perfect", "floor", "", "as lived", "floor");
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      const Figure *figure = &figures[i];
      double perfect = value_of (tally, figure, KIND_ALL, JUDGE_PERFECT);
      double as_lived = value_of (tally, figure, KIND_ALL, JUDGE_AS_LIVED);

      printf ("%-36s", figure->name);
      print_number (perfect, figure->digits);
      print_floor (figure, figure->perfect, word_for (tally, figure, JUDGE_PERFECT));
      print_number (as_lived, figure->digits);
      print_floor (figure, figure->as_lived, word_for (tally, figure, JUDGE_AS_LIVED));
      putchar ('\n');
    }
}

static void
print_kinds (const Tally *tally, Judge judge)
{
  printf ("\n%-36s", judge_names[judge]);
  for (Kind kind = 0; kind < N_KINDS; kind++)
    printf (" %11s", kind_names[kind]);
  printf ("\n%-36s", "hours");
  for (Kind kind = 0; kind < N_KINDS; kind++)
    print_number (tally->seconds[kind] / 3600, 2);
  putchar ('\n');
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      printf ("%-36s", figures[i].name);
      for (Kind kind = 0; kind < N_KINDS; kind++)
        print_number (value_of (tally, &figures[i], kind, judge), figures[i].digits);
      putchar ('\n');
    }
}

static void
print_parts (const Tally *tally)
{
  static const Judge judges[] = { JUDGE_AS_LIVED, JUDGE_NO_HYSTERESIS, JUDGE_NO_DOUBT, JUDGE_NO_TARE };

  printf ("\n%-36s", "what each part buys");
  for (gsize k = 0; k < G_N_ELEMENTS (judges); k++)
    printf (" %13s", judge_names[judges[k]]);
  putchar ('\n');
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      printf ("%-36s", figures[i].name);
      for (gsize k = 0; k < G_N_ELEMENTS (judges); k++)
        {
          printf ("  ");
          print_number (value_of (tally, &figures[i], KIND_ALL, judges[k]), figures[i].digits);
        }
      putchar ('\n');
    }
}

static double
false_presses_in_10_h (const Tally *tally)
{
  return tally->rare[KIND_ALL].false_presses / (tally->seconds[KIND_ALL] / 36000);
}

static FloorWord
word_of_false_presses (const Tally *tally)
{
  return word_of_rate (false_presses_in_10_h (tally), FALSE_PRESSES, tally->seconds[KIND_ALL] / 36000);
}

static void
print_rare (const Tally *tally)
{
  const Rare *all = &tally->rare[KIND_ALL], *turned = &tally->rare[KIND_TURNED], *winding = &tally->rare[KIND_WINDING];

  printf ("\nroller the other way round: in doubt in %u of %u sessions; others: in %u of %u\n", turned->suspected,
          turned->sessions, all->suspected, all->sessions);
  printf ("winding shirts: %u of %u spells said to slip; others: %.2f times an hour\n", winding->spells_found,
          winding->spells, all->false_slips / (tally->seconds[KIND_ALL] / 3600));
  printf ("firm presses, two or three: %u of %u heard while lying, %u of %u by hand; another number in %u\n",
          all->firm_heard[0], all->firm[0], all->firm_heard[1], all->firm[1], all->misheard);
  printf ("heard where nobody pressed: %u, in 10 hours %.2f (≤ %g %s)\n", all->false_presses,
          false_presses_in_10_h (tally), FALSE_PRESSES,
          word_of_false_presses (tally) == FLOOR_MET ? "met" : word_of_false_presses (tally) == FLOOR_OPEN ? "open" : "MISSED");
}

void
table_print (const Tally *tally)
{
  print_figures (tally);
  print_rare (tally);
  print_kinds (tally, JUDGE_PERFECT);
  print_kinds (tally, JUDGE_AS_LIVED);
  print_parts (tally);
}

static void
print_json_number (double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  fputs (isnan (value) ? "null" : g_ascii_formatd (text, sizeof text, "%.6g", value), stdout);
}

void
table_print_json (const Tally *tally)
{
  putchar ('{');
  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      printf ("%s\"%s\":{", kind ? "," : "", kind_names[kind]);
      for (Judge judge = 0; judge < N_JUDGES; judge++)
        {
          printf ("%s\"%s\":{", judge ? "," : "", judge_names[judge]);
          for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
            {
              printf ("%s\"%s\":", i ? "," : "", figures[i].name);
              print_json_number (value_of (tally, &figures[i], kind, judge));
            }
          putchar ('}');
        }
      putchar ('}');
    }
  puts ("}");
}

static void
add_row (const Tally *tally, Bench *bench, const Figure *figure, Judge judge)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", judge_names[judge], figure->name);
  double floor = judge == JUDGE_PERFECT ? figure->perfect : figure->as_lived;

  if (!isnan (floor))
    bench_add (bench, &(BenchRow){ .name = name,
                                   .figure = value_of (tally, figure, KIND_ALL, judge),
                                   .unit = "",
                                   .target = figure->at_most ? BENCH_AT_MOST : BENCH_AT_LEAST,
                                   .limit = floor,
                                   .unsure = word_for (tally, figure, judge) != FLOOR_MISSED });
}

void
table_add_rows (const Tally *tally, Bench *bench)
{
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    add_row (tally, bench, &figures[i], JUDGE_PERFECT);
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    add_row (tally, bench, &figures[i], JUDGE_AS_LIVED);
}

const char *
table_check (const Tally *tally)
{
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    if (word_for (tally, &figures[i], JUDGE_PERFECT) == FLOOR_MISSED
        || word_for (tally, &figures[i], JUDGE_AS_LIVED) == FLOOR_MISSED)
      return figures[i].name;
  if (word_of_false_presses (tally) == FLOOR_MISSED)
    return "presses heard where nobody pressed";
  return NULL;
}

gboolean
table_is_open (const Tally *tally)
{
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    if (word_for (tally, &figures[i], JUDGE_PERFECT) == FLOOR_OPEN
        || word_for (tally, &figures[i], JUDGE_AS_LIVED) == FLOOR_OPEN)
      return TRUE;
  return word_of_false_presses (tally) == FLOOR_OPEN;
}

void
tally_add (Tally *tally, guint kinds, const Score scores[N_JUDGES], const Rare *rare, double seconds)
{
  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      if (!(kinds >> kind & 1))
        continue;
      for (Judge judge = 0; judge < N_JUDGES; judge++)
        tally->score[kind][judge] = score_add (tally->score[kind][judge], scores[judge]);
      tally->rare[kind] = rare_add (tally->rare[kind], *rare);
      tally->seconds[kind] += seconds;
    }
}
