/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: values. Out: the bytes of EDF+; and back where some signals lie. Never: a letter in a header beyond printable
 * ASCII, a number that depends on the locale, a byte read beyond those given.
 *
 *   256 bytes            version, patient, recording, date, time, header bytes, "EDF+C", records, seconds, signals
 *   256 a signal         all labels, then all transducers, all dimensions, four limits, prefilters, samples, reserved
 *   record …             samples of signal 1, of signal 2, …; 16 bits, little endian
 *
 * A TAL, that is an annotation: +onset [0x15 duration] 0x14 text 0x14 0x00; the first of a record has no text. */

#include "store/edf.h"

#include <string.h>

#define MOST_SIGNALS 4096
#define MOST_SAMPLES (16 * 1024 * 1024) /* of a signal in a record, that we believe */

DorsalEdfSignal *
dorsal_edf_add (DorsalEdf *edf, const char *label, const char *dimension, double resolution, int digital_min,
                int digital_max, guint samples)
{
  DorsalEdfSignal *signal = &edf->signals[edf->n_signals];

  g_return_val_if_fail (edf->n_signals < DORSAL_EDF_MOST_SIGNALS, NULL);
  edf->n_signals++;
  *signal = (DorsalEdfSignal){
    .physical_min = digital_min * resolution,
    .physical_max = digital_max * resolution,
    .digital_min = digital_min,
    .digital_max = digital_max,
    .samples = samples,
  };
  g_strlcpy (signal->label, label, sizeof signal->label);
  g_strlcpy (signal->dimension, dimension, sizeof signal->dimension);
  return signal;
}

/* --- header --- */

static void
put_field (GByteArray *bytes, const char *text, guint width)
{
  guint at = bytes->len;
  gsize n = MIN (strlen (text), width);

  g_byte_array_set_size (bytes, at + width);
  memset (bytes->data + at, ' ', width);
  memcpy (bytes->data + at, text, n);
}

static void
put_number (GByteArray *bytes, double value, guint width)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  put_field (bytes, g_ascii_formatd (text, sizeof text, "%.7g", value), width);
}

GByteArray *
dorsal_edf_header (const DorsalEdf *edf)
{
  GByteArray *bytes = g_byte_array_new ();
  const DorsalEdfSignal *signals = edf->signals;
  guint n = edf->n_signals;

  put_field (bytes, "0", 8);
  put_field (bytes, edf->patient, 80);
  put_field (bytes, edf->recording, 80);
  put_field (bytes, edf->date, 8);
  put_field (bytes, edf->time, 8);
  put_number (bytes, DORSAL_EDF_HEAD * (1.0 + n), 8);
  put_field (bytes, "EDF+C", 44);
  put_number (bytes, (double) edf->records, 8);
  put_number (bytes, edf->record_s, 8);
  put_number (bytes, n, 4);
  for (guint i = 0; i < n; i++)
    put_field (bytes, signals[i].label, 16);
  for (guint i = 0; i < n; i++)
    put_field (bytes, signals[i].transducer, 80);
  for (guint i = 0; i < n; i++)
    put_field (bytes, signals[i].dimension, 8);
  for (guint i = 0; i < n; i++)
    put_number (bytes, signals[i].physical_min, 8);
  for (guint i = 0; i < n; i++)
    put_number (bytes, signals[i].physical_max, 8);
  for (guint i = 0; i < n; i++)
    put_number (bytes, signals[i].digital_min, 8);
  for (guint i = 0; i < n; i++)
    put_number (bytes, signals[i].digital_max, 8);
  for (guint i = 0; i < n; i++)
    put_field (bytes, "", 80);
  for (guint i = 0; i < n; i++)
    put_number (bytes, signals[i].samples, 8);
  for (guint i = 0; i < n; i++)
    put_field (bytes, "", 32);
  return bytes;
}

gsize
dorsal_edf_record_bytes (const DorsalEdf *edf)
{
  gsize n = 0;

  for (guint i = 0; i < edf->n_signals; i++)
    n += 2 * edf->signals[i].samples;
  return n;
}

