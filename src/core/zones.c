/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A key file → the map and the thresholds.
 *
 * Comes in: text. Goes out: a DorsalZones, complete, in range and in order, or an error
 * that names line, key and range. Never: a silent default for something misspelt. */

#include "core/zones.h"
#include "core/anatomy.h"
#include "core/key-file.h"
#include "core/number.h"
#include "core/zones-default.h"

#include <math.h>
#include <string.h>

G_DEFINE_QUARK (dorsal-zones-error-quark, dorsal_zones_error)

typedef struct
{
  const char *group, *key;
  gsize offset;
  double min, max;
} Key;

#define KEY(group, key, field, min, max) { group, key, G_STRUCT_OFFSET (DorsalZones, field), min, max }

static const Key keys[] = {
  KEY ("zones", "neck-end", neck_end, 0.0, 0.05),
  KEY ("zones", "upper-caution-end", upper_caution_end, 0.03, 0.2),
  KEY ("zones", "thoracic-end", thoracic_end, 0.4, 0.7),
  KEY ("zones", "lower-caution-end", lower_caution_end, 0.68, 0.74),
  KEY ("zones", "lumbar-end", lumbar_end, 0.9, 1.02),

  KEY ("anchor", "start-place", start_place, 0.43, 0.54),
  KEY ("anchor", "sigma-scapula", sigma_scapula_cm, 0.5, 6),
  KEY ("anchor", "sigma-measured", sigma_measured_cm, 0.2, 4),
  KEY ("anchor", "sigma-anatomy", sigma_anatomy_cm, 0, 4),
  KEY ("anchor", "sigma-radius", sigma_radius, 0, 0.15),
  KEY ("anchor", "sigma-kept", sigma_kept_cm, 0, 4),
  KEY ("anchor", "keep-seconds", keep_s, 0, 5),
  KEY ("anchor", "keep-degrees", keep_deg, 0, 45),

  KEY ("contact", "contact-percent", contact_percent, 2, 10),
  KEY ("contact", "contact-kpa", contact_kpa, 0.5, 10),
  KEY ("contact", "contact-raw-percent", contact_raw_percent, 0.5, 30),
  KEY ("contact", "contact-in", contact_in_ms, 0, 500),
  KEY ("contact", "contact-out", contact_out_ms, 0, 500),
  KEY ("contact", "tare-percent", tare_percent, 0, 30),

  KEY ("motion", "velocity-window", velocity_window_ms, 100, 250),
  KEY ("motion", "roll-enter", roll_enter_cm_s, 0.25, 2),
  KEY ("motion", "slow", slow_cm_s, 0.3, 2),
  KEY ("motion", "still", still_cm_s, 0.05, 1),
  KEY ("motion", "hold-confirm", hold_confirm_ms, 300, 4000),
  KEY ("motion", "hold-excursion", hold_excursion_cm, 0.5, 3),
  KEY ("motion", "settle", settle_s, 2, 30),
  KEY ("motion", "extend-drop", extend_drop_percent, 10, 60),
  KEY ("motion", "extend-within", extend_within_s, 1, 6),
  KEY ("motion", "level-hysteresis", level_hysteresis, 0, 0.02),
  KEY ("motion", "slip", slip_cm, 0.3, 5),
  KEY ("motion", "direction", direction_cm, 2, 10),

  KEY ("pace", "slow", pace_slow_cm_s, 0.5, 4),
  KEY ("pace", "slow-seconds", pace_slow_s, 1, 30),
  KEY ("pace", "fast", pace_fast_cm_s, 4, 15),

  KEY ("hold", "goal", hold_goal_s, 20, 120),
  KEY ("hold", "enough", hold_enough_s, 20, 180),
  KEY ("hold", "long", hold_long_s, 30, 300),
  KEY ("hold", "spot", spot_s, 3, 30),
  KEY ("hold", "answer", answer_s, 3, 60),

  KEY ("sets", "shortest", set_shortest_s, 10, 120),
  KEY ("sets", "longest", set_longest_s, 30, 300),
  KEY ("sets", "rest", set_rest_s, 5, 180),
  KEY ("sets", "sets", sets, 1, 6),

  KEY ("gesture", "rise", gesture_rise_percent, 15, 100),
  KEY ("gesture", "longest", gesture_longest_s, 0.3, 2),
  KEY ("gesture", "quiet", gesture_quiet_s, 0.4, 2),
  KEY ("gesture", "turn", gesture_turn_cm, 0.2, 2),
  KEY ("gesture", "lift-pause", lift_pause_s, 1, 20),
  KEY ("gesture", "lift-end", lift_end_s, 10, 600),

  KEY ("breath", "lowest-hz", breath_lowest_hz, 0.05, 0.15),
  KEY ("breath", "highest-hz", breath_highest_hz, 0.3, 0.6),
  KEY ("breath", "confidence", breath_confidence, 0.3, 0.95),

  KEY ("load", "light-kpa", light_kpa, 1, 20),
  KEY ("load", "comfortable-kpa", comfortable_kpa, 5, 60),
  KEY ("load", "firm-kpa", firm_kpa, 30, 110),
  KEY ("load", "hard-kpa", hard_kpa, 60, 200),
  KEY ("load", "hard-at-once-kpa", hard_at_once_kpa, 60, 300),
  KEY ("load", "comfortable-percent", comfortable_percent, 10, 50),
  KEY ("load", "firm-percent", firm_percent, 40, 90),
  KEY ("load", "hard-percent", hard_percent, 60, 120),

  KEY ("alerts", "alert-in", alert_in_ms, 50, 500),
  KEY ("alerts", "alert-out", alert_out_ms, 50, 2000),
  KEY ("alerts", "near-sigmas", near_sigmas, 1, 3),
  KEY ("alerts", "near-min", near_min_cm, 0.5, 6),
  KEY ("alerts", "near-max", near_max_cm, 1.5, 12),
  KEY ("alerts", "fast", fast_cm_s, 6, 20),
  KEY ("alerts", "fast-seconds", fast_s, 0.2, 5),
  KEY ("alerts", "fast-at-once", fast_at_once_cm_s, 6, 60),
  KEY ("alerts", "hard-seconds", hard_s, 0.2, 5),
  KEY ("alerts", "midline-ratio", midline_ratio, 1.1, 5),
  KEY ("alerts", "midline-seconds", midline_s, 0.2, 10),

  KEY ("cues", "spacing", cue_spacing_ms, 100, 2000),
  KEY ("cues", "settle", cue_settle_ms, 50, 1000),
  KEY ("cues", "prompt", cue_prompt_s, 0.5, 10),
  KEY ("cues", "escalate", cue_escalate_s, 1, 15),
  KEY ("cues", "repeat", cue_repeat_s, 2, 60),
};

