/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Three clicks.
 *
 *   at the line ── roll ──▶ there ── roll back ──▶ at the line again ──▶ the radius, or why none
 *
 * Comes in: the roller's angle at each. Goes out: a radius with its spread. Never: one from a roller that was unplugged on
 * the way: its angle may have begun anew. */

#include "app/radius-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/calibration-words.h"
#include "app/measure-spin.h"

typedef enum
{
  STEP_LINE,
  STEP_THERE,
  STEP_BACK,
} Step;

struct _DorsalRadiusPage
{
  GtkWidget parent_instance;
  AdwActionRow *state_row, *way_row, *step_row, *result_row;
  GtkWidget *way_group, *result_group, *keep_button, *forget_button;
  GtkButton *step_button;
  GtkSpinButton *way_spin;
  DorsalLive *live;
  Step step;
  gint64 angle_mdeg; /* at the last click */
  gint64 there_mdeg;
  double radius_cm, sigma;
};

G_DEFINE_FINAL_TYPE (DorsalRadiusPage, dorsal_radius_page, GTK_TYPE_WIDGET)

/* --- the steps --- */

static void
show_step (DorsalRadiusPage *page)
{
  static const struct
  {
    const char *title, *button;
  } words[] = {
    [STEP_LINE] = { N_("Stand the roller at the beginning of the way, with your weight on it"), N_("I Am There") },
    [STEP_THERE] = { N_("Roll it to the end of the way"), N_("At the End") },
    [STEP_BACK] = { N_("Roll it back to the beginning"), N_("Back Again") },
  };

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (page->step_row), _(words[page->step].title));
  gtk_button_set_label (page->step_button, _(words[page->step].button));
}

static void
begin (DorsalRadiusPage *page, const char *why)
{
  page->step = STEP_LINE;
  adw_action_row_set_subtitle (page->step_row, why);
  show_step (page);
}

static double
half_diameter_cm (DorsalRadiusPage *page)
{
  const DorsalRollerProfile *profile = dorsal_live_get_roller (page->live);
  const DorsalHello *hello = dorsal_live_get_hello (page->live);

  return (profile->diameter_mm > 0 ? profile->diameter_mm : hello->diameter_mm) / 20.0;
}

static void
finish (DorsalRadiusPage *page, gint64 back_mdeg)
{
  double half_cm = half_diameter_cm (page);
  DorsalRadiusResult result = dorsal_radius_of (page->there_mdeg, back_mdeg, gtk_spin_button_get_value (page->way_spin),
                                                half_cm, &page->radius_cm, &page->sigma);
  g_autofree char *radius = dorsal_quantity_print (DORSAL_QUANTITY_RADIUS, page->radius_cm);
  g_autofree char *half = dorsal_quantity_print (DORSAL_QUANTITY_RADIUS, half_cm);
  g_autofree char *words = NULL;

  if (result == DORSAL_RADIUS_GOOD)
    words = g_strdup_printf (_("%s ± %.1f %%; half the diameter is %s. There and back agree."), radius, page->sigma * 100, half);
  adw_action_row_set_subtitle (page->result_row, words ? words : dorsal_radius_result_to_words (result));
  gtk_widget_set_visible (page->keep_button, result == DORSAL_RADIUS_GOOD);
  gtk_widget_set_visible (page->result_group, TRUE);
  begin (page, "");
}

static void
on_step (DorsalRadiusPage *page)
{
  gint64 now_mdeg = dorsal_live_get_reading (page->live)->sample.angle_mdeg;
  gint64 turned_mdeg = now_mdeg - page->angle_mdeg;

  gtk_spin_button_update (page->way_spin);
  page->angle_mdeg = now_mdeg;
  adw_action_row_set_subtitle (page->step_row, "");
  switch (page->step)
    {
    case STEP_LINE:
      gtk_widget_set_visible (page->result_group, FALSE);
      page->step = STEP_THERE;
      break;
    case STEP_THERE:
      page->there_mdeg = turned_mdeg;
      page->step = STEP_BACK;
      break;
    case STEP_BACK:
      finish (page, turned_mdeg);
      break;
    }
  show_step (page);
}

/* --- the roller --- */

