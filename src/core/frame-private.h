/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of frame.h share. */

#include "core/frame.h"

G_BEGIN_DECLS

#define DORSAL_FULL_SCALE_MAX 0xffffff /* counts of a 24-bit converter */

/* The fields still to be read: `at` is on the comma before the next one, or at the end. */
typedef struct
{
  const char *at, *end;
} DorsalFields;

/* The next field as a decimal integer: optional '-', digits, nothing else. */
gboolean dorsal_fields_number (DorsalFields *fields, gint64 min, gint64 max, gint64 *ret_value);

/* All fields that are left as such integers, `most` of them at most; ret_values has room for these and keeps what came before
 * a field that is none. */
gboolean dorsal_fields_numbers (DorsalFields *fields, gint32 min, gint32 max, guint most, gint32 *ret_values, guint *ret_n);

/* The next field as it is. */
gboolean dorsal_fields_word (DorsalFields *fields, const char **ret_word, gsize *ret_n);

/* The fields of a hello sentence. */
gboolean dorsal_hello_parse (DorsalFields *fields, DorsalHello *ret_hello);

G_END_DECLS
