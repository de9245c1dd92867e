/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to say, once.
 *
 *   what is so ──┐
 *                ├─▶ differences ─▶ the most urgent one that may be said now ─▶ told
 *   what is told ┘
 *
 * Comes in: a scene and what the person has been told. Goes out: at most one cue. Never: a cue for what is over before
 * it was said; praise while a warning stands; silence when a warning begins or ends.
 *
 *   told            is              cue
 *   no link         streaming       signal-back          and what whoever lies there does, after it
 *   link            silent, gone    no-signal            all that was told is forgotten
 *   link            no source       nothing: the person chose so
 *   any             off             off                  place, alerts and hold are forgotten
 *   off             on              placed               then rolling, hold, hips-lowered, hips-raised as they come
 *   on              place unknown   place-unknown        at once when it was known, after cue_prompt_s when it never
 *                                                      was
 *   place unknown   known           anchored
 *   lumbar, neck    thoracic        good-zone            praise
 *   careful         thoracic        clear
 *   too hard        not             eased
 *   too fast        not             good-pace, or eased  a hold is answer enough
 *   not slow        slow            slow                 good-pace when the pace is good again
 *   not asked       asked           asked                once for each spot */

#include "core/cue-private.h"

#define WARNING(say) ((say) > DORSAL_SAY_UNKNOWN && (say) < DORSAL_N_WARNINGS)
#define WAITING_US   (3 * G_USEC_PER_SEC) /* news are worth nothing later */
#define NEWS                                                                                                          \
  (dorsal_cuing_bit (DORSAL_SAY_PAUSED) | dorsal_cuing_bit (DORSAL_SAY_GOES_ON)                                        \
   | dorsal_cuing_bit (DORSAL_SAY_STEP_DONE) | dorsal_cuing_bit (DORSAL_SAY_SET_DONE)                                  \
   | dorsal_cuing_bit (DORSAL_SAY_SESSION_DONE))
#define OTHER_ALERTS (DORSAL_ALERT_TOO_HARD | DORSAL_ALERT_TOO_FAST | DORSAL_ALERT_MIDLINE)

static gboolean
is_forbidden (DorsalWhere where)
{
  return where == DORSAL_WHERE_LUMBAR || where == DORSAL_WHERE_NECK;
}

static guint
hold_stage (const DorsalReading *reading, const DorsalZones *zones)
{
  return reading->hold_s >= zones->hold_long_s     ? 3
         : reading->hold_s >= zones->hold_enough_s ? 2
         : reading->hold_s >= zones->hold_goal_s   ? 1
                                                   : 0;
}

/* --- what differs --- */

/* Of a place that is not good. */
static const DorsalSay says_of_where[] = {
  [DORSAL_WHERE_UNKNOWN] = DORSAL_SAY_PLACE_UNKNOWN, [DORSAL_WHERE_GOOD] = DORSAL_SAY_UNKNOWN,
  [DORSAL_WHERE_UPPER] = DORSAL_SAY_NECK_NEAR,       [DORSAL_WHERE_LOWER] = DORSAL_SAY_LUMBAR_NEAR,
  [DORSAL_WHERE_PELVIS] = DORSAL_SAY_PELVIS,         [DORSAL_WHERE_NECK] = DORSAL_SAY_NECK,
  [DORSAL_WHERE_LUMBAR] = DORSAL_SAY_LUMBAR,
};

static DorsalSay
differing_where (const DorsalCuing *cuing, const DorsalScene *scene, gint64 time_us, const DorsalZones *zones)
{
  DorsalWhere is = dorsal_cuing_where (cuing, scene->reading, time_us, zones);

  if (is == cuing->where)
    return DORSAL_SAY_UNKNOWN;
  if (is == DORSAL_WHERE_UNKNOWN && cuing->where == DORSAL_WHERE_UNTOLD
      && time_us - cuing->contact_us < zones->cue_prompt_s * 1e6)
    return DORSAL_SAY_UNKNOWN;
  if (says_of_where[is] != DORSAL_SAY_UNKNOWN)
    return says_of_where[is];
  switch (cuing->where)
    {
    case DORSAL_WHERE_UNTOLD:
      return DORSAL_SAY_UNKNOWN; /* "placed" says enough of a good place that was kept */
    case DORSAL_WHERE_UNKNOWN:
      return DORSAL_SAY_ANCHORED;
    default:
      return cuing->strayed ? DORSAL_SAY_GOOD_ZONE : DORSAL_SAY_CLEAR;
    }
}

