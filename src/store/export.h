/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A session on its way to other people's tools, and back.
 *
 * CSV: comments ("# key value") say whose session it is and its settings, then one row a sample; docs/session-csv.md
 * has the columns. What happened between samples stands between the rows as "# @ word …", so that
 * dorsal_import_csv() gives the same session again.
 *
 * JSON: one object, what the session comes to: times, holds, alerts.
 *
 * EDF+: signals and annotations for EDFbrowser and its like, and in a signal of its own the CSV that is needed to have the
 * session again; docs/session-edf.md. */

#include "store/session.h"

G_BEGIN_DECLS

/* A part of a session: the roller's time since its first sample. */
typedef struct
{
  gint64 from_us, to_us; /* to_us: G_MAXINT64 for its end */
  const char *name;      /* the person's, for files that have a place for it (EDF+); NULL: not told */
} DorsalRange;

typedef gboolean (*DorsalExportFunc) (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range,
                                      GOutputStream *out, GError **error);

gboolean dorsal_export_csv (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range, GOutputStream *out,
                            GError **error);
gboolean dorsal_export_json (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range, GOutputStream *out,
                             GError **error);

gboolean dorsal_export_edf (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range, GOutputStream *out,
                            GError **error);

/* By one of these into a file, which appears whole or not at all: written under another name beside it, for its owner
 * only, brought to the disk and renamed. What is no ordinary file is refused. */
gboolean dorsal_export_to_file (DorsalExportFunc func, DorsalStore *store, const DorsalKeptSession *session,
                                DorsalRange range, const char *path, GError **error);

/* The same of bytes that are there already: a report, see draw/report-sheet.h. */
gboolean dorsal_export_bytes_to_file (GBytes *bytes, const char *path, GError **error);

typedef enum
{
  DORSAL_IMPORT_ERROR_FORMAT, /* no session of ours, or broken; "NAME:LINE: what is wrong" */
} DorsalImportError;
#define DORSAL_IMPORT_ERROR (dorsal_import_error_quark ())
GQuark dorsal_import_error_quark (void);

/* The number of the new session; 0: *error says why, and nothing was written. name: what to call it in errors. */
gint64 dorsal_import_csv (DorsalStore *store, GInputStream *in, const char *name, GError **error);
gint64 dorsal_import_edf (DorsalStore *store, GInputStream *in, const char *name, GError **error);

/* Whichever of them it is, by its first bytes. Any bytes at all may come in. */
gint64 dorsal_import (DorsalStore *store, GInputStream *in, const char *name, GError **error);

G_END_DECLS
