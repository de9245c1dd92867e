/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the course of a session. Out: pressure over time with its limits, and place over time on the zones of the back.
 *
 *   kPa ┤┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄ too hard          C7 ┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
 *       │   ╱╲__╱╲     ╱╲                   T7 ┤  ╱╲╱╲ ▬▬▬  ╱╲       ▬ a hold
 *       ┼──────────────────                 L1 ┤▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒
 *
 * Never: a line over time that nobody watched. Drawn twice as large and scaled down, as report-spine. */

#include "core/anatomy.h"
#include "draw/draw-grid.h"
#include "draw/draw-report-private.h"

#include <math.h>

#define FINE         2.0
#define UNWATCHED_US (500 * 1000)
#define DENSE_US     (3 * G_USEC_PER_SEC)
#define TOP_F        (-0.1) /* of the place, as far as it can be named */
#define BOTTOM_F     1.06

typedef double (*ToY) (gpointer data, gint16 value);

typedef struct
{
  const DorsalPage *page;
  DorsalFont font;
  DorsalArea area, plot;
  DorsalTimeAxis time;
  DorsalValueAxis axis; /* of the pressure */
} Plot;

static gint64
length_us (const DorsalReport *report)
{
  return MAX (report->to_us - report->from_us, G_USEC_PER_SEC);
}

static double
x_of (const Plot *plot, double at_us)
{
  return plot->plot.x + plot->plot.width * at_us / (double) length_us (plot->page->report);
}

static double
pressure_y (const Plot *plot, gint16 value)
{
  return plot->plot.y
         + dorsal_value_axis_to_256 (&plot->axis, value, (int) plot->plot.height) / (double) DORSAL_AXIS_ONE;
}

static double
place_y (const Plot *plot, double f)
{
  return plot->plot.y + plot->plot.height * (CLAMP (f, TOP_F, BOTTOM_F) - TOP_F) / (BOTTOM_F - TOP_F);
}

static Plot
begin (const DorsalPage *page, const DorsalArea *area)
{
  Plot plot = { .page = page, .font = { page->font.family, page->font.size_px * FINE } };

  plot.area = (DorsalArea){ 0, 0, floor (area->width * FINE), floor (area->height * FINE) };
  plot.plot = dorsal_grid_plot (&plot.area, &plot.font);
  plot.time = dorsal_time_axis_of (DORSAL_TIME_SINCE_START, page->report->from_us,
                                   page->report->from_us + length_us (page->report), (int) plot.plot.width, 110);
  cairo_save (page->cr);
  cairo_translate (page->cr, area->x, area->y);
  cairo_scale (page->cr, 1 / FINE, 1 / FINE);
  cairo_rectangle (page->cr, 0, 0, plot.area.width, plot.area.height);
  cairo_clip (page->cr);
  return plot;
}

/* --- the line --- */

static DorsalCourseRange
range_at (const DorsalCourse *course, guint i, gboolean place)
{
  return place ? course->steps[i].place : course->steps[i].pressure;
}

static double
y_at (const Plot *plot, gint16 value, gboolean place)
{
  return place ? place_y (plot, value / 100.0 / plot->page->report->settings.body.length_cm) : pressure_y (plot, value);
}

/* One stretch that was watched throughout: a line through the highs, back through the lows. */
static void
draw_run (const Plot *plot, const GArray *steps, gboolean place)
{
  const DorsalCourse *course = &plot->page->report->course;
  cairo_t *cr = plot->page->cr;

  for (guint j = 0; j < steps->len; j++)
    {
      guint i = g_array_index (steps, guint, j);
      cairo_line_to (cr, x_of (plot, (i + 0.5) * course->step_us),
                     y_at (plot, range_at (course, i, place).high, place));
    }
  for (guint j = steps->len; j-- > 0;)
    {
      guint i = g_array_index (steps, guint, j);
      cairo_line_to (cr, x_of (plot, (i + 0.5) * course->step_us), y_at (plot, range_at (course, i, place).low, place));
    }
  cairo_close_path (cr);
  cairo_fill_preserve (cr);
  cairo_stroke (cr);
}

