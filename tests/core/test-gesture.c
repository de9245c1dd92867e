/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Presses and lift-offs: found in all their shapes, and not found in rolling. */

#include "core/gesture.h"
#include "core/person.h"
#include "rig.h"

#include <math.h>
#include <string.h>

/* --- loads by hand: a load level a letter, one letter 100 ms --- */

typedef struct
{
  DorsalGestures gestures;
  DorsalContact contact;
  gint64 time_us;
  double path_cm;
  guint presses; /* of the last gesture */
  guint told;    /* gestures of presses */
  guint lifted, left;
} Hand;

static void
step (Hand *hand, double level, gint64 step_us)
{
  DorsalLoad load = { .known = TRUE, .level = level };

  hand->time_us += step_us;
  hand->contact = dorsal_contact_step (hand->contact, &load, hand->time_us, dorsal_zones_default ());
  dorsal_gestures_step (&hand->gestures, &load, &hand->contact, hand->path_cm, hand->time_us,
                                         dorsal_zones_default ());
  hand->lifted += hand->gestures.gesture.kind == DORSAL_GESTURE_LIFTED;
  hand->left += hand->gestures.gesture.kind == DORSAL_GESTURE_LEFT;
  if (hand->gestures.gesture.kind == DORSAL_GESTURE_PRESSES)
    {
      hand->told++;
      hand->presses = hand->gestures.gesture.presses;
    }
}

static void
stay (Hand *hand, double level, double seconds)
{
  for (guint i = 0; i < seconds * 100; i++)
    step (hand, level, 10000);
}

/* '0' … '9': levels 0, 2, … 18 */
static Hand
play (const char *line)
{
  Hand hand = { 0 };

  for (const char *c = line; *c; c++)
    stay (&hand, (*c - '0') * 2, 0.1);
  return hand;
}

static void
test_lines (void)
{
  static const struct
  {
    const char *line;
    guint presses; /* 0: no gesture */
  } cases[] = {
    /* lying at level 10, a tenth of a second a letter */
    { "5555555555559955599555555555555", 2 },
    { "5555555555559955555555555555555", 1 },
    { "55555555555599555995559955555555555555", 3 },
    { "555555555555995559955599555995555555555555", 0 }, /* four are nothing */
    { "555555555555777555777555555555555", 2 },          /* 40 % is firm enough */
    { "555555555555666555666555555555555", 0 },          /* 20 % is not, by a little */
    { "5555555555559999999995555555555555", 0 },         /* 0.9 s is leaning */
    { "555555555555999999955555999999955555555555", 2 }, /* 0.7 s each is not */
    { "5555555555559955555559955555555555", 2 },         /* the longest pause between two */
    { "555555555555995555555559955555555555", 1 },       /* longer: two gestures of one press, the last is looked at */
    { "5555555555559955599888888888888888", 0 },         /* does not come back to what it was */
    { "555555555555995559922222222222222", 0 },
    { "5555555555553335533355555555555555", 0 },         /* less and less again: hips, not presses */
    { "5555555555550005555555555555555555", 0 },         /* a bounce */
    { "5555555555550000555005555555555555", 0 },
    { "0000000000003555555555555555555555", 0 },         /* lying down */
    { "0000000000004243555555555555555555", 0 },         /* with a wobble */
    { "0000000000005500055000000000000000", 2 },         /* a hand on the empty roller */
    { "00000000000055000550005500000000000000", 3 },
    { "0000000000009290009290000000000000", 2 },         /* it trembles: these are still two … */
    { "5555555555559695555555555555555555", 2 },         /* … as so little of a fall is enough under a back */
    { "5555555555555555555554321000000000", 0 },         /* getting off */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Hand hand = play (cases[i].line);

      if (hand.presses != cases[i].presses)
        g_error ("%s: %u presses, not %u", cases[i].line, hand.presses, cases[i].presses);
    }
}

static void
test_once (void)
{
  Hand hand = play ("555555555555995559955555555555555555555555555555555");

  g_assert_cmpuint (hand.told, ==, 1);
  stay (&hand, 10, 30);
  g_assert_cmpuint (hand.told, ==, 1);
}

