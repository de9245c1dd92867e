/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a benchmark says of its figures. */

#include "bench.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

static void
test_verdicts (void)
{
  static const struct
  {
    BenchRow row;
    const char *verdict;
  } cases[] = {
    { { .figure = 5 }, NULL },
    { { .figure = 5, .target = BENCH_AT_MOST, .limit = 5 }, "met" },
    { { .figure = 5.1, .target = BENCH_AT_MOST, .limit = 5 }, "missed" },
    { { .figure = 0, .target = BENCH_AT_MOST, .limit = 0 }, "met" },
    { { .figure = 1, .target = BENCH_AT_MOST, .limit = 0 }, "missed" },
    { { .figure = 5.1, .target = BENCH_AT_MOST, .limit = 5, .unsure = TRUE }, "open" },
    { { .figure = 5, .target = BENCH_AT_MOST, .limit = 5, .unsure = TRUE }, "met" },
    { { .figure = NAN, .target = BENCH_AT_MOST, .limit = 5 }, "open" },
    { { .figure = 5, .target = BENCH_AT_LEAST, .limit = 5 }, "met" },
    { { .figure = 4.9, .target = BENCH_AT_LEAST, .limit = 5 }, "missed" },
    { { .figure = NAN, .target = BENCH_AT_LEAST, .limit = 5 }, "open" },
    { { .figure = 5, .floor = "x", .floor_figure = 4, .target = BENCH_AT_MOST_FLOORS, .limit = 1.25 }, "met" },
    { { .figure = 5, .floor = "x", .floor_figure = 3.9, .target = BENCH_AT_MOST_FLOORS, .limit = 1.25 }, "missed" },
    { { .figure = 5, .target = BENCH_AT_MOST_FLOORS, .limit = 1.25 }, "open" }, /* of what? */
    { { .figure = 5, .floor = "x", .floor_figure = 0, .target = BENCH_AT_MOST_FLOORS, .limit = 1.25 }, "open" },
    { { .figure = 5, .floor = "x", .floor_figure = NAN, .target = BENCH_AT_MOST_FLOORS, .limit = 1.25 }, "open" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpstr (bench_verdict (&cases[i].row), ==, cases[i].verdict);
}

static Bench *
two_rows (void)
{
  Bench *bench = bench_begin ("decode", "A sample");

  bench_add (bench, &(BenchRow){ .name = "copied ×", .figure = 1234.5, .unit = "ns" });
  bench_add (bench, &(BenchRow){ .name = "decoded",
                                 .figure = 9.5,
                                 .unit = "µs",
                                 .floor = "copied",
                                 .floor_figure = 2,
                                 .target = BENCH_AT_MOST,
                                 .limit = 1800 });
  bench_add (
      bench,
      &(BenchRow){ .name = "lost", .figure = 3, .unit = "lines", .target = BENCH_AT_MOST, .limit = 0, .note = "of 9" });
  return bench;
}

static void
test_table (void)
{
  Bench *bench = two_rows ();
  g_autofree char *text = bench_text (bench);

  g_assert_cmpstr (text, ==,
                   "\n"
                   "decode: A sample\n"
                   "  copied ×  1,234  ns\n"
                   "  decoded    9.50  µs     2  copied  4.75 ×  ≤ 1,800  met\n"
                   "  lost          3  lines                     ≤ 0      missed (of 9)\n");
  bench_free (bench);
}

static void
test_json (void)
{
  Bench *bench = bench_begin ("decode", "A \"sample\"\\\n");
  g_autofree char *bare = bench_row_json (bench, &(BenchRow){ .name = "copied", .figure = NAN, .unit = "ns" });
  g_autofree char *full = bench_row_json (bench, &(BenchRow){ .name = "decoded",
                                                              .figure = 9.5,
                                                              .unit = "µs",
                                                              .floor = "copied",
                                                              .floor_figure = 2,
                                                              .target = BENCH_AT_MOST_FLOORS,
                                                              .limit = 4,
                                                              .note = "once" });

  g_assert_cmpstr (
      bare, ==,
      "{\"bench\": \"decode\", \"title\": \"A \\\"sample\\\"\\\\\\u000a\", \"name\": \"copied\", \"figure\": null, "
      "\"unit\": \"ns\", \"floor\": null, \"floor_figure\": null, \"ratio\": null, \"target\": null, "
      "\"verdict\": null, \"note\": null}\n");
  g_assert_nonnull (strstr (full,
                            "\"figure\": 9.5, \"unit\": \"µs\", \"floor\": \"copied\", \"floor_figure\": 2, "
                            "\"ratio\": 4.75, \"target\": \"≤ 4 ×\", \"verdict\": \"missed\", \"note\": \"once\"}\n"));
  bench_free (bench);
}

static void
test_file (void)
{
  g_autofree char *path = NULL, *text = NULL;
  int fd = g_file_open_tmp ("bench-XXXXXX", &path, NULL);
  g_auto (GStrv) lines = NULL;

  close (fd);
  g_setenv ("DORSAL_BENCH_JSON", path, TRUE);
  bench_free (two_rows ());
  bench_free (two_rows ());
  g_unsetenv ("DORSAL_BENCH_JSON");
  bench_free (two_rows ());
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_true (g_str_has_prefix (lines[4], "{\"bench\": \"decode\", \"title\": \"A sample\", \"name\": \"decoded\""));
  g_remove (path);
}

static void
count_turn (gpointer data)
{
  ++*(guint *) data;
}

static void
test_best (void)
{
  guint turns = 0;
  double seconds = bench_best_s (count_turn, &turns, 2);

  g_assert_cmpuint (turns, >=, 2);
  g_assert_cmpfloat (seconds, >, 0);
  g_assert_cmpfloat (seconds, <, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bench/what-is-missed-is-said-to-be", test_verdicts);
  g_test_add_func ("/bench/a-table-stands-in-columns", test_table);
  g_test_add_func ("/bench/a-row-is-an-object-on-a-line", test_json);
  g_test_add_func ("/bench/rows-join-the-file-that-is-named", test_file);
  g_test_add_func ("/bench/a-turn-has-a-time", test_best);
  return g_test_run ();
}
