/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   Tuesday 24 November                      2 sessions · 24 min
 *   ┌──────────────────────────────────────────────────────────┐
 *   │ ⡇▬    18:42   12 min                           cut off │
 *   │ ⡇▬▬▬  ▒▒████████████████▨▨▒▒                             │
 *   │  ⡇▬   3 holds · 2 alerts · After the run                 │
 *   └──────────────────────────────────────────────────────────┘
 * Comes in: an item. Goes out: words and two small pictures, and one sentence for screen readers. Words are laid out when
 * the row is drawn and not before; another item, width, font or direction empties that, another scale or palette the
 * pictures. Never: a click of its own, the list has it; a child. */

#include "app/kept-row.h"

#include <glib/gi18n.h>

#include "app/kept-words.h"
#include "app/row-pen.h"
#include "app/row-words.h"
#include "app/sheet.h"
#include "app/thumb.h"

#define GAP        14 /* between the spine and the words, logical pixels */
#define LINE_GAP   6
#define LEAST_EM   15 /* the narrowest that still says something, in widths of a digit */

enum
{
  HOUR, /* of a heading: the day */
  LENGTH,
  BADGE,
  WORDS, /* of a heading: its sum */
  N_WORDS,
};

struct _DorsalKeptRow
{
  GtkWidget parent_instance;
  DorsalKeptItem *item;
  gint64 now_us;
  PangoLayout *layouts[N_WORDS]; /* NULL: nothing to say; all of them NULL: not laid out */
  GdkTexture *spine, *bar;
  int bar_width, scale;
  const DorsalPalette *palette; /* of the pictures */
};

G_DEFINE_FINAL_TYPE (DorsalKeptRow, dorsal_kept_row, GTK_TYPE_WIDGET)

/* --- laying out --- */

static void
forget_words (DorsalKeptRow *row)
{
  for (guint i = 0; i < N_WORDS; i++)
    g_clear_object (&row->layouts[i]);
}

static void
forget_pictures (DorsalKeptRow *row)
{
  g_clear_object (&row->spine);
  g_clear_object (&row->bar);
}

/* Digits as wide as each other, so that rows stand under each other. */
static PangoAttrList *
attributes_of (guint which, gboolean heading)
{
  PangoAttrList *list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_font_features_new ("tnum=1"));
  if (which == HOUR)
    pango_attr_list_insert (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (which == BADGE || (which == WORDS && heading))
    pango_attr_list_insert (list, pango_attr_scale_new (0.82));
  return list;
}

static PangoLayout *
layout_of (DorsalKeptRow *row, guint which, char *text)
{
  g_autofree char *owned = text;
  g_autoptr (PangoAttrList) attributes = NULL;
  PangoLayout *layout;

  if (!owned)
    return NULL;
  attributes = attributes_of (which, dorsal_kept_item_get_row (row->item) == NULL);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (row), owned);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
lay_out (DorsalKeptRow *row)
{
  const DorsalCatalogueRow *session = dorsal_kept_item_get_row (row->item);

  if (row->layouts[HOUR])
    return;
  if (!session)
    {
      row->layouts[HOUR] = layout_of (row, HOUR, dorsal_words_of_day (dorsal_kept_item_get_day_us (row->item), row->now_us));
      row->layouts[WORDS] = layout_of (row, WORDS, dorsal_kept_row_sum (row->item));
      return;
    }
  row->layouts[HOUR] = layout_of (row, HOUR, dorsal_words_of_hour (session->began_us));
  row->layouts[LENGTH] = layout_of (row, LENGTH, dorsal_words_of_length (session->duration_us));
  row->layouts[BADGE] = layout_of (row, BADGE, dorsal_kept_row_badge (session));
  row->layouts[WORDS] = layout_of (row, WORDS, dorsal_kept_row_words (session));
}

static void
paint_pictures (DorsalKeptRow *row, const DorsalCatalogueRow *session, int bar_width)
{
  const DorsalPalette *palette = dorsal_widget_palette ();
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (row));

  if (row->scale != scale || row->palette != palette)
    forget_pictures (row);
  if (row->bar_width != bar_width)
    g_clear_object (&row->bar);
  row->scale = scale;
  row->palette = palette;
  row->bar_width = bar_width;
  if (!row->spine)
    row->spine = dorsal_thumb_spine (session, scale, palette);
  if (!row->bar)
    row->bar = dorsal_thumb_bar (session, bar_width, scale, palette);
}

/* --- drawing --- */

static int
line_height (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int height = PANGO_PIXELS_CEIL (pango_font_metrics_get_height (metrics));

  pango_font_metrics_unref (metrics);
  return height;
}

static void
draw_session (DorsalKeptRow *row, const DorsalCatalogueRow *session, const DorsalRowPen *pen, double height)
{
  const DorsalPalette *palette = dorsal_widget_palette ();
  double line = line_height (GTK_WIDGET (row)), x = DORSAL_THUMB_WIDTH + GAP, width = pen->width - x;
  double y = (height - 2 * line - DORSAL_THUMB_BAR_HEIGHT - 2 * LINE_GAP) / 2, end;

  if (width < 1)
    return;
  paint_pictures (row, session, (int) width);
  dorsal_row_pen_picture (pen, row->spine, 0, (int) ((height - DORSAL_THUMB_HEIGHT) / 2), DORSAL_THUMB_WIDTH,
                          DORSAL_THUMB_HEIGHT);
  end = dorsal_row_pen_badge (pen, row->layouts[BADGE], y + line / 2, width / 2, palette);
  x += dorsal_row_pen_words (pen, row->layouts[HOUR], x, y + line / 2, end - x, palette->text) + DORSAL_ROW_PEN_GAP;
  dorsal_row_pen_words (pen, row->layouts[LENGTH], x, y + line / 2, end - x, palette->text);
  x = DORSAL_THUMB_WIDTH + GAP;
  dorsal_row_pen_picture (pen, row->bar, x, (int) (y + line + LINE_GAP), row->bar_width, DORSAL_THUMB_BAR_HEIGHT);
  dorsal_row_pen_words (pen, row->layouts[WORDS], x, height - y - line / 2, width, palette->dim_text);
}

