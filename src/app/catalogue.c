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
  g_free (row);
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
      row->better += summary->spots[level].answers[DORSAL_ANSWER_BETTER];
      row->same += summary->spots[level].answers[DORSAL_ANSWER_SAME];
      row->worse += summary->spots[level].answers[DORSAL_ANSWER_WORSE];
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
  if (session->has_summary)
    take_sums (row, &session->summary);
  return row;
}

GPtrArray *
dorsal_catalogue_read (DorsalStore *store, GError **error)
{
  g_autoptr (GPtrArray) sessions = dorsal_kept_find (store, NULL, error);
  GPtrArray *rows;

  if (!sessions)
    return NULL;
  rows = g_ptr_array_new_full (sessions->len, (GDestroyNotify) dorsal_catalogue_row_free);
  for (guint i = 0; i < sessions->len; i++)
    g_ptr_array_add (rows, row_of (sessions->pdata[i]));
  return rows;
}
