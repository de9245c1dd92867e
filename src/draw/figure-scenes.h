/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Each picture as data: two positions, what stands around, what points at it. */

#include "draw/figure-private.h"

G_BEGIN_DECLS

/* What is drawn besides the person. */
typedef enum
{
  DORSAL_PROP_ROLLER = 1 << 0,
  DORSAL_PROP_BALL = 1 << 1,         /* between a wall and the back, and a view from behind */
  DORSAL_PROP_BACK_HATCHED = 1 << 2, /* the lower back */
  DORSAL_PROP_NECK_HATCHED = 1 << 3,
  DORSAL_PROP_CROSSES = 1 << 4, /* at both of them */
  DORSAL_PROP_CROSS = 1 << 5,   /* all of it is wrong */
  DORSAL_PROP_RANGE = 1 << 6,   /* where to roll, and a double arrow along it */
  DORSAL_PROP_BREATH = 1 << 7,  /* air from the mouth */
  DORSAL_PROP_PULSE = 1 << 8,   /* rings around the touched spot */
} DorsalProps;

/* From tail to head, cm; bow: how far the middle lies to the left of the way. */
typedef struct
{
  DorsalPoint tail, head;
  double bow;
} DorsalFigureArrow;

typedef struct
{
  DorsalPosition key[2];
  double left, bottom, right, top; /* what is to be seen, cm */
  guint props;                     /* DorsalProps bits */
  DorsalFigureArrow arrow[2];      /* all zeroes: none */
  double period_s;                 /* there and back; 0: does not move */
  double still;                    /* the phase without movement */
} DorsalFigureScene;

/* NULL for UNKNOWN and out of range. */
const DorsalFigureScene *dorsal_figure_scene (DorsalFigure figure);

/* Everything behind the person, and everything before. scale: px of a centimetre; the context is in centimetres. */
void dorsal_draw_scene_behind (cairo_t *cr, const DorsalFigureScene *scene, const DorsalSkeleton *skeleton,
                               double scale, const DorsalPalette *palette);
void dorsal_draw_scene_before (cairo_t *cr, const DorsalFigureScene *scene, const DorsalSkeleton *skeleton,
                               double phase, double scale, const DorsalPalette *palette);

G_END_DECLS
