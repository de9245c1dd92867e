/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The face of a session, to be read from the floor at three metres: one word, one ring, one number, and a circle to
 * breathe with. Each of the three is at least a sixth of the area's height, whatever its shape. */

#include "draw/palette.h"

G_BEGIN_DECLS

/* How it looks; zero never looks safe. */
typedef enum
{
  DORSAL_FACE_UNKNOWN, /* grey, dashed: nobody knows */
  DORSAL_FACE_CALM,    /* blue, plain: nothing to judge */
  DORSAL_FACE_GOOD,    /* green, whole */
  DORSAL_FACE_CAUTION, /* amber, in blocks */
  DORSAL_FACE_STOP,    /* red, an octagon */
} DorsalFaceTone;

typedef struct
{
  DorsalFaceTone tone;
  const char *word;   /* one or two short words: "Roll", "Too hard"; may be NULL */
  const char *number; /* "24", "0:24", "6"; may be NULL */
  const char *unit;   /* small, under the number: "seconds"; may be NULL */
  double progress;    /* of the ring, 0 … 1; not a number or below 0: unknown, the ring is dashed and grey */
  double goal;        /* where on the ring its tick stands, 0 … 1; 0: no tick */
  double breath;      /* of a breath, 0 … 1, see dorsal_breath_phase(); below 0: no circle */
  double breath_in;   /* the share of the breath that goes in: 0.4 for 4 s in, 6 s out */
  gboolean flipped;   /* turned upside down, for a screen behind the head */
  double least_px;    /* how high each part should be at least; 0: a sixth of the area's height, and a little */
} DorsalFace;

/* Where the parts lie, as they are drawn, before flipping. Heights are of the ink. */
typedef struct
{
  DorsalArea word, ring, number;
  DorsalArea pacer; /* at its largest */
} DorsalFaceLayout;

/* font: its size counts for the unit alone; the rest fills the area. */
DorsalFaceLayout dorsal_face_layout (cairo_t *cr, const DorsalArea *area, const DorsalFace *face,
                                     const DorsalFont *font);

/* Draws onto what is there; the background is the caller's. */
void dorsal_draw_face (cairo_t *cr, const DorsalArea *area, const DorsalFace *face, const DorsalFont *font,
                       const DorsalPalette *palette);

/* Where in a breath of in_s + out_s seconds somebody is, 0 … 1. Both above 0. */
double dorsal_breath_phase (double seconds, double in_s, double out_s);

/* How far the circle has swollen, 0 … 1: eased up during the first `in` of the phase, then down. */
double dorsal_breath_swell (double phase, double in);

G_END_DECLS
