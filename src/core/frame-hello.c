/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hello sentence: key=value fields in any order.
 *
 * Comes in: fields. Goes out: a DorsalHello with every required key, defaults for the
 * optional ones. Never: a key twice, a required key missing, a number out of range.
 * Keys that we do not know are ignored: a newer roller may say more. Of another version of
 * the protocol only its number is believed: the rest is a language we do not know. */

#include "core/frame-private.h"

#include <string.h>

typedef enum
{
  TEXT,   /* [A-Za-z0-9._-]{1,32} */
  NUMBER, /* min … max */
  ANGLE,
  UNIT,
} Shape;

typedef struct
{
  const char *key;
  Shape shape;
  gboolean required;
  gsize offset;
  gint64 min, max;
} Key;

static const Key keys[] = {
  { "proto", NUMBER, TRUE, G_STRUCT_OFFSET (DorsalHello, proto), 1, 9999 },
  { "model", TEXT, TRUE, G_STRUCT_OFFSET (DorsalHello, model) },
  { "serial", TEXT, TRUE, G_STRUCT_OFFSET (DorsalHello, serial) },
  { "fw", TEXT, TRUE, G_STRUCT_OFFSET (DorsalHello, firmware) },
  { "cells", NUMBER, TRUE, G_STRUCT_OFFSET (DorsalHello, n_cells), 1, DORSAL_MAX_CELLS },
  { "rate", NUMBER, TRUE, G_STRUCT_OFFSET (DorsalHello, rate_hz), 10, 1000 },
  { "diameter_mm", NUMBER, TRUE, G_STRUCT_OFFSET (DorsalHello, diameter_mm), 50, 300 },
  { "length_mm", NUMBER, TRUE, G_STRUCT_OFFSET (DorsalHello, length_mm), 100, 1200 },
  { "angle", ANGLE, TRUE, G_STRUCT_OFFSET (DorsalHello, angle) },
  { "unit", UNIT, TRUE, G_STRUCT_OFFSET (DorsalHello, unit) },
  { "full", NUMBER, FALSE, G_STRUCT_OFFSET (DorsalHello, full_scale), 1, DORSAL_FULL_SCALE_MAX },
  { "pitch_mm", NUMBER, FALSE, G_STRUCT_OFFSET (DorsalHello, pitch_mm), 1, 1200 },
  { "cue", NUMBER, FALSE, G_STRUCT_OFFSET (DorsalHello, has_cue), 0, 1 },
  { "battery", NUMBER, FALSE, G_STRUCT_OFFSET (DorsalHello, battery), 0, 100 },
};

static gboolean
read_text (const char *value, gsize n, char *ret_text)
{
  if (n < 1 || n > 32)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalnum (value[i]) && !strchr ("._-", value[i]))
      return FALSE;
  memcpy (ret_text, value, n);
  ret_text[n] = '\0';
  return TRUE;
}

/* value stands right behind '=': read it as a field of its own. */
static gboolean
read_number (const char *value, gsize n, gint64 min, gint64 max, gint *ret_number)
{
  char text[16] = ",";
  DorsalFields field = { text, text };
  gint64 number;

  if (n + 1 >= sizeof text)
    return FALSE;
  memcpy (text + 1, value, n);
  field.end += n + 1;
  if (!dorsal_fields_number (&field, min, max, &number) || field.at != field.end)
    return FALSE;
  *ret_number = (gint) number;
  return TRUE;
}

static gboolean
read_choice (const char *value, gsize n, const char *const *words, gint *ret_choice)
{
  for (gint i = 0; words[i]; i++)
    if (strlen (words[i]) == n && memcmp (words[i], value, n) == 0)
      {
        *ret_choice = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
read_value (const Key *key, const char *value, gsize n, DorsalHello *hello)
{
  static const char *const angles[] = { "none", "imu", "encoder", NULL };
  static const char *const units[] = { "raw", "kpa", NULL };
  gpointer field = G_STRUCT_MEMBER_P (hello, key->offset);

  switch (key->shape)
    {
    case TEXT:
      return read_text (value, n, field);
    case NUMBER:
      return read_number (value, n, key->min, key->max, field);
    case ANGLE:
      return read_choice (value, n, angles, field);
    case UNIT:
      return read_choice (value, n, units, field);
    default:
      return FALSE;
    }
}

gboolean
dorsal_hello_parse (DorsalFields *fields, DorsalHello *ret_hello)
{
  DorsalHello hello = { .battery = -1, .full_scale = 4095 };
  guint seen = 0;
  gboolean bad = FALSE;
  const char *word;
  gsize n;

  G_STATIC_ASSERT (sizeof (DorsalAngleSource) == sizeof (gint) && sizeof (DorsalUnit) == sizeof (gint));

  while (dorsal_fields_word (fields, &word, &n))
    {
      const char *equals = memchr (word, '=', n);
      bad |= !equals;
      for (guint i = 0; equals && i < G_N_ELEMENTS (keys); i++)
        {
          gsize length = (gsize) (equals - word);

          if (strlen (keys[i].key) != length || memcmp (keys[i].key, word, length) != 0)
            continue;
          bad |= seen & (1u << i) || !read_value (&keys[i], equals + 1, (gsize) (word + n - equals - 1), &hello);
          seen |= 1u << i;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    bad |= keys[i].required && !(seen & (1u << i));
  if (bad && hello.proto > DORSAL_PROTOCOL)
    {
      *ret_hello = (DorsalHello){ .proto = hello.proto, .battery = -1 };
      return TRUE;
    }
  if (bad)
    return FALSE;
  if (hello.pitch_mm == 0)
    hello.pitch_mm = MAX (hello.length_mm / hello.n_cells, 1);
  *ret_hello = hello;
  return TRUE;
}
