/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One sentence, both ways: the protocol's own examples, every kind, every limit. */

#include "rig.h"

#include <string.h>

static gboolean
parse (const char *body, const DorsalHello *hello, DorsalFrame *ret_frame)
{
  return dorsal_frame_parse (body, strlen (body), hello, ret_frame);
}

static guint16
crc_bit_by_bit (const guint8 *bytes, gsize n)
{
  guint16 crc = 0xffff;

  for (gsize i = 0; i < n; i++)
    for (int bit = 7; bit >= 0; bit--)
      {
        gboolean out = (crc >> 15) ^ (bytes[i] >> bit & 1);
        crc = (guint16) (crc << 1) ^ (out ? 0x1021 : 0);
      }
  return crc;
}

static void
test_crc (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  guint8 bytes[64];

  g_assert_cmphex (dorsal_crc16 ("123456789", 9), ==, 0x29b1);
  g_assert_cmphex (dorsal_crc16 ("", 0), ==, 0xffff);
  for (guint i = 0; i < 2000; i++)
    {
      gsize n = (gsize) g_rand_int_range (rand, 0, sizeof bytes + 1);
      for (gsize k = 0; k < n; k++)
        bytes[k] = (guint8) g_rand_int (rand);
      g_assert_cmphex (dorsal_crc16 ((char *) bytes, n), ==, crc_bit_by_bit (bytes, n));
    }
}

/* The protocol page, word for word. */
static const char query[] = "$RLQ*FE47\r\n";
static const char start[] = "$RLC,start,100*1638\r\n";
static const char hello_line[] = "$RLH,proto=1,model=Ref12,serial=A1B2C3,fw=1.0.0,cells=12,rate=100,diameter_mm=140,"
                                 "length_mm=330,angle=imu,unit=kpa,pitch_mm=25,cue=1*759C\r\n";
static const char data_line[] = "$RLD,1,10000,0,0,12,155,310,402,288,301,395,320,160,20,0*47F5\r\n";

static void
test_examples (void)
{
  const char *lines[] = { query, start, hello_line, data_line };
  const DorsalFrameKind kinds[]
      = { DORSAL_FRAME_QUERY, DORSAL_FRAME_COMMAND, DORSAL_FRAME_HELLO, DORSAL_FRAME_SAMPLE };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      char text[DORSAL_FRAME_MAX + 1];
      DorsalFrame frame;

      g_assert_true (dorsal_frame_parse (lines[i] + 1, strlen (lines[i]) - 8, NULL, &frame));
      g_assert_cmpint (frame.kind, ==, kinds[i]);
      g_assert_cmpuint (dorsal_frame_print (&frame, text), ==, strlen (lines[i]));
      g_assert_cmpstr (text, ==, lines[i]);
    }
}

static void
test_example_sample (void)
{
  static const gint32 cells[] = { 0, 12, 155, 310, 402, 288, 301, 395, 320, 160, 20, 0 };
  DorsalFrame frame;

  g_assert_true (dorsal_frame_parse (data_line + 1, strlen (data_line) - 8, NULL, &frame));
  g_assert_cmpuint (frame.sample.seq, ==, 1);
  g_assert_cmpuint (frame.sample.t_us, ==, 10000);
  g_assert_cmpint (frame.sample.angle_mdeg, ==, 0);
  g_assert_cmpmem (frame.sample.cells, frame.sample.n_cells * sizeof (gint32), cells, sizeof cells);
}

/* Every kind and every word of the wire; what is read is written as it was. */
static const char *const sentences[] = {
  "RLQ", "RLC,start,1", "RLC,start,1000", "RLC,stop", "RLC,zero", "RLC,cue,tick,0", "RLC,cue,inhale,1",
  "RLC,cue,exhale,999", "RLC,cue,done,1000", "RLC,cue,up,1999", "RLC,cue,stop,2000", "RLE,0,button",
  "RLE,4294967295,button-long", "RLE,1,lift", "RLE,1,motor-fault", "RLE,1,sensor-fault:0", "RLE,1,sensor-fault:31",
  "RLS,0,0,0", "RLS,86400000,12,5012", "RLA,start,ok,100", "RLA,cue,error,no motor", "RLA,zero,ok,",
  "RLD,0,0,0,0", "RLD,65535,4294967295,-2147483648,-1", "RLD,65535,4294967295,2147483647,16777215",
  "RLD,1,2,-3,0,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31",
  "RLH,proto=1,model=a,serial=._-,fw=0,cells=1,rate=10,diameter_mm=50,length_mm=100,angle=none,unit=raw,full=1023,"
  "pitch_mm=7",
  "RLH,proto=1,model=ABCDEFGHIJKLMNOPQRSTUVWXYZ012345,serial=abcdefghijklmnopqrstuvwxyz.-_678,"
  "fw=abcdefghijklmnopqrstuvwxyz.-_678,cells=32,rate=1000,diameter_mm=300,length_mm=1200,angle=encoder,unit=raw,"
  "full=16777215,pitch_mm=1200,cue=1,battery=100",
};

