/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells → load → contact.
 *
 * Comes in: what one sample's cells say. Goes out: the hardest cell, the load, and whether somebody
 * lies on the roller. Never: kilopascals from raw cells, percent without a weight.
 *
 *   load     ████▁▁██████████▁▁▁▁▁▁▁▁
 *   loaded   ────┐┌─────────┐           at 1.0, leaves below 0.8 of the threshold
 *   on       ────────────────┐          a bounce shorter than the debounce is one contact */

#include "core/contact.h"

#define GRAVITY 9.81
#define LEAVE 0.8
#define CLEARLY 1.06 /* below a border by more than a trembling hold moves */

/* A resistive cell over a fixed resistor counts N = G / (1 + G) of full scale: its conductance G, which is
 * nearly in proportion to the load, is N / (1 − N). Without this a press on a cell near its end is none. */
static double
straightened (double fraction)
{
  return fraction / (1 - MIN (fraction, 0.995));
}

DorsalLoad
dorsal_load_of (const DorsalCellValues *values, const DorsalHello *hello, const DorsalBody *body,
                const DorsalZones *zones)
{
  DorsalLoad load = { 0 };
  double sum = 0, peak = 0;

  if (values->n_usable == 0)
    return load;
  for (guint i = 0; i < values->n; i++)
    {
      sum += values->value[i];
      if (values->usable[i])
        peak = MAX (peak, values->value[i]);
    }
  load.known = TRUE;
  if (!values->pressure_known)
    {
      load.raw_fraction = peak;
      load.level = straightened (peak) * 100.0 / zones->contact_raw_percent;
      return load;
    }
  load.pressure_known = TRUE;
  load.peak_kpa = peak;
  /* kPa × mm² = mN */
  load.force_n = sum * hello->pitch_mm * DORSAL_CONTACT_LENGTH_MM * 1e-3;
  load.level = load.peak_kpa / zones->contact_kpa;
  if (body->weight_kg > 0)
    {
      load.load_known = TRUE;
      load.load_percent = load.force_n / (body->weight_kg * GRAVITY) * 100.0;
      load.level = load.load_percent / zones->contact_percent;
    }
  return load;
}

static DorsalBand
band_of (double value, double light, double comfortable, double firm, double hard)
{
  return value < light         ? DORSAL_BAND_NONE
         : value < comfortable ? DORSAL_BAND_LIGHT
         : value < firm        ? DORSAL_BAND_COMFORTABLE
         : value < hard        ? DORSAL_BAND_FIRM
                               : DORSAL_BAND_TOO_HARD;
}

DorsalBand
dorsal_load_band (const DorsalLoad *load, const DorsalZones *zones)
{
  DorsalBand by_pressure, by_load;

  if (!load->pressure_known)
    return load->known && load->level < 1.0 ? DORSAL_BAND_NONE : DORSAL_BAND_UNKNOWN;
  by_pressure
      = band_of (load->peak_kpa, zones->light_kpa, zones->comfortable_kpa, zones->firm_kpa, zones->hard_kpa);
  if (!load->load_known)
    return by_pressure;
  by_load = band_of (load->load_percent, zones->contact_percent, zones->comfortable_percent, zones->firm_percent,
                     zones->hard_percent);
  return MAX (by_pressure, by_load);
}

DorsalBand
dorsal_load_band_near (const DorsalLoad *load, DorsalBand current, const DorsalZones *zones)
{
  DorsalBand band = dorsal_load_band (load, zones);
  DorsalLoad higher = *load;

  if (band == DORSAL_BAND_UNKNOWN || band >= current)
    return band;
  higher.peak_kpa *= CLEARLY;
  higher.load_percent *= CLEARLY;
  return MIN (current, dorsal_load_band (&higher, zones));
}

DorsalContact
dorsal_contact_step (DorsalContact prev, const DorsalLoad *load, gint64 time_us, const DorsalZones *zones)
{
  DorsalContact next = prev;
  double debounce_ms = prev.on ? zones->contact_out_ms : zones->contact_in_ms;

  next.loaded = load->level >= (prev.loaded ? LEAVE : 1.0);
  if (next.loaded != prev.loaded)
    next.change_us = time_us;
  if (next.loaded != next.on && time_us - next.change_us >= debounce_ms * 1000)
    {
      next.on = next.loaded;
      next.since_us = next.change_us;
    }
  return next;
}
