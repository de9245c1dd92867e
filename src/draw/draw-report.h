/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One page about a session, for a person and for a physiotherapist: what core/report.h knows, with the same pictures as
 * the window. Legible in black and white. Functions of a context and values; nothing is kept. */

#include "core/report.h"
#include "draw/palette.h"

G_BEGIN_DECLS

/* Who and when, in words of the caller's; any may be NULL or "" but report. */
typedef struct
{
  const DorsalReport *report;
  const char *name;  /* the person's */
  const char *began; /* date and time, as its readers write them */
  const char *note;
  const char *model, *serial; /* of the roller */
  gboolean demo;              /* the roller is a simulated one, and so is the person */
  gboolean from_right;        /* its readers begin at the right: the page is mirrored, its pictures are not */
  guint64 damaged, dropped;   /* sentences that could not be read, messages that could not be kept */
  /* Every sentence of the page goes through it; NULL: English. The sentences are marked N_() for the translators, in
   * draw/report-*.c. */
  const char *(*translate) (const char *text);
} DorsalReportView;

/* Onto a white page of this size in points (1/72 inch); margins are inside of it. Meant for A4 and Letter, upright;
 * other sizes are filled from the top left, scaled to fit. */
void dorsal_draw_report (cairo_t *cr, double width, double height, const DorsalReportView *view);

/* Pictures of their own, filling the area. */
typedef enum
{
  DORSAL_REPORT_PAGE,     /* the whole page */
  DORSAL_REPORT_SPINE,    /* the back with its zones, and time at each level */
  DORSAL_REPORT_PRESSURE, /* over the session */
  DORSAL_REPORT_PLACE,    /* over the session */
  DORSAL_REPORT_DWELL,    /* time at each level, without the back */
} DorsalReportPicture;

void dorsal_draw_report_picture (cairo_t *cr, DorsalReportPicture picture, const DorsalArea *area,
                                 const DorsalReportView *view, const DorsalPalette *palette);

G_END_DECLS
