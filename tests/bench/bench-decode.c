/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes to sentences to readings, in nanoseconds and in instructions, for rollers with 8, 12 and 16 cells: two minutes at
 * 100 Hz, in memory. The floors are of the same bytes: copying them; their checksums; their checksums and their digits made
 * integers with nothing checked.
 *
 *   bench-decode              measures
 *   bench-decode WHAT FILE    does WHAT once with the bytes of FILE, for whoever counts */

#include "bench.h"
#include "count.h"
#include "wire.h"

#include <glib/gstdio.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLES (2 * 60 * 100)
#define ROUNDS 9

typedef struct
{
  GByteArray *wire;
  guint8 *copy;
  GArray *samples; /* DorsalSample, as the stream made them */
  gint64 sum;      /* keeps the compiler honest */
} Matter;

/* The samples that the judgement is given. */
static GArray *
samples_of (const GByteArray *wire)
{
  static DorsalStream stream;
  DorsalSettings settings = dorsal_settings_default ();
  GArray *samples = g_array_new (FALSE, FALSE, sizeof (DorsalSample));
  const guint8 *p = wire->data;
  gsize n = wire->len;
  const DorsalMessage *message;

  dorsal_stream_init (&stream, &settings, 0);
  while ((message = dorsal_stream_next (&stream, &p, &n, 0)))
    if (message->kind == DORSAL_MESSAGE_READING)
      g_array_append_val (samples, message->reading.sample);
  return samples;
}

static DorsalHello
hello_of (const GByteArray *wire)
{
  DorsalFrameReader reader = { 0 };
  DorsalFrame frame;
  const guint8 *p = wire->data;
  gsize n = wire->len;

  g_assert_true (dorsal_frame_reader_next (&reader, &p, &n, &frame) && frame.kind == DORSAL_FRAME_HELLO);
  return frame.hello;
}

static Matter
matter_of (guint n_cells)
{
  Matter matter = { .wire = wire_of (n_cells, 100, SAMPLES, (DorsalRollerFaults){ 0 }) };

  matter.copy = g_malloc (matter.wire->len);
  matter.samples = samples_of (matter.wire);
  g_assert_cmpuint (matter.samples->len, ==, SAMPLES);
  return matter;
}

/* The bytes in a file, for a program of its own. */
static char *
keep (guint n_cells)
{
  g_autoptr (GByteArray) wire = wire_of (n_cells, 100, SAMPLES, (DorsalRollerFaults){ 0 });
  char *path = NULL;
  int fd = g_file_open_tmp ("bench-XXXXXX", &path, NULL);

  g_assert_true (fd >= 0 && g_file_set_contents (path, (const char *) wire->data, wire->len, NULL));
  g_close (fd, NULL);
  return path;
}

static void
matter_clear (Matter *matter)
{
  g_byte_array_unref (matter->wire);
  g_free (matter->copy);
  g_array_unref (matter->samples);
}

/* --- a turn over all of it --- */

static void
turn_copy (gpointer data)
{
  Matter *matter = data;

  for (guint at = 0; at < matter->wire->len; at += matter->wire->len / SAMPLES) /* a line at a time, as a reader must */
    memcpy (matter->copy + at, matter->wire->data + at, MIN (matter->wire->len / SAMPLES, matter->wire->len - at));
  __asm__ volatile("" ::"r"(matter->copy) : "memory");
}

static void
turn_checksum (gpointer data)
{
  Matter *matter = data;

  matter->sum += wire_sum_checksums (matter->wire);
}

static void
turn_scan (gpointer data)
{
  Matter *matter = data;

  matter->sum += wire_scan_integers (matter->wire);
}

static void
turn_decode (gpointer data)
{
  Matter *matter = data;

  matter->sum += (gint64) wire_decode (matter->wire);
}

static void
turn_classify (gpointer data)
{
  static DorsalClassifier classifier;
  Matter *matter = data;
  DorsalSettings settings = dorsal_settings_default ();
  DorsalHello hello = hello_of (matter->wire);
  DorsalReading reading;

  dorsal_classifier_init (&classifier, &settings);
  dorsal_classifier_hello (&classifier, &hello);
  for (guint i = 0; i < matter->samples->len; i++)
    {
      dorsal_classifier_step (&classifier, &g_array_index (matter->samples, DorsalSample, i),
                              i ? DORSAL_CLOCK_NEXT : DORSAL_CLOCK_FIRST, &reading);
      matter->sum += reading.state;
    }
}

static void
turn_judge (gpointer data)
{
  Matter *matter = data;

  matter->sum += (gint64) wire_judge (matter->wire);
}