/* 60 ms is a knock, 80 ms a press: the hop between two samples decides. */
static void
test_knock (void)
{
  static const struct
  {
    guint samples;
    guint presses;
  } cases[] = { { 5, 0 }, { 7, 0 }, { 9, 1 }, { 79, 1 }, { 82, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Hand hand = play ("555555555555");

      for (guint k = 0; k < cases[i].samples; k++)
        step (&hand, 16, 10000);
      stay (&hand, 10, 3);
      if (hand.presses != cases[i].presses)
        g_error ("%u samples: %u presses", cases[i].samples, hand.presses);
    }
}

/* The whole gesture turns no more than half a centimetre. */
static void
test_turning (void)
{
  static const double turns_cm[] = { 0, 0.2, -0.2, 0.3, -0.3 };

  for (guint i = 0; i < G_N_ELEMENTS (turns_cm); i++)
    {
      Hand hand = play ("555555555555");

      for (guint k = 0; k < 2; k++)
        {
          stay (&hand, 16, 0.2);
          hand.path_cm += turns_cm[i];
          stay (&hand, 10, 0.3);
        }
      stay (&hand, 10, 2);
      g_assert_cmpuint (hand.told, ==, fabs (turns_cm[i]) * 2 <= 0.5 ? 1 : 0);
    }
}

static void
test_lift (void)
{
  Hand hand = { 0 };

  stay (&hand, 0, 100); /* nobody has been there: no lift-off */
  g_assert_cmpuint (hand.lifted + hand.left, ==, 0);
  stay (&hand, 10, 5);
  stay (&hand, 0, 2.9);
  g_assert_cmpuint (hand.lifted, ==, 0);
  stay (&hand, 0, 0.2);
  g_assert_cmpuint (hand.lifted, ==, 1);
  stay (&hand, 0, 56.7);
  g_assert_cmpuint (hand.left, ==, 0);
  stay (&hand, 0, 0.3);
  g_assert_cmpuint (hand.left, ==, 1);
  stay (&hand, 0, 200);
  g_assert_cmpuint (hand.lifted, ==, 1);
  g_assert_cmpuint (hand.left, ==, 1);
  /* a bounce is none; the next one is told anew */
  stay (&hand, 10, 5);
  stay (&hand, 0, 2);
  stay (&hand, 10, 5);
  g_assert_cmpuint (hand.lifted, ==, 1);
  stay (&hand, 0, 4);
  g_assert_cmpuint (hand.lifted, ==, 2);
}

static void
test_meaning (void)
{
  static const struct
  {
    DorsalGesture gesture;
    DorsalGestureMeaning command, answer;
  } cases[] = {
    { { DORSAL_GESTURE_NONE, 0 }, DORSAL_MEANING_NOTHING, DORSAL_MEANING_NOTHING },
    { { DORSAL_GESTURE_PRESSES, 0 }, DORSAL_MEANING_NOTHING, DORSAL_MEANING_NOTHING },
    { { DORSAL_GESTURE_PRESSES, 1 }, DORSAL_MEANING_NOTHING, DORSAL_MEANING_BETTER },
    { { DORSAL_GESTURE_PRESSES, 2 }, DORSAL_MEANING_START_OR_PAUSE, DORSAL_MEANING_SAME },
    { { DORSAL_GESTURE_PRESSES, 3 }, DORSAL_MEANING_REPEAT, DORSAL_MEANING_WORSE },
    { { DORSAL_GESTURE_PRESSES, 4 }, DORSAL_MEANING_NOTHING, DORSAL_MEANING_NOTHING },
    { { DORSAL_GESTURE_LIFTED, 0 }, DORSAL_MEANING_PAUSE, DORSAL_MEANING_PAUSE },
    { { DORSAL_GESTURE_LEFT, 0 }, DORSAL_MEANING_END, DORSAL_MEANING_END },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (dorsal_gesture_meaning (cases[i].gesture, FALSE), ==, cases[i].command);
      g_assert_cmpint (dorsal_gesture_meaning (cases[i].gesture, TRUE), ==, cases[i].answer);
    }
  g_assert_cmpstr (dorsal_gesture_to_string (DORSAL_GESTURE_LEFT), ==, "left");
  g_assert_cmpstr (dorsal_gesture_to_string (99), ==, "unknown");
}

/* --- the simulated person --- */

/* Presses told in so many seconds of a person's life, by presses; `at_s`: when `firm` firm presses are added, 0 never. */
typedef struct
{
  guint told[4];
} Heard;

static Heard
listen (const DorsalPersonSetup *setup, double seconds, double at_s, guint firm, double strength, double length_s,
        double spacing_s)
{
  g_autoptr (DorsalPerson) person = dorsal_person_new (setup);
  DorsalSettings settings = dorsal_settings_default ();
  DorsalClassifier *classifier = g_new0 (DorsalClassifier, 1);
  Heard heard = { 0 };

  settings.body.weight_kg = setup->weight_kg;
  dorsal_classifier_init (classifier, &settings);
  dorsal_classifier_hello (classifier, &setup->hello);
  for (guint i = 0; i < seconds * setup->hello.rate_hz; i++)
    {
      double t = i / (double) setup->hello.rate_hz - at_s;
      DorsalReading reading;
      DorsalSample sample;
      gboolean pressed;

      dorsal_person_next (person, &sample, &pressed, NULL);
      if (at_s > 0 && t >= 0 && t < firm * spacing_s && fmod (t, spacing_s) < length_s)
        for (guint k = 0; k < sample.n_cells; k++)
          sample.cells[k] = MAX ((gint32) (sample.cells[k] * (1 + strength * sin (G_PI * fmod (t, spacing_s) / length_s))), -1);
      dorsal_classifier_step (classifier, &sample, i ? DORSAL_CLOCK_NEXT : DORSAL_CLOCK_FIRST, &reading);
      if (classifier->gestures.gesture.kind == DORSAL_GESTURE_PRESSES)
        heard.told[classifier->gestures.gesture.presses]++;
    }
  g_free (classifier);
  return heard;
}

/* An hour of rolling, holding, extending, bouncing and lifting off, by several people. */
static void
test_rolling_is_no_gesture (void)
{
  for (guint64 seed = 1; seed <= 6; seed++)
    {
      DorsalPersonSetup setup = dorsal_person_setup_default (seed * 77);
      Heard heard;

      setup.hello.unit = seed % 2 ? DORSAL_UNIT_KPA : DORSAL_UNIT_RAW;
      setup.hello.rate_hz = seed % 3 ? 100 : 50;
      heard = listen (&setup, 600, 0, 0, 0, 0, 0);
      if (heard.told[2] + heard.told[3] > 0)
        g_error ("seed %" G_GUINT64_FORMAT ": two presses %u times, three %u times", setup.seed, heard.told[2],
                 heard.told[3]);
    }
}

static void
test_firm_presses_are_heard (void)
{
  static const DorsalAct acts[] = { { .kind = DORSAL_ACT_OFF, .seconds = 2 }, { .kind = DORSAL_ACT_SETTLE, .seconds = 4 },
                                    { .kind = DORSAL_ACT_ROLL, .place = 0.35, .speed_cm_s = 5 },
                                    { .kind = DORSAL_ACT_HOLD, .seconds = 30 } };
  guint heard_all = 0, all = 0;

  for (guint64 seed = 1; seed <= 5; seed++)
    for (guint firm = 1; firm <= 3; firm++)
      for (guint strength = 5; strength <= 7; strength++)
        for (guint quick = 0; quick <= 1; quick++)
          {
            DorsalPersonSetup setup = dorsal_person_setup_default (seed);
            Heard heard;

            setup.script = acts;
            setup.n_script = G_N_ELEMENTS (acts);
            setup.hello.rate_hz = quick ? 200 : 50;
            heard = listen (&setup, 28, 20, firm, strength / 10.0, quick ? 0.3 : 0.5, quick ? 0.6 : 1.0);
            all++;
            heard_all += heard.told[firm] == 1 && heard.told[1] + heard.told[2] + heard.told[3] == 1;
          }
  g_test_message ("%u of %u heard", heard_all, all);
  g_assert_cmpuint (heard_all * 100, >=, all * 97);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/gesture/the-lines", test_lines);
  g_test_add_func ("/core/gesture/told-once", test_once);
  g_test_add_func ("/core/gesture/a-knock-is-no-press", test_knock);
  g_test_add_func ("/core/gesture/what-turns-is-no-press", test_turning);
  g_test_add_func ("/core/gesture/getting-off-pauses-then-ends", test_lift);
  g_test_add_func ("/core/gesture/what-presses-mean", test_meaning);
  g_test_add_func ("/core/gesture/an-hour-of-rolling-has-none", test_rolling_is_no_gesture);
  g_test_add_func ("/core/gesture/firm-presses-are-heard", test_firm_presses_are_heard);
  return g_test_run ();
}
