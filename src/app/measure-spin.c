/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Value ↔ what stands in a spin button. Comes in: keys, clicks, other units. Goes out: the metric value. Never: a value
 * that changes because the units did. */

#include "app/measure-spin.h"

#include "app/schema.h"

typedef struct
{
  AdwActionRow *row;
  DorsalQuantity quantity;
  double step, imperial_step;
  char *what;
} Manner;

static void
manner_free (Manner *manner)
{
  g_free (manner->what);
  g_free (manner);
}

static Manner *
manner_of (GtkSpinButton *spin)
{
  return g_object_get_data (G_OBJECT (spin), "manner");
}

static gboolean
on_output (GtkSpinButton *spin)
{
  g_autofree char *text = dorsal_quantity_edit (manner_of (spin)->quantity, gtk_spin_button_get_value (spin));

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (spin)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

/* What was only shown is not taken in its rounded form, and what is no number leaves the value as it was. */
static int
on_input (GtkSpinButton *spin, double *ret_value)
{
  DorsalQuantity quantity = manner_of (spin)->quantity;
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin));
  double value = gtk_adjustment_get_value (gtk_spin_button_get_adjustment (spin));
  g_autofree char *shown = dorsal_quantity_edit (quantity, value);

  if (!g_str_equal (text, shown))
    dorsal_quantity_parse (quantity, text, &value);
  *ret_value = value;
  return TRUE;
}

static void
on_units (GtkSpinButton *spin)
{
  const Manner *manner = manner_of (spin);
  gboolean imperial;
  g_autofree char *subtitle = NULL, *name = NULL;
  const char *unit;

  dorsal_units_use ((DorsalUnits) g_settings_get_enum (dorsal_schema_settings (), "units"));
  imperial = dorsal_units_used () == DORSAL_UNITS_IMPERIAL;
  unit = dorsal_quantity_unit (manner->quantity);
  subtitle = manner->what ? g_strconcat (unit, ": ", manner->what, NULL) : g_strdup (unit);
  name = g_strconcat (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (manner->row)), ", ", unit, NULL);
  adw_action_row_set_subtitle (manner->row, subtitle);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_adjustment_set_step_increment (gtk_spin_button_get_adjustment (spin),
                                     imperial ? manner->imperial_step * dorsal_quantity_one (manner->quantity) : manner->step);
  on_output (spin);
}

void
dorsal_measure_spin_follow (GtkSpinButton *spin, AdwActionRow *row, DorsalQuantity quantity, double step,
                            double imperial_step, const char *what)
{
  Manner *manner = g_new0 (Manner, 1);

  *manner = (Manner){ row, quantity, step, imperial_step, g_strdup (what) };
  g_object_set_data_full (G_OBJECT (spin), "manner", manner, (GDestroyNotify) manner_free);
  g_signal_connect (spin, "output", G_CALLBACK (on_output), NULL);
  g_signal_connect (spin, "input", G_CALLBACK (on_input), NULL);
  g_signal_connect_object (dorsal_schema_settings (), "changed::units", G_CALLBACK (on_units), spin, G_CONNECT_SWAPPED);
  on_units (spin);
}
