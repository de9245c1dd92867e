/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How often to draw. Where a picture is dear there are fewer of them, so that drawing never takes more than a share of
 * the time. */

#include <glib.h>

G_BEGIN_DECLS

#define DORSAL_CADENCE_SHARE 0.35 /* [E] of the time, for pictures */
#define DORSAL_CADENCE_MOST  8    /* frames of the display between two pictures: 7.5 a second at 60 Hz */

/* All zeroes: nothing is known yet, each frame is drawn. */
typedef struct
{
  gint64 cost_us; /* of a picture, smoothed over about eight */
  guint every;    /* of so many frames of the display one has a picture: 1, 2, 4 or 8; 0 is 1 */
} DorsalCadence;

/* A picture took cost_us; the display makes one each frame_us. Slower at once when the share is passed, faster when
 * the doubled pace would keep well below it. */
DorsalCadence dorsal_cadence_step (DorsalCadence prev, gint64 cost_us, gint64 frame_us);

/* From one picture to the next, at the least. */
gint64 dorsal_cadence_interval_us (DorsalCadence cadence, gint64 frame_us);

G_END_DECLS
