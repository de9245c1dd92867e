/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The spine of a person lying, in millimetres of the model: x toward the belly, y toward the
 * head, from the L5/S1 joint. Inside of outline.c; drawings use outline.h. */

#include "core/anatomy.h"
#include "draw/ink.h"

G_BEGIN_DECLS

#define DORSAL_POSE_SKIN_MAX 1024

typedef struct
{
  DorsalPoint joint[DORSAL_N_LEVELS]; /* lower joint of each body; S1: the end plate, top of the sacrum */
  double axis_deg[DORSAL_N_LEVELS];   /* + leans backward going up */

  /* The skin from the back of the head to the seat, dense, with its place. */
  guint n_skin;
  DorsalPoint skin[DORSAL_POSE_SKIN_MAX];
  double f[DORSAL_POSE_SKIN_MAX]; /* rising */
  double length_mm;               /* C7–S1 along it */
} DorsalPose;

void dorsal_pose_lie_down (DorsalPose *ret_pose);

/* Unit vectors of an axis: toward the head, and toward the belly. */
DorsalPoint dorsal_pose_up (double axis_deg);
DorsalPoint dorsal_pose_front (double axis_deg);

G_END_DECLS
