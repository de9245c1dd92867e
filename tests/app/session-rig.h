/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What tests of a session that leads share: a window that hears with the test's ears and lives by its clock. No time
 * passes here. */

#include "app/schema.h"
#include "app/session-page.h"
#include "app/welcome-page.h"
#include "app/window.h"

#include "rig.h"

void session_rig_start (int *argc, char ***argv);

/* At home; answer: to the questions before the first session. */
DorsalWindow *session_rig_open (int width, int height, DorsalScreening answer);
void session_rig_close (DorsalWindow *window);

/* A programme by its name; "": none. */
void session_rig_begin (DorsalWindow *window, const char *name);

/* The person and the clock live on together; feed NULL: nobody lies there. */
void session_rig_live_on (DorsalWindow *window, Feed *feed, double seconds);

DorsalSessionPage *session_rig_page (DorsalWindow *window);
const DorsalCoach *session_rig_coach (DorsalWindow *window);
const char *session_rig_shown_page (DorsalWindow *window);
const char *session_rig_title (DorsalWindow *window);

/* The names of all cues since the window was opened, a blank behind each. */
extern GString *session_rig_heard;
guint session_rig_times_heard (const char *word);
