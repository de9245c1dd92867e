/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a filter, a row. Goes out: yes or no. Never: a session hidden because nobody knows anything of it yet.
 *
 *   text     "left T6"     both words, whatever their case: in note, roller, day, or a level with time on it
 *   since    week          7 days back from now, to the second */

#include "app/sift.h"

#include <string.h>

#include "app/kept-words.h"

#define DAY_US (24 * 3600 * (gint64) G_USEC_PER_SEC)
#define THERE_US (5 * (gint64) G_USEC_PER_SEC) /* at a level, to be found by it */

static gboolean
has_text (const DorsalSift *filter)
{
  return filter->text && filter->text[strspn (filter->text, " \t")] != '\0';
}

gboolean
dorsal_sift_is_open (const DorsalSift *filter)
{
  return !has_text (filter) && !filter->with_holds && !filter->with_alerts
         && filter->source == DORSAL_FILTER_ANY_SOURCE && filter->since == DORSAL_FILTER_EVER;
}

static gboolean
is_recent (DorsalFilterSince since, gint64 began_us, gint64 now_us)
{
  static const gint64 days[] = { [DORSAL_FILTER_WEEK] = 7, [DORSAL_FILTER_MONTH] = 31, [DORSAL_FILTER_YEAR] = 366 };

  return since == DORSAL_FILTER_EVER || began_us >= now_us - days[since] * DAY_US;
}

static gboolean
is_from (DorsalFilterSource source, const DorsalCatalogueRow *row)
{
  gboolean demo = strcmp (row->source, "demo") == 0;

  return source == DORSAL_FILTER_ANY_SOURCE || demo == (source == DORSAL_FILTER_DEMO);
}

/* --- words --- */

static gboolean
is_level (const DorsalCatalogueRow *row, const char *word)
{
  for (DorsalLevel level = DORSAL_LEVEL_C2; level < DORSAL_N_LEVELS; level++)
    if (g_ascii_strcasecmp (word, dorsal_level_to_string (level)) == 0)
      return row->dwell.level_us[level] >= THERE_US;
  return FALSE;
}

static gboolean
matches_text (const DorsalCatalogueRow *row, const char *text, gint64 now_us)
{
  g_autofree char *day = dorsal_words_of_day (row->began_us, now_us);
  g_autofree char *from = dorsal_words_of_source (row->source, row->model);
  g_autofree char *all = g_strjoin ("\n", row->note, row->model, from, day, NULL);
  g_autofree char *hay = g_utf8_casefold (all, -1);
  g_autofree char *needle = g_utf8_casefold (text, -1);
  g_auto (GStrv) words = g_strsplit_set (needle, " \t", -1);

  for (guint i = 0; words[i]; i++)
    if (!strstr (hay, words[i]) && !is_level (row, words[i]))
      return FALSE;
  return TRUE;
}

gboolean
dorsal_sift_match (const DorsalSift *filter, const DorsalCatalogueRow *row, gint64 now_us)
{
  gboolean runs = row->ending == DORSAL_ENDING_OPEN;

  if (!is_recent (filter->since, row->began_us, now_us) || !is_from (filter->source, row))
    return FALSE;
  if (!runs && ((filter->with_holds && row->holds == 0)
                || (filter->with_alerts && dorsal_catalogue_row_count_alerts (row) == 0)))
    return FALSE;
  return !has_text (filter) || matches_text (row, filter->text, now_us);
}
