/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sessions with all their sums → rows with those that a list shows. Comes in: a store. Goes out: rows. Never: the
 * samples themselves. */

#include "app/catalogue.h"

#include <string.h>

#include "store/history.h"

void
dorsal_catalogue_row_free (DorsalCatalogueRow *row)
{
  g_free (row->source);
  g_free (row->model);
  g_free (row->note);
  g_free (row->guided);
  g_free (row);
}

guint
dorsal_catalogue_row_count_alerts (const DorsalCatalogueRow *row)
{
  guint n = 0;

  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    n += row->alerts[i];
  return n;
}

static void
take_sums (DorsalCatalogueRow *row, const DorsalSummary *summary)
{
  memcpy (row->zone_us, summary->zone_us, sizeof row->zone_us);
  memcpy (row->alerts, summary->alerts, sizeof row->alerts);
  row->holds = summary->holds;
  for (DorsalLevel level = DORSAL_LEVEL_C2; level < DORSAL_N_LEVELS; level++)
    {
      row->dwell.level_us[level] = summary->level_us[level];
      for (guint i = 0; i < DORSAL_N_ANSWERS; i++)
        row->felt[level][i] = (guint16) MIN (summary->spots[level].answers[i], G_MAXUINT16);
    }
}

/* The words change hands. */
static DorsalCatalogueRow *
row_of (DorsalKeptSession *session)
{
  DorsalCatalogueRow *row = g_new0 (DorsalCatalogueRow, 1);

  row->id = session->id;
  row->began_us = session->began_us;
  row->ended_us = session->ended_us;
  row->duration_us = session->duration_us;
  row->ending = session->ending;
  row->source = g_steal_pointer (&session->source);
  row->model = g_steal_pointer (&session->model);
  row->note = g_steal_pointer (&session->note);
  row->guided = g_steal_pointer (&session->guided);
  if (session->has_summary)
    take_sums (row, &session->summary);
  return row;
}

static gboolean
take_session (DorsalKeptSession *session, gpointer rows)
{
  g_ptr_array_add (rows, row_of (session));
  return TRUE;
}

GPtrArray *
dorsal_catalogue_read (DorsalStore *store, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dorsal_catalogue_row_free);

  return dorsal_kept_each (store, NULL, take_session, rows, error) ? g_steal_pointer (&rows) : NULL;
}
