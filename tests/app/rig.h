/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What tests of the app share. */

#include "app/application.h"
#include "app/live.h"
#include "core/person.h"
#include "store/store.h"

/* Feeds a live with a scripted person, without threads and without time: `seconds` of it. */
typedef struct _Feed Feed;
Feed *feed_new (DorsalLive *live, const char *script);
void feed_free (Feed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Feed, feed_free)

/* Steps, and notifies once at the end. */
void feed_run (Feed *feed, double seconds);

/* The host's clock passes without a byte. */
void feed_silence (Feed *feed, double seconds);

/* GTK, libadwaita, no animations, and the one application of this process. */
DorsalApplication *rig_start (int *argc, char ***argv);

/* The first descendant of a type, or with a CSS class where one is given; NULL for none. */
GtkWidget *rig_find (GtkWidget *root, const char *type, const char *css_class);

/* The first visible row whose title begins so; NULL for none. */
GtkWidget *rig_find_row (GtkWidget *root, const char *title);

/* The visible window or dialog over this one; NULL for none. */
GtkWindow *rig_dialog_over (GtkWindow *window);

/* Destroys a window, and waits until nothing holds it any more: a leak test for the whole tree. */
void rig_close (GtkWindow *window);

/* Keeps a session: twelve cells at 100 Hz, off the roller for two seconds, then 40 kPa on each cell, its place unknown.
 * Returns its number. */
gint64 rig_keep (DorsalStore *store, const char *source, guint seconds, gint64 began_us);

/* Takes away a database, all that SQLite and Dorsal put beside it, and its folder, which must be empty then. */
void rig_remove_database (const char *path);

/* For g_timeout_add(): sets the gboolean at data. */
gboolean rig_timed_out (gpointer data);

/* Runs the main loop until it is so; ten seconds are too long. */
#define WAIT_FOR(condition)                                                                                           \
  G_STMT_START                                                                                                        \
  {                                                                                                                   \
    gboolean late_ = FALSE;                                                                                           \
    guint guard_ = g_timeout_add (10000, rig_timed_out, &late_);                                                      \
    while (!(condition) && !late_)                                                                                    \
      g_main_context_iteration (NULL, TRUE);                                                                          \
    if (!late_)                                                                                                       \
      g_source_remove (guard_);                                                                                       \
    g_assert_true (condition);                                                                                        \
  }                                                                                                                   \
  G_STMT_END
