/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a path, a number, two times. Out: a store and a session, a range, or one line of complaint. */

#include "ctl/kept.h"

#define LONGEST_S 1e8 /* no session is longer */

DorsalStore *
ctl_open_store (const char *command, const char *path, DorsalStoreMode mode)
{
  g_autofree char *usual = dorsal_store_default_path ();
  g_autoptr (GError) error = NULL;
  DorsalStore *store = dorsal_store_open (path != NULL ? path : usual, mode, NULL, &error);

  if (store == NULL)
    ctl_complain (command, "%s", error->message);
  return store;
}

void
ctl_kept_clear (CtlKept *kept)
{
  g_clear_pointer (&kept->session, dorsal_kept_free);
  g_clear_pointer (&kept->store, dorsal_store_free);
}

int
ctl_kept_open (const char *command, const char *path, int argc, char **argv, CtlKept *ret_kept)
{
  g_autoptr (GError) error = NULL;
  guint64 id;

  if (argc < 2)
    {
      ctl_complain (command, "Which ID? See dorsalctl sessions");
      return CTL_MISUSE;
    }
  if (!g_ascii_string_to_unsigned (argv[1], 10, 1, G_MAXINT64, &id, NULL))
    {
      ctl_complain (command, "“%s” is not the number of a session (see dorsalctl sessions)", argv[1]);
      return CTL_MISUSE;
    }
  ret_kept->store = ctl_open_store (command, path, DORSAL_STORE_READ);
  if (ret_kept->store == NULL)
    return CTL_FAILED;
  ret_kept->session = dorsal_kept_get (ret_kept->store, (gint64) id, &error);
  if (ret_kept->session != NULL)
    return CTL_GO_ON;
  ctl_complain (command, "%s", error->message);
  return CTL_FAILED;
}

/* --- a part --- */

/* "90", "90.5", "1:30", "1:02:03": seconds with up to two words before them. Negative: not a time. */
static double
parse_time (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ":", 4);
  guint n = g_strv_length (words);
  double seconds = 0;

  if (n < 1 || n > 3)
    return -1;
  for (guint i = 0; i < n; i++)
    {
      char *end;
      double value = g_ascii_strtod (words[i], &end);

      if (!g_ascii_isdigit (*words[i]) || *end != '\0' || !(value <= LONGEST_S) || (i > 0 && value >= 60)
          || (i + 1 < n && value != (gint64) value))
        return -1;
      seconds = seconds * 60 + value;
    }
  return seconds;
}

static gboolean
read_time (const char *command, const char *option, const char *text, gint64 *us)
{
  double seconds = text != NULL ? parse_time (text) : 0;

  if (text == NULL)
    return TRUE;
  if (seconds < 0 || seconds > LONGEST_S)
    {
      ctl_complain (command, "%s: “%s” is not a time such as 90, 1:30 or 1:02:03", option, text);
      return FALSE;
    }
  *us = (gint64) (seconds * G_USEC_PER_SEC + 0.5);
  return TRUE;
}

gboolean
ctl_range (const char *command, const char *from, const char *to, DorsalRange *ret_range)
{
  DorsalRange range = { 0, G_MAXINT64 };

  if (!read_time (command, "--from", from, &range.from_us) || !read_time (command, "--to", to, &range.to_us))
    return FALSE;
  if (range.from_us >= range.to_us)
    {
      ctl_complain (command, "--from must be before --to");
      return FALSE;
    }
  *ret_range = range;
  return TRUE;
}

char *
ctl_local_time (gint64 at_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at_us / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M:%S") : g_strdup ("-");
}
