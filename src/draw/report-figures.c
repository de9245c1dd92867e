/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a report. Out: its figures, large, and its small tables. Every bar has its number beside it. */

#include "draw/draw-report-private.h"

#include <math.h>

#define LARGE 2.0  /* sizes of text: a figure, what stands over and under it */
#define FINE  0.85
#define ROW   1.38 /* the height of a row */

/* --- figures --- */

/* The value is as large as its column lets it, on the line of the others. */
static void
draw_figure (const DorsalPage *page, const char *label, const char *value, const char *more, double x, double y,
             double width)
{
  const char *over = dorsal_page_say (page, label);
  double scale = dorsal_page_fit (page, value, LARGE, width, DORSAL_TEXT_BOLD);

  dorsal_page_text (page, over, x, y, 0, dorsal_page_fit (page, over, FINE, width, DORSAL_TEXT_PLAIN), DORSAL_TEXT_PLAIN,
                    page->palette->dim_text);
  y += dorsal_page_line (page, FINE);
  dorsal_page_text (page, value, x, y + 0.9 * (LARGE - scale) * page->font.size_px, 0, scale, DORSAL_TEXT_BOLD,
                    page->palette->text);
  y += dorsal_page_line (page, LARGE);
  dorsal_page_text (page, more, x, y, 0, dorsal_page_fit (page, more, FINE, width, DORSAL_TEXT_PLAIN), DORSAL_TEXT_PLAIN,
                    page->palette->dim_text);
}

double
dorsal_page_figures_height (const DorsalPage *page)
{
  return 2 * dorsal_page_line (page, FINE) + dorsal_page_line (page, LARGE);
}

static double
percent (gint64 part, gint64 whole)
{
  return whole > 0 ? 100.0 * part / whole : 0;
}

/* Time in which the roller bore somebody at a known place. */
static gint64
placed_us (const DorsalSummary *summary)
{
  gint64 us = 0;

  for (DorsalZone zone = DORSAL_ZONE_NECK; zone < DORSAL_N_ZONES; zone++)
    us += summary->zone_us[zone];
  return us;
}

static void
draw_length (const DorsalPage *page, double x, double y, double width)
{
  const DorsalReport *report = page->report;
  gint64 all = report->to_us - report->from_us;
  g_autofree char *length = dorsal_page_clock (all);
  g_autofree char *on = dorsal_page_clock (placed_us (&report->summary) + report->summary.zone_us[DORSAL_ZONE_UNKNOWN]);
  g_autofree char *more = g_strdup_printf (dorsal_page_say (page, N_ ("%s on the roller")), on);

  draw_figure (page, N_ ("Length"), length, more, x, y, width);
}

static void
draw_rolled (const DorsalPage *page, double x, double y, double width)
{
  const DorsalSummary *summary = &page->report->summary;
  g_autofree char *rolled = dorsal_page_clock (summary->state_us[DORSAL_STATE_ROLLING]);
  g_autofree char *held = dorsal_page_clock (summary->state_us[DORSAL_STATE_HOLDING]);
  g_autofree char *more = g_strdup_printf (dorsal_page_say (page, N_ ("and %s held")), held);

  draw_figure (page, N_ ("Rolled"), rolled, more, x, y, width);
}

static void
draw_hold_count (const DorsalPage *page, double x, double y, double width)
{
  const DorsalReport *report = page->report;
  g_autofree char *n = NULL, *longest = NULL, *more = NULL;
  gint64 longest_us = 0;
  guint spots = 0;

  for (guint i = 0; i < report->story.spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (report->story.spans, DorsalSpan, i);

      if (!dorsal_page_is_spot (report, span))
        continue;
      spots++;
      longest_us = MAX (longest_us, span->to_us - span->from_us);
    }
  n = g_strdup_printf ("%u", spots);
  longest = dorsal_page_clock (longest_us);
  more = g_strdup_printf (dorsal_page_say (page, N_ ("longest %s")), longest);
  draw_figure (page, N_ ("Holds"), n, spots > 0 ? more : NULL, x, y, width);
}

static void
draw_upper_back (const DorsalPage *page, double x, double y, double width)
{
  const DorsalSummary *summary = &page->report->summary;
  gint64 placed = placed_us (summary);
  g_autofree char *share = placed > 0
                               ? g_strdup_printf ("%.0f %%", percent (summary->zone_us[DORSAL_ZONE_THORACIC], placed))
                               : g_strdup ("–");

  draw_figure (page, N_ ("On the thoracic spine"), share, dorsal_page_say (page, N_ ("where the place is known")), x, y,
               width);
}

static void
draw_hardest (const DorsalPage *page, double x, double y, double width)
{
  const DorsalReport *report = page->report;
  g_autofree char *hardest
      = report->summary.hardest_kpa > 0 ? g_strdup_printf ("%.0f kPa", report->summary.hardest_kpa) : g_strdup ("–");
  g_autofree char *more
      = g_strdup_printf (dorsal_page_say (page, N_ ("too hard from %.0f")), report->settings.zones.hard_kpa);

  draw_figure (page, N_ ("Hardest"), hardest, report->course.raw ? dorsal_page_say (page, N_ ("not calibrated")) : more,
               x, y, width);
}

