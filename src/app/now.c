/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: nothing. Goes out: the time. Never: the time of day. */

#include "app/now.h"

static DorsalClockHand the_hand;

gint64
dorsal_now_us (void)
{
  return the_hand ? the_hand () : g_get_monotonic_time ();
}

void
dorsal_now_set (DorsalClockHand hand)
{
  the_hand = hand;
}
