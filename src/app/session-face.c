/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session → a word, a number, a sentence. What stands higher wins:
 *
 *   ended                Done
 *   no signal            No signal     unknown
 *   lower back, neck …   Move up …     stop, caution
 *   which way round?     Which way?    unknown
 *   paused               Paused
 *   a spot is asked for  How is it?
 *   a spot that is over  Move on       caution
 *   place not known      Unknown       unknown: never a green ring on a place that nobody knows
 *   the step             Roll, 4       good where it is done as asked, else calm
 *
 * Comes in: a coach. Goes out: words. Never: a good tone without a known place. */

#include "app/session-face.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/headline.h"

static void
set (DorsalSessionFace *face, DorsalFaceTone tone, const char *word, const char *title, const char *say)
{
  face->tone = tone;
  g_strlcpy (face->word, word, sizeof face->word);
  g_strlcpy (face->title, title, sizeof face->title);
  g_strlcpy (face->say, say, sizeof face->say);
}

static void
count (DorsalSessionFace *face, double number, const char *unit)
{
  g_snprintf (face->number, sizeof face->number, "%.0f", MAX (number, 0));
  g_strlcpy (face->unit, unit, sizeof face->unit);
}

/* --- troubles --- */

static gboolean
set_alert (DorsalSessionFace *face, const DorsalReading *reading)
{
  static const struct
  {
    DorsalAlert alert;
    DorsalFaceTone tone;
    const char *word, *title, *say;
  } table[] = {
    /* Translators: words as short as these can be read from the floor. */
    { DORSAL_ALERT_LUMBAR, DORSAL_FACE_STOP, N_("Move up"), N_("Lower back"),
      N_("No ribs share the load here. Walk the roller up toward your ribs.") },
    { DORSAL_ALERT_NECK, DORSAL_FACE_STOP, N_("Move down"), N_("Neck"),
      N_("Stop before the neck. Roll down, and hold your head with your hands.") },
    { DORSAL_ALERT_TOO_HARD, DORSAL_FACE_STOP, N_("Ease off"), N_("Too hard"),
      N_("Take weight on your feet or lower the hips. Less is fine.") },
    { DORSAL_ALERT_LUMBAR_NEAR, DORSAL_FACE_CAUTION, N_("Turn back"), N_("Near the lower back"),
      N_("This is as far as it goes. Roll up toward the shoulder blades.") },
    { DORSAL_ALERT_TOO_FAST, DORSAL_FACE_CAUTION, N_("Slower"), N_("Too fast"),
      N_("A stroke takes two to four seconds.") },
    { DORSAL_ALERT_MIDLINE, DORSAL_FACE_CAUTION, N_("Lean over"), N_("On the spine itself"),
      N_("Lean a little to one side: the muscles beside the spine should bear the load.") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (reading->alerts & table[i].alert)
      {
        set (face, table[i].tone, _(table[i].word), _(table[i].title), _(table[i].say));
        return TRUE;
      }
  return FALSE;
}

static gboolean
set_zone (DorsalSessionFace *face, const DorsalReading *reading)
{
  if (!reading->place_known || reading->zone == DORSAL_ZONE_THORACIC || reading->zone == DORSAL_ZONE_OFF)
    return FALSE;
  if (reading->zone == DORSAL_ZONE_LUMBAR || reading->zone == DORSAL_ZONE_NECK) /* its alert is about to come */
    set (face, DORSAL_FACE_STOP, reading->zone == DORSAL_ZONE_NECK ? _("Move down") : _("Move up"),
         dorsal_zone_to_words (reading->zone), "");
  else if (reading->zone == DORSAL_ZONE_PELVIS)
    set (face, DORSAL_FACE_CAUTION, _("Move up"), _("Off the back"), _("Roll up to the ribs, and not over the lower back."));
  else
    set (face, DORSAL_FACE_CAUTION, _("Turn back"), dorsal_zone_to_words (reading->zone),
         _("Turn back here: this is as far as it goes."));
  return TRUE;
}

static gboolean
set_trouble (DorsalSessionFace *face, const DorsalCoach *coach)
{
  const DorsalReading *reading = &coach->reading;

  if (!dorsal_coach_listens (coach))
    return FALSE;
  if (reading->link != DORSAL_LINK_STREAMING || reading->state == DORSAL_STATE_UNKNOWN)
    {
      set (face, DORSAL_FACE_UNKNOWN, _("No signal"), _("Nobody knows where the roller is"),
           _("The session waits. Look at the roller's cable when you can, or end with Escape."));
      face->progress = -1;
      return TRUE;
    }
  if (set_alert (face, reading) || (reading->state > DORSAL_STATE_OFF && set_zone (face, reading)))
    {
      face->progress = 1; /* the whole ring has the tone */
      if (reading->place_known)
        g_strlcpy (face->number, dorsal_level_to_string (reading->level), sizeof face->number);
      return TRUE;
    }
  if (reading->direction != DORSAL_DIRECTION_SUSPECT)
    return FALSE;
  set (face, DORSAL_FACE_UNKNOWN, _("Which way?"), _("Toward the head, or the feet?"),
       _("Toward the head: hold the roller's button down. Toward the feet: press it at the start again."));
  face->progress = -1;
  return TRUE;
}

/* --- questions and pauses --- */

static gboolean
set_pause (DorsalSessionFace *face, const DorsalCoach *coach)
{
  if (coach->session.state != DORSAL_SESSION_PAUSED)
    return FALSE;
  set (face, DORSAL_FACE_CALM, _("Paused"), _("Take your time"),
       !dorsal_coach_listens (coach) ? _("Press Space to go on.")
       : coach->lifted               ? _("Lie down again to go on. After a minute the session ends and is kept.")
                                     : _("Press your back into the roller twice, or Space, to go on."));
  return TRUE;
}

static gboolean
set_question (DorsalSessionFace *face, const DorsalCoach *coach)
{
  const DorsalReading *reading = &coach->reading;

  if (!dorsal_coach_listens (coach))
    return FALSE;
  if (reading->asked != DORSAL_LEVEL_UNKNOWN)
    {
      set (face, DORSAL_FACE_CALM, _("How is it?"), _("How does that spot feel?"),
           _("Press once: better. Twice: the same. Three times: worse."));
      g_strlcpy (face->number, dorsal_level_to_string (reading->asked), sizeof face->number);
      return TRUE;
    }
  if (reading->state != DORSAL_STATE_HOLDING || !dorsal_coach_is_over (coach, reading->level))
    return FALSE;
  set (face, DORSAL_FACE_CAUTION, _("Move on"), _("Leave this spot"),
       _("It felt worse twice. That is enough of it for today: roll on."));
  return TRUE;
}

/* --- what is asked --- */

static const char *
word_of (const DorsalProgrammeStep *step)
{
  switch (step->gate)
    {
    case DORSAL_GATE_PLACED:
      return _("Lie down");
    case DORSAL_GATE_ANCHORED:
      return _("Press");
    case DORSAL_GATE_STILL:
      return step->figure == DORSAL_FIGURE_BREATHING ? _("Breathe")
             : step->figure == DORSAL_FIGURE_HANDS   ? _("Hands")
                                                     : _("Rest");
    case DORSAL_GATE_HIPS_UP:
      return _("Hips up");
    case DORSAL_GATE_STROKES:
      return _("Roll");
    case DORSAL_GATE_HOLD:
      return _("Hold");
    case DORSAL_GATE_HIPS_LOWERED:
      return _("Lower");
    case DORSAL_GATE_OFF:
      return _("Get up");
    default:
      return step->figure == DORSAL_FIGURE_AVOID ? _("Take care") : _("Wait");
    }
}

/* By the clock, how much of it is left. */
static double
seconds_left (const DorsalProgrammeRun *run, const DorsalProgrammeStep *step)
{
  double length_s = step->gate == DORSAL_GATE_TIME && step->times == 1 ? step->n : step->seconds;

  return ceil (length_s * (1 - run->progress) - 1e-6);
}

/* As the number is shown. */
static gulong
whole (double number)
{
  return (gulong) (MAX (number, 0) + 0.5);
}

static void
count_seconds (DorsalSessionFace *face, double left_s)
{
  count (face, left_s, ngettext ("second left", "seconds left", whole (left_s)));
}

static void
count_step (DorsalSessionFace *face, const DorsalProgrammeRun *run, const DorsalProgrammeStep *step,
            const DorsalProgramme *programme)
{
  double left = ceil (step->n - run->spent_s - 1e-6);

  if (run->by_clock || step->gate == DORSAL_GATE_TIME)
    count_seconds (face, seconds_left (run, step));
  else if (step->times > 1)
    count (face, step->times - run->done, ngettext ("time left", "times left", whole (step->times - run->done)));
  else if (step->gate == DORSAL_GATE_STROKES)
    count (face, left, ngettext ("stroke left", "strokes left", whole (left)));
  else if (step->gate == DORSAL_GATE_HOLD || step->gate == DORSAL_GATE_STILL || step->gate == DORSAL_GATE_HIPS_LOWERED)
    count_seconds (face, left);
  else
    {
      g_autofree char *unit = g_strdup_printf (_("of %u steps"), programme->n_steps);
      count (face, run->step + 1, unit);
    }
  face->progress = run->progress;
}

/* A place must be known for whatever is done on the back, where the roller can know it. */
static gboolean
wants_place (const DorsalCoach *coach, const DorsalProgrammeStep *step)
{
  const DorsalReading *reading = &coach->reading;

  if (!dorsal_coach_listens (coach) || reading->state <= DORSAL_STATE_OFF || reading->place_known)
    return FALSE;
  return !step || (step->gate != DORSAL_GATE_ANCHORED && step->gate != DORSAL_GATE_PLACED);
}

static gboolean
is_well (const DorsalCoach *coach)
{
  return dorsal_coach_listens (coach) && coach->reading.state > DORSAL_STATE_OFF && coach->reading.place_known
         && coach->reading.zone == DORSAL_ZONE_THORACIC;
}

static void
set_step (DorsalSessionFace *face, const DorsalCoach *coach, const DorsalProgramme *programme,
          const DorsalProgrammeStep *step)
{
  set (face, is_well (coach) ? DORSAL_FACE_GOOD : DORSAL_FACE_CALM, word_of (step), _(step->title), _(step->say));
  face->breathes = step->figure == DORSAL_FIGURE_BREATHING || step->gate == DORSAL_GATE_HOLD;
  count_step (face, &coach->run, step, programme);
}

static void
set_free (DorsalSessionFace *face, const DorsalCoach *coach, const DorsalZones *zones)
{
  const DorsalReading *reading = &coach->reading;
  DorsalFaceTone tone = is_well (coach) ? DORSAL_FACE_GOOD : DORSAL_FACE_CALM;

  if (!dorsal_coach_listens (coach))
    set (face, DORSAL_FACE_UNKNOWN, _("No roller"), _("There is nothing to follow"),
         _("Connect a roller, or choose a programme: it leads by the clock."));
  else if (reading->state == DORSAL_STATE_OFF)
    set (face, tone, _("Lie down"), _("Off the roller"), _("The roller belongs across your back, just below the shoulder blades."));
  else if (reading->state == DORSAL_STATE_HOLDING)
    {
      set (face, tone, _("Hold"), _("Holding"), _("Stay, and breathe out long."));
      count (face, floor (reading->hold_s), ngettext ("second", "seconds", whole (floor (reading->hold_s))));
      face->progress = MIN (reading->hold_s / zones->hold_enough_s, 1);
      face->goal = zones->hold_goal_s / zones->hold_enough_s;
      face->breathes = TRUE;
    }
  else
    {
      set (face, tone, reading->state == DORSAL_STATE_EXTENDING ? _("Hips down") : _("Roll"), _("Rolling"),
           _("Slowly, between the shoulder blades and the lowest ribs."));
      if (reading->place_known)
        g_strlcpy (face->number, dorsal_level_to_string (reading->level), sizeof face->number);
      g_strlcpy (face->unit, reading->place_known ? dorsal_zone_to_words (reading->zone) : "", sizeof face->unit);
      face->progress = MIN (reading->set_rolled_s / zones->set_longest_s, 1);
      face->goal = zones->set_shortest_s / zones->set_longest_s;
    }
}

/* The step goes on, but nobody may think that it is known where. */
static void
set_unknown (DorsalSessionFace *face, const DorsalCoach *coach)
{
  gboolean can_tell = coach->reading.speed_known;

  set (face, DORSAL_FACE_UNKNOWN, _("Unknown"), _("Nobody knows where on the back this is"),
       can_tell ? _("Lie with the roller just below your shoulder blades, hold still and press its button.")
                : _("This roller cannot tell where it is. Stay on the ribs, between shoulder blades and lowest ribs."));
}

DorsalSessionFace
dorsal_session_face_of (const DorsalCoach *coach, const DorsalProgramme *programme, const DorsalZones *zones)
{
  const DorsalProgrammeStep *step = dorsal_coach_step_of (coach, programme);
  DorsalSessionFace face = { .progress = programme ? dorsal_programme_progress (&coach->run, programme) : 0 };

  if (coach->session.state == DORSAL_SESSION_ENDED)
    set (&face, DORSAL_FACE_CALM, _("Done"), _("That was it"), "");
  else if (set_trouble (&face, coach) || set_pause (&face, coach) || set_question (&face, coach))
    return face;
  else if (programme && step)
    set_step (&face, coach, programme, step);
  else
    set_free (&face, coach, zones);
  if (coach->session.state != DORSAL_SESSION_ENDED && wants_place (coach, step))
    set_unknown (&face, coach);
  return face;
}
