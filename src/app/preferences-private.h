/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pages of the preferences, and the rows they are made of. */

#include "app/measure-row.h"
#include "app/preferences.h"

G_BEGIN_DECLS

/* Lives as long as the window; the pages hold no other data. */
typedef struct _DorsalPreferences DorsalPreferences;
struct _DorsalPreferences
{
  AdwPreferencesWindow *window;
  GtkWindow *parent;
  DorsalPreferencesNeeds needs;
  GPtrArray *measures; /* rows to refresh when settings change */
  GPtrArray *sources;  /* of those that are keys of settings */
  AdwActionRow *back;  /* what the body comes to */
  AdwActionRow *limits_file;
  GtkLabel *limits_trouble;
  GtkWidget *limits_builtin;
  GPtrArray *limits_values; /* a label a key */
  AdwActionRow *roller_name, *roller_calibration, *roller_radius, *roller_end_row;
  GtkWidget *roller_rows;
  gboolean showing;
};

AdwPreferencesPage *dorsal_preferences_body (DorsalPreferences *preferences);
AdwPreferencesPage *dorsal_preferences_coach (DorsalPreferences *preferences);
AdwPreferencesPage *dorsal_preferences_sounds (DorsalPreferences *preferences);
AdwPreferencesPage *dorsal_preferences_limits (DorsalPreferences *preferences);
AdwPreferencesPage *dorsal_preferences_roller (DorsalPreferences *preferences);
AdwPreferencesPage *dorsal_preferences_look (DorsalPreferences *preferences);

/* What changed elsewhere is shown. */
void dorsal_preferences_show_body (DorsalPreferences *preferences);
void dorsal_preferences_show_limits (DorsalPreferences *preferences);
void dorsal_preferences_show_roller (DorsalPreferences *preferences);

/* Titles are translated. name, icon: of the page in the switcher. */
AdwPreferencesPage *dorsal_preferences_page (const char *name, const char *icon, const char *title);
AdwPreferencesGroup *dorsal_preferences_group (AdwPreferencesPage *page, const char *title, const char *description);
GtkWidget *dorsal_preferences_switch (DorsalPreferences *preferences, const char *title, const char *subtitle,
                                      const char *key);

/* words: NULL-terminated, in the order of the enumeration's nicks, which are the key's. */
GtkWidget *dorsal_preferences_choice (DorsalPreferences *preferences, const char *title, const char *const *nicks,
                                      const char *const *words, const char *key);

/* A number that is a key of the settings. */
GtkWidget *dorsal_preferences_measure (DorsalPreferences *preferences, const char *title, const char *key,
                                       DorsalQuantity quantity, double min, double max, gboolean may_be_empty);

G_END_DECLS