static void
test_round_trip (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *line = rig_sentence (sentences[i]);
      char text[DORSAL_FRAME_MAX + 1];
      DorsalFrame frame;

      g_assert_true (parse (sentences[i], NULL, &frame));
      g_assert_cmpuint (dorsal_frame_print (&frame, text), ==, strlen (line));
      g_assert_cmpstr (text, ==, line);
      g_assert_cmpuint (strlen (line), <, DORSAL_FRAME_MAX);
    }
}

static void
test_random_samples (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 5000; i++)
    {
      DorsalFrame frame = { .kind = DORSAL_FRAME_SAMPLE }, back;
      char text[DORSAL_FRAME_MAX + 1];
      gsize n;

      frame.sample.seq = (guint16) g_rand_int (rand);
      frame.sample.t_us = g_rand_int (rand);
      frame.sample.angle_mdeg = (gint32) g_rand_int (rand);
      frame.sample.n_cells = (guint) g_rand_int_range (rand, 1, DORSAL_MAX_CELLS + 1);
      for (guint k = 0; k < frame.sample.n_cells; k++)
        frame.sample.cells[k] = g_rand_int_range (rand, DORSAL_CELL_DEAD, 10001);
      n = dorsal_frame_print (&frame, text);
      g_assert_true (dorsal_frame_parse (text + 1, n - 8, NULL, &back));
      g_assert_cmpuint (back.sample.seq, ==, frame.sample.seq);
      g_assert_cmpuint (back.sample.t_us, ==, frame.sample.t_us);
      g_assert_cmpint (back.sample.angle_mdeg, ==, frame.sample.angle_mdeg);
      g_assert_cmpmem (back.sample.cells, back.sample.n_cells * sizeof (gint32), frame.sample.cells,
                       frame.sample.n_cells * sizeof (gint32));
    }
}

/* Each is well formed but for one thing. */
static const char *const refused[] = {
  /* numbers: no plus, blank, exponent, point, hex, nothing; not too large, not endless */
  "RLD,+1,2,3,4", "RLD, 1,2,3,4", "RLD,1 ,2,3,4", "RLD,1e1,2,3,4", "RLD,1.0,2,3,4", "RLD,0x1,2,3,4", "RLD,,2,3,4",
  "RLD,1,2,3,", "RLD,1,2,3,4,", "RLD,1,2,3,-", "RLD,1,2,3,--1", "RLD,1,2,3,1-", "RLD,1,2,3,4a", "RLD,1,2,-,4",
  "RLD,65536,2,3,4", "RLD,-1,2,3,4", "RLD,1,4294967296,3,4", "RLD,1,-2,3,4", "RLD,1,2,2147483648,4",
  "RLD,1,2,-2147483649,4", "RLD,1,2,3,-2", "RLD,1,2,3,16777216", "RLD,1,18446744073709551617,3,4",
  "RLD,1,2,3,9223372036854775808", "RLD,1,2,3,0000000000000000004",
  /* fields: none, too few, too many */
  "RLD", "RLD,", "RLD,1,2,3", "RLQ,", "RLQ,1", "RLS", "RLS,1,2", "RLS,1,2,3,4", "RLS,1,2,-3", "RLE,1", "RLE,button",
  "RLE,1,button,2", "RLC", "RLC,", "RLA", "RLA,start", "RLA,,ok",
  "RLD,1,2,3,1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31,32,33",
  /* words */
  "RLE,1,", "RLE,1,unknown", "RLE,1,Button", "RLE,1,button:1", "RLE,1,sensor-fault", "RLE,1,sensor-fault:",
  "RLE,1,sensor-fault:32", "RLE,1,sensor-fault:-1", "RLE,1,sensor-fault:1:2", "RLE,1,sensor-fault:0000000001",
  "RLC,start", "RLC,start,0", "RLC,start,1001", "RLC,start,100,1", "RLC,stop,1", "RLC,zero,0", "RLC,dance",
  "RLC,unknown", "RLC,cue", "RLC,cue,tick", "RLC,cue,tick,2001", "RLC,cue,tick,-1", "RLC,cue,waltz,1",
  "RLC,cue,unknown,1", "RLC,cue,tick,1,1", "RLA,start,OK,1", "RLA,start,okay,1", "RLA,a-command-of-17-ch,ok,",
};

static void
test_refused (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      DorsalFrame frame, before;

      memset (&frame, 0x5a, sizeof frame);
      before = frame;
      if (parse (refused[i], NULL, &frame))
        g_error ("“%s” was taken", refused[i]);
      g_assert_cmpmem (&frame, sizeof frame, &before, sizeof before);
    }
}

static void
test_endless_number (void)
{
  g_autoptr (GString) body = g_string_new ("RLD,1,2,3,");
  DorsalFrame frame;

  while (body->len < 500)
    g_string_append_c (body, '9');
  g_assert_false (parse (body->str, NULL, &frame));
}

