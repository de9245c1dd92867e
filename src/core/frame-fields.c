/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Fields between commas. Comes in: what is left of a sentence's body. Goes out: the next
 * field, as a number or as it is. Never: a sign, blank or exponent that the protocol lacks. */

#include "core/frame-private.h"

#include <string.h>

#define DIGITS_MAX 18 /* what surely fits into 64 bits */
#define EIGHT 8       /* digits are read so many at a time */
#define EACH(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* The eight bytes at p less '0', the first one lowest. */
static inline guint64
eight_at (const char *p)
{
  guint64 eight;

  memcpy (&eight, p, EIGHT);
  return GUINT64_FROM_LE (eight) ^ EACH ('0');
}

/* How many bits of these eight are digits before the first byte that is none: adding 0x76 to 10 and more, and to nothing
 * less, sets a byte's highest bit. */
static inline guint
bits_of_digits (guint64 eight)
{
  guint64 others = (eight | (eight + EACH (0x76))) & EACH (0x80);

  return others ? (guint) __builtin_ctzll (others) & ~7u : 8 * EIGHT;
}

/* The number of so many bits of digits, at least 8: digits make pairs, pairs make fours, fours the whole, all at once. What stands behind
 * them is shifted out; the zeroes before count nothing. */
static inline guint64
join_digits (guint64 eight, guint bits)
{
  eight <<= -bits & (8 * EIGHT - 1); /* 64 less so many */
  eight = (eight * (10 << 8 | 1) >> 8) & G_GUINT64_CONSTANT (0x00ff00ff00ff00ff);
  eight = (eight * (100 << 16 | 1) >> 16) & G_GUINT64_CONSTANT (0x0000ffff0000ffff);
  return eight * (G_GUINT64_CONSTANT (10000) << 32 | 1) >> 32;
}

/* The number behind the comma at p, and where it ends, whatever stands there; NULL when it is none. */
static inline const char *
read_number (const char *p, const char *end, gint64 min, gint64 max, gint64 *ret_value)
{
  gboolean negative;
  const char *digits;
  guint64 value = 0; /* too many digits turn it over, which their count tells */
  guint bits = 8 * EIGHT;
  guint8 digit;

  if (p >= end || *p++ != ',')
    return NULL;
  negative = p < end && *p == '-';
  digits = p += negative;
  if (end - p >= EIGHT && (bits = bits_of_digits (eight_at (p))) > 0)
    {
      value = join_digits (eight_at (p), bits);
      p += bits / 8;
    }
  if (bits == 8 * EIGHT) /* more of them, or too near the end to look at eight */
    for (; p < end && (digit = (guint8) (*p - '0')) < 10; p++)
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

/* What rows are made of: numbers of one to seven digits. Takes them from p on while a comma and eight bytes may be looked at
 * before the end, and until ret_values is at its own end. Returns where it stopped: there, or at anything else. */
static const char *
take_short (const char *p, const char *end, gint32 max, gint32 **ret_values, const gint32 *values_end)
{
  gint32 *values = *ret_values;

  for (end -= EIGHT; p < end && *p == ',' && values < values_end; values++)
    {
      guint64 eight = eight_at (p + 1), value;
      guint bits = bits_of_digits (eight);

      if (bits == 0 || bits == 8 * EIGHT || (value = join_digits (eight, bits)) > (guint64) max)
        break;
      *values = (gint32) value;
      p += 1 + bits / 8;
    }
  *ret_values = values;
  return p;
}

/* The same for the last bytes of all, from a copy that zeroes follow: these are no digits. */
static const char *
take_last (const char *p, const char *end, gint32 max, gint32 **ret_values, const gint32 *values_end)
{
  char bytes[2 * EIGHT] = { 0 };
  const char *copy = bytes + EIGHT - (end - p);

  memcpy (bytes, end - EIGHT, EIGHT);
  return p + (take_short (copy, bytes + sizeof bytes, max, ret_values, values_end) - copy);
}

gboolean
dorsal_fields_numbers (DorsalFields *fields, gint32 min, gint32 max, guint most, gint32 *ret_values, guint *ret_n)
{
  const char *p = fields->at, *end = fields->end;
  gboolean copied = end - p < EIGHT || min > 0; /* or never */
  gint32 *values = ret_values;
  gint64 value;

  while (p != end)
    {
      if (min <= 0)
        p = take_short (p, end, max, &values, ret_values + most);
      if (end - p <= EIGHT && !copied)
        {
          p = take_last (p, end, max, &values, ret_values + most);
          copied = TRUE;
        }
      if (p == end)
        break;
      if (values == ret_values + most || !(p = read_number (p, end, min, max, &value)))
        return FALSE;
      *values++ = (gint32) value;
    }
  fields->at = p;
  *ret_n = (guint) (values - ret_values);
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
