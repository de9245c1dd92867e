/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a cue that was sent, the roller's answers, the host's time. Out: what became of it.
 * Never: waits, sends, or takes another command's answer for its own.
 *
 *   sent ──┬─ RLA,cue,ok ─────▶ DONE
 *          ├─ RLA,cue,error ──▶ REFUSED
 *          └─ 200 ms ─────────▶ UNANSWERED
 */

#include "core/cue-call.h"

#include <string.h>

DorsalCueCall
dorsal_cue_call_begin (DorsalCue cue, guint ttl_ms, gint64 now_us)
{
  return (DorsalCueCall){ .cue = cue, .ttl_ms = MIN (ttl_ms, DORSAL_CUE_TTL_MAX_MS), .asked_us = now_us };
}

DorsalCueResult
dorsal_cue_call_on_answer (const DorsalCueCall *call, const DorsalFrame *answer)
{
  if (call->cue == DORSAL_CUE_UNKNOWN || strcmp (answer->answer.command, "cue") != 0)
    return DORSAL_CUE_RESULT_UNKNOWN;
  return answer->answer.ok ? DORSAL_CUE_RESULT_DONE : DORSAL_CUE_RESULT_REFUSED;
}

DorsalCueResult
dorsal_cue_call_on_tick (const DorsalCueCall *call, gint64 now_us)
{
  return now_us >= dorsal_cue_call_deadline_us (call) ? DORSAL_CUE_RESULT_UNANSWERED : DORSAL_CUE_RESULT_UNKNOWN;
}

gint64
dorsal_cue_call_deadline_us (const DorsalCueCall *call)
{
  return call->cue == DORSAL_CUE_UNKNOWN ? G_MAXINT64 : call->asked_us + DORSAL_CUE_ANSWER_US;
}

const char *
dorsal_cue_result_to_string (DorsalCueResult result)
{
  static const char *const words[] = { "unknown", "done", "refused", "unanswered", "no-motor", "no-signal" };

  return words[(guint) result < G_N_ELEMENTS (words) ? (guint) result : 0];
}