static void
test_unknown_names (void)
{
  static const char *const names[] = { "", "R", "RL", "RLX", "RLX,1", "RLDX,1,2,3,4", "rld,1,2,3,4", "GPGGA,1", "RLd" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      DorsalFrame frame = { .kind = DORSAL_FRAME_SAMPLE };

      g_assert_true (parse (names[i], NULL, &frame));
      g_assert_cmpint (frame.kind, ==, DORSAL_FRAME_UNKNOWN);
    }
}

/* With a hello a sample has its cells and its range. */
static void
test_sample_against_hello (void)
{
  static const struct
  {
    const char *body;
    guint n_cells;
    DorsalUnit unit;
    gboolean good;
  } cases[] = {
    { "RLD,1,2,3,0,10000", 2, DORSAL_UNIT_KPA, TRUE },  { "RLD,1,2,3,0,10001", 2, DORSAL_UNIT_KPA, FALSE },
    { "RLD,1,2,3,-1,-1", 2, DORSAL_UNIT_KPA, TRUE },    { "RLD,1,2,3,0", 2, DORSAL_UNIT_KPA, FALSE },
    { "RLD,1,2,3,0,0,0", 2, DORSAL_UNIT_KPA, FALSE },   { "RLD,1,2,3,0,4095", 2, DORSAL_UNIT_RAW, TRUE },
    { "RLD,1,2,3,0,4096", 2, DORSAL_UNIT_RAW, FALSE },  { "RLD,1,2,3,0,4096,9", 0, DORSAL_UNIT_RAW, TRUE },
    { "RLD,1,2,3,16777215", 0, DORSAL_UNIT_KPA, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalHello hello = rig_hello ();
      DorsalFrame frame;

      hello.n_cells = cases[i].n_cells;
      hello.unit = cases[i].unit;
      if (parse (cases[i].body, &hello, &frame) != cases[i].good)
        g_error ("“%s” with %u cells", cases[i].body, cases[i].n_cells);
    }
}

static void
test_answer_reason (void)
{
  g_autofree char *body = g_strconcat ("RLA,start,error,a, b,", sentences[G_N_ELEMENTS (sentences) - 1], NULL);
  DorsalFrame frame;

  g_assert_true (parse ("RLA,start,ok", NULL, &frame));
  g_assert_cmpstr (frame.answer.reason, ==, "");
  g_assert_true (parse ("RLA,a-command-of-16,error,a,b", NULL, &frame));
  g_assert_cmpstr (frame.answer.reason, ==, "a,b");
  g_assert_true (parse (body, NULL, &frame));
  g_assert_cmpuint (strlen (frame.answer.reason), ==, sizeof frame.answer.reason - 1);
  g_assert_true (g_str_has_prefix (body + strlen ("RLA,start,error,"), frame.answer.reason));
}

static void
test_not_printed (void)
{
  const DorsalFrame frames[] = {
    { .kind = DORSAL_FRAME_UNKNOWN },
    { .kind = 99 },
    { .kind = DORSAL_FRAME_EVENT, .event = { 1, DORSAL_ROLLER_EVENT_UNKNOWN, 0 } },
    { .kind = DORSAL_FRAME_EVENT, .event = { 1, 99, 0 } },
    { .kind = DORSAL_FRAME_COMMAND, .command = { .command = DORSAL_COMMAND_UNKNOWN } },
    { .kind = DORSAL_FRAME_COMMAND, .command = { .command = DORSAL_COMMAND_CUE, .cue = DORSAL_CUE_UNKNOWN } },
    { .kind = DORSAL_FRAME_COMMAND, .command = { .command = DORSAL_COMMAND_CUE, .cue = 99 } },
  };
  char text[DORSAL_FRAME_MAX + 1];

  for (guint i = 0; i < G_N_ELEMENTS (frames); i++)
    g_assert_cmpuint (dorsal_frame_print (&frames[i], text), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/frame/the-checksum-is-ccitt-false", test_crc);
  g_test_add_func ("/core/frame/the-protocols-examples-go-both-ways", test_examples);
  g_test_add_func ("/core/frame/the-example-sample-says-what-it-says", test_example_sample);
  g_test_add_func ("/core/frame/every-sentence-goes-both-ways", test_round_trip);
  g_test_add_func ("/core/frame/random-samples-go-both-ways", test_random_samples);
  g_test_add_func ("/core/frame/what-is-not-quite-right-is-refused-whole", test_refused);
  g_test_add_func ("/core/frame/an-endless-number-is-refused", test_endless_number);
  g_test_add_func ("/core/frame/other-names-are-unknown-not-wrong", test_unknown_names);
  g_test_add_func ("/core/frame/a-sample-keeps-to-its-hello", test_sample_against_hello);
  g_test_add_func ("/core/frame/the-reason-of-an-answer-is-all-that-follows", test_answer_reason);
  g_test_add_func ("/core/frame/what-has-no-word-is-not-printed", test_not_printed);
  return g_test_run ();
}