char *
dorsal_edf_word (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text ? text : "", -1);
  char *word = g_str_to_ascii (valid, "C");

  for (char *p = word; *p != '\0'; p++)
    if (!g_ascii_isgraph (*p))
      *p = '_';
  if (*word != '\0')
    return word;
  g_free (word);
  return g_strdup ("X");
}

/* --- annotations --- */

/* Seconds, exact to the microsecond, without zeroes at the end: "12", "0.25". */
static void
put_seconds (GByteArray *bytes, gint64 us)
{
  char text[32];
  int n = g_snprintf (text, sizeof text, "%" G_GINT64_FORMAT ".%06d", us / G_USEC_PER_SEC, (int) (us % G_USEC_PER_SEC));

  while (text[n - 1] == '0')
    n--;
  if (text[n - 1] == '.')
    n--;
  g_byte_array_append (bytes, (const guint8 *) text, (guint) n);
}

static void
put_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

void
dorsal_edf_put_note (GByteArray *bytes, gint64 from_us, gint64 to_us, const char *text)
{
  put_text (bytes, "+");
  put_seconds (bytes, MAX (from_us, 0));
  if (to_us > from_us)
    {
      put_text (bytes, "\x15");
      put_seconds (bytes, to_us - from_us);
    }
  put_text (bytes, "\x14");
  put_text (bytes, text);
  g_byte_array_append (bytes, (const guint8 *) "\x14", 2);
}

void
dorsal_edf_put_time (GByteArray *bytes, gint64 at_us)
{
  put_text (bytes, "+");
  put_seconds (bytes, at_us);
  g_byte_array_append (bytes, (const guint8 *) "\x14\x14", 3);
}

/* --- reading --- */

/* A whole number in a field of spaces; FALSE: there is none, or it lies beyond the limits. */
static gboolean
get_number (const guint8 *field, guint width, gint64 min, gint64 max, gint64 *ret_value)
{
  char text[17] = { 0 };
  char *end;
  gint64 value;

  memcpy (text, field, MIN (width, sizeof text - 1));
  value = g_ascii_strtoll (text, &end, 10);
  if (end == text || value < min || value > max)
    return FALSE;
  while (*end == ' ')
    end++;
  if (*end != '\0')
    return FALSE;
  *ret_value = value;
  return TRUE;
}

gsize
dorsal_edf_header_length (const guint8 head[DORSAL_EDF_HEAD])
{
  gint64 n_signals, length;

  if (memcmp (head, "0       ", 8) != 0 || !get_number (head + 252, 4, 1, MOST_SIGNALS, &n_signals)
      || !get_number (head + 184, 8, DORSAL_EDF_HEAD, G_MAXINT32, &length)
      || length != DORSAL_EDF_HEAD * (1 + n_signals))
    return 0;
  return (gsize) length;
}

/* Is it the label, and a number? */
static gboolean
is_one_of (const guint8 *field, const char *label)
{
  gsize n = strlen (label);

  return memcmp (field, label, n) == 0 && field[n] == ' ' && g_ascii_isdigit (field[n + 1]);
}

gboolean
dorsal_edf_find (const guint8 *header, gsize n, const char *label, DorsalEdfPlace *ret_place)
{
  DorsalEdfPlace place = { .header_bytes = n };
  gsize n_signals = n / DORSAL_EDF_HEAD - 1;
  const guint8 *labels = header + DORSAL_EDF_HEAD, *samples = labels + n_signals * 216;

  if (!get_number (header + 236, 8, -1, G_MAXINT32, &place.records))
    return FALSE;
  for (gsize i = 0; i < n_signals; i++)
    {
      gboolean ours = is_one_of (labels + 16 * i, label);
      gint64 count;

      if (!get_number (samples + 8 * i, 8, 0, MOST_SAMPLES, &count)
          || (ours && place.length > 0 && place.offset + place.length != place.record_bytes))
        return FALSE;
      if (ours && place.length == 0)
        place.offset = place.record_bytes;
      if (ours)
        place.length += 2 * (gsize) count;
      place.record_bytes += 2 * (gsize) count;
    }
  if (place.length == 0)
    return FALSE;
  *ret_place = place;
  return TRUE;
}
