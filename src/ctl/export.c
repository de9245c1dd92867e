/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a kept session. Out: a file that appears whole, or standard output. */

#include <gio/gunixoutputstream.h>
#include <string.h>
#include <unistd.h>

#include "ctl/kept.h"

#define NAME "export"

static char *database, *format, *from, *to, *out_path, *name;

static const GOptionEntry entries[] = {
  CTL_DATABASE_ENTRY (database),
  { "format", 0, 0, G_OPTION_ARG_STRING, &format,
    "csv (default): a row a sample; edf: EDF+, for EDFbrowser; json: what it comes to", "FORMAT" },
  /* As it was typed: a C locale, which dorsalctl keeps, would refuse an é. */
  { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, "The person's name, for the head of an EDF+ file", "NAME" },
  CTL_RANGE_ENTRIES (from, to),
  { "out", 0, 0, G_OPTION_ARG_FILENAME, &out_path, "Write into this file instead of standard output", "FILE" },
  G_OPTION_ENTRY_NULL,
};

static const char description[]
    = "ID is a number that dorsalctl sessions lists. csv has the samples as they came and what Dorsal\n"
      "made of each, its header the settings. edf is EDF+ with pressure, position, load and the cells as signals;\n"
      "zones, holds, alerts and gaps as annotations. dorsalctl import reads either again. json is one object: times "
      "by\n"
      "state, zone and level, holds, alerts. A file appears whole or not at all, for its owner only.\n"
      "\n"
      "Exit status: 0; 1 when the session cannot be read or the file not be written; 2 for a bad\n"
      "argument.";

static gboolean
write_out (DorsalExportFunc func, DorsalStore *store, const DorsalKeptSession *session, DorsalRange range,
           GError **error)
{
  g_autoptr (GOutputStream) out = NULL;

  if (out_path != NULL && strcmp (out_path, "-") != 0)
    return dorsal_export_to_file (func, store, session, range, out_path, error);
  out = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  return func (store, session, range, out, error);
}

int
ctl_export (int argc, char **argv)
{
  static const char *const formats[] = { "csv", "edf", "json", NULL };
  static const DorsalExportFunc funcs[] = { dorsal_export_csv, dorsal_export_edf, dorsal_export_json };
  g_auto (CtlKept) kept = { 0 };
  g_autoptr (GError) error = NULL;
  DorsalRange range;
  int index = 0;
  int status = ctl_parse (NAME, "ID", "Writes a kept session for other tools.", description, entries, 1, &argc, &argv);

  if (status != CTL_GO_ON)
    return status;
  if (!ctl_word (NAME, "--format", format, formats, &index) || !ctl_range (NAME, from, to, &range))
    return CTL_MISUSE;
  range.name = name;
  status = ctl_kept_open (NAME, database, argc, argv, &kept);
  if (status != CTL_GO_ON)
    return status;
  ctl_listen_for_the_end (); /* a closed pipe is an error to be told, not the end */
  if (write_out (funcs[index], kept.store, kept.session, range, &error))
    return CTL_OK;
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    ctl_complain (NAME, "%s", error->message);
  return CTL_FAILED;
}
