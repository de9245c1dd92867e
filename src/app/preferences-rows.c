/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys of settings → rows. Comes in: a key and its words. Goes out: a row that shows and sets it. Never: a
 * sentence of its own. */

#include "app/preferences-private.h"
#include "app/wishes.h"

#include <string.h>

AdwPreferencesPage *
dorsal_preferences_page (const char *name, const char *icon, const char *title)
{
  return g_object_new (ADW_TYPE_PREFERENCES_PAGE, "name", name, "icon-name", icon, "title", title, NULL);
}

AdwPreferencesGroup *
dorsal_preferences_group (AdwPreferencesPage *page, const char *title, const char *description)
{
  AdwPreferencesGroup *group
      = g_object_new (ADW_TYPE_PREFERENCES_GROUP, "title", title, "description", description, NULL);

  adw_preferences_page_add (page, group);
  return group;
}

GtkWidget *
dorsal_preferences_switch (DorsalPreferences *preferences, const char *title, const char *subtitle, const char *key)
{
  GtkWidget *row = g_object_new (ADW_TYPE_ACTION_ROW, "title", title, "subtitle", subtitle, NULL);
  GtkWidget *toggle = g_object_new (GTK_TYPE_SWITCH, "valign", GTK_ALIGN_CENTER, NULL);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  g_settings_bind (preferences->needs.settings, key, toggle, "active", G_SETTINGS_BIND_DEFAULT);
  return row;
}

/* --- one of a few --- */

static gboolean
choice_of_nick (GValue *value, GVariant *variant, gpointer data)
{
  const char *nick = g_variant_get_string (variant, NULL);

  for (guint i = 0; ((const char *const *) data)[i]; i++)
    if (g_str_equal (((const char *const *) data)[i], nick))
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
nick_of_choice (const GValue *value, const GVariantType *type, gpointer data)
{
  return g_variant_new_string (((const char *const *) data)[g_value_get_uint (value)]);
}

GtkWidget *
dorsal_preferences_choice (DorsalPreferences *preferences, const char *title, const char *const *nicks,
                           const char *const *words, const char *key)
{
  GtkStringList *list = gtk_string_list_new (words);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", title, "model", list, NULL);

  g_settings_bind_with_mapping (preferences->needs.settings, key, row, "selected", G_SETTINGS_BIND_DEFAULT,
                                choice_of_nick, nick_of_choice, (gpointer) nicks, NULL);
  g_object_unref (list);
  return row;
}

/* --- a number --- */

typedef struct
{
  GSettings *settings;
  const char *key;
} Number;

/* A stage of a hold that nobody has set is the map's. */
static double
get_number (gpointer data)
{
  Number *number = data;
  DorsalZones zones = dorsal_wishes_zones (number->settings, NULL);

  if (g_str_equal (number->key, "hold-goal-s"))
    return zones.hold_goal_s;
  if (g_str_equal (number->key, "hold-enough-s"))
    return zones.hold_enough_s;
  if (g_str_equal (number->key, "hold-long-s"))
    return zones.hold_long_s;
  return g_settings_get_double (number->settings, number->key);
}

static void
set_number (gpointer data, double value)
{
  Number *number = data;
  g_settings_set_double (number->settings, number->key, value);
}

static char *
refuse_number (gpointer data, double value)
{
  Number *number = data;
  return dorsal_wishes_refuse (number->settings, number->key, value);
}

GtkWidget *
dorsal_preferences_measure (DorsalPreferences *preferences, const char *title, const char *key, DorsalQuantity quantity,
                            double min, double max, gboolean may_be_empty)
{
  Number *number = g_new0 (Number, 1);
  DorsalMeasureSource source = { quantity, min, max, may_be_empty, get_number, set_number, refuse_number, number };
  GtkWidget *row;

  number->settings = preferences->needs.settings;
  number->key = key;
  g_ptr_array_add (preferences->sources, number);
  row = dorsal_measure_row_new (title, &source);
  g_ptr_array_add (preferences->measures, row);
  return row;
}
