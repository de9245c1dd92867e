/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page of core/calibrating.
 *
 *   no roller, or one of kPa   says so; nothing can be measured
 *   Measure                    the row counts up; then what came of it, as a sentence
 *   a point more or less       the law is fitted anew, and drawn
 *   Use This Calibration       kept for this roller, and judged by from the next sample on
 *
 * Comes in: samples, clicks. Goes out: a profile. Never: a dialog, a law that was refused. */

#include "app/calibration-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "app/calibration-words.h"
#include "app/measure-spin.h"
#include "app/sheet.h"
#include "draw/draw-fit.h"

#define N_PER_KG 9.80665 /* standard gravity; it differs by 0.3 % over the earth */

struct _DorsalCalibrationPage
{
  GtkWidget parent_instance;
  AdwActionRow *state_row, *zero_row, *measure_row, *puck_row, *weight_row;
  AdwComboRow *on_row;
  GtkWidget *forget_button, *zero_button, *weigh_button, *keep_button;
  GtkWidget *zero_group, *weight_group, *points_group, *fit_group;
  GtkSpinButton *puck_spin, *weight_spin;
  GtkDrawingArea *fit_view;
  GtkLabel *fit_label;
  DorsalLive *live;
  DorsalCalibrating calibrating;
  gint64 sample_us; /* of the last one taken */
  GPtrArray *rows;  /* of points */
  DorsalCalibration fit;
  DorsalCalibrationVerdict verdict;
};

G_DEFINE_FINAL_TYPE (DorsalCalibrationPage, dorsal_calibration_page, GTK_TYPE_WIDGET)

/* --- the fit --- */

static void
draw_fit (GtkDrawingArea *view, cairo_t *cr, int width, int height, gpointer data)
{
  DorsalCalibrationPage *page = data;
  const DorsalCalibrating *calibrating = &page->calibrating;
  DorsalFont font = dorsal_widget_font (GTK_WIDGET (view));
  DorsalFitView fit = dorsal_fit_view_of (calibrating->points, calibrating->n_points, &calibrating->hello, &page->fit,
                                          &page->verdict);
  /* Translators: these stand at the axes of a plot. */
  const DorsalFitWords words = {
    .kpa = _("kPa"),
    /* xgettext:no-c-format */
    .share = _("% of the cell's scale"),
    .off = _("off the curve, %"),
  };

  dorsal_draw_fit (cr, &(DorsalArea){ 12, 12, width - 24, height - 24 }, &fit, &words, &font, dorsal_widget_palette ());
}

static char *
fit_words (DorsalCalibrationPage *page)
{
  g_autofree char *why = NULL;

  if (page->verdict.result != DORSAL_CALIBRATION_GOOD)
    return dorsal_calibration_verdict_to_words (&page->verdict);
  why = g_strdup_printf (ngettext ("%d weight lies within ± %.0f %% of the law.", "%d weights lie within ± %.0f %% of the law.",
                                   page->fit.n_points),
                         page->fit.n_points, MAX (page->fit.residual * 100, 1));
  if (!page->fit.rough)
    return g_steal_pointer (&why);
  return g_strconcat (why, " ", _("The law's shape is the usual one of such cells: pressure is right to about a quarter."), NULL);
}

static void
fit_anew (DorsalCalibrationPage *page)
{
  g_autofree char *words = NULL;

  page->fit = (DorsalCalibration){ 0 };
  page->verdict = dorsal_calibrating_fit (&page->calibrating, &page->fit);
  words = fit_words (page);
  gtk_label_set_text (page->fit_label, words);
  gtk_widget_set_sensitive (page->keep_button, page->verdict.result == DORSAL_CALIBRATION_GOOD);
  gtk_widget_queue_draw (GTK_WIDGET (page->fit_view));
}

/* --- points --- */

static void show_points (DorsalCalibrationPage *page);

static void
on_remove (GtkButton *button, DorsalCalibrationPage *page)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));

  page->calibrating = dorsal_calibrating_remove (page->calibrating, index);
  show_points (page);
}

static char *
point_words (const DorsalCalibrating *calibrating, guint index)
{
  const DorsalCalibrationPoint *point = &calibrating->points[index];
  g_autofree char *weight = dorsal_quantity_print (DORSAL_QUANTITY_MASS, point->force_n / N_PER_KG);

  /* Translators: which weight it is, how heavy, where. */
  if (point->on == DORSAL_CALIBRATION_ON_ROLLER)
    return g_strdup_printf (_("%u: %s on all of it"), index + 1, weight);
  return g_strdup_printf (_("%u: %s on cell %u"), index + 1, weight,
                          dorsal_calibration_loaded_cell (point, calibrating->hello.n_cells) + 1);
}

