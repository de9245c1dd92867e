/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: where the database is. Goes out: at most one sentence.
 *
 *   set aside     what was saved, and where the rest lies
 *   cut off       how many sessions, and that they are kept
 *   not to open   why, and what to do */

#include "app/keeping.h"

#include <glib/gi18n.h>

#include "app/error-text.h"
#include "store/store.h"

static char *
say_set_aside (const DorsalStoreReport *report)
{
  /* Translators: %u is a number of sessions, %s the path of a file. */
  return g_strdup_printf (ngettext ("The record of sessions was damaged: %u session was saved from it, and it lies in %s now.",
                                    "The record of sessions was damaged: %u sessions were saved from it, and it lies in %s now.",
                                    report->sessions),
                          report->sessions, report->set_aside);
}

static char *
say_cut_off (guint n)
{
  if (n == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%u session was cut off when Dorsal last ended. It is kept up to its last second.",
                                    "%u sessions were cut off when Dorsal last ended. They are kept up to their last second.",
                                    n),
                          n);
}

char *
dorsal_keeping_start (const char *path)
{
  g_auto (DorsalStoreReport) report = { 0 };
  g_autoptr (DorsalStore) store = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  store = dorsal_store_open (path, DORSAL_STORE_MEND, &report, &error);
  if (store)
    dorsal_store_close_open_sessions (store, &n, &error);
  if (error)
    return g_strdup (dorsal_error_text_of_store ((DorsalStoreError) error->code));
  return report.set_aside ? say_set_aside (&report) : say_cut_off (n);
}
