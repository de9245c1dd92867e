/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What pointer (app/browser) and keys (app/kept-keys) do to a kept session's board.
 *
 *   the pointer rests     the moment under it is shown, until it leaves
 *   closer, further       about the pointer; by a key about the cursor, if it is seen
 *   along, at its end     nothing, and whoever asked is told so
 *
 * Comes in: pixels of the plots, keys. Goes out: another lens, cursor or choice. Never: ink. */

#include "app/kept-board-private.h"

#include <math.h>

#include "app/browser.h"
#include "app/kept-keys.h"

#define ZOOM_KEY 1.5

/* --- wishes of the pointer, in pixels of the plots --- */

static gint64
time_at (DorsalKeptBoard *board, double x)
{
  double left, width, plot_x = 0, plot_y;

  dorsal_stretch_plot_get_span (board->pressure, &left, &width);
  gtk_widget_translate_coordinates (GTK_WIDGET (board->pressure), board->plots, left, 0, &plot_x, &plot_y);
  return dorsal_lens_time_at (&board->lens, x - plot_x, width);
}

static gboolean
move_to (DorsalKeptBoard *board, DorsalLens next)
{
  if (next.from_us == board->lens.from_us && next.length_us == board->lens.length_us)
    return FALSE;
  dorsal_kept_board_set_lens (board, &next);
  return TRUE;
}

static gboolean
on_zoom (gpointer data, double factor, double x)
{
  DorsalKeptBoard *board = data;
  return move_to (board, dorsal_lens_zoom (board->lens, factor, time_at (board, x)));
}

static gboolean
on_pan (gpointer data, double px)
{
  DorsalKeptBoard *board = data;
  double left, width;

  dorsal_stretch_plot_get_span (board->pressure, &left, &width);
  return move_to (board, dorsal_lens_pan (board->lens, llround (px / width * (double) board->lens.length_us)));
}

static void
on_hover (gpointer data, double x)
{
  DorsalKeptBoard *board = data;

  board->hover_us = isnan (x) ? -1 : time_at (board, x);
  dorsal_kept_board_refresh (board);
}

static void
on_point (gpointer data, double x)
{
  DorsalKeptBoard *board = data;

  gtk_widget_grab_focus (GTK_WIDGET (board));
  dorsal_kept_board_choose (board, 0, 0);
  dorsal_kept_board_set_cursor (board, time_at (board, x));
}

static void
on_choose (gpointer data, double from_x, double to_x)
{
  DorsalKeptBoard *board = data;
  dorsal_kept_board_choose (board, time_at (board, from_x), time_at (board, to_x));
}

void
dorsal_kept_steer_pan (DorsalKeptBoard *board, gint64 by_us)
{
  move_to (board, dorsal_lens_pan (board->lens, by_us));
}

/* --- keys --- */

static void
step_cursor (DorsalKeptBoard *board, int direction, gboolean choose)
{
  gint64 before_us = board->cursor_us;

  dorsal_kept_board_set_cursor (board, before_us + direction * MAX (board->lens.length_us / 100, 1));
  if (!choose)
    return;
  if (board->chosen_us == board->until_us)
    board->chosen_us = before_us;
  dorsal_kept_board_choose (board, board->chosen_us, board->cursor_us);
}

gboolean
dorsal_kept_steer_key (GtkEventController *controller, guint code, guint hardware, GdkModifierType state,
                       DorsalKeptBoard *board)
{
  int direction;

  switch (dorsal_kept_key_of (code, state, &direction))
    {
    case DORSAL_KEPT_KEY_STEP:
      step_cursor (board, direction, FALSE);
      return TRUE;
    case DORSAL_KEPT_KEY_CHOOSE:
      step_cursor (board, direction, TRUE);
      return TRUE;
    case DORSAL_KEPT_KEY_PAN:
      move_to (board, dorsal_lens_pan (board->lens, direction * board->lens.length_us / 4));
      return TRUE;
    case DORSAL_KEPT_KEY_END:
      dorsal_kept_board_set_cursor (board, direction < 0 ? 0 : board->lens.total_us);
      return TRUE;
    case DORSAL_KEPT_KEY_ZOOM:
      dorsal_kept_board_zoom (board, direction > 0 ? ZOOM_KEY : 1 / ZOOM_KEY);
      return TRUE;
    case DORSAL_KEPT_KEY_WHOLE:
      move_to (board, dorsal_lens_whole (board->lens.total_us));
      return TRUE;
    case DORSAL_KEPT_KEY_LET_GO:
      if (board->chosen_us == board->until_us)
        return FALSE;
      dorsal_kept_board_choose (board, 0, 0);
      return TRUE;
    default:
      return FALSE;
    }
}

void
dorsal_kept_steer_attach (DorsalKeptBoard *board)
{
  static const DorsalBrowserWishes wishes = { on_zoom, on_pan, on_hover, on_point, on_choose };

  dorsal_browser_attach (board->plots, &wishes, board);
  /* as wide, and as far to the left */
  dorsal_browser_attach (dorsal_kept_today_get_plots (board->today), &wishes, board);
}
