/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: texts and numbers. Out: bytes in a file. Never asks the locale, and never loses the
 * first thing that went wrong. */

#include "ctl/output.h"

#include <errno.h>
#include <math.h>
#include <poll.h>
#include <unistd.h>

Output *
output_new (int fd)
{
  Output *output = g_new0 (Output, 1);

  output->fd = fd;
  return output;
}

void
output_free (Output *output)
{
  if (output == NULL)
    return;

  output_flush (output);
  if (output->fd > STDERR_FILENO)
    close (output->fd);
  g_free (output);
}

/* Somebody gave us a non-blocking standard output. */
static gboolean
wait_for_room (int fd)
{
  struct pollfd p = { .fd = fd, .events = POLLOUT };

  return poll (&p, 1, -1) > 0 || errno == EINTR;
}

gboolean
output_flush (Output *output)
{
  gsize at = 0;

  while (at < output->n && output->error == 0)
    {
      gssize wrote = write (output->fd, output->bytes + at, output->n - at);

      if (wrote >= 0)
        at += (gsize) wrote;
      else if (errno != EINTR && !(errno == EAGAIN && wait_for_room (output->fd)))
        output->error = errno;
    }
  output->n = 0;
  return output->error == 0;
}

void
output_split (Output *output, const char *bytes, gsize n)
{
  while (n > 0)
    {
      gsize part = MIN (n, sizeof output->bytes - output->n);

      memcpy (output->bytes + output->n, bytes, part);
      output->n += part;
      bytes += part;
      n -= part;
      if (output->n == sizeof output->bytes)
        output_flush (output);
    }
}

/* Digits of value, at least `least` of them, ending at end. */
static char *
print_digits (char *end, guint64 value, guint least)
{
  char *p = end;

  while (value > 0 || least > 0)
    {
      *--p = (char) ('0' + value % 10);
      value /= 10;
      least -= least > 0;
    }
  return p;
}

void
output_integer (Output *output, gint64 value)
{
  char text[24];
  char *end = text + sizeof text;
  char *p = print_digits (end, value < 0 ? 0 - (guint64) value : (guint64) value, 1);

  if (value < 0)
    *--p = '-';
  output_bytes (output, p, (gsize) (end - p));
}

void
output_fixed (Output *output, double value, guint decimals)
{
  static const guint64 scales[] = { 1, 10, 100, 1000, 10000, 100000, 1000000 };
  const guint64 scale = scales[decimals];
  const guint64 scaled = (guint64) (fabs (value) * (double) scale + 0.5);
  char text[40];
  char *end = text + sizeof text;
  char *p = end;

  if (decimals > 0)
    {
      p = print_digits (p, scaled % scale, decimals);
      *--p = '.';
    }
  p = print_digits (p, scaled / scale, 1);
  if (value < 0 && scaled > 0)
    *--p = '-';
  output_bytes (output, p, (gsize) (end - p));
}

void
output_json_string (Output *output, const char *text)
{
  if (text == NULL)
    {
      output_text (output, "null");
      return;
    }

  output_bytes (output, "\"", 1);
  for (const char *p = text; *p != '\0'; p++)
    {
      char escape[8];

      if (*p == '"' || *p == '\\')
        {
          output_bytes (output, "\\", 1);
          output_bytes (output, p, 1);
        }
      else if ((guchar) *p < 0x20)
        output_bytes (output, escape, (gsize) g_snprintf (escape, sizeof escape, "\\u%04x", *p));
      else
        output_bytes (output, p, 1);
    }
  output_bytes (output, "\"", 1);
}
