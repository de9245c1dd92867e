/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: rows, a span, and whether simulated people count. Goes out: three plots of bars with a sentence each, and how spots felt. Where
 * nobody but the demo has rolled, the demo counts. Never: a trend of nothing. */

#include "app/trends-page.h"

#include <adwaita.h>
#include <string.h>

#include "app/felt-view.h"
#include "app/trend-view.h"

struct _DorsalTrendsPage
{
  GtkWidget parent_instance;
  GPtrArray *rows;
  GtkStack *stack;
  GtkDropDown *span;
  GtkCheckButton *demo;
  DorsalTrendView *views[DORSAL_N_WEEK_SUMS];
  GtkLabel *words[DORSAL_N_WEEK_SUMS];
  DorsalFeltView *felt;
  GtkLabel *felt_words;
};

G_DEFINE_FINAL_TYPE (DorsalTrendsPage, dorsal_trends_page, GTK_TYPE_WIDGET)

static guint
count_weeks (GArray *weeks)
{
  guint n = 0;

  for (guint i = 0; i < weeks->len; i++)
    n += g_array_index (weeks, DorsalWeekTotals, i).sessions;
  return n;
}

static void
show_felt (DorsalTrendsPage *page, GArray *weeks)
{
  DorsalFelt felt = dorsal_felt_of (page->rows, g_array_index (weeks, DorsalWeekTotals, 0).began_us,
                                    gtk_check_button_get_active (page->demo));
  g_autofree char *words = dorsal_felt_words (felt.all);

  dorsal_felt_view_show (page->felt, &felt);
  gtk_label_set_text (page->felt_words, words);
  gtk_widget_set_visible (GTK_WIDGET (page->felt_words),
                          felt.all[DORSAL_ANSWER_BETTER] + felt.all[DORSAL_ANSWER_SAME] + felt.all[DORSAL_ANSWER_WORSE] > 0);
}

static void
refresh (DorsalTrendsPage *page)
{
  static const guint spans[] = { 12, 26, 52 };
  guint n = spans[MIN (gtk_drop_down_get_selected (page->span), G_N_ELEMENTS (spans) - 1)];
  g_autoptr (GArray) weeks
      = dorsal_week_totals_of (page->rows, n, gtk_check_button_get_active (page->demo), g_get_real_time ());

  for (guint i = 0; i < DORSAL_N_WEEK_SUMS; i++)
    {
      g_autofree char *words = dorsal_weeks_words (weeks, (DorsalWeekSum) i);
      dorsal_trend_view_show (page->views[i], weeks);
      gtk_label_set_text (page->words[i], words);
    }
  show_felt (page, weeks);
  gtk_stack_set_visible_child_name (page->stack, page->rows->len == 0 ? "empty" : count_weeks (weeks) == 0 ? "none" : "bars");
}

static gboolean
has_real (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    if (strcmp (((DorsalCatalogueRow *) rows->pdata[i])->source, "demo") != 0)
      return TRUE;
  return FALSE;
}

void
dorsal_trends_page_show (DorsalTrendsPage *page, GPtrArray *rows)
{
  gboolean first = page->rows->len == 0;

  g_ptr_array_ref (rows);
  g_ptr_array_unref (page->rows);
  page->rows = rows;
  if (first)
    gtk_check_button_set_active (page->demo, !has_real (rows));
  refresh (page);
}

static void
dorsal_trends_page_dispose (GObject *object)
{
  DorsalTrendsPage *page = DORSAL_TRENDS_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_pointer (&page->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dorsal_trends_page_parent_class)->dispose (object);
}

static void
dorsal_trends_page_class_init (DorsalTrendsPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  static const char *const views[] = { "time", "holds", "strays" };
  static const char *const words[] = { "time_words", "holds_words", "strays_words" };

  G_OBJECT_CLASS (class)->dispose = dorsal_trends_page_dispose;
  g_type_ensure (DORSAL_TYPE_TREND_VIEW);
  g_type_ensure (DORSAL_TYPE_FELT_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/trends-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DorsalTrendsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DorsalTrendsPage, span);
  gtk_widget_class_bind_template_child (widget_class, DorsalTrendsPage, demo);
  gtk_widget_class_bind_template_child (widget_class, DorsalTrendsPage, felt);
  gtk_widget_class_bind_template_child (widget_class, DorsalTrendsPage, felt_words);
  for (guint i = 0; i < DORSAL_N_WEEK_SUMS; i++)
    {
      gsize at = i * sizeof (gpointer);
      gtk_widget_class_bind_template_child_full (widget_class, views[i], FALSE,
                                                 (gssize) (G_STRUCT_OFFSET (DorsalTrendsPage, views) + at));
      gtk_widget_class_bind_template_child_full (widget_class, words[i], FALSE,
                                                 (gssize) (G_STRUCT_OFFSET (DorsalTrendsPage, words) + at));
    }
  gtk_widget_class_bind_template_callback (widget_class, refresh);
}

static void
dorsal_trends_page_init (DorsalTrendsPage *page)
{
  page->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (page));
  refresh (page);
}