/* Pairs that must rise: left strictly below right, by index into keys' names. */
static const struct
{
  const char *group, *low, *high;
} order[] = {
  { "zones", "neck-end", "upper-caution-end" },
  { "zones", "upper-caution-end", "thoracic-end" },
  { "zones", "thoracic-end", "lower-caution-end" },
  { "zones", "lower-caution-end", "lumbar-end" },
  { "motion", "still", "roll-enter" },
  { "pace", "slow", "fast" },
  { "hold", "goal", "enough" },
  { "hold", "enough", "long" },
  { "sets", "shortest", "longest" },
  { "gesture", "lift-pause", "lift-end" },
  { "load", "light-kpa", "comfortable-kpa" },
  { "load", "comfortable-kpa", "firm-kpa" },
  { "load", "firm-kpa", "hard-kpa" },
  { "load", "hard-kpa", "hard-at-once-kpa" },
  { "load", "comfortable-percent", "firm-percent" },
  { "load", "firm-percent", "hard-percent" },
  { "alerts", "near-min", "near-max" },
  { "alerts", "fast", "fast-at-once" },
};

static double *
field_of (DorsalZones *zones, const Key *key)
{
  return G_STRUCT_MEMBER_P (zones, key->offset);
}

guint
dorsal_zones_n_keys (void)
{
  return G_N_ELEMENTS (keys);
}

DorsalZonesKey
dorsal_zones_get_key (const DorsalZones *zones, guint n)
{
  const Key *key = &keys[n];
  return (DorsalZonesKey){ key->group, key->key, key->min, key->max, *field_of ((DorsalZones *) zones, key) };
}

static const Key *
find_key (const char *group, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].group, group) == 0 && strcmp (keys[i].key, name) == 0)
      return &keys[i];
  return NULL;
}

static gboolean
read_value (const DorsalKeyFile *reading, const Key *key, DorsalZones *zones, GError **error)
{
  return dorsal_key_file_read_number (reading, key->group, key->key, key->min, key->max, field_of (zones, key), error);
}

