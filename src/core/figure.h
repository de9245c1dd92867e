/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pictures of a person that explain what to do: their names. draw/draw-figure.h draws them,
 * programmes ask for them by word. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DORSAL_FIGURE_UNKNOWN,

  /* on the roller, step by step */
  DORSAL_FIGURE_SET_UP,    /* from sitting in front of the roller to leaning back on it */
  DORSAL_FIGURE_HANDS,     /* laced behind the head */
  DORSAL_FIGURE_HIPS_UP,   /* seat off the floor, trunk firm */
  DORSAL_FIGURE_RANGE,     /* rolling between the lower ribs and the upper back; the lower back is hatched */
  DORSAL_FIGURE_HOLD,      /* still on a tender spot, breathing */
  DORSAL_FIGURE_BREATHING, /* hips down, breathing */
  DORSAL_FIGURE_EXTENSION, /* hips down, gently over the roller */
  DORSAL_FIGURE_AVOID,     /* where never to roll: lower back and neck */
  DORSAL_FIGURE_REST,      /* lying flat, knees bent, the roller away */

  DORSAL_FIGURE_AVOID_LUMBAR, /* the roller under the lower back */
  DORSAL_FIGURE_AVOID_NECK,   /* the roller under the neck */
  DORSAL_FIGURE_AVOID_ARCH,   /* hips and head hanging, a forced arch */
  DORSAL_FIGURE_PRESS,        /* two firm presses of the back: the gesture */
  DORSAL_FIGURE_GET_OFF,      /* to one side, and up with the hands */

  /* for the lower back, instead of rolling it */
  DORSAL_FIGURE_GLUTES,        /* sitting on the roller, an ankle on the other knee */
  DORSAL_FIGURE_PIRIFORMIS,    /* figure four on the back, the thigh pulled */
  DORSAL_FIGURE_HIP_FLEXOR,    /* half-kneeling, shifted forward */
  DORSAL_FIGURE_BALL_WALL,     /* standing, a ball between wall and flank, beside the spine */
  DORSAL_FIGURE_CAT_COW,       /* hands and knees: round, then sag */
  DORSAL_FIGURE_COW,           /* the sagging half alone */
  DORSAL_FIGURE_KNEE_TO_CHEST, /* one knee, lying */

  DORSAL_N_FIGURES,
} DorsalFigure;

/* "set-up": the word in programmes; "unknown" out of range. */
const char *dorsal_figure_to_string (DorsalFigure figure);

/* UNKNOWN for any other word. */
DorsalFigure dorsal_figure_from_string (const char *word);

G_END_DECLS
