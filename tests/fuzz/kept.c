/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A number → everything that can be asked of the session of that number. */

#include "kept.h"

#include "fuzz.h"

#include <glib/gstdio.h>
#include <stdlib.h>

#include "store/caretaker.h"
#include "store/export.h"
#include "store/history.h"
#include "store/overview.h"
#include "store/report.h"
#include "store/store-private.h"

static char *folder, *path;
static DorsalStore *store;

static void
clean (void)
{
  static const char *const ends[] = { "", "-wal", "-shm", "-journal", ".lock" };

  dorsal_store_free (store);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *file = g_strconcat (path, ends[i], NULL);
      g_unlink (file);
    }
  g_rmdir (folder);
  g_free (folder);
  g_free (path);
}

DorsalStore *
kept_store (void)
{
  if (store)
    return store;
  folder = g_dir_make_tmp ("dorsal-fuzz.XXXXXX", NULL);
  path = g_build_filename (folder, "fuzz.db", NULL);
  store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_assert_nonnull (store);
  g_assert_true (dorsal_store_exec (store, "PRAGMA synchronous = OFF", NULL));
  atexit (clean);
  return store;
}

const char *
kept_path (void)
{
  kept_store ();
  return path;
}

void
kept_empty (void)
{
  g_assert_true (dorsal_store_exec (kept_store (), "DELETE FROM sessions", NULL));
}

static gboolean
check (const DorsalMessage *now, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  if (now->kind == DORSAL_MESSAGE_READING)
    fuzz_check_reading (&now->reading);
  return TRUE;
}

/* What leaves for other programs is UTF-8 where it is text at all. */
static void
export_by (DorsalExportFunc func, const DorsalKeptSession *session, gboolean text)
{
  static const DorsalRange ranges[] = { { 0, G_MAXINT64, NULL }, { 500000, 1200000, "Ä b" } };

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    {
      g_autoptr (GOutputStream) out = g_memory_output_stream_new_resizable ();
      g_autoptr (GError) error = NULL;
      GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (out);
      gboolean good = func (store, session, ranges[i], out, &error);

      g_assert_true (good == (error == NULL));
      if (good && text)
        g_assert_true (g_utf8_validate_len (g_memory_output_stream_get_data (memory),
                                            g_memory_output_stream_get_data_size (memory), NULL));
    }
}

static void
look_at_lists (void)
{
  const DorsalKeptFilter filter = { .text = "wren 1", .shortest_us = 1 };
  g_autoptr (GPtrArray) all = dorsal_kept_list (store, NULL);
  g_autoptr (GPtrArray) found = dorsal_kept_find (store, &filter, NULL);
  g_autoptr (GPtrArray) deleted = dorsal_kept_deleted (store, NULL);

  g_assert_true (!found || !all || found->len <= all->len);
  g_assert_true (!deleted || deleted->len <= 1);
}

void
kept_look_through (gint64 id)
{
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, NULL);
  g_autoptr (GArray) columns = NULL;
  g_autoptr (DorsalReport) report = NULL;
  DorsalRange all = { 0, G_MAXINT64, NULL };

  look_at_lists ();
  if (!session)
    return;
  g_assert_true (g_utf8_validate (session->note, -1, NULL) && g_utf8_validate (session->model, -1, NULL));
  dorsal_kept_play (store, session, NULL, check, NULL, NULL, NULL);
  columns = dorsal_overview_read (store, id, NULL);
  if (columns)
    dorsal_overview_at (columns, 700000);
  report = dorsal_kept_report (store, session, all, NULL, NULL);
  export_by (dorsal_export_csv, session, TRUE);
  export_by (dorsal_export_json, session, TRUE);
  export_by (dorsal_export_edf, session, FALSE);
  dorsal_kept_sum_up (store, id, NULL, NULL);
}

void
kept_import (KeptImporter import, const guint8 *bytes, gsize n)
{
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_data (bytes, (gssize) n, NULL);
  g_autoptr (GError) error = NULL;
  gint64 id = import (kept_store (), in, "fuzz", &error);

  g_assert_true ((id > 0) == (error == NULL));
  if (id == 0)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }
  kept_look_through (id);
  kept_empty ();
}
