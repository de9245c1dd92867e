/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session that leads: who drives the steps, what pauses and what goes on, answers, and a simulated person who is led
 * by gestures alone. */

#include "core/coach.h"
#include "core/person.h"
#include "core/roller.h"

#include <string.h>

#include "rig.h"

#define STEP_US 20000

static const char programme_text[]
    = "[programme]\ntitle=Mine\nsummary=My own.\n"
      "[step]\ntitle=Lie\nsay=s\npicture=set-up\ngate=placed\nseconds=5\n"
      "[step]\ntitle=Roll\nsay=s\npicture=range\ngate=strokes 2\nseconds=6\n"
      "[step]\ntitle=Hold\nsay=s\npicture=hold\ngate=hold 12\nseconds=12\n"
      "[step]\ntitle=Get off\nsay=s\npicture=rest\ngate=off\nseconds=4\n";

typedef struct
{
  DorsalProgramme *programme;
  DorsalCoach coach;
  DorsalMessage message;
  gint64 time_us, host_us;
  guint news; /* all since it was last looked at */
} Bench;

static void
begin (Bench *bench, DorsalGuide guide)
{
  g_autoptr (GError) error = NULL;

  memset (bench, 0, sizeof *bench);
  bench->programme = dorsal_programme_parse (programme_text, "mine.ini", &error);
  g_assert_no_error (error);
  bench->coach = dorsal_coach_begin (guide);
  bench->host_us = G_USEC_PER_SEC;
}

static void
end (Bench *bench)
{
  dorsal_programme_free (bench->programme);
}

static void
take (Bench *bench, DorsalCoach next)
{
  bench->coach = next;
  bench->news |= next.news;
}

static void
hear (Bench *bench, DorsalState state, DorsalLevel level, double seconds)
{
  DorsalReading *reading = &bench->message.reading;

  bench->message.kind = DORSAL_MESSAGE_READING;
  for (guint i = 0; i < (guint) (seconds * 50 + 0.5); i++)
    {
      bench->time_us += STEP_US;
      reading->sample.time_us = bench->time_us;
      reading->link = DORSAL_LINK_STREAMING;
      reading->speed_known = TRUE;
      reading->speed_cm_s = state == DORSAL_STATE_ROLLING ? (bench->time_us / 2000000 % 2 ? 5 : -5) : 0;
      reading->hold_s = state == DORSAL_STATE_HOLDING && reading->state == state ? reading->hold_s + 0.02 : 0;
      reading->state = state;
      reading->level = level;
      take (bench, dorsal_coach_hear (bench->coach, bench->programme, &bench->message));
    }
}

static void
gesture (Bench *bench, DorsalGestureMeaning meaning, DorsalLevel level)
{
  DorsalMessage message = { .kind = DORSAL_MESSAGE_GESTURE };

  message.gesture.meaning = meaning;
  message.gesture.level = level;
  take (bench, dorsal_coach_hear (bench->coach, bench->programme, &message));
}

static void
fall_silent (Bench *bench)
{
  DorsalMessage message = { .kind = DORSAL_MESSAGE_READING };

  message.reading.link = DORSAL_LINK_SILENT;
  take (bench, dorsal_coach_hear (bench->coach, bench->programme, &message));
}

static void
tick (Bench *bench, double seconds)
{
  for (guint i = 0; i < (guint) (seconds * 4 + 0.5); i++)
    {
      bench->host_us += 250000;
      take (bench, dorsal_coach_tick (bench->coach, bench->programme, bench->host_us));
    }
}

static void
test_by_clock (void)
{
  static const DorsalGuide guides[] = { DORSAL_GUIDE_ROLLER, DORSAL_GUIDE_ONLY, DORSAL_GUIDE_UNKNOWN };

  for (guint i = 0; i < G_N_ELEMENTS (guides); i++)
    {
      Bench bench;

      begin (&bench, guides[i]);
      tick (&bench, 4.5);
      g_assert_cmpuint (bench.coach.run.step, ==, 0);
      tick (&bench, 1);
      g_assert_cmpuint (bench.coach.run.step, ==, 1);
      tick (&bench, 21);
      g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_RUNNING);
      tick (&bench, 1);
      g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_ENDED);
      g_assert_true (bench.news & DORSAL_NEWS_END);
      g_assert_cmpfloat_with_epsilon (bench.coach.session.running_us * 1e-6, 27, 0.6);
      end (&bench);
    }
}

