/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A number → its shortest exact text. */

#include "core/number.h"

char *
dorsal_number_to_text (double value, char buffer[G_ASCII_DTOSTR_BUF_SIZE])
{
  g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_dtostr (buffer, G_ASCII_DTOSTR_BUF_SIZE, value);
  return buffer;
}
