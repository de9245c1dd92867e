/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one place where errors become sentences with a next step. */

#include <gio/gio.h>

#include "store/store.h"

G_BEGIN_DECLS

/* What to say of the end of a source. error: NULL for the natural end of a recording. Newly
 * allocated, translated, without markup. ret_title: three words for the headline. */
char *dorsal_error_text_of_end (const GError *error, const char **ret_title);

/* Why a session cannot be kept, and what to do. Translated. */
const char *dorsal_error_text_of_store (DorsalStoreError code);

/* Why kept sessions cannot be read, and what to do. Translated. */
const char *dorsal_error_text_of_reading (DorsalStoreError code);

/* Why a file of this name was not saved, and what to do. Newly allocated, translated. */
char *dorsal_error_text_of_saving (const GError *error, const char *name);

G_END_DECLS
