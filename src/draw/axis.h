/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Numbers ↔ pixels. Values are the integers of a trace, so that grid and line agree to the
 * pixel; mapping is integer arithmetic in 1/256 px. */

#include <glib.h>

G_BEGIN_DECLS

#define DORSAL_AXIS_ONE 256       /* one pixel */
#define DORSAL_AXIS_FAR (1 << 24) /* how far outside a value can be told apart, in 1/256 px */

/* low at the bottom edge, high at the top one; low < high. */
typedef struct
{
  gint32 low, high;
  gint32 step; /* between two ticks; both ends are multiples of it */
  gint32 unit; /* of the trace in one unit of the label: 10 for tenths of kPa */
} DorsalValueAxis;

/* An axis that holds low … high, with 1-2-5 steps, ticks at least tick_px apart where height
 * allows. low == high gives at least one step around it. Both within 16 bits, unit > 0. */
DorsalValueAxis dorsal_value_axis_of (gint32 low, gint32 high, gint32 unit, int height, int tick_px);

/* Distance from the top edge in 1/256 px; may lie outside 0 … height × 256, by AXIS_FAR at most.
 * Rounded toward the top; monotonic. */
gint32 dorsal_value_axis_to_256 (const DorsalValueAxis *axis, gint32 value, int height);

/* "40", "0.5". value: a multiple of step. */
char *dorsal_value_axis_label (const DorsalValueAxis *axis, gint32 value);

typedef enum
{
  DORSAL_TIME_SINCE_START, /* 0:30, 1:02:00 */
  DORSAL_TIME_BEFORE_END,  /* −30 s, −5 min; 0 at the right edge */
} DorsalTimeKind;

/* first_us at the left edge, last_us at the right one. */
typedef struct
{
  DorsalTimeKind kind;
  gint64 first_us, last_us;
  gint64 step_us; /* 1, 2, 5, 10, 15, 30 s, 1, 2, 5 … min, … */
} DorsalTimeAxis;

DorsalTimeAxis dorsal_time_axis_of (DorsalTimeKind kind, gint64 first_us, gint64 last_us, int width, int tick_px);

/* The first tick at or after first_us. */
gint64 dorsal_time_axis_first_tick (const DorsalTimeAxis *axis);

/* Whole pixels from the left edge. */
int dorsal_time_axis_to_px (const DorsalTimeAxis *axis, gint64 time_us, int width);

char *dorsal_time_axis_label (const DorsalTimeAxis *axis, gint64 time_us);

G_END_DECLS