/* A roller that is heard takes the clock's place; one that should not count does not. */
static void
test_who_drives (void)
{
  Bench bench;

  begin (&bench, DORSAL_GUIDE_ROLLER);
  hear (&bench, DORSAL_STATE_OFF, 0, 1);
  tick (&bench, 60);
  g_assert_cmpuint (bench.coach.run.step, ==, 0);
  hear (&bench, DORSAL_STATE_SETTLING, DORSAL_LEVEL_T8, 1.2);
  g_assert_cmpuint (bench.coach.run.step, ==, 1);
  take (&bench, dorsal_coach_let_go (bench.coach));
  tick (&bench, 7);
  g_assert_cmpuint (bench.coach.run.step, ==, 2);
  end (&bench);

  begin (&bench, DORSAL_GUIDE_ONLY);
  hear (&bench, DORSAL_STATE_SETTLING, DORSAL_LEVEL_T8, 10);
  g_assert_false (dorsal_coach_listens (&bench.coach));
  g_assert_cmpuint (bench.coach.run.step, ==, 0);
  gesture (&bench, DORSAL_MEANING_START_OR_PAUSE, 0);
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_RUNNING);
  tick (&bench, 6);
  g_assert_cmpuint (bench.coach.run.step, ==, 1);
  end (&bench);
}

static void
test_pauses (void)
{
  Bench bench;

  begin (&bench, DORSAL_GUIDE_ROLLER);
  hear (&bench, DORSAL_STATE_OFF, 0, 4);
  gesture (&bench, DORSAL_MEANING_PAUSE, 0); /* not while the step is to lie down */
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_RUNNING);
  hear (&bench, DORSAL_STATE_SETTLING, DORSAL_LEVEL_T8, 2);
  gesture (&bench, DORSAL_MEANING_START_OR_PAUSE, 0);
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_PAUSED);
  g_assert_true (bench.news & DORSAL_NEWS_PAUSED);
  hear (&bench, DORSAL_STATE_ROLLING, DORSAL_LEVEL_T8, 20); /* counts for nothing */
  g_assert_cmpuint (bench.coach.run.step, ==, 1);
  g_assert_cmpfloat (bench.coach.run.progress, ==, 0);
  gesture (&bench, DORSAL_MEANING_START_OR_PAUSE, 0);
  g_assert_true (bench.news & DORSAL_NEWS_GOES_ON);
  hear (&bench, DORSAL_STATE_OFF, 0, 3);
  gesture (&bench, DORSAL_MEANING_PAUSE, 0);
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_PAUSED);
  hear (&bench, DORSAL_STATE_OFF, 0, 5);
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_PAUSED);
  hear (&bench, DORSAL_STATE_SETTLING, DORSAL_LEVEL_T8, 0.02);
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_RUNNING);
  gesture (&bench, DORSAL_MEANING_END, 0);
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_ENDED);
  gesture (&bench, DORSAL_MEANING_START_OR_PAUSE, 0);
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_ENDED);
  end (&bench);
}

static void
test_silence (void)
{
  Bench bench;

  begin (&bench, DORSAL_GUIDE_ROLLER);
  hear (&bench, DORSAL_STATE_SETTLING, DORSAL_LEVEL_T8, 2);
  fall_silent (&bench);
  g_assert_true (bench.coach.run.paused);
  tick (&bench, 60);
  g_assert_cmpuint (bench.coach.run.step, ==, 1);
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_RUNNING);
  end (&bench);
}

static void
felt (Bench *bench, DorsalLevel level, DorsalAnswer answer)
{
  const DorsalMessage message = { .kind = DORSAL_MESSAGE_FELT, .felt = { level, answer } };

  take (bench, dorsal_coach_hear (bench->coach, bench->programme, &message));
}

static void
test_answers (void)
{
  Bench bench;

  begin (&bench, DORSAL_GUIDE_ROLLER);
  hear (&bench, DORSAL_STATE_SETTLING, DORSAL_LEVEL_T8, 2);
  gesture (&bench, DORSAL_MEANING_WORSE, DORSAL_LEVEL_T6);
  gesture (&bench, DORSAL_MEANING_SAME, DORSAL_LEVEL_T6);
  gesture (&bench, DORSAL_MEANING_WORSE, DORSAL_LEVEL_T6);
  g_assert_true (bench.news & DORSAL_NEWS_ANSWERED);
  g_assert_false (bench.news & DORSAL_NEWS_SPOT_OVER);
  felt (&bench, DORSAL_LEVEL_T6, DORSAL_ANSWER_WORSE); /* by click, after presses: they are the same */
  g_assert_true (bench.news & DORSAL_NEWS_SPOT_OVER);
  g_assert_true (dorsal_coach_is_over (&bench.coach, DORSAL_LEVEL_T6));
  g_assert_false (dorsal_coach_is_over (&bench.coach, DORSAL_LEVEL_T7));
  g_assert_false (dorsal_coach_is_over (&bench.coach, DORSAL_LEVEL_UNKNOWN));
  g_assert_cmpuint (bench.coach.answers[DORSAL_ANSWER_WORSE], ==, 3);
  take (&bench, dorsal_coach_skip (bench.coach, bench.programme));
  hear (&bench, DORSAL_STATE_HOLDING, DORSAL_LEVEL_T6, 20); /* not there any more */
  g_assert_cmpuint (bench.coach.run.step, ==, 2);
  hear (&bench, DORSAL_STATE_ROLLING, DORSAL_LEVEL_T8, 1);
  hear (&bench, DORSAL_STATE_HOLDING, DORSAL_LEVEL_T8, 13);
  g_assert_cmpuint (bench.coach.run.step, ==, 3);
  end (&bench);
}

