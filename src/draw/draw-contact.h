/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The roller on the back, over the picture of draw-anatomy.h: changes with every reading.
 *
 *   known      a disc of true size on the skin, its edge in the zone's colour and pattern,
 *              the span of its uncertainty along the skin, the vertebra above it lit
 *   unknown    grey, dashed, off the skin, "?", the caller's words
 *   off        a faint ghost below the back
 */

#include "core/body.h"
#include "draw/outline.h"
#include "draw/palette.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_ROLLER_NONE, /* no roller: nothing is drawn */
  DORSAL_ROLLER_OFF,
  DORSAL_ROLLER_LOST, /* somebody lies on it, nobody knows where */
  DORSAL_ROLLER_KNOWN,
} DorsalRollerShown;

typedef struct
{
  DorsalRollerShown shown;
  DorsalZone zone;
  DorsalLevel level; /* lit; UNKNOWN lights none */
  guint alerts;      /* DorsalAlert bits: any gives the roller a halo */
  double f;          /* place; the last one, or the start position, when LOST */
  double sigma;      /* one standard deviation, as a fraction of L */
  double diameter_cm;
  double length_cm;  /* L */
  double angle_deg;  /* rotation, for the mark */
  const char *words; /* under a LOST or OFF roller: "place unknown"; may be NULL */
} DorsalContactView;

/* What a reading shows. stale_f: where the roller was last, or the start position; for a place that is not
 * known. words is left NULL. */
DorsalContactView dorsal_contact_view_of (const DorsalReading *reading, double diameter_cm, double length_cm,
                                          double stale_f);

/* The vertebra above the roller and its name, which change now and then; nothing for UNKNOWN. */
void dorsal_draw_lit (cairo_t *cr, const DorsalOutline *outline, DorsalLevel level, const DorsalFont *font,
                      const DorsalPalette *palette);

/* The rest, which changes with every reading. */
void dorsal_draw_roller (cairo_t *cr, const DorsalOutline *outline, const DorsalContactView *view,
                         const DorsalFont *font, const DorsalPalette *palette);

/* Where a KNOWN roller is drawn, and nothing of it outside, but for the half pixel that an edge is softened by. Where it
 * is not known: of the disc alone. */
DorsalArea dorsal_roller_area (const DorsalOutline *outline, const DorsalContactView *view,
                               const DorsalPalette *palette);

/* Both, one over the other. */
void dorsal_draw_contact (cairo_t *cr, const DorsalOutline *outline, const DorsalContactView *view,
                          const DorsalFont *font, const DorsalPalette *palette);

G_END_DECLS