static void
draw_warnings (const DorsalPage *page, double x, double y, double width)
{
  gint64 us;
  guint n = dorsal_story_count (&page->report->story, DORSAL_SPAN_ALERT, &us);
  g_autofree char *text = g_strdup_printf ("%u", n), *clock = dorsal_page_clock (us);
  g_autofree char *more = g_strdup_printf (dorsal_page_say (page, N_ ("together %s")), clock);

  draw_figure (page, N_ ("Warnings"), text, n > 0 ? more : NULL, x, y, width);
}

void
dorsal_page_figures (const DorsalPage *page, const DorsalArea *area)
{
  static void (*const figures[]) (const DorsalPage *, double, double, double)
      = { draw_length, draw_rolled, draw_hold_count, draw_upper_back, draw_hardest, draw_warnings };
  /* The fourth has the longest words. */
  static const double starts[] = { 0, 0.17, 0.325, 0.46, 0.67, 0.86, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    figures[i](page, area->x + area->width * starts[i], area->y, area->width * (starts[i + 1] - starts[i]) - 6);
}

/* --- tables --- */

typedef struct
{
  const DorsalPage *page;
  double x, y, width;
} Table;

static void
draw_swatch (const Table *table, DorsalZone zone)
{
  const DorsalPage *page = table->page;
  const DorsalZoneInk *ink = dorsal_palette_zone (page->palette, zone);
  double size = page->font.size_px * 0.85, x = dorsal_page_at (page, table->x, size);
  gboolean hollow = zone == DORSAL_ZONE_UNKNOWN || zone == DORSAL_ZONE_OFF;

  cairo_rectangle (page->cr, x, table->y + 1.5, size, size);
  dorsal_ink_set (page->cr, hollow ? page->palette->background : ink->fill);
  cairo_fill_preserve (page->cr);
  dorsal_ink_hatch (page->cr, ink->hatch, ink->line, 3);
  cairo_rectangle (page->cr, x, table->y + 1.5, size, size);
  cairo_set_line_width (page->cr, 0.5);
  dorsal_ink_set (page->cr, ink->line);
  cairo_stroke (page->cr);
}

static void
draw_row (Table *table, const char *label, double indent, gint64 us, gint64 whole_us, const char *count)
{
  const DorsalPage *page = table->page;
  double text = page->font.size_px, right = table->x + table->width, left = table->x + indent;
  g_autofree char *clock = dorsal_page_clock (us);
  double room = right - 3.8 * text - dorsal_page_width (page, clock, 1, DORSAL_TEXT_PLAIN) - 0.6 * text - left;
  g_autofree char *share = whole_us > 0 ? g_strdup_printf ("%.0f %%", percent (us, whole_us)) : NULL;

  dorsal_page_text (page, label, left, table->y, 0, dorsal_page_fit (page, label, 1, room, DORSAL_TEXT_PLAIN),
                    DORSAL_TEXT_PLAIN, page->palette->text);
  dorsal_page_text (page, clock, right - 3.8 * text, table->y, 1, 1, DORSAL_TEXT_PLAIN, page->palette->text);
  dorsal_page_text (page, count ? count : share, right, table->y, 1, 1, DORSAL_TEXT_PLAIN, page->palette->dim_text);
  table->y += ROW * text;
}

static void
draw_zones (Table *table)
{
  static const DorsalZone order[]
      = { DORSAL_ZONE_NECK,   DORSAL_ZONE_UPPER_CAUTION, DORSAL_ZONE_THORACIC, DORSAL_ZONE_LOWER_CAUTION,
          DORSAL_ZONE_LUMBAR, DORSAL_ZONE_PELVIS,        DORSAL_ZONE_UNKNOWN,  DORSAL_ZONE_OFF };
  const DorsalPage *page = table->page;
  const gint64 *us = page->report->summary.zone_us;
  gint64 whole = 0;

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    whole += us[order[i]];
  table->y += dorsal_page_heading (page, dorsal_page_say (page, N_ ("Where")), table->x, table->y, table->width);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      draw_swatch (table, order[i]);
      draw_row (table, dorsal_page_zone (page, order[i]), page->font.size_px * 1.4, us[order[i]], whole, NULL);
    }
}

static const double pace_ink[DORSAL_N_PACES] = { 0, 0.2, 0.45, 0.7, 1 };

static char *
pace_words (const Table *table, DorsalPace pace, const gint64 *us, double whole)
{
  return g_strdup_printf ("%s %.0f %%", dorsal_page_pace (table->page, pace), 100 * us[pace] / whole);
}

