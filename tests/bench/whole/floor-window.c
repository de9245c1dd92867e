/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An empty window, as the library gives it: what every program of its kind pays.
 *
 *   floor-window still        a header bar and nothing else
 *   floor-window plot         an area as large as Dorsal's plots, painted with one colour at each tick of the clock */

#include <adwaita.h>
#include <string.h>

static gboolean plots;

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  gtk_widget_queue_draw (widget);
  return G_SOURCE_CONTINUE;
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  static guint n;

  cairo_set_source_rgb (cr, 0.2, 0.5, (n++ & 1) ? 0.8 : 0.7);
  cairo_paint (cr);
}

static GtkWidget *
plot_new (void)
{
  GtkWidget *plot = gtk_drawing_area_new ();

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (plot), draw, NULL, NULL);
  gtk_widget_set_size_request (plot, 640, 480);
  gtk_widget_set_halign (plot, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (plot, GTK_ALIGN_CENTER);
  gtk_widget_set_vexpand (plot, TRUE);
  gtk_widget_add_tick_callback (plot, on_tick, NULL, NULL);
  return plot;
}

static void
on_activate (GtkApplication *application)
{
  GtkWidget *window = adw_application_window_new (application);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  if (plots)
    gtk_box_append (GTK_BOX (box), plot_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 780);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = adw_application_new ("io.github.dorsal.Floor", G_APPLICATION_DEFAULT_FLAGS);

  plots = argc > 1 && strcmp (argv[1], "plot") == 0;
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