static char *
state_words (DorsalRadiusPage *page, const DorsalHello *hello)
{
  const DorsalRollerProfile *profile = dorsal_live_get_roller (page->live);
  g_autofree char *radius = NULL;

  if (!hello)
    return g_strdup (_("No roller is connected. Plug one in and choose it."));
  if (hello->angle == DORSAL_ANGLE_NONE)
    return g_strdup_printf (_("%s · %s: it cannot tell how far it turns"), hello->model, hello->serial);
  radius = dorsal_quantity_print (DORSAL_QUANTITY_RADIUS, profile->radius_cm > 0 ? profile->radius_cm : half_diameter_cm (page));
  if (profile->radius_cm > 0)
    return g_strdup_printf (_("%s · %s: measured, %s ± %.1f %%"), hello->model, hello->serial, radius, profile->radius_sigma * 100);
  return g_strdup_printf (_("%s · %s: half its diameter counts, %s"), hello->model, hello->serial, radius);
}

static void
show_state (DorsalRadiusPage *page)
{
  const DorsalHello *hello = dorsal_live_get_hello (page->live);
  gboolean can = hello && hello->angle != DORSAL_ANGLE_NONE;
  g_autofree char *words = state_words (page, hello);

  if (g_strcmp0 (adw_action_row_get_subtitle (page->state_row), words) != 0)
    adw_action_row_set_subtitle (page->state_row, words);
  gtk_widget_set_visible (page->way_group, can);
  gtk_widget_set_visible (page->forget_button, can && dorsal_live_get_roller (page->live)->radius_cm > 0);
  if (!can)
    gtk_widget_set_visible (page->result_group, FALSE);
}

static void
on_live_changed (DorsalRadiusPage *page)
{
  gboolean streaming = dorsal_live_get_link (page->live) == DORSAL_LINK_STREAMING;

  if (!gtk_widget_get_mapped (GTK_WIDGET (page)))
    {
      page->step = STEP_LINE;
      return;
    }
  show_state (page);
  gtk_widget_set_sensitive (page->way_group, streaming);
  if (!streaming && page->step != STEP_LINE)
    begin (page, _("The roller was not heard on the way. Begin again."));
}

static void
keep (DorsalRadiusPage *page, double radius_cm, double sigma, const char *done)
{
  DorsalRollerProfile profile = *dorsal_live_get_roller (page->live);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  profile.radius_cm = radius_cm;
  profile.radius_sigma = sigma;
  if (!dorsal_live_keep_roller (page->live, &profile, &error))
    words = g_strdup_printf (_("It counts until this roller goes, but could not be kept: %s"), error->message);
  adw_action_row_set_subtitle (page->result_row, words ? words : done);
  gtk_widget_set_visible (page->keep_button, FALSE);
  gtk_widget_set_visible (page->result_group, TRUE);
  show_state (page);
}

static void
on_keep (DorsalRadiusPage *page)
{
  keep (page, page->radius_cm, MAX (page->sigma, 0.001), _("Kept. The place on your back is reckoned with it from now on."));
}

static void
on_forget (DorsalRadiusPage *page)
{
  keep (page, 0, 0, _("Forgotten. Half the diameter counts again."));
}

/* --- the object --- */

static void
dorsal_radius_page_map (GtkWidget *widget)
{
  DorsalRadiusPage *page = DORSAL_RADIUS_PAGE (widget);

  GTK_WIDGET_CLASS (dorsal_radius_page_parent_class)->map (widget);
  if (!page->live)
    return;
  begin (page, "");
  show_state (page);
}

static void
dorsal_radius_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_object (&DORSAL_RADIUS_PAGE (object)->live);
  G_OBJECT_CLASS (dorsal_radius_page_parent_class)->dispose (object);
}

static void
dorsal_radius_page_class_init (DorsalRadiusPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_radius_page_dispose;
  widget_class->map = dorsal_radius_page_map;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/radius-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalRadiusPage, name)
  CHILD (state_row);
  CHILD (forget_button);
  CHILD (way_group);
  CHILD (way_row);
  CHILD (way_spin);
  CHILD (step_row);
  CHILD (step_button);
  CHILD (result_group);
  CHILD (result_row);
  CHILD (keep_button);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_step);
  gtk_widget_class_bind_template_callback (widget_class, on_keep);
  gtk_widget_class_bind_template_callback (widget_class, on_forget);
}

static void
dorsal_radius_page_init (DorsalRadiusPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  dorsal_measure_spin_follow (page->way_spin, page->way_row, DORSAL_QUANTITY_LENGTH, 1, 0.5,
                              _("of the roller's middle, not of you"));
  begin (page, "");
}

GtkWidget *
dorsal_radius_page_new (DorsalLive *live)
{
  DorsalRadiusPage *page = g_object_new (DORSAL_TYPE_RADIUS_PAGE, NULL);

  page->live = g_object_ref (live);
  g_signal_connect_object (live, "heard", G_CALLBACK (on_live_changed), page, G_CONNECT_SWAPPED);
  return GTK_WIDGET (page);
}
