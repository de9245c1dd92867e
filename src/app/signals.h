/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Who ends the program from outside (logging out, a service manager, Ctrl+C, a terminal that closes) ends it as the menu does:
 * application quits, and a session that is being kept is ended, whole. Once, at startup. */
void dorsal_signals_quit (GApplication *application);

G_END_DECLS