/* Small enough for all of them side by side. */
static double
pace_scale (const Table *table, const gint64 *us, double whole)
{
  double marks = (DORSAL_N_PACES - DORSAL_PACE_SLOW) * 1.5 * table->page->font.size_px, words = 0;

  for (DorsalPace pace = DORSAL_PACE_SLOW; pace < DORSAL_N_PACES; pace++)
    {
      g_autofree char *label = pace_words (table, pace, us, whole);

      words += dorsal_page_width (table->page, label, FINE, DORSAL_TEXT_PLAIN);
    }
  return FINE * MIN (1, (table->width - marks) / words);
}

/* One after the other, as far apart as their lengths allow. */
static void
draw_pace_words (const Table *table, const gint64 *us, double whole)
{
  const DorsalPage *page = table->page;
  double text = page->font.size_px, x = table->x, mark = 0.55 * text, scale = pace_scale (table, us, whole);

  for (DorsalPace pace = DORSAL_PACE_SLOW; pace < DORSAL_N_PACES; pace++)
    {
      g_autofree char *label = pace_words (table, pace, us, whole);

      cairo_rectangle (page->cr, dorsal_page_at (page, x, mark), table->y + 2.2, mark, mark);
      dorsal_ink_set (page->cr, dorsal_colour_mix (page->palette->dwell_track, page->palette->text, pace_ink[pace]));
      cairo_fill (page->cr);
      dorsal_page_text (page, label, x + 0.8 * text, table->y, 0, scale, DORSAL_TEXT_PLAIN, page->palette->text);
      x += 1.5 * text + dorsal_page_width (page, label, scale, DORSAL_TEXT_PLAIN);
    }
}

/* One bar for all, from slow to too fast, the darker the faster; under it the words. */
static void
draw_pace (Table *table)
{
  const DorsalPage *page = table->page;
  const gint64 *us = page->report->pace_us;
  double text = page->font.size_px, x = table->x, whole = 0;

  for (DorsalPace pace = DORSAL_PACE_SLOW; pace < DORSAL_N_PACES; pace++)
    whole += us[pace];
  table->y += dorsal_page_heading (page, dorsal_page_say (page, N_ ("Pace of the strokes")), table->x, table->y,
                                   table->width);
  if (!(whole > 0))
    {
      table->y += dorsal_page_text (page, dorsal_page_say (page, N_ ("Nothing was rolled.")), table->x, table->y, 0, 1,
                                    DORSAL_TEXT_PLAIN, page->palette->dim_text);
      return;
    }
  for (DorsalPace pace = DORSAL_PACE_SLOW; pace < DORSAL_N_PACES; pace++)
    {
      double width = table->width * us[pace] / whole;

      cairo_rectangle (page->cr, dorsal_page_at (page, x, width), table->y, width, 0.8 * text);
      dorsal_ink_set (page->cr, dorsal_colour_mix (page->palette->dwell_track, page->palette->text, pace_ink[pace]));
      cairo_fill (page->cr);
      x += width;
    }
  table->y += 1.1 * text;
  draw_pace_words (table, us, whole);
  table->y += 1.2 * text;
}

static void
draw_alerts (Table *table)
{
  const DorsalPage *page = table->page;
  guint n[DORSAL_N_ALERTS] = { 0 }, all = 0;
  gint64 us[DORSAL_N_ALERTS] = { 0 };

  for (guint i = 0; i < page->report->story.spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (page->report->story.spans, DorsalSpan, i);
      guint bit = span->kind == DORSAL_SPAN_ALERT ? (guint) g_bit_nth_lsf (span->alert, -1) : DORSAL_N_ALERTS;

      if (bit >= DORSAL_N_ALERTS)
        continue;
      n[bit]++;
      us[bit] += span->to_us - span->from_us;
      all++;
    }
  table->y += dorsal_page_heading (page, dorsal_page_say (page, N_ ("Warnings")), table->x, table->y, table->width);
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    {
      g_autofree char *count = g_strdup_printf ("%u ×", n[i]);

      if (n[i] > 0)
        draw_row (table, dorsal_page_alert (page, i), 0, us[i], 0, count);
    }
  if (all == 0)
    dorsal_page_text (page, dorsal_page_say (page, N_ ("None.")), table->x, table->y, 0, 1, DORSAL_TEXT_PLAIN,
                      page->palette->dim_text);
}

static void
draw_sides (Table *table)
{
  const DorsalPage *page = table->page;
  double left = page->report->left_share * 100;
  g_autofree char *text = NULL;

  if (page->report->share_us == 0)
    return;
  text = g_strdup_printf (dorsal_page_say (page, N_ ("Load: left %.0f %%, right %.0f %%, on average")), left,
                          100 - left);
  table->y += 2;
  table->y += dorsal_page_text (page, text, table->x, table->y, 0, 1, DORSAL_TEXT_PLAIN, page->palette->text);
}

void
dorsal_page_tables (const DorsalPage *page, const DorsalArea *area)
{
  Table table = { .page = page, .x = area->x, .y = area->y, .width = area->width };
  double text = page->font.size_px, gap = 0.7 * text;

  draw_zones (&table);
  table.y += gap;
  draw_pace (&table);
  draw_sides (&table);
  table.y += gap;
  draw_alerts (&table);
}
