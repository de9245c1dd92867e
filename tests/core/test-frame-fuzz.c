/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Noise, seeded: nothing crashes, and no sample comes out that nobody sent. */

#include "rig.h"

#include <string.h>

#define MEGABYTE (1024 * 1024)

static void
test_noise (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (0xd0125a1);
  g_autofree guint8 *wire = g_malloc (MEGABYTE);
  DorsalFrameReader reader = { 0 };
  g_autoptr (GArray) frames = NULL;

  for (gsize i = 0; i < MEGABYTE; i++)
    wire[i] = (guint8) g_rand_int (rand);
  frames = rig_read (&reader, wire, MEGABYTE, 977);
  g_assert_cmpuint (frames->len, ==, 0);
  g_assert_cmpuint (reader.statistics.malformed, >, 1000);
}

/* Noise of the protocol's own alphabet gets further in. */
static void
test_alphabet (void)
{
  static const char alphabet[] = "$$RLDHEQCSA,,,0123456789-*:=abf\r\n\n";
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autofree guint8 *wire = g_malloc (MEGABYTE);
  DorsalFrameReader reader = { 0 };
  g_autoptr (GArray) frames = NULL;

  for (gsize i = 0; i < MEGABYTE; i++)
    wire[i] = (guint8) alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
  frames = rig_read (&reader, wire, MEGABYTE, 333);
  g_assert_cmpuint (frames->len, ==, 0);
}

/* Bodies of the protocol's alphabet with a right checksum: the parser itself, without its guard. */
static void
test_bodies (void)
{
  static const char alphabet[] = "RLDHEQCSA,,,,0123456789-:=startcuebuttonproto";
  static const char *const names[] = { "RLD,", "RLH,", "RLE,", "RLS,", "RLA,", "RLC,", "RLQ", "" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *body = NULL;
      const char *name = names[g_rand_int_range (rand, 0, G_N_ELEMENTS (names))];
      gsize n = strlen (name), end = n + (gsize) g_rand_int_range (rand, 0, 60);
      DorsalFrame frame;
      char text[DORSAL_FRAME_MAX + 1];

      body = g_malloc (MAX (end, 1)); /* not terminated: a byte too far is the sanitizer's */
      memcpy (body, name, n);
      for (; n < end; n++)
        body[n] = alphabet[g_rand_int_range (rand, 0, sizeof alphabet - 1)];
      if (dorsal_frame_parse (body, end, NULL, &frame) && frame.kind != DORSAL_FRAME_UNKNOWN)
        g_assert_cmpuint (dorsal_frame_print (&frame, text), >, 0);
    }
}

static void
mutate (GRand *rand, GByteArray *line)
{
  guint n = (guint) g_rand_int_range (rand, 1, 4);

  while (n-- > 0 && line->len > 1)
    {
      guint at = (guint) g_rand_int_range (rand, 0, (gint32) line->len);
      guint8 byte = (guint8) g_rand_int (rand);

      switch (g_rand_int_range (rand, 0, 5))
        {
        case 0:
          line->data[at] = byte;
          break;
        case 1:
          line->data[at] ^= (guint8) (1 << (byte & 7));
          break;
        case 2:
          g_byte_array_remove_index (line, at);
          break;
        case 3:
          g_byte_array_append (line, line->data + at, 1);
          break;
        default:
          g_byte_array_set_size (line, at + 1);
          break;
        }
    }
}

/* Sample n has the contents that n decides: what comes out must be what was sent as n. */
static void
make_sample (guint n, DorsalFrame *frame)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (n);

  *frame = (DorsalFrame){ .kind = DORSAL_FRAME_SAMPLE };
  frame->sample.seq = (guint16) n;
  frame->sample.t_us = g_rand_int (rand);
  frame->sample.angle_mdeg = (gint32) g_rand_int (rand);
  frame->sample.n_cells = 12;
  for (guint i = 0; i < 12; i++)
    frame->sample.cells[i] = g_rand_int_range (rand, -1, 10001);
}

static void
test_mutants (void)
{
  const guint count = 20000;
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  DorsalFrameReader reader = { .hello = rig_hello () };
  g_autoptr (GArray) frames = NULL;
  guint untouched = 0;

  for (guint n = 0; n < count; n++)
    {
      g_autoptr (GByteArray) line = g_byte_array_new ();
      char text[DORSAL_FRAME_MAX + 1];
      DorsalFrame frame;

      make_sample (n, &frame);
      g_byte_array_append (line, (guint8 *) text, (guint) dorsal_frame_print (&frame, text));
      if (n % 2 == 0)
        mutate (rand, line);
      else
        untouched++;
      g_byte_array_append (wire, line->data, line->len);
    }
  frames = rig_read (&reader, wire->data, wire->len, 4096);

  for (guint i = 0; i < frames->len; i++)
    {
      const DorsalFrame *frame = &g_array_index (frames, DorsalFrame, i);
      DorsalFrame sent;

      g_assert_cmpint (frame->kind, ==, DORSAL_FRAME_SAMPLE);
      make_sample (frame->sample.seq, &sent);
      g_assert_cmpuint (frame->sample.t_us, ==, sent.sample.t_us);
      g_assert_cmpint (frame->sample.angle_mdeg, ==, sent.sample.angle_mdeg);
      g_assert_cmpmem (frame->sample.cells, frame->sample.n_cells * 4, sent.sample.cells, 12 * 4);
    }
  /* No good line is lost for the bad one before it. */
  g_assert_cmpuint (frames->len, >=, untouched);
  g_assert_cmpuint (reader.statistics.crc, >, 1000);
  g_assert_cmpuint (reader.statistics.malformed, >, 1000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/frame-fuzz/a-megabyte-of-noise-says-nothing", test_noise);
  g_test_add_func ("/core/frame-fuzz/noise-in-the-protocols-letters-says-nothing", test_alphabet);
  g_test_add_func ("/core/frame-fuzz/what-parses-prints", test_bodies);
  g_test_add_func ("/core/frame-fuzz/no-sample-is-taken-that-nobody-sent", test_mutants);
  return g_test_run ();
}
