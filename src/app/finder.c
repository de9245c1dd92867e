/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the live list of ports, the rollers known, what live hears. Out: connections. Never:
 * opens a port that nobody chose, takes a running source away, argues with who disconnected. */

#include "app/finder.h"

#include <stdlib.h>

struct _DorsalFinder
{
  DorsalLive *live;
  DorsalPorts *ports;
  DorsalRemembered *remembered;
  void (*connected) (gpointer data);
  gpointer data;
  gboolean searches;
  gboolean declined;
};

static void
connect_port (DorsalFinder *finder, DorsalPort *port)
{
  finder->declined = FALSE;
  dorsal_live_connect_port (finder->live, finder->ports, port);
}

/* --- by itself --- */

static void
search (DorsalFinder *finder)
{
  DorsalPort *port = dorsal_remembered_find (finder->remembered, G_LIST_MODEL (finder->ports));

  if (!finder->searches)
    return;
  if (!port)
    finder->declined = FALSE; /* it is gone: when it comes again it is welcome */
  else if (!finder->declined && dorsal_live_get_link (finder->live) == DORSAL_LINK_ABSENT)
    {
      connect_port (finder, port);
      finder->connected (finder->data);
    }
}

void
dorsal_finder_begin (DorsalFinder *finder)
{
  finder->searches = TRUE;
  search (finder);
}

void
dorsal_finder_decline (DorsalFinder *finder)
{
  finder->declined = TRUE;
}

/* Who answered at a port is known from now on. */
static void
on_live_changed (DorsalFinder *finder)
{
  DorsalPort *port = dorsal_live_get_port (finder->live);
  const DorsalHello *hello = dorsal_live_get_hello (finder->live);
  gboolean streaming = dorsal_live_get_link (finder->live) == DORSAL_LINK_STREAMING;
  g_autofree char *name = NULL;
  DorsalIdentity usb;

  dorsal_ports_set_searching (finder->ports, !streaming);
  if (!port || !hello || !streaming || dorsal_port_get_vid (port) == 0)
    return;
  usb = dorsal_identity_of_port (port);
  name = g_strdup_printf ("%s · %s", hello->model, hello->serial);
  dorsal_remembered_add (finder->remembered, &usb, name);
}

/* --- by name --- */

static DorsalPort *
port_of_name (DorsalFinder *finder, const char *name)
{
  g_autofree char *path = g_path_is_absolute (name) ? g_strdup (name) : g_build_filename ("/dev", name, NULL);
  DorsalPort *port = dorsal_ports_lookup (finder->ports, path);
  char *resolved;

  if (port || !g_path_is_absolute (name))
    return port;
  resolved = realpath (name, NULL);
  port = resolved ? dorsal_ports_lookup (finder->ports, resolved) : NULL;
  free (resolved);
  return port;
}

gboolean
dorsal_finder_connect (DorsalFinder *finder, const char *name)
{
  DorsalPort *port = port_of_name (finder, name);

  if (port)
    connect_port (finder, port);
  return port != NULL;
}

/* --- the finder --- */

DorsalPorts *
dorsal_finder_get_ports (DorsalFinder *finder)
{
  return finder->ports;
}

DorsalRemembered *
dorsal_finder_get_remembered (DorsalFinder *finder)
{
  return finder->remembered;
}

DorsalFinder *
dorsal_finder_new (DorsalLive *live, void (*connected) (gpointer data), gpointer data)
{
  DorsalFinder *finder = g_new0 (DorsalFinder, 1);
  g_autofree char *path = dorsal_remembered_default_path ();

  finder->live = g_object_ref (live);
  finder->ports = dorsal_ports_new (NULL);
  finder->remembered = dorsal_remembered_new (path);
  finder->connected = connected;
  finder->data = data;
  g_signal_connect_swapped (finder->ports, "items-changed", G_CALLBACK (search), finder);
  g_signal_connect_swapped (live, "changed", G_CALLBACK (on_live_changed), finder);
  return finder;
}

void
dorsal_finder_free (DorsalFinder *finder)
{
  if (!finder)
    return;
  g_signal_handlers_disconnect_by_data (finder->ports, finder);
  g_signal_handlers_disconnect_by_data (finder->live, finder);
  g_object_unref (finder->ports);
  g_object_unref (finder->remembered);
  g_object_unref (finder->live);
  g_free (finder);
}
