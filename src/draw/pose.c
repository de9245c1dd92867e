/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the standing spine of core/anatomy. Out: the same spine lying, and the skin behind it.
 * Never: pixels.
 *
 *            standing                         lying
 *      rotations above T12    as they are     as they are
 *      below T12                  × 1         × 0.74     (lordosis T12–S1: 49.8° → 36.8°, 627 people,
 *                                                         PMC6680033)
 *
 *      skin:   body centre + half a body's height, then back along the normal by
 *              58 mm at C7 … 66 mm at T7 … 65 mm at L3 (model meshes, 8 mm of skin included),
 *              smoothed, and measured: C7–S1 comes to 0.49 m, the mean of 22 measured backs.
 */

#include "draw/pose.h"

#include <math.h>

#define RECUMBENT    0.74
#define STEPS        24  /* of the curve between two knots */
#define SMOOTHING    240 /* passes */
#define S1_AXIS      (-30.0)
#define C7_TIP_BELOW 9.0  /* mm of skin from the normal of C7's body down to its tip */
#define S1_TIP_BELOW 12.0 /* the same of S1 */

/* Behind the head, from the vertex down, and behind the pelvis. */
static const DorsalPoint head[]
    = { { 16, 709 }, { -26, 700 }, { -64, 675 }, { -88, 638 }, { -96, 602 }, { -89, 568 },
        { -73, 538 }, { -60, 508 } };
static const DorsalPoint seat[]
    = { { -76, -28 }, { -92, -62 }, { -107, -98 }, { -114, -140 }, { -112, -182 }, { -98, -222 } };

DorsalPoint
dorsal_pose_up (double axis_deg)
{
  double radians = axis_deg * G_PI / 180;

  return (DorsalPoint){ -sin (radians), cos (radians) };
}

DorsalPoint
dorsal_pose_front (double axis_deg)
{
  double radians = axis_deg * G_PI / 180;

  return (DorsalPoint){ cos (radians), sin (radians) };
}

static double
recumbent (double axis_deg)
{
  double pivot = dorsal_anatomy_vertebra (DORSAL_LEVEL_T12)->axis_deg;

  return pivot + RECUMBENT * (axis_deg - pivot);
}

/* Stacks T12 … L5 anew from the sacrum up and carries the rest on top. */
static void
stack (DorsalPose *pose)
{
  const DorsalVertebra *t11 = dorsal_anatomy_vertebra (DORSAL_LEVEL_T11);
  DorsalPoint top = { 0, 0 };

  for (DorsalLevel level = DORSAL_LEVEL_L5; level >= DORSAL_LEVEL_T12; level--)
    {
      const DorsalVertebra *bone = dorsal_anatomy_vertebra (level);
      DorsalPoint up = dorsal_pose_up (recumbent (bone->axis_deg));

      pose->axis_deg[level] = recumbent (bone->axis_deg);
      pose->joint[level] = top;
      top = (DorsalPoint){ top.x + up.x * bone->height_mm, top.y + up.y * bone->height_mm };
    }
  for (DorsalLevel level = DORSAL_LEVEL_T11; level >= DORSAL_LEVEL_C2; level--)
    {
      const DorsalVertebra *bone = dorsal_anatomy_vertebra (level);

      pose->axis_deg[level] = bone->axis_deg;
      pose->joint[level] = (DorsalPoint){ top.x + bone->x_mm - t11->x_mm, top.y + bone->y_mm - t11->y_mm };
    }
  pose->axis_deg[DORSAL_LEVEL_S1] = recumbent (S1_AXIS);
}

/* Body centre to skin, mm; between the named levels in equal steps. */
static double
offset_mm (DorsalLevel level)
{
  static const struct
  {
    DorsalLevel level;
    double mm;
  } known[] = { { DORSAL_LEVEL_C2, 66 }, { DORSAL_LEVEL_C5, 58 }, { DORSAL_LEVEL_C7, 57 }, { DORSAL_LEVEL_T1, 58 },
                { DORSAL_LEVEL_T7, 66 }, { DORSAL_LEVEL_L3, 65 }, { DORSAL_LEVEL_S1, 66 } };
  guint i = 1;

  while (level > known[i].level)
    i++;
  return known[i - 1].mm
         + (known[i].mm - known[i - 1].mm) * (level - known[i - 1].level) / (known[i].level - known[i - 1].level);
}

