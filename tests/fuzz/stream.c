/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes → stream → messages, with all that a person and a cable can do in between: bytes below 9 are no bytes of
 * the wire but acts. What the sentences hold is judgement.c's. */

#include "fuzz.h"

#include "core/coach.h"

typedef struct
{
  DorsalStream stream;
  gint64 now_us, told_us;
} Bench;

static void
take (Bench *bench, const DorsalMessage *message)
{
  fuzz_check_message (message);
  if (message->kind == DORSAL_MESSAGE_HELLO) /* another roller's time begins anew */
    bench->told_us = message->time_us;
  g_assert_cmpint (message->time_us, >=, bench->told_us);
  bench->told_us = message->time_us;
}

static void
take_if (Bench *bench, const DorsalMessage *message)
{
  if (message)
    take (bench, message);
}

static void
feed (Bench *bench, const guint8 *bytes, gsize n)
{
  const DorsalMessage *message;

  while ((message = dorsal_stream_next (&bench->stream, &bytes, &n, bench->now_us)))
    take (bench, message);
  g_assert_cmpuint (n, ==, 0);
}

static void
wait_us (Bench *bench, gint64 us)
{
  const DorsalMessage *message;

  bench->now_us += us;
  while ((message = dorsal_stream_tick (&bench->stream, bench->now_us)))
    take (bench, message);
}

static void
act (Bench *bench, guint8 what)
{
  DorsalStream *stream = &bench->stream;
  DorsalSettings settings = stream->classifier.settings;
  const DorsalMessage *message;

  feed (bench, (const guint8 *) "", 0);
  switch (what)
    {
    case 0:
    case 1:
    case 2:
      wait_us (bench, what == 0 ? 10000 : what == 1 ? 300000 : 6 * G_USEC_PER_SEC);
      break;
    case 3:
      take (bench, dorsal_stream_anchor (stream));
      break;
    case 4:
      take_if (bench, dorsal_stream_answer_direction (stream, bench->now_us % 20000 == 0));
      break;
    case 5:
      settings.ask_direction = !settings.ask_direction;
      settings.marked_end = !settings.marked_end;
      settings.body.weight_kg = settings.body.weight_kg > 0 ? 0 : 75;
      take (bench, dorsal_stream_configure (stream, &settings));
      break;
    case 6:
      while ((message = dorsal_stream_end (stream)))
        take (bench, message);
      break;
    case 7:
      take_if (bench, dorsal_stream_reopen (stream, bench->now_us));
      break;
    default:
      take_if (bench, dorsal_stream_cue (stream, DORSAL_CUE_UP, 500, bench->now_us));
      break;
    }
}

static void
take_output (Bench *bench)
{
  char text[DORSAL_FRAME_MAX + 1];
  gsize n;

  for (guint i = 0; (n = dorsal_stream_take_output (&bench->stream, text)) > 0; i++)
    {
      g_assert_cmpuint (n, <=, DORSAL_FRAME_MAX);
      g_assert_cmpuint (i, <, 16);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  g_autoptr (GByteArray) wire = fuzz_mend (bytes, n);
  g_autofree Bench *bench = g_new0 (Bench, 1);
  DorsalSettings settings = dorsal_settings_default ();
  gsize from = 0;

  dorsal_stream_init (&bench->stream, &settings, 0);
  for (gsize i = 0; i < n; i++)
    if (wire->data[i] < 9)
      {
        feed (bench, wire->data + from, i - from);
        act (bench, wire->data[i]);
        take_output (bench);
        from = i + 1;
      }
  if (from < n)
    feed (bench, wire->data + from, n - from);
  act (bench, 6);
  fuzz_check_stream (&bench->stream);
  return 0;
}
