/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The live page and its two shapes.
 *
 *   wide                         narrow
 *   ┌──────────┬───────────┐     ┌──────────┐
 *   │          │ pressure  │     │  spine   │
 *   │  spine   ├───────────┤     ├──────────┤
 *   │          │ hold      │     │ pressure │
 *   └──────────┴───────────┘     ├──────────┤
 *                                │ hold     │  where it is tall enough
 *                                └──────────┘
 * Comes in: a size, a view-model. Goes out: places for its three cards. Never: a reading of
 * its own. */

#include "app/live-page.h"

#include "app/place.h"
#include "app/schema.h"
#include "app/spine-view.h"
#include "app/trace-plot.h"
#include "app/wrap.h"

#define WIDE_FROM 640
#define TALL_FROM 620 /* a narrow page lower than this leaves the hold plot out: the headline counts the hold */
#define MARGIN 12
#define GAP 12
#define NARROW_MARGIN 6
#define SPINE_MAX 760

struct _DorsalLivePage
{
  GtkWidget parent_instance;
  GtkWidget *spine_card, *pressure_card, *hold_card;
  DorsalSpineView *spine;
  DorsalTracePlot *pressure, *hold;
  GtkWidget *anchor_button;
  GtkWidget *direction_box;
  DorsalLive *live;
};

G_DEFINE_FINAL_TYPE (DorsalLivePage, dorsal_live_page, GTK_TYPE_WIDGET)

static void
show_plot (DorsalLivePage *page, DorsalTracePlot *plot, const DorsalTrace *trace)
{
  const DorsalShown *shown = dorsal_live_get_shown (page->live);

  dorsal_trace_plot_show (plot, &(DorsalPlotted){ .trace = trace,
                                                  .period_us = G_USEC_PER_SEC / dorsal_live_get_rate (page->live),
                                                  .raw = shown->has_hello && shown->hello.unit == DORSAL_UNIT_RAW,
                                                  .zones = &dorsal_live_get_settings (page->live)->zones,
                                                  .reading = &shown->reading });
}

static void
show_pictures (DorsalLivePage *page)
{
  const DorsalShown *shown = dorsal_live_get_shown (page->live);

  dorsal_spine_view_show (page->spine, shown, dorsal_live_get_settings (page->live));
  show_plot (page, page->pressure, shown->pressure);
  show_plot (page, page->hold, shown->hold);
}

/* The picture ends over the buttons, which would hide what it says. */
static void
make_room (DorsalLivePage *page)
{
  GtkWidget *shown = gtk_widget_get_visible (page->direction_box)   ? page->direction_box
                     : gtk_widget_get_visible (page->anchor_button) ? page->anchor_button
                                                                    : NULL;
  int height = 0, across = gtk_widget_get_width (GTK_WIDGET (page->spine));

  if (shown)
    gtk_widget_measure (shown, GTK_ORIENTATION_VERTICAL, across > 0 ? across : -1, NULL, &height, NULL, NULL);
  gtk_widget_set_margin_bottom (GTK_WIDGET (page->spine), height);
}

/* The click is offered where the roller's button would work: on the roller, place unknown, angle known. */
static void
on_live_changed (DorsalLivePage *page)
{
  const DorsalReading *reading = dorsal_live_get_reading (page->live);
  const DorsalHello *hello = dorsal_live_get_hello (page->live);
  gboolean suspect = reading->direction == DORSAL_DIRECTION_SUSPECT && reading->link == DORSAL_LINK_STREAMING;

  show_pictures (page);
  gtk_widget_set_visible (page->direction_box, suspect);
  gtk_widget_set_visible (page->anchor_button,
                          !suspect && hello && hello->angle != DORSAL_ANGLE_NONE
                              && reading->link == DORSAL_LINK_STREAMING && reading->state > DORSAL_STATE_OFF
                              && !reading->place_known);
  make_room (page);
  /* What is not fed any more must not look live. */
  if (hello && dorsal_live_get_link (page->live) != DORSAL_LINK_STREAMING)
    gtk_widget_add_css_class (GTK_WIDGET (page), "stale");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (page), "stale");
}

static void
let_go (DorsalLivePage *page)
{
  if (!page->live)
    return;
  g_signal_handlers_disconnect_by_data (page->live, page);
  if (page->spine)
    {
      dorsal_spine_view_show (page->spine, NULL, NULL);
      dorsal_trace_plot_show (page->pressure, NULL);
      dorsal_trace_plot_show (page->hold, NULL);
    }
  g_clear_object (&page->live);
}

/* Action page.window: seconds to show, 0 for all; its state is what is shown, and remembered. */
static void
on_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DorsalLivePage *page = data;

  g_simple_action_set_state (action, parameter);
  g_settings_set (dorsal_schema_settings (), "plot-seconds", "i", g_variant_get_int32 (parameter));
  dorsal_trace_plot_set_window (page->pressure, (guint) g_variant_get_int32 (parameter));
  dorsal_trace_plot_set_window (page->hold, (guint) g_variant_get_int32 (parameter));
}

