/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Text on its way to a file, in the C locale whatever the user's. Collects until it is
 * flushed or full, then writes once. */

#include <glib.h>
#include <string.h>

G_BEGIN_DECLS

typedef struct
{
  int fd;
  int error; /* errno of the first write that failed; nothing is written after it */
  gsize n;
  char bytes[65536];
} Output;

Output *output_new (int fd);
/* Flushes, closes fd unless it is a standard one. */
void output_free (Output *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Output, output_free)

/* FALSE when a write has failed, now or earlier: see ->error. */
gboolean output_flush (Output *output);

/* What output_bytes() does near the end of its room. */
void output_split (Output *output, const char *bytes, gsize n);

void output_integer (Output *output, gint64 value);

/* Rounded to so many decimals, at most 6; never "-0.0". value: finite, below 1e12. */
void output_fixed (Output *output, double value, guint decimals);

/* With its quotes; NULL gives null. text: UTF-8. */
void output_json_string (Output *output, const char *text);

static inline void
output_bytes (Output *output, const char *bytes, gsize n)
{
  if (n >= sizeof output->bytes - output->n)
    {
      output_split (output, bytes, n);
      return;
    }
  memcpy (output->bytes + output->n, bytes, n);
  output->n += n;
}

static inline void
output_text (Output *output, const char *text)
{
  output_bytes (output, text, strlen (text));
}

G_END_DECLS
