/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text ↔ value.
 *
 *   typing   in range: kept at once · else: nothing yet: who types 175 begins with a 1, or with nothing
 *   Enter, leaving   in range: written neatly · else: red, and the range in words; the old value stays kept
 *
 * Comes in: keys. Goes out: a value in range. Never: one that was clamped behind the person's back. */

#include "app/measure-row.h"

#include <glib/gi18n.h>

struct _DorsalMeasureRow
{
  AdwActionRow parent_instance;
  DorsalMeasureSource source;
  GtkEditable *entry;
  GtkLabel *unit;
  gboolean refused;
  gboolean showing; /* the row itself writes into the entry */
};

G_DEFINE_FINAL_TYPE (DorsalMeasureRow, dorsal_measure_row, ADW_TYPE_ACTION_ROW)

/* NULL: *ret_value may be kept. */
static char *
judge (DorsalMeasureRow *row, double *ret_value)
{
  const DorsalMeasureSource *source = &row->source;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (row->entry)));
  g_autofree char *range = dorsal_quantity_print_range (source->quantity, source->min, source->max);

  *ret_value = 0;
  if (text[0] == '\0' && source->may_be_empty)
    return NULL;
  if (!dorsal_quantity_parse (source->quantity, text, ret_value))
    /* Translators: %s is a range, as in 120 to 230 cm. */
    return g_strdup_printf (_("This must be a number, %s."), range);
  if (!(*ret_value >= source->min && *ret_value <= source->max))
    return g_strdup_printf (_("This must be %s."), range);
  return source->refuse ? source->refuse (source->data, *ret_value) : NULL;
}

static void
show_verdict (DorsalMeasureRow *row, const char *sentence)
{
  g_autofree char *range = dorsal_quantity_print_range (row->source.quantity, row->source.min, row->source.max);

  row->refused = sentence != NULL;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence ? sentence : range);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               sentence ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  if (sentence)
    gtk_widget_add_css_class (GTK_WIDGET (row), "refused");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "refused");
}

static void
show_value (DorsalMeasureRow *row)
{
  double value = row->source.get (row->source.data);
  g_autofree char *text
      = value == 0 && row->source.may_be_empty ? g_strdup ("") : dorsal_quantity_edit (row->source.quantity, value);

  row->showing = TRUE;
  gtk_editable_set_text (row->entry, text);
  row->showing = FALSE;
  gtk_label_set_text (row->unit, dorsal_quantity_unit (row->source.quantity));
  show_verdict (row, NULL);
}

/* A value that was only shown is not kept in its rounded form. */
static void
keep (DorsalMeasureRow *row, double value)
{
  g_autofree char *before = dorsal_quantity_edit (row->source.quantity, row->source.get (row->source.data));
  g_autofree char *after = dorsal_quantity_edit (row->source.quantity, value);

  if (!g_str_equal (before, after))
    row->source.set (row->source.data, value);
}

static void
on_typed (DorsalMeasureRow *row)
{
  g_autofree char *sentence = NULL;
  double value;

  if (row->showing || gtk_editable_get_text (row->entry)[0] == '\0')
    return;
  sentence = judge (row, &value);
  if (sentence)
    return;
  keep (row, value);
  show_verdict (row, NULL);
}

static void
on_done (DorsalMeasureRow *row)
{
  double value;
  g_autofree char *sentence = judge (row, &value);

  if (sentence)
    {
      show_verdict (row, sentence);
      return;
    }
  keep (row, value);
  show_value (row);
}

void
dorsal_measure_row_refresh (DorsalMeasureRow *row)
{
  gboolean typing = gtk_widget_get_state_flags (GTK_WIDGET (row->entry)) & GTK_STATE_FLAG_FOCUS_WITHIN;

  if (!typing && !row->refused)
    show_value (row);
}

void
dorsal_measure_row_type (DorsalMeasureRow *row, const char *text)
{
  gtk_editable_set_text (row->entry, text);
  on_done (row);
}

static void
dorsal_measure_row_class_init (DorsalMeasureRowClass *class)
{
}

static void
dorsal_measure_row_init (DorsalMeasureRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  row->entry = GTK_EDITABLE (gtk_entry_new ());
  row->unit = GTK_LABEL (gtk_label_new (NULL));
  gtk_editable_set_width_chars (row->entry, 5);
  gtk_editable_set_max_width_chars (row->entry, 10);
  gtk_editable_set_alignment (row->entry, 1);
  gtk_entry_set_input_purpose (GTK_ENTRY (row->entry), GTK_INPUT_PURPOSE_FREE_FORM);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (row->unit), "dim-label");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->entry));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (row->unit));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (row->entry));
  g_signal_connect_swapped (row->entry, "changed", G_CALLBACK (on_typed), row);
  g_signal_connect_swapped (row->entry, "activate", G_CALLBACK (on_done), row);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_done), row);
  gtk_widget_add_controller (GTK_WIDGET (row->entry), focus);
}

GtkWidget *
dorsal_measure_row_new (const char *title, const DorsalMeasureSource *source)
{
  DorsalMeasureRow *row = g_object_new (DORSAL_TYPE_MEASURE_ROW, "title", title, NULL);

  row->source = *source;
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  show_value (row);
  return GTK_WIDGET (row);
}