static void
draw_line (const Plot *plot, gboolean place)
{
  const DorsalCourse *course = &plot->page->report->course;
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (guint));
  cairo_t *cr = plot->page->cr;

  /* Where a stretch holds whole strokes the line becomes a surface: light, so that grid and limits show through. */
  dorsal_ink_set (cr, dorsal_colour_with_alpha (plot->page->palette->trace[0], course->step_us < DENSE_US ? 1 : 0.5));
  cairo_set_line_width (cr, course->step_us < DENSE_US ? 1.4 : 0.6);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  for (guint i = 0; i < course->n; i++)
    {
      DorsalCourseRange range = range_at (course, i, place);
      guint last = steps->len > 0 ? g_array_index (steps, guint, steps->len - 1) : i;

      if (range.low > range.high)
        continue;
      if ((i - last) * course->step_us >= MAX (UNWATCHED_US, 2 * course->step_us))
        {
          draw_run (plot, steps, place);
          g_array_set_size (steps, 0);
        }
      g_array_append_val (steps, i);
    }
  if (steps->len > 0)
    draw_run (plot, steps, place);
}

/* Where nobody watched. */
static void
draw_gaps (const Plot *plot)
{
  const DorsalReport *report = plot->page->report;
  cairo_t *cr = plot->page->cr;

  for (guint i = 0; i < report->story.spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (report->story.spans, DorsalSpan, i);
      double from = x_of (plot, span->from_us - report->from_us), to = x_of (plot, span->to_us - report->from_us);

      if (span->kind != DORSAL_SPAN_GAP || span->to_us - span->from_us < UNWATCHED_US)
        continue;
      cairo_rectangle (cr, from, plot->plot.y, MAX (to - from, 1), plot->plot.height);
      dorsal_ink_set (cr, plot->page->palette->gap);
      cairo_fill (cr);
    }
}

/* Over the plot, like events on a score: when warnings stood. */
static void
draw_warnings (const Plot *plot)
{
  const DorsalReport *report = plot->page->report;
  const DorsalPalette *palette = plot->page->palette;
  cairo_t *cr = plot->page->cr;
  double text = plot->font.size_px, y = plot->plot.y - 0.55 * text;
  DorsalTextPlace place
      = { plot->plot.x + plot->plot.width, plot->area.y + 0.1 * text, 1, 0, .style = DORSAL_TEXT_SMALL };
  gboolean any = FALSE;

  for (guint i = 0; i < report->story.spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (report->story.spans, DorsalSpan, i);
      double from = x_of (plot, span->from_us - report->from_us), to = x_of (plot, span->to_us - report->from_us);

      if (span->kind != DORSAL_SPAN_ALERT)
        continue;
      any = TRUE;
      cairo_rectangle (cr, from, y, MAX (to - from, 2), 0.35 * text);
      dorsal_ink_set (cr, palette->threshold);
      cairo_fill (cr);
    }
  if (any)
    dorsal_ink_text (cr, dorsal_page_say (plot->page, N_ ("▬ warnings")), &plot->font, &place, palette->threshold);
}

/* --- pressure --- */

static DorsalGridWords
pressure_words (const DorsalPage *page)
{
  const DorsalZones *zones = &page->report->settings.zones;

  if (page->report->course.raw)
    return (DorsalGridWords){ .unit_words = dorsal_page_say (page, N_ ("‰ (not calibrated)")) };
  return (DorsalGridWords){
    .unit_words = dorsal_page_say (page, N_ ("kPa")),
    .band_low = (gint32) (zones->comfortable_kpa * 10),
    .band_high = (gint32) (zones->firm_kpa * 10),
    .band_words = dorsal_page_say (page, N_ ("comfortable")),
    .limit = { { (gint32) (zones->hard_kpa * 10), dorsal_page_say (page, N_ ("too hard")) } },
  };
}

