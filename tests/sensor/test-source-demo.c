/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The demo roller is a roller: hello, answers, samples on its clock's grid. */

#include "rig.h"

#include "core/frame-reader.h"

typedef struct
{
  guint hellos, samples, answers;
} Count;

static Count
read_at (DorsalSource *source, DorsalFrameReader *reader, gint64 now_us)
{
  Count count = { 0 };
  guint8 buffer[4096];
  gssize n;

  while ((n = dorsal_source_read (source, buffer, sizeof buffer, now_us, NULL)) > 0)
    {
      const guint8 *bytes = buffer;
      gsize left = (gsize) n;
      DorsalFrame frame;

      while (dorsal_frame_reader_next (reader, &bytes, &left, &frame))
        {
          count.hellos += frame.kind == DORSAL_FRAME_HELLO;
          count.samples += frame.kind == DORSAL_FRAME_SAMPLE;
          count.answers += frame.kind == DORSAL_FRAME_ANSWER;
        }
    }
  g_assert_cmpint (n, ==, 0);
  return count;
}

static void
say (DorsalSource *source, DorsalFrame frame)
{
  char text[DORSAL_FRAME_MAX + 1];
  gsize n = dorsal_frame_print (&frame, text);

  g_assert_true (dorsal_source_write (source, text, n));
}

static void
start (DorsalSource *source)
{
  DorsalFrame frame = { .kind = DORSAL_FRAME_COMMAND };

  frame.command.command = DORSAL_COMMAND_START;
  frame.command.rate_hz = 100;
  say (source, frame);
}

static void
test_new_and_gone (void)
{
  g_autoptr (DorsalSource) source = dorsal_source_demo_new (1, 1);

  g_assert_cmpint (dorsal_source_fd (source), ==, -1);
  dorsal_source_close (source);
}

static void
test_talks (void)
{
  g_autoptr (DorsalSource) source = dorsal_source_demo_new (1, 1);
  DorsalFrameReader reader = { 0 };
  Count count;

  g_assert_true (dorsal_source_open (source, 0, NULL));
  count = read_at (source, &reader, 0);
  g_assert_cmpuint (count.hellos, ==, 1);
  g_assert_cmpuint (count.samples, ==, 0);

  say (source, (DorsalFrame){ .kind = DORSAL_FRAME_QUERY });
  g_assert_cmpint (dorsal_source_wake_us (source), <=, 0);
  count = read_at (source, &reader, 0);
  g_assert_cmpuint (count.hellos, ==, 1);

  start (source);
  count = read_at (source, &reader, 0);
  g_assert_cmpuint (count.answers, ==, 1);
}

static void
test_grid (void)
{
  g_autoptr (DorsalSource) source = dorsal_source_demo_new (1, 1);
  DorsalFrameReader reader = { 0 };
  guint samples = 0;

  g_assert_true (dorsal_source_open (source, 0, NULL));
  start (source);
  for (gint64 now_us = 3333; now_us <= 10 * G_USEC_PER_SEC; now_us += 3333)
    samples += read_at (source, &reader, now_us).samples;
  samples += read_at (source, &reader, 10 * G_USEC_PER_SEC).samples;
  g_assert_cmpuint (samples, ==, 1000);
  g_assert_cmpint (dorsal_source_wake_us (source), ==, 10 * G_USEC_PER_SEC + 10000);
  g_assert_cmpuint (reader.statistics.crc + reader.statistics.malformed, ==, 0);
}

static void
test_stall (void)
{
  g_autoptr (DorsalSource) source = dorsal_source_demo_new (1, 1);
  DorsalFrameReader reader = { 0 };

  g_assert_true (dorsal_source_open (source, 0, NULL));
  start (source);
  read_at (source, &reader, 10000);
  g_assert_cmpuint (read_at (source, &reader, 3600 * (gint64) G_USEC_PER_SEC).samples, <=, 1);
  g_assert_cmpuint (read_at (source, &reader, 3601 * (gint64) G_USEC_PER_SEC).samples, ==, 100);
}

static void
test_same_seed (void)
{
  g_autoptr (DorsalSource) one = dorsal_source_demo_new (7, 1);
  g_autoptr (DorsalSource) two = dorsal_source_demo_new (7, 1);
  guint8 a[8192] = { 0 }, b[8192] = { 0 };
  gssize n;

  g_assert_true (dorsal_source_open (one, 0, NULL));
  g_assert_true (dorsal_source_open (two, 0, NULL));
  start (one);
  start (two);
  n = dorsal_source_read (one, a, sizeof a, 900000, NULL);
  g_assert_cmpint (n, >, 1000);
  g_assert_cmpint (dorsal_source_read (two, b, sizeof b, 900000, NULL), ==, n);
  g_assert_cmpmem (a, (gsize) n, b, (gsize) n);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sensor/source-demo/new-and-gone", test_new_and_gone);
  g_test_add_func ("/sensor/source-demo/says-hello-and-answers", test_talks);
  g_test_add_func ("/sensor/source-demo/samples-keep-to-an-absolute-grid", test_grid);
  g_test_add_func ("/sensor/source-demo/a-stall-is-not-caught-up", test_stall);
  g_test_add_func ("/sensor/source-demo/the-same-seed-gives-the-same-bytes", test_same_seed);
  return g_test_run ();
}
