/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A signal to the roller's motor, from being asked for to its answer. Nobody waits for it:
 * an answer that does not come within 200 ms is given up. Time is the host's, an argument. */

#include "core/frame.h"

G_BEGIN_DECLS

#define DORSAL_CUE_ANSWER_US  (200 * 1000)
#define DORSAL_CUE_TTL_MAX_MS 2000 /* a motor never runs longer */

typedef enum
{
  DORSAL_CUE_RESULT_UNKNOWN,    /* still waiting */
  DORSAL_CUE_RESULT_DONE,       /* the roller said ok */
  DORSAL_CUE_RESULT_REFUSED,    /* the roller said error */
  DORSAL_CUE_RESULT_UNANSWERED, /* 200 ms without a word, a newer cue, or the roller went away */
  DORSAL_CUE_RESULT_NO_MOTOR,   /* its hello names none: nothing was sent */
  DORSAL_CUE_RESULT_NO_SIGNAL,  /* no roller is heard now: nothing was sent */
} DorsalCueResult;

/* All zeroes: none under way. */
typedef struct
{
  DorsalCue cue; /* UNKNOWN: none */
  guint ttl_ms;
  gint64 asked_us;
} DorsalCueCall;

/* Sent now. ttl_ms is held to 0 … 2000. */
DorsalCueCall dorsal_cue_call_begin (DorsalCue cue, guint ttl_ms, gint64 now_us);

/* What it comes to; UNKNOWN: go on waiting, or none is under way, or the answer is to
 * another command. Anything else ends the call: the caller zeroes it. */
DorsalCueResult dorsal_cue_call_on_answer (const DorsalCueCall *call, const DorsalFrame *answer);
DorsalCueResult dorsal_cue_call_on_tick (const DorsalCueCall *call, gint64 now_us);

/* When to call dorsal_cue_call_on_tick() at the latest; G_MAXINT64 for none. */
gint64 dorsal_cue_call_deadline_us (const DorsalCueCall *call);

/* "done", "refused", "unanswered", "no-motor", "no-signal"; "unknown" else. */
const char *dorsal_cue_result_to_string (DorsalCueResult result);

G_END_DECLS
