/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Who speaks is slow, or not there: the words come in their order, urgent ones before those that wait. */

#include "app/speech.h"

static GMutex mutex;
static GCond cond;
static GString *said;
static gboolean silent, open_fails;
static guint begun, closed;

static gpointer
fake_open (void)
{
  return open_fails ? NULL : &begun;
}

/* Speaks when it may, and tells that it began. */
static void
fake_say (gpointer speaker, const char *words, gboolean urgent)
{
  g_mutex_lock (&mutex);
  begun++;
  g_cond_broadcast (&cond);
  while (silent)
    g_cond_wait (&cond, &mutex);
  g_string_append_printf (said, "%s%s|", words, urgent ? "!" : "");
  g_mutex_unlock (&mutex);
}

static void
fake_close (gpointer speaker)
{
  g_mutex_lock (&mutex);
  closed++;
  g_cond_broadcast (&cond);
  g_mutex_unlock (&mutex);
}

static const DorsalSpeaker fake = { fake_open, fake_say, fake_close };

static void
wait_until_begun (guint n)
{
  g_mutex_lock (&mutex);
  while (begun < n)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
}

/* The thread outlives a free that had no patience. */
static void
free_and_wait (DorsalSpeech *speech)
{
  dorsal_speech_free (speech);
  g_mutex_lock (&mutex);
  while (closed == 0)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
}

static void
set_silent (gboolean is)
{
  g_mutex_lock (&mutex);
  silent = is;
  g_cond_broadcast (&cond);
  g_mutex_unlock (&mutex);
}

static DorsalSpeech *
start (void)
{
  begun = closed = 0;
  open_fails = FALSE;
  said = g_string_new (NULL);
  return dorsal_speech_new (&fake);
}

static void
test_order (void)
{
  DorsalSpeech *speech = start ();

  dorsal_speech_say (speech, "one", FALSE);
  dorsal_speech_say (speech, "two", FALSE);
  wait_until_begun (2);
  free_and_wait (speech);
  g_assert_cmpstr (said->str, ==, "one|two|");
  g_assert_cmpuint (closed, ==, 1);
  g_string_free (said, TRUE);
}

static void
test_urgent (void)
{
  DorsalSpeech *speech = start ();

  set_silent (TRUE);
  dorsal_speech_say (speech, "one", FALSE);
  wait_until_begun (1);
  dorsal_speech_say (speech, "two", FALSE);
  dorsal_speech_say (speech, "lower back", TRUE);
  set_silent (FALSE);
  wait_until_begun (2);
  free_and_wait (speech);
  g_assert_cmpstr (said->str, ==, "one|lower back!|");
  g_string_free (said, TRUE);
}

/* Somebody who never ends a word keeps nobody waiting, and nothing of ours is gone when he does end it. */
static void
test_hangs (void)
{
  DorsalSpeech *speech = start ();
  gint64 before_us;

  set_silent (TRUE);
  dorsal_speech_say (speech, "one", FALSE);
  wait_until_begun (1);
  dorsal_speech_say (speech, "two", FALSE);
  before_us = g_get_monotonic_time ();
  dorsal_speech_free (speech);
  g_test_message ("%.0f ms", (double) (g_get_monotonic_time () - before_us) * 1e-3);
  g_assert_cmpuint (closed, ==, 0);
  set_silent (FALSE);
  g_mutex_lock (&mutex);
  while (closed == 0)
    g_cond_wait (&cond, &mutex);
  g_mutex_unlock (&mutex);
  g_assert_cmpstr (said->str, ==, "one|");
  g_string_free (said, TRUE);
}

static void
test_nobody (void)
{
  DorsalSpeech *speech = start ();

  open_fails = TRUE;
  dorsal_speech_say (speech, "one", FALSE);
  dorsal_speech_free (speech);
  g_assert_cmpstr (said->str, ==, "");
  g_assert_cmpuint (closed, ==, 0);
  g_string_free (said, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/speech/words-come-in-their-order", test_order);
  g_test_add_func ("/app/speech/urgent-words-take-the-place-of-those-that-wait", test_urgent);
  g_test_add_func ("/app/speech/whoever-hangs-keeps-nobody-waiting", test_hangs);
  g_test_add_func ("/app/speech/where-nobody-speaks-it-is-silent", test_nobody);
  return g_test_run ();
}
