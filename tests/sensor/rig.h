/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the sensor tests share: a pty that plays the cable, sentences as a roller says
 * them, a clock that only moves when asked, and a folder that goes away. */

#include <gio/gio.h>

#include "core/frame.h"
#include "sensor/pump.h"

G_BEGIN_DECLS

/* A cable: the test holds the master, the program opens the path. */
typedef struct
{
  int master;
  char path[64];
} RigCable;

void rig_cable_open (RigCable *cable);
void rig_cable_unplug (RigCable *cable); /* safe to call twice */

/* Everything, however long it takes the other side to read it. */
void rig_write (int fd, const void *bytes, gsize n);
/* What the host has said so far, within a moment; newly allocated. */
char *rig_read_all (int fd);

/* Sentences, newly allocated. */
char *rig_hello (const char *serial);
char *rig_sample (guint seq, guint32 t_us, gint32 angle_mdeg, gint16 pressure);
/* hello, then n samples at 100 Hz from seq first. */
GString *rig_ride (guint first, guint n);

/* Time stands still but for wait, which lets it jump to until_us when no fd is ready. */
typedef struct
{
  gint64 now_us;
} RigClock;
DorsalHostClock rig_clock (RigClock *clock);

/* Turns the default main context until *done, for 5 s at most. */
void rig_wait_for (const gboolean *done);

/* A file in a folder of this test program's own; both go with rig_clean(). */
char *rig_file (const char *name, const void *bytes, gsize n);
const char *rig_folder (void);
void rig_clean (void);

#define rig_assert_says(error, word) g_assert_nonnull (strstr ((error)->message, (word)))

G_END_DECLS
