/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a session's rows. Out: the figures. Never looks at a file.
 *
 *   figure       over                                                       wants
 *   zone         on the roller, place knowable, 0.8 cm from every border    99.5 % right
 *   level        on the roller, place knowable                              90 % right, all within one: slip of
 *                                                                           whole strokes walks by millimetres
 *   state        truly rolling, holding or off                              98 % right
 *   incursion    truly below the lumbar border for over 0.3 s               alarm within 0.25 s, each, else it is late
 *   false alarm  a lumbar or neck alarm 0.8 cm or more from where it may    none
 *   unknown      place not anchored, or laid down anew 0.75 s ago           no zone named, ever
 *   hold         truly held for 3 s or more                                 length within 1.5 s, each
 *
 * and what has no wish of its own here: incursions missed altogether and warned of before, pre-warnings far from
 * the border, how true sigma is, levels that flicker in a hold, the breath.
 *
 * The place is knowable when it was said to be anchored and the person was not laid down
 * anew since. */

#include "score.h"

#include <math.h>

#include "core/zones.h"

#define CLEAR_CM     0.8
#define INCURSION_S  0.3
#define ALARM_S      0.25
#define GRACE_S      0.75
#define HOLD_S       3.0
#define HOLD_ERROR_S 1.5
#define BEFORE_S     1.0
#define FAR_CM       4.0

void
histogram_add (Histogram *histogram, double value, double step)
{
  histogram->n++;
  histogram->count[(guint) CLAMP (value / step, 0, HISTOGRAM_STEPS - 1)]++;
}

double
histogram_percentile (const Histogram *histogram, double percent, double step)
{
  guint64 sum = 0;

  for (guint i = 0; i < HISTOGRAM_STEPS; i++)
    if ((double) (sum += histogram->count[i]) * 100 >= percent * (double) histogram->n)
      return histogram->n > 0 ? (i + 1) * step : 0;
  return 0;
}

static Histogram
histogram_sum (Histogram a, const Histogram *b)
{
  a.n += b->n;
  for (guint i = 0; i < HISTOGRAM_STEPS; i++)
    a.count[i] += b->count[i];
  return a;
}

static const Row *
row_at (const Session *session, gsize i)
{
  return &g_array_index (session->rows, Row, i);
}

static gboolean
is_on (const Row *row)
{
  return row->zone != DORSAL_ZONE_OFF;
}

static gboolean
is_knowable (const Row *row)
{
  return row->anchored && !row->replaced;
}

static double
distance_to_borders (const Session *session, double place_cm)
{
  const DorsalZones *z = dorsal_zones_default ();
  const double borders[] = { z->neck_end, z->upper_caution_end, z->thoracic_end, z->lower_caution_end, z->lumbar_end };
  double least = INFINITY;

  for (gsize i = 0; i < G_N_ELEMENTS (borders); i++)
    least = MIN (least, fabs (place_cm - borders[i] * session->length_cm));
  return least;
}

/* Error and sigma in centimetres of this person's back. */
static void
score_sigma (const Session *session, const Row *row, Score *score)
{
  const double error_cm = fabs (row->said_f * session->length_cm - row->place_cm);
  const double border_cm = dorsal_zones_default ()->lower_caution_end * session->length_cm;

  score->sigma_n++;
  score->sigma_one += error_cm <= row->said_sigma_cm;
  score->sigma_ninety += error_cm <= 1.645 * row->said_sigma_cm;
  if (row->place_cm < border_cm - FAR_CM)
    {
      score->far_n++;
      score->far_near += row->said_near || row->said_lumbar;
    }
}

static gboolean
is_scored_state (const Row *row)
{
  return !row->by_hand
         && (row->state == DORSAL_STATE_ROLLING || row->state == DORSAL_STATE_HOLDING || row->state == DORSAL_STATE_OFF);
}

static void
score_sample (const Session *session, const Row *row, Score *score)
{
  const gboolean known = is_knowable (row) && is_on (row);

  if (known && distance_to_borders (session, row->place_cm) > CLEAR_CM)
    {
      score->zone_n++;
      score->zone_right += row->said_zone == row->zone;
    }
  if (known && row->level != DORSAL_LEVEL_UNKNOWN)
    {
      score->level_n++;
      score->level_right += row->said_level == row->level;
      score->level_near
          += row->said_level == DORSAL_LEVEL_UNKNOWN || ABS ((int) row->said_level - (int) row->level) <= 1;
    }
  if (known && row->said_sigma_cm > 0)
    score_sigma (session, row, score);
  if (row->said_breath_bpm > 0 && row->state == DORSAL_STATE_HOLDING)
    histogram_add (&score->breath_errors, fabs (row->said_breath_bpm - row->breath_bpm), BREATH_STEP);
  if (!row->by_hand)
    {
      score->contact_n++;
      score->contact_right += (row->said_state > DORSAL_STATE_OFF) == (row->state > DORSAL_STATE_OFF);
    }
  if (is_scored_state (row))
    {
      score->state_n++;
      score->state_right += row->said_state == row->state;
    }
}

