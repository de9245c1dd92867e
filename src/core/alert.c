/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When to warn.
 *
 * Comes in: a reading and how long something has been too much. Goes out: alert
 * bits, raw by the rules and debounced. Never: an alert from a place that is not known; the
 * screen says "unknown" then, which is never "safe".
 *
 *   rule      ▁▁▁██▁▁▁██████████▁██████▁▁▁▁▁▁▁▁▁
 *   standing  ▁▁▁▁▁▁▁▁▁▁████████████████████▁▁▁▁    150 ms in, 400 ms out */

#include "core/alert.h"

#include <math.h>

#define EXCESS_STEP_MAX_US (250 * 1000) /* a longer step is a gap: nobody knows what was */

static gint64
excess (gint64 prev_us, gboolean above, gint64 step_us)
{
  if (!above || step_us > EXCESS_STEP_MAX_US)
    return 0;
  return prev_us + step_us;
}

static gboolean
in_contact (const DorsalReading *reading)
{
  return reading->state > DORSAL_STATE_OFF;
}

static gboolean
faster_than (const DorsalReading *reading, double cm_s)
{
  return in_contact (reading) && reading->speed_known && fabs (reading->speed_cm_s) > cm_s;
}

static gboolean
harder_than (const DorsalReading *reading, double kpa)
{
  return in_contact (reading) && reading->pressure_known && reading->pressure_kpa > kpa;
}

/* Where the load is next to nothing its shape says nothing. */
static gboolean
on_the_midline (const DorsalReading *reading, const DorsalZones *zones)
{
  return in_contact (reading) && reading->share_known && reading->midline_ratio > zones->midline_ratio
         && reading->band > DORSAL_BAND_LIGHT;
}

DorsalExcess
dorsal_excess_step (DorsalExcess prev, const DorsalReading *reading, gint64 step_us, const DorsalZones *zones)
{
  return (DorsalExcess){
    .fast_us = excess (prev.fast_us, faster_than (reading, zones->fast_cm_s), step_us),
    .hard_us = excess (prev.hard_us, harder_than (reading, zones->hard_kpa), step_us),
    .midline_us = excess (prev.midline_us, on_the_midline (reading, zones), step_us),
  };
}

double
dorsal_alert_near_margin_cm (double sigma_cm, const DorsalZones *zones)
{
  return CLAMP (zones->near_sigmas * sigma_cm, zones->near_min_cm, zones->near_max_cm);
}

/* How far toward the feet the roller gets until an alert that is called for now has come. */
static double
lead_cm (const DorsalReading *reading, const DorsalZones *zones)
{
  return reading->speed_known ? MAX (reading->speed_cm_s, 0) * (zones->alert_in_ms + zones->velocity_window_ms / 2) * 1e-3
                              : 0;
}

static gboolean
near_lumbar (const DorsalReading *reading, double length_cm, const DorsalZones *zones)
{
  double border_cm = zones->lower_caution_end * length_cm;

  return (reading->zone == DORSAL_ZONE_THORACIC || reading->zone == DORSAL_ZONE_LOWER_CAUTION)
         && reading->place_cm + lead_cm (reading, zones) + dorsal_alert_near_margin_cm (reading->sigma_cm, zones)
                >= border_cm;
}

guint
dorsal_alert_rules (const DorsalReading *reading, DorsalExcess excess, double length_cm, const DorsalZones *zones)
{
  guint alerts = 0;

  if (in_contact (reading) && reading->place_known)
    {
      if (reading->zone == DORSAL_ZONE_LUMBAR)
        alerts |= DORSAL_ALERT_LUMBAR;
      else if (reading->zone == DORSAL_ZONE_NECK)
        alerts |= DORSAL_ALERT_NECK;
      else if (near_lumbar (reading, length_cm, zones))
        alerts |= DORSAL_ALERT_LUMBAR_NEAR;
    }
  if (faster_than (reading, zones->fast_at_once_cm_s) || excess.fast_us >= zones->fast_s * 1e6)
    alerts |= DORSAL_ALERT_TOO_FAST;
  if (harder_than (reading, zones->hard_at_once_kpa) || excess.hard_us >= zones->hard_s * 1e6)
    alerts |= DORSAL_ALERT_TOO_HARD;
  if (excess.midline_us >= zones->midline_s * 1e6)
    alerts |= DORSAL_ALERT_MIDLINE;
  return alerts;
}

DorsalAlarm
dorsal_alarm_step (DorsalAlarm prev, guint rules, gint64 time_us, const DorsalZones *zones)
{
  DorsalAlarm next = prev;

  next.differing = rules ^ prev.standing;
  for (guint left = next.differing; left != 0; left &= left - 1) /* mostly nothing differs */
    {
      guint i = (guint) g_bit_nth_lsf (left, -1), bit = 1u << i;
      double debounce_ms = prev.standing & bit ? zones->alert_out_ms : zones->alert_in_ms;

      if (!(prev.differing & bit))
        next.since_us[i] = time_us;
      if (time_us - next.since_us[i] >= debounce_ms * 1000)
        {
          next.standing ^= bit;
          next.differing &= ~bit;
        }
    }
  return next;
}

DorsalAlert
dorsal_alert_first (guint alerts)
{
  return (DorsalAlert) (alerts & -alerts);
}
