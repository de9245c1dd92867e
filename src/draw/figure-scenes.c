/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pictures as numbers, to be read beside them: build/tests/draw/gallery. In: a figure. Out: its scene. Never: ink.
 *
 * On the roller its middle is about x = 0, the head to the left, the feet stay where they are; where the hips are
 * follows from where the back touches, so that what is given are angles.
 *
 *      ╭╮__________        ___          BODY    pelvis, chest, curl of the ribs, head, degrees
 *      ╰╯   ___    ╲______╱   ╲         FEET    x of both ankles, flat on the floor
 *          (   )               ╲__      HANDS   where the wrists are, where the fingers point
 *     ───────0────────34──────82────
 */

#include "draw/figure-scenes.h"

/* clang-format off */

#define BODY(pelvis, chest, curl, head) \
  .pelvis_deg = (pelvis), .chest_deg = (chest), .curl_deg = (curl), .head_deg = (head)
#define LIMB(x, y, deg) { .end = { (x), (y) }, .end_deg = (deg) }
#define SHORT_LIMB(x, y, deg, up, low) { .end = { (x), (y) }, .end_deg = (deg), .upper = (up), .lower = (low) }
#define FEET(near, far) .near_leg = LIMB ((near), DORSAL_ANKLE_CM, 0), .far_leg = LIMB ((far), DORSAL_ANKLE_CM, 0)
#define HANDS(x, y, deg) .near_arm = LIMB ((x), (y), (deg)), .far_arm = LIMB ((x) + 2, (y) + 1, (deg))
#define KNEES(x) .near_leg = LIMB ((x) - 40, 5.5, 204), .far_leg = LIMB ((x) - 37, 5.5, 204)
#define LACED .laced = 1, HANDS (20, 30, 0)
#define FRAME(l, r, b, t) .left = (l), .right = (r), .bottom = (b), .top = (t)
#define MOVES(seconds, phase) .period_s = (seconds), .still = (phase)

/* Seat on the floor, or off it, back on the roller. */
#define LEANING .station = 37, BODY (150, 162, 22, 146), FEET (82, 87)
#define LIFTED(at) .station = (at), BODY (172, 180, 20, 162), FEET (82, 87)
#define SITTING .hip = { 45, 12.2 }, BODY (100, 104, 30, 96), FEET (84, 89)
#define LYING .hip = { 0, 12.2 }, BODY (180, 181, 12, 188)

#define ROLLING FRAME (-60, 108, -14, 70)
#define ON_BACK FRAME (-92, 72, -14, 74)

