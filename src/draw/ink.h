/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What every drawing shares: an area, a colour, a font, a hatch. */

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double x, y;
} DorsalPoint;

typedef struct
{
  double x, y, width, height;
} DorsalArea;

/* Not premultiplied, 0 … 1. */
typedef struct
{
  double red, green, blue, alpha;
} DorsalColour;

/* What text is set in. family may be NULL: the system's sans serif. */
typedef struct
{
  const char *family;
  double size_px; /* of the plain text; names and ticks are a little smaller */
} DorsalFont;

/* How a surface says something without colour. */
typedef enum
{
  DORSAL_HATCH_NONE,
  DORSAL_HATCH_SPARSE, /* thin diagonals far apart: be careful */
  DORSAL_HATCH_DENSE,  /* crossed, close: keep out */
} DorsalHatch;

typedef enum
{
  DORSAL_TEXT_PLAIN = 0,
  DORSAL_TEXT_BOLD = 1 << 0,
  DORSAL_TEXT_SMALL = 1 << 1,  /* 0.85 of the size */
  DORSAL_TEXT_CENTRE = 1 << 2, /* lines of a wrapped text against each other; default is the start */
  DORSAL_TEXT_END = 1 << 3,
} DorsalTextStyle;

DorsalColour dorsal_colour_with_alpha (DorsalColour colour, double alpha);

/* from at t = 0, to at t = 1. */
DorsalColour dorsal_colour_mix (DorsalColour from, DorsalColour to, double t);

/* One pixel of CAIRO_FORMAT_ARGB32: native-endian, premultiplied. */
guint32 dorsal_colour_to_argb32 (DorsalColour colour);

void dorsal_ink_set (cairo_t *cr, DorsalColour colour);

/* Fills the current path with the hatch and forgets the path. The lines are bound to the
 * page, not to the path: neighbouring shapes continue each other. spacing: of the dense one's lines, px. */
void dorsal_ink_hatch (cairo_t *cr, DorsalHatch hatch, DorsalColour colour, double spacing);

/* Text at (x, y); align_x, align_y: which point of its box lies there, 0 start … 1 end.
 * Numbers are tabular where the font can. angle: turned about (x, y), radians. max_width: wraps at words
 * beyond it, px; 0 never does. Nothing is drawn for NULL and "". */
typedef struct
{
  double x, y;
  double align_x, align_y;
  double angle;
  double max_width;
  guint max_lines; /* of a wrapped text; what is beyond them becomes “…”; 0: as many as it takes */
  DorsalTextStyle style;
} DorsalTextPlace;
void dorsal_ink_text (cairo_t *cr, const char *text, const DorsalFont *font, const DorsalTextPlace *place,
                      DorsalColour colour);

/* The box that text would take, unturned; all zeroes for NULL and "". Only width and height are filled. */
DorsalArea dorsal_ink_measure (cairo_t *cr, const char *text, const DorsalFont *font, const DorsalTextPlace *place);

/* From the top of that box to the line its first letters stand on; 0 for NULL and "". What stands side by side and comes
 * from fonts of several scripts has to share it. */
double dorsal_ink_baseline (cairo_t *cr, const char *text, const DorsalFont *font, const DorsalTextPlace *place);

/* The width of the longest part that a line never breaks in its language: what a wrapped text needs at least. */
double dorsal_ink_longest_part (cairo_t *cr, const char *text, const DorsalFont *font, const DorsalTextPlace *place);

/* A rounded rectangle as a new path. */
void dorsal_ink_round_box (cairo_t *cr, const DorsalArea *box, double radius);

G_END_DECLS
