/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a story and a stretch. Goes out: its picture, a tooltip a span, a sentence for screen readers. Never: a
 * span of its own. */

#include "app/ribbon-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/kept-words.h"
#include "app/sheet.h"
#include "draw/draw-grid.h"
#include "draw/draw-moments.h"
#include "draw/draw-ribbon.h"

struct _DorsalRibbonView
{
  GtkWidget parent_instance;
  const DorsalStory *story;
  DorsalPlotView stretch;
};

G_DEFINE_FINAL_TYPE (DorsalRibbonView, dorsal_ribbon_view, GTK_TYPE_WIDGET)

static DorsalRibbon
ribbon_of (DorsalRibbonView *view)
{
  const GArray *spans = view->story->spans;

  return (DorsalRibbon){
    .spans = (const DorsalSpan *) (gpointer) spans->data,
    .n_spans = spans->len,
    .from_us = view->stretch.lens.from_us,
    .to_us = view->stretch.lens.from_us + view->stretch.lens.length_us,
    /* Translators: names of three rows of marks; short. */
    .rows = { _("Zone"), _("Holds"), _("Alerts") },
  };
}

/* In line with the plots above. */
static void
fit (DorsalRibbonView *view, DorsalFont *ret_font, DorsalArea *ret_area, DorsalArea *ret_plot)
{
  GtkWidget *widget = GTK_WIDGET (view);

  *ret_font = dorsal_widget_font (widget);
  *ret_area = (DorsalArea){ 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };
  *ret_plot = dorsal_grid_plot (&(DorsalArea){ 0, 0, ret_area->width, 200 }, ret_font);
  ret_plot->y = 0;
  ret_plot->height = ret_area->height;
}

static void
dorsal_ribbon_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalRibbonView *view = DORSAL_RIBBON_VIEW (widget);
  const DorsalPalette *palette = dorsal_widget_palette ();
  DorsalRibbon ribbon;
  DorsalArea area, plot;
  DorsalFont font;
  cairo_t *cr;

  fit (view, &font, &area, &plot);
  if (!view->story || plot.width < 8)
    return;
  ribbon = ribbon_of (view);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) area.width, (float) area.height));
  dorsal_draw_ribbon (cr, &area, &plot, &ribbon, &font, palette);
  dorsal_draw_moments (cr, &plot, &(DorsalMoments){ .from_us = ribbon.from_us, .to_us = ribbon.to_us,
                                                    .chosen_us = view->stretch.chosen_us,
                                                    .until_us = view->stretch.until_us,
                                                    .cursor_us = view->stretch.cursor_us },
                       palette);
  cairo_destroy (cr);
}

static gboolean
dorsal_ribbon_view_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DorsalRibbonView *view = DORSAL_RIBBON_VIEW (widget);
  const DorsalSpan *span;
  g_autofree char *words = NULL;
  DorsalRibbon ribbon;
  DorsalArea area, plot;
  DorsalFont font;

  if (!view->story || keyboard)
    return FALSE;
  fit (view, &font, &area, &plot);
  ribbon = ribbon_of (view);
  span = dorsal_ribbon_hit (&area, &plot, &ribbon, &font, x, y);
  if (!span)
    return FALSE;
  words = dorsal_words_of_span (span);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

/* "12 holds, 3 alerts, 1 gap" */
static void
announce (DorsalRibbonView *view)
{
  guint holds = dorsal_story_count (view->story, DORSAL_SPAN_HOLD, NULL);
  guint alerts = dorsal_story_count (view->story, DORSAL_SPAN_ALERT, NULL);
  guint gaps = dorsal_story_count (view->story, DORSAL_SPAN_GAP, NULL);
  g_autofree char *held = g_strdup_printf (ngettext ("%u hold", "%u holds", holds), holds);
  g_autofree char *stood = g_strdup_printf (ngettext ("%u alert", "%u alerts", alerts), alerts);
  g_autofree char *missed = g_strdup_printf (ngettext ("%u gap", "%u gaps", gaps), gaps);
  g_autofree char *words = g_strdup_printf ("%s, %s, %s", held, stood, missed);

  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

void
dorsal_ribbon_view_show (DorsalRibbonView *view, const DorsalStory *story)
{
  view->story = story;
  if (story)
    announce (view);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
dorsal_ribbon_view_set_view (DorsalRibbonView *view, const DorsalPlotView *stretch)
{
  if (memcmp (&view->stretch, stretch, sizeof *stretch) == 0)
    return;
  view->stretch = *stretch;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static void
dorsal_ribbon_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                            int *minimum_baseline, int *natural_baseline)
{
  DorsalFont font = dorsal_widget_font (widget);

  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 200 : dorsal_ribbon_height (&font);
}

static void
dorsal_ribbon_view_class_init (DorsalRibbonViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  widget_class->snapshot = dorsal_ribbon_view_snapshot;
  widget_class->measure = dorsal_ribbon_view_measure;
  widget_class->query_tooltip = dorsal_ribbon_view_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "ribbonview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dorsal_ribbon_view_init (DorsalRibbonView *view)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  dorsal_widget_follow_palette (GTK_WIDGET (view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Zones, holds and alerts over time"), -1);
}
