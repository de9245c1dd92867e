/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The roller's clock and sequence numbers, unwrapped: 32-bit microseconds wrap after
 * 71.6 minutes, 16-bit sequence numbers after 655 s at 100 Hz. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DORSAL_CLOCK_UNKNOWN,
  DORSAL_CLOCK_FIRST,     /* the first sample, or the first after a restart */
  DORSAL_CLOCK_NEXT,      /* one sample on */
  DORSAL_CLOCK_GAP,       /* `lost` samples are missing before this one */
  DORSAL_CLOCK_DUPLICATE, /* repeated, out of order, or the clock stood still: drop it */
} DorsalClockStep;

typedef struct
{
  gboolean running;
  gboolean hello_since; /* a hello arrived after the last sample: a restart is likely */
  guint16 seq;
  guint32 t_us;
  gint64 time_us;  /* since the first sample ever; never runs backward */
  guint64 lost;    /* by the last step */
  gint64 step_us;  /* time the last step took */
  guint stale_run; /* consecutive samples that looked stale, each one on from the last */
  guint16 stale_seq;
} DorsalClock;

/* Takes one sample's seq and t_us. On FIRST, NEXT and GAP clock->time_us, ->lost and ->step_us
 * are those of this sample; on DUPLICATE the clock has not moved.
 *
 * A restart of the roller (numbers and clock both start again) is FIRST: the time line goes
 * on without a jump, and whoever keeps an angle or an anchor must forget it. It is taken as
 * such after a hello, or when a run of 25 samples counts on steadily from a stale number. */
DorsalClockStep dorsal_clock_step (DorsalClock *clock, guint16 seq, guint32 t_us);

/* Tell the clock that a hello arrived. */
void dorsal_clock_hello (DorsalClock *clock);

/* The roller was away for silence_us of the host's time: whatever its numbers say, the next
 * sample is FIRST, and so much later than the last one. Nothing when there was no sample yet. */
void dorsal_clock_resume (DorsalClock *clock, gint64 silence_us);

G_END_DECLS