static DorsalPoint
skin_behind (const DorsalPose *pose, DorsalLevel level)
{
  const DorsalVertebra *bone = dorsal_anatomy_vertebra (level);
  double half = bone ? bone->height_mm / 2 : -14.0; /* S1 hangs below its joint */
  DorsalPoint up = dorsal_pose_up (pose->axis_deg[level]), front = dorsal_pose_front (pose->axis_deg[level]);
  double back = offset_mm (level);

  return (DorsalPoint){ pose->joint[level].x + up.x * half - front.x * back,
                        pose->joint[level].y + up.y * half - front.y * back };
}

static double
catmull_rom (double a, double b, double c, double d, double t)
{
  return b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

static void
add_curve (DorsalPose *pose, const DorsalPoint *knots, guint n)
{
  for (guint i = 0; i + 1 < n; i++)
    {
      DorsalPoint a = knots[i > 0 ? i - 1 : 0], b = knots[i], c = knots[i + 1], d = knots[i + 2 < n ? i + 2 : n - 1];

      for (guint k = 0; k < STEPS; k++)
        pose->skin[pose->n_skin++] = (DorsalPoint){
          catmull_rom (a.x, b.x, c.x, d.x, (double) k / STEPS),
          catmull_rom (a.y, b.y, c.y, d.y, (double) k / STEPS),
        };
    }
  pose->skin[pose->n_skin++] = knots[n - 1];
}

static void
smooth (DorsalPose *pose)
{
  for (guint pass = 0; pass < SMOOTHING; pass++)
    {
      DorsalPoint before = pose->skin[0];

      for (guint i = 1; i + 1 < pose->n_skin; i++)
        {
          DorsalPoint here = pose->skin[i], after = pose->skin[i + 1];

          pose->skin[i] = (DorsalPoint){ (before.x + 2 * here.x + after.x) / 4, (before.y + 2 * here.y + after.y) / 4 };
          before = here;
        }
    }
}

static guint
nearest (const DorsalPose *pose, DorsalPoint to)
{
  guint best = 0;

  for (guint i = 1; i < pose->n_skin; i++)
    if (hypot (pose->skin[i].x - to.x, pose->skin[i].y - to.y)
        < hypot (pose->skin[best].x - to.x, pose->skin[best].y - to.y))
      best = i;
  return best;
}

/* Arc length, then f: 0 at the tip of C7, 1 at that of S1. */
static void
measure (DorsalPose *pose)
{
  guint c7 = nearest (pose, skin_behind (pose, DORSAL_LEVEL_C7));
  guint s1 = nearest (pose, skin_behind (pose, DORSAL_LEVEL_S1));
  double start, length;

  pose->f[0] = 0;
  for (guint i = 1; i < pose->n_skin; i++)
    pose->f[i] = pose->f[i - 1] + hypot (pose->skin[i].x - pose->skin[i - 1].x, pose->skin[i].y - pose->skin[i - 1].y);
  start = pose->f[c7] + C7_TIP_BELOW;
  length = pose->f[s1] + S1_TIP_BELOW - start;
  for (guint i = 0; i < pose->n_skin; i++)
    pose->f[i] = (pose->f[i] - start) / length;
  pose->length_mm = length;
}

void
dorsal_pose_lie_down (DorsalPose *ret_pose)
{
  DorsalPoint knots[G_N_ELEMENTS (head) + DORSAL_N_LEVELS + G_N_ELEMENTS (seat)];
  guint n = 0;

  *ret_pose = (DorsalPose){ 0 };
  stack (ret_pose);
  for (guint i = 0; i < G_N_ELEMENTS (head); i++)
    knots[n++] = head[i];
  for (DorsalLevel level = DORSAL_LEVEL_C7; level <= DORSAL_LEVEL_S1; level++)
    if (level != DORSAL_LEVEL_T1) /* the neck's foot is round */
      knots[n++] = skin_behind (ret_pose, level);
  for (guint i = 0; i < G_N_ELEMENTS (seat); i++)
    knots[n++] = seat[i];
  add_curve (ret_pose, knots, n);
  smooth (ret_pose);
  measure (ret_pose);
}