static DorsalSay
differing_alert (const DorsalCuing *cuing, const DorsalReading *reading)
{
  guint is = reading->alerts & OTHER_ALERTS, came = is & ~cuing->alerts, went = cuing->alerts & ~is;

  if (came & DORSAL_ALERT_TOO_HARD)
    return DORSAL_SAY_TOO_HARD;
  if (came & DORSAL_ALERT_TOO_FAST)
    return DORSAL_SAY_TOO_FAST;
  if (came & DORSAL_ALERT_MIDLINE)
    return DORSAL_SAY_MIDLINE;
  if (is_forbidden (cuing->where))
    return DORSAL_SAY_UNKNOWN; /* nothing is well there */
  if (went & DORSAL_ALERT_TOO_FAST && reading->pace == DORSAL_PACE_GOOD)
    return DORSAL_SAY_GOOD_PACE;
  return went ? DORSAL_SAY_EASED : DORSAL_SAY_UNKNOWN;
}

static DorsalSay
differing_state (const DorsalCuing *cuing, const DorsalReading *reading, const DorsalZones *zones)
{
  DorsalState is = reading->state, told = cuing->state;

  if (is == told)
    return hold_stage (reading, zones) > cuing->hold ? DORSAL_SAY_HOLD_GOAL + hold_stage (reading, zones) - 1
                                                     : DORSAL_SAY_UNKNOWN;
  if (is == DORSAL_STATE_UNKNOWN)
    return DORSAL_SAY_PLACE_UNKNOWN;
  if (is == DORSAL_STATE_OFF)
    return DORSAL_SAY_OFF;
  if (is == DORSAL_STATE_SETTLING)
    return DORSAL_SAY_PLACED;
  if (is == DORSAL_STATE_ROLLING)
    return DORSAL_SAY_ROLLING;
  if (is == DORSAL_STATE_EXTENDING)
    return DORSAL_SAY_HIPS_LOWERED;
  return told == DORSAL_STATE_EXTENDING ? DORSAL_SAY_HIPS_RAISED : DORSAL_SAY_HOLD;
}

static DorsalSay
differing_direction (const DorsalCuing *cuing, const DorsalReading *reading)
{
  if (reading->direction == cuing->direction)
    return DORSAL_SAY_UNKNOWN;
  return reading->direction == DORSAL_DIRECTION_SUSPECT ? DORSAL_SAY_DIRECTION_SUSPECT
         : reading->direction == DORSAL_DIRECTION_ASKED ? DORSAL_SAY_DIRECTION_ASKED
                                                        : DORSAL_SAY_UNKNOWN;
}

/* Whoever is slow hears so once, and praise when the pace is good; rest ends it without a word. */
static DorsalSay
differing_pace (const DorsalCuing *cuing, const DorsalReading *reading)
{
  if (reading->state != DORSAL_STATE_ROLLING || is_forbidden (cuing->where))
    return DORSAL_SAY_UNKNOWN;
  if (reading->pace == DORSAL_PACE_SLOW && !cuing->slow)
    return DORSAL_SAY_SLOW;
  return reading->pace == DORSAL_PACE_GOOD && cuing->slow ? DORSAL_SAY_GOOD_PACE : DORSAL_SAY_UNKNOWN;
}

/* All that could be said now, as bits. */
static guint64
differences (const DorsalCuing *cuing, const DorsalScene *scene, gint64 time_us, const DorsalZones *zones)
{
  const DorsalReading *reading = scene->reading;
  guint64 bits = cuing->waiting;

  if ((scene->link == DORSAL_LINK_STREAMING) != cuing->linked)
    return dorsal_cuing_bit (cuing->linked ? DORSAL_SAY_NO_SIGNAL : DORSAL_SAY_SIGNAL_BACK);
  if (!cuing->linked)
    return bits & NEWS; /* of a programme that goes by the clock */
  bits |= dorsal_cuing_bit (differing_state (cuing, reading, zones));
  if (dorsal_cuing_in_contact (reading->state) && dorsal_cuing_in_contact (cuing->state))
    {
      bits |= dorsal_cuing_bit (differing_where (cuing, scene, time_us, zones));
      bits |= dorsal_cuing_bit (differing_alert (cuing, reading));
      bits |= dorsal_cuing_bit (differing_pace (cuing, reading));
      bits |= dorsal_cuing_bit (differing_direction (cuing, reading));
      bits |= reading->asked != DORSAL_LEVEL_UNKNOWN && reading->asked != cuing->asked ? dorsal_cuing_bit (DORSAL_SAY_ASKED) : 0;
      bits |= reading->slipping && !cuing->slipping ? dorsal_cuing_bit (DORSAL_SAY_SLIPPING) : 0;
    }
  return bits;
}

