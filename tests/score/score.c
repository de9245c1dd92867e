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

#include "score-private.h"

#include <math.h>

#define FAR_CM       4.0

static gboolean
is_on (const Row *row)
{
  return row->zone != DORSAL_ZONE_OFF;
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
