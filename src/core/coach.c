/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages, wishes and time → a session that leads.
 *
 *   reading ──▶ summary                   while it runs
 *           ──▶ the programme's run       while it runs; a spot that is over is no hold
 *   gesture ──▶ a wish, an answer; felt ──▶ an answer
 *   tick    ──▶ the programme's run       where no roller was heard, or none counts
 *
 * Comes in: one of these at a time. Goes out: the session and its news. Never: a step that goes on while it is paused,
 * or while a roller that was heard has fallen silent.
 *
 *   paused by     goes on with
 *   presses, key  presses, key
 *   lift-off      the same, an anchor, or lying down again */

#include "core/coach.h"

#define CALL_MAX_US G_USEC_PER_SEC
#define TICK_GAP_US (400 * 1000) /* under the half second that core/session takes for a gap */
#define WORSE_MOST  2            /* as in core/spots.c */

/* --- asking --- */

const DorsalProgrammeStep *
dorsal_coach_step_of (const DorsalCoach *coach, const DorsalProgramme *programme)
{
  if (!programme || coach->session.state == DORSAL_SESSION_IDLE || coach->run.step >= programme->n_steps)
    return NULL;
  return &programme->steps[coach->run.step];
}

gboolean
dorsal_coach_listens (const DorsalCoach *coach)
{
  return coach->guide == DORSAL_GUIDE_ROLLER && coach->sensed;
}

gboolean
dorsal_coach_is_over (const DorsalCoach *coach, DorsalLevel level)
{
  return level != DORSAL_LEVEL_UNKNOWN && level < DORSAL_N_LEVELS && (coach->over >> level & 1);
}

static gboolean
runs (const DorsalCoach *coach)
{
  return coach->session.state == DORSAL_SESSION_RUNNING;
}

/* --- wishes --- */

DorsalCoach
dorsal_coach_begin (DorsalGuide guide)
{
  return (DorsalCoach){ .guide = guide == DORSAL_GUIDE_ROLLER ? guide : DORSAL_GUIDE_ONLY,
                        .session = { .state = DORSAL_SESSION_RUNNING },
                        .news = DORSAL_NEWS_STEP };
}

static void
wish_for (DorsalCoach *coach, DorsalWish wish)
{
  DorsalSessionState was = coach->session.state, is;

  coach->session = dorsal_session_wish (coach->session, wish);
  is = coach->session.state;
  if (is == was)
    return;
  coach->lifted = FALSE;
  if (is == DORSAL_SESSION_ENDED)
    coach->guided = dorsal_guided_end (coach->guided);
  coach->news |= is == DORSAL_SESSION_ENDED    ? DORSAL_NEWS_END
                 : is == DORSAL_SESSION_PAUSED ? DORSAL_NEWS_PAUSED
                                               : DORSAL_NEWS_GOES_ON;
}

static DorsalCoach
quiet (DorsalCoach prev)
{
  prev.news = 0;
  return prev;
}

DorsalCoach
dorsal_coach_wish (DorsalCoach prev, DorsalWish wish)
{
  DorsalCoach next = quiet (prev);

  wish_for (&next, wish);
  return next;
}

DorsalCoach
dorsal_coach_repeat (DorsalCoach prev)
{
  DorsalCoach next = quiet (prev);

  next.news = DORSAL_NEWS_REPEAT;
  return next;
}

static void
answer (DorsalCoach *coach, DorsalLevel level, DorsalAnswer answer)
{
  if (level == DORSAL_LEVEL_UNKNOWN || level >= DORSAL_N_LEVELS || answer == DORSAL_ANSWER_UNKNOWN)
    return;
  coach->answers[answer]++;
  coach->news |= DORSAL_NEWS_ANSWERED;
  coach->worse[level] = answer == DORSAL_ANSWER_WORSE ? coach->worse[level] + 1 : 0;
  if (coach->worse[level] < WORSE_MOST || dorsal_coach_is_over (coach, level))
    return;
  coach->over |= 1u << level;
  coach->news |= DORSAL_NEWS_SPOT_OVER;
}

static void
guide (DorsalCoach *coach, const DorsalProgramme *programme)
{
  if (coach->guided.n_steps == 0)
    coach->guided = dorsal_guided_begin (programme, 0);
}

/* The programme's run has moved. */
static void
look_at_run (DorsalCoach *coach)
{
  if (coach->run.finished)
    wish_for (coach, DORSAL_WISH_END);
  else if (coach->run.stepped)
    coach->news |= DORSAL_NEWS_STEP;
}

DorsalCoach
dorsal_coach_skip (DorsalCoach prev, const DorsalProgramme *programme)
{
  DorsalCoach next = quiet (prev);

  if (!dorsal_coach_step_of (&next, programme) || next.session.state == DORSAL_SESSION_ENDED)
    return next;
  guide (&next, programme);
  next.guided = dorsal_guided_skip (next.guided, next.run.step);
  next.run = dorsal_programme_skip (next.run, programme);
  look_at_run (&next);
  return next;
}

DorsalCoach
dorsal_coach_back (DorsalCoach prev)
{
  DorsalCoach next = quiet (prev);

  if (next.session.state != DORSAL_SESSION_RUNNING && next.session.state != DORSAL_SESSION_PAUSED)
    return next;
  next.run = dorsal_programme_back (next.run);
  next.guided = dorsal_guided_back (next.guided, next.run.step);
  next.news = DORSAL_NEWS_STEP;
  return next;
}