/* --- warnings that stand --- */

static guint64
standing (const DorsalCuing *cuing, const DorsalReading *reading)
{
  guint alerts = cuing->alerts & reading->alerts;
  guint64 bits = 0;

  if (!cuing->linked)
    return cuing->last == DORSAL_SAY_NO_SIGNAL ? dorsal_cuing_bit (DORSAL_SAY_NO_SIGNAL) : 0;
  bits |= WARNING (says_of_where[cuing->where]) ? dorsal_cuing_bit (says_of_where[cuing->where]) : 0;
  bits |= alerts & DORSAL_ALERT_TOO_HARD ? dorsal_cuing_bit (DORSAL_SAY_TOO_HARD) : 0;
  bits |= alerts & DORSAL_ALERT_TOO_FAST ? dorsal_cuing_bit (DORSAL_SAY_TOO_FAST) : 0;
  bits |= alerts & DORSAL_ALERT_MIDLINE ? dorsal_cuing_bit (DORSAL_SAY_MIDLINE) : 0;
  return bits;
}

static gboolean
is_grave (DorsalSay say)
{
  return say >= DORSAL_SAY_LUMBAR && say <= DORSAL_SAY_TOO_HARD;
}

/* Warnings ignored for so long that they are due again. */
static guint64
ignored (const DorsalCuing *cuing, const DorsalReading *reading, gint64 time_us, const DorsalZones *zones)
{
  guint64 bits = standing (cuing, reading);

  for (DorsalSay say = DORSAL_SAY_LUMBAR; say < DORSAL_N_WARNINGS; say++)
    {
      double due_s = cuing->warned[say] < 2 ? zones->cue_escalate_s : zones->cue_repeat_s;

      if (cuing->warned[say] == 0 || (cuing->warned[say] > 1 && !is_grave (say))
          || time_us - cuing->warned_us[say] < due_s * 1e6)
        bits &= ~dorsal_cuing_bit (say);
    }
  return bits;
}

/* --- saying --- */

/* The person has now been told. */
static void
tell (DorsalCuing *cuing, DorsalSay say, const DorsalScene *scene, gint64 time_us, const DorsalZones *zones)
{
  const DorsalReading *reading = scene->reading;

  switch (say)
    {
    case DORSAL_SAY_NO_SIGNAL:
    case DORSAL_SAY_SIGNAL_BACK:
      cuing->linked = say == DORSAL_SAY_SIGNAL_BACK;
      cuing->state = DORSAL_STATE_OFF;
      G_GNUC_FALLTHROUGH;
    case DORSAL_SAY_OFF:
      cuing->where = DORSAL_WHERE_UNTOLD;
      cuing->alerts = 0;
      cuing->slipping = FALSE;
      cuing->direction = DORSAL_DIRECTION_UNKNOWN;
      break;
    case DORSAL_SAY_ANCHORED:
      cuing->where = DORSAL_WHERE_GOOD;
      break;
    case DORSAL_SAY_SLIPPING:
      cuing->slipping = TRUE;
      break;
    case DORSAL_SAY_DIRECTION_ASKED:
    case DORSAL_SAY_DIRECTION_SUSPECT:
      cuing->direction = reading->direction;
      break;
    case DORSAL_SAY_PLACED:
      cuing->state = DORSAL_STATE_SETTLING;
      break;
    case DORSAL_SAY_PLACE_UNKNOWN:
      if (!dorsal_cuing_in_contact (reading->state))
        cuing->state = reading->state; /* no cell can be believed */
      cuing->where = DORSAL_WHERE_UNKNOWN;
      break;
    case DORSAL_SAY_GOOD_ZONE:
      cuing->alerts = 0; /* praise means that all is well: what is not is said again */
      G_GNUC_FALLTHROUGH;
    case DORSAL_SAY_LUMBAR:
    case DORSAL_SAY_NECK:
    case DORSAL_SAY_LUMBAR_NEAR:
    case DORSAL_SAY_NECK_NEAR:
    case DORSAL_SAY_PELVIS:
    case DORSAL_SAY_CLEAR:
      cuing->where = dorsal_cuing_where (cuing, reading, time_us, zones);
      break;
    case DORSAL_SAY_EASED:
      cuing->alerts = 0; /* what still stands is said again: nobody can hear which one is over */
      break;
    case DORSAL_SAY_GOOD_PACE:
      cuing->alerts &= ~(guint) DORSAL_ALERT_TOO_FAST;
      cuing->slow = FALSE;
      break;
    case DORSAL_SAY_SLOW:
      cuing->slow = TRUE;
      break;
    case DORSAL_SAY_ASKED:
      cuing->asked = reading->asked;
      break;
    default:
      break;
    }
  cuing->alerts |= say == DORSAL_SAY_TOO_HARD   ? DORSAL_ALERT_TOO_HARD
                   : say == DORSAL_SAY_TOO_FAST ? DORSAL_ALERT_TOO_FAST
                   : say == DORSAL_SAY_MIDLINE  ? DORSAL_ALERT_MIDLINE
                                                : 0;
  if (say == DORSAL_SAY_OFF || (say >= DORSAL_SAY_HIPS_LOWERED && say <= DORSAL_SAY_HOLD))
    cuing->state = reading->state;
  if (say == DORSAL_SAY_HOLD || say == DORSAL_SAY_HIPS_LOWERED)
    cuing->alerts &= ~(guint) DORSAL_ALERT_TOO_FAST | reading->alerts; /* rest is answer enough */
  if (say >= DORSAL_SAY_HOLD_GOAL && say <= DORSAL_SAY_HOLD_LONG)
    cuing->hold = say - DORSAL_SAY_HOLD_GOAL + 1;
}