void
dorsal_page_pressure (const DorsalPage *page, const DorsalArea *area, gboolean time_words)
{
  gboolean raw = page->report->course.raw;
  DorsalGridWords words = pressure_words (page);
  Plot plot = begin (page, area);

  plot.axis = dorsal_value_axis_of (0, MAX (dorsal_course_highest_pressure (&page->report->course), raw ? 1000 : 1200),
                                    raw ? 1 : 10, (int) plot.plot.height, 34);
  dorsal_draw_grid (page->cr, &plot.area, &plot.plot, &plot.axis, time_words ? &plot.time : NULL, &words, &plot.font,
                    page->palette);
  draw_gaps (&plot);
  draw_line (&plot, FALSE);
  dorsal_draw_grid_words (page->cr, &plot.plot, &plot.axis, &words, &plot.font, page->palette); /* over a line that covers all */
  draw_warnings (&plot);
  cairo_restore (page->cr);
}

/* --- place --- */

static void
draw_zone_bands (const Plot *plot)
{
  const DorsalZones *zones = &plot->page->report->settings.zones;
  const double borders[] = { TOP_F,
                             zones->neck_end,
                             zones->upper_caution_end,
                             zones->thoracic_end,
                             zones->lower_caution_end,
                             zones->lumbar_end,
                             BOTTOM_F };
  cairo_t *cr = plot->page->cr;

  for (guint i = 0; i + 1 < G_N_ELEMENTS (borders); i++)
    {
      const DorsalZoneInk *ink = dorsal_palette_zone (plot->page->palette, (DorsalZone) (DORSAL_ZONE_NECK + i));
      double top = place_y (plot, borders[i]), bottom = place_y (plot, borders[i + 1]);

      if (ink->hatch == DORSAL_HATCH_NONE)
        continue;
      cairo_rectangle (cr, plot->plot.x, top, plot->plot.width, bottom - top);
      dorsal_ink_set (cr, dorsal_colour_mix (plot->page->palette->background, ink->fill, 0.5));
      cairo_fill_preserve (cr);
      dorsal_ink_hatch (cr, ink->hatch, dorsal_colour_with_alpha (ink->line, 0.22), 9);
    }
}

/* The first ones first: in a low plot the last find no room, and are lines alone. */
static void
draw_level_names (const Plot *plot)
{
  static const DorsalLevel levels[]
      = { DORSAL_LEVEL_C7, DORSAL_LEVEL_S1, DORSAL_LEVEL_T12, DORSAL_LEVEL_T8, DORSAL_LEVEL_T4, DORSAL_LEVEL_L3 };
  const DorsalPalette *palette = plot->page->palette;
  cairo_t *cr = plot->page->cr;
  double taken[G_N_ELEMENTS (levels)];

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      gboolean free = TRUE;
      double y = floor (place_y (plot, dorsal_anatomy_span (levels[i]).centre)) + 0.5;
      DorsalTextPlace place = { plot->plot.x - 0.5 * plot->font.size_px, y, 1, 0.5, .style = DORSAL_TEXT_SMALL };

      cairo_move_to (cr, plot->plot.x, y);
      cairo_line_to (cr, plot->plot.x + plot->plot.width, y);
      cairo_set_line_width (cr, 1);
      dorsal_ink_set (cr, palette->grid);
      cairo_stroke (cr);
      taken[i] = y;
      for (guint j = 0; j < i; j++)
        free &= fabs (y - taken[j]) > 0.9 * plot->font.size_px;
      if (free)
        dorsal_ink_text (cr, dorsal_level_to_string (levels[i]), &plot->font, &place, palette->dim_text);
    }
}