DorsalCoach
dorsal_coach_let_go (DorsalCoach prev)
{
  DorsalCoach next = quiet (prev);

  next.sensed = FALSE;
  next.heard_us = 0;
  next.reading = (DorsalReading){ 0 };
  return next;
}

/* --- readings --- */

/* A hold on a spot that is over is none: nobody waits for it to last. */
static DorsalReading
as_it_counts (const DorsalCoach *coach, const DorsalReading *reading)
{
  DorsalReading counts = *reading;

  if (reading->state == DORSAL_STATE_HOLDING && dorsal_coach_is_over (coach, reading->level))
    {
      counts.state = DORSAL_STATE_SETTLING;
      counts.hold_s = 0;
    }
  return counts;
}

static void
take_step (DorsalCoach *coach, const DorsalProgramme *programme, const DorsalReading *reading, gint64 step_us)
{
  DorsalProgrammeRun before = coach->run;

  coach->clock_us += CLAMP (step_us, 0, CALL_MAX_US);
  if (!programme)
    return;
  guide (coach, programme);
  coach->run = dorsal_programme_step (coach->run, programme, reading, coach->clock_us + 1);
  coach->guided = dorsal_guided_step (coach->guided, &before, &coach->run);
  look_at_run (coach);
}

/* Silence only says that a gap begins; how long it was the next sample's clock tells. */
static void
take_reading (DorsalCoach *coach, const DorsalProgramme *programme, const DorsalMessage *message)
{
  const DorsalReading *reading = &message->reading;
  gboolean streaming = reading->link == DORSAL_LINK_STREAMING;
  gint64 step_us = !streaming ? 1 : coach->heard_us ? reading->sample.time_us + 1 - coach->heard_us : 0;
  DorsalReading counts;

  coach->reading = *reading;
  coach->sensed |= streaming;
  if (!coach->sensed)
    return;
  if (streaming)
    coach->heard_us = reading->sample.time_us + 1;
  if (coach->lifted && reading->state > DORSAL_STATE_OFF)
    wish_for (coach, DORSAL_WISH_START);
  coach->session = dorsal_session_step (coach->session, streaming, step_us);
  coach->strayed |= (reading->alerts & DORSAL_ALERT_LUMBAR) != 0;
  if (!runs (coach))
    return;
  coach->summary = dorsal_summary_step (coach->summary, reading, message->step == DORSAL_CLOCK_GAP);
  if (reading->state == DORSAL_STATE_HOLDING && reading->level < DORSAL_N_LEVELS)
    coach->spot_us[reading->level] += CLAMP (step_us, 0, CALL_MAX_US);
  counts = as_it_counts (coach, reading);
  take_step (coach, programme, &counts, streaming ? step_us : 0);
}

/* --- gestures --- */

/* Nobody need lie there for this step, or it is asked to get off. */
static gboolean
may_be_off (const DorsalCoach *coach, const DorsalProgramme *programme)
{
  const DorsalProgrammeStep *step = dorsal_coach_step_of (coach, programme);

  return step && (step->gate == DORSAL_GATE_TIME || step->gate == DORSAL_GATE_PLACED || step->gate == DORSAL_GATE_OFF);
}

static void
take_gesture (DorsalCoach *coach, const DorsalProgramme *programme, const DorsalMessage *message)
{
  DorsalGestureMeaning meaning = message->gesture.meaning;

  if (meaning == DORSAL_MEANING_REPEAT)
    coach->news |= DORSAL_NEWS_REPEAT;
  else if (meaning == DORSAL_MEANING_PAUSE && runs (coach) && !may_be_off (coach, programme))
    {
      wish_for (coach, DORSAL_WISH_PAUSE);
      coach->lifted = TRUE;
    }
  else if (meaning != DORSAL_MEANING_PAUSE)
    wish_for (coach, dorsal_wish_of (meaning));
}

DorsalCoach
dorsal_coach_hear (DorsalCoach prev, const DorsalProgramme *programme, const DorsalMessage *message)
{
  DorsalCoach next = quiet (prev);
  DorsalLevel level;
  DorsalAnswer given;

  if (next.guide != DORSAL_GUIDE_ROLLER || next.session.state == DORSAL_SESSION_IDLE
      || next.session.state == DORSAL_SESSION_ENDED)
    return next;
  if (message->kind == DORSAL_MESSAGE_READING)
    take_reading (&next, programme, message);
  else if (dorsal_message_get_answer (message, &level, &given))
    answer (&next, level, given);
  else if (message->kind == DORSAL_MESSAGE_GESTURE)
    take_gesture (&next, programme, message);
  else if (message->kind == DORSAL_MESSAGE_ANCHORED && next.lifted)
    wish_for (&next, DORSAL_WISH_START);
  return next;
}

/* --- the clock --- */

DorsalCoach
dorsal_coach_tick (DorsalCoach prev, const DorsalProgramme *programme, gint64 time_us)
{
  DorsalCoach next = quiet (prev);
  gint64 step_us = prev.ticked_us ? CLAMP (time_us - prev.ticked_us, 0, CALL_MAX_US) : 0;

  next.ticked_us = time_us;
  if (dorsal_coach_listens (&next))
    return next;
  next.session = dorsal_session_step (next.session, TRUE, MIN (step_us, TICK_GAP_US));
  if (runs (&next))
    take_step (&next, programme, NULL, step_us);
  return next;
}
