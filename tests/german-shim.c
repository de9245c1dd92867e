/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Preloaded, it makes a program begin in German, as the application does for a German. */

#include <locale.h>
#include <stdio.h>
#include <stdlib.h>

__attribute__ ((constructor)) static void
speak_german (void)
{
  if (setlocale (LC_ALL, "de_DE.UTF-8") && localeconv ()->decimal_point[0] == ',')
    return;
  fputs ("german-shim: there is no German here\n", stderr);
  abort ();
}
