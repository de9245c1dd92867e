/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What GKeyFile does not tell: the line of a mistake, and whether a number is one. */

#include <glib.h>

G_BEGIN_DECLS

/* A key file while it is read; borrows everything. */
typedef struct
{
  GKeyFile *file;
  const char *text; /* what file was loaded from */
  const char *name; /* of the text, in errors */
  GQuark domain;    /* of errors of a value … */
  int value_code;   /* … and their code */
} DorsalKeyFile;

/* The line of `name=` within [group] (or of the group's own header when name is NULL),
 * counted from 1; 0 when it is not there. */
guint dorsal_key_file_line_of (const char *text, const char *group, const char *name);

/* Loads text that is UTF-8 throughout, comments included: what an error quotes of it can then be shown. FALSE: *error is
 * GKeyFile's cause, for a sentence of the caller's. */
gboolean dorsal_key_file_load (GKeyFile *file, const char *text, GKeyFileFlags flags, GError **error);

/* The first line that is not UTF-8 or neither blank, comment, header nor key=value; 1 when all are. */
guint dorsal_key_file_broken_line (const char *text);

/* Reads a number min … max. A key that is left out leaves ret_value as it is. On failure
 * returns FALSE, leaves ret_value untouched and sets an error that reads "NAME:LINE: key:
 * what is wrong, and the range". */
gboolean dorsal_key_file_read_number (const DorsalKeyFile *reading, const char *group, const char *key, double min,
                                      double max, double *ret_value, GError **error);

G_END_DECLS
