/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a position, a few numbers. Out: a skeleton whose bones have the lengths of somebody 170 cm tall. Never: a limb
 * that stretches; where hand or foot is out of reach, it stays behind.
 *
 *            ╭──╮ head
 *            ╰┬─╯
 *     curl   ╱   C7          knee, elbow: where both bones of the limb meet,
 *           │    T7  chest               toward the front, elbows toward the back
 *            ╲
 *     pelvis  o  hip ──o knee        on the roller: the hip lies where the skin of the
 *                      │             back comes to touch it
 *                      o─  ankle
 */

#include "draw/figure-private.h"

#include <math.h>

#define THIGH    41.5
#define SHANK    40.5
#define UPPER    29.5
#define FORE     25.0
#define NECK     8.5
#define SHOULDER 51 /* cm above the hip joint */
#define LUMBAR   7  /* where the trunk begins to bend, … */
#define RIBS     28 /* … and where the ribs begin */

static DorsalPoint
direction (double deg)
{
  return (DorsalPoint){ cos (deg * G_PI / 180), sin (deg * G_PI / 180) };
}

static DorsalPoint
forward_of (DorsalPoint up)
{
  return (DorsalPoint){ up.y, -up.x };
}

DorsalPoint
dorsal_frame_point (const DorsalBodyFrame *frame, double forward, double up)
{
  return (DorsalPoint){ frame->at.x + frame->front.x * forward + frame->up.x * up,
                        frame->at.y + frame->front.y * forward + frame->up.y * up };
}

static double
mix (double from, double to, double t)
{
  return from + (to - from) * t;
}

static DorsalLimb
limb_mix (const DorsalLimb *a, const DorsalLimb *b, double t)
{
  return (DorsalLimb){
    .end = { mix (a->end.x, b->end.x, t), mix (a->end.y, b->end.y, t) },
    .end_deg = mix (a->end_deg, b->end_deg, t),
    .upper = mix (a->upper ? a->upper : 1, b->upper ? b->upper : 1, t),
    .lower = mix (a->lower ? a->lower : 1, b->lower ? b->lower : 1, t),
    .other_way = a->other_way,
  };
}

static double
angle_at (const DorsalPosition *position, double cm)
{
  double low = position->chest_deg + position->curl_deg / 2;

  if (cm <= LUMBAR)
    return position->pelvis_deg;
  if (cm <= RIBS)
    return mix (position->pelvis_deg, low, (cm - LUMBAR) / (RIBS - LUMBAR));
  return low - position->curl_deg * (cm - RIBS) / (DORSAL_TRUNK_CM - RIBS);
}

/* From the hip upward and downward, a centimetre at a time. */
static void
stack (DorsalSkeleton *skeleton, const DorsalPosition *position, DorsalPoint hip)
{
  int zero = -DORSAL_TRUNK_LOW;
  DorsalPoint at = hip;

  for (int i = zero; i <= DORSAL_TRUNK_CM - DORSAL_TRUNK_LOW; i++)
    {
      DorsalPoint up = direction (angle_at (position, i - zero + 0.5));

      skeleton->trunk[i] = (DorsalBodyFrame){ at, direction (angle_at (position, i - zero)), { 0, 0 } };
      at = (DorsalPoint){ at.x + up.x, at.y + up.y };
    }
  for (int i = 0; i < zero; i++)
    {
      DorsalPoint up = direction (position->pelvis_deg);

      skeleton->trunk[i] = (DorsalBodyFrame){ { hip.x - up.x * (zero - i), hip.y - up.y * (zero - i) }, up, { 0, 0 } };
    }
  for (guint i = 0; i < G_N_ELEMENTS (skeleton->trunk); i++)
    skeleton->trunk[i].front = forward_of (skeleton->trunk[i].up);
}

DorsalBodyFrame
dorsal_skeleton_trunk (const DorsalSkeleton *skeleton, double cm)
{
  double k = CLAMP (cm, DORSAL_TRUNK_LOW, DORSAL_TRUNK_CM) - DORSAL_TRUNK_LOW;
  guint i = MIN ((guint) k, G_N_ELEMENTS (skeleton->trunk) - 2);
  const DorsalBodyFrame *a = &skeleton->trunk[i], *b = a + 1;
  double t = k - i, x = mix (a->up.x, b->up.x, t), y = mix (a->up.y, b->up.y, t), n = hypot (x, y);
  DorsalPoint up = { x / n, y / n };

  return (DorsalBodyFrame){ { mix (a->at.x, b->at.x, t), mix (a->at.y, b->at.y, t) }, up, forward_of (up) };
}

DorsalPoint
dorsal_trunk_skin (const DorsalSkeleton *skeleton, double cm)
{
  DorsalBodyFrame frame = dorsal_skeleton_trunk (skeleton, cm);
  double back, front;

  dorsal_trunk_depth (cm, 0, &back, &front);
  return dorsal_frame_point (&frame, -back, 0);
}

/* The skin of the back gives way by a little. */
static DorsalPoint
hip_on_roller (DorsalSkeleton *skeleton, const DorsalPosition *position)
{
  const double sink = 0.8;
  DorsalPoint a, b, skin, out;
  double n;

  stack (skeleton, position, (DorsalPoint){ 0, 0 });
  a = dorsal_trunk_skin (skeleton, position->station - 2);
  b = dorsal_trunk_skin (skeleton, position->station + 2);
  skin = dorsal_trunk_skin (skeleton, position->station);
  n = hypot (b.x - a.x, b.y - a.y);
  out = (DorsalPoint){ -(b.y - a.y) / n, (b.x - a.x) / n };
  return (DorsalPoint){ skeleton->roller.x - skin.x - out.x * (DORSAL_ROLLER_CM - sink),
                        skeleton->roller.y - skin.y - out.y * (DORSAL_ROLLER_CM - sink) };
}

