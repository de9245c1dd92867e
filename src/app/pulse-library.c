/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: nothing. Goes out: functions, of the types that the headers say. Never: some of them. */

#include "app/pulse-library.h"

#include <dlfcn.h>

#define NAME "libpulse-mainloop-glib.so.0" /* and libpulse, which it stands on */

static gboolean
find_all (void *library, DorsalPulseLibrary *found)
{
  static const char *const names[] = {
#define NAME_OF(name) #name,
    DORSAL_PULSE_FUNCTIONS (NAME_OF)
#undef NAME_OF
  };
  void **functions = (void **) found;

  G_STATIC_ASSERT (sizeof *found == sizeof names);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (!(functions[i] = dlsym (library, names[i])))
      return FALSE;
  return TRUE;
}

const DorsalPulseLibrary *
dorsal_pulse_library (void)
{
  static DorsalPulseLibrary found;
  static gboolean opened, complete;
  void *library;

  if (opened)
    return complete ? &found : NULL;
  opened = TRUE;
  library = dlopen (NAME, RTLD_NOW | RTLD_LOCAL);
  complete = library && find_all (library, &found);
  if (!complete)
    g_debug ("Sounds: %s", dlerror ());
  return complete ? &found : NULL;
}
