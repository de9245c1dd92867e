/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Play, pause, and how fast: the two controls that play a kept session back with the frames of its window. */

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DORSAL_TYPE_KEPT_PLAYER (dorsal_kept_player_get_type ())
G_DECLARE_FINAL_TYPE (DorsalKeptPlayer, dorsal_kept_player, DORSAL, KEPT_PLAYER, GtkWidget)

/* Signal "moved" (gint64): to this moment of the session. Its button asks for the action "kept.play". */

/* Stops. 0: there is nothing to be played. */
void dorsal_kept_player_load (DorsalKeptPlayer *player, gint64 length_us);

/* Where it plays on from; also while it plays. */
void dorsal_kept_player_seek (DorsalKeptPlayer *player, gint64 at_us);

void dorsal_kept_player_toggle (DorsalKeptPlayer *player);
void dorsal_kept_player_stop (DorsalKeptPlayer *player);

G_END_DECLS
