/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one window: on top what is so in big type, below a page. */

#include <adwaita.h>

#include "app/live.h"
#include "app/sound-sink.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_WINDOW (dorsal_window_get_type ())
G_DECLARE_FINAL_TYPE (DorsalWindow, dorsal_window, DORSAL, WINDOW, AdwApplicationWindow)

DorsalWindow *dorsal_window_new (AdwApplication *application);

/* Connects to a source by what a person typed or chose: see dorsal_source_new_for_name(). pace: 1 for life
 * speed. A name that leads nowhere is told in the window. Returns FALSE then. */
gboolean dorsal_window_connect (DorsalWindow *window, const char *name, double pace);

/* Connects to a roller that was chosen once, if one is plugged in; from then on, too, when one is. */
void dorsal_window_find_roller (DorsalWindow *window);

/* A page by its name in window.ui, such as "home" or "live": see there. Returns FALSE for any other name. */
gboolean dorsal_window_show_page (DorsalWindow *window, const char *page);

/* All names of pages, NULL-terminated; free the container. */
const char **dorsal_window_list_pages (DorsalWindow *window);

/* One sentence at the window's foot, for ten seconds. */
void dorsal_window_tell (DorsalWindow *window, const char *sentence);

/* Where its cues sound from now on; takes the sink. A new window is silent. */
void dorsal_window_set_sound (DorsalWindow *window, DorsalSoundSink *sink);

/* Where sessions are kept from the next one on, and read from; NULL, as at first: nowhere. */
void dorsal_window_set_database (DorsalWindow *window, const char *path);

/* Shows the page of a kept session. */
void dorsal_window_open_session (DorsalWindow *window, gint64 id);

/* The view-model; owned by the window. */
DorsalLive *dorsal_window_get_live (DorsalWindow *window);

G_END_DECLS
