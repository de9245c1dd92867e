/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a database. Out: its sessions, a line each. Never changes anything. */

#include <unistd.h>

#include "ctl/kept.h"
#include "ctl/output.h"

#define NAME "sessions"

static char *database, *format;

static const GOptionEntry entries[] = {
  CTL_DATABASE_ENTRY (database),
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, "text (default) or json", "FORMAT" },
  G_OPTION_ENTRY_NULL,
};

static const char description[]
    = "The newest first. text: number, when it began in local time, length, samples, how it ended, source,\n"
      "model and serial number, a tab between them. json: an object a line, times in UTC microseconds since 1970.\n"
      "\n"
      "How it ended: ended; cut-off, when the program was killed or the power failed and a later\n"
      "start closed it; open, while it is being recorded.\n"
      "\n"
      "Exit status: 0, also without any session; 1 when the database cannot be read; 2 for a bad\n"
      "argument.";

static void
print_text (Output *output, const DorsalKeptSession *session)
{
  g_autofree char *began = ctl_local_time (session->began_us);
  gint64 seconds = session->duration_us / G_USEC_PER_SEC;
  g_autofree char *line
      = g_strdup_printf ("%" G_GINT64_FORMAT "\t%s\t%d:%02d:%02d\t%" G_GUINT64_FORMAT "\t%s\t%s\t%s\t%s\n", session->id,
                         began, (int) (seconds / 3600), (int) (seconds / 60 % 60), (int) (seconds % 60),
                         session->samples, dorsal_ending_to_string (session->ending), session->source,
                         *session->model ? session->model : "-", *session->serial ? session->serial : "-");

  output_text (output, line);
}

static void
print_member (Output *output, const char *key, gint64 value)
{
  output_text (output, key);
  output_integer (output, value);
}

static void
print_word (Output *output, const char *key, const char *value)
{
  output_text (output, key);
  output_json_string (output, value);
}

static void
print_json (Output *output, const DorsalKeptSession *session)
{
  print_member (output, "{\"id\":", session->id);
  print_member (output, ",\"began_us\":", session->began_us);
  print_member (output, ",\"ended_us\":", session->ended_us);
  print_member (output, ",\"duration_us\":", session->duration_us);
  print_word (output, ",\"ending\":", dorsal_ending_to_string (session->ending));
  print_word (output, ",\"source\":", session->source);
  print_word (output, ",\"model\":", session->model);
  print_word (output, ",\"serial\":", session->serial);
  print_word (output, ",\"note\":", session->note);
  print_member (output, ",\"samples\":", (gint64) session->samples);
  print_member (output, ",\"lost\":", (gint64) session->lost);
  print_member (output, ",\"damaged\":", (gint64) session->damaged);
  print_member (output, ",\"dropped\":", (gint64) session->dropped);
  output_text (output, "}\n");
}

int
ctl_sessions (int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (DorsalStore) store = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (Output) output = NULL;
  g_autoptr (GError) error = NULL;
  int index = 0;
  int status = ctl_parse (NAME, "", "Lists the sessions that were kept.", description, entries, 0, &argc, &argv);

  if (status != CTL_GO_ON)
    return status;
  if (!ctl_word (NAME, "--format", format, formats, &index))
    return CTL_MISUSE;
  store = ctl_open_store (NAME, database, DORSAL_STORE_READ);
  if (store == NULL)
    return CTL_FAILED;
  list = dorsal_kept_list (store, &error);
  if (list == NULL)
    {
      ctl_complain (NAME, "%s", error->message);
      return CTL_FAILED;
    }
  output = output_new (STDOUT_FILENO);
  for (guint i = 0; i < list->len; i++)
    (index == 0 ? print_text : print_json) (output, list->pdata[i]);
  return output_flush (output) ? CTL_OK : CTL_FAILED;
}
