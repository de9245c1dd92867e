/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text → acts. Comes in: a script, one act a line. Goes out: acts, or an error that names
 * the line. Never: a line half understood. */

#include "core/person.h"
#include "core/anatomy.h"

#include <string.h>

static const struct
{
  const char *word;
  DorsalActKind kind;
  double max_s;
  const char *refusal;
} timed_acts[] = {
#define TIMED(word, kind, max_s) { word, kind, max_s, "this act wants one number of seconds, 0.1 to " #max_s }
  TIMED ("off", DORSAL_ACT_OFF, 600),       TIMED ("settle", DORSAL_ACT_SETTLE, 600),
  TIMED ("hold", DORSAL_ACT_HOLD, 600),     TIMED ("extend", DORSAL_ACT_EXTEND, 120),
  TIMED ("lumbar", DORSAL_ACT_LUMBAR, 60),  TIMED ("neck", DORSAL_ACT_NECK, 60),
  TIMED ("bounce", DORSAL_ACT_BOUNCE, 10),  TIMED ("lift", DORSAL_ACT_LIFT, 600),
#undef TIMED
};

#define DEFAULT_SPEED_CM_S 5.0

static gboolean
number (const char *word, double min, double max, double *ret_value)
{
  char *end = NULL;
  double value = word ? g_ascii_strtod (word, &end) : 0;

  if (!word || *word == '\0' || *end != '\0' || !(value >= min && value <= max))
    return FALSE;
  *ret_value = value;
  return TRUE;
}

static DorsalLevel
level_of (const char *word)
{
  for (DorsalLevel level = DORSAL_LEVEL_C2; word && level < DORSAL_N_LEVELS; level++)
    if (g_ascii_strcasecmp (word, dorsal_level_to_string (level)) == 0)
      return level;
  return DORSAL_LEVEL_UNKNOWN;
}

/* Returns NULL and the act, or what is wrong. */
static const char *
read_act (char **words, guint n, DorsalAct *act)
{
  *act = (DorsalAct){ .speed_cm_s = DEFAULT_SPEED_CM_S };
  if (strcmp (words[0], "press") == 0)
    {
      act->kind = DORSAL_ACT_PRESS;
      return n == 1 ? NULL : "press stands alone";
    }
  if (strcmp (words[0], "firm") == 0)
    {
      double count = 0;
      gboolean good = n == 2 && number (words[1], 1, 9, &count) && count == (guint) count;
      act->kind = DORSAL_ACT_FIRM;
      act->count = (guint) count;
      return good ? NULL : "firm wants the number of presses, 1 to 9";
    }
  if (strcmp (words[0], "weigh") == 0)
    {
      double cell = 0;
      gboolean good = n == 4 && number (words[1], 1, DORSAL_MAX_CELLS, &cell) && cell == (guint) cell
                      && number (words[2], 0.05, 200, &act->kg) && number (words[3], 0.1, 600, &act->seconds);
      act->kind = DORSAL_ACT_WEIGH;
      act->count = (guint) cell;
      return good ? NULL : "weigh wants a cell from 1 on, a weight of 0.05 to 200 kg and a number of seconds";
    }
  if (strcmp (words[0], "roll") == 0)
    {
      DorsalLevel level = level_of (words[1]);
      act->kind = DORSAL_ACT_ROLL;
      act->place = dorsal_anatomy_span (level).centre;
      if (level == DORSAL_LEVEL_UNKNOWN || n > 3 || (n == 3 && !number (words[2], 0.5, 60, &act->speed_cm_s)))
        return "roll wants a level from C2 to S2 and, if you like, a peak speed of 0.5 to 60 cm/s";
      return NULL;
    }
  for (guint i = 0; i < G_N_ELEMENTS (timed_acts); i++)
    if (strcmp (words[0], timed_acts[i].word) == 0)
      {
        act->kind = timed_acts[i].kind;
        return n == 2 && number (words[1], 0.1, timed_acts[i].max_s, &act->seconds)
                   ? NULL
                   : timed_acts[i].refusal;
      }
  return "no such act; there are off, settle, press, firm, weigh, roll, hold, extend, lumbar, neck, bounce and lift";
}

GArray *
dorsal_person_parse_script (const char *text, const char *name, GError **error)
{
  g_autoptr (GArray) acts = g_array_new (FALSE, FALSE, sizeof (DorsalAct));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) pieces = NULL;
      char *words[8] = { NULL };
      guint n = 0;
      const char *wrong;
      DorsalAct act;

      lines[i][strcspn (lines[i], "#")] = '\0';
      pieces = g_strsplit_set (lines[i], " \t\r", -1);
      for (guint j = 0; pieces[j] && n + 1 < G_N_ELEMENTS (words); j++)
        if (*pieces[j])
          words[n++] = pieces[j];
      if (n == 0)
        continue;
      wrong = read_act (words, n, &act);
      if (wrong)
        {
          g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE, "%s:%u: “%s”: %s", name, i + 1,
                       words[0], wrong);
          return NULL;
        }
      g_array_append_val (acts, act);
    }
  if (acts->len == 0)
    {
      g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE,
                   "%s: there is no act in this script; write one a line, such as “settle 4”", name);
      return NULL;
    }
  return g_steal_pointer (&acts);
}
