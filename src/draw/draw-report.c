/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a report, who and when. Out: a page.
 *
 *   ┌──────────────────────────────────────┐
 *   │ Name                          Dorsal │  head
 *   │ when                          roller │
 *   ├──────────────────────────────────────┤
 *   │ 12:30    9:02     7      94 %     3  │  figures
 *   │ ┌─────────────────┬────────────────┐ │
 *   │ │ spine, time at  │ zones, pace,   │ │  main: takes what is left
 *   │ │ each level      │ warnings       │ │
 *   │ ├─────────────────┴────────────────┤ │
 *   │ │ pressure                         │ │  courses
 *   │ │ place                            │ │
 *   │ ├──────────────────────────────────┤ │
 *   │ │ holds, side by side              │ │  as many rows as they need
 *   │ ├─────────────────┬────────────────┤ │
 *   │ │ trust           │ settings       │ │
 *   ├─┴─────────────────┴────────────────┴─┤
 *   │ what this is not                     │
 *   └──────────────────────────────────────┘
 *
 * Never: asks what time it is, speaks a language of its own. */

#include "draw/draw-report-private.h"

#include <math.h>

#define WIDTH       (595.0 - 2 * MARGIN) /* of what is drawn; a page of another width is scaled */
#define MARGIN      38.0
#define TEXT        8.4
#define TITLE       2.4 /* sizes of text */
#define HEADING     1.05
#define GAP         12.0
#define COURSE      80.0 /* of each of the two: at least, and at most */
#define COURSE_MOST 125.0
#define MAIN        240.0
#define MAIN_MOST   330.0

/* --- text --- */

static DorsalFont
scaled (const DorsalPage *page, double scale)
{
  return (DorsalFont){ page->font.family, page->font.size_px * scale };
}

double
dorsal_page_at (const DorsalPage *page, double x, double width)
{
  return page->both > 0 ? page->both - x - width : x;
}

/* Any letter would do, as long as it is the same one. */
static double
baseline (const DorsalPage *page, double scale)
{
  static const DorsalTextPlace plain = { 0 };
  DorsalFont font = scaled (page, scale);

  return dorsal_ink_baseline (page->cr, "0", &font, &plain);
}

double
dorsal_page_line (const DorsalPage *page, double scale)
{
  static const DorsalTextPlace plain = { 0 };
  DorsalFont font = scaled (page, scale);

  return dorsal_ink_measure (page->cr, "0", &font, &plain).height;
}

double
dorsal_page_text (const DorsalPage *page, const char *text, double x, double y, double align_x, double scale,
                  DorsalTextStyle style, DorsalColour colour)
{
  DorsalTextPlace place = { .x = dorsal_page_at (page, x, 0), .y = y, .align_x = align_x, .style = style };
  DorsalFont font = scaled (page, scale);

  if (page->both > 0)
    place.align_x = 1 - align_x;
  place.y += baseline (page, scale) - dorsal_ink_baseline (page->cr, text, &font, &place);
  dorsal_ink_text (page->cr, text, &font, &place, colour);
  return dorsal_ink_measure (page->cr, text, &font, &place).height;
}

double
dorsal_page_width (const DorsalPage *page, const char *text, double scale, DorsalTextStyle style)
{
  DorsalTextPlace place = { .style = style };
  DorsalFont font = scaled (page, scale);

  return dorsal_ink_measure (page->cr, text, &font, &place).width;
}

double
dorsal_page_fit (const DorsalPage *page, const char *text, double most, double width, DorsalTextStyle style)
{
  double needs = dorsal_page_width (page, text, most, style);

  return needs > width ? most * width / needs : most;
}

/* most: lines; 0: all. */
static double
wrapped (const DorsalPage *page, const char *text, const DorsalArea *area, double scale, guint most, gboolean draw,
         DorsalColour colour)
{
  DorsalTextPlace place = { .x = dorsal_page_at (page, area->x, 0), .y = area->y, .align_x = page->both > 0,
                            .max_width = area->width, .max_lines = most };
  DorsalFont font = scaled (page, scale);

  if (draw)
    dorsal_ink_text (page->cr, text, &font, &place, colour);
  return dorsal_ink_measure (page->cr, text, &font, &place).height;
}

double
dorsal_page_wrapped (const DorsalPage *page, const char *text, double x, double y, double width, double scale,
                     gboolean draw, DorsalColour colour)
{
  return wrapped (page, text, &(DorsalArea){ x, y, width, 0 }, scale, 0, draw, colour);
}

static void
rule (const DorsalPage *page, double x, double y, double width, double thick, DorsalColour colour)
{
  cairo_rectangle (page->cr, dorsal_page_at (page, x, width), y, width, thick);
  dorsal_ink_set (page->cr, colour);
  cairo_fill (page->cr);
}

double
dorsal_page_heading (const DorsalPage *page, const char *text, double x, double y, double width)
{
  double height = dorsal_page_line (page, HEADING), scale = dorsal_page_fit (page, text, HEADING, width, DORSAL_TEXT_BOLD);

  dorsal_page_text (page, text, x, y + baseline (page, HEADING) - baseline (page, scale), 0, scale, DORSAL_TEXT_BOLD,
                    page->palette->text);
  rule (page, x, y + height + 1.5, width, 0.5, page->palette->axis);
  return height + 6;
}

