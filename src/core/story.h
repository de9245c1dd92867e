/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What happened in a session, as spans of time: stays in a zone, holds, alerts, gaps, and moments such as an anchor.
 * Lists, files and reports all tell the same story. */

#include "core/stream.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_SPAN_NONE,
  DORSAL_SPAN_ZONE,       /* zone: a stay in one, off the roller included; no span where it is unknown */
  DORSAL_SPAN_HOLD,       /* level, zone, hardest_kpa, answer */
  DORSAL_SPAN_ALERT,      /* alert */
  DORSAL_SPAN_GAP,        /* lost: nobody knows what happened */
  DORSAL_SPAN_ANCHOR,     /* anchor: a moment, as are the rest */
  DORSAL_SPAN_MARKED_END, /* marked_end */
  DORSAL_SPAN_SETTINGS,
  DORSAL_SPAN_ROLLER, /* event: the roller's own */
} DorsalSpanKind;

typedef struct
{
  DorsalSpanKind kind;
  gint64 from_us, to_us; /* of the caller's clock; equal for a moment */
  DorsalZone zone;
  DorsalLevel level; /* last known in the hold */
  DorsalAlert alert; /* one bit */
  guint64 lost;      /* samples, by their numbers; 0 where only time is missing */
  DorsalAnchorResult anchor;
  DorsalMarkedEnd marked_end;
  DorsalRollerEvent event;
  double hardest_kpa; /* in the hold; 0 when not known */
  DorsalAnswer answer;
} DorsalSpan;

typedef struct
{
  GArray *spans; /* DorsalSpan; in order of from_us after dorsal_story_end() */
  gboolean started;
  gint64 time_us; /* of the last sample */
  guint16 seq;
  guint standing; /* alerts, since when below */
  gint64 since_us[DORSAL_N_ALERTS];
  DorsalSpan zone, hold; /* kind NONE: none is open */
} DorsalStory;

void dorsal_story_init (DorsalStory *story);
void dorsal_story_clear (DorsalStory *story);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DorsalStory, dorsal_story_clear)

/* One message more. at_us: its time, which never runs backward; where nothing streams, that of the last sample. */
void dorsal_story_add (DorsalStory *story, const DorsalMessage *message, gint64 at_us);

/* How the spot at this level felt: goes to its last hold, the one under way included; nothing where there is none. */
void dorsal_story_answer (DorsalStory *story, DorsalLevel level, DorsalAnswer answer);

/* Ends what is still under way, and sorts. Nothing may be added after it. */
void dorsal_story_end (DorsalStory *story);

/* How many of this kind, and how long they are together. ret_us: may be NULL. */
guint dorsal_story_count (const DorsalStory *story, DorsalSpanKind kind, gint64 *ret_us);

G_END_DECLS
