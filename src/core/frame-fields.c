/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields between commas. Comes in: what is left of a sentence's body. Goes out: the next
 * field, as a number or as it is. Never: a sign, blank or exponent that the protocol lacks. */

#include "core/frame-private.h"

#include <string.h>

#define DIGITS_MAX 18 /* what surely fits into 64 bits */

gboolean
dorsal_fields_number (DorsalFields *fields, gint64 min, gint64 max, gint64 *ret_value)
{
  const char *p = fields->at;
  const char *end = fields->end;
  gboolean negative;
  const char *digits;
  gint64 value = 0;

  if (p >= end || *p != ',')
    return FALSE;
  p++;
  negative = p < end && *p == '-';
  digits = p += negative;
  while (p < end && p - digits < DIGITS_MAX && (guint8) (*p - '0') < 10)
    value = value * 10 + (*p++ - '0');
  if (p == digits || (p < end && *p != ','))
    return FALSE;
  if (negative)
    value = -value;
  if (value < min || value > max)
    return FALSE;
  fields->at = p;
  *ret_value = value;
  return TRUE;
}

gboolean
dorsal_fields_word (DorsalFields *fields, const char **ret_word, gsize *ret_n)
{
  const char *comma;

  if (fields->at >= fields->end || *fields->at != ',')
    return FALSE;
  *ret_word = fields->at + 1;
  comma = memchr (*ret_word, ',', (gsize) (fields->end - *ret_word));
  fields->at = comma ? comma : fields->end;
  *ret_n = (gsize) (fields->at - *ret_word);
  return TRUE;
}
