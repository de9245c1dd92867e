/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows → a table for people, lines for programs.
 *
 * Comes in: figures, their floors, their targets. Goes out: on stdout when the table ends; into the file that
 * DORSAL_BENCH_JSON names as each row comes, so that a program that breaks leaves what it had found.
 * Never: a judgement of a figure that was not measured, and a comma where the locale wants one.
 *
 *            figure  unit   floor             ratio  target  verdict
 *   decoded     400  ns         8  copied      50 ×  ≤ 1,000  met */

#include "bench.h"

#include <math.h>
#include <stdio.h>

#define COLUMNS 8
#define ROUND_S 0.005

typedef struct
{
  char *cells[COLUMNS];
} Line;

struct _Bench
{
  const char *name, *title;
  GArray *lines; /* Line */
};

static const gboolean to_the_right[COLUMNS] = { FALSE, TRUE, FALSE, TRUE, FALSE, TRUE, FALSE, FALSE };

/* Three digits where there are no more, all of those before the point, in groups: 0.00123, 7.31, 1,366. */
static char *
number_text (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  double size = fabs (value);
  GString *text;

  if (isnan (value))
    return g_strdup ("–");
  if (size < 999.5 && value != round (value))
    return g_strdup (g_ascii_formatd (digits, sizeof digits,
                                      size >= 99.95    ? "%.0f"
                                      : size >= 9.995  ? "%.1f"
                                      : size >= 0.9995 ? "%.2f"
                                                       : "%.3g",
                                      value));
  text = g_string_new (g_ascii_formatd (digits, sizeof digits, "%.0f", value));
  for (gssize at = (gssize) text->len - 3; at > (value < 0); at -= 3)
    g_string_insert_c (text, at, ',');
  return g_string_free (text, FALSE);
}

static double
ratio_of (const BenchRow *row)
{
  return row->floor && row->floor_figure > 0 ? row->figure / row->floor_figure : NAN;
}

static char *
target_text (const BenchRow *row)
{
  g_autofree char *limit = number_text (row->limit);

  switch (row->target)
    {
    case BENCH_AT_MOST:
      return g_strdup_printf ("≤ %s", limit);
    case BENCH_AT_LEAST:
      return g_strdup_printf ("≥ %s", limit);
    case BENCH_AT_MOST_FLOORS:
      return g_strdup_printf ("≤ %s ×", limit);
    case BENCH_NO_TARGET:
      break;
    }
  return NULL;
}

const char *
bench_verdict (const BenchRow *row)
{
  double figure = row->target == BENCH_AT_MOST_FLOORS ? ratio_of (row) : row->figure;

  if (row->target == BENCH_NO_TARGET)
    return NULL;
  if (isnan (figure))
    return "open";
  if (row->target == BENCH_AT_LEAST ? figure >= row->limit : figure <= row->limit)
    return "met";
  return row->unsure ? "open" : "missed";
}

/* --- for programs --- */

static void
add_text (GString *json, const char *member, const char *text)
{
  g_string_append_printf (json, "%s\"%s\": ", json->len > 1 ? ", " : "", member);
  if (!text)
    {
      g_string_append (json, "null");
      return;
    }
  g_string_append_c (json, '"');
  for (const char *p = text; *p; p++)
    if (*p == '"' || *p == '\\')
      g_string_append_printf (json, "\\%c", *p);
    else if ((guchar) *p < ' ')
      g_string_append_printf (json, "\\u%04x", *p);
    else
      g_string_append_c (json, *p);
  g_string_append_c (json, '"');
}

static void
add_number (GString *json, const char *member, double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (json, ", \"%s\": %s", member,
                          isfinite (value) ? g_ascii_formatd (digits, sizeof digits, "%.6g", value) : "null");
}

