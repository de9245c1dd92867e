/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a programme's run, step by step, and what the person wished. Out: a fate for each step.
 *
 *   the run goes on     DONE, or TIMED where the step went by the clock
 *   the person goes on  SKIPPED
 *   the person goes back  UNKNOWN from there on
 *
 *   text   began_us ⇥ over or under-way ⇥ a letter a step: - d t s ⇥ name ⇥ title
 *
 * Never: the clock, a step that is done because a later one is. */

#include "core/guided.h"

#include <string.h>

static const char letters[] = "-dts";

DorsalGuided
dorsal_guided_begin (const DorsalProgramme *programme, gint64 now_us)
{
  DorsalGuided guided = { 0 };

  if (!programme)
    return guided;
  guided.began_us = now_us;
  guided.n_steps = MIN (programme->n_steps, DORSAL_GUIDED_STEPS);
  g_strlcpy (guided.name, programme->name, sizeof guided.name);
  g_strlcpy (guided.title, programme->title, sizeof guided.title);
  return guided;
}

DorsalGuided
dorsal_guided_step (DorsalGuided prev, const DorsalProgrammeRun *before, const DorsalProgrammeRun *after)
{
  for (guint i = before->step; i < MIN (after->step, prev.n_steps); i++)
    prev.fates[i] = before->by_clock ? DORSAL_FATE_TIMED : DORSAL_FATE_DONE;
  return prev;
}

DorsalGuided
dorsal_guided_skip (DorsalGuided prev, guint step)
{
  if (step < prev.n_steps)
    prev.fates[step] = DORSAL_FATE_SKIPPED;
  return prev;
}

DorsalGuided
dorsal_guided_back (DorsalGuided prev, guint step)
{
  for (guint i = step; i < prev.n_steps; i++)
    prev.fates[i] = DORSAL_FATE_UNKNOWN;
  return prev;
}

DorsalGuided
dorsal_guided_end (DorsalGuided prev)
{
  prev.over = prev.n_steps > 0;
  return prev;
}

/* --- asking --- */

guint
dorsal_guided_count (const DorsalGuided *guided, DorsalFate fate)
{
  guint n = 0;

  for (guint i = 0; i < guided->n_steps; i++)
    n += guided->fates[i] == fate;
  return n;
}

gboolean
dorsal_guided_is_whole (const DorsalGuided *guided)
{
  return guided->n_steps > 0 && dorsal_guided_count (guided, DORSAL_FATE_UNKNOWN) == 0;
}

const char *
dorsal_fate_to_string (DorsalFate fate)
{
  static const char *const words[] = { "unknown", "done", "timed", "skipped" };

  return (guint) fate < G_N_ELEMENTS (words) ? words[fate] : words[0];
}

/* --- text --- */

char *
dorsal_guided_to_text (const DorsalGuided *guided)
{
  char fates[DORSAL_GUIDED_STEPS + 1] = "", name[DORSAL_GUIDED_WORDS], title[DORSAL_GUIDED_WORDS];

  for (guint i = 0; i < guided->n_steps; i++)
    fates[i] = letters[MIN (guided->fates[i], DORSAL_FATE_SKIPPED)];
  g_strlcpy (name, guided->name, sizeof name);
  g_strlcpy (title, guided->title, sizeof title);
  return g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s", guided->began_us,
                          guided->over ? "over" : "under-way", fates, g_strdelimit (name, "\t\n\r", ' '),
                          g_strdelimit (title, "\t\n\r", ' '));
}

static gboolean
take_fates (const char *text, DorsalGuided *guided)
{
  gsize n = strlen (text);

  if (n == 0 || n > DORSAL_GUIDED_STEPS)
    return FALSE;
  guided->n_steps = (guint) n;
  for (gsize i = 0; i < n; i++)
    {
      const char *letter = strchr (letters, text[i]);

      if (!letter)
        return FALSE;
      guided->fates[i] = (guint8) (letter - letters);
    }
  return TRUE;
}

gboolean
dorsal_guided_parse (const char *line, DorsalGuided *ret_guided)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", -1);
  DorsalGuided guided = { 0 };

  if (g_strv_length (parts) != 5 || !g_ascii_string_to_signed (parts[0], 10, 0, G_MAXINT64, &guided.began_us, NULL)
      || !take_fates (parts[2], &guided))
    return FALSE;
  guided.over = strcmp (parts[1], "over") == 0;
  if (!guided.over && strcmp (parts[1], "under-way") != 0)
    return FALSE;
  g_strlcpy (guided.name, parts[3], sizeof guided.name);
  g_strlcpy (guided.title, parts[4], sizeof guided.title);
  *ret_guided = guided;
  return TRUE;
}

GArray *
dorsal_guided_parse_all (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GArray *all = g_array_new (FALSE, FALSE, sizeof (DorsalGuided));

  for (guint i = 0; lines[i]; i++)
    {
      DorsalGuided guided;

      if (dorsal_guided_parse (lines[i], &guided))
        g_array_append_val (all, guided);
    }
  return all;
}
