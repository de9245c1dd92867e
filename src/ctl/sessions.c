/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a database. Out: its sessions, a line each; or one of them changed.
 *
 *   (no word)  list        note ID TEXT   delete ID   restore ID        erase WORD
 *
 * Never: changes anything but what the word says, erases without the word. */

#include <string.h>
#include <unistd.h>

#include "ctl/kept.h"
#include "ctl/output.h"
#include "ctl/sessions.h"
#include "store/history.h"

#define NAME "sessions"
#define ERASE_WORD "everything"

static char *database, *format, *since, *until, *search, *source;
static gboolean json, deleted;

static const GOptionEntry entries[] = {
  CTL_DATABASE_ENTRY (database),
  { "since", 0, 0, G_OPTION_ARG_STRING, &since, "Begun on this day or later, local time", "YYYY-MM-DD" },
  { "until", 0, 0, G_OPTION_ARG_STRING, &until, "Begun on this day or earlier", "YYYY-MM-DD" },
  { "search", 0, 0, G_OPTION_ARG_STRING, &search, "Words in the note, model or serial number", "WORDS" },
  { "source", 0, 0, G_OPTION_ARG_STRING, &source, "serial, demo, replay, fd or csv", "KIND" },
  { "deleted", 0, 0, G_OPTION_ARG_NONE, &deleted, "Those that were deleted and can be restored", NULL },
  { "json", 0, 0, G_OPTION_ARG_NONE, &json, "The same as --format json", NULL },
  { "format", 0, 0, G_OPTION_ARG_STRING, &format, "text (default) or json", "FORMAT" },
  G_OPTION_ENTRY_NULL,
};

static const char description[]
    = "Without a word: the sessions, the newest first. text: number, when it began in local time, length, samples,\n"
      "how it ended, source, model, serial number, time rolled and held, holds, alerts, note and the\n"
      "programmes that led with their steps done, such as desk-back 8/10; a tab between them; “-” for what is not known. json: an object a line, times in UTC microseconds since 1970.\n"
      "\n"
      "  note ID TEXT      writes a note on a session; an empty TEXT removes it\n"
      "  delete ID         hides a session; it is removed for good when Dorsal is next started\n"
      "  restore ID        fetches it back until then\n"
      "  erase everything  overwrites and removes all sessions, notes and damaged databases set aside\n"
      "\n"
      "How it ended: ended; cut-off, when the program was killed or the power failed and a later\n"
      "start closed it; open, while it is being recorded.\n"
      "\n"
      "Exit status: 0, also without any session; 1 when there is no such session, or the database cannot be read,\n"
      "written, or is being recorded into; 2 for a bad argument, and for erase without the word everything.";

/* --- the list --- */

/* A local day's first moment, so many days later. */
static gboolean
read_day (const char *option, const char *text, int days, gint64 *ret_us)
{
  g_autofree char *iso = text != NULL ? g_strconcat (text, "T00:00:00", NULL) : NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) day = NULL, moved = NULL;

  if (text == NULL)
    return TRUE;
  day = strlen (text) == 10 ? g_date_time_new_from_iso8601 (iso, zone) : NULL;
  moved = day != NULL ? g_date_time_add_days (day, days) : NULL;
  if (moved == NULL)
    {
      ctl_complain (NAME, "%s %s is no day: write it like 2026-11-25", option, text);
      return FALSE;
    }
  *ret_us = g_date_time_to_unix (moved) * G_USEC_PER_SEC;
  return TRUE;
}

