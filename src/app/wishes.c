/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Settings → values.
 *
 *   stature, sex, weight, back          ─▶ DorsalMeasures ─▶ DorsalBody
 *   zones-file, then hold-… if set      ─▶ DorsalZones
 *   ask-…                               ─▶ DorsalSettings
 *   cue-volume, haptics, silenced-cues  ─▶ DorsalCueWishes
 *
 * Comes in: settings of any origin. Goes out: values in range. Never: half of a map. */

#include "app/wishes.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "app/quantity.h"

#define LARGEST_MAP    (1 << 20) /* bytes: the shipped one has 8 000 */
#define SLOWEST_BREATH 4.5       /* a minute: evidence of paced breathing has no more */
#define FASTEST_BREATH 8.0

/* --- the body --- */

static double
or_untold (double value, const DorsalMeasures *alone)
{
  return dorsal_measures_check (alone) ? 0 : value;
}

DorsalMeasures
dorsal_wishes_measures (GSettings *settings)
{
  double stature = g_settings_get_double (settings, "stature-cm"), back = g_settings_get_double (settings, "back-cm"),
         weight = g_settings_get_double (settings, "weight-kg");

  return (DorsalMeasures){
    .sex = (DorsalSex) g_settings_get_enum (settings, "sex"),
    .stature_cm = or_untold (stature, &(DorsalMeasures){ .stature_cm = stature }),
    .back_cm = or_untold (back, &(DorsalMeasures){ .back_cm = back }),
    .weight_kg = or_untold (weight, &(DorsalMeasures){ .weight_kg = weight }),
  };
}

/* --- limits --- */

/* A pipe or a disk would never end. */
static gboolean
check_file (const char *path, GError **error)
{
  GStatBuf found;

  if (g_stat (path, &found) == 0 && (!S_ISREG (found.st_mode) || found.st_size > LARGEST_MAP))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   _("%s: a file with limits is text of a few pages. Choose another."), path);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_zones (const char *path, DorsalZones *zones, GError **error)
{
  g_autofree char *text = NULL, *name = g_path_get_basename (path);

  if (!check_file (path, error) || !g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  if (!g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s: this is not text. Choose another file."), name);
      return FALSE;
    }
  return dorsal_zones_parse (text, name, zones, error);
}

static gboolean
is_set (GSettings *settings, const char *key)
{
  g_autoptr (GVariant) value = g_settings_get_user_value (settings, key);
  return value != NULL;
}

static void
take_holds (GSettings *settings, DorsalZones *zones)
{
  double goal = is_set (settings, "hold-goal-s") ? g_settings_get_double (settings, "hold-goal-s") : zones->hold_goal_s;
  double enough
      = is_set (settings, "hold-enough-s") ? g_settings_get_double (settings, "hold-enough-s") : zones->hold_enough_s;
  double longest
      = is_set (settings, "hold-long-s") ? g_settings_get_double (settings, "hold-long-s") : zones->hold_long_s;

  if (!(goal < enough && enough < longest))
    return;
  zones->hold_goal_s = goal;
  zones->hold_enough_s = enough;
  zones->hold_long_s = longest;
}

DorsalZones
dorsal_wishes_zones (GSettings *settings, GError **error)
{
  g_autofree char *path = g_settings_get_string (settings, "zones-file");
  DorsalZones zones = *dorsal_zones_default ();

  if (path[0])
    read_zones (path, &zones, error);
  take_holds (settings, &zones);
  return zones;
}

void
dorsal_wishes_judge (GSettings *settings, DorsalSettings *judged, GError **error)
{
  DorsalMeasures measures = dorsal_wishes_measures (settings);

  judged->zones = dorsal_wishes_zones (settings, error);
  judged->body = dorsal_body_of (&measures);
  judged->ask_direction = g_settings_get_boolean (settings, "ask-direction");
  judged->ask_answers = g_settings_get_boolean (settings, "ask-answers");
}

/* --- cues --- */

static DorsalSay
say_of (const char *word)
{
  for (guint say = 1; say < DORSAL_N_SAYS; say++)
    if (g_strcmp0 (dorsal_say_to_string ((DorsalSay) say), word) == 0)
      return (DorsalSay) say;
  return DORSAL_SAY_UNKNOWN;
}

DorsalCueWishes
dorsal_wishes_cues (GSettings *settings)
{
  g_auto (GStrv) silenced = g_settings_get_strv (settings, "silenced-cues");
  DorsalCueWishes wishes = { .volume = g_settings_get_double (settings, "cue-volume"),
                             .haptics = g_settings_get_boolean (settings, "haptics") };

  for (char **word = silenced; *word; word++)
    wishes.silenced[say_of (*word)] = TRUE;
  wishes.silenced[DORSAL_SAY_UNKNOWN] = FALSE;
  return wishes;
}

/* In the order of the cues, and without words that are none. */
void
dorsal_wishes_silence (GSettings *settings, DorsalSay say, gboolean silenced)
{
  DorsalCueWishes wishes = dorsal_wishes_cues (settings);
  const char *words[DORSAL_N_SAYS + 1];
  guint n = 0;

  wishes.silenced[say] = silenced;
  for (guint i = 1; i < DORSAL_N_SAYS; i++)
    if (wishes.silenced[i])
      words[n++] = dorsal_say_to_string ((DorsalSay) i);
  words[n] = NULL;
  g_settings_set_strv (settings, "silenced-cues", words);
}

/* --- rules between two keys --- */

static char *
refuse_breath (double in_s, double out_s)
{
  double rate = 60 / (in_s + out_s);

  if (rate >= SLOWEST_BREATH - 1e-9 && rate <= FASTEST_BREATH + 1e-9)
    return NULL;
  return g_strdup (_("In and out together must take 7.5 to 13.3 s, which is 4.5 to 8 breaths a minute."));
}

/* above, below: what it must lie strictly between; 0: no such end. */
static char *
refuse_stage (double value, double above, double below)
{
  g_autofree char *low = dorsal_quantity_print (DORSAL_QUANTITY_SECONDS, above);
  g_autofree char *high = dorsal_quantity_print (DORSAL_QUANTITY_SECONDS, below);

  if (above > 0 && value <= above)
    /* Translators: stages of a hold; %s is a time such as 60 s. */
    return g_strdup_printf (_("This must be longer than the stage before it, %s."), low);
  if (below > 0 && value >= below)
    return g_strdup_printf (_("This must be shorter than the stage after it, %s."), high);
  return NULL;
}

char *
dorsal_wishes_refuse (GSettings *settings, const char *key, double value)
{
  DorsalZones zones = dorsal_wishes_zones (settings, NULL);

  if (g_str_equal (key, "hold-goal-s"))
    return refuse_stage (value, 0, zones.hold_enough_s);
  if (g_str_equal (key, "hold-enough-s"))
    return refuse_stage (value, zones.hold_goal_s, zones.hold_long_s);
  if (g_str_equal (key, "hold-long-s"))
    return refuse_stage (value, zones.hold_enough_s, 0);
  if (g_str_equal (key, "breath-in-s"))
    return refuse_breath (value, g_settings_get_double (settings, "breath-out-s"));
  if (g_str_equal (key, "breath-out-s"))
    return refuse_breath (g_settings_get_double (settings, "breath-in-s"), value);
  return NULL;
}
