/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What has a beginning and an end: incursions, alarms, holds. In: a session's rows. Out: their figures. */

#include "score-private.h"

#include <math.h>

#define INCURSION_S  0.3
#define ALARM_S      0.25
#define HOLD_S       3.0
#define HOLD_ERROR_S 1.5
#define BEFORE_S     1.0

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

void
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

void
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

void
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
