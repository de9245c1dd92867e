/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* DorsalSettings as text and back, so that what was judged by them can be judged again years later:
 * a key file with [settings], [body] and the groups of the zone map, each number exact. */

#include "core/classifier.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_SETTINGS_ERROR_SYNTAX,
  DORSAL_SETTINGS_ERROR_VERSION, /* written by a newer Dorsal */
  DORSAL_SETTINGS_ERROR_VALUE,
} DorsalSettingsError;
#define DORSAL_SETTINGS_ERROR (dorsal_settings_error_quark ())
GQuark dorsal_settings_error_quark (void);

/* What is known of a roller, into the settings of whoever uses it: calibration, radius and its spread, and which way
 * round it lies where that is known. */
void dorsal_settings_set_roller (DorsalSettings *settings, const DorsalRollerProfile *profile);

/* Newly allocated. */
char *dorsal_settings_to_text (const DorsalSettings *settings);

/* Keys that are left out keep the value of dorsal_settings_default(). name: what to call the text in
 * errors. On failure returns FALSE, leaves ret_settings untouched and names the key and its range. */
gboolean dorsal_settings_parse (const char *text, const char *name, DorsalSettings *ret_settings, GError **error);

G_END_DECLS
