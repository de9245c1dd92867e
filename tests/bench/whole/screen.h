/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Watches an X screen as a person does: when has something changed? */

#include <glib.h>

typedef struct _Watcher Watcher;

/* Of $DISPLAY; ends the program where there is none that can tell. */
Watcher *screen_new (void);
void screen_free (Watcher *screen);

/* The server's process. */
int screen_get_pid (Watcher *screen);

/* Pictures so far: changes less than 3 ms apart are one. */
guint64 screen_get_pictures (Watcher *screen);

/* Waits until something has changed after that monotonic time; returns when, or 0 after wait_us. */
gint64 screen_await_change (Watcher *screen, gint64 after_us, gint64 wait_us);

/* Waits until the middle of the screen looks other than it did when the screen was made; returns when, or 0. */
gint64 screen_await_window (Watcher *screen, gint64 wait_us);

/* Takes the topmost window off the screen, as a minimised one is, or puts it back. */
void screen_hide_window (Watcher *screen, gboolean hidden);
