/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The user's settings as GSettings, by data/io.github.dorsal.Dorsal.gschema.xml. GIO ends the program when a schema is
 * not installed, or an old one lacks a key: here both are looked for first. */

#include <gio/gio.h>

G_BEGIN_DECLS

/* The settings of this process; never NULL, not a new reference. Where the schema is not installed they have the
 * shipped defaults and last until the program ends. */
GSettings *dorsal_schema_settings (void);

/* Why what is changed will be forgotten, as a translated sentence with the next step; NULL when it is kept. */
const char *dorsal_schema_trouble (void);

/* What the two above are made of. source: where to look; NULL: nowhere. A new reference; *ret_kept: whether changes
 * last. */
GSettings *dorsal_schema_open (GSettingsSchemaSource *source, gboolean *ret_kept);

/* Every key that Dorsal reads, NULL-terminated. */
const char *const *dorsal_schema_keys (void);

G_END_DECLS