static void
dorsal_live_page_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                          int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : 360;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1080 : 680;
}

/* One below the other. Where large letters ask for more than there is, the back has it, and the plots go. */
static void
place_narrow (DorsalLivePage *page, int width, int height)
{
  int across = width - 2 * NARROW_MARGIN, inner = height - 4 * NARROW_MARGIN;
  int plot = CLAMP (inner / 4, 130, 190), least = dorsal_least_height (page->spine_card, across);
  gboolean tall = inner >= TALL_FROM && inner - 2 * plot >= least, plotted = inner - plot >= least;
  int spine = inner - (tall ? 2 * plot : plotted ? plot : -2 * NARROW_MARGIN);

  gtk_widget_set_child_visible (page->pressure_card, plotted);
  gtk_widget_set_child_visible (page->hold_card, tall);
  dorsal_place (page->spine_card, NARROW_MARGIN, NARROW_MARGIN, across, spine);
  if (plotted)
    dorsal_place (page->pressure_card, NARROW_MARGIN, 2 * NARROW_MARGIN + spine, across, plot);
  if (tall)
    dorsal_place (page->hold_card, NARROW_MARGIN, 3 * NARROW_MARGIN + spine + plot, across, plot);
}

static void
place_wide (DorsalLivePage *page, int width, int height)
{
  int inner = height - 2 * MARGIN;
  int spine = CLAMP (width * 42 / 100, 280, MIN (MAX (SPINE_MAX, inner * 60 / 100), MAX (inner * 85 / 100, 280)));
  int right = MARGIN + spine + GAP;
  int upper = (inner - GAP) * 55 / 100;

  gtk_widget_set_child_visible (page->pressure_card, TRUE);
  gtk_widget_set_child_visible (page->hold_card, TRUE);
  dorsal_place (page->spine_card, MARGIN, MARGIN, spine, inner);
  dorsal_place (page->pressure_card, right, MARGIN, width - right - MARGIN, upper);
  dorsal_place (page->hold_card, right, MARGIN + upper + GAP, width - right - MARGIN, inner - upper - GAP);
}

static void
dorsal_live_page_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DorsalLivePage *page = DORSAL_LIVE_PAGE (widget);

  if (width >= WIDE_FROM)
    place_wide (page, width, height);
  else
    place_narrow (page, width, height);
}

static void
dorsal_live_page_dispose (GObject *object)
{
  GtkWidget *child;

  let_go (DORSAL_LIVE_PAGE (object));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_live_page_parent_class)->dispose (object);
}

static void
dorsal_live_page_class_init (DorsalLivePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_live_page_dispose;
  widget_class->measure = dorsal_live_page_measure;
  widget_class->size_allocate = dorsal_live_page_size_allocate;
  g_type_ensure (DORSAL_TYPE_SPINE_VIEW);
  g_type_ensure (DORSAL_TYPE_TRACE_PLOT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/live-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DorsalLivePage, spine_card);
  gtk_widget_class_bind_template_child (widget_class, DorsalLivePage, pressure_card);
  gtk_widget_class_bind_template_child (widget_class, DorsalLivePage, hold_card);
  gtk_widget_class_bind_template_child (widget_class, DorsalLivePage, spine);
  gtk_widget_class_bind_template_child (widget_class, DorsalLivePage, pressure);
  gtk_widget_class_bind_template_child (widget_class, DorsalLivePage, hold);
  gtk_widget_class_bind_template_child (widget_class, DorsalLivePage, anchor_button);
  gtk_widget_class_bind_template_child (widget_class, DorsalLivePage, direction_box);
}

static void
dorsal_live_page_init (DorsalLivePage *page)
{
  static const GActionEntry entries[] = { { "window", NULL, "i", "30", on_window } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  gtk_widget_init_template (GTK_WIDGET (page));
  dorsal_wrap_buttons (page->anchor_button);
  dorsal_wrap_buttons (page->direction_box);
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), page);
  gtk_widget_insert_action_group (GTK_WIDGET (page), "page", G_ACTION_GROUP (group));
  g_action_group_change_action_state (G_ACTION_GROUP (group), "window",
                                      g_variant_new_int32 (g_settings_get_int (dorsal_schema_settings (), "plot-seconds")));
}

GtkWidget *
dorsal_live_page_new (DorsalLive *live)
{
  DorsalLivePage *page = g_object_new (DORSAL_TYPE_LIVE_PAGE, NULL);

  page->live = g_object_ref (live);
  g_signal_connect_object (live, "changed", G_CALLBACK (on_live_changed), page, G_CONNECT_SWAPPED);
  on_live_changed (page);
  return GTK_WIDGET (page);
}