char *
bench_row_json (const Bench *bench, const BenchRow *row)
{
  g_autofree char *target = target_text (row);
  GString *json = g_string_new ("{");

  add_text (json, "bench", bench->name);
  add_text (json, "title", bench->title);
  add_text (json, "name", row->name);
  add_number (json, "figure", row->figure);
  add_text (json, "unit", row->unit);
  add_text (json, "floor", row->floor);
  add_number (json, "floor_figure", row->floor ? row->floor_figure : NAN);
  add_number (json, "ratio", ratio_of (row));
  add_text (json, "target", target);
  add_text (json, "verdict", bench_verdict (row));
  add_text (json, "note", row->note);
  g_string_append (json, "}\n");
  return g_string_free (json, FALSE);
}

static void
append_json (const Bench *bench, const BenchRow *row)
{
  const char *path = g_getenv ("DORSAL_BENCH_JSON");
  g_autofree char *json = NULL;
  FILE *file;

  if (!path || !*path)
    return;
  json = bench_row_json (bench, row);
  file = fopen (path, "ae");
  if (!file || fputs (json, file) < 0)
    g_printerr ("bench: %s could not be written: its folder must exist and be yours\n", path);
  if (file)
    fclose (file);
}

/* --- for people --- */

static void
line_clear (gpointer data)
{
  Line *line = data;

  for (guint i = 0; i < COLUMNS; i++)
    g_free (line->cells[i]);
}

void
bench_add (Bench *bench, const BenchRow *row)
{
  double ratio = ratio_of (row);
  g_autofree char *times = isnan (ratio) ? NULL : number_text (ratio);
  Line line = { {
      g_strdup (row->name),
      number_text (row->figure),
      g_strdup (row->unit),
      row->floor ? number_text (row->floor_figure) : NULL,
      g_strdup (row->floor),
      times ? g_strdup_printf ("%s ×", times) : NULL,
      target_text (row),
      row->note ? g_strdup_printf ("%s (%s)", bench_verdict (row) ? bench_verdict (row) : "", row->note)
                : g_strdup (bench_verdict (row)),
  } };

  g_array_append_val (bench->lines, line);
  append_json (bench, row);
}

static glong
width_of (const Bench *bench, guint column)
{
  glong width = 0;

  for (guint i = 0; i < bench->lines->len; i++)
    {
      const char *cell = g_array_index (bench->lines, Line, i).cells[column];
      width = MAX (width, cell ? g_utf8_strlen (cell, -1) : 0);
    }
  return width;
}

static void
append_cell (GString *text, const char *cell, glong width, gboolean right)
{
  int gap = (int) (width - (cell ? g_utf8_strlen (cell, -1) : 0));

  g_string_append_printf (text, "  %*s%s%*s", right ? gap : 0, "", cell ? cell : "", right ? 0 : gap, "");
}

char *
bench_text (const Bench *bench)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "\n%s: %s\n", bench->name, bench->title);
  for (guint i = 0; i < bench->lines->len; i++)
    {
      for (guint k = 0; k < COLUMNS; k++)
        append_cell (text, g_array_index (bench->lines, Line, i).cells[k], width_of (bench, k), to_the_right[k]);
      while (text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

Bench *
bench_begin (const char *name, const char *title)
{
  Bench *bench = g_new (Bench, 1);

  bench->name = name;
  bench->title = title;
  bench->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_array_set_clear_func (bench->lines, line_clear);
  return bench;
}

void
bench_free (Bench *bench)
{
  g_array_unref (bench->lines);
  g_free (bench);
}

void
bench_end (Bench *bench)
{
  g_autofree char *text = bench_text (bench);

  fputs (text, stdout);
  fflush (stdout);
  bench_free (bench);
}

/* --- the processor's time --- */

double
bench_cpu_s (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double) now.tv_sec + (double) now.tv_nsec * 1e-9;
}

double
bench_best_s (BenchTurn turn, gpointer data, guint rounds)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < rounds; i++)
    {
      double began = bench_cpu_s (), took;
      guint turns = 0;

      do
        {
          turn (data);
          turns++;
          took = bench_cpu_s () - began;
        }
      while (took < ROUND_S);
      best = MIN (best, took / turns);
    }
  return best;
}
