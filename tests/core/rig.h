/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the core tests share: the reference roller, sentences with their checksums, and a
 * roller moved by hand. */

#include "core/frame-reader.h"
#include "core/stream.h"

G_BEGIN_DECLS

/* As in the protocol's example: 12 cells of kPa, 100 Hz, 140 mm, an IMU. */
DorsalHello rig_hello (void);

/* The mean back and 75 kg. */
DorsalSettings rig_settings (void);

/* "$body*HHHH\r\n", its checksum right. */
char *rig_sentence (const char *body);
void rig_say (GString *wire, const char *body);
void rig_say_frame (GString *wire, const DorsalFrame *frame);

/* Reads all of wire in chunks of `chunk` bytes; the frames, an array of DorsalFrame. */
GArray *rig_read (DorsalFrameReader *reader, const void *wire, gsize n, gsize chunk);

/* A roller moved by hand, its clock from 0. */
typedef struct
{
  DorsalHello hello;
  gint64 time_us;
  guint count;
  double angle_deg;
} RigHand;

RigHand rig_hand (void);

/* One period later, having rolled at cm_s under so many percent of 75 kg. */
DorsalSample rig_hand_step (RigHand *hand, double cm_s, double percent);

/* The same as bytes. t0_us: what the roller's clock showed at time 0. */
void rig_say_sample (GString *wire, const DorsalSample *sample, guint32 t0_us);

G_END_DECLS
