/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields between commas. Comes in: what is left of a sentence's body. Goes out: the next
 * field, as a number or as it is. Never: a sign, blank or exponent that the protocol lacks. */

#include "core/frame-private.h"

#include <string.h>

#define DIGITS_MAX 18 /* what surely fits into 64 bits */

/* The number behind the comma at p, and where it ends, whatever stands there; NULL when it is none. */
static inline const char *
read_number (const char *p, const char *end, gint64 min, gint64 max, gint64 *ret_value)
{
  gboolean negative = FALSE;
  const char *digits;
  guint64 value = 0; /* too many digits turn it over, which their count tells */
  guint8 digit;

  if (p >= end || *p++ != ',')
    return NULL;
  if (p < end && *p == '-')
    {
      negative = TRUE;
      p++;
    }
  for (digits = p; p < end && (digit = (guint8) (*p - '0')) < 10; p++)
    value = value * 10 + digit;
  if (p == digits || p - digits > DIGITS_MAX)
    return NULL;
  *ret_value = negative ? -(gint64) value : (gint64) value;
  return *ret_value < min || *ret_value > max ? NULL : p;
}

gboolean
dorsal_fields_number (DorsalFields *fields, gint64 min, gint64 max, gint64 *ret_value)
{
  gint64 value;
  const char *p = read_number (fields->at, fields->end, min, max, &value);

  if (!p || (p < fields->end && *p != ','))
    return FALSE;
  fields->at = p;
  *ret_value = value;
  return TRUE;
}

gboolean
dorsal_fields_numbers (DorsalFields *fields, gint32 min, gint32 max, guint most, gint32 *ret_values, guint *ret_n)
{
  const char *p = fields->at;
  guint n = 0;
  gint64 value;

  while (p != fields->end)
    {
      if (n == most || !(p = read_number (p, fields->end, min, max, &value)))
        return FALSE;
      ret_values[n++] = (gint32) value;
    }
  fields->at = p;
  *ret_n = n;
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