static double
heading_height (const DorsalPage *page)
{
  return dorsal_page_line (page, HEADING) + 6;
}

/* --- head --- */

/* NULL: it is about the whole. */
static char *
part_words (const DorsalPage *page)
{
  const DorsalReport *report = page->report;
  g_autofree char *from = dorsal_page_clock (report->from_us), *to = dorsal_page_clock (report->to_us);

  return report->part ? g_strdup_printf (dorsal_page_say (page, N_ ("Part of it: from %s to %s")), from, to) : NULL;
}

/* As wide as the line beside it lets it be. */
static void
draw_roller (const DorsalPage *page, double right, double y, double width)
{
  const DorsalReportView *view = page->view;
  g_autofree char *roller
      = view->model && *view->model ? g_strdup_printf ("%s %s", view->model, view->serial ? view->serial : "") : NULL;

  const char *text
      = view->demo ? dorsal_page_say (page, N_ ("Demo: a simulated person on a simulated roller")) : roller;
  DorsalTextStyle style = view->demo ? DORSAL_TEXT_BOLD : DORSAL_TEXT_PLAIN;

  dorsal_page_text (page, text, right, y, 1, dorsal_page_fit (page, text, 1, width, style), style,
                    view->demo ? page->palette->text : page->palette->dim_text);
}

/* As many lines as there is height for, one at least. */
static double
draw_note (const DorsalPage *page, double x, double y, double width, double height)
{
  double lines = floor (height / dorsal_page_line (page, 1));

  return wrapped (page, page->view->note, &(DorsalArea){ x, y, width, 0 }, 1, (guint) MAX (lines, 1), TRUE,
                  page->palette->text);
}

/* most: how high it may be with a note. */
static double
draw_head (const DorsalPage *page, double x, double y, double width, double most)
{
  const DorsalReportView *view = page->view;
  gboolean named = view->name && *view->name;
  const char *kind = dorsal_page_say (page, N_ ("Rolling session"));
  const char *began = view->began ? view->began : "";
  g_autofree char *line = named ? g_strdup_printf ("%s · %s", kind, began) : g_strdup (began);
  g_autofree char *part = part_words (page);
  const char *title = named ? view->name : kind;
  double right = x + width, top = y, scale = dorsal_page_fit (page, title, TITLE, width - 70, DORSAL_TEXT_BOLD);

  dorsal_page_text (page, "Dorsal", right, y + 4, 1, 1.3, DORSAL_TEXT_BOLD, page->palette->text);
  dorsal_page_text (page, title, x, y + baseline (page, TITLE) - baseline (page, scale), 0, scale, DORSAL_TEXT_BOLD,
                    page->palette->text);
  y += dorsal_page_line (page, TITLE);
  draw_roller (page, right, y, width - dorsal_page_width (page, line, 1, DORSAL_TEXT_PLAIN) - GAP);
  y += MAX (dorsal_page_text (page, line, x, y, 0, 1, DORSAL_TEXT_PLAIN, page->palette->dim_text), 1);
  if (part)
    y += dorsal_page_text (page, part, x, y, 0, 1, DORSAL_TEXT_PLAIN, page->palette->text);
  if (view->note && *view->note)
    y += draw_note (page, x, y + 2, width, most - (y - top) - 8) + 2;
  rule (page, x, y + 5, width, 1.2, page->palette->text);
  return y + 5 + 1.2 - top;
}

/* --- foot --- */

static double
trust (const DorsalPage *page, double x, double y, double width, gboolean draw)
{
  g_autoptr (GPtrArray) lines = dorsal_page_trust (page);
  double top = y;

  if (draw)
    dorsal_page_heading (page, dorsal_page_say (page, N_ ("How far to trust this page")), x, y, width);
  y += heading_height (page);
  for (guint i = 0; i < lines->len; i++)
    y += dorsal_page_wrapped (page, lines->pdata[i], x, y, width, 0.85, draw, page->palette->text) + 1;
  return y - top;
}

static double
settings (const DorsalPage *page, double x, double y, double width, gboolean draw)
{
  g_autofree char *text = dorsal_page_settings (page);
  double head = heading_height (page);

  if (draw)
    dorsal_page_heading (page, dorsal_page_say (page, N_ ("Settings and limits used")), x, y, width);
  return head + dorsal_page_wrapped (page, text, x, y + head, width, 0.85, draw, page->palette->text);
}

/* From the bottom up; returns where it begins. */
static double
draw_foot (const DorsalPage *page, double x, double bottom, double width)
{
  const char *footer = dorsal_page_footer (page);
  double half = (width - 2 * GAP) / 2;
  double notice = dorsal_page_wrapped (page, footer, x, 0, width, 0.85, FALSE, page->palette->text);
  double height = MAX (trust (page, x, 0, half, FALSE), settings (page, x, 0, half, FALSE));
  double top = bottom - notice - 6 - height - 8;

  trust (page, x, top, half, TRUE);
  settings (page, x + half + 2 * GAP, top, half, TRUE);
  rule (page, x, bottom - notice - 6, width, 0.5, page->palette->axis);
  dorsal_page_wrapped (page, footer, x, bottom - notice, width, 0.85, TRUE, page->palette->dim_text);
  return top;
}

