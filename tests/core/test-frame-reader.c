/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sentences out of bytes: whatever the chunks, whatever lies between them. */

#include "rig.h"

#include <string.h>

#define GOOD "$RLQ*FE47\r\n"

typedef struct
{
  const char *bytes;
  guint good, crc, too_long, malformed, unknown;
} Case;

/* A good sentence follows each; it must come through. */
static const Case cases[] = {
  /* a line end of either kind, digits of either case */
  { "$RLQ*FE47\r\n", 1 },
  { "$RLQ*FE47\n", 1 },
  { "$RLQ*fe47\n", 1 },
  { "$RLQ*Fe47\r\n", 1 },
  /* bytes outside a sentence are skipped */
  { "", 0 },
  { "hello world\r\n", 0 },
  { "\x01\xff\x80*FE47\r\n\n\n", 0 },
  { "RLQ*FE47\r\n", 0 },
  { "\n\r$RLQ*FE47\r\nboot ok, $RLQ*FE47\r\n", 2 },
  /* a wrong checksum */
  { "$RLQ*FE48\r\n", 0, .crc = 1 },
  { "$RLQ*0000\r\n", 0, .crc = 1 },
  { "$RLR*FE47\r\n", 0, .crc = 1 },
  { "$*0000\r\n", 0, .crc = 1 },
  /* no checksum */
  { "$\n", 0, .malformed = 1 },
  { "$\r\n", 0, .malformed = 1 },
  { "$RLQ\r\n", 0, .malformed = 1 },
  { "$RLQ*\r\n", 0, .malformed = 1 },
  { "$RLQ*FE4\r\n", 0, .malformed = 1 },
  { "$RLQ*FE477\r\n", 0, .malformed = 1 },
  { "$RLQ*FE4G\r\n", 0, .malformed = 1 },
  { "$RLQ*+E47\r\n", 0, .malformed = 1 },
  { "$RLQ*FE47 \r\n", 0, .malformed = 1 },
  { "$RLQFE47\r\n", 0, .malformed = 1 },
  /* '$' inside begins anew */
  { "$RL$RLQ*FE47\r\n", 1, .malformed = 1 },
  { "$$$RLQ*FE47\r\n", 1, .malformed = 2 },
  { "$RLQ*FE47\r$RLQ*FE47\r\n", 1, .malformed = 1 },
  { "$RLQ*FE4", 0, .malformed = 1 },
  /* CR without LF */
  { "$RLQ*FE47\rX\n", 0, .malformed = 1 },
  { "$RLQ*FE47\r\r\n", 0, .malformed = 1 },
  { "$R\rLQ*FE47\r\n", 0, .malformed = 1 },
  /* control and 8-bit bytes end it as bad; what follows is outside */
  { "$RL\x01Q*FE47\r\n", 0, .malformed = 1 },
  { "$RL\tQ*FE47\r\n", 0, .malformed = 1 },
  { "$RL\x7fQ*FE47\r\n", 0, .malformed = 1 },
  { "$RL\x80Q*FE47\r\n", 0, .malformed = 1 },
  { "$RL\xffQ*FE47\r\n", 0, .malformed = 1 },
  { "$RL\xff$RLQ*FE47\r\n", 1, .malformed = 1 },
};

static void
assert_statistics (const DorsalStatistics *a, const Case *c, guint good)
{
  if (a->good != good || a->crc != c->crc || a->too_long != c->too_long || a->malformed != c->malformed
      || a->unknown != c->unknown)
    {
      g_autofree char *text = g_strescape (c->bytes, NULL);
      g_error ("“%s”: %u good, %u crc, %u too long, %u malformed, %u unknown", text, (guint) a->good, (guint) a->crc,
               (guint) a->too_long, (guint) a->malformed, (guint) a->unknown);
    }
}

static void
test_table (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *wire = g_strconcat (cases[i].bytes, GOOD, NULL);
      DorsalFrameReader reader = { 0 };
      g_autoptr (GArray) frames = rig_read (&reader, wire, strlen (wire), 4096);

      g_assert_cmpuint (frames->len, ==, cases[i].good + 1);
      assert_statistics (&reader.statistics, &cases[i], cases[i].good + 1);
    }
}

/* All sixteen bits count. */
static void
test_every_bit_of_the_checksum (void)
{
  for (guint bit = 0; bit < 16; bit++)
    {
      g_autofree char *wire = g_strdup_printf ("$RLQ*%04X\r\n", 0xfe47 ^ 1u << bit);
      DorsalFrameReader reader = { 0 };
      g_autoptr (GArray) frames = rig_read (&reader, wire, strlen (wire), 4096);

      g_assert_cmpuint (frames->len, ==, 0);
      g_assert_cmpuint (reader.statistics.crc, ==, 1);
    }
}