static GtkWidget *
row_of (DorsalCalibrationPage *page, guint index)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *words = point_words (&page->calibrating, index);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Take this weight away"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Take this weight away"), -1);
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove), page);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static void
show_points (DorsalCalibrationPage *page)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (page->points_group);

  for (guint i = 0; i < page->rows->len; i++)
    adw_preferences_group_remove (group, page->rows->pdata[i]);
  g_ptr_array_set_size (page->rows, 0);
  for (guint i = 0; i < page->calibrating.n_points; i++)
    {
      GtkWidget *row = row_of (page, i);
      adw_preferences_group_add (group, row);
      g_ptr_array_add (page->rows, row);
    }
  gtk_widget_set_visible (page->points_group, page->rows->len > 0);
  fit_anew (page);
}

/* --- measuring --- */

static void
show_progress (DorsalCalibrationPage *page)
{
  AdwActionRow *row = page->calibrating.measuring == DORSAL_MEASURING_ZERO ? page->zero_row : page->measure_row;
  g_autofree char *words
      = g_strdup_printf (_("Measuring… %.0f %%"), 100 * dorsal_calibrating_progress (&page->calibrating));

  if (page->calibrating.measuring != DORSAL_MEASURING_UNKNOWN)
    adw_action_row_set_subtitle (row, words);
}

static void
show_news (DorsalCalibrationPage *page, DorsalCalibratingNews news)
{
  g_autofree char *words = NULL;

  switch (news)
    {
    case DORSAL_CALIBRATING_ZEROED:
      adw_action_row_set_subtitle (page->zero_row, _("The zero of each cell is known."));
      break;
    case DORSAL_CALIBRATING_NOT_EMPTY:
      words = dorsal_calibration_not_empty_to_words (page->calibrating.blamed);
      adw_action_row_set_subtitle (page->zero_row, words);
      break;
    case DORSAL_CALIBRATING_TAKEN:
      adw_action_row_set_subtitle (page->measure_row, _("Measured. Now another weight."));
      show_points (page);
      break;
    case DORSAL_CALIBRATING_REFUSED:
      words = dorsal_calibration_verdict_to_words (&page->calibrating.verdict);
      adw_action_row_set_subtitle (page->measure_row, words);
      break;
    case DORSAL_CALIBRATING_NOTHING:
      show_progress (page);
      break;
    }
  gtk_widget_set_sensitive (page->weight_group, page->calibrating.zeroed);
}

static void
on_zero (DorsalCalibrationPage *page)
{
  page->calibrating = dorsal_calibrating_zero (page->calibrating);
  show_points (page);
  show_progress (page);
}

static void
on_weigh (DorsalCalibrationPage *page)
{
  gboolean on_cell = adw_combo_row_get_selected (page->on_row) == 0;

  gtk_spin_button_update (page->weight_spin);
  gtk_spin_button_update (page->puck_spin);
  page->calibrating = dorsal_calibrating_weigh (
      page->calibrating, on_cell ? DORSAL_CALIBRATION_ON_CELL : DORSAL_CALIBRATION_ON_ROLLER,
      gtk_spin_button_get_value (page->weight_spin) * N_PER_KG, on_cell ? gtk_spin_button_get_value (page->puck_spin) : 0);
  show_progress (page);
}

static void
on_where_changed (DorsalCalibrationPage *page)
{
  gtk_widget_set_visible (GTK_WIDGET (page->puck_row), adw_combo_row_get_selected (page->on_row) == 0);
}

/* --- the roller --- */

static char *
state_words (DorsalCalibrationPage *page, const DorsalHello *hello)
{
  g_autofree char *state = NULL;

  if (!hello)
    return g_strdup (_("No roller is connected. Plug one in and choose it."));
  state = dorsal_calibration_state_to_words (hello, &dorsal_live_get_roller (page->live)->calibration);
  return g_strdup_printf ("%s · %s: %s", hello->model, hello->serial, state);
}

static gboolean
is_other (const DorsalHello *a, const DorsalHello *b)
{
  return strcmp (a->serial, b->serial) != 0 || strcmp (a->model, b->model) != 0 || a->n_cells != b->n_cells
         || a->full_scale != b->full_scale;
}

static void
begin (DorsalCalibrationPage *page, const DorsalHello *hello)
{
  page->calibrating = dorsal_calibrating_begin (hello);
  page->sample_us = 0;
  adw_action_row_set_subtitle (page->zero_row, "");
  adw_action_row_set_subtitle (page->measure_row, "");
  gtk_widget_set_sensitive (page->weight_group, FALSE);
  show_points (page);
}