static int
list (DorsalStore *store, gboolean as_json)
{
  DorsalKeptFilter filter = { .text = search, .source = source };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (Output) output = NULL;
  g_autoptr (GError) error = NULL;

  if (!read_day ("--since", since, 0, &filter.from_us) || !read_day ("--until", until, 1, &filter.to_us))
    return CTL_MISUSE;
  found = deleted ? dorsal_kept_deleted (store, &error) : dorsal_kept_find (store, &filter, &error);
  if (found == NULL)
    {
      ctl_complain (NAME, "%s", error->message);
      return CTL_FAILED;
    }
  output = output_new (STDOUT_FILENO);
  for (guint i = 0; i < found->len; i++)
    (as_json ? ctl_session_json : ctl_session_text) (output, found->pdata[i]);
  return output_flush (output) ? CTL_OK : CTL_FAILED;
}

/* --- one session --- */

static gboolean
read_id (const char *text, gint64 *ret_id)
{
  guint64 id;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
    {
      ctl_complain (NAME, "“%s” is not the number of a session (see dorsalctl sessions)", text);
      return FALSE;
    }
  *ret_id = (gint64) id;
  return TRUE;
}

static int
change (DorsalStore *store, char **words)
{
  g_autoptr (GError) error = NULL;
  gboolean done;
  gint64 id;

  if (!read_id (words[1], &id))
    return CTL_MISUSE;
  if (strcmp (words[0], "note") == 0)
    done = dorsal_kept_set_note (store, id, words[2], &error);
  else if (strcmp (words[0], "delete") == 0)
    done = dorsal_kept_delete (store, id, g_get_real_time (), &error);
  else
    done = dorsal_kept_restore (store, id, &error);
  if (!done)
    ctl_complain (NAME, "%s", error->message);
  return done ? CTL_OK : CTL_FAILED;
}

/* --- all of them --- */

static int
erase (void)
{
  g_autofree char *usual = dorsal_store_default_path ();
  const char *path = database != NULL ? database : usual;
  guint64 size = dorsal_history_size (path);
  g_autofree char *words = g_format_size (size);
  g_autoptr (GError) error = NULL;

  if (!dorsal_history_erase (path, &error))
    {
      ctl_complain (NAME, "%s", error->message);
      return CTL_FAILED;
    }
  g_print ("%s and its companions are erased (%s)\n", path, words);
  return CTL_OK;
}

/* --- all --- */

static const struct
{
  const char *word;
  int n; /* words, itself included */
  const char *usage;
} commands[] = {
  { "note", 3, "sessions note ID TEXT" },
  { "delete", 2, "sessions delete ID" },
  { "restore", 2, "sessions restore ID" },
  { "erase", 2, "sessions erase everything" },
};

/* FALSE: complained. */
static gboolean
check_words (int n, char **words)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands) && n > 0; i++)
    if (strcmp (words[0], commands[i].word) == 0)
      {
        gboolean erase = strcmp (words[0], "erase") == 0;
        gboolean right = n == commands[i].n && (!erase || strcmp (words[1], ERASE_WORD) == 0);

        if (!right)
          ctl_complain (NAME, "it is used as “%s”", commands[i].usage);
        return right;
      }
  if (n > 0)
    ctl_complain (NAME, "“%s” is none of: note, delete, restore, erase", words[0]);
  return n == 0;
}

int
ctl_sessions (int argc, char **argv)
{
  static const char *const formats[] = { "text", "json", NULL };
  g_autoptr (DorsalStore) store = NULL;
  int index = 0;
  int status = ctl_parse (NAME, "[note ID TEXT | delete ID | restore ID | erase everything]",
                          "Lists the sessions that were kept, or changes one.", description, entries, 3, &argc, &argv);

  if (status != CTL_GO_ON)
    return status;
  if (!ctl_word (NAME, "--format", format, formats, &index) || !check_words (argc - 1, argv + 1))
    return CTL_MISUSE;
  if (argc > 1 && strcmp (argv[1], "erase") == 0)
    return erase ();
  store = ctl_open_store (NAME, database, argc > 1 ? DORSAL_STORE_WRITE : DORSAL_STORE_READ);
  if (store == NULL)
    return CTL_FAILED;
  return argc > 1 ? change (store, argv + 1) : list (store, json || index == 1);
}
