/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The way of a byte: bytes of a roller in, messages out. Joins frame reader, clock, link
 * and classifier; owns no file, no thread and no time. */

#include "core/classifier.h"
#include "core/cue-call.h"
#include "core/frame-reader.h"
#include "core/link.h"
#include "core/motor.h"
#include "core/session.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_MESSAGE_NONE,
  DORSAL_MESSAGE_READING,
  DORSAL_MESSAGE_HELLO,    /* the first, or one that says something else (another roller) */
  DORSAL_MESSAGE_LINK,     /* the state of the link changed */
  DORSAL_MESSAGE_ANCHORED, /* and where */
  DORSAL_MESSAGE_ANCHOR_REFUSED,
  DORSAL_MESSAGE_MARKED_END, /* the person said where it lies, after a direction that was suspect */
  DORSAL_MESSAGE_GESTURE, /* firm presses, or off for long; follows its reading */
  DORSAL_MESSAGE_FELT,    /* how a spot feels, by key or click; by presses it is a gesture */
  DORSAL_MESSAGE_WISH,    /* to pause, go on or end, by key or click */
  DORSAL_MESSAGE_SETTINGS,   /* new ones hold from here on */
  DORSAL_MESSAGE_EVENT,  /* the roller's: button, lift, a fault */
  DORSAL_MESSAGE_STATUS, /* the roller's, once a second */
  DORSAL_MESSAGE_ANSWER, /* to a command */
  DORSAL_MESSAGE_CUE,    /* what became of a cue */
} DorsalMessageKind;

typedef struct
{
  DorsalMessageKind kind;
  gint64 time_us; /* roller's clock of the last sample */
  DorsalClockStep step; /* READING: what the clock said of its sample; UNKNOWN for one that knows nothing */
  union
  {
    DorsalReading reading;
    DorsalHello hello;
    DorsalLinkState link;
    struct
    {
      double place_cm, sigma_cm;
      DorsalLevel level;
    } anchored;
    DorsalAnchorResult refused;
    DorsalMarkedEnd marked_end;
    struct
    {
      DorsalGesture gesture;
      DorsalGestureMeaning meaning;
      DorsalLevel level; /* that an answer is about; UNKNOWN else */
    } gesture;
    struct
    {
      DorsalLevel level;
      DorsalAnswer answer;
    } felt;
    DorsalWish wish;
    struct
    {
      DorsalCue cue;
      DorsalCueResult result;
    } cue;
    const DorsalSettings *settings; /* not the message's own: it would double each of them */
    DorsalFrame frame; /* EVENT, STATUS, ANSWER */
  };
} DorsalMessage;

typedef struct
{
  DorsalFrameReader reader;
  DorsalClock clock;
  DorsalLink link;
  DorsalClassifier classifier;
  DorsalCueCall cue;
  gboolean cue_due;  /* not written yet */
  gboolean has_reflex; /* set by the owner: grave alerts call the motor by themselves */
  DorsalReflex reflex;
  gboolean resuming; /* opened anew, and no sample since */
  gint64 left_us;    /* host time of the last sample before that */
  guint foreign;     /* version of the protocol that a hello named and we do not speak; else 0 */
  guint send;        /* DorsalLinkSend bits: written by the owner, see dorsal_stream_take_output() */
  guint rate_hz;     /* to ask for; 0: the hello's own */
  guint queued;      /* messages waiting, in order */
  guint next;
  DorsalMessage queue[6];
} DorsalStream;

/* now_us: the host's clock, or any constant for a recording read as fast as it goes (the
 * handshake then never times out; the end of the file decides). */
void dorsal_stream_init (DorsalStream *stream, const DorsalSettings *settings, gint64 now_us);

/* Consumes bytes up to the next message; *bytes and *n move on. FALSE: all bytes consumed
 * and nothing to tell. Never allocates.
 *
 *   while ((message = dorsal_stream_next (&stream, &bytes, &n, now_us)))
 *     use (message);
 */
const DorsalMessage *dorsal_stream_next (DorsalStream *stream, const guint8 **bytes, gsize *n, gint64 now_us);

/* Time has passed without bytes: silence and handshake. Call until it returns NULL. */
const DorsalMessage *dorsal_stream_tick (DorsalStream *stream, gint64 now_us);

/* The person's click, when dorsal_stream_next() has given all it had. Always gives one message,
 * ANCHORED or ANCHOR_REFUSED. */
const DorsalMessage *dorsal_stream_anchor (DorsalStream *stream);

/* The person's answer to a direction that is suspect: see dorsal_classifier_answer_direction(). MARKED_END, or NULL when
 * nothing was suspect any more. The roller's long press says "turned". */
const DorsalMessage *dorsal_stream_answer_direction (DorsalStream *stream, gboolean turned);

/* How the spot at this level feels, by key or click. FELT, or NULL when nobody asks about that spot any more. */
const DorsalMessage *dorsal_stream_answer (DorsalStream *stream, DorsalLevel level, DorsalAnswer answer);

/* By key or click: WISH, so that who keeps a clock or a record knows from which sample on. The judgement goes on. */
const DorsalMessage *dorsal_stream_wish (DorsalStream *stream, DorsalWish wish);

/* How a spot feels, whether by presses, key or click. FALSE: the message says nothing of it. */
gboolean dorsal_message_get_answer (const DorsalMessage *message, DorsalLevel *ret_level, DorsalAnswer *ret_answer);

/* New settings: see dorsal_classifier_configure(). SETTINGS, so that who keeps a record knows from which sample on; it points to
 * these. */
const DorsalMessage *dorsal_stream_configure (DorsalStream *stream, const DorsalSettings *settings);

/* The source has ended: a LINK message, LOST, and before it a reading that knows nothing. */
const DorsalMessage *dorsal_stream_end (DorsalStream *stream);

/* There is a source again, after dorsal_stream_end() or in the place of one that fell silent: the same
 * session goes on with it. Zones, body, dwell and counts stay. Data waits for a hello as at first; the
 * place and the hold are lost, and time goes on by as much as the host's clock says. Where another
 * roller says hello a new session begins: all but the counts is forgotten. Gives LINK, OPENING. */
const DorsalMessage *dorsal_stream_reopen (DorsalStream *stream, gint64 now_us);

/* Asks the roller to vibrate, for ttl_ms at most. What becomes of it is a CUE message within 200 ms;
 * it may be the one returned, or NULL when there is none yet. While the reflex has the word there will be none: see
 * dorsal_reflex_lets(). */
const DorsalMessage *dorsal_stream_cue (DorsalStream *stream, DorsalCue cue, guint ttl_ms, gint64 now_us);

/* When to call dorsal_stream_tick() next at the latest. */
gint64 dorsal_stream_deadline_us (const DorsalStream *stream);

/* The next sentence to write to the roller, or 0 when there is none: its length. */
gsize dorsal_stream_take_output (DorsalStream *stream, char ret_text[DORSAL_FRAME_MAX + 1]);

const DorsalStatistics *dorsal_stream_statistics (const DorsalStream *stream);

G_END_DECLS
