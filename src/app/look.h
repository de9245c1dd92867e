/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the style sheet adds in the dark, in high contrast and for large text. Libadwaita loads style.css by itself; it once loaded sheets for
 * these as well, and warns of them since 1.9. */

#include <glib.h>

G_BEGIN_DECLS

/* Once, when there is a display. From then on the sheets follow the desktop. */
void dorsal_look_start (void);

G_END_DECLS
