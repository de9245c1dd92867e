/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A recorded roll and the readings it must give. */

#include "core/stream.h"

G_BEGIN_DECLS

/* 75 kg on the mean back. */
DorsalSettings roll_settings (void);

/* All bytes of a recording through the stream, told as text: every change of link, state, zone,
 * level and alerts with its time, anchors, events, the length of each hold, and at the end the
 * time at each level and the statistics. */
char *roll_told (const guint8 *bytes, gsize n);

G_END_DECLS