static const DorsalFigureScene scenes[DORSAL_N_FIGURES] = {
  [DORSAL_FIGURE_SET_UP] = {
    .key = { { SITTING, HANDS (28, 3, 183) }, { LEANING, HANDS (58, 36, 0) } },
    FRAME (-52, 112, -14, 92), MOVES (8, 0), .props = DORSAL_PROP_ROLLER,
    .arrow = { { { 12, 84 }, { -22, 62 }, -5 } },
  },
  [DORSAL_FIGURE_HANDS] = {
    .key = { { LEANING, HANDS (52, 34, 0) }, { LEANING, LACED } },
    ROLLING, MOVES (6, 1), .props = DORSAL_PROP_ROLLER,
  },
  [DORSAL_FIGURE_HIPS_UP] = {
    .key = { { LEANING, LACED }, { LIFTED (37), LACED } },
    ROLLING, MOVES (6, 1), .props = DORSAL_PROP_ROLLER,
    .arrow = { { { 41, 1 }, { 41, 14 }, 0 } },
  },
  [DORSAL_FIGURE_RANGE] = {
    .key = { { LIFTED (32), LACED, .roller_x = -7 }, { LIFTED (47), LACED, .roller_x = 8 } },
    FRAME (-74, 108, -14, 78), MOVES (7, 0.5),
    .props = DORSAL_PROP_ROLLER | DORSAL_PROP_RANGE | DORSAL_PROP_BACK_HATCHED,
  },
  [DORSAL_FIGURE_HOLD] = {
    .key = { { LIFTED (40), LACED }, { LIFTED (40), LACED, .breath = 1 } },
    ROLLING, MOVES (10, 1), .props = DORSAL_PROP_ROLLER | DORSAL_PROP_PULSE | DORSAL_PROP_BREATH,
  },
  [DORSAL_FIGURE_BREATHING] = {
    .key = { { LEANING, LACED }, { LEANING, LACED, .breath = 1 } },
    FRAME (-60, 108, -14, 78), MOVES (10, 1), .props = DORSAL_PROP_ROLLER | DORSAL_PROP_BREATH,
  },
  [DORSAL_FIGURE_EXTENSION] = {
    .key = { { LEANING, LACED }, { .station = 37, BODY (150, 170, -6, 180), FEET (82, 87), LACED } },
    FRAME (-64, 108, -14, 78), MOVES (8, 1), .props = DORSAL_PROP_ROLLER,
    .arrow = { { { -22, 70 }, { -54, 48 }, -6 } },
  },
  [DORSAL_FIGURE_AVOID] = {
    .key = { { LIFTED (40), HANDS (52, 40, 0) }, { LIFTED (40), HANDS (52, 40, 0) } },
    ROLLING, .props = DORSAL_PROP_ROLLER | DORSAL_PROP_BACK_HATCHED | DORSAL_PROP_NECK_HATCHED | DORSAL_PROP_CROSSES,
  },
  [DORSAL_FIGURE_REST] = {
    .key = { { LYING, FEET (44, 49), HANDS (8, 5, 0), .roller_x = 82 },
             { LYING, FEET (44, 49), HANDS (8, 5, 0), .roller_x = 82, .breath = 1 } },
    FRAME (-88, 96, -14, 62), MOVES (10, 0), .props = DORSAL_PROP_ROLLER,
  },
  [DORSAL_FIGURE_AVOID_LUMBAR] = {
    .key = { { .station = 16, BODY (182, 186, 8, 176), FEET (54, 59), LACED },
             { .station = 16, BODY (182, 186, 8, 176), FEET (54, 59), LACED } },
    FRAME (-80, 84, -14, 72), .props = DORSAL_PROP_ROLLER | DORSAL_PROP_CROSS | DORSAL_PROP_BACK_HATCHED,
  },
  [DORSAL_FIGURE_AVOID_NECK] = {
    .key = { { .hip = { 61, 12.2 }, BODY (178, 169, -4, 206), FEET (104, 109), HANDS (70, 5, 0), .roller_x = 1 },
             { .hip = { 61, 12.2 }, BODY (178, 169, -4, 206), FEET (104, 109), HANDS (70, 5, 0), .roller_x = 1 } },
    FRAME (-38, 128, -14, 72), .props = DORSAL_PROP_ROLLER | DORSAL_PROP_CROSS | DORSAL_PROP_NECK_HATCHED,
  },
  [DORSAL_FIGURE_AVOID_ARCH] = {
    .key = { { .station = 33, BODY (157, 173, -32, 220), FEET (82, 87), HANDS (36, 36, 0) },
             { .station = 33, BODY (157, 173, -32, 220), FEET (82, 87), HANDS (36, 36, 0) } },
    ROLLING, .props = DORSAL_PROP_ROLLER | DORSAL_PROP_CROSS,
  },
  [DORSAL_FIGURE_PRESS] = {
    .key = { { LEANING, LACED }, { .station = 37, BODY (149, 163, 14, 148), FEET (82, 87), LACED } },
    FRAME (-60, 108, -14, 84), MOVES (2, 1), .props = DORSAL_PROP_ROLLER | DORSAL_PROP_PULSE,
    .arrow = { { { -4, 72 }, { -4, 52 }, 0 }, { { 10, 72 }, { 10, 50 }, 0 } },
  },
  [DORSAL_FIGURE_GET_OFF] = {
    .key = { { LEANING, HANDS (30, 3, -2) }, { SITTING, HANDS (26, 3, -2) } },
    FRAME (-52, 112, -14, 92), MOVES (8, 1), .props = DORSAL_PROP_ROLLER,
    .arrow = { { { -22, 60 }, { 12, 84 }, 5 } },
  },
  [DORSAL_FIGURE_GLUTES] = {
    .key = { { .hip = { 4, 25.6 }, BODY (126, 134, 26, 108), .far_leg = LIMB (52, DORSAL_ANKLE_CM, 0),
               .near_leg = SHORT_LIMB (36, 53, 60, 0.7, 0.56), .near_arm = LIMB (-46, 3.2, 183),
               .far_arm = LIMB (20, 51, 10) },
             { .hip = { -3, 25.6 }, BODY (128, 136, 26, 110), .roller_x = -3.5,
               .far_leg = LIMB (52, DORSAL_ANKLE_CM, 0), .near_leg = SHORT_LIMB (31, 54, 60, 0.7, 0.56),
               .near_arm = LIMB (-46, 3.2, 183), .far_arm = LIMB (15, 52, 10) } },
    FRAME (-78, 82, -14, 98), MOVES (6, 0), .props = DORSAL_PROP_ROLLER,
  },
  [DORSAL_FIGURE_PIRIFORMIS] = {
    .key = { { LYING, .lap = TRUE, .far_leg = LIMB (42, 36, 40), .near_leg = SHORT_LIMB (12, 46, 50, 0.66, 0.5),
               .near_arm = LIMB (0, 36, 30), .far_arm = LIMB (4, 38, 30) },
             { LYING, .lap = TRUE, .far_leg = LIMB (28, 48, 56), .near_leg = SHORT_LIMB (2, 46, 66, 0.66, 0.5),
               .near_arm = LIMB (-8, 38, 30), .far_arm = LIMB (-4, 40, 30) } },
    FRAME (-92, 72, -14, 84), MOVES (8, 1), .arrow = { { { 30, 70 }, { 4, 72 }, -3 } },
  },
  [DORSAL_FIGURE_HIP_FLEXOR] = {
    .key = { { .hip = { -8, 47.2 }, BODY (92, 92, 28, 90), .near_leg = LIMB (-48, 5.5, 204),
               .far_leg = LIMB (34, DORSAL_ANKLE_CM, 0), HANDS (20, 55, -10) },
             { .hip = { 5, 45 }, BODY (95, 92, 28, 90), .near_leg = LIMB (-48, 5.5, 204),
               .far_leg = LIMB (34, DORSAL_ANKLE_CM, 0), HANDS (29, 53, -10) } },
    FRAME (-84, 72, -14, 134), MOVES (8, 1), .arrow = { { { -58, 60 }, { -34, 60 }, 0 } },
  },
  [DORSAL_FIGURE_BALL_WALL] = {
    .key = { { .hip = { 22, 80 }, BODY (88, 90, 24, 88), FEET (36, 42), HANDS (26, 74, -84) },
             { .hip = { 22, 75 }, BODY (88, 90, 24, 88), FEET (36, 42), HANDS (26, 69, -84) } },
    FRAME (-16, 150, -14, 166), MOVES (8, 0), .props = DORSAL_PROP_BALL,
  },
  [DORSAL_FIGURE_CAT_COW] = {
    .key = { { .hip = { 0, 47.5 }, BODY (34, -10, 76, -62), KNEES (0), HANDS (50, 2.8, -1) },
             { .hip = { 0, 46.3 }, BODY (-12, 29, -10, 60), KNEES (0), HANDS (50, 2.8, -1) } },
    FRAME (-76, 92, -14, 92), MOVES (10, 0),
  },
  [DORSAL_FIGURE_COW] = {
    .key = { { .hip = { 0, 46.8 }, BODY (8, 12, 20, 6), KNEES (0), HANDS (50, 2.8, -1) },
             { .hip = { 0, 46.3 }, BODY (-12, 29, -10, 60), KNEES (0), HANDS (50, 2.8, -1) } },
    FRAME (-76, 92, -14, 92), MOVES (10, 1),
  },
  [DORSAL_FIGURE_KNEE_TO_CHEST] = {
    .key = { { LYING, .lap = TRUE, .far_leg = LIMB (46, DORSAL_ANKLE_CM, 0), .near_leg = LIMB (36, 24, 10),
               HANDS (8, 53, -20) },
             { LYING, .lap = TRUE, .far_leg = LIMB (46, DORSAL_ANKLE_CM, 0), .near_leg = LIMB (14, 34, 20),
               HANDS (-18, 48, -20) } },
    FRAME (-92, 72, -14, 74), MOVES (8, 1), .arrow = { { { 16, 68 }, { -16, 62 }, -4 } },
  },
};

/* clang-format on */

const DorsalFigureScene *
dorsal_figure_scene (DorsalFigure figure)
{
  if (figure >= DORSAL_N_FIGURES || scenes[figure].right <= scenes[figure].left)
    return NULL;
  return &scenes[figure];
}