static void
draw_times (const Plot *plot)
{
  const DorsalPalette *palette = plot->page->palette;
  double bottom = plot->plot.y + plot->plot.height;
  DorsalTextPlace place = { .y = bottom + 0.45 * plot->font.size_px, .align_x = 0.5, .style = DORSAL_TEXT_SMALL };
  cairo_t *cr = plot->page->cr;

  for (gint64 tick = dorsal_time_axis_first_tick (&plot->time); tick <= plot->time.last_us; tick += plot->time.step_us)
    {
      g_autofree char *label = dorsal_time_axis_label (&plot->time, tick);
      double x = plot->plot.x + dorsal_time_axis_to_px (&plot->time, tick, (int) plot->plot.width) + 0.5;
      double half = dorsal_ink_measure (cr, label, &plot->font, &place).width / 2;

      cairo_move_to (cr, x, bottom);
      cairo_line_to (cr, x, bottom + 5);
      cairo_set_line_width (cr, 1);
      dorsal_ink_set (cr, palette->axis);
      cairo_stroke (cr);
      place.x = MIN (x, plot->area.width - half);
      dorsal_ink_text (cr, label, &plot->font, &place, palette->dim_text);
    }
}

static void
draw_holds (const Plot *plot)
{
  const DorsalReport *report = plot->page->report;
  const DorsalPalette *palette = plot->page->palette;
  cairo_t *cr = plot->page->cr;
  double text = plot->font.size_px, thick = 0.32 * text;
  DorsalTextPlace place
      = { plot->plot.x + plot->plot.width, plot->area.y + 0.1 * text, 1, 0, .style = DORSAL_TEXT_SMALL };

  dorsal_ink_set (cr, palette->text);
  for (guint i = 0; i < report->story.spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (report->story.spans, DorsalSpan, i);
      double from = x_of (plot, span->from_us - report->from_us), to = x_of (plot, span->to_us - report->from_us);

      if (!dorsal_page_is_spot (report, span) || span->level == DORSAL_LEVEL_UNKNOWN)
        continue;
      cairo_rectangle (cr, MAX (from, plot->plot.x),
                       place_y (plot, dorsal_anatomy_span (span->level).centre) - thick / 2,
                       MAX (to - MAX (from, plot->plot.x), 2), thick);
    }
  cairo_fill (cr);
  dorsal_ink_text (cr, dorsal_page_say (plot->page, N_ ("▬ holds")), &plot->font, &place, palette->text);
}

void
dorsal_page_place (const DorsalPage *page, const DorsalArea *area, gboolean time_words)
{
  Plot plot = begin (page, area);
  const char *level = dorsal_page_say (page, N_ ("level"));
  DorsalTextPlace unit = { plot.plot.x - 0.5 * plot.font.size_px, plot.area.y + 0.1 * plot.font.size_px, 1, 0,
                           .style = DORSAL_TEXT_SMALL };
  DorsalTextPlace middle = { plot.plot.x + plot.plot.width / 2, plot.plot.y + plot.plot.height / 2, 0.5, 0.5 };

  unit.x = MAX (unit.x, dorsal_ink_measure (page->cr, level, &plot.font, &unit).width);
  draw_zone_bands (&plot);
  draw_level_names (&plot);
  draw_gaps (&plot);
  cairo_rectangle (page->cr, plot.plot.x + 0.5, plot.plot.y, plot.plot.width, plot.plot.height);
  cairo_set_line_width (page->cr, 1);
  dorsal_ink_set (page->cr, page->palette->axis);
  cairo_stroke (page->cr);
  dorsal_ink_text (page->cr, level, &plot.font, &unit, page->palette->dim_text);
  if (time_words)
    draw_times (&plot);
  if (page->report->course.any_place)
    {
      draw_line (&plot, TRUE);
      draw_holds (&plot);
    }
  else
    dorsal_ink_text (page->cr, dorsal_page_say (page, N_ ("The place was never known.")), &plot.font, &middle,
                     page->palette->text);
  cairo_restore (page->cr);
}