static void
test_nul (void)
{
  static const char wire[] = "$RL\0Q*FE47\r\n\0\0" GOOD;
  DorsalFrameReader reader = { 0 };
  g_autoptr (GArray) frames = rig_read (&reader, wire, sizeof wire - 1, 1);

  g_assert_cmpuint (frames->len, ==, 1);
  g_assert_cmpuint (reader.statistics.malformed, ==, 1);
}

static void
test_unknown_and_malformed (void)
{
  static const char *const unknown[] = { "", "RLX", "RLZ,1,2", "GPGGA,1", "RLDD,1,2,3,4" };
  static const char *const malformed[] = { "RLD,1", "RLH,proto=1", "RLE,1,dance", "RLQ,1", "RLD,1,2,+3,4" };
  g_autoptr (GString) wire = g_string_new (NULL);
  DorsalFrameReader reader = { 0 };
  g_autoptr (GArray) frames = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (unknown); i++)
    rig_say (wire, unknown[i]);
  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    rig_say (wire, malformed[i]);
  frames = rig_read (&reader, wire->str, wire->len, 7);
  g_assert_cmpuint (frames->len, ==, 0);
  g_assert_cmpuint (reader.statistics.unknown, ==, G_N_ELEMENTS (unknown));
  g_assert_cmpuint (reader.statistics.malformed, ==, G_N_ELEMENTS (malformed));
  g_assert_cmpuint (reader.statistics.good + reader.statistics.crc, ==, 0);
}

/* A sentence of exactly n bytes from '$' to the line feed; of an unknown name, for none of ours is so long. */
static char *
sentence_of (gsize n, const char *line_end)
{
  g_autoptr (GString) body = g_string_new ("RLX,");
  g_autofree char *plain = NULL;
  char *text;

  while (body->len < n - strlen ("$*0000") - strlen (line_end))
    g_string_append_c (body, 'x');
  plain = rig_sentence (body->str);
  plain[strlen (plain) - 2] = '\0';
  text = g_strconcat (plain, line_end, NULL);
  g_assert_cmpuint (strlen (text), ==, n);
  return text;
}

static void
test_length (void)
{
  static const char *const ends[] = { "\r\n", "\n" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    for (gsize n = 510; n <= 515; n++)
      {
        g_autofree char *line = sentence_of (n, ends[i]);
        g_autofree char *wire = g_strconcat ("noise", line, GOOD, NULL);
        DorsalFrameReader reader = { 0 };
        g_autoptr (GArray) frames = rig_read (&reader, wire, strlen (wire), n % 3 + 1);

        g_assert_cmpuint (frames->len, ==, 1);
        g_assert_cmpuint (reader.statistics.unknown, ==, n <= 512);
        g_assert_cmpuint (reader.statistics.too_long, ==, n > 512);
        g_assert_cmpuint (reader.statistics.malformed + reader.statistics.crc, ==, 0);
      }
}

static void
test_endless (void)
{
  g_autoptr (GString) wire = g_string_new ("$");
  DorsalFrameReader reader = { 0 };
  g_autoptr (GArray) frames = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (wire, 'x');
  g_string_append (wire, GOOD);
  frames = rig_read (&reader, wire->str, wire->len, 1000);
  g_assert_cmpuint (frames->len, ==, 1);
  g_assert_cmpuint (reader.statistics.too_long, ==, 1);
}

/* The protocol's example session: five lines, the last one's checksum wrong on purpose. */
static const char session[]
    = "$RLQ*FE47\r\n"
      "$RLC,start,100*1638\r\n"
      "$RLH,proto=1,model=Ref12,serial=A1B2C3,fw=1.0.0,cells=12,rate=100,diameter_mm=140,length_mm=330,angle=imu,"
      "unit=kpa,pitch_mm=25,cue=1*759C\r\n"
      "$RLD,1,10000,0,0,12,155,310,402,288,301,395,320,160,20,0*47F5\r\n"
      "$RLD,2,20000,0,0,12,155,310,402,288,301,395,320,160,20,0*0000\r\n";

static void
test_session (void)
{
  DorsalFrameReader reader = { 0 };
  g_autoptr (GArray) frames = rig_read (&reader, session, strlen (session), 5);

  g_assert_cmpuint (frames->len, ==, 4);
  g_assert_cmpuint (reader.statistics.good, ==, 4);
  g_assert_cmpuint (reader.statistics.crc, ==, 1);
  g_assert_cmpint (g_array_index (frames, DorsalFrame, 3).kind, ==, DORSAL_FRAME_SAMPLE);
  g_assert_cmpuint (g_array_index (frames, DorsalFrame, 3).sample.seq, ==, 1);
  g_assert_cmpstr (reader.hello.serial, ==, "A1B2C3");
}

/* A frame's meaning as text, for comparison. */
static void
assert_same_frames (GArray *a, GArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      char text_a[DORSAL_FRAME_MAX + 1], text_b[DORSAL_FRAME_MAX + 1];
      dorsal_frame_print (&g_array_index (a, DorsalFrame, i), text_a);
      dorsal_frame_print (&g_array_index (b, DorsalFrame, i), text_b);
      g_assert_cmpstr (text_a, ==, text_b);
    }
}

