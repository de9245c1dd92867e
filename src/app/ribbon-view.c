/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a story and a stretch. Goes out: its picture, a tooltip a span, a sentence for screen readers. Never: a
 * span of its own. */

#include "app/ribbon-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/kept-words.h"
#include "app/print.h"
#include "app/sheet.h"
#include "draw/draw-grid.h"
#include "draw/draw-ribbon.h"

struct _DorsalRibbonView
{
  GtkWidget parent_instance;
  const DorsalStory *story;
  DorsalStretch stretch;
  DorsalPrint print;        /* emptied by story, stretch, size, font and palette */
  gint64 column, length_us; /* that it was drawn for; length 0: not at all */
  const DorsalPalette *palette;
  double text_px;
  int width, height;
  DorsalLettering *lettering;
};

G_DEFINE_FINAL_TYPE (DorsalRibbonView, dorsal_ribbon_view, GTK_TYPE_WIDGET)

static DorsalRibbon
ribbon_of (DorsalRibbonView *view, const DorsalLens *lens)
{
  const GArray *spans = view->story->spans;

  return (DorsalRibbon){
    .spans = (const DorsalSpan *) (gpointer) spans->data,
    .n_spans = spans->len,
    .from_us = lens->from_us,
    .to_us = lens->from_us + lens->length_us,
    /* Translators: names of three rows of marks; short. */
    .rows = { _("Zone"), _("Holds"), _("Alerts") },
    .lettering = view->lettering,
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

/* changed: what of it is not as it was. */
static void
draw_print (DorsalRibbonView *view, const DorsalArea *area, const DorsalArea *plot, const DorsalArea *changed,
            const DorsalLens *lens, const DorsalFont *font, const DorsalPalette *palette)
{
  int width = (int) area->width, height = (int) area->height;
  DorsalRibbon ribbon = ribbon_of (view, lens);
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (view));
  cairo_t *cr = cairo_create (dorsal_print_begin (&view->print, width, height, scale));

  dorsal_lettering_use (view->lettering, font, DORSAL_TEXT_SMALL, scale);
  dorsal_ink_set (cr, palette->background);
  cairo_paint (cr);
  dorsal_draw_ribbon (cr, area, plot, &ribbon, font, palette);
  cairo_destroy (cr);
  dorsal_print_end (&view->print, width, height, plot, changed, 1);
}

/* What stands beside the rows is another picture, too. */
static gboolean
is_other (DorsalRibbonView *view, const DorsalArea *area, const DorsalFont *font, const DorsalPalette *palette)
{
  return view->length_us == 0 || view->palette != palette || view->text_px != font->size_px
         || view->width != (int) area->width || view->height != (int) area->height;
}

static void
dorsal_ribbon_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalRibbonView *view = DORSAL_RIBBON_VIEW (widget);
  const DorsalPalette *palette = dorsal_widget_palette ();
  DorsalArea area, plot;
  DorsalFont font;
  DorsalLens lens;
  gboolean other;
  gint64 column;

  fit (view, &font, &area, &plot);
  if (!view->story || plot.width < 8)
    return;
  lens = dorsal_lens_on_columns (view->stretch.lens, (int) plot.width * gtk_widget_get_scale_factor (widget), &column);
  other = is_other (view, &area, &font, palette);
  if (other || view->column != column || view->length_us != lens.length_us)
    draw_print (view, &area, &plot, other ? &area : &plot, &lens, &font, palette);
  view->column = column;
  view->length_us = lens.length_us;
  view->palette = palette;
  view->text_px = font.size_px;
  view->width = (int) area.width;
  view->height = (int) area.height;
  dorsal_print_show (&view->print, snapshot);
  dorsal_stretch_mark (&view->stretch, &lens, snapshot, &plot, palette);
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
  ribbon = ribbon_of (view, &view->stretch.lens);
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
  view->length_us = 0;
  if (story)
    announce (view);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

void
dorsal_ribbon_view_set_stretch (DorsalRibbonView *view, const DorsalStretch *stretch)
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
dorsal_ribbon_view_dispose (GObject *object)
{
  DorsalRibbonView *view = DORSAL_RIBBON_VIEW (object);

  dorsal_print_clear (&view->print);
  g_clear_pointer (&view->lettering, dorsal_lettering_free);
  G_OBJECT_CLASS (dorsal_ribbon_view_parent_class)->dispose (object);
}

static void
dorsal_ribbon_view_class_init (DorsalRibbonViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_ribbon_view_dispose;
  widget_class->snapshot = dorsal_ribbon_view_snapshot;
  widget_class->measure = dorsal_ribbon_view_measure;
  widget_class->query_tooltip = dorsal_ribbon_view_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "ribbonview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dorsal_ribbon_view_init (DorsalRibbonView *view)
{
  view->lettering = dorsal_lettering_new ();
  gtk_widget_set_has_tooltip (GTK_WIDGET (view), TRUE);
  dorsal_widget_follow_palette (GTK_WIDGET (view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Zones, holds and alerts over time"), -1);
}