static gboolean
check_names (GKeyFile *file, const char *text, const char *name, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (guint i = 0; groups[i]; i++)
    {
      g_auto (GStrv) names = g_key_file_get_keys (file, groups[i], NULL, NULL);
      gboolean known = FALSE;
      for (guint j = 0; j < G_N_ELEMENTS (keys); j++)
        known |= strcmp (keys[j].group, groups[i]) == 0;
      if (!known)
        {
          g_set_error (error, DORSAL_ZONES_ERROR, DORSAL_ZONES_ERROR_UNKNOWN,
                       "%s:%u: [%s]: there is no such group; the groups are zones, anchor, contact, motion, "
                       "pace, hold, sets, gesture, breath, load, alerts and cues",
                       name, dorsal_key_file_line_of (text, groups[i], NULL), groups[i]);
          return FALSE;
        }
      for (guint j = 0; names && names[j]; j++)
        if (!find_key (groups[i], names[j]))
          {
            g_set_error (error, DORSAL_ZONES_ERROR, DORSAL_ZONES_ERROR_UNKNOWN,
                         "%s:%u: %s: there is no such key in [%s]; see the shipped default.ini for those there are",
                         name, dorsal_key_file_line_of (text, groups[i], names[j]), names[j], groups[i]);
            return FALSE;
          }
    }
  return TRUE;
}

static gboolean
check_order (const DorsalZones *zones, const char *text, const char *name, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const Key *low = find_key (order[i].group, order[i].low);
      const Key *high = find_key (order[i].group, order[i].high);
      guint line = dorsal_key_file_line_of (text, order[i].group, order[i].high);
      if (*field_of ((DorsalZones *) zones, low) < *field_of ((DorsalZones *) zones, high))
        continue;
      if (line == 0)
        line = dorsal_key_file_line_of (text, order[i].group, order[i].low);
      g_set_error (error, DORSAL_ZONES_ERROR, DORSAL_ZONES_ERROR_VALUE, "%s:%u: %s must be greater than %s", name, line,
                   order[i].high, order[i].low);
      return FALSE;
    }
  return TRUE;
}

static gboolean
parse (const char *text, const char *name, DorsalZones *zones, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  DorsalKeyFile reading = { file, text, name, DORSAL_ZONES_ERROR, DORSAL_ZONES_ERROR_VALUE };
  g_autoptr (GError) cause = NULL;

  if (!dorsal_key_file_load (file, text, G_KEY_FILE_KEEP_TRANSLATIONS, &cause))
    {
      g_set_error (error, DORSAL_ZONES_ERROR, DORSAL_ZONES_ERROR_SYNTAX,
                   "%s:%u: not a zone map: lines are [group], key=number or # comment (%s)", name,
                   dorsal_key_file_broken_line (text), cause->message);
      return FALSE;
    }
  if (!check_names (file, text, name, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (!read_value (&reading, &keys[i], zones, error))
      return FALSE;
  return check_order (zones, text, name, error);
}

const DorsalZones *
dorsal_zones_default (void)
{
  static DorsalZones shipped;
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      g_autoptr (GError) error = NULL;
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        *field_of (&shipped, &keys[i]) = NAN;
      if (!parse (DORSAL_ZONES_DEFAULT_TEXT, "default.ini", &shipped, &error))
        g_error ("%s", error->message);
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        if (isnan (*field_of (&shipped, &keys[i])))
          g_error ("default.ini: %s is missing", keys[i].key);
      g_once_init_leave (&once, 1);
    }
  return &shipped;
}

gboolean
dorsal_zones_parse (const char *text, const char *name, DorsalZones *ret_zones, GError **error)
{
  DorsalZones zones = *dorsal_zones_default ();

  if (!parse (text, name, &zones, error))
    return FALSE;
  *ret_zones = zones;
  return TRUE;
}

char *
dorsal_zones_to_text (const DorsalZones *zones)
{
  GString *text = g_string_new (NULL);
  const char *group = "";
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (strcmp (group, keys[i].group) != 0)
        g_string_append_printf (text, "[%s]\n", keys[i].group);
      group = keys[i].group;
      g_string_append_printf (text, "%s=%s\n", keys[i].key,
                              dorsal_number_to_text (*field_of ((DorsalZones *) zones, &keys[i]), number));
    }
  return g_string_free (text, FALSE);
}

DorsalZone
dorsal_zones_at (const DorsalZones *zones, double f)
{
  if (!dorsal_anatomy_is_place (f))
    return DORSAL_ZONE_UNKNOWN;
  return f < zones->neck_end            ? DORSAL_ZONE_NECK
         : f < zones->upper_caution_end ? DORSAL_ZONE_UPPER_CAUTION
         : f < zones->thoracic_end      ? DORSAL_ZONE_THORACIC
         : f < zones->lower_caution_end ? DORSAL_ZONE_LOWER_CAUTION
         : f < zones->lumbar_end        ? DORSAL_ZONE_LUMBAR
                                        : DORSAL_ZONE_PELVIS;
}
