/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The end of a sound that another one cuts: without a click. */

#include <glib.h>

G_BEGIN_DECLS

#define DORSAL_FADE_US 5000 /* [E]: too short to be heard, long enough for no click */

/* What to play instead of samples[at] … samples[n - 1]: the same, fallen to nothing after DORSAL_FADE_US and silent from there on. NULL:
 * nothing of it is left to be heard. rate_hz: samples a second. */
gint16 *dorsal_fade_tail (const gint16 *samples, gsize n, gsize at, guint rate_hz);

/* Which sample the sound server reads next: it read one of index `read` elapsed_us ago, and needs ahead_us to be told. */
gsize dorsal_fade_from (gsize read, gint64 elapsed_us, gint64 ahead_us, guint rate_hz);

G_END_DECLS
