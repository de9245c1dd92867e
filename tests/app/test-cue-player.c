/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cues as they are played: into a sink that listens, and a motor that notes. */

#include "app/cue-player.h"

#include <gio/gio.h>

typedef struct
{
  DorsalSoundSink sink;
  GString *heard; /* "lumbar 0.35, " */
} Ear;

static void
ear_play (DorsalSoundSink *sink, DorsalSay say, double volume)
{
  g_string_append_printf (((Ear *) sink)->heard, "%s %.2f, ", dorsal_say_to_string (say), volume);
}

static const char *
ear_trouble (DorsalSoundSink *sink)
{
  return NULL;
}

static void
ear_free (DorsalSoundSink *sink)
{
  g_string_truncate (((Ear *) sink)->heard, 0);
  g_string_append (((Ear *) sink)->heard, "gone");
}

static void
note_motor (gpointer data, DorsalCue cue, guint ttl_ms)
{
  g_string_append_printf (data, "%s %u, ", dorsal_cue_to_string (cue), ttl_ms);
}

typedef struct
{
  Ear ear;
  GString *felt;
  DorsalCuePlayer *player;
  DorsalReading reading;
  gint64 time_us;
} Bench;

static void
begin (Bench *bench)
{
  static const DorsalSoundSinkTable table = { ear_play, ear_trouble, ear_free };

  *bench = (Bench){ .ear = { { &table }, g_string_new (NULL) }, .felt = g_string_new (NULL), .time_us = 1000000 };
  bench->player = dorsal_cue_player_new (&bench->ear.sink, note_motor, bench->felt);
}

static void
end (Bench *bench)
{
  dorsal_cue_player_free (bench->player);
  g_assert_cmpstr (bench->ear.heard->str, ==, "gone");
  g_string_free (bench->ear.heard, TRUE);
  g_string_free (bench->felt, TRUE);
}

static void
pass (Bench *bench, DorsalState state, DorsalZone zone, guint alerts, double seconds)
{
  DorsalScene scene = { .reading = &bench->reading, .link = DORSAL_LINK_STREAMING };

  bench->reading.link = DORSAL_LINK_STREAMING;
  bench->reading.state = state;
  bench->reading.zone = zone;
  bench->reading.place_known = zone > DORSAL_ZONE_OFF;
  bench->reading.alerts = alerts;
  for (guint i = 0; i < (guint) (seconds * 20); i++)
    dorsal_cue_player_step (bench->player, &scene, bench->time_us += 50000, dorsal_zones_default ());
}

static void
play_lumbar (Bench *bench)
{
  pass (bench, DORSAL_STATE_OFF, DORSAL_ZONE_OFF, 0, 1);
  pass (bench, DORSAL_STATE_SETTLING, DORSAL_ZONE_THORACIC, 0, 1);
  pass (bench, DORSAL_STATE_SETTLING, DORSAL_ZONE_LUMBAR, DORSAL_ALERT_LUMBAR, 4);
}

static void
test_heard_and_felt (void)
{
  Bench bench;

  begin (&bench);
  play_lumbar (&bench);
  g_assert_cmpstr (bench.ear.heard->str, ==, "signal-back 0.35, placed 0.35, lumbar 0.35, lumbar 0.50, ");
  g_assert_cmpstr (bench.felt->str, ==, "up 900, up 1500, ");
  end (&bench);
}

static void
test_wishes (void)
{
  DorsalCueWishes wishes = dorsal_cue_wishes_default ();
  Bench bench;

  begin (&bench);
  wishes.volume = 1;
  wishes.haptics = FALSE;
  wishes.silenced[DORSAL_SAY_PLACED] = TRUE;
  dorsal_cue_player_set_wishes (bench.player, &wishes);
  play_lumbar (&bench);
  g_assert_cmpstr (bench.ear.heard->str, ==, "signal-back 0.70, lumbar 0.70, lumbar 1.00, ");
  g_assert_cmpstr (bench.felt->str, ==, "");
  g_string_truncate (bench.ear.heard, 0);
  dorsal_cue_player_preview (bench.player, DORSAL_SAY_PLACED);
  g_assert_cmpstr (bench.ear.heard->str, ==, "placed 1.00, ");
  wishes.volume = 0;
  dorsal_cue_player_set_wishes (bench.player, &wishes);
  dorsal_cue_player_preview (bench.player, DORSAL_SAY_PLACED);
  g_assert_cmpstr (bench.ear.heard->str, ==, "placed 1.00, ");
  end (&bench);
}

static void
test_every_cue_has_a_sound (void)
{
  for (DorsalSay say = DORSAL_SAY_UNKNOWN + 1; say < DORSAL_N_SAYS; say++)
    {
      g_autofree char *path = g_strdup_printf ("/io/github/dorsal/Dorsal/sounds/%s.wav", dorsal_say_to_string (say));
      g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
      guint ttl_ms;

      g_assert_nonnull (bytes);
      g_assert_cmpuint (g_bytes_get_size (bytes), >, 44);
      if (dorsal_motor_pattern (say, TRUE, &ttl_ms) != DORSAL_CUE_UNKNOWN)
        g_assert_cmpuint (ttl_ms, >, 0);
      g_assert_cmpuint (ttl_ms, <=, 2000);
    }
}

/* The real sink, where no server is: a sentence, and nothing else happens. */
static void
test_no_server (void)
{
  DorsalSoundSink *sink = dorsal_sound_sink_new ();

  g_assert_null (sink->table->trouble (sink));
  sink->table->play (sink, DORSAL_SAY_LUMBAR, 0.5);
  while (!sink->table->trouble (sink))
    g_main_context_iteration (NULL, TRUE);
  sink->table->play (sink, DORSAL_SAY_LUMBAR, 0.5);
  g_assert_nonnull (sink->table->trouble (sink));
  sink->table->free (sink);
}

int
main (int argc, char *argv[])
{
  g_setenv ("PULSE_SERVER", "unix:/nowhere/pulse", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/cue-player/a-cue-is-heard-and-felt", test_heard_and_felt);
  g_test_add_func ("/app/cue-player/the-person-may-wish-otherwise", test_wishes);
  g_test_add_func ("/app/cue-player/every-cue-has-a-sound", test_every_cue_has_a_sound);
  g_test_add_func ("/app/cue-player/without-a-server-there-is-a-sentence", test_no_server);
  return g_test_run ();
}
