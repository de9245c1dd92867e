/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The clock of those who cue and lead: the host's, that never stands still. One place, so that tests live through a
 * session in no time. */

#include <glib.h>

G_BEGIN_DECLS

typedef gint64 (*DorsalClockHand) (void);

gint64 dorsal_now_us (void);

/* Another clock from here on; NULL: the host's. */
void dorsal_now_set (DorsalClockHand hand);

G_END_DECLS
