/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a path and a number. Out: a store and a session, or one line of complaint. */

#include "ctl/kept.h"

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

DorsalKeptSession *
ctl_get_session (const char *command, DorsalStore *store, const char *text, int *ret_status)
{
  g_autoptr (GError) error = NULL;
  DorsalKeptSession *session;
  guint64 id;

  if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT64, &id, NULL))
    {
      ctl_complain (command, "“%s” is not the number of a session (see dorsalctl sessions)", text);
      *ret_status = CTL_MISUSE;
      return NULL;
    }
  session = dorsal_kept_get (store, (gint64) id, &error);
  if (session == NULL)
    {
      ctl_complain (command, "%s", error->message);
      *ret_status = CTL_FAILED;
    }
  return session;
}

char *
ctl_local_time (gint64 at_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at_us / G_USEC_PER_SEC);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d %H:%M:%S") : g_strdup ("-");
}
