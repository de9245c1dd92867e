/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A kept session to be looked at: the spine, the plots and the story, a lens over them, and a cursor. */

#include <gtk/gtk.h>

#include "app/kept-today.h"
#include "app/lens.h"
#include "app/record.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_KEPT_BOARD (dorsal_kept_board_get_type ())
G_DECLARE_FINAL_TYPE (DorsalKeptBoard, dorsal_kept_board, DORSAL, KEPT_BOARD, GtkWidget)

/* Signal "changed": the cursor, the lens or what is chosen. */

/* record: lasts until the next call; NULL: none. */
void dorsal_kept_board_show (DorsalKeptBoard *board, const DorsalRecord *record);

/* Its second story, which reads and judges by itself. */
DorsalKeptToday *dorsal_kept_board_get_today (DorsalKeptBoard *board);

/* A moment; the lens follows so that it is seen. */
void dorsal_kept_board_set_cursor (DorsalKeptBoard *board, gint64 time_us);
gint64 dorsal_kept_board_get_cursor (DorsalKeptBoard *board);

void dorsal_kept_board_set_lens (DorsalKeptBoard *board, const DorsalLens *lens);
DorsalLens dorsal_kept_board_get_lens (DorsalKeptBoard *board);

/* About the cursor, if it is seen; else about the middle. */
void dorsal_kept_board_zoom (DorsalKeptBoard *board, double factor);

/* A stretch to be handed on. FALSE: none is chosen. */
void dorsal_kept_board_choose (DorsalKeptBoard *board, gint64 a_us, gint64 b_us);
gboolean dorsal_kept_board_get_chosen (DorsalKeptBoard *board, gint64 *ret_from_us, gint64 *ret_to_us);

G_END_DECLS
