/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programmes as they run: what opens each gate and what does not, the clock where nothing is felt, and a simulated
 * person who does what is asked. */

#include "core/person.h"
#include "core/programme.h"

#include "rig.h"

#define STEP_US 20000
#define HEAD    "[programme]\ntitle=Mine\nsummary=My own.\n"

static DorsalProgramme *
one_step (const char *gate, guint times)
{
  g_autofree char *text
      = g_strdup_printf (HEAD "[step]\ntitle=t\nsay=s\npicture=hold\ngate=%s\ntimes=%u\nseconds=7\n", gate, times);
  g_autoptr (GError) error = NULL;
  DorsalProgramme *programme = dorsal_programme_parse (text, "one.ini", &error);

  g_assert_no_error (error);
  return programme;
}

typedef struct
{
  DorsalProgramme *programme;
  DorsalProgrammeRun run;
  DorsalReading reading;
  gint64 time_us;
} Bench;

static void
begin (Bench *bench, const char *gate, guint times)
{
  *bench = (Bench){ .programme = one_step (gate, times), .time_us = G_USEC_PER_SEC };
  bench->reading.link = DORSAL_LINK_STREAMING;
  bench->reading.state = DORSAL_STATE_OFF;
  bench->reading.speed_known = TRUE;
}

static void
end (Bench *bench)
{
  dorsal_programme_free (bench->programme);
}

/* So many seconds of this; TRUE when the programme is finished then. */
static gboolean
pass (Bench *bench, DorsalState state, double cm_s, double seconds)
{
  bench->reading.state = state;
  bench->reading.speed_cm_s = cm_s;
  for (guint i = 0; i < (guint) (seconds * 50 + 0.5); i++)
    {
      bench->time_us += STEP_US;
      bench->reading.hold_s = state == DORSAL_STATE_HOLDING ? bench->reading.hold_s + STEP_US * 1e-6 : 0;
      bench->run = dorsal_programme_step (bench->run, bench->programme, &bench->reading, bench->time_us);
      g_assert_cmpfloat (bench->run.progress, >=, 0);
      g_assert_cmpfloat (bench->run.progress, <=, 1);
    }
  return bench->run.finished;
}

#define OFF       DORSAL_STATE_OFF
#define SETTLING  DORSAL_STATE_SETTLING
#define ROLLING   DORSAL_STATE_ROLLING
#define HOLDING   DORSAL_STATE_HOLDING
#define EXTENDING DORSAL_STATE_EXTENDING

