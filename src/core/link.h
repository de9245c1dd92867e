/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The handshake, and when a stream counts as silent. Time is the host's, an argument. */

#include "core/sample.h"

G_BEGIN_DECLS

#define DORSAL_LINK_SILENT_US (500 * 1000)
#define DORSAL_LINK_HELLO_US (5 * 1000 * 1000) /* "this is not a roller" after this */
#define DORSAL_LINK_ASK_US (1000 * 1000)       /* RLQ this often while waiting */

typedef struct
{
  DorsalLinkState state;
  gboolean heard;     /* a hello has come */
  gint64 opened_us;   /* when the source was opened */
  gint64 asked_us;    /* last RLQ */
  gint64 sample_us;   /* last sample */
} DorsalLink;

/* What to write to the roller now, as bits. */
typedef enum
{
  DORSAL_LINK_SEND_QUERY = 1 << 0,
  DORSAL_LINK_SEND_START = 1 << 1,
} DorsalLinkSend;

/* The source is open: OPENING. */
DorsalLink dorsal_link_open (gint64 now_us);

/* Each takes the link and returns it; *send gains the bits of what to write. LOST stays LOST. */
DorsalLink dorsal_link_on_hello (DorsalLink link, gint64 now_us, guint *send);
DorsalLink dorsal_link_on_sample (DorsalLink link, gint64 now_us);
/* Time has passed. OPENING asks every second and is LOST after five; STREAMING is SILENT
 * after 500 ms and then asks every second. */
DorsalLink dorsal_link_on_tick (DorsalLink link, gint64 now_us, guint *send);

/* When to call dorsal_link_on_tick() next at the latest. */
gint64 dorsal_link_deadline_us (const DorsalLink *link);

G_END_DECLS
