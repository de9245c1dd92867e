/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A simulated roller: a person's samples as bytes on a wire, with a boot hello, answers to
 * RLQ and RLC, status once a second, and on request the damage a real cable does. */

#include "core/frame-reader.h"
#include "core/person.h"

G_BEGIN_DECLS

typedef struct
{
  double lost;    /* share of samples never sent */
  double damaged; /* share of lines with a flipped, missing or repeated byte */
} DorsalRollerFaults;

typedef struct _DorsalRoller DorsalRoller;

DorsalRoller *dorsal_roller_new (const DorsalPersonSetup *setup, DorsalRollerFaults faults);
void dorsal_roller_free (DorsalRoller *roller);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalRoller, dorsal_roller_free)

/* Power on: appends the boot hello to wire. */
void dorsal_roller_boot (DorsalRoller *roller, GByteArray *wire);

/* Bytes from the host; answers go to wire. */
void dorsal_roller_receive (DorsalRoller *roller, const guint8 *bytes, gsize n, GByteArray *wire);

/* Begins to stream, as RLC start does. */
void dorsal_roller_start (DorsalRoller *roller);

/* One sample period later: what is due goes to wire (a hello every 5 s while not streaming).
 * ret_truth may be NULL; it is of the sample just made. Returns FALSE when the person's script is at its end, or
 * nothing is streaming. */
gboolean dorsal_roller_step (DorsalRoller *roller, GByteArray *wire, guint16 *ret_seq, DorsalTruth *ret_truth);

/* What the motor does now: the cue whose time is not over, UNKNOWN when it rests. */
DorsalCue dorsal_roller_get_cue (const DorsalRoller *roller);

/* Length of a step. */
gint64 dorsal_roller_period_us (const DorsalRoller *roller);

gboolean dorsal_roller_is_streaming (const DorsalRoller *roller);
gboolean dorsal_roller_finished (const DorsalRoller *roller);

G_END_DECLS
