/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes → one line of text.
 *
 *   comes in                   goes out
 *   Wren, 右, Rücken           as it is
 *   \n \t ESC DEL U+0085       U+FFFD: a terminal would obey, a list would break
 *   U+2028 U+2029              U+FFFD: a line or a paragraph ends there
 *   U+202A…E U+2066…9          U+FFFD: "gpj.exe" would read "exe.jpg"
 *   \xff                       U+FFFD
 *
 * Never: an empty place where something stood; the marks of direction that Arabic needs stay. */

#include "core/plain.h"

static gboolean
is_plain (gunichar c)
{
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return FALSE;
  return !(c >= 0x2028 && c <= 0x202e) && !(c >= 0x2066 && c <= 0x2069);
}

/* As it is, letter by letter: most words are, and a list has ten thousand. */
static gboolean
is_short_ascii (const char *text, gsize most, gboolean lines)
{
  gsize n = 0;

  for (; n < most && text[n] != '\0'; n++)
    if ((text[n] < 0x20 || text[n] > 0x7e) && !(lines && text[n] == '\n'))
      return FALSE;
  return text[n] == '\0';
}

static char *
plain_of (const char *text, gsize most, gboolean lines)
{
  g_autofree char *valid = NULL;
  GString *plain;
  const char *p;

  text = text ? text : "";
  if (is_short_ascii (text, most, lines))
    return g_strdup (text);
  valid = g_utf8_make_valid (text, -1);
  p = valid;
  plain = g_string_sized_new (32);
  for (gsize n = 0; *p != '\0' && n < most; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (plain, is_plain (c) || (lines && c == '\n') ? c : 0xfffd);
    }
  if (*p != '\0')
    g_string_append (plain, "…");
  return g_string_free (plain, FALSE);
}

char *
dorsal_plain (const char *text)
{
  return plain_of (text, DORSAL_PLAIN_MOST, FALSE);
}

char *
dorsal_plain_lines (const char *text)
{
  return plain_of (text, G_MAXSIZE, TRUE);
}
