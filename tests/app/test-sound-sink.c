/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The sound server's library is there when a cue is, and what is wrong with the server is said. */

#include "app/pulse-library.h"
#include "app/sound-sink.h"

static void
test_complete (void)
{
  g_assert_nonnull (dorsal_pulse_library ());
  g_assert_true (dorsal_pulse_library () == dorsal_pulse_library ());
}

static void
test_no_server (void)
{
  DorsalSoundSink *sink = dorsal_sound_sink_new ();

  g_assert_null (sink->table->trouble (sink));
  sink->table->play (sink, DORSAL_SAY_LUMBAR, 1);
  while (!sink->table->trouble (sink)) /* the test's own limit ends a wait that is too long */
    g_main_context_iteration (NULL, TRUE);
  sink->table->play (sink, DORSAL_SAY_LUMBAR, 1); /* tries again */
  sink->table->free (sink);
}

static void
test_unheard (void)
{
  DorsalSoundSink *sink = dorsal_sound_sink_new ();

  sink->table->free (sink);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_setenv ("PULSE_SERVER", "unix:/nonexistent/pulse", TRUE);
  g_test_add_func ("/app/sound-sink/all-that-is-used-of-the-library-is-in-it", test_complete);
  g_test_add_func ("/app/sound-sink/without-a-server-that-is-said", test_no_server);
  g_test_add_func ("/app/sound-sink/one-that-never-played-is-gone-as-well", test_unheard);
  return g_test_run ();
}
