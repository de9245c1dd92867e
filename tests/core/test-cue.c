/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cue policy as tables: what follows what, how long it waits, and what stays unsaid. */

#include "core/cue.h"

#include <string.h>

#define STEP_US  (20 * 1000)
#define BEGIN_US (100 * G_USEC_PER_SEC)

/* Words of a script: "good rolling", "lumbar", "silent"; each changes what is so. */
typedef struct
{
  DorsalReading reading;
  DorsalScene scene;
  DorsalCuing cuing;
  gint64 time_us;
  GString *said; /* "placed anchored lumbar! " */
} Bench;

static void
begin (Bench *bench)
{
  memset (bench, 0, sizeof *bench);
  bench->scene.reading = &bench->reading;
  bench->time_us = BEGIN_US;
  bench->said = g_string_new (NULL);
}

static void
set_place (DorsalReading *reading, DorsalZone zone)
{
  reading->place_known = zone > DORSAL_ZONE_OFF;
  reading->zone = zone;
}

static void
set (Bench *bench, const char *word)
{
  static const struct
  {
    const char *word;
    DorsalState state;
    DorsalZone zone;
    guint alerts;
  } words[] = {
    { "settling", DORSAL_STATE_SETTLING, 0, 0 },
    { "rolling", DORSAL_STATE_ROLLING, 0, 0 },
    { "holding", DORSAL_STATE_HOLDING, 0, 0 },
    { "extending", DORSAL_STATE_EXTENDING, 0, 0 },
    { "good", 0, DORSAL_ZONE_THORACIC, 0 },
    { "lower", 0, DORSAL_ZONE_LOWER_CAUTION, 0 },
    { "upper", 0, DORSAL_ZONE_UPPER_CAUTION, 0 },
    { "pelvis", 0, DORSAL_ZONE_PELVIS, 0 },
    { "lumbar", 0, DORSAL_ZONE_LUMBAR, DORSAL_ALERT_LUMBAR },
    { "neck", 0, DORSAL_ZONE_NECK, DORSAL_ALERT_NECK },
    { "near", 0, DORSAL_ZONE_THORACIC, DORSAL_ALERT_LUMBAR_NEAR },
    { "nowhere", 0, DORSAL_ZONE_UNKNOWN, 0 },
  };
  static const struct
  {
    const char *word;
    DorsalAlert alert;
  } alerts[] = {
    { "hard", DORSAL_ALERT_TOO_HARD },
    { "fast", DORSAL_ALERT_TOO_FAST },
    { "midline", DORSAL_ALERT_MIDLINE },
  };
  const guint of_place = DORSAL_ALERT_LUMBAR | DORSAL_ALERT_NECK | DORSAL_ALERT_LUMBAR_NEAR;
  DorsalReading *reading = &bench->reading;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].word, word) == 0)
      {
        if (words[i].state)
          reading->state = words[i].state;
        else
          {
            set_place (reading, words[i].zone);
            reading->alerts = (reading->alerts & ~of_place) | words[i].alerts;
          }
        return;
      }
  for (guint i = 0; i < G_N_ELEMENTS (alerts); i++)
    if (strcmp (alerts[i].word, word) == 0 || (word[0] == '-' && strcmp (alerts[i].word, word + 1) == 0))
      {
        reading->alerts
            = word[0] == '-' ? reading->alerts & ~(guint) alerts[i].alert : reading->alerts | alerts[i].alert;
        return;
      }
  if (strcmp (word, "linked") == 0)
    {
      bench->scene.link = reading->link = DORSAL_LINK_STREAMING;
      reading->state = DORSAL_STATE_OFF;
      set_place (reading, DORSAL_ZONE_OFF);
    }
  else if (strcmp (word, "absent") == 0)
    bench->scene.link = DORSAL_LINK_ABSENT;
  else if (strcmp (word, "silent") == 0 || strcmp (word, "lost") == 0)
    {
      memset (reading, 0, sizeof *reading);
      bench->scene.link = reading->link = word[0] == 's' ? DORSAL_LINK_SILENT : DORSAL_LINK_LOST;
    }
  else if (strcmp (word, "off") == 0)
    {
      reading->state = DORSAL_STATE_OFF;
      reading->alerts = 0;
      set_place (reading, DORSAL_ZONE_OFF);
    }
  else if (strcmp (word, "dead") == 0)
    {
      reading->state = DORSAL_STATE_UNKNOWN;
      reading->alerts = 0;
      set_place (reading, DORSAL_ZONE_UNKNOWN);
    }
  else if (strcmp (word, "goodpace") == 0)
    reading->pace = DORSAL_PACE_GOOD;
  else if (strcmp (word, "slowpace") == 0)
    reading->pace = DORSAL_PACE_SLOW;
  else if (strcmp (word, "howfelt") == 0 || strcmp (word, "-howfelt") == 0)
    reading->asked = word[0] == '-' ? DORSAL_LEVEL_UNKNOWN : DORSAL_LEVEL_T6;
  else if (strcmp (word, "paused") == 0)
    bench->scene.news = DORSAL_SAY_PAUSED;
  else if (strcmp (word, "asked") == 0)
    reading->direction = DORSAL_DIRECTION_ASKED;
  else if (strcmp (word, "suspect") == 0)
    reading->direction = DORSAL_DIRECTION_SUSPECT;
  else if (strcmp (word, "slipping") == 0 || strcmp (word, "-slipping") == 0)
    reading->slipping = word[0] != '-';
  else if (strcmp (word, "anchor") == 0)
    bench->scene.anchor = DORSAL_ANCHOR_ACCEPTED;
  else if (strcmp (word, "refused") == 0)
    bench->scene.anchor = DORSAL_ANCHOR_MOVING;
  else if (strcmp (word, "setdone") == 0)
    bench->scene.news = DORSAL_SAY_SET_DONE;
  else
    g_error ("no such word: %s", word);
}