static void
draw_heading (DorsalKeptRow *row, const DorsalRowPen *pen, double height)
{
  const DorsalPalette *palette = dorsal_widget_palette ();
  double day = dorsal_row_pen_words (pen, row->layouts[HOUR], 0, height / 2, pen->width, palette->text);
  double room = pen->width - day - DORSAL_ROW_PEN_GAP, sum = dorsal_row_pen_width (row->layouts[WORDS], MAX (room, 0));

  dorsal_row_pen_words (pen, row->layouts[WORDS], pen->width - sum, height / 2, room, palette->dim_text);
}

static void
dorsal_kept_row_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalKeptRow *row = DORSAL_KEPT_ROW (widget);
  DorsalRowPen pen = { snapshot, gtk_widget_get_width (widget), gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL };
  const DorsalCatalogueRow *session;

  if (!row->item)
    return;
  lay_out (row);
  session = dorsal_kept_item_get_row (row->item);
  if (session)
    draw_session (row, session, &pen, gtk_widget_get_height (widget));
  else
    draw_heading (row, &pen, gtk_widget_get_height (widget));
}

/* --- size --- */

static void
dorsal_kept_row_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  DorsalKeptRow *row = DORSAL_KEPT_ROW (widget);
  gboolean session = row->item && dorsal_kept_item_get_row (row->item);
  int line = line_height (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural
        = session ? MAX (DORSAL_THUMB_HEIGHT, 2 * line + 2 * LINE_GAP + DORSAL_THUMB_BAR_HEIGHT) : line;
  else
    *minimum = *natural = DORSAL_THUMB_WIDTH + GAP + LEAST_EM * line / 2;
}

/* --- the widget --- */

static gboolean
dorsal_kept_row_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  DorsalKeptRow *row = DORSAL_KEPT_ROW (widget);
  const DorsalCatalogueRow *session = row->item ? dorsal_kept_item_get_row (row->item) : NULL;

  if (!session || session->ending != DORSAL_ENDING_CUT_OFF)
    return FALSE;
  gtk_tooltip_set_text (tooltip, _("Dorsal ended during this session. It is kept up to its last second."));
  return TRUE;
}

/* The row of the list around it is what a keyboard reaches: it says what this one shows. */
static void
describe (DorsalKeptRow *row)
{
  g_autofree char *sentence = dorsal_kept_row_sentence (row->item, row->now_us);
  GtkWidget *around = gtk_widget_get_parent (GTK_WIDGET (row));

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  if (around)
    gtk_accessible_update_property (GTK_ACCESSIBLE (around), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

void
dorsal_kept_row_show (DorsalKeptRow *row, DorsalKeptItem *item, gint64 now_us)
{
  gboolean session = dorsal_kept_item_get_row (item) != NULL;
  const char *classes[] = { session ? "card" : "kept-heading", session ? "kept-session" : NULL, NULL };

  forget_words (row);
  forget_pictures (row);
  g_set_object (&row->item, item);
  row->now_us = now_us;
  if (!gtk_widget_has_css_class (GTK_WIDGET (row), classes[0]))
    {
      gtk_widget_set_css_classes (GTK_WIDGET (row), classes);
      gtk_widget_queue_resize (GTK_WIDGET (row));
    }
  gtk_widget_queue_draw (GTK_WIDGET (row));
  describe (row);
}

void
dorsal_kept_row_clear (DorsalKeptRow *row)
{
  forget_words (row);
  forget_pictures (row);
  g_clear_object (&row->item);
}

/* Another font, or another size of it. */
static void
dorsal_kept_row_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (dorsal_kept_row_parent_class)->css_changed (widget, change);
  forget_words (DORSAL_KEPT_ROW (widget));
}

static void
dorsal_kept_row_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (dorsal_kept_row_parent_class)->system_setting_changed (widget, setting);
  forget_words (DORSAL_KEPT_ROW (widget));
  gtk_widget_queue_resize (widget);
}

static void
dorsal_kept_row_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (dorsal_kept_row_parent_class)->direction_changed (widget, before);
  forget_words (DORSAL_KEPT_ROW (widget));
  gtk_widget_queue_draw (widget);
}

static void
dorsal_kept_row_dispose (GObject *object)
{
  dorsal_kept_row_clear (DORSAL_KEPT_ROW (object));
  G_OBJECT_CLASS (dorsal_kept_row_parent_class)->dispose (object);
}

static void
dorsal_kept_row_class_init (DorsalKeptRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_kept_row_dispose;
  widget_class->snapshot = dorsal_kept_row_snapshot;
  widget_class->measure = dorsal_kept_row_measure;
  widget_class->query_tooltip = dorsal_kept_row_query_tooltip;
  widget_class->css_changed = dorsal_kept_row_css_changed;
  widget_class->system_setting_changed = dorsal_kept_row_system_setting_changed;
  widget_class->direction_changed = dorsal_kept_row_direction_changed;
}

static void
dorsal_kept_row_init (DorsalKeptRow *row)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (row), TRUE);
  dorsal_widget_follow_palette (GTK_WIDGET (row));
}

GtkWidget *
dorsal_kept_row_new (void)
{
  return g_object_new (DORSAL_TYPE_KEPT_ROW, NULL);
}