/* Away from changes: a hold's first second cannot be told from a turn-around, only dated back later. */
static void
score_calm (const Session *session, Score *score)
{
  const gsize margin = (gsize) session->rate_hz;

  for (gsize i = 0; i < session->rows->len;)
    {
      gsize end = i;

      while (end < session->rows->len && row_at (session, end)->state == row_at (session, i)->state)
        end++;
      for (gsize k = i + margin; k + margin < end; k++)
        if (row_at (session, k)->heard && is_scored_state (row_at (session, k)))
          {
            score->calm_n++;
            score->calm_right += row_at (session, k)->said_state == row_at (session, k)->state;
          }
      i = end;
    }
}

/* Levels of a place held: each change is a flicker. */
static void
score_flicker (const Session *session, Score *score)
{
  const Row *last = NULL;

  for (gsize i = 0; i < session->rows->len; i++)
    {
      const Row *row = row_at (session, i);

      if (!row->heard)
        continue;
      if (row->said_state == DORSAL_STATE_HOLDING && row->said_level != DORSAL_LEVEL_UNKNOWN)
        {
          score->held_n++;
          score->flickers += last != NULL && last->said_level != row->said_level;
          last = row;
        }
      else
        last = NULL;
    }
}

static void
score_samples (const Session *session, Score *score)
{
  double unknown_since = -INFINITY; /* never anchored: unknown from the start */

  for (gsize i = 0; i < session->rows->len; i++)
    {
      const Row *row = row_at (session, i);

      if (is_knowable (row))
        unknown_since = row->t;
      score->made++;
      if (!row->heard)
        continue;
      score->heard++;
      score_sample (session, row, score);
      if (row->t - unknown_since > GRACE_S && row->said_zone != DORSAL_ZONE_UNKNOWN
          && row->said_zone != DORSAL_ZONE_OFF)
        score->named_unknown++;
    }
}

static gboolean
is_in_lumbar (const Row *row)
{
  return is_knowable (row) && (row->zone == DORSAL_ZONE_LUMBAR || row->zone == DORSAL_ZONE_PELVIS);
}

static gboolean
is_hold (const Row *row)
{
  return row->state == DORSAL_STATE_HOLDING;
}

/* The end of the run that begins at i. */
static gsize
run_end (const Session *session, gsize i, gboolean (*is_part) (const Row *))
{
  while (i < session->rows->len && is_part (row_at (session, i)))
    i++;
  return i;
}

/* Seconds from the start of the run to the alarm; INFINITY when it did not come until its end, nor in time. */
static double
alarm_delay (const Session *session, gsize begin, gsize end)
{
  const double start = row_at (session, begin)->t;

  for (gsize i = begin; i < session->rows->len && (i < end || row_at (session, i)->t - start <= ALARM_S); i++)
    if (row_at (session, i)->heard && row_at (session, i)->said_lumbar)
      return row_at (session, i)->t - start;
  return INFINITY;
}

/* Whether alarm or pre-warning stood in any sample from i up to end. */
static gboolean
is_warned (const Session *session, gsize i, gsize end)
{
  for (; i < end; i++)
    if (row_at (session, i)->heard && (row_at (session, i)->said_lumbar || row_at (session, i)->said_near))
      return TRUE;
  return FALSE;
}

static void
score_incursion (const Session *session, gsize begin, gsize end, Score *score)
{
  const gsize before = MIN (begin, (gsize) (BEFORE_S * session->rate_hz));
  const double delay = alarm_delay (session, begin, end);
  gsize last = begin; /* the last sample heard before */

  while (last > 0 && !row_at (session, last - 1)->heard)
    last--;
  score->incursions++;
  score->late += delay > ALARM_S;
  score->missed += !is_warned (session, begin - before, end);
  score->warned += last > 0 && is_warned (session, last - 1, last);
  if (isfinite (delay))
    histogram_add (&score->delays, delay, DELAY_STEP);
  if (delay <= ALARM_S)
    score->slowest_s = MAX (score->slowest_s, delay);
}

static void
score_incursions (const Session *session, Score *score)
{
  for (gsize i = 0; i < session->rows->len; i++)
    {
      gsize end = run_end (session, i, is_in_lumbar);

      if ((double) (end - i) > INCURSION_S * session->rate_hz)
        score_incursion (session, i, end, score);
      i = MAX (i, end);
    }
}

