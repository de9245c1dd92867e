/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: what a roller says, and time. Goes out: messages, noted in their order. */

#include "stream-bench.h"

void
bench_begin (Bench *bench)
{
  DorsalSettings settings = rig_settings ();

  *bench = (Bench){
    .hand = rig_hand (),
    .wire = g_string_new (NULL),
    .letters = g_string_new (NULL),
    .messages = g_array_new (FALSE, FALSE, sizeof (DorsalMessage)),
  };
  dorsal_stream_init (&bench->stream, &settings, 0);
}

void
bench_end (Bench *bench)
{
  g_string_free (bench->wire, TRUE);
  g_string_free (bench->letters, TRUE);
  g_array_unref (bench->messages);
}

void
bench_take (Bench *bench, const DorsalMessage *message)
{
  g_string_append_c (bench->letters, "?RHLAXMGFINESWC"[message->kind]);
  g_array_append_vals (bench->messages, message, 1);
}

const DorsalMessage *
bench_last (Bench *bench)
{
  g_assert_cmpuint (bench->messages->len, >, 0);
  return &g_array_index (bench->messages, DorsalMessage, bench->messages->len - 1);
}

void
bench_forget (Bench *bench)
{
  g_string_truncate (bench->letters, 0);
  g_array_set_size (bench->messages, 0);
}

void
bench_feed (Bench *bench)
{
  const guint8 *bytes = (const guint8 *) bench->wire->str;
  gsize n = bench->wire->len;
  const DorsalMessage *message;

  while ((message = dorsal_stream_next (&bench->stream, &bytes, &n, bench->now_us)))
    bench_take (bench, message);
  g_assert_cmpuint (n, ==, 0);
  g_string_truncate (bench->wire, 0);
}

void
bench_tick (Bench *bench, gint64 ms)
{
  const DorsalMessage *message;

  bench->now_us += ms * MS;
  while ((message = dorsal_stream_tick (&bench->stream, bench->now_us)))
    bench_take (bench, message);
}

void
bench_say_hello (Bench *bench)
{
  DorsalFrame frame = { .kind = DORSAL_FRAME_HELLO, .hello = bench->hand.hello };

  rig_say_frame (bench->wire, &frame);
}

void
bench_play (Bench *bench, guint samples, double cm_s, double percent)
{
  for (guint i = 0; i < samples; i++)
    {
      DorsalSample sample = rig_hand_step (&bench->hand, cm_s, percent);

      rig_say_sample (bench->wire, &sample, 4294000000u); /* its clock wraps within the second */
      bench->now_us += 10 * MS;
      bench_feed (bench);
    }
}

char *
bench_output (Bench *bench)
{
  GString *text = g_string_new (NULL);
  char line[DORSAL_FRAME_MAX + 1];
  gsize n;

  while ((n = dorsal_stream_take_output (&bench->stream, line)) > 0)
    g_string_append_len (text, line, (gssize) n);
  return g_string_free (text, FALSE);
}

void
bench_assert_output (Bench *bench, const char *want)
{
  g_autofree char *text = bench_output (bench);

  g_assert_cmpstr (text, ==, want);
}

void
bench_assert_letters (Bench *bench, const char *want)
{
  g_assert_cmpstr (bench->letters->str, ==, want);
  bench_forget (bench);
}

void
bench_begin_streaming (Bench *bench)
{
  bench_begin (bench);
  bench_say_hello (bench);
  bench_play (bench, 100, 0, UP);
  bench_forget (bench);
}
