/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A display as a desktop has it: with a window manager. Of one that has none GTK asks twice in each frame whether there
 * is one by now, and waits for the answer; that is not what a frame costs on any desktop. */

#include <glib.h>

G_BEGIN_DECLS

/* Says on the X server of DISPLAY, until the program ends, that one is there, which can nothing of what GTK would ask it
 * for. FALSE: there is no X server, or nothing to ask it with. */
gboolean managed_display (void);

G_END_DECLS