static void
test_gates (void)
{
  static const struct
  {
    const char *gate;
    guint times;
    DorsalState first, then; /* for so long each */
    double first_s, then_s;
    gboolean opens;
  } cases[] = {
    { "placed", 1, OFF, SETTLING, 5, 0.9, FALSE },
    { "placed", 1, OFF, SETTLING, 5, 1.2, TRUE },
    { "placed", 2, SETTLING, SETTLING, 5, 5, FALSE },
    { "off", 1, SETTLING, OFF, 60, 0.9, FALSE },
    { "off", 1, SETTLING, OFF, 5, 1.2, TRUE },
    { "still 10", 1, SETTLING, SETTLING, 9, 0.5, FALSE },
    { "still 10", 1, SETTLING, SETTLING, 9, 1.5, TRUE },
    { "still 10", 1, ROLLING, HOLDING, 60, 9, FALSE },
    { "hold 30", 1, ROLLING, HOLDING, 9, 29, FALSE },
    { "hold 30", 1, ROLLING, HOLDING, 9, 30.5, TRUE },
    { "hold 30", 1, SETTLING, EXTENDING, 60, 60, FALSE },
    { "hips-lowered 2", 1, HOLDING, EXTENDING, 9, 1.9, FALSE },
    { "hips-lowered 2", 1, HOLDING, EXTENDING, 9, 2.2, TRUE },
    { "hips-lowered 2", 2, HOLDING, EXTENDING, 9, 9, FALSE },
    { "anchored", 1, SETTLING, SETTLING, 60, 60, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Bench bench;

      begin (&bench, cases[i].gate, cases[i].times);
      g_test_message ("%s × %u", cases[i].gate, cases[i].times);
      g_assert_false (pass (&bench, cases[i].first, cases[i].first == ROLLING ? 0.5 : 0, cases[i].first_s));
      g_assert_cmpint (pass (&bench, cases[i].then, 0, cases[i].then_s), ==, cases[i].opens);
      end (&bench);
    }
}

static void
test_times (void)
{
  Bench bench;

  begin (&bench, "hips-lowered 2", 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (bench.run.done, ==, i);
      g_assert_false (pass (&bench, HOLDING, 0, 2));
      g_assert_cmpfloat_with_epsilon (bench.run.progress, i / 3.0, 1e-9);
      g_assert_cmpint (pass (&bench, EXTENDING, 0, 2.5), ==, i == 2);
    }
  end (&bench);
}

static void
test_strokes (void)
{
  Bench bench;

  begin (&bench, "strokes 3", 1);
  bench.reading.pace = DORSAL_PACE_GOOD;
  pass (&bench, ROLLING, -4, 2);
  pass (&bench, ROLLING, 4, 2); /* the first has ended */
  g_assert_cmpfloat (bench.run.spent_s, ==, 1);
  pass (&bench, ROLLING, -4, 0.9); /* the second; this one is too short */
  pass (&bench, ROLLING, 4, 2);
  g_assert_cmpfloat (bench.run.spent_s, ==, 2);
  bench.reading.pace = DORSAL_PACE_FAST;
  pass (&bench, ROLLING, -9, 0.1); /* spoils this one, and ends the good one before: the third */
  g_assert_true (bench.run.finished);
  end (&bench);
}

static void
test_spoilt_strokes (void)
{
  static const struct
  {
    guint alerts;
    DorsalPace pace;
  } cases[] = {
    { DORSAL_ALERT_LUMBAR, DORSAL_PACE_GOOD },
    { DORSAL_ALERT_NECK, DORSAL_PACE_GOOD },
    { DORSAL_ALERT_TOO_FAST, DORSAL_PACE_GOOD },
    { 0, DORSAL_PACE_FAST },
    { 0, DORSAL_PACE_TOO_FAST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Bench bench;

      begin (&bench, "strokes 1", 1);
      bench.reading.pace = cases[i].pace;
      bench.reading.alerts = cases[i].alerts;
      g_assert_false (pass (&bench, ROLLING, 4, 2));
      g_assert_false (pass (&bench, ROLLING, -4, 0.1));
      end (&bench);
    }
}

static void
test_forbidden_holds (void)
{
  Bench bench;

  begin (&bench, "hold 10", 1);
  bench.reading.alerts = DORSAL_ALERT_LUMBAR;
  g_assert_false (pass (&bench, HOLDING, 0, 60));
  end (&bench);
  begin (&bench, "hips-lowered 2", 1);
  bench.reading.alerts = DORSAL_ALERT_NECK;
  g_assert_false (pass (&bench, EXTENDING, 0, 60));
  end (&bench);
}

static void
test_hips_up (void)
{
  Bench bench;

  begin (&bench, "hips-up", 1);
  bench.reading.load_known = TRUE;
  bench.reading.load_percent = 40;
  g_assert_false (pass (&bench, SETTLING, 0, 60));
  bench.reading.load_percent = 48;
  g_assert_false (pass (&bench, SETTLING, 0, 60));
  bench.reading.load_percent = 51;
  g_assert_false (pass (&bench, SETTLING, 0, 0.9));
  g_assert_true (pass (&bench, SETTLING, 0, 0.2));
  end (&bench);
}

static void
test_silence_stands_still (void)
{
  Bench bench;

  begin (&bench, "still 10", 1);
  pass (&bench, SETTLING, 0, 9);
  bench.reading.link = DORSAL_LINK_SILENT;
  g_assert_false (pass (&bench, DORSAL_STATE_UNKNOWN, 0, 600));
  g_assert_true (bench.run.paused);
  bench.reading.link = DORSAL_LINK_STREAMING;
  g_assert_false (pass (&bench, SETTLING, 0, 0.5));
  g_assert_false (bench.run.paused);
  g_assert_true (pass (&bench, SETTLING, 0, 1));
  end (&bench);
}

/* A roller that cannot feel its rotation: what it feels is felt, the rest goes by the clock. */
static void
test_what_is_not_felt (void)
{
  Bench bench;

  begin (&bench, "strokes 20", 1);
  bench.reading.speed_known = FALSE;
  g_assert_false (pass (&bench, SETTLING, 0, 6.5));
  g_assert_true (bench.run.by_clock);
  g_assert_true (pass (&bench, SETTLING, 0, 1));
  end (&bench);
  begin (&bench, "placed", 1);
  bench.reading.speed_known = FALSE;
  g_assert_false (pass (&bench, OFF, 0, 60));
  g_assert_true (pass (&bench, SETTLING, 0, 2));
  end (&bench);
}

static void
test_guide_only (void)
{
  for (guint i = 0; i < dorsal_programme_n_shipped (); i++)
    {
      const DorsalProgramme *programme = dorsal_programme_shipped (i);
      DorsalProgrammeRun run = { 0 };
      guint calls = 0, steps = 0;
      double progress = 0;

      for (gint64 time_us = 1; !run.finished && calls < 100000; time_us += 100000, calls++)
        {
          double before = progress;

          run = dorsal_programme_step (run, programme, NULL, time_us);
          progress = dorsal_programme_progress (&run, programme);
          g_assert_cmpfloat (progress, >=, before - 1e-9);
          steps += run.stepped;
        }
      g_assert_true (run.finished && run.by_clock);
      g_assert_cmpuint (steps, ==, programme->n_steps);
      g_assert_cmpfloat (progress, ==, 1);
      g_assert_cmpfloat_with_epsilon (calls * 0.1, dorsal_programme_seconds (programme), programme->n_steps * 0.11);
    }
}

static void
test_skip_and_back (void)
{
  const DorsalProgramme *programme = dorsal_programme_shipped (0);
  DorsalProgrammeRun run = { 0 };

  for (guint i = 0; i < programme->n_steps; i++)
    {
      g_assert_cmpuint (run.step, ==, i);
      g_assert_false (run.finished);
      run = dorsal_programme_skip (run, programme);
      g_assert_true (run.stepped);
    }
  g_assert_true (run.finished);
  g_assert_true (dorsal_programme_skip (run, programme).finished);
  run = dorsal_programme_back (run);
  g_assert_cmpuint (run.step, ==, programme->n_steps - 1);
  g_assert_false (run.finished);
  for (guint i = 0; i < 100; i++)
    run = dorsal_programme_back (run);
  g_assert_cmpuint (run.step, ==, 0);
}

/* Desk back, as somebody does it who does what is asked: no step waits for ever. */
static void
test_person (void)
{
  static const char text[]
      = "off 2\nsettle 14\npress\nhold 30\nroll T4 6\nroll T9 6\nroll T4 6\nroll T9 6\nroll T4 6\n"
        "roll T9 6\nroll T4 6\nroll T9 6\nroll T4 6\nroll T9 6\nroll T4 6\nroll T8 6\nhold 34\n"
        "roll T4 6\nroll T9 6\nroll T4 6\nroll T9 6\nroll T4 6\nroll T8 6\nhold 34\nroll T4 6\n"
        "roll T9 6\nroll T4 6\nroll T9 6\nroll T4 6\nroll T9 6\nroll T4 6\nroll T8 6\nhold 20\noff 5\n";
  g_autoptr (GArray) acts = dorsal_person_parse_script (text, "script", NULL);
  DorsalPersonSetup setup = dorsal_person_setup_default (3);
  g_autoptr (DorsalPerson) person = NULL;
  DorsalSettings settings = rig_settings ();
  DorsalClassifier classifier;
  DorsalProgrammeRun run = { 0 };

  setup.script = (const DorsalAct *) acts->data;
  setup.n_script = acts->len;
  person = dorsal_person_new (&setup);
  dorsal_classifier_init (&classifier, &settings);
  dorsal_classifier_hello (&classifier, &setup.hello);
  for (gint64 time_us = 1; !dorsal_person_finished (person) && !run.finished; time_us += 10000)
    {
      gboolean pressed;
      DorsalSample sample;
      DorsalReading reading;

      dorsal_person_next (person, &sample, &pressed, NULL);
      if (pressed)
        dorsal_classifier_anchor (&classifier);
      dorsal_classifier_step (&classifier, &sample, DORSAL_CLOCK_NEXT, &reading);
      run = dorsal_programme_step (run, dorsal_programme_shipped (2), &reading, time_us);
      g_assert_false (run.by_clock);
      if (run.stepped)
        g_test_message ("%.1f s: step %u", time_us * 1e-6, run.step);
    }
  g_assert_true (run.finished);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/programme-run/what-opens-a-gate", test_gates);
  g_test_add_func ("/core/programme-run/a-gate-closes-between-times", test_times);
  g_test_add_func ("/core/programme-run/strokes-are-counted-at-their-ends", test_strokes);
  g_test_add_func ("/core/programme-run/spoilt-strokes-do-not-count", test_spoilt_strokes);
  g_test_add_func ("/core/programme-run/holds-on-the-lower-back-do-not-count", test_forbidden_holds);
  g_test_add_func ("/core/programme-run/lifted-hips-weigh-more", test_hips_up);
  g_test_add_func ("/core/programme-run/silence-stands-still", test_silence_stands_still);
  g_test_add_func ("/core/programme-run/what-is-not-felt-goes-by-the-clock", test_what_is_not_felt);
  g_test_add_func ("/core/programme-run/guide-only-ends-when-it-says", test_guide_only);
  g_test_add_func ("/core/programme-run/the-person-may-skip-and-go-back", test_skip_and_back);
  g_test_add_func ("/core/programme-run/somebody-who-does-what-is-asked-gets-through", test_person);
  return g_test_run ();
}
