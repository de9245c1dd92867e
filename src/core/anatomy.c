/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a level or a place f. Out: rows of two tables. Never: a person, a unit of length.
 *
 *        f   −0.19 ─ C2      spans: midway between tips,      vertebrae: x toward the belly
 *            −0.02 ─ C7      each [top, bottom), no holes              y up, mm, standing
 *             0.03 ─ T1                                         C2  ▭
 *              ⋮                                                 ⋮   ▭
 *             0.71 ─ L1                                         L5  ▭
 *             1.07 ─ end of S2                                     (0, 0): the L5/S1 joint
 */

#include "core/anatomy.h"

#define HALF_NECK   0.017 /* half the distance between two neck levels: 16.5 mm of 486 mm */
#define HALF_PELVIS 0.025

static const DorsalLevelSpan spans[DORSAL_N_LEVELS] = {
  /* centre, top, bottom */
  [DORSAL_LEVEL_C2] = { -0.170, -0.170 - HALF_NECK, -0.153 },
  [DORSAL_LEVEL_C3] = { -0.136, -0.153, -0.119 },
  [DORSAL_LEVEL_C4] = { -0.102, -0.119, -0.085 },
  [DORSAL_LEVEL_C5] = { -0.068, -0.085, -0.051 },
  [DORSAL_LEVEL_C6] = { -0.034, -0.051, -0.017 },
  [DORSAL_LEVEL_C7] = { 0.000, -0.017, 0.025 },
  [DORSAL_LEVEL_T1] = { 0.050, 0.025, 0.077 },
  [DORSAL_LEVEL_T2] = { 0.103, 0.077, 0.131 },
  [DORSAL_LEVEL_T3] = { 0.159, 0.131, 0.190 },
  [DORSAL_LEVEL_T4] = { 0.220, 0.190, 0.251 },
  [DORSAL_LEVEL_T5] = { 0.282, 0.251, 0.313 },
  [DORSAL_LEVEL_T6] = { 0.345, 0.313, 0.377 },
  [DORSAL_LEVEL_T7] = { 0.409, 0.377, 0.435 },
  [DORSAL_LEVEL_T8] = { 0.461, 0.435, 0.486 },
  [DORSAL_LEVEL_T9] = { 0.512, 0.486, 0.540 },
  [DORSAL_LEVEL_T10] = { 0.567, 0.540, 0.595 },
  [DORSAL_LEVEL_T11] = { 0.622, 0.595, 0.652 },
  [DORSAL_LEVEL_T12] = { 0.682, 0.652, 0.713 },
  [DORSAL_LEVEL_L1] = { 0.743, 0.713, 0.769 },
  [DORSAL_LEVEL_L2] = { 0.795, 0.769, 0.822 },
  [DORSAL_LEVEL_L3] = { 0.848, 0.822, 0.875 },
  [DORSAL_LEVEL_L4] = { 0.903, 0.875, 0.927 },
  [DORSAL_LEVEL_L5] = { 0.951, 0.927, 0.976 },
  [DORSAL_LEVEL_S1] = { 1.000, 0.976, 1.024 },
  [DORSAL_LEVEL_S2] = { 1.049, 1.024, 1.049 + HALF_PELVIS },
};

/* Thoracic depths are 27 mm and lumbar ones 35 mm in the mean; they grow from head to feet.
 * The model's neck is set upright; its axes here follow the line of its joints. */
