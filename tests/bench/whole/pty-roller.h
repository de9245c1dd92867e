/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A roller on a pseudo-terminal, with a person on it, in a thread of its own: as a USB device it keeps its pace
 * whatever the host does, and what does not fit is lost and counted. */

#include "core/frame.h"
#include "core/person.h"

typedef enum
{
  PTY_SILENT, /* until pty_roller_step() */
  PTY_LIFE,   /* one line at its time */
  PTY_FLOOD,  /* waits for nobody's clock, only for room */
} PtyPace;

typedef struct _PtyRoller PtyRoller;

PtyRoller *pty_roller_new (const DorsalPersonSetup *setup);
void pty_roller_free (PtyRoller *roller);

const char *pty_roller_get_path (PtyRoller *roller);

/* The host has said RLC start. */
gboolean pty_roller_is_started (PtyRoller *roller);
void pty_roller_set_pace (PtyRoller *roller, PtyPace pace);

/* In silence: the person's next sample. Returns when it was written, monotonic µs. */
gint64 pty_roller_step (PtyRoller *roller);

/* In silence: bytes of the caller's. */
gint64 pty_roller_write (PtyRoller *roller, const char *bytes, gsize n);

/* Samples given to the host so far, and those that found no room. */
guint64 pty_roller_get_sent (PtyRoller *roller);
guint64 pty_roller_get_lost (PtyRoller *roller);

/* The furthest that the thread itself was behind its grid since the last call, µs: a stalled roller, not a stalled
 * host. */
gint64 pty_roller_take_lateness_us (PtyRoller *roller);

/* Called on the roller's thread when the host asks for a cue, with the monotonic µs of its arrival. */
typedef void (*PtyCueFunc) (gpointer data, DorsalCue cue, gint64 time_us);
void pty_roller_set_cue_func (PtyRoller *roller, PtyCueFunc func, gpointer data);
