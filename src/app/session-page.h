/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The page that leads through a session: for somebody on the floor, without hands and eyes. What it knows is a
 * DorsalCoach; what it shows app/session-face.h says. */

#include <gtk/gtk.h>

#include "app/prompter.h"
#include "core/coach.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_SESSION_PAGE (dorsal_session_page_get_type ())
G_DECLARE_FINAL_TYPE (DorsalSessionPage, dorsal_session_page, DORSAL, SESSION_PAGE, GtkWidget)

/* Signals: "wanted": two presses while no session runs, the last programme once more; "ended": the summary is shown;
 * "done": the person has read it. Actions, only while it is shown: session.pause, .repeat, .skip, .back, .end, .flip. */

/* Follows the roller, tells the prompter; both for as long as the page lives. */
void dorsal_session_page_follow (DorsalSessionPage *page, DorsalLive *live, DorsalPrompter *prompter);

/* Lets go of both. */
void dorsal_session_page_let_go (DorsalSessionPage *page);

/* Begins a session. name: a programme's, shipped or the user's own; "" for a free session; NULL for the last one.
 * FALSE, with a sentence for the user: there is none, or it cannot be read. */
gboolean dorsal_session_page_begin (DorsalSessionPage *page, const char *name, DorsalGuide guide, GError **error);

/* Smaller words, for a narrow window. */
void dorsal_session_page_set_narrow (DorsalSessionPage *page, gboolean narrow);

/* For tests, and for who asks whether one runs. */
const DorsalCoach *dorsal_session_page_get_coach (DorsalSessionPage *page);

/* Something has been lived through: by the clock of app/now.h. A timer of the page's own calls it. */
void dorsal_session_page_tick (DorsalSessionPage *page);

G_END_DECLS
