/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a session's rows. Out: the figures. Never looks at a file.
 *
 *   figure       over                                                       wants
 *   zone         on the roller, place knowable, 0.8 cm from every border    99.5 % right
 *   level        on the roller, place knowable                              95 % right, all within one
 *   state        truly rolling, holding or off                              98 % right
 *   incursion    truly below the lumbar border for over 0.3 s               alarm within 0.25 s, each
 *   false alarm  a lumbar or neck alarm 0.8 cm or more from where it may    none
 *   unknown      place not anchored, or laid down anew 0.75 s ago           no zone named, ever
 *   hold         truly held for 3 s or more                                 length within 1.5 s, each
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
  if (row->state == DORSAL_STATE_ROLLING || row->state == DORSAL_STATE_HOLDING || row->state == DORSAL_STATE_OFF)
    {
      score->state_n++;
      score->state_right += row->said_state == row->state;
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

/* Seconds from the start of the run to the alarm; INFINITY when it did not come in time. */
static double
alarm_delay (const Session *session, gsize begin)
{
  const double start = row_at (session, begin)->t;

  for (gsize i = begin; i < session->rows->len && row_at (session, i)->t - start <= ALARM_S; i++)
    if (row_at (session, i)->heard && row_at (session, i)->said_lumbar)
      return row_at (session, i)->t - start;
  return INFINITY;
}

static void
score_incursions (const Session *session, Score *score)
{
  for (gsize i = 0; i < session->rows->len; i++)
    {
      gsize end = run_end (session, i, is_in_lumbar);
      double delay;

      if ((double) (end - i) > INCURSION_S * session->rate_hz)
        {
          score->incursions++;
          delay = alarm_delay (session, i);
          if (isinf (delay))
            score->missed++;
          else
            score->slowest_s = MAX (score->slowest_s, delay);
        }
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
        }
      i = MAX (i, end);
    }
}

Score
score_of (const Session *session)
{
  Score score = { 0 };

  score_samples (session, &score);
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
    .incursions = a.incursions + b.incursions,
    .missed = a.missed + b.missed,
    .slowest_s = MAX (a.slowest_s, b.slowest_s),
    .false_alarms = a.false_alarms + b.false_alarms,
    .named_unknown = a.named_unknown + b.named_unknown,
    .holds = a.holds + b.holds,
    .bad_holds = a.bad_holds + b.bad_holds,
    .worst_hold_s = MAX (a.worst_hold_s, b.worst_hold_s),
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
  if (!at_least (score->level_right, score->level_n, 95))
    return "level right in less than 95 %";
  if (score->level_near < score->level_n)
    return "a level off by more than one";
  if (!at_least (score->state_right, score->state_n, 98))
    return "state right in less than 98 %";
  if (score->missed > 0)
    return "a lumbar incursion without an alarm within 250 ms";
  if (score->false_alarms > 0)
    return "a false alarm";
  if (score->named_unknown > 0)
    return "a zone named while the place is unknown";
  if (score->bad_holds > 0)
    return "a hold off by more than 1.5 s";
  return NULL;
}
