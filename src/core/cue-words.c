/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The cues' words, which are their sound files' names too. In: a cue. Out: its word. Never: a translated one. */

#include "core/cue.h"

const char *
dorsal_say_to_string (DorsalSay say)
{
  static const char *const words[] = {
    "unknown",       "lumbar",    "neck",        "too-hard",          "no-signal",      "lumbar-near", "neck-near",
    "place-unknown", "too-fast",  "midline",     "direction-suspect", "anchor-refused", "slipping",    "off",
    "paused",        "goes-on",   "signal-back", "placed",            "anchored",       "direction-asked",
    "hips-lowered",  "hips-raised", "rolling",   "hold",              "hold-goal",      "hold-enough",
    "hold-long",     "asked",     "answered",    "spot-over",         "pelvis",         "clear",
    "eased",         "good-zone", "good-pace",   "slow",              "step-done",      "set-done",
    "session-done",
  };
  G_STATIC_ASSERT (G_N_ELEMENTS (words) == DORSAL_N_SAYS);

  return words[say < DORSAL_N_SAYS ? say : 0];
}
