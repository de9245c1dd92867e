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
#define BETWEEN 10.0

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

/* Where the columns of one hold end or start, as shares of its width. */
static void
draw_row (const DorsalPage *page, double x, double y, double width, const char *const *words, gboolean answers,
          DorsalColour colour)
{
  static const double at[2][5] = { { 0.25, 0.33, 0.73, 0.93, 1 }, { 0.26, 0.31, 0.58, 0.71, 0.76 } };
  static const double align[] = { 1, 0, 1, 1, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (align); i++)
    dorsal_page_text (page, words[i], x + at[answers][i] * width, y, align[i], 0.9, DORSAL_TEXT_PLAIN, colour);
}

static void
draw_hold (const DorsalPage *page, const DorsalSpan *hold, double x, double y, double width, gboolean answers)
{
  g_autofree char *at = dorsal_page_clock (hold->from_us), *length = dorsal_page_clock (hold->to_us - hold->from_us);
  g_autofree char *kpa = hold->hardest_kpa > 0 ? g_strdup_printf ("%.0f", hold->hardest_kpa) : g_strdup ("");
  const char *words[] = { at, hold->level != DORSAL_LEVEL_UNKNOWN ? dorsal_level_to_string (hold->level) : "?", length,
                          kpa, dorsal_page_answer (page, hold->answer) };

  draw_row (page, x, y, width, words, answers, page->palette->text);
}

static void
draw_head (const DorsalPage *page, double x, double y, double width, gboolean answers)
{
  /* Translators: heads of narrow columns: when a hold began, its level, how long, hardest pressure, how it felt after.
   */
  const char *words[]
      = { dorsal_page_say (page, N_ ("at")), dorsal_page_say (page, N_ ("level")), dorsal_page_say (page, N_ ("for")),
          page->report->course.raw ? "" : dorsal_page_say (page, N_ ("kPa")),
          answers ? dorsal_page_say (page, N_ ("felt")) : "" };

  draw_row (page, x, y, width, words, answers, page->palette->dim_text);
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
  double row = dorsal_page_hold_row_height (page), width = (area->width - (columns - 1) * BETWEEN) / columns;
  gboolean answers = has_answers (holds);

  for (guint i = 0; i < holds->len; i++)
    {
      guint column = i / rows;
      double x = area->x + column * (width + BETWEEN);

      if (i % rows == 0)
        draw_head (page, x, area->y, width, answers);
      draw_hold (page, &g_array_index (holds, DorsalSpan, i), x, area->y + (i % rows + 1) * row, width, answers);
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
