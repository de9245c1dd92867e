/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* When to open a roller's port again: a rule. Time is the host's, an argument. */

#include <glib.h>

G_BEGIN_DECLS

#define DORSAL_KEEP_GRACE_US  (2000 * 1000)      /* udev sets a new node's group about 100 ms after it appears */
#define DORSAL_KEEP_BUSY_US   (15 * 1000 * 1000) /* ModemManager lets go of a port after about ten seconds */
#define DORSAL_KEEP_SILENT_US (3 * 1000 * 1000)  /* open and silent for so long: opened anew, once */

typedef enum
{
  DORSAL_KEEP_UNKNOWN,
  DORSAL_KEEP_OPEN,     /* somebody reads it */
  DORSAL_KEEP_KNOCKING, /* the port is there and not open yet */
  DORSAL_KEEP_AWAY,     /* unplugged: waiting for it */
  DORSAL_KEEP_OVER,     /* not to be waited for */
} DorsalKeepState;

/* Why it is not open. */
typedef enum
{
  DORSAL_KEEP_WHY_UNKNOWN,
  DORSAL_KEEP_WHY_GONE,
  DORSAL_KEEP_WHY_DENIED,
  DORSAL_KEEP_WHY_BUSY,
  DORSAL_KEEP_WHY_FAILED,   /* anything else: a node that is on its way in or out */
  DORSAL_KEEP_WHY_STRANGER, /* it speaks, but not as a roller */
} DorsalKeepWhy;

typedef struct
{
  DorsalKeepState state;
  DorsalKeepWhy why;
  gboolean heard;   /* it was a roller once: worth waiting for */
  gboolean nudged;  /* opened anew for its silence, and no sample since */
  gint64 since_us;  /* of the first knock; or of the departure */
  gint64 knock_us;  /* the next knock */
  gint64 silent_us; /* fell silent then; 0: it has not */
} DorsalKeep;

/* Opened by the person's wish. */
DorsalKeep dorsal_keep_open (gint64 now_us);

/* Each takes the past and returns the future. */
DorsalKeep dorsal_keep_on_streaming (DorsalKeep keep);
DorsalKeep dorsal_keep_on_silent (DorsalKeep keep, gint64 now_us);

/* It ended, or could not be opened. */
DorsalKeep dorsal_keep_on_end (DorsalKeep keep, DorsalKeepWhy why, gint64 now_us);

/* Its port is in the list: new, or the one that was there. touched: its rights have changed. */
DorsalKeep dorsal_keep_on_port (DorsalKeep keep, gboolean is_new, gboolean touched, gint64 now_us);
/* It is in no list. */
DorsalKeep dorsal_keep_on_no_port (DorsalKeep keep, gint64 now_us);

/* When to open it, or to open it anew; G_MAXINT64: not by itself. dorsal_keep_on_knock() when it is done. */
gint64 dorsal_keep_deadline_us (const DorsalKeep *keep);
DorsalKeep dorsal_keep_on_knock (DorsalKeep keep, gint64 now_us);

/* Whether a person should hear why it is not open. arrived_us: of the port, 0 for long ago. */
gboolean dorsal_keep_is_worth_telling (const DorsalKeep *keep, gint64 arrived_us, gint64 now_us);

G_END_DECLS
