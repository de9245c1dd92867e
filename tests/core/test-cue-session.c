/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Blindfolded: a simulated person hears cues and nothing else. What they conclude from them is what the readings
 * say, half a second later at most. */

#include "core/anatomy.h"
#include "core/cue.h"
#include "core/person.h"

#include "rig.h"

#include <string.h>

#define KNOW_WITHIN_US (500 * 1000)

/* What one may conclude from what was heard. UNTOLD: nothing was said of the place since lying down. */
typedef struct
{
  gboolean linked;
  DorsalState state;
  DorsalWhere where;
  gboolean too_hard, too_fast, midline;
} Belief;

static Belief
hear (Belief belief, DorsalSay say)
{
  switch (say)
    {
    case DORSAL_SAY_NO_SIGNAL:
      return (Belief){ 0 };
    case DORSAL_SAY_SIGNAL_BACK:
      return (Belief){ .linked = TRUE, .state = DORSAL_STATE_OFF };
    case DORSAL_SAY_OFF:
      return (Belief){ .linked = TRUE, .state = DORSAL_STATE_OFF };
    case DORSAL_SAY_PLACED:
      belief.state = DORSAL_STATE_SETTLING;
      break;
    case DORSAL_SAY_ROLLING:
      belief.state = DORSAL_STATE_ROLLING;
      break;
    case DORSAL_SAY_HOLD:
    case DORSAL_SAY_HIPS_RAISED:
      belief.state = DORSAL_STATE_HOLDING;
      belief.too_fast = FALSE;
      break;
    case DORSAL_SAY_HIPS_LOWERED:
      belief.state = DORSAL_STATE_EXTENDING;
      belief.too_fast = FALSE;
      break;
    case DORSAL_SAY_GOOD_ZONE:
      belief.too_hard = belief.too_fast = belief.midline = FALSE;
      belief.where = DORSAL_WHERE_GOOD;
      break;
    case DORSAL_SAY_ANCHORED:
    case DORSAL_SAY_CLEAR:
      belief.where = DORSAL_WHERE_GOOD;
      break;
    case DORSAL_SAY_GOOD_PACE:
      belief.too_fast = FALSE;
      break;
    case DORSAL_SAY_EASED:
      belief.too_hard = belief.too_fast = belief.midline = FALSE;
      break;
    case DORSAL_SAY_LUMBAR:
      belief.where = DORSAL_WHERE_LUMBAR;
      break;
    case DORSAL_SAY_NECK:
      belief.where = DORSAL_WHERE_NECK;
      break;
    case DORSAL_SAY_LUMBAR_NEAR:
      belief.where = DORSAL_WHERE_LOWER;
      break;
    case DORSAL_SAY_NECK_NEAR:
      belief.where = DORSAL_WHERE_UPPER;
      break;
    case DORSAL_SAY_PELVIS:
      belief.where = DORSAL_WHERE_PELVIS;
      break;
    case DORSAL_SAY_PLACE_UNKNOWN:
      belief.where = DORSAL_WHERE_UNKNOWN;
      break;
    case DORSAL_SAY_TOO_HARD:
      belief.too_hard = TRUE;
      break;
    case DORSAL_SAY_TOO_FAST:
      belief.too_fast = TRUE;
      break;
    case DORSAL_SAY_MIDLINE:
      belief.midline = TRUE;
      break;
    default:
      break;
    }
  return belief;
}

static DorsalWhere
where_of (const DorsalReading *reading)
{
  switch (reading->zone)
    {
    case DORSAL_ZONE_NECK:
      return DORSAL_WHERE_NECK;
    case DORSAL_ZONE_UPPER_CAUTION:
      return DORSAL_WHERE_UPPER;
    case DORSAL_ZONE_THORACIC:
      return reading->alerts & DORSAL_ALERT_LUMBAR_NEAR ? DORSAL_WHERE_LOWER : DORSAL_WHERE_GOOD;
    case DORSAL_ZONE_LOWER_CAUTION:
      return DORSAL_WHERE_LOWER;
    case DORSAL_ZONE_LUMBAR:
      return DORSAL_WHERE_LUMBAR;
    case DORSAL_ZONE_PELVIS:
      return DORSAL_WHERE_PELVIS;
    default:
      return DORSAL_WHERE_UNKNOWN;
    }
}

/* How long a fact has been other than what is believed. */
enum
{
  LINK,
  STATE,
  PLACE,
  HARD,
  FAST,
  MIDLINE,
  N_FACTS,
};
static const char *const facts[] = { "link", "state", "place", "too hard", "too fast", "midline" };

