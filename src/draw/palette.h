/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Every colour of every picture, four times: light, dark, and both in high contrast.
 * Text reaches 4.5:1 on its ground, lines and shapes that mean something 3:1 (7:1 and 4.5:1
 * in high contrast); tests/draw/test-palette.c holds them to it. */

#include "core/sample.h"
#include "draw/ink.h"

G_BEGIN_DECLS

#define DORSAL_N_ZONES      (DORSAL_ZONE_PELVIS + 1) /* size of a table indexed by DorsalZone */
#define DORSAL_N_TRACE_INKS 4

/* A zone: its surface, its lines and words, its pattern. */
typedef struct
{
  DorsalColour fill; /* of the band along the back, opaque */
  DorsalColour line; /* hatch on fill, and anything drawn in the zone's colour on the background */
  DorsalColour text; /* words on the background */
  DorsalHatch hatch;
} DorsalZoneInk;

/* The person of the explaining pictures. */
typedef struct
{
  DorsalColour skin, hair;
  DorsalColour top, legs; /* shirt, leggings */
  DorsalColour shade;     /* what limbs on the far side tend to */
  DorsalColour edge;      /* around all of it */
  DorsalColour spot;      /* the touched spot, the ball */
} DorsalFigureInk;

typedef struct
{
  gboolean dark, high_contrast;
  double line_px; /* of an outline that means something: 1, or 2 in high contrast */

  DorsalColour background; /* the card that pictures lie on */
  DorsalColour text;
  DorsalColour dim_text;

  DorsalColour skin;      /* fill of the body's silhouette */
  DorsalColour skin_line; /* and its edge */
  DorsalColour bone;
  DorsalColour bone_line;
  DorsalColour bone_shade; /* the side away from the light, the arch behind a body */
  DorsalColour disc;
  DorsalColour rib;
  DorsalColour highlight; /* the vertebra on the roller */
  DorsalColour highlight_line;
  DorsalColour lit; /* ground of its name */
  DorsalColour lit_text;

  DorsalZoneInk zone[DORSAL_N_ZONES];

  DorsalColour roller; /* fill; its edge has the colour of the zone */
  DorsalColour roller_mark;
  DorsalColour roller_unknown; /* edge and "?" */
  DorsalColour uncertainty;    /* ± one sigma; fainter to ± 1.645 */

  DorsalColour trace[DORSAL_N_TRACE_INKS];
  DorsalColour trace_fill; /* under the first, translucent */
  DorsalColour gap;        /* where nothing was measured, translucent */
  DorsalColour band;       /* the comfortable range, opaque on background */
  DorsalColour band_text;
  DorsalColour grid;
  DorsalColour axis;
  DorsalColour threshold; /* lines one should stay below */

  DorsalColour dwell;
  DorsalColour dwell_lit; /* the bar that is growing */
  DorsalColour dwell_track;
  DorsalColour goal;

  DorsalFigureInk figure;
} DorsalPalette;

/* Never NULL; static. */
const DorsalPalette *dorsal_palette_get (gboolean dark, gboolean high_contrast);

/* zone: anything; what is no zone looks like UNKNOWN. */
const DorsalZoneInk *dorsal_palette_zone (const DorsalPalette *palette, DorsalZone zone);

G_END_DECLS
