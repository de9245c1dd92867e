/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: wishes, frames. Goes out: the moment that is to be seen. Never: a clock of its own, a step while nobody
 * sees it: without frames nothing moves. */

#include "app/kept-player.h"

#include <glib/gi18n.h>

#include "app/playback.h"
#include "app/sheet.h"

struct _DorsalKeptPlayer
{
  GtkWidget parent_instance;
  GtkWidget *button;
  GtkDropDown *speed;
  DorsalPlayback playback;
  gint64 length_us;
  guint tick_id;
};

G_DEFINE_FINAL_TYPE (DorsalKeptPlayer, dorsal_kept_player, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static void
show_playing (DorsalKeptPlayer *player)
{
  gboolean playing = player->playback.playing;

  gtk_button_set_icon_name (GTK_BUTTON (player->button),
                            playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (player->button, playing ? _("Pause (Space)") : _("Play back (Space)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (player->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  playing ? _("Pause") : _("Play back"), -1);
}

static guint
speed_of (DorsalKeptPlayer *player)
{
  static const guint speeds[] = { DORSAL_PLAYBACK_SPEEDS };
  return speeds[MIN (gtk_drop_down_get_selected (player->speed), G_N_ELEMENTS (speeds) - 1)];
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  DorsalKeptPlayer *player = DORSAL_KEPT_PLAYER (widget);

  player->playback
      = dorsal_playback_step (player->playback, gdk_frame_clock_get_frame_time (clock), player->length_us);
  g_signal_emit (player, signals[MOVED], 0, player->playback.at_us);
  if (player->playback.playing)
    return G_SOURCE_CONTINUE;
  player->tick_id = 0;
  show_playing (player);
  return G_SOURCE_REMOVE;
}

void
dorsal_kept_player_stop (DorsalKeptPlayer *player)
{
  if (player->tick_id)
    gtk_widget_remove_tick_callback (GTK_WIDGET (player), player->tick_id);
  player->tick_id = 0;
  player->playback.playing = FALSE;
  show_playing (player);
}

void
dorsal_kept_player_load (DorsalKeptPlayer *player, gint64 length_us)
{
  dorsal_kept_player_stop (player);
  player->length_us = length_us;
  player->playback.at_us = 0;
}

void
dorsal_kept_player_seek (DorsalKeptPlayer *player, gint64 at_us)
{
  player->playback.at_us = at_us;
}

void
dorsal_kept_player_toggle (DorsalKeptPlayer *player)
{
  if (player->length_us == 0)
    return;
  if (player->playback.playing)
    {
      dorsal_kept_player_stop (player);
      return;
    }
  player->playback.speed = speed_of (player);
  player->playback = dorsal_playback_toggle (player->playback, player->length_us);
  player->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (player), on_tick, NULL, NULL);
  show_playing (player);
}

static void
on_speed_changed (DorsalKeptPlayer *player)
{
  player->playback.speed = speed_of (player);
}

/* Nobody looks. */
static void
dorsal_kept_player_unmap (GtkWidget *widget)
{
  dorsal_kept_player_stop (DORSAL_KEPT_PLAYER (widget));
  GTK_WIDGET_CLASS (dorsal_kept_player_parent_class)->unmap (widget);
}

static void
dorsal_kept_player_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_kept_player_parent_class)->dispose (object);
}

static void
dorsal_kept_player_class_init (DorsalKeptPlayerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_kept_player_dispose;
  widget_class->unmap = dorsal_kept_player_unmap;
  signals[MOVED] = g_signal_new ("moved", DORSAL_TYPE_KEPT_PLAYER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                 1, G_TYPE_INT64);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/kept-player.ui");
  gtk_widget_class_bind_template_child (widget_class, DorsalKeptPlayer, button);
  gtk_widget_class_bind_template_child (widget_class, DorsalKeptPlayer, speed);
  gtk_widget_class_bind_template_callback (widget_class, on_speed_changed);
}

static void
dorsal_kept_player_init (DorsalKeptPlayer *player)
{
  gtk_widget_init_template (GTK_WIDGET (player));
  dorsal_widget_run_rightward (player->button);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (player))), 2);
  show_playing (player);
}