/* side: +1 bends to the left of the way from root to end. */
static DorsalLimbBones
reach (DorsalPoint root, const DorsalLimb *limb, double upper, double lower, double side)
{
  double dx = limb->end.x - root.x, dy = limb->end.y - root.y, d = hypot (dx, dy);
  double a = upper * (limb->upper ? limb->upper : 1), b = lower * (limb->lower ? limb->lower : 1);
  double way = CLAMP (d, fabs (a - b) + 0.01, a + b - 0.01);
  double along = (a * a - b * b + way * way) / (2 * way), off = sqrt (MAX (a * a - along * along, 0));

  if (limb->other_way)
    side = -side;
  dx /= MAX (d, 0.01);
  dy /= MAX (d, 0.01);
  return (DorsalLimbBones){
    .root = root,
    .bend = { root.x + dx * along - side * dy * off, root.y + dy * along + side * dx * off },
    .end = { root.x + dx * way, root.y + dy * way },
    .end_deg = limb->end_deg,
  };
}

/* A hand on its way to the back of the head. */
static DorsalLimb
to_head (const DorsalLimb *arm, const DorsalSkeleton *skeleton, double head_deg)
{
  DorsalPoint behind = dorsal_frame_point (&skeleton->head, -8.0, -3.5);
  DorsalLimb laced = { .end = behind, .end_deg = head_deg + 4, .upper = 0.88, .lower = 0.56 };

  return limb_mix (arm, &laced, skeleton->laced);
}

DorsalSkeleton
dorsal_skeleton_of (const DorsalPosition *position)
{
  DorsalSkeleton skeleton = {
    .roller = { position->roller_x, position->roller_y != 0 ? position->roller_y : DORSAL_ROLLER_CM },
    .breath = position->breath,
    .laced = position->laced,
    .lap = position->lap,
  };
  DorsalBodyFrame hip, top, shoulder;
  DorsalPoint up, neck;
  DorsalLimb near_arm, far_arm;

  stack (&skeleton, position, position->station != 0 ? hip_on_roller (&skeleton, position) : position->hip);
  hip = skeleton.trunk[-DORSAL_TRUNK_LOW];
  top = skeleton.trunk[G_N_ELEMENTS (skeleton.trunk) - 1];
  up = direction (position->head_deg);
  neck = direction (mix (angle_at (position, DORSAL_TRUNK_CM), position->head_deg, 0.6) - 12);
  skeleton.head = (DorsalBodyFrame){ { top.at.x + neck.x * NECK, top.at.y + neck.y * NECK }, up, forward_of (up) };

  shoulder = dorsal_skeleton_trunk (&skeleton, SHOULDER);
  near_arm = to_head (&position->near_arm, &skeleton, position->head_deg);
  far_arm = to_head (&position->far_arm, &skeleton, position->head_deg);
  skeleton.near_leg = reach (hip.at, &position->near_leg, THIGH, SHANK, +1);
  skeleton.far_leg = reach (hip.at, &position->far_leg, THIGH, SHANK, +1);
  skeleton.near_arm = reach (shoulder.at, &near_arm, UPPER, FORE, -1);
  skeleton.far_arm = reach (shoulder.at, &far_arm, UPPER, FORE, -1);
  return skeleton;
}

/* The same, with its hip told instead of found. */
static DorsalPosition
off_roller (const DorsalPosition *position)
{
  DorsalPosition same = *position;

  same.hip = dorsal_skeleton_of (position).trunk[-DORSAL_TRUNK_LOW].at;
  same.station = 0;
  return same;
}

DorsalPosition
dorsal_position_mix (const DorsalPosition *from, const DorsalPosition *to, double t)
{
  gboolean alike = (from->station != 0) == (to->station != 0);
  DorsalPosition first = alike ? *from : off_roller (from), last = alike ? *to : off_roller (to);
  const DorsalPosition *a = &first, *b = &last;

  return (DorsalPosition){
    .hip = { mix (a->hip.x, b->hip.x, t), mix (a->hip.y, b->hip.y, t) },
    .station = mix (a->station, b->station, t),
    .roller_x = mix (a->roller_x, b->roller_x, t),
    .roller_y = mix (a->roller_y, b->roller_y, t),
    .pelvis_deg = mix (a->pelvis_deg, b->pelvis_deg, t),
    .chest_deg = mix (a->chest_deg, b->chest_deg, t),
    .curl_deg = mix (a->curl_deg, b->curl_deg, t),
    .head_deg = mix (a->head_deg, b->head_deg, t),
    .breath = mix (a->breath, b->breath, t),
    .laced = mix (a->laced, b->laced, t),
    .lap = a->lap,
    .near_leg = limb_mix (&a->near_leg, &b->near_leg, t),
    .far_leg = limb_mix (&a->far_leg, &b->far_leg, t),
    .near_arm = limb_mix (&a->near_arm, &b->near_arm, t),
    .far_arm = limb_mix (&a->far_arm, &b->far_arm, t),
  };
}