static void
show_state (DorsalCalibrationPage *page)
{
  const DorsalHello *hello = dorsal_live_get_hello (page->live);
  gboolean raw = hello && hello->unit == DORSAL_UNIT_RAW;
  g_autofree char *words = state_words (page, hello);

  if (g_strcmp0 (adw_action_row_get_subtitle (page->state_row), words) != 0)
    adw_action_row_set_subtitle (page->state_row, words);
  gtk_widget_set_visible (page->forget_button, raw && dorsal_live_get_roller (page->live)->calibration.known);
  gtk_widget_set_visible (page->zero_group, raw);
  gtk_widget_set_visible (page->weight_group, raw);
  gtk_widget_set_visible (page->fit_group, raw);
  if (raw && is_other (hello, &page->calibrating.hello))
    begin (page, hello);
}

/* A page nobody sees takes nothing. */
static void
on_live_changed (DorsalCalibrationPage *page)
{
  const DorsalReading *reading = dorsal_live_get_reading (page->live);
  DorsalCalibratingNews news;

  if (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    return;
  show_state (page);
  if (reading->link != DORSAL_LINK_STREAMING || reading->sample.time_us == page->sample_us)
    return;
  page->sample_us = reading->sample.time_us;
  news = dorsal_calibrating_step (&page->calibrating, &reading->sample);
  if (news != DORSAL_CALIBRATING_NOTHING || page->calibrating.measuring != DORSAL_MEASURING_UNKNOWN)
    show_news (page, news);
}

static void
keep (DorsalCalibrationPage *page, const DorsalCalibration *calibration, const char *done)
{
  DorsalRollerProfile profile = *dorsal_live_get_roller (page->live);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  profile.calibration = *calibration;
  if (!dorsal_live_keep_roller (page->live, &profile, &error))
    words = g_strdup_printf (_("It counts until this roller goes, but could not be kept: %s"), error->message);
  gtk_label_set_text (page->fit_label, words ? words : done);
  show_state (page);
}

static void
on_keep (DorsalCalibrationPage *page)
{
  DorsalCalibration fit = page->fit;

  fit.made_s = g_get_real_time () / G_USEC_PER_SEC;
  keep (page, &fit, _("Kept. This roller shows kilopascals from now on."));
}

static void
on_forget (DorsalCalibrationPage *page)
{
  keep (page, &(DorsalCalibration){ 0 }, _("Forgotten. This roller shows counts again."));
}

/* --- the object --- */

static void
dorsal_calibration_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dorsal_calibration_page_parent_class)->map (widget);
  if (DORSAL_CALIBRATION_PAGE (widget)->live)
    show_state (DORSAL_CALIBRATION_PAGE (widget));
}

static void
dorsal_calibration_page_dispose (GObject *object)
{
  DorsalCalibrationPage *page = DORSAL_CALIBRATION_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_object (&page->live);
  g_clear_pointer (&page->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dorsal_calibration_page_parent_class)->dispose (object);
}

static void
dorsal_calibration_page_class_init (DorsalCalibrationPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_calibration_page_dispose;
  widget_class->map = dorsal_calibration_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/calibration-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalCalibrationPage, name)
  CHILD (state_row);
  CHILD (forget_button);
  CHILD (zero_group);
  CHILD (zero_row);
  CHILD (zero_button);
  CHILD (weight_group);
  CHILD (on_row);
  CHILD (puck_row);
  CHILD (puck_spin);
  CHILD (weight_row);
  CHILD (weight_spin);
  CHILD (measure_row);
  CHILD (weigh_button);
  CHILD (points_group);
  CHILD (fit_group);
  CHILD (fit_view);
  CHILD (fit_label);
  CHILD (keep_button);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_zero);
  gtk_widget_class_bind_template_callback (widget_class, on_weigh);
  gtk_widget_class_bind_template_callback (widget_class, on_where_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
}

static void
dorsal_calibration_page_init (DorsalCalibrationPage *page)
{
  page->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (page));
  dorsal_measure_spin_follow (page->puck_spin, page->puck_row, DORSAL_QUANTITY_AREA, 0.5, 0.1,
                              _("what the weight stands on"));
  dorsal_measure_spin_follow (page->weight_spin, page->weight_row, DORSAL_QUANTITY_MASS, 0.25, 0.5, NULL);
  gtk_drawing_area_set_draw_func (page->fit_view, draw_fit, page, NULL);
  dorsal_widget_follow_palette (GTK_WIDGET (page->fit_view));
  fit_anew (page);
}

GtkWidget *
dorsal_calibration_page_new (DorsalLive *live)
{
  DorsalCalibrationPage *page = g_object_new (DORSAL_TYPE_CALIBRATION_PAGE, NULL);

  page->live = g_object_ref (live);
  g_signal_connect_object (live, "heard", G_CALLBACK (on_live_changed), page, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}
