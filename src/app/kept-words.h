/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is said of kept sessions, their moments and what happened in them. Pure functions, in the user's language; all
 * but the first kind newly allocated. */

#include "core/guided.h"
#include "core/story.h"

G_BEGIN_DECLS

/* "On the lower back", "Too hard". alert: exactly one bit. */
const char *dorsal_alert_to_words (DorsalAlert alert);
const char *dorsal_state_to_words (DorsalState state);
const char *dorsal_answer_to_words (DorsalAnswer answer);

/* "Today", "Yesterday", "Tuesday 24 November", "24 November 2025". Both in the local time zone. */
char *dorsal_words_of_day (gint64 at_us, gint64 now_us);

/* "18:42", local. */
char *dorsal_words_of_hour (gint64 at_us);

/* "45 s", "12 min", "1 h 05 min". */
char *dorsal_words_of_length (gint64 us);

/* "3:20", "1:02:03". */
char *dorsal_words_of_clock (gint64 us);

/* "Demo roller", "A roller", …: where its bytes came from. model may be "". */
char *dorsal_words_of_source (const char *source, const char *model);

/* "Desk Back: 8 of 10 steps". */
char *dorsal_words_of_guided (const DorsalGuided *guided);

/* "Rolling at T6 · Thoracic spine · 52 kPa, comfortable pressure", and what stood; "Nothing was measured here". */
char *dorsal_words_of_moment (const DorsalReading *reading);

/* "Held T6 for 0:34: better", "No signal for 3 s, 300 samples lost". */
char *dorsal_words_of_span (const DorsalSpan *span);

G_END_DECLS
