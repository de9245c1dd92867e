/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Playing back, frame by frame. */

#include "app/playback.h"

#define MS 1000

static void
test_speeds (void)
{
  static const guint speeds[] = { DORSAL_PLAYBACK_SPEEDS };

  for (guint i = 0; i < G_N_ELEMENTS (speeds); i++)
    {
      DorsalPlayback playback = { .speed = speeds[i] };

      playback = dorsal_playback_toggle (playback, 3600 * (gint64) G_USEC_PER_SEC);
      for (gint64 frame = 0; frame <= 60; frame++)
        playback = dorsal_playback_step (playback, 5 * G_USEC_PER_SEC + frame * 16 * MS, 3600 * (gint64) G_USEC_PER_SEC);
      g_assert_cmpint (playback.at_us, ==, 960 * MS * speeds[i]);
    }
}

static void
test_end (void)
{
  DorsalPlayback playback = { .speed = 20, .at_us = 900 * MS };

  playback = dorsal_playback_toggle (playback, G_USEC_PER_SEC);
  playback = dorsal_playback_step (playback, 100 * MS, G_USEC_PER_SEC);
  playback = dorsal_playback_step (playback, 116 * MS, G_USEC_PER_SEC);
  g_assert_cmpint (playback.at_us, ==, G_USEC_PER_SEC);
  g_assert_false (playback.playing);
  playback = dorsal_playback_toggle (playback, G_USEC_PER_SEC);
  g_assert_true (playback.playing);
  g_assert_cmpint (playback.at_us, ==, 0);
}

/* A pause is no time; a window that was hidden is a quarter of a second. */
static void
test_pause (void)
{
  DorsalPlayback playback = { .speed = 1 };

  playback = dorsal_playback_toggle (playback, 1000 * (gint64) G_USEC_PER_SEC);
  playback = dorsal_playback_step (playback, 100 * MS, 1000 * (gint64) G_USEC_PER_SEC);
  playback = dorsal_playback_step (playback, 200 * MS, 1000 * (gint64) G_USEC_PER_SEC);
  playback = dorsal_playback_toggle (playback, 1000 * (gint64) G_USEC_PER_SEC);
  playback = dorsal_playback_step (playback, 300 * MS, 1000 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (playback.at_us, ==, 100 * MS);
  playback = dorsal_playback_toggle (playback, 1000 * (gint64) G_USEC_PER_SEC);
  playback = dorsal_playback_step (playback, 900 * MS, 1000 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (playback.at_us, ==, 100 * MS);
  playback = dorsal_playback_step (playback, 60 * (gint64) G_USEC_PER_SEC, 1000 * (gint64) G_USEC_PER_SEC);
  g_assert_cmpint (playback.at_us, ==, 350 * MS);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/playback/time-goes-by-times-the-speed", test_speeds);
  g_test_add_func ("/app/playback/it-stops-at-the-end-and-begins-anew", test_end);
  g_test_add_func ("/app/playback/a-pause-is-no-time", test_pause);
  return g_test_run ();
}
