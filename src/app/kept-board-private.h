/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The board's inside: kept-board.c shows, kept-steer.c has its pointer and keys. */

#include "app/kept-board.h"
#include "app/pan-bar.h"
#include "app/ribbon-view.h"
#include "app/shown.h"
#include "app/spine-view.h"
#include "app/stretch-plot.h"

struct _DorsalKeptBoard
{
  GtkWidget parent_instance;
  GtkWidget *plots;
  DorsalSpineView *spine;
  DorsalStretchPlot *pressure, *hold;
  DorsalRibbonView *ribbon;
  DorsalKeptToday *today;
  GtkInscription *cursor_time, *cursor_words;
  DorsalPanBar *bar;
  const DorsalRecord *record;
  DorsalShown shown; /* of the moment at the cursor; its traces are the record's */
  DorsalLens lens;
  gint64 cursor_us, hover_us; /* hover: below 0 when the pointer is elsewhere */
  gint64 chosen_us, until_us;
  gint64 announced_us;
};

/* After a change of cursor, hover, lens or choice: shows it, and tells. */
void dorsal_kept_board_refresh (DorsalKeptBoard *board);

/* Over the plots, and over the second story, which is as wide. */
void dorsal_kept_steer_attach (DorsalKeptBoard *board);

/* Handlers of the template: the bar below was dragged, a key was pressed. */
void dorsal_kept_steer_pan (DorsalKeptBoard *board, gint64 by_us);
gboolean dorsal_kept_steer_key (GtkEventController *controller, guint code, guint hardware, GdkModifierType state,
                                DorsalKeptBoard *board);
