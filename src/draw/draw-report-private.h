/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the parts of the page share. Each part draws into its area and says how much of it it took, where it matters. */

#include "draw/draw-report.h"

G_BEGIN_DECLS

/* For xgettext; the translation is the caller's, see DorsalReportView. */
#define N_(text) (text)

typedef struct
{
  cairo_t *cr;
  const DorsalReportView *view;
  const DorsalReport *report;
  const DorsalPalette *palette;
  DorsalFont font; /* plain text */
  double both;     /* both margins' distance from the left, summed, where it is read from the right; else 0 */
} DorsalPage;

/* Where what would be at x, width wide, begins on a page that may be read from the right. */
double dorsal_page_at (const DorsalPage *page, double x, double width);

/* In the reader's language. text: marked N_(). */
const char *dorsal_page_say (const DorsalPage *page, const char *text);

/* "0:42", "1:02:00"; newly allocated. */
char *dorsal_page_clock (gint64 us);

/* Words for the values of a reading, in the reader's language. */
const char *dorsal_page_zone (const DorsalPage *page, DorsalZone zone);
const char *dorsal_page_alert (const DorsalPage *page, guint bit);
const char *dorsal_page_pace (const DorsalPage *page, DorsalPace pace);
const char *dorsal_page_answer (const DorsalPage *page, DorsalAnswer answer);

/* A line of text, its top left (or by align_x another point of its top edge) at x, y, or where that is mirrored; all at
 * the same y stand on the same line. Returns its height, 0 for none. */
double dorsal_page_text (const DorsalPage *page, const char *text, double x, double y, double align_x, double scale,
                         DorsalTextStyle style, DorsalColour colour);
double dorsal_page_width (const DorsalPage *page, const char *text, double scale, DorsalTextStyle style);
/* The scale, at most `most`, at which the text is no wider than width. */
double dorsal_page_fit (const DorsalPage *page, const char *text, double most, double width, DorsalTextStyle style);
/* The height of a line at this scale, whatever its letters are. */
double dorsal_page_line (const DorsalPage *page, double scale);
/* Wrapped at width; returns its height, also when it is not drawn. */
double dorsal_page_wrapped (const DorsalPage *page, const char *text, double x, double y, double width, double scale,
                            gboolean draw, DorsalColour colour);
/* The name of a part and a rule under it; returns what both take. */
double dorsal_page_heading (const DorsalPage *page, const char *text, double x, double y, double width);

/* report-words.c: sentences; newly allocated. Each line of how far to trust the page, and the limits used. */
GPtrArray *dorsal_page_trust (const DorsalPage *page);
char *dorsal_page_settings (const DorsalPage *page);
const char *dorsal_page_footer (const DorsalPage *page);

/* report-figures.c */
double dorsal_page_figures_height (const DorsalPage *page);
void dorsal_page_figures (const DorsalPage *page, const DorsalArea *area);
/* Time in zones, pace, warnings, one below the other. */
void dorsal_page_tables (const DorsalPage *page, const DorsalArea *area);

/* report-course.c: over the session. time_words: label the time axis. */
void dorsal_page_pressure (const DorsalPage *page, const DorsalArea *area, gboolean time_words);
void dorsal_page_place (const DorsalPage *page, const DorsalArea *area, gboolean time_words);

/* report-spine.c; bare: without the body. */
void dorsal_page_spine (const DorsalPage *page, const DorsalArea *area, gboolean bare);

/* A hold long enough to be spoken of: zones.spot_s. */
gboolean dorsal_page_is_spot (const DorsalReport *report, const DorsalSpan *span);

/* report-holds.c: rows needed for all holds side by side; the table. */
guint dorsal_page_hold_rows (const DorsalPage *page);
double dorsal_page_hold_row_height (const DorsalPage *page);
void dorsal_page_holds (const DorsalPage *page, const DorsalArea *area);

G_END_DECLS
