/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a click, and time. Goes out: words, a bar, a signal when a side is over. Never: a second side that begins
 * without a moment to turn over. It stops when its page is left. */

#include "app/side-timer.h"

#include <glib/gi18n.h>
#include <math.h>

struct _DorsalSideTimer
{
  GtkWidget parent_instance;
  GtkWidget *button, *bar, *words;
  guint seconds;
  gboolean both;
  DorsalSides sides;
  guint source;
};

enum
{
  MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DorsalSideTimer, dorsal_side_timer, GTK_TYPE_WIDGET)

static gboolean
is_running (DorsalSideTimer *timer)
{
  return timer->sides.state != DORSAL_SIDES_UNKNOWN && timer->sides.state != DORSAL_SIDES_DONE;
}

static char *
words_of (DorsalSideTimer *timer)
{
  int left = (int) ceil (timer->sides.left_s);

  switch (timer->sides.state)
    {
    case DORSAL_SIDES_FIRST:
      return g_strdup_printf (timer->both ? _ ("First side: %d s left") : _ ("%d s left"), left);
    case DORSAL_SIDES_CHANGE:
      return g_strdup_printf (_ ("Change sides: %d s"), left);
    case DORSAL_SIDES_SECOND:
      return g_strdup_printf (_ ("Second side: %d s left"), left);
    case DORSAL_SIDES_DONE:
      return g_strdup (_ ("Done"));
    default:
      return g_strdup_printf (timer->both ? _ ("%u s each side") : _ ("%u s"), timer->seconds);
    }
}

static void
show (DorsalSideTimer *timer)
{
  g_autofree char *words = words_of (timer);
  gboolean running = is_running (timer);

  gtk_label_set_text (GTK_LABEL (timer->words), words);
  gtk_button_set_label (GTK_BUTTON (timer->button), running ? _ ("Stop") : _ ("Start"));
  gtk_level_bar_set_value (GTK_LEVEL_BAR (timer->bar), dorsal_sides_progress (&timer->sides));
}

static void
rest (DorsalSideTimer *timer)
{
  if (timer->source)
    g_source_remove (timer->source);
  timer->source = 0;
}

void
dorsal_side_timer_advance (DorsalSideTimer *timer, gint64 time_us)
{
  timer->sides = dorsal_sides_step (timer->sides, time_us);
  if (!is_running (timer))
    rest (timer);
  show (timer);
  if (timer->sides.changed)
    g_signal_emit (timer, signals[MOVED], 0);
}

static gboolean
on_time (gpointer data)
{
  DorsalSideTimer *timer = data;

  dorsal_side_timer_advance (timer, g_get_monotonic_time ());
  return timer->source ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
stop (DorsalSideTimer *timer)
{
  gboolean ran = is_running (timer);

  rest (timer);
  timer->sides = (DorsalSides){ 0 };
  show (timer);
  if (ran)
    g_signal_emit (timer, signals[MOVED], 0);
}

void
dorsal_side_timer_toggle (DorsalSideTimer *timer)
{
  if (is_running (timer))
    {
      stop (timer);
      return;
    }
  timer->sides = dorsal_sides_begin (timer->seconds, timer->both, g_get_monotonic_time ());
  timer->source = g_timeout_add (200, on_time, timer);
  show (timer);
  g_signal_emit (timer, signals[MOVED], 0);
}

DorsalSidesState
dorsal_side_timer_get_state (DorsalSideTimer *timer)
{
  return timer->sides.state;
}

static void
dorsal_side_timer_unmap (GtkWidget *widget)
{
  stop (DORSAL_SIDE_TIMER (widget));
  GTK_WIDGET_CLASS (dorsal_side_timer_parent_class)->unmap (widget);
}

static void
dorsal_side_timer_dispose (GObject *object)
{
  GtkWidget *child;

  rest (DORSAL_SIDE_TIMER (object));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_side_timer_parent_class)->dispose (object);
}

static void
dorsal_side_timer_class_init (DorsalSideTimerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_side_timer_dispose;
  widget_class->unmap = dorsal_side_timer_unmap;
  signals[MOVED]
      = g_signal_new ("moved", DORSAL_TYPE_SIDE_TIMER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sidetimer");
}

static void
dorsal_side_timer_init (DorsalSideTimer *timer)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (timer))), 12);
  timer->button = gtk_button_new_with_label (_ ("Start"));
  gtk_widget_set_valign (timer->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (timer->button, "pill");
  timer->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (timer->words), 0);
  gtk_label_set_wrap (GTK_LABEL (timer->words), TRUE);
  gtk_widget_add_css_class (timer->words, "numeric");
  timer->bar = gtk_level_bar_new ();
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (timer->bar), GTK_LEVEL_BAR_OFFSET_LOW, 0); /* one colour throughout */
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_valign (column, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (column), timer->words);
  gtk_box_append (GTK_BOX (column), timer->bar);
  gtk_widget_set_parent (timer->button, GTK_WIDGET (timer));
  gtk_widget_set_parent (column, GTK_WIDGET (timer));
  g_signal_connect_swapped (timer->button, "clicked", G_CALLBACK (dorsal_side_timer_toggle), timer);
}

GtkWidget *
dorsal_side_timer_new (guint seconds, gboolean both)
{
  DorsalSideTimer *timer = g_object_new (DORSAL_TYPE_SIDE_TIMER, NULL);

  timer->seconds = MAX (seconds, 1);
  timer->both = both;
  show (timer);
  return GTK_WIDGET (timer);
}
