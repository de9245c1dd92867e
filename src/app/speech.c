/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words → a queue → whoever speaks.
 *
 *   main    say ──▶ queue; urgent words empty it first
 *   thread  ◀── pop, open once, say
 *   free        waits a moment for a word that is being said; a thread that hangs in one is left to itself, with what is its own
 *
 * The library is looked for when it is first needed: a package that many desktops have and none must. Its numbers are those
 * of libspeechd.h: mode single 0, priorities important 1, message 2.
 *
 * Never: a wait of the window for somebody who speaks slowly, nor for somebody who never ends. */

#include "app/speech.h"

#include <dlfcn.h>

#define LIBRARY "libspeechd.so.2"
#define PATIENCE_US (50 * 1000)

typedef struct
{
  char *words; /* NULL: the end */
  gboolean urgent;
} Utterance;

struct _DorsalSpeech
{
  const DorsalSpeaker *speaker;
  GAsyncQueue *queue;
  GAsyncQueue *gone; /* the thread's last word */
  GThread *thread;
};

static void
utterance_free (gpointer data)
{
  Utterance *utterance = data;

  g_free (utterance->words);
  g_free (utterance);
}

/* Held by both threads: the last one out. */
static void
clear (gpointer data)
{
  DorsalSpeech *speech = data;

  g_async_queue_unref (speech->queue);
  g_async_queue_unref (speech->gone);
}

/* --- speech-dispatcher --- */

static gpointer library;
static gpointer (*spd_open) (const char *client, const char *connection, const char *user, int mode);
static int (*spd_say) (gpointer connection, int priority, const char *text);
static int (*spd_cancel) (gpointer connection);
static void (*spd_close) (gpointer connection);

/* POSIX lets a function's address travel as an object's; ISO C has no word for it. */
static gboolean
find (const char *name, gpointer function)
{
  return (*(gpointer *) function = dlsym (library, name)) != NULL;
}

static gpointer
dispatcher_open (void)
{
  library = dlopen (LIBRARY, RTLD_NOW | RTLD_LOCAL);
  if (!library || !find ("spd_open", &spd_open) || !find ("spd_say", &spd_say) || !find ("spd_cancel", &spd_cancel)
      || !find ("spd_close", &spd_close))
    return NULL;
  return spd_open ("dorsal", "coach", NULL, 0);
}

static void
dispatcher_say (gpointer speaker, const char *words, gboolean urgent)
{
  if (urgent)
    spd_cancel (speaker);
  spd_say (speaker, urgent ? 1 : 2, words);
}

static void
dispatcher_close (gpointer speaker)
{
  spd_close (speaker);
}

gboolean
dorsal_speech_is_there (void)
{
  gpointer there = dlopen (LIBRARY, RTLD_LAZY | RTLD_LOCAL);

  if (there)
    dlclose (there);
  return there != NULL;
}

/* --- the thread --- */

static gpointer
speak (gpointer data)
{
  DorsalSpeech *speech = data;
  gpointer speaker = NULL;
  gboolean tried = FALSE;

  for (;;)
    {
      Utterance *next = g_async_queue_pop (speech->queue);
      gboolean end = next->words == NULL;

      if (!end && !tried)
        {
          tried = TRUE;
          speaker = speech->speaker->open ();
        }
      if (!end && speaker)
        speech->speaker->say (speaker, next->words, next->urgent);
      utterance_free (next);
      if (end)
        break;
    }
  if (speaker)
    speech->speaker->close (speaker);
  g_async_queue_push (speech->gone, speech);
  g_atomic_rc_box_release_full (speech, clear);
  return NULL;
}

static void
push (DorsalSpeech *speech, const char *words, gboolean urgent, gboolean alone)
{
  Utterance *next = g_new0 (Utterance, 1);
  gpointer waiting;

  next->words = g_strdup (words);
  next->urgent = urgent;
  g_async_queue_lock (speech->queue);
  while (alone && (waiting = g_async_queue_try_pop_unlocked (speech->queue)))
    utterance_free (waiting);
  g_async_queue_push_unlocked (speech->queue, next);
  g_async_queue_unlock (speech->queue);
}

void
dorsal_speech_say (DorsalSpeech *speech, const char *words, gboolean urgent)
{
  push (speech, words, urgent, urgent);
}

DorsalSpeech *
dorsal_speech_new (const DorsalSpeaker *speaker)
{
  static const DorsalSpeaker dispatcher = { dispatcher_open, dispatcher_say, dispatcher_close };
  DorsalSpeech *speech = g_atomic_rc_box_new0 (DorsalSpeech);

  speech->speaker = speaker ? speaker : &dispatcher;
  speech->queue = g_async_queue_new_full (utterance_free);
  speech->gone = g_async_queue_new ();
  speech->thread = g_thread_new ("speech", speak, g_atomic_rc_box_acquire (speech));
  return speech;
}

void
dorsal_speech_free (DorsalSpeech *speech)
{
  push (speech, NULL, FALSE, TRUE);
  if (g_async_queue_timeout_pop (speech->gone, PATIENCE_US))
    g_thread_join (speech->thread);
  else
    g_thread_unref (speech->thread);
  g_atomic_rc_box_release_full (speech, clear);
}