typedef struct
{
  DorsalCuing cuing;
  Belief belief;
  gint64 wrong_us[N_FACTS]; /* since when; 0: right */
  gint64 worst_us[N_FACTS];
  gint64 lain_us; /* since when somebody lies there */
  guint said[DORSAL_N_SAYS];
  guint n_said, n_changes;
  DorsalReading before;
  gint64 time_us;
} Session;

static void
compare (Session *session, int fact, gboolean right, const DorsalReading *reading)
{
  gint64 wrong_us;

  if (right)
    {
      session->wrong_us[fact] = 0;
      return;
    }
  if (session->wrong_us[fact] == 0)
    session->wrong_us[fact] = session->time_us;
  wrong_us = session->time_us - session->wrong_us[fact];
  session->worst_us[fact] = MAX (session->worst_us[fact], wrong_us);
  if (wrong_us > KNOW_WITHIN_US)
    g_error ("at %.2f s the %s is wrongly believed for %.2f s: state %s against %s, zone %s (alerts %x) against %d",
             session->time_us * 1e-6, facts[fact], wrong_us * 1e-6, dorsal_state_to_string (session->belief.state),
             dorsal_state_to_string (reading->state), dorsal_zone_to_string (reading->zone), reading->alerts,
             session->belief.where);
}

static gboolean
agrees (gboolean believed, const DorsalReading *reading, DorsalAlert alert, gboolean forbidden)
{
  gboolean stands = (reading->alerts & alert) != 0;

  return reading->link != DORSAL_LINK_STREAMING || believed == stands || (forbidden && !stands);
}

/* Facts from the reading must be believed; but nobody is asked for a place in the first two seconds, a new place on
 * the roller is told as "placed", and on the lower back nothing is said to be well. */
static void
judge (Session *session, const DorsalReading *reading)
{
  const Belief *belief = &session->belief;
  gboolean linked = reading->link == DORSAL_LINK_STREAMING, on = reading->state > DORSAL_STATE_OFF;
  DorsalWhere where = where_of (reading);
  gboolean forbidden = belief->where == DORSAL_WHERE_LUMBAR || belief->where == DORSAL_WHERE_NECK;
  gboolean place = belief->where == where
                   || (belief->where == DORSAL_WHERE_UNTOLD
                       && (where == DORSAL_WHERE_GOOD
                           || (where == DORSAL_WHERE_UNKNOWN && session->time_us - session->lain_us < 2000000)));

  if (!on || session->lain_us == 0)
    session->lain_us = on ? session->time_us : 0;
  compare (session, LINK, belief->linked == linked, reading);
  compare (session, STATE, !linked || belief->state == reading->state, reading);
  compare (session, PLACE, !linked || !on || place, reading);
  compare (session, HARD, agrees (belief->too_hard, reading, DORSAL_ALERT_TOO_HARD, forbidden), reading);
  compare (session, FAST, agrees (belief->too_fast, reading, DORSAL_ALERT_TOO_FAST, forbidden), reading);
  compare (session, MIDLINE, agrees (belief->midline, reading, DORSAL_ALERT_MIDLINE, forbidden), reading);
}

static void
live_on (Session *session, const DorsalReading *reading, DorsalAnchorResult anchor)
{
  DorsalScene scene = { .reading = reading, .link = reading->link, .anchor = anchor };

  session->time_us += 10000;
  session->cuing = dorsal_cue_step (session->cuing, &scene, session->time_us, dorsal_zones_default ());
  session->belief = hear (session->belief, session->cuing.say);
  session->said[session->cuing.say]++;
  session->n_said += session->cuing.say != DORSAL_SAY_UNKNOWN;
  session->n_changes += reading->state != session->before.state || reading->zone != session->before.zone
                        || reading->alerts != session->before.alerts || reading->link != session->before.link;
  session->before = *reading;
  judge (session, reading);
}

static void
fall_silent (Session *session, DorsalClassifier *classifier, double seconds)
{
  DorsalReading reading;

  dorsal_classifier_silence (classifier, DORSAL_LINK_SILENT, &reading);
  for (guint i = 0; i < (guint) (seconds * 100); i++)
    live_on (session, &reading, DORSAL_ANCHOR_UNKNOWN);
}

