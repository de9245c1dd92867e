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
#define GAP         12.0
#define FIGURES     44.0
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
dorsal_page_text (const DorsalPage *page, const char *text, double x, double y, double align_x, double scale,
                  DorsalTextStyle style, DorsalColour colour)
{
  DorsalTextPlace place = { .x = x, .y = y, .align_x = align_x, .style = style };
  DorsalFont font = scaled (page, scale);

  dorsal_ink_text (page->cr, text, &font, &place, colour);
  return dorsal_ink_measure (page->cr, text, &font, &place).height;
}

double
dorsal_page_fit (const DorsalPage *page, const char *text, double most, double width)
{
  static const DorsalTextPlace bold = { .style = DORSAL_TEXT_BOLD };
  DorsalFont font = scaled (page, most);
  double needs = dorsal_ink_measure (page->cr, text, &font, &bold).width;

  return needs > width ? most * width / needs : most;
}

/* Wrapped at width; returns its height, also when it is not drawn. */
static double
wrapped (const DorsalPage *page, const char *text, double x, double y, double width, double scale, gboolean draw,
         DorsalColour colour)
{
  DorsalTextPlace place = { .x = x, .y = y, .max_width = width };
  DorsalFont font = scaled (page, scale);

  if (draw)
    dorsal_ink_text (page->cr, text, &font, &place, colour);
  return dorsal_ink_measure (page->cr, text, &font, &place).height;
}

static void
rule (const DorsalPage *page, double x, double y, double width, double thick, DorsalColour colour)
{
  cairo_rectangle (page->cr, x, y, width, thick);
  dorsal_ink_set (page->cr, colour);
  cairo_fill (page->cr);
}

double
dorsal_page_heading (const DorsalPage *page, const char *text, double x, double y, double width)
{
  double height
      = dorsal_page_text (page, dorsal_page_say (page, text), x, y, 0, 1.05, DORSAL_TEXT_BOLD, page->palette->text);

  rule (page, x, y + height + 1.5, width, 0.5, page->palette->axis);
  return height + 6;
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

static double
draw_roller (const DorsalPage *page, double right, double y)
{
  const DorsalReportView *view = page->view;
  g_autofree char *roller
      = view->model && *view->model ? g_strdup_printf ("%s %s", view->model, view->serial ? view->serial : "") : NULL;

  if (view->demo)
    return dorsal_page_text (page, dorsal_page_say (page, N_ ("Demo: a simulated person on a simulated roller")), right,
                             y, 1, 1, DORSAL_TEXT_BOLD, page->palette->text);
  return dorsal_page_text (page, roller, right, y, 1, 1, DORSAL_TEXT_PLAIN, page->palette->dim_text);
}

static double
draw_head (const DorsalPage *page, double x, double y, double width)
{
  const DorsalReportView *view = page->view;
  gboolean named = view->name && *view->name;
  const char *kind = dorsal_page_say (page, N_ ("Rolling session"));
  const char *began = view->began ? view->began : "";
  g_autofree char *line = named ? g_strdup_printf ("%s · %s", kind, began) : g_strdup (began);
  g_autofree char *part = part_words (page);
  const char *title = named ? view->name : kind;
  double right = x + width, top = y, scale = dorsal_page_fit (page, title, TITLE, width - 70);

  dorsal_page_text (page, "Dorsal", right, y + 4, 1, 1.3, DORSAL_TEXT_BOLD, page->palette->text);
  dorsal_page_text (page, title, x, y + (TITLE - scale) * TEXT, 0, scale, DORSAL_TEXT_BOLD, page->palette->text);
  y += 1.17 * TITLE * TEXT;
  draw_roller (page, right, y);
  y += MAX (dorsal_page_text (page, line, x, y, 0, 1, DORSAL_TEXT_PLAIN, page->palette->dim_text), 1);
  if (part)
    y += dorsal_page_text (page, part, x, y, 0, 1, DORSAL_TEXT_PLAIN, page->palette->text);
  if (view->note && *view->note)
    y += wrapped (page, view->note, x, y + 2, width, 1, TRUE, page->palette->text) + 2;
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
  y += TEXT * 1.05 * 1.2 + 6;
  for (guint i = 0; i < lines->len; i++)
    y += wrapped (page, lines->pdata[i], x, y, width, 0.85, draw, page->palette->text) + 1;
  return y - top;
}

static double
settings (const DorsalPage *page, double x, double y, double width, gboolean draw)
{
  g_autofree char *text = dorsal_page_settings (page);
  double head = TEXT * 1.05 * 1.2 + 6;

  if (draw)
    dorsal_page_heading (page, dorsal_page_say (page, N_ ("Settings and limits used")), x, y, width);
  return head + wrapped (page, text, x, y + head, width, 0.85, draw, page->palette->text);
}

/* From the bottom up; returns where it begins. */
static double
draw_foot (const DorsalPage *page, double x, double bottom, double width)
{
  const char *footer = dorsal_page_footer (page);
  double half = (width - 2 * GAP) / 2;
  double notice = wrapped (page, footer, x, 0, width, 0.85, FALSE, page->palette->text);
  double height = MAX (trust (page, x, 0, half, FALSE), settings (page, x, 0, half, FALSE));
  double top = bottom - notice - 6 - height - 8;

  trust (page, x, top, half, TRUE);
  settings (page, x + half + 2 * GAP, top, half, TRUE);
  rule (page, x, bottom - notice - 6, width, 0.5, page->palette->axis);
  wrapped (page, footer, x, bottom - notice, width, 0.85, TRUE, page->palette->dim_text);
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

/* What is left between figures and foot goes to holds first, as far as they need it, then to the pictures. */
static void
draw_middle (const DorsalPage *page, double x, double top, double bottom, double width)
{
  double row = dorsal_page_hold_row_height (page), head = TEXT * 1.05 * 1.2 + 6;
  double room = bottom - top - 3 * GAP - MAIN - 2 * COURSE - head;
  double holds = CLAMP (room, 0, head + row * (dorsal_page_hold_rows (page) + 1));
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
  return (DorsalPage){ cr, view, view->report, palette, { "Sans", text } };
}

void
dorsal_draw_report (cairo_t *cr, double width, double height, const DorsalReportView *view)
{
  DorsalPage page = page_of (cr, view, dorsal_palette_get (FALSE, FALSE), TEXT);
  double scale = width / (WIDTH + 2 * MARGIN);
  double y = MARGIN - 4, bottom;
  DorsalArea figures;

  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  height /= scale;
  y += draw_head (&page, MARGIN, y, WIDTH) + 8;
  figures = (DorsalArea){ MARGIN, y, WIDTH, FIGURES };
  dorsal_page_figures (&page, &figures);
  bottom = draw_foot (&page, MARGIN, height - MARGIN + 8, WIDTH);
  draw_middle (&page, MARGIN, y + FIGURES + 8, bottom, WIDTH);
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
