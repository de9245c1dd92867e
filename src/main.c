/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Locale, application, run. */

#include <glib/gi18n.h>
#include <locale.h>

#include "app/application.h"

int
main (int argc, char **argv)
{
  g_autoptr (DorsalApplication) application = NULL;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DORSAL_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_application_name ("Dorsal");
  application = dorsal_application_new ();
  status = g_application_run (G_APPLICATION (application), argc, argv);
  return status ? status : dorsal_application_get_status (application);
}
