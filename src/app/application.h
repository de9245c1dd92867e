/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Builds and wires: command line, window, actions, icons. */

#include <adwaita.h>

G_BEGIN_DECLS

#define DORSAL_TYPE_APPLICATION (dorsal_application_get_type ())
G_DECLARE_FINAL_TYPE (DorsalApplication, dorsal_application, DORSAL, APPLICATION, AdwApplication)

DorsalApplication *dorsal_application_new (void);

/* The exit status that running did not give: 1 when a picture could not be written. */
int dorsal_application_get_status (DorsalApplication *application);

G_END_DECLS