static void
test_chunks (void)
{
  g_autoptr (GString) wire = g_string_new (session);
  DorsalFrameReader whole = { 0 };
  g_autoptr (GArray) frames = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_string_append (wire, cases[i].bytes);
  g_string_append (wire, session);
  frames = rig_read (&whole, wire->str, wire->len, wire->len);
  g_assert_cmpuint (frames->len, >, 8);

  for (gsize chunk = 1; chunk <= wire->len; chunk = chunk < 40 ? chunk + 1 : chunk * 2)
    {
      DorsalFrameReader reader = { 0 };
      g_autoptr (GArray) pieces = rig_read (&reader, wire->str, wire->len, chunk);

      assert_same_frames (pieces, frames);
      g_assert_cmpmem (&reader.statistics, sizeof reader.statistics, &whole.statistics, sizeof whole.statistics);
    }
}

static void
test_hello_governs (void)
{
  g_autoptr (GString) wire = g_string_new (NULL);
  DorsalFrame hello = { .kind = DORSAL_FRAME_HELLO, .hello = rig_hello () };
  DorsalFrameReader reader = { 0 };
  g_autoptr (GArray) frames = NULL;

  rig_say (wire, "RLD,1,1,0,5,5,5"); /* before a hello any number of cells will do */
  hello.hello.n_cells = 3;
  rig_say_frame (wire, &hello);
  rig_say (wire, "RLD,2,2,0,5,5,5");
  rig_say (wire, "RLD,3,3,0,5,5");
  rig_say (wire, "RLD,4,4,0,5,5,5,5");
  hello.hello.n_cells = 2;
  rig_say_frame (wire, &hello);
  rig_say (wire, "RLD,5,5,0,5,5");
  frames = rig_read (&reader, wire->str, wire->len, 100);
  g_assert_cmpuint (frames->len, ==, 5);
  g_assert_cmpuint (reader.statistics.malformed, ==, 2);
  g_assert_cmpuint (reader.hello.n_cells, ==, 2);
}

static void
test_reset (void)
{
  DorsalFrameReader reader = { 0 };
  g_autoptr (GArray) first = rig_read (&reader, session, strlen (session) - 4, 9);
  g_autoptr (GArray) second = NULL;

  dorsal_frame_reader_reset (&reader);
  second = rig_read (&reader, "LQ*FE47\r\n" GOOD, 9 + strlen (GOOD), 9);
  g_assert_cmpuint (second->len, ==, 1);
  g_assert_cmpuint (reader.statistics.good, ==, 1);
  g_assert_cmpuint (reader.statistics.malformed, ==, 0);
  g_assert_cmpuint (reader.hello.n_cells, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/frame-reader/a-good-line-survives-what-stands-before-it", test_table);
  g_test_add_func ("/core/frame-reader/every-bit-of-the-checksum-counts", test_every_bit_of_the_checksum);
  g_test_add_func ("/core/frame-reader/a-nul-is-a-control-byte", test_nul);
  g_test_add_func ("/core/frame-reader/unknown-and-malformed-are-counted-apart", test_unknown_and_malformed);
  g_test_add_func ("/core/frame-reader/512-bytes-pass-and-513-do-not", test_length);
  g_test_add_func ("/core/frame-reader/an-endless-line-is-counted-once", test_endless);
  g_test_add_func ("/core/frame-reader/the-protocols-session-is-read", test_session);
  g_test_add_func ("/core/frame-reader/chunks-do-not-matter", test_chunks);
  g_test_add_func ("/core/frame-reader/the-last-hello-governs-the-samples", test_hello_governs);
  g_test_add_func ("/core/frame-reader/reset-forgets-half-a-line-and-the-hello", test_reset);
  return g_test_run ();
}