static void
run_for (Bench *bench, double seconds)
{
  for (gint64 end_us = bench->time_us + (gint64) (seconds * 1e6); bench->time_us < end_us;)
    {
      bench->time_us += STEP_US;
      if (bench->reading.state == DORSAL_STATE_HOLDING)
        bench->reading.hold_s += STEP_US * 1e-6;
      else
        bench->reading.hold_s = 0;
      bench->cuing = dorsal_cue_step (bench->cuing, &bench->scene, bench->time_us, dorsal_zones_default ());
      bench->scene.anchor = DORSAL_ANCHOR_UNKNOWN;
      bench->scene.news = DORSAL_SAY_UNKNOWN;
      if (bench->cuing.say)
        g_string_append_printf (bench->said, "%s%s ", dorsal_say_to_string (bench->cuing.say),
                                bench->cuing.strong ? "!" : "");
    }
}

/* "linked 1 settling 0.5": words, and seconds to let pass. */
static void
play (Bench *bench, const char *script)
{
  g_auto (GStrv) words = g_strsplit (script, " ", -1);

  for (guint i = 0; words[i]; i++)
    if (g_ascii_isdigit (words[i][0]))
      run_for (bench, g_ascii_strtod (words[i], NULL));
    else
      set (bench, words[i]);
}

typedef struct
{
  const char *before; /* what it says is not looked at */
  const char *script, *said;
} Case;

#define ON_RIBS "linked 1 settling 1 good anchor 1 rolling 1"

