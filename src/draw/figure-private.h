/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The person of the pictures: positions as data, a skeleton from them, ink from that.
 *
 * Centimetres; x to the right, y up, the floor is y = 0. Somebody 170 cm tall, who stands looking to the right:
 * directions are degrees anticlockwise, so that the trunk is at 90 standing, at 180 lying on the back with the head
 * to the left, at 0 on hands and knees. */

#include "draw/draw-figure.h"

G_BEGIN_DECLS

#define DORSAL_TRUNK_CM  58 /* from the hip joint to C7 */
#define DORSAL_TRUNK_LOW (-12)
#define DORSAL_ANKLE_CM  7.6 /* over the sole */
#define DORSAL_ROLLER_CM 7.0 /* radius */
#define DORSAL_BALL_CM   3.6

/* A limb's end, and how long it looks when it points out of the picture: 0 is 1. */
typedef struct
{
  DorsalPoint end; /* ankle or wrist, cm */
  double end_deg;  /* toes, fingers */
  double upper, lower;
  gboolean other_way; /* knee or elbow to the other side */
} DorsalLimb;

/* One position. */
typedef struct
{
  DorsalPoint hip;              /* the joint; not when on the roller */
  double station;               /* cm from the hip joint along the back to where the roller is; 0: not lying on it */
  double roller_x;              /* the roller's middle … */
  double roller_y;              /* … 0: on the floor */
  double pelvis_deg, chest_deg; /* at the hip, at T7 */
  double curl_deg;              /* of the ribs: round is positive */
  double head_deg;
  double breath; /* how far the ribs have risen, 0 … 1 */
  double laced;  /* hands behind the head: 1; at .end: 0 */
  gboolean lap;  /* the near thigh lies before the shirt */
  DorsalLimb near_leg, far_leg, near_arm, far_arm;
} DorsalPosition;

typedef struct
{
  DorsalPoint at, up, front; /* up, front: unit vectors */
} DorsalBodyFrame;

typedef struct
{
  DorsalPoint root, bend, end;
  double end_deg;
} DorsalLimbBones;

/* What a position comes to. */
typedef struct
{
  DorsalBodyFrame trunk[DORSAL_TRUNK_CM - DORSAL_TRUNK_LOW + 1]; /* each centimetre, from DORSAL_TRUNK_LOW on */
  DorsalBodyFrame head;                                          /* at the ear */
  DorsalLimbBones near_leg, far_leg, near_arm, far_arm;
  DorsalPoint roller;
  double breath, laced;
  gboolean lap;
} DorsalSkeleton;

DorsalPosition dorsal_position_mix (const DorsalPosition *from, const DorsalPosition *to, double t);
DorsalSkeleton dorsal_skeleton_of (const DorsalPosition *position);

/* The trunk at so many centimetres above the hip joint. */
DorsalBodyFrame dorsal_skeleton_trunk (const DorsalSkeleton *skeleton, double cm);

/* Forward and up of a frame. */
DorsalPoint dorsal_frame_point (const DorsalBodyFrame *frame, double forward, double up);

/* Half the depth of the trunk behind and before its middle line. */
void dorsal_trunk_depth (double cm, double breath, double *ret_back, double *ret_front);
DorsalPoint dorsal_trunk_skin (const DorsalSkeleton *skeleton, double cm);

/* Edges are thinner in small pictures. scale: px of a centimetre. */
double dorsal_figure_line_px (const DorsalPalette *palette, double scale);

/* All of the body. scale: px of a centimetre; the context is in centimetres, y up. */
void dorsal_draw_person (cairo_t *cr, const DorsalSkeleton *skeleton, double scale, const DorsalPalette *palette);

G_END_DECLS
