/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The clock of an exercise that is done for one side, and then for the other. */

#include <glib.h>

G_BEGIN_DECLS

#define DORSAL_SIDES_CHANGE_S 8 /* to change sides in [E] */

typedef enum
{
  DORSAL_SIDES_UNKNOWN, /* not begun */
  DORSAL_SIDES_FIRST,
  DORSAL_SIDES_CHANGE, /* between the sides */
  DORSAL_SIDES_SECOND,
  DORSAL_SIDES_DONE,
} DorsalSidesState;

/* A plain value; all zeroes: not begun. */
typedef struct
{
  DorsalSidesState state;
  guint seconds;    /* of a side */
  gboolean both;    /* sides; else there is FIRST only */
  double left_s;    /* of the present state; 0 when not begun or done */
  gboolean changed; /* just now */
  gint64 time_us;   /* of the last call */
} DorsalSides;

/* seconds: above 0. */
DorsalSides dorsal_sides_begin (guint seconds, gboolean both, gint64 time_us);

/* A call more than two seconds after the last one counts for two: the computer slept. */
DorsalSides dorsal_sides_step (DorsalSides prev, gint64 time_us);

/* Of the present state, 0 … 1; 1 when done. */
double dorsal_sides_progress (const DorsalSides *sides);

G_END_DECLS