static void
speak (DorsalCuing *cuing, DorsalSay say, gboolean strong, gint64 time_us)
{
  cuing->say = cuing->last = say;
  cuing->strong = strong;
  cuing->said_us = time_us;
  cuing->waiting &= ~dorsal_cuing_bit (say);
  if (WARNING (say))
    {
      cuing->warned_us[say] = time_us;
      cuing->warned[say]++;
    }
}

/* What has gone away without a word: nobody need be told twice. */
static void
forget (DorsalCuing *cuing, const DorsalScene *scene, gint64 time_us, const DorsalZones *zones)
{
  const DorsalReading *reading = scene->reading;
  guint64 stand;

  if (reading->state != DORSAL_STATE_HOLDING)
    cuing->hold = 0;
  else
    cuing->hold = MIN (cuing->hold, hold_stage (reading, zones));
  cuing->strayed = is_forbidden (cuing->where) || (cuing->strayed && cuing->where > DORSAL_WHERE_GOOD);
  cuing->slipping = cuing->slipping && reading->slipping;
  cuing->slow = cuing->slow && reading->state == DORSAL_STATE_ROLLING;
  if (reading->asked == DORSAL_LEVEL_UNKNOWN)
    cuing->asked = DORSAL_LEVEL_UNKNOWN;
  if (reading->direction != DORSAL_DIRECTION_ASKED && reading->direction != DORSAL_DIRECTION_SUSPECT)
    cuing->direction = DORSAL_DIRECTION_UNKNOWN;
  if (cuing->where == DORSAL_WHERE_UNTOLD && dorsal_cuing_in_contact (cuing->state)
      && dorsal_cuing_where (cuing, reading, time_us, zones) == DORSAL_WHERE_GOOD)
    cuing->where = DORSAL_WHERE_GOOD;
  if (time_us - cuing->said_us > WAITING_US)
    cuing->waiting = 0;
  stand = standing (cuing, reading);
  for (DorsalSay say = DORSAL_SAY_LUMBAR; say < DORSAL_N_WARNINGS; say++)
    if (!(stand & dorsal_cuing_bit (say)))
      cuing->warned[say] = 0;
}

static DorsalSay
first_of (guint64 bits)
{
  return bits ? (DorsalSay) (__builtin_ctzll (bits) + 1) : DORSAL_SAY_UNKNOWN;
}

DorsalCuing
dorsal_cue_step (DorsalCuing prev, const DorsalScene *scene, gint64 time_us, const DorsalZones *zones)
{
  DorsalCuing next = prev;
  DorsalSay news, again;
  gboolean spaced = prev.said_us == 0 || time_us - prev.said_us >= zones->cue_spacing_ms * 1000;

  next.say = DORSAL_SAY_UNKNOWN;
  next.strong = FALSE;
  dorsal_cuing_look (&next, scene, time_us);
  news = first_of (differences (&next, scene, time_us, zones));
  again = first_of (ignored (&next, scene->reading, time_us, zones));
  if (news != DORSAL_SAY_UNKNOWN && (spaced || (WARNING (news) && news < prev.last)))
    {
      tell (&next, news, scene, time_us, zones);
      speak (&next, news, FALSE, time_us);
    }
  else if (again != DORSAL_SAY_UNKNOWN && spaced && news == DORSAL_SAY_UNKNOWN)
    speak (&next, again, TRUE, time_us);
  forget (&next, scene, time_us, zones);
  return next;
}
