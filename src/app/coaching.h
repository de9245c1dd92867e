/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The window's part in a session: which page is shown, what steps back around it, and that the screen stays on. */

#include "app/pager.h"
#include "app/session-page.h"

G_BEGIN_DECLS

typedef struct _DorsalCoaching DorsalCoaching;

/* pager: its page "session" is a DorsalSessionPage. top: header and head, hidden on a whole screen; head, bar: hidden
 * while the session is shown. All outlive it. */
DorsalCoaching *dorsal_coaching_new (GtkWindow *window, DorsalPager *pager, GtkWidget *top, GtkWidget *head, GtkWidget *bar);
void dorsal_coaching_free (DorsalCoaching *coaching);

/* Begins a session and shows it: see dorsal_session_page_begin(). A sentence for the user when it cannot; NULL else. */
char *dorsal_coaching_begin (DorsalCoaching *coaching, const char *name);

/* Two presses: where that can only mean a session, on the home page or after one. */
void dorsal_coaching_begin_last (DorsalCoaching *coaching);

/* The person has read what it came to. */
void dorsal_coaching_leave (DorsalCoaching *coaching);

/* After anything that moved: pages, the roller, the session. */
void dorsal_coaching_refresh (DorsalCoaching *coaching);

/* Whether a session is under way, paused or not. */
gboolean dorsal_coaching_is_under_way (DorsalCoaching *coaching);

/* Who leads, by what was answered; the roller only where nothing speaks against it. */
DorsalGuide dorsal_coaching_guide (void);

G_END_DECLS