/* --- the story --- */

typedef enum
{
  COPY,
  CHECKSUM,
  SCAN,
  DECODE,
  CLASSIFY,
  JUDGE,
  N_TURNS,
} Turn;

static const struct
{
  const char *name, *said;
  BenchTurn turn;
} turns[N_TURNS] = {
  [COPY] = { "copy", "copied", turn_copy },
  [CHECKSUM] = { "checksum", "checksums", turn_checksum },
  [SCAN] = { "scan", "checksums and digits", turn_scan },
  [DECODE] = { "decode", "decoded", turn_decode },
  [CLASSIFY] = { "classify", "classified", turn_classify },
  [JUDGE] = { "judge", "decoded and classified", turn_judge },
};

static void
bench_time (guint n_cells)
{
  static const char *const titles[]
      = { [8] = "8 cells, time a sample", [12] = "12 cells, time a sample", [16] = "16 cells, time a sample" };
  Bench *bench = bench_begin ("decode", titles[n_cells]);
  Matter matter = matter_of (n_cells);
  double ns[N_TURNS];

  for (Turn i = 0; i < N_TURNS; i++)
    ns[i] = bench_best_s (turns[i].turn, &matter, ROUNDS) * 1e9 / SAMPLES;
#define ROW(turn, beside, ...)                                                                                         \
  bench_add (bench, &(BenchRow){ .name = turns[turn].said,                                                             \
                                 .figure = ns[turn],                                                                   \
                                 .unit = "ns",                                                                         \
                                 .floor = turns[beside].said,                                                          \
                                 .floor_figure = ns[beside],                                                           \
                                 __VA_ARGS__ })
  ROW (CHECKSUM, COPY);
  ROW (DECODE, COPY);
  ROW (DECODE, SCAN);
  ROW (CLASSIFY, SCAN);
  if (n_cells == 12)
    ROW (JUDGE, SCAN, .target = BENCH_AT_MOST, .limit = 1500);
  else
    ROW (JUDGE, SCAN);
#undef ROW
  bench_end (bench);
  matter_clear (&matter);
}

static double
instructions (const char *self, const char *path, Turn turn)
{
  const char *const argv[] = { self, turns[turn].name, path, NULL };

  return count_instructions (argv) / SAMPLES;
}

static void
bench_count (const char *self, guint n_cells)
{
  static const char *const titles[] = { [8] = "8 cells, instructions a sample",
                                        [12] = "12 cells, instructions a sample",
                                        [16] = "16 cells, instructions a sample" };
  Bench *bench = bench_begin ("decode", titles[n_cells]);
  g_autofree char *path = keep (n_cells);
  double checksum = instructions (self, path, CHECKSUM), scan = instructions (self, path, SCAN);
  double decode = instructions (self, path, DECODE), judge = instructions (self, path, JUDGE);
  const char *note = isnan (judge) ? "there is no valgrind to count them" : NULL;
  BenchTarget target = n_cells == 12 ? BENCH_AT_MOST : BENCH_NO_TARGET;

  bench_add (bench, &(BenchRow){ "decoded, besides the checksum", decode - checksum, "instructions", "digits alone",
                                 scan - checksum, target, 1800, .note = note });
  bench_add (bench, &(BenchRow){ "decoded", decode, "instructions", "checksums and digits", scan, .note = note });
  bench_add (bench, &(BenchRow){ "classified", judge - decode, "instructions", "checksums and digits", scan, .note = note });
  bench_add (bench, &(BenchRow){ "decoded and classified", judge, "instructions", "checksums and digits", scan, target, 5000,
                                 .note = note });
  bench_end (bench);
  g_remove (path);
}

static int
turn_for_counting (const char *name, const char *path)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GByteArray) wire = NULL;
  Matter matter = { 0 };
  gsize n;

  if (!g_file_get_contents (path, &bytes, &n, NULL))
    return EXIT_FAILURE;
  matter.wire = wire = g_byte_array_new_take ((guint8 *) g_steal_pointer (&bytes), n);
  dorsal_zones_default (); /* read once in a process, not once in so many samples */
  for (Turn i = 0; i < N_TURNS; i++)
    if (strcmp (turns[i].name, name) == 0)
      counted (turns[i].turn, &matter);
  return EXIT_SUCCESS;
}

int
main (int argc, char **argv)
{
  static const guint cells[] = { 8, 12, 16 };

  if (argc == 3)
    return turn_for_counting (argv[1], argv[2]);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    bench_time (cells[i]);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    bench_count (argv[0], cells[i]);
  return EXIT_SUCCESS;
}
