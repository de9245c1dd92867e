/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A database with so many sessions of simulated people, spread over the last weeks: something to look at.
 *
 *   fill-history FILE [SESSIONS [SECONDS]]
 */

#include <stdio.h>
#include <stdlib.h>

#include "rig.h"
#include "store/history.h"
#include "store/store-private.h"

static void
set_time (DorsalStore *store, gint64 id, gint64 began_us)
{
  g_autofree char *sql = g_strdup_printf (
      "UPDATE sessions SET began_us = %" G_GINT64_FORMAT ", ended_us = %" G_GINT64_FORMAT
      " + duration_us, source = '%s', ending = %d WHERE id = %" G_GINT64_FORMAT,
      began_us, began_us, id % 4 == 0 ? "demo" : "serial", id % 11 == 5 ? 2 : 1, id);

  g_assert_true (dorsal_store_exec (store, sql, NULL));
}

int
main (int argc, char *argv[])
{
  static const char *const notes[] = { "", "", "After the run", "", "Stiff in the morning, better after the second set", "" };
  guint n = argc > 2 ? (guint) atoi (argv[2]) : 40, seconds = argc > 3 ? (guint) atoi (argv[3]) : 240;
  g_autoptr (DorsalStore) store = NULL;
  gint64 at_us = g_get_real_time ();

  if (argc < 2 || !(store = dorsal_store_open (argv[1], DORSAL_STORE_WRITE, NULL, NULL)))
    {
      fprintf (stderr, "fill-history FILE [SESSIONS [SECONDS]]\n");
      return 2;
    }
  dorsal_store_exec (store, "PRAGMA synchronous = OFF", NULL);
  for (guint i = 0; i < n; i++)
    {
      g_auto (RigRide) ride = rig_ride (i + 1, seconds / 2 + seconds * (i * 7 % 10) / 10, 100);
      gint64 id = rig_keep (store, &ride, 25);

      set_time (store, id, at_us);
      if (*notes[i % G_N_ELEMENTS (notes)])
        dorsal_kept_set_note (store, id, notes[i % G_N_ELEMENTS (notes)], NULL);
      at_us -= (i % 3 == 0 ? 7 : 31 + 13 * (i % 4)) * 3600 * (gint64) G_USEC_PER_SEC + i * 977 * G_USEC_PER_SEC;
    }
  return 0;
}