static const Case cases[] = {
  /* the link */
  { "", "1", "" },
  { "", "linked 20", "signal-back " },
  { "linked 1", "silent 1", "no-signal " },
  { "linked 1", "lost 20", "no-signal no-signal! " },
  { ON_RIBS, "lumbar silent 1", "no-signal " },
  { ON_RIBS, "silent 1 linked rolling good 2", "no-signal signal-back rolling " },
  { ON_RIBS, "silent 1 linked rolling lumbar 1", "no-signal signal-back rolling lumbar " },
  { ON_RIBS, "absent 20", "" },
  { "linked 1", "absent setdone 1", "set-done " },
  { "linked 1", "lost setdone 1", "no-signal set-done " },
  /* lying down, and the place */
  { "linked 1", "settling 1", "placed " },
  { "linked 1", "settling 2", "placed place-unknown " },
  { "linked 1", "settling 60", "placed place-unknown place-unknown! " },
  { "linked 1 settling 1", "refused 0.4", "anchor-refused " },
  { "linked 1 settling 1", "anchor 0.02 good 1", "anchored " },
  { "linked 1 settling 1", "good anchor asked 1", "anchored direction-asked " },
  { ON_RIBS, "anchor 1", "anchored " },
  { ON_RIBS, "nowhere 1", "place-unknown " },
  { ON_RIBS, "nowhere suspect 1", "direction-suspect place-unknown " },
  { ON_RIBS, "nowhere 0.1 good 1", "" },
  { ON_RIBS, "dead 1", "place-unknown " },
  { ON_RIBS, "dead 1 settling 1", "place-unknown placed " },
  { ON_RIBS, "off 5", "off " },
  { ON_RIBS, "off 0.5 settling good 9", "off placed " },
  { ON_RIBS, "off 0.5 settling lumbar 1", "off placed lumbar " },
  { ON_RIBS, "off 0.5 settling lower 1", "off placed lumbar-near " },
  /* doing */
  { ON_RIBS, "10", "" },
  { ON_RIBS, "holding 5 rolling 1", "hold rolling " },
  { ON_RIBS, "holding 31", "hold hold-goal " },
  { ON_RIBS, "holding 29.9 slipping 1", "hold slipping hold-goal " },
  { ON_RIBS, "holding 100", "hold hold-goal hold-enough hold-long " },
  { ON_RIBS, "holding 31 rolling 1 holding 31", "hold hold-goal rolling hold hold-goal " },
  { ON_RIBS, "extending 3 holding 1", "hips-lowered hips-raised " },
  { ON_RIBS, "extending 3 rolling 1", "hips-lowered rolling " },
  { ON_RIBS, "slipping 9", "slipping " },
  { ON_RIBS, "slipping 1 -slipping 1 slipping 1", "slipping slipping " },
  { ON_RIBS, "setdone 1", "set-done " },
  { ON_RIBS, "paused 1", "paused " },
  { "linked 1", "lost paused 1", "no-signal paused " },
  { ON_RIBS, "howfelt 9", "asked " },
  { ON_RIBS, "howfelt 1 -howfelt 1 howfelt 1", "asked asked " },
  /* zones: lower back and neck first, praise for the way back */
  { ON_RIBS, "near 1 good 1", "lumbar-near clear " },
  { ON_RIBS, "near 1 lower 2", "lumbar-near " },
  { ON_RIBS, "near 1 lower 1 lumbar 1 lower 1 good 1", "lumbar-near lumbar lumbar-near good-zone " },
  { ON_RIBS, "lumbar 1 pelvis 1 good 1", "lumbar pelvis good-zone " },
  { ON_RIBS, "upper 1 neck 1 upper 1 good 1", "neck-near neck neck-near good-zone " },
  { ON_RIBS, "lower 1 good 1 lower 1 good 1", "lumbar-near clear lumbar-near clear " },
  { ON_RIBS, "lower 0.1 good 1", "" },
  /* pressure, pace, mid-line */
  { ON_RIBS, "hard 1 -hard 1", "too-hard eased " },
  { ON_RIBS, "fast 1 -fast goodpace 1", "too-fast good-pace " },
  { ON_RIBS, "fast 1 -fast 1", "too-fast eased " },
  { ON_RIBS, "fast 1 -fast holding 1", "too-fast hold " },
  { ON_RIBS, "midline 1 -midline 1", "midline eased " },
  { ON_RIBS, "slowpace 9", "slow " },
  { ON_RIBS, "slowpace 1 goodpace 1 slowpace 1", "slow good-pace slow " },
  { ON_RIBS, "slowpace 1 holding 1 goodpace 1", "slow hold " },
  { ON_RIBS, "slowpace lumbar 1 good 1", "lumbar good-zone slow " },
  { ON_RIBS, "hard midline 1 -hard 1", "too-hard midline eased midline " },
  { ON_RIBS, "midline fast 1 -fast goodpace 1", "too-fast midline good-pace " },
  { ON_RIBS, "fast 1 lumbar 1 -fast goodpace 1 good 1", "too-fast lumbar good-zone " },
  { ON_RIBS, "hard 1 lumbar 1 good 1", "too-hard lumbar good-zone too-hard " },
  /* all at once: the most urgent first, each once */
  { ON_RIBS, "hard fast lumbar 2", "lumbar too-hard too-fast " },
  { ON_RIBS, "slipping midline neck 2", "neck midline slipping " },
  /* who ignores it hears it again, stronger; only the gravest go on */
  { ON_RIBS, "lumbar 2.9", "lumbar " },
  { ON_RIBS, "lumbar 3.1", "lumbar lumbar! " },
  { ON_RIBS, "lumbar 16", "lumbar lumbar! lumbar! lumbar! " },
  { ON_RIBS, "neck 10", "neck neck! neck! " },
  { ON_RIBS, "hard 10", "too-hard too-hard! too-hard! " },
  { ON_RIBS, "near 30", "lumbar-near lumbar-near! " },
  { ON_RIBS, "fast 30", "too-fast too-fast! " },
  { ON_RIBS, "midline 30", "midline midline! " },
  { ON_RIBS, "lumbar 2 good 2 lumbar 2", "lumbar good-zone lumbar " },
};

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Bench bench;

      begin (&bench);
      g_test_message ("%s | %s", cases[i].before, cases[i].script);
      if (*cases[i].before)
        play (&bench, cases[i].before);
      g_string_truncate (bench.said, 0);
      play (&bench, cases[i].script);
      g_assert_cmpstr (bench.said->str, ==, cases[i].said);
      g_string_free (bench.said, TRUE);
    }
}