/* Whether the person was near enough within the last quarter of a second. */
static gboolean
is_excused (const Session *session, gsize i, gboolean lumbar)
{
  const DorsalZones *z = dorsal_zones_default ();
  const double lumbar_cm = z->lower_caution_end * session->length_cm - CLEAR_CM;
  const double neck_cm = z->neck_end * session->length_cm + CLEAR_CM;
  const double now = row_at (session, i)->t;

  for (gsize k = i + 1; k > 0 && now - row_at (session, k - 1)->t <= ALARM_S; k--)
    {
      const double place_cm = row_at (session, k - 1)->place_cm;

      if (lumbar ? place_cm >= lumbar_cm : place_cm <= neck_cm)
        return TRUE;
    }
  return FALSE;
}

static void
score_false_alarms (const Session *session, Score *score)
{
  gboolean lumbar = FALSE, neck = FALSE;

  for (gsize i = 0; i < session->rows->len; i++)
    {
      const Row *row = row_at (session, i);

      if (!row->heard)
        continue;
      score->false_alarms += row->said_lumbar && !lumbar && !is_excused (session, i, TRUE);
      score->false_alarms += row->said_neck && !neck && !is_excused (session, i, FALSE);
      lumbar = row->said_lumbar;
      neck = row->said_neck;
    }
}

static void
score_holds (const Session *session, Score *score)
{
  for (gsize i = 0; i < session->rows->len; i++)
    {
      gsize end = run_end (session, i, is_hold);
      double length_s = (double) (end - i) / session->rate_hz;
      double said_s = 0;

      for (gsize k = i; length_s >= HOLD_S && k < end; k++)
        said_s = MAX (said_s, row_at (session, k)->said_hold_s);
      if (length_s >= HOLD_S)
        {
          score->holds++;
          score->bad_holds += fabs (said_s - length_s) > HOLD_ERROR_S;
          score->worst_hold_s = MAX (score->worst_hold_s, fabs (said_s - length_s));
          histogram_add (&score->hold_errors, fabs (said_s - length_s), HOLD_STEP);
        }
      i = MAX (i, end);
    }
}

Score
score_of (const Session *session)
{
  Score score = { 0 };

  score_samples (session, &score);
  score_calm (session, &score);
  score_flicker (session, &score);
  score_incursions (session, &score);
  score_false_alarms (session, &score);
  score_holds (session, &score);
  return score;
}

Score
score_add (Score a, Score b)
{
  return (Score){
    .made = a.made + b.made,
    .heard = a.heard + b.heard,
    .zone_n = a.zone_n + b.zone_n,
    .zone_right = a.zone_right + b.zone_right,
    .level_n = a.level_n + b.level_n,
    .level_right = a.level_right + b.level_right,
    .level_near = a.level_near + b.level_near,
    .state_n = a.state_n + b.state_n,
    .state_right = a.state_right + b.state_right,
    .calm_n = a.calm_n + b.calm_n,
    .calm_right = a.calm_right + b.calm_right,
    .contact_n = a.contact_n + b.contact_n,
    .contact_right = a.contact_right + b.contact_right,
    .incursions = a.incursions + b.incursions,
    .late = a.late + b.late,
    .missed = a.missed + b.missed,
    .warned = a.warned + b.warned,
    .delays = histogram_sum (a.delays, &b.delays),
    .far_n = a.far_n + b.far_n,
    .far_near = a.far_near + b.far_near,
    .sigma_n = a.sigma_n + b.sigma_n,
    .sigma_one = a.sigma_one + b.sigma_one,
    .sigma_ninety = a.sigma_ninety + b.sigma_ninety,
    .held_n = a.held_n + b.held_n,
    .flickers = a.flickers + b.flickers,
    .slowest_s = MAX (a.slowest_s, b.slowest_s),
    .false_alarms = a.false_alarms + b.false_alarms,
    .named_unknown = a.named_unknown + b.named_unknown,
    .holds = a.holds + b.holds,
    .bad_holds = a.bad_holds + b.bad_holds,
    .worst_hold_s = MAX (a.worst_hold_s, b.worst_hold_s),
    .hold_errors = histogram_sum (a.hold_errors, &b.hold_errors),
    .breath_errors = histogram_sum (a.breath_errors, &b.breath_errors),
  };
}

static gboolean
at_least (guint64 right, guint64 n, double percent)
{
  return n == 0 || 100.0 * (double) right >= percent * (double) n;
}

const char *
score_check (const Score *score)
{
  if (score->zone_n == 0)
    return "no sample whose zone could be known";
  if (!at_least (score->zone_right, score->zone_n, 99.5))
    return "zone right in less than 99.5 %";
  if (!at_least (score->level_right, score->level_n, 90))
    return "level right in less than 90 %";
  if (score->level_near < score->level_n)
    return "a level off by more than one";
  if (!at_least (score->state_right, score->state_n, 98))
    return "state right in less than 98 %";
  if (score->late > 0)
    return "a lumbar incursion without an alarm within 250 ms";
  if (score->false_alarms > 0)
    return "a false alarm";
  if (score->named_unknown > 0)
    return "a zone named while the place is unknown";
  if (score->bad_holds > 0)
    return "a hold off by more than 1.5 s";
  return NULL;
}
