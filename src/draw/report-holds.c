/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the holds of a session. Out: a table of them side by side, in the order they were held.
 *
 *     at    level  for   kPa  felt  │   at …
 *     1:20  T7     0:42   64  better│
 *
 * Holds shorter than zones.spot_s are mostly turn-arounds that took their time, and stay out. Where the rest are more
 * than fit the shortest are left out, and it says how many. Never: one left out silently. */

#include "draw/draw-report-private.h"

#include <math.h>

#define FEW     24 /* in four columns; more in five, where the words are short */
#define LEAST   3  /* rows before a second column begins */
#define ROW     1.22
#define BETWEEN 14.0

#define N_WORDS   5
#define SCALE     0.9
#define LEAST_GAP 3.0 /* between the columns of one hold */
#define MOST_GAP  12.0

static GArray *
holds_of (const DorsalReport *report)
{
  GArray *holds = g_array_new (FALSE, FALSE, sizeof (DorsalSpan));

  for (guint i = 0; i < report->story.spans->len; i++)
    if (dorsal_page_is_spot (report, &g_array_index (report->story.spans, DorsalSpan, i)))
      g_array_append_val (holds, g_array_index (report->story.spans, DorsalSpan, i));
  return holds;
}

static gboolean
has_answers (const GArray *holds)
{
  for (guint i = 0; i < holds->len; i++)
    if (g_array_index (holds, DorsalSpan, i).answer != DORSAL_ANSWER_UNKNOWN)
      return TRUE;
  return FALSE;
}

static guint
columns_of (const DorsalReport *report, const GArray *holds, guint all)
{
  return all > FEW && !has_answers (holds) && report->to_us < G_TIME_SPAN_HOUR ? 5 : 4;
}

static guint
rows_of (guint n, guint columns)
{
  return MAX (MAX ((n + columns - 1) / columns, MIN (n, LEAST)), 1);
}

guint
dorsal_page_hold_rows (const DorsalPage *page)
{
  g_autoptr (GArray) holds = holds_of (page->report);

  return rows_of (holds->len, columns_of (page->report, holds, holds->len));
}

double
dorsal_page_hold_row_height (const DorsalPage *page)
{
  return ROW * page->font.size_px;
}

/* Until so many are left. */
static void
drop_shortest (GArray *holds, guint most)
{
  while (holds->len > most)
    {
      guint shortest = 0;

      for (guint i = 1; i < holds->len; i++)
        {
          const DorsalSpan *one = &g_array_index (holds, DorsalSpan, i),
                           *least = &g_array_index (holds, DorsalSpan, shortest);

          if (one->to_us - one->from_us < least->to_us - least->from_us)
            shortest = i;
        }
      g_array_remove_index (holds, shortest);
    }
}

/* --- the columns of one hold --- */

/* What stands in them, of a hold or over all; newly allocated. */
typedef struct
{
  char *words[N_WORDS];
} Row;

