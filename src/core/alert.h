/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* When to warn. The rules are one pure function of one reading; a debounce stands behind
 * it. An unknown place raises no alert and is never safe: zone stays UNKNOWN. */

#include "core/zones.h"

G_BEGIN_DECLS

/* How long speed, pressure and the load on the mid-line have been above their sustained limits. */
typedef struct
{
  gint64 fast_us, hard_us, midline_us;
} DorsalExcess;

/* Adds step_us where the reading is above fast_cm_s, hard_kpa or midline_ratio, else starts again. */
DorsalExcess dorsal_excess_step (DorsalExcess prev, const DorsalReading *reading, gint64 step_us,
                                 const DorsalZones *zones);

/* How far above the lumbar border the pre-warning begins: near_sigmas × sigma, within
 * near_min_cm … near_max_cm. Who moves toward the feet is warned sooner by the way made
 * until the alert has come. */
double dorsal_alert_near_margin_cm (double sigma_cm, const DorsalZones *zones);

/* The alerts that this reading calls for, as DorsalAlert bits. Reads zone, place_*, sigma_cm,
 * state, speed_*, pressure_*, midline_ratio; length_cm: L of the body. LUMBAR_NEAR is left out where LUMBAR
 * stands. */
guint dorsal_alert_rules (const DorsalReading *reading, DorsalExcess excess, double length_cm,
                          const DorsalZones *zones);

typedef struct
{
  guint standing;                   /* debounced */
  guint differing;                  /* bits whose rule differs from what stands … */
  gint64 since_us[DORSAL_N_ALERTS]; /* … and since when */
} DorsalAlarm;

/* A bit comes after alert_in_ms of its rule and goes alert_out_ms after. */
DorsalAlarm dorsal_alarm_step (DorsalAlarm prev, guint rules, gint64 time_us, const DorsalZones *zones);

/* The most urgent of the bits, 0 for none. */
DorsalAlert dorsal_alert_first (guint alerts);

G_END_DECLS
