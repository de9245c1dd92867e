/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a kept session. Out: a page about it for a physiotherapist, or one picture of it, as a file that appears whole.
 * Never readable by others unless its owner says so. */

#include <string.h>

#include "ctl/kept.h"
#include "draw/report-sheet.h"
#include "store/report.h"

#define NAME "report"

static char *database, *from, *to, *out_path, *name, *paper, *picture;

static const GOptionEntry entries[] = {
  CTL_DATABASE_ENTRY (database),
  { "out", 0, 0, G_OPTION_ARG_FILENAME, &out_path, "Write into this file: .pdf, .svg or .png", "FILE" },
  /* As it was typed: a C locale, which dorsalctl keeps, would refuse an é. */
  { "name", 0, 0, G_OPTION_ARG_FILENAME, &name, "The person's name, to stand at its head", "NAME" },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &paper, "a4 (default) or letter", "PAPER" },
  { "picture", 0, 0, G_OPTION_ARG_STRING, &picture, "Only the spine, pressure, place or dwell", "PICTURE" },
  CTL_RANGE_ENTRIES (from, to),
  G_OPTION_ENTRY_NULL,
};

static const char description[]
    = "ID is a number that dorsalctl sessions lists. The page has the time at each level, zones, pace, warnings,\n"
      "holds and how they felt, pressure and place over the session, and how far to trust all this. With\n"
      "--picture only one of its pictures is drawn. The file appears whole or not at all, for its owner only.\n"
      "\n"
      "Exit status: 0; 1 when the session cannot be read or the file not be written; 2 for a bad\n"
      "argument.";

static gboolean
read_format (DorsalSheetFormat *ret_format)
{
  if (out_path == NULL)
    ctl_complain (NAME, "Which file? Say --out FILE.pdf, .svg or .png");
  else if (!dorsal_sheet_format_of (out_path, ret_format))
    ctl_complain (NAME, "--out: “%s” does not end in .pdf, .svg or .png", out_path);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_name (void)
{
  if (name == NULL || g_utf8_validate (name, -1, NULL))
    return TRUE;
  ctl_complain (NAME, "--name is not written in UTF-8");
  return FALSE;
}

static GBytes *
draw (const DorsalKeptSession *session, const DorsalReport *report, DorsalReportPicture what, DorsalPaper size,
      DorsalSheetFormat format)
{
  g_autofree char *began = ctl_local_time (session->began_us);
  DorsalReportView view = {
    .report = report,
    .name = name,
    .began = began,
    .note = session->note,
    .model = session->model,
    .serial = session->serial,
    .demo = strcmp (session->source, "demo") == 0,
    .damaged = session->damaged,
    .dropped = session->dropped,
  };

  return dorsal_sheet_render (&view, what, size, format);
}

static int
write_page (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;

  if (bytes == NULL)
    {
      ctl_complain (NAME, "The page could not be drawn: there is not enough memory for it");
      return CTL_FAILED;
    }
  if (dorsal_export_bytes_to_file (bytes, out_path, &error))
    return CTL_OK;
  ctl_complain (NAME, "%s", error->message);
  return CTL_FAILED;
}

int
ctl_report (int argc, char **argv)
{
  static const char *const papers[] = { "a4", "letter", NULL };
  static const char *const pictures[] = { "page", "spine", "pressure", "place", "dwell", NULL };
  g_auto (CtlKept) kept = { 0 };
  g_autoptr (DorsalReport) report = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DorsalSheetFormat format;
  DorsalRange range;
  int size = DORSAL_PAPER_A4, what = DORSAL_REPORT_PAGE;
  int status = ctl_parse (NAME, "ID", "Draws a page about a kept session.", description, entries, 1, &argc, &argv);

  if (status != CTL_GO_ON)
    return status;
  if (!read_format (&format) || !check_name () || !ctl_word (NAME, "--paper", paper, papers, &size)
      || !ctl_word (NAME, "--picture", picture, pictures, &what) || !ctl_range (NAME, from, to, &range))
    return CTL_MISUSE;
  status = ctl_kept_open (NAME, database, argc, argv, &kept);
  if (status != CTL_GO_ON)
    return status;
  report = dorsal_kept_report (kept.store, kept.session, range, NULL, &error);
  if (report == NULL)
    {
      ctl_complain (NAME, "%s", error->message);
      return CTL_FAILED;
    }
  bytes = draw (kept.session, report, (DorsalReportPicture) what, (DorsalPaper) size, format);
  return write_page (bytes);
}