static void
test_keys (void)
{
  Bench bench;

  begin (&bench, DORSAL_GUIDE_ROLLER);
  take (&bench, dorsal_coach_skip (bench.coach, bench.programme));
  g_assert_cmpuint (bench.coach.run.step, ==, 1);
  g_assert_cmpuint (bench.coach.guided.fates[0], ==, DORSAL_FATE_SKIPPED);
  take (&bench, dorsal_coach_back (bench.coach));
  g_assert_cmpuint (bench.coach.run.step, ==, 0);
  g_assert_cmpuint (bench.coach.guided.fates[0], ==, DORSAL_FATE_UNKNOWN);
  take (&bench, dorsal_coach_repeat (bench.coach));
  g_assert_cmpuint (bench.coach.news, ==, DORSAL_NEWS_REPEAT);
  for (guint i = 0; i < 4; i++)
    take (&bench, dorsal_coach_skip (bench.coach, bench.programme));
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_ENDED);
  g_assert_true (bench.coach.guided.over && dorsal_guided_is_whole (&bench.coach.guided));
  g_assert_null (dorsal_coach_step_of (&bench.coach, bench.programme));
  take (&bench, dorsal_coach_back (bench.coach));
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_ENDED);
  end (&bench);
}

/* Nothing but a back on a roller: the whole programme, two pauses, an answer, and the end. */
static void
test_led_by_gestures (void)
{
  static const char script[] = "off 2\nsettle 5\npress\nroll T4 6\nroll T9 6\nroll T5 6\nfirm 2\nhold 5\nfirm 2\n"
                               "roll T9 6\nroll T6 6\nhold 16\nroll T8 6\nfirm 1\noff 6\n";
  g_autoptr (GArray) acts = dorsal_person_parse_script (script, "script", NULL);
  DorsalPersonSetup setup = dorsal_person_setup_default (7);
  g_autoptr (DorsalRoller) roller = NULL;
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  DorsalSettings settings = dorsal_settings_default ();
  DorsalStream stream;
  Bench bench;
  gint64 now_us = 0;

  g_assert_nonnull (acts);
  setup.script = (const DorsalAct *) (gpointer) acts->data;
  setup.n_script = acts->len;
  settings.ask_answers = TRUE;
  roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ 0 });
  begin (&bench, DORSAL_GUIDE_ROLLER);
  dorsal_stream_init (&stream, &settings, 0);
  dorsal_roller_boot (roller, wire);
  dorsal_roller_start (roller);
  for (guint i = 0; i < 120 * 100 && bench.coach.session.state != DORSAL_SESSION_ENDED; i++)
    {
      const guint8 *bytes = wire->data;
      gsize n = wire->len;
      const DorsalMessage *message;

      while ((message = dorsal_stream_next (&stream, &bytes, &n, now_us)))
        take (&bench, dorsal_coach_hear (bench.coach, bench.programme, message));
      while ((message = dorsal_stream_tick (&stream, now_us)))
        take (&bench, dorsal_coach_hear (bench.coach, bench.programme, message));
      g_byte_array_set_size (wire, 0);
      dorsal_roller_step (roller, wire, NULL, NULL);
      now_us += dorsal_roller_period_us (roller);
    }
  g_assert_cmpint (bench.coach.session.state, ==, DORSAL_SESSION_ENDED);
  g_assert_true (bench.coach.run.finished);
  g_assert_cmpuint (bench.news & (DORSAL_NEWS_STEP | DORSAL_NEWS_PAUSED | DORSAL_NEWS_GOES_ON | DORSAL_NEWS_ANSWERED), ==,
                    DORSAL_NEWS_STEP | DORSAL_NEWS_PAUSED | DORSAL_NEWS_GOES_ON | DORSAL_NEWS_ANSWERED);
  g_assert_cmpuint (bench.coach.answers[DORSAL_ANSWER_BETTER], ==, 1);
  g_assert_cmpint (bench.coach.session.paused_us, >, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (bench.coach.summary.zone_us[DORSAL_ZONE_THORACIC], >, 20 * G_USEC_PER_SEC);
  end (&bench);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/coach/without-a-roller-the-clock-leads", test_by_clock);
  g_test_add_func ("/core/coach/a-roller-that-is-heard-leads-unless-it-should-not", test_who_drives);
  g_test_add_func ("/core/coach/a-pause-counts-nothing-and-lying-down-ends-a-lift-off", test_pauses);
  g_test_add_func ("/core/coach/silence-waits-and-ends-nothing", test_silence);
  g_test_add_func ("/core/coach/worse-twice-ends-a-spot", test_answers);
  g_test_add_func ("/core/coach/keys-skip-go-back-and-repeat", test_keys);
  g_test_add_func ("/core/coach/a-back-on-a-roller-is-all-it-takes", test_led_by_gestures);
  return g_test_run ();
}