/* The person's session. Every silent_every acts the cable is out for two seconds; 0 for never. */
static Session
roll (DorsalPersonSetup *setup, double seconds, guint silent_every)
{
  g_autoptr (DorsalPerson) person = dorsal_person_new (setup);
  DorsalSettings settings = rig_settings ();
  DorsalClassifier classifier;
  Session session = { .time_us = G_USEC_PER_SEC };
  guint act = 0;

  settings.ask_direction = TRUE;
  dorsal_classifier_init (&classifier, &settings);
  dorsal_classifier_hello (&classifier, &setup->hello);
  for (guint i = 0; i < (guint) (seconds * 100) && !dorsal_person_finished (person); i++)
    {
      DorsalAnchorResult anchor = DORSAL_ANCHOR_UNKNOWN;
      gboolean pressed;
      DorsalSample sample;
      DorsalReading reading;
      DorsalTruth truth;

      dorsal_person_next (person, &sample, &pressed, &truth);
      if (pressed)
        anchor = dorsal_classifier_anchor (&classifier);
      dorsal_classifier_step (&classifier, &sample, DORSAL_CLOCK_NEXT, &reading);
      live_on (&session, &reading, anchor);
      if (silent_every && truth.act != act && truth.act % silent_every == 0)
        fall_silent (&session, &classifier, 2);
      act = truth.act;
    }
  return session;
}

static const char script_text[] = "off 2\nsettle 4\npress\nroll T4 7\nroll T9 7\nhold 32\nroll T5 7\nextend 5\n"
                                  "roll T9 6\nlumbar 5\nroll T5 20\nroll T9 20\nroll T5 20\nroll T9 5\n"
                                  "bounce 0.8\nroll T4 8\nneck 2\nroll T8 8\nlift 3\nroll T6 8\noff 1\nsettle 5\n"
                                  "press\nroll T7 6\nhold 95\noff 2\n";

static void
test_whole_session (void)
{
  static const DorsalSay heard[] = {
    DORSAL_SAY_SIGNAL_BACK,     DORSAL_SAY_PLACED,    DORSAL_SAY_PLACE_UNKNOWN, DORSAL_SAY_ANCHORED,
    DORSAL_SAY_DIRECTION_ASKED, DORSAL_SAY_ROLLING,   DORSAL_SAY_HOLD,          DORSAL_SAY_HOLD_GOAL,
    DORSAL_SAY_HOLD_ENOUGH,     DORSAL_SAY_HOLD_LONG, DORSAL_SAY_HIPS_LOWERED,  DORSAL_SAY_LUMBAR_NEAR,
    DORSAL_SAY_LUMBAR,          DORSAL_SAY_NECK_NEAR, DORSAL_SAY_NECK,          DORSAL_SAY_GOOD_ZONE,
    DORSAL_SAY_TOO_FAST,        DORSAL_SAY_OFF,
  };
  g_autoptr (GArray) acts = dorsal_person_parse_script (script_text, "script", NULL);
  DorsalPersonSetup setup = dorsal_person_setup_default (11);
  Session session;

  g_assert_nonnull (acts);
  setup.script = (const DorsalAct *) acts->data;
  setup.n_script = acts->len;
  session = roll (&setup, 1000, 0);
  for (guint i = 0; i < G_N_ELEMENTS (heard); i++)
    {
      g_test_message ("%s: %u", dorsal_say_to_string (heard[i]), session.said[heard[i]]);
      g_assert_cmpuint (session.said[heard[i]], >, 0);
    }
  g_assert_cmpuint (session.said[DORSAL_SAY_NO_SIGNAL], ==, 0);
  g_assert_cmpuint (session.said[DORSAL_SAY_HOLD_LONG], ==, 1);
  g_test_message ("%u cues for %u changes", session.n_said, session.n_changes);
}

static void
test_any_person (void)
{
  guint said = 0;
  double worst_s = 0;

  for (guint64 seed = 1; seed <= 12; seed++)
    {
      DorsalPersonSetup setup = dorsal_person_setup_default (seed);
      Session session = roll (&setup, 300, seed % 3 == 0 ? 5 : 0);

      for (guint i = 0; i < N_FACTS; i++)
        worst_s = MAX (worst_s, session.worst_us[i] * 1e-6);
      said += session.n_said;
    }
  g_test_message ("%.1f cues a minute, latest after %.2f s", said / 60.0, worst_s);
  g_assert_cmpuint (said, >, 12 * 20);
  g_assert_cmpuint (said, <, 12 * 5 * 30); /* a cue every two seconds is the most that anybody bears */
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/cue/a-blindfolded-person-knows-a-whole-session", test_whole_session);
  g_test_add_func ("/core/cue/so-does-any-person-even-when-the-cable-falls-out", test_any_person);
  return g_test_run ();
}
