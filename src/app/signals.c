/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: SIGTERM, SIGINT, SIGHUP. Goes out: an application that quits. */

#include "app/signals.h"

#include <glib-unix.h>
#include <signal.h>

static gboolean
on_signal (gpointer data)
{
  g_application_quit (data);
  return G_SOURCE_CONTINUE;
}

void
dorsal_signals_quit (GApplication *application)
{
  static const int signals[] = { SIGTERM, SIGINT, SIGHUP };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    g_unix_signal_add (signals[i], on_signal, application);
}
