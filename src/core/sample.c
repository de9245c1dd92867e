/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The words of the nouns. Comes in: an enumeration's value. Goes out: its word, for files
 * and the command line; never for the screen, which has its own, translated. */

#include "core/sample.h"

#define WORD(table, value) ((gsize) (value) < G_N_ELEMENTS (table) ? (table)[value] : "unknown")

const char *
dorsal_state_to_string (DorsalState state)
{
  static const char *const words[] = { "unknown", "off", "settling", "rolling", "holding", "extending" };
  return WORD (words, state);
}

const char *
dorsal_zone_to_string (DorsalZone zone)
{
  static const char *const words[]
      = { "unknown", "off", "neck", "upper-caution", "thoracic", "lower-caution", "lumbar", "pelvis" };
  return WORD (words, zone);
}

const char *
dorsal_level_to_string (DorsalLevel level)
{
  static const char *const words[DORSAL_N_LEVELS]
      = { "unknown", "C2", "C3", "C4", "C5",  "C6",  "C7",  "T1", "T2", "T3", "T4", "T5", "T6",
          "T7",      "T8", "T9", "T10", "T11", "T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2" };
  return WORD (words, level);
}

const char *
dorsal_band_to_string (DorsalBand band)
{
  static const char *const words[] = { "unknown", "none", "light", "comfortable", "firm", "too-hard" };
  return WORD (words, band);
}

const char *
dorsal_link_state_to_string (DorsalLinkState state)
{
  static const char *const words[] = { "absent", "opening", "streaming", "silent", "lost" };
  return WORD (words, state);
}

const char *
dorsal_pace_to_string (DorsalPace pace)
{
  static const char *const words[] = { "unknown", "slow", "good", "fast", "too-fast" };
  return WORD (words, pace);
}

const char *
dorsal_direction_to_string (DorsalDirection direction)
{
  static const char *const words[] = { "unknown", "asked", "confirmed", "suspect" };
  return WORD (words, direction);
}

const char *
dorsal_alert_to_string (DorsalAlert alert)
{
  switch (alert)
    {
    case DORSAL_ALERT_LUMBAR:
      return "lumbar";
    case DORSAL_ALERT_NECK:
      return "neck";
    case DORSAL_ALERT_TOO_HARD:
      return "too-hard";
    case DORSAL_ALERT_LUMBAR_NEAR:
      return "lumbar-near";
    case DORSAL_ALERT_TOO_FAST:
      return "too-fast";
    case DORSAL_ALERT_MIDLINE:
      return "midline";
    default:
      return "unknown";
    }
}
