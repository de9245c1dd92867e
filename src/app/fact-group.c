/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: pairs of words. Goes out: rows; those that are there already are written anew. Never: a value that is cut
 * off: it wraps, and can be selected. */

#include "app/fact-group.h"

#define SHORT_CHARS 12 /* so short that a telephone has room for it beside a value, with large letters as well */

struct _DorsalFactGroup
{
  AdwPreferencesGroup parent_instance;
  GPtrArray *rows, *values; /* in order; owned by the group */
};

G_DEFINE_FINAL_TYPE (DorsalFactGroup, dorsal_fact_group, ADW_TYPE_PREFERENCES_GROUP)

/* A long value asks for so much of a telephone's width that GTK would break "Alerts" in two; a word as long as the row
 * has to be broken, though. */
static void
keep_whole (GtkWidget *row, gboolean whole)
{
  if (GTK_IS_LABEL (row) && gtk_widget_has_css_class (row, "title"))
    gtk_label_set_wrap_mode (GTK_LABEL (row), whole ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  for (GtkWidget *child = gtk_widget_get_first_child (row); child; child = gtk_widget_get_next_sibling (child))
    keep_whole (child, whole);
}

static void
add_row (DorsalFactGroup *group)
{
  GtkWidget *row = adw_action_row_new (), *value = gtk_label_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (value), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_label_set_max_width_chars (GTK_LABEL (value), 44);
  gtk_label_set_selectable (GTK_LABEL (value), TRUE);
  gtk_widget_add_css_class (value, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_ptr_array_add (group->rows, row);
  g_ptr_array_add (group->values, value);
}

static void
drop_row (DorsalFactGroup *group)
{
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (group), group->rows->pdata[group->rows->len - 1]);
  g_ptr_array_set_size (group->rows, (gint) group->rows->len - 1);
  g_ptr_array_set_size (group->values, (gint) group->values->len - 1);
}

void
dorsal_fact_group_show (DorsalFactGroup *group, const GArray *facts)
{
  guint n = facts ? facts->len : 0;

  while (group->rows->len > n)
    drop_row (group);
  while (group->rows->len < n)
    add_row (group);
  for (guint i = 0; i < n; i++)
    {
      const DorsalFact *fact = &g_array_index (facts, DorsalFact, i);

      adw_preferences_row_set_title (group->rows->pdata[i], fact->title);
      keep_whole (group->rows->pdata[i], g_utf8_strlen (fact->title, -1) <= SHORT_CHARS);
      gtk_label_set_text (group->values->pdata[i], fact->value);
    }
}

static void
dorsal_fact_group_finalize (GObject *object)
{
  DorsalFactGroup *group = DORSAL_FACT_GROUP (object);

  g_ptr_array_unref (group->rows);
  g_ptr_array_unref (group->values);
  G_OBJECT_CLASS (dorsal_fact_group_parent_class)->finalize (object);
}

static void
dorsal_fact_group_class_init (DorsalFactGroupClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dorsal_fact_group_finalize;
}

static void
dorsal_fact_group_init (DorsalFactGroup *group)
{
  group->rows = g_ptr_array_new ();
  group->values = g_ptr_array_new ();
}