static const DorsalVertebra vertebrae[DORSAL_N_LEVELS] = {
  /* x, y, axis, height, depth, droop */
  [DORSAL_LEVEL_C2] = { 17.4, 520.9, 0, 16.5, 15.5, 0.0 },
  [DORSAL_LEVEL_C3] = { 17.6, 505.5, -5, 16.5, 15.5, 0.0 },
  [DORSAL_LEVEL_C4] = { 15.1, 491.0, -9, 16.5, 16.0, 0.0 },
  [DORSAL_LEVEL_C5] = { 11.9, 472.9, -11, 16.5, 16.5, 0.0 },
  [DORSAL_LEVEL_C6] = { 7.9, 456.0, -14, 16.5, 17.0, 0.0 },
  [DORSAL_LEVEL_C7] = { 4.3, 440.5, -20, 16.5, 17.5, 0.0 },
  [DORSAL_LEVEL_T1] = { 0.4, 420.8, -30, 19.1, 19.0, 0.0 },
  [DORSAL_LEVEL_T2] = { -8.9, 404.1, -29, 19.1, 21.0, 0.0 },
  [DORSAL_LEVEL_T3] = { -18.1, 385.2, -26, 20.9, 23.0, 0.0 },
  [DORSAL_LEVEL_T4] = { -26.7, 363.8, -22, 23.1, 24.0, 0.5 },
  [DORSAL_LEVEL_T5] = { -33.5, 340.0, -16, 24.8, 25.5, 0.5 },
  [DORSAL_LEVEL_T6] = { -37.8, 316.2, -10, 24.2, 26.5, 0.5 },
  [DORSAL_LEVEL_T7] = { -39.5, 290.8, -4, 25.5, 28.0, 1.0 },
  [DORSAL_LEVEL_T8] = { -38.7, 266.7, 2, 24.2, 29.0, 1.0 },
  [DORSAL_LEVEL_T9] = { -35.7, 242.2, 7, 24.7, 30.5, 1.0 },
  [DORSAL_LEVEL_T10] = { -30.2, 214.2, 11, 28.5, 31.5, 1.0 },
  [DORSAL_LEVEL_T11] = { -22.2, 186.3, 16, 29.0, 32.5, 0.5 },
  [DORSAL_LEVEL_T12] = { -10.9, 155.1, 20, 33.2, 33.5, 0.0 },
  [DORSAL_LEVEL_L1] = { 0.9, 126.0, 22, 31.3, 34.5, 0.2 },
  [DORSAL_LEVEL_L2] = { 9.1, 97.1, 16, 30.1, 35.0, 0.2 },
  [DORSAL_LEVEL_L3] = { 14.2, 65.1, 9, 32.5, 35.5, 0.2 },
  [DORSAL_LEVEL_L4] = { 12.5, 32.6, -3, 32.5, 35.0, 0.2 },
  [DORSAL_LEVEL_L5] = { 0.0, 0.0, -21, 34.9, 35.0, 0.2 },
};

static gboolean
is_level (DorsalLevel level)
{
  return level > DORSAL_LEVEL_UNKNOWN && level < DORSAL_N_LEVELS;
}

DorsalLevelSpan
dorsal_anatomy_span (DorsalLevel level)
{
  return spans[is_level (level) ? level : DORSAL_LEVEL_UNKNOWN];
}

gboolean
dorsal_anatomy_is_place (double f)
{
  return f >= spans[DORSAL_LEVEL_C2].top && f < spans[DORSAL_LEVEL_S2].bottom;
}

DorsalLevel
dorsal_anatomy_level_at (double f)
{
  if (!dorsal_anatomy_is_place (f))
    return DORSAL_LEVEL_UNKNOWN;
  for (DorsalLevel level = DORSAL_LEVEL_C2; level <= DORSAL_LEVEL_S2; level++)
    if (f < spans[level].bottom) /* and each begins where the one before it ends */
      return level;
  return DORSAL_LEVEL_UNKNOWN;
}

DorsalLevel
dorsal_anatomy_level_near (double f, DorsalLevel current, double hysteresis)
{
  if (is_level (current) && f >= spans[current].top - hysteresis && f < spans[current].bottom + hysteresis)
    return current;
  return dorsal_anatomy_level_at (f);
}

const DorsalVertebra *
dorsal_anatomy_vertebra (DorsalLevel level)
{
  return level >= DORSAL_LEVEL_C2 && level <= DORSAL_LEVEL_L5 ? &vertebrae[level] : NULL;
}

gboolean
dorsal_level_is_cervical (DorsalLevel level)
{
  return level >= DORSAL_LEVEL_C2 && level <= DORSAL_LEVEL_C7;
}

gboolean
dorsal_level_is_thoracic (DorsalLevel level)
{
  return level >= DORSAL_LEVEL_T1 && level <= DORSAL_LEVEL_T12;
}
