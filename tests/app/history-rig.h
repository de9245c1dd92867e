/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What tests of the history share: a database of kept sessions, and a window on it. */

#include "app/window.h"

/* The present test's database; no file is there before something is kept. */
extern char *history_rig_path;

/* Keeps n sessions of six seconds, every second one of the demo roller. */
void history_rig_fill (guint n);

/* How many there are now. */
guint history_rig_count (void);

DorsalWindow *history_rig_open (const char *page);

/* Closing leaves nothing behind, neither of the window nor of its pages, which all have been seen by then. */
void history_rig_close (DorsalWindow *window);

/* The first of that type; which of its states a page shows. */
GtkWidget *history_rig_find (DorsalWindow *window, const char *type);
const char *history_rig_state (DorsalWindow *window, const char *type);

typedef struct
{
  const char *path;
  void (*func) (void);
} HistoryTest;

/* All of a program: each test with a database of its own. Returns the exit status. */
int history_rig_run (int *argc, char ***argv, const HistoryTest *tests, guint n);
