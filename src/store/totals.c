/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A summary ↔ rows of the table totals, in one order. */

#include "store/totals.h"

void
dorsal_totals_of (const DorsalSummary *summary, gint64 totals[DORSAL_N_TOTALS])
{
  guint n = 0;

  for (guint i = 0; i < DORSAL_N_STATES; i++)
    totals[n++] = summary->state_us[i];
  for (guint i = 0; i < DORSAL_N_ZONES; i++)
    totals[n++] = summary->zone_us[i];
  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    totals[n++] = summary->level_us[i];
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    totals[n++] = summary->alerts[i];
  totals[n++] = summary->holds;
  totals[n++] = (gint64) (summary->longest_hold_s * 1e6);
  totals[n++] = (gint64) (summary->hardest_kpa * 1e3);
  g_assert (n == DORSAL_N_TOTALS);
}

char *
dorsal_total_name (guint i)
{
  static const char *const others[] = { "holds", "longest-hold", "hardest" };

  if (i < DORSAL_N_STATES)
    return g_strconcat ("state/", dorsal_state_to_string ((DorsalState) i), NULL);
  i -= DORSAL_N_STATES;
  if (i < DORSAL_N_ZONES)
    return g_strconcat ("zone/", dorsal_zone_to_string ((DorsalZone) i), NULL);
  i -= DORSAL_N_ZONES;
  if (i < DORSAL_N_LEVELS)
    return g_strconcat ("level/", dorsal_level_to_string ((DorsalLevel) i), NULL);
  i -= DORSAL_N_LEVELS;
  if (i < DORSAL_N_ALERTS)
    return g_strconcat ("alert/", dorsal_alert_to_string ((DorsalAlert) (1u << i)), NULL);
  return g_strdup (others[i - DORSAL_N_ALERTS]);
}