/* The step in which it is so is the step in which it is said, whatever was said just before. */
static void
test_urgent_at_once (void)
{
  static const char *const urgent[] = { "lumbar", "neck", "hard" };

  for (guint i = 0; i < G_N_ELEMENTS (urgent); i++)
    {
      Bench bench;

      begin (&bench);
      play (&bench, ON_RIBS " slipping 0.02");
      g_assert_cmpint (bench.cuing.say, ==, DORSAL_SAY_SLIPPING);
      set (&bench, urgent[i]);
      play (&bench, "0.02");
      g_assert_cmpint (bench.cuing.say, >, DORSAL_SAY_UNKNOWN);
      g_assert_cmpint (bench.cuing.say, <=, DORSAL_SAY_TOO_HARD);
      g_string_free (bench.said, TRUE);
    }
}

static void
test_spacing (void)
{
  Bench bench;
  gint64 last_us = 0;

  begin (&bench);
  play (&bench, ON_RIBS);
  set (&bench, "slipping");
  set (&bench, "asked");
  set (&bench, "setdone");
  set (&bench, "holding");
  for (guint i = 0; i < 100; i++)
    {
      play (&bench, "0.02");
      if (!bench.cuing.say)
        continue;
      g_assert_cmpint (bench.time_us - last_us, >=, 300 * 1000);
      last_us = bench.time_us;
    }
  g_assert_true (g_str_has_suffix (bench.said->str, "slipping direction-asked hold set-done "));
  g_string_free (bench.said, TRUE);
}

static void
test_words (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (DorsalSay say = DORSAL_SAY_UNKNOWN; say < DORSAL_N_SAYS; say++)
    g_assert_true (g_hash_table_add (seen, (gpointer) dorsal_say_to_string (say)));
  g_assert_cmpstr (dorsal_say_to_string (DORSAL_N_SAYS), ==, "unknown");
  g_assert_cmpstr (dorsal_say_to_string (DORSAL_SAY_MIDLINE), ==, "midline");
  g_assert_cmpstr (dorsal_say_to_string (DORSAL_SAY_HOLD_GOAL), ==, "hold-goal");
  g_assert_cmpstr (dorsal_say_to_string (DORSAL_SAY_SESSION_DONE), ==, "session-done");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/cue/each-change-is-told-once", test_table);
  g_test_add_func ("/core/cue/what-is-urgent-interrupts", test_urgent_at_once);
  g_test_add_func ("/core/cue/the-rest-waits-its-turn", test_spacing);
  g_test_add_func ("/core/cue/each-has-a-word-of-its-own", test_words);
  return g_test_run ();
}
