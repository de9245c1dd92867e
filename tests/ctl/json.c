/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a line. Out: whether it is JSON. Strict: what Python's json.loads() takes, and no NaN. */

#include "json.h"

#include <string.h>

static gboolean skip_value (const char **p);

static void
skip_blanks (const char **p)
{
  *p += strspn (*p, " \t\r\n");
}

static gboolean
skip_char (const char **p, char c)
{
  skip_blanks (p);
  if (**p != c)
    return FALSE;
  (*p)++;
  return TRUE;
}

static gboolean
skip_string (const char **p)
{
  if (!skip_char (p, '"'))
    return FALSE;
  for (; **p != '"'; (*p)++)
    {
      if ((guchar) **p < 0x20)
        return FALSE;
      if (**p != '\\')
        continue;
      (*p)++;
      if (**p == 'u' && strspn (*p + 1, "0123456789abcdefABCDEF") >= 4)
        *p += 4;
      else if (**p == '\0' || strchr ("\"\\/bfnrt", **p) == NULL)
        return FALSE;
    }
  (*p)++;
  return TRUE;
}

static gsize
skip_digits (const char **p)
{
  gsize n = strspn (*p, "0123456789");

  *p += n;
  return n;
}

static gboolean
skip_number (const char **p)
{
  const char *digits;
  gsize n;

  *p += **p == '-';
  digits = *p;
  n = skip_digits (p);
  if (n == 0 || (n > 1 && digits[0] == '0'))
    return FALSE;
  if (**p == '.')
    {
      (*p)++;
      if (skip_digits (p) == 0)
        return FALSE;
    }
  if (**p == 'e' || **p == 'E')
    {
      (*p)++;
      *p += **p == '-' || **p == '+';
      return skip_digits (p) > 0;
    }
  return TRUE;
}

static gboolean
skip_members (const char **p, char end, gboolean keys)
{
  (*p)++;
  if (skip_char (p, end))
    return TRUE;
  do
    if ((keys && (!skip_string (p) || !skip_char (p, ':'))) || !skip_value (p))
      return FALSE;
  while (skip_char (p, ','));
  return skip_char (p, end);
}

static gboolean
skip_value (const char **p)
{
  static const char *const words[] = { "true", "false", "null" };

  skip_blanks (p);
  if (**p == '{')
    return skip_members (p, '}', TRUE);
  if (**p == '[')
    return skip_members (p, ']', FALSE);
  if (**p == '"')
    return skip_string (p);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_has_prefix (*p, words[i]))
      {
        *p += strlen (words[i]);
        return TRUE;
      }
  return skip_number (p);
}

gboolean
json_is_valid (const char *line)
{
  if (!g_utf8_validate (line, -1, NULL) || !skip_value (&line))
    return FALSE;
  skip_blanks (&line);
  return *line == '\0';
}
