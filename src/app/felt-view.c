/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   T6  ██████████▒▒▒▒░░░░
 *       5 better, 2 the same, 2 worse
 *   T7  ████
 *       2 better, 0 the same, 0 worse
 * Comes in: counts. Goes out: a list of lines for eyes and screen readers alike; a level that nobody was asked about has
 * none. Never: a mean of answers, which are no numbers. */

#include "app/felt-view.h"

#include <glib/gi18n.h>

#include "app/sheet.h"
#include "draw/draw-felt.h"

#define BAR_PX 10

struct _DorsalFeltView
{
  GtkWidget parent_instance;
  GtkBox *box;
  DorsalFelt felt;
  guint most; /* answers of the level that had most */
};

G_DEFINE_FINAL_TYPE (DorsalFeltView, dorsal_felt_view, GTK_TYPE_WIDGET)

char *
dorsal_felt_words (const guint counts[DORSAL_N_ANSWERS])
{
  return g_strdup_printf (_("%u better, %u the same, %u worse"), counts[DORSAL_ANSWER_BETTER],
                          counts[DORSAL_ANSWER_SAME], counts[DORSAL_ANSWER_WORSE]);
}

static guint
sum_of (const guint counts[DORSAL_N_ANSWERS])
{
  return counts[DORSAL_ANSWER_BETTER] + counts[DORSAL_ANSWER_SAME] + counts[DORSAL_ANSWER_WORSE];
}

static DorsalFeltView *
view_of (GtkWidget *widget)
{
  return DORSAL_FELT_VIEW (gtk_widget_get_ancestor (widget, DORSAL_TYPE_FELT_VIEW));
}

static void
draw_bar (GtkDrawingArea *bar, cairo_t *cr, int width, int height, gpointer level)
{
  DorsalFeltView *view = view_of (GTK_WIDGET (bar));
  DorsalArea area = { 0, 0, width, height };

  if (gtk_widget_get_direction (GTK_WIDGET (bar)) == GTK_TEXT_DIR_RTL)
    {
      cairo_translate (cr, width, 0);
      cairo_scale (cr, -1, 1);
    }
  dorsal_draw_felt (cr, &area, view->felt.counts[GPOINTER_TO_UINT (level)], view->most, dorsal_widget_palette ());
}

static GtkWidget *
bar_new (DorsalLevel level)
{
  GtkWidget *bar = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (bar), BAR_PX);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (bar), draw_bar, GUINT_TO_POINTER (level), NULL);
  dorsal_widget_follow_palette (bar);
  return bar;
}

static GtkWidget *
label_new (const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, class);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
line_new (DorsalLevel level, const guint counts[DORSAL_N_ANSWERS])
{
  GtkWidget *line = g_object_new (GTK_TYPE_BOX, "spacing", 12, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM, NULL);
  GtkWidget *right = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  g_autofree char *words = dorsal_felt_words (counts);
  g_autofree char *sentence = g_strdup_printf ("%s: %s", dorsal_level_to_string (level), words);
  GtkWidget *name = label_new (dorsal_level_to_string (level), "heading");

  gtk_label_set_width_chars (GTK_LABEL (name), 4);
  gtk_widget_set_valign (name, GTK_ALIGN_START);
  gtk_widget_set_hexpand (right, TRUE);
  gtk_widget_set_margin_top (right, 5);
  gtk_box_append (GTK_BOX (right), bar_new (level));
  gtk_box_append (GTK_BOX (right), label_new (words, "dim-label"));
  gtk_box_append (GTK_BOX (line), name);
  gtk_box_append (GTK_BOX (line), right);
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return line;
}

static void
clear (DorsalFeltView *view)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (view->box))))
    gtk_box_remove (view->box, child);
}

void
dorsal_felt_view_show (DorsalFeltView *view, const DorsalFelt *felt)
{
  clear (view);
  view->felt = *felt;
  view->most = 0;
  for (DorsalLevel level = DORSAL_LEVEL_C2; level < DORSAL_N_LEVELS; level++)
    view->most = MAX (view->most, sum_of (felt->counts[level]));
  for (DorsalLevel level = DORSAL_LEVEL_C2; level < DORSAL_N_LEVELS; level++)
    if (sum_of (felt->counts[level]) > 0)
      gtk_box_append (view->box, line_new (level, felt->counts[level]));
  if (view->most == 0)
    gtk_box_append (view->box, label_new (_("No answers in these weeks. After a hold, Dorsal asks how the spot feels."),
                                          "dim-label"));
}

static void
dorsal_felt_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_felt_view_parent_class)->dispose (object);
}

static void
dorsal_felt_view_class_init (DorsalFeltViewClass *class)
{
  G_OBJECT_CLASS (class)->dispose = dorsal_felt_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (class), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_LIST);
}

static void
dorsal_felt_view_init (DorsalFeltView *view)
{
  view->box = GTK_BOX (g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 10,
                                     "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_widget_set_parent (GTK_WIDGET (view->box), GTK_WIDGET (view));
}