/* --- middle --- */

static void
draw_main (const DorsalPage *page, const DorsalArea *area)
{
  double left = floor (area->width * 0.56);
  double head = dorsal_page_heading (page, dorsal_page_say (page, N_ ("Time at each level")), area->x, area->y, left);
  DorsalArea spine = { area->x, area->y + head, left, area->height - head };
  DorsalArea tables = { area->x + left + 2 * GAP, area->y, area->width - left - 2 * GAP, area->height };

  spine.x = dorsal_page_at (page, spine.x, spine.width);
  dorsal_page_spine (page, &spine, FALSE);
  dorsal_page_tables (page, &tables);
}

/* The first has no time axis: where it would have stood the second begins. */
static void
draw_courses (const DorsalPage *page, const DorsalArea *area)
{
  double head = dorsal_page_heading (page, dorsal_page_say (page, N_ ("Pressure and place over the session")), area->x,
                                     area->y, area->width);
  double shared = 1.2 * TEXT, height = (area->height - head + shared) / 2;
  DorsalArea pressure = { area->x, area->y + head, area->width, height };
  DorsalArea place = { area->x, pressure.y + height - shared, area->width, height };

  dorsal_page_pressure (page, &pressure, FALSE);
  dorsal_page_place (page, &place, TRUE);
}

/* So many rows of holds, under their heads. */
static double
holds_height (const DorsalPage *page, guint rows)
{
  return heading_height (page) + dorsal_page_hold_row_height (page) * (rows + 1);
}

/* With no more than two rows of holds. */
static double
least_middle (const DorsalPage *page)
{
  return MAIN + heading_height (page) + 2 * COURSE + 3 * GAP + holds_height (page, MIN (dorsal_page_hold_rows (page), 2));
}

/* What is left between figures and foot goes to holds first, as far as they need it, then to the pictures. */
static void
draw_middle (const DorsalPage *page, double x, double top, double bottom, double width)
{
  double head = heading_height (page);
  double room = bottom - top - 3 * GAP - MAIN - 2 * COURSE - head;
  double holds = CLAMP (room, 0, holds_height (page, dorsal_page_hold_rows (page)));
  double spare = MAX (room - holds, 0);
  DorsalArea back = { x, top, width, MIN (MAIN + spare * 0.6, MAIN_MOST) };
  DorsalArea courses = { x, back.y + back.height + GAP, width,
                         MIN (2 * COURSE + head + spare - (back.height - MAIN), 2 * COURSE_MOST + head) };
  DorsalArea held = { x, courses.y + courses.height + GAP, width, holds };

  draw_main (page, &back);
  draw_courses (page, &courses);
  dorsal_page_holds (page, &held);
}

/* --- all --- */

static DorsalPage
page_of (cairo_t *cr, const DorsalReportView *view, const DorsalPalette *palette, double text)
{
  return (DorsalPage){ cr, view, view->report, palette, { "Sans", text }, 0 };
}

void
dorsal_draw_report (cairo_t *cr, double width, double height, const DorsalReportView *view)
{
  DorsalPage page = page_of (cr, view, dorsal_palette_get (FALSE, FALSE), TEXT);
  double scale = width / (WIDTH + 2 * MARGIN);
  double y = MARGIN - 4, figures = dorsal_page_figures_height (&page), bottom;

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  height /= scale;
  page.both = view->from_right ? WIDTH + 2 * MARGIN : 0;
  bottom = draw_foot (&page, MARGIN, height - MARGIN + 8, WIDTH);
  y += draw_head (&page, MARGIN, y, WIDTH, bottom - y - 8 - figures - 8 - least_middle (&page)) + 8;
  dorsal_page_figures (&page, &(DorsalArea){ MARGIN, y, WIDTH, figures });
  draw_middle (&page, MARGIN, y + figures + 8, bottom, WIDTH);
  cairo_restore (cr);
}

void
dorsal_draw_report_picture (cairo_t *cr, DorsalReportPicture picture, const DorsalArea *area,
                            const DorsalReportView *view, const DorsalPalette *palette)
{
  DorsalPage page = page_of (cr, view, palette, 11);

  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  if (picture == DORSAL_REPORT_SPINE || picture == DORSAL_REPORT_DWELL)
    dorsal_page_spine (&page, area, picture == DORSAL_REPORT_DWELL);
  else if (picture == DORSAL_REPORT_PRESSURE)
    dorsal_page_pressure (&page, area, TRUE);
  else if (picture == DORSAL_REPORT_PLACE)
    dorsal_page_place (&page, area, TRUE);
  else
    {
      cairo_translate (cr, area->x, area->y);
      dorsal_draw_report (cr, area->width, area->height, view);
    }
  cairo_restore (cr);
}
