/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where everything lies in the picture of the back: a person lying, turned head up on the
 * screen, seen from the side. The back looks left, where the roller is; names and bars are
 * on the right, in front of the spine.
 *
 * A plain value, made once per size. It knows the body only as fractions f of C7–S1 along
 * the skin, as core/anatomy.h has them; how long this person's back is stays with the caller. */

#include "core/anatomy.h"
#include "draw/ink.h"

G_BEGIN_DECLS

#define DORSAL_OUTLINE_TOP    (-0.56) /* f where the skin line begins, at the top of the head */
#define DORSAL_OUTLINE_BOTTOM (1.36)  /* and ends, at the seat */
#define DORSAL_OUTLINE_STEPS  384     /* knots of the skin line, evenly spaced in f */

/* A point of the skin line. (nx, ny) is the unit vector away from the body. */
typedef struct
{
  double x, y;
  double nx, ny;
} DorsalSkinPoint;

/* A vertebra on the screen. up: unit vector of its axis toward the head; front: toward the
 * belly. C2 … L5, and S1 with its end plate only. */
typedef struct
{
  DorsalPoint centre; /* of the body */
  DorsalPoint up, front;
  double body_height, disc_height, depth; /* px; the disc lies below the body */
  double top_slope, bottom_slope;         /* of the end plates, up per forward: bodies are wedges */
  DorsalPoint tip;                        /* of the spinous process, under the skin */
  DorsalPoint label;                      /* in front of the body: where its name is centred vertically and starts */
} DorsalOutlineBone;

typedef struct
{
  DorsalArea area;
  double px_per_mm;   /* of the model, whose C7–S1 is 0.49 m along the skin */
  double length_px;   /* C7–S1 along the skin */
  double text_px;     /* of the font */
  double band_px;     /* thickness of the zones' band under the skin */
  DorsalPoint origin; /* the L5/S1 joint */

  DorsalArea words;      /* the column for the words of the zones, at the far left */
  gboolean words_across; /* wide enough for lying words; else they stand upright */
  double lane_left;      /* between here and the skin the roller travels */
  DorsalArea bars;       /* the column for dwell bars; its height is that of C7 … S1 */

  DorsalSkinPoint skin[DORSAL_OUTLINE_STEPS + 1];
  DorsalOutlineBone bone[DORSAL_N_LEVELS];
} DorsalOutline;

/* text_px: size of the font that the picture will be drawn with. */
void dorsal_outline_init (DorsalOutline *outline, const DorsalArea *area, double text_px);

/* f is clamped to TOP … BOTTOM; not a number is taken as 0. */
DorsalSkinPoint dorsal_outline_at (const DorsalOutline *outline, double f);

/* The place whose skin point is nearest to (x, y). */
double dorsal_outline_place_at (const DorsalOutline *outline, double x, double y);

/* A point of the model in pixels: mm toward the belly and toward the head from the L5/S1 joint. */
DorsalPoint dorsal_outline_mm (const DorsalOutline *outline, double forward_mm, double up_mm);

/* Of the outline of a bone: thinner in small pictures. line_px: the palette's. */
double dorsal_outline_line_px (const DorsalOutline *outline, double line_px);

/* Pixels of a length along this person's back. length_cm: L, C7 to S1; above 0. */
double dorsal_outline_px (const DorsalOutline *outline, double cm, double length_cm);

/* Is the name of this level shown? All of C7 … S1 where rows are high enough; else T1 T4 T7 T10 T12 L1 L4. */
gboolean dorsal_outline_names (const DorsalOutline *outline, DorsalLevel level);

G_END_DECLS