static void
row_clear (Row *row)
{
  for (guint i = 0; i < N_WORDS; i++)
    g_free (row->words[i]);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

static Row
row_of (const DorsalPage *page, const DorsalSpan *hold)
{
  const char *level = hold->level != DORSAL_LEVEL_UNKNOWN ? dorsal_level_to_string (hold->level) : "?";

  return (Row){ { dorsal_page_clock (hold->from_us), g_strdup (level), dorsal_page_clock (hold->to_us - hold->from_us),
                  hold->hardest_kpa > 0 ? g_strdup_printf ("%.0f", hold->hardest_kpa) : g_strdup (""),
                  g_strdup (dorsal_page_answer (page, hold->answer)) } };
}

static Row
row_of_heads (const DorsalPage *page, gboolean answers)
{
  /* Translators: heads of narrow columns: when a hold began, its level, how long, hardest pressure, how it felt after.
   */
  const char *words[N_WORDS]
      = { dorsal_page_say (page, N_ ("at")), dorsal_page_say (page, N_ ("level")), dorsal_page_say (page, N_ ("for")),
          page->report->course.raw ? "" : dorsal_page_say (page, N_ ("kPa")),
          answers ? dorsal_page_say (page, N_ ("felt")) : "" };
  Row row = { { NULL } };

  for (guint i = 0; i < N_WORDS; i++)
    row.words[i] = g_strdup (words[i]);
  return row;
}

/* Where they are, of whatever language the words are: as wide as the widest in each. */
typedef struct
{
  double left[N_WORDS], width[N_WORDS], scale;
} Columns;

static void
widen (const DorsalPage *page, Columns *columns, const Row *row)
{
  for (guint i = 0; i < N_WORDS; i++)
    columns->width[i] = MAX (columns->width[i], dorsal_page_width (page, row->words[i], SCALE, DORSAL_TEXT_PLAIN));
}

static Columns
columns_for (const DorsalPage *page, const GArray *holds, double width, gboolean answers)
{
  g_auto (Row) heads = row_of_heads (page, answers);
  Columns columns = { { 0 } };
  double all = 0, shrink, gap, x = 0;

  widen (page, &columns, &heads);
  for (guint i = 0; i < holds->len; i++)
    {
      g_auto (Row) row = row_of (page, &g_array_index (holds, DorsalSpan, i));

      widen (page, &columns, &row);
    }
  for (guint i = 0; i < N_WORDS; i++)
    all += columns.width[i];
  shrink = MIN (1, (width - (N_WORDS - 1) * LEAST_GAP) / all);
  gap = MIN ((width - shrink * all) / (N_WORDS - 1), MOST_GAP);
  columns.scale = SCALE * shrink;
  for (guint i = 0; i < N_WORDS; i++)
    {
      columns.left[i] = x;
      columns.width[i] *= shrink;
      x += columns.width[i] + gap;
    }
  return columns;
}

static void
draw_row (const DorsalPage *page, double x, double y, const Columns *columns, const Row *row, DorsalColour colour)
{
  static const double align[N_WORDS] = { 1, 0, 1, 1, 0 };

  for (guint i = 0; i < N_WORDS; i++)
    dorsal_page_text (page, row->words[i], x + columns->left[i] + align[i] * columns->width[i], y, align[i],
                      columns->scale, DORSAL_TEXT_PLAIN, colour);
}

static void
draw_left_out (const DorsalPage *page, const DorsalArea *area, guint n)
{
  g_autofree char *text = g_strdup_printf (dorsal_page_say (page, N_ ("The shortest are left out: %u")), n);

  if (n > 0)
    dorsal_page_text (page, text, area->x + area->width, area->y + 1, 1, 0.85, DORSAL_TEXT_PLAIN,
                      page->palette->dim_text);
}

static void
draw_table (const DorsalPage *page, const DorsalArea *area, const GArray *holds, guint columns, guint rows)
{
  double height = dorsal_page_hold_row_height (page), width = (area->width - (columns - 1) * BETWEEN) / columns;
  gboolean answers = has_answers (holds);
  Columns places = columns_for (page, holds, width, answers);
  g_auto (Row) heads = row_of_heads (page, answers);

  for (guint i = 0; i < holds->len; i++)
    {
      guint column = i / rows;
      double x = area->x + column * (width + BETWEEN);
      g_auto (Row) row = row_of (page, &g_array_index (holds, DorsalSpan, i));

      if (i % rows == 0)
        draw_row (page, x, area->y, &places, &heads, page->palette->dim_text);
      draw_row (page, x, area->y + (i % rows + 1) * height, &places, &row, page->palette->text);
    }
}

void
dorsal_page_holds (const DorsalPage *page, const DorsalArea *area)
{
  g_autoptr (GArray) holds = holds_of (page->report);
  g_autofree char *title = g_strdup_printf (dorsal_page_say (page, N_ ("Holds of %.0f s and longer")),
                                            page->report->settings.zones.spot_s);
  guint fit, all = holds->len, columns = columns_of (page->report, holds, all);
  double row = dorsal_page_hold_row_height (page), head, lines;
  DorsalArea table = *area;

  if (area->height < 3 * row)
    return;
  head = dorsal_page_heading (page, title, area->x, area->y, area->width);
  table.y += head;
  lines = floor ((area->height - head) / row + 0.01) - 1;
  fit = lines > 1 ? (guint) lines : 1;
  drop_shortest (holds, fit * columns);
  draw_left_out (page, area, all - holds->len);
  if (all == 0)
    dorsal_page_text (page, dorsal_page_say (page, N_ ("No spot was held.")), table.x, table.y, 0, 1, DORSAL_TEXT_PLAIN,
                      page->palette->dim_text);
  else
    draw_table (page, &table, holds, columns, MIN (fit, rows_of (all, columns)));
}
