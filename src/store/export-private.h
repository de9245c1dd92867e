/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of export.h share. */

#include "store/export.h"

G_BEGIN_DECLS

#define DORSAL_CSV_TITLE "# dorsal session, version 1"

/* Text that goes out when there is much of it. After a failure nothing more is written. */
typedef struct
{
  GString *text;
  GOutputStream *out;
  GError *error;
} DorsalPen;

void dorsal_pen_begin (DorsalPen *pen, GOutputStream *out);
/* Between two rows. */
void dorsal_pen_turn (DorsalPen *pen);
/* Writes the rest; FALSE: *error is the first failure. */
gboolean dorsal_pen_end (DorsalPen *pen, GError **error);

/* Never in the user's locale. decimals: 0 … 6. */
void dorsal_pen_number (DorsalPen *pen, double value, guint decimals);
/* UTC, "2026-11-25T09:30:00.000000Z". */
void dorsal_pen_time (DorsalPen *pen, gint64 at_us);
/* On one line: a backslash and a line feed become two letters. */
void dorsal_pen_line (DorsalPen *pen, const char *text);

G_END_DECLS
