/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a row of the history. Goes out: its words. Never: a width, a widget. */

#include "app/row-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/kept-words.h"

/* The programme that led, the last where there were several; NULL: none. */
static char *
last_guided (const DorsalCatalogueRow *row)
{
  g_autoptr (GArray) all = row->guided && *row->guided ? dorsal_guided_parse_all (row->guided) : NULL;

  return all && all->len > 0 ? dorsal_words_of_guided (&g_array_index (all, DorsalGuided, all->len - 1)) : NULL;
}

char *
dorsal_kept_row_words (const DorsalCatalogueRow *row)
{
  g_autofree char *held = g_strdup_printf (ngettext ("%u hold", "%u holds", row->holds), row->holds);
  g_autofree char *note = g_strdelimit (g_strdup (row->note), "\n\r\t", ' ');
  g_autofree char *led = last_guided (row);
  guint alerts = dorsal_catalogue_row_count_alerts (row);
  g_autofree char *stood = alerts > 0 ? g_strdup_printf (ngettext ("%u alert", "%u alerts", alerts), alerts)
                                      : g_strdup (_("no alerts"));

  return g_strdup_printf ("%s · %s%s%s%s%s", held, stood, led ? " · " : "", led ? led : "", *note ? " · " : "", note);
}

char *
dorsal_kept_row_sum (DorsalKeptItem *item)
{
  g_autofree char *length = dorsal_words_of_length (dorsal_kept_item_get_length_us (item));
  guint n = dorsal_kept_item_get_count (item);

  return g_strdup_printf (ngettext ("%u session · %s", "%u sessions · %s", n), n, length);
}

char *
dorsal_kept_row_badge (const DorsalCatalogueRow *row)
{
  const char *ending = row->ending == DORSAL_ENDING_OPEN      ? _("being recorded")
                       : row->ending == DORSAL_ENDING_CUT_OFF ? _("cut off")
                                                              : NULL;
  gboolean demo = strcmp (row->source, "demo") == 0;

  if (demo && ending)
    return g_strdup_printf ("%s · %s", _("demo"), ending);
  return g_strdup (demo ? _("demo") : ending);
}

static char *
sentence_of_session (const DorsalCatalogueRow *row)
{
  const char *ending = row->ending == DORSAL_ENDING_CUT_OFF ? _("cut off") : "";
  g_autofree char *hour = dorsal_words_of_hour (row->began_us);
  g_autofree char *length = dorsal_words_of_length (row->duration_us);
  g_autofree char *thoracic = dorsal_words_of_length (row->zone_us[DORSAL_ZONE_THORACIC]);
  g_autofree char *words = dorsal_kept_row_words (row);

  return g_strdup_printf (_("%s, %s, %s on the thoracic spine, %s %s"), hour, length, thoracic, words, ending);
}

char *
dorsal_kept_row_sentence (DorsalKeptItem *item, gint64 now_us)
{
  const DorsalCatalogueRow *row = dorsal_kept_item_get_row (item);
  g_autofree char *day = NULL, *sum = NULL;

  if (row)
    return sentence_of_session (row);
  day = dorsal_words_of_day (dorsal_kept_item_get_day_us (item), now_us);
  sum = dorsal_kept_row_sum (item);
  return g_strdup_printf ("%s, %s", day, sum);
}
