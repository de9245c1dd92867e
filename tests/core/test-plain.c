/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What strangers write can be shown: a table of what they might. */

#include "core/plain.h"

#include <string.h>

static void
test_table (void)
{
  static const struct
  {
    const char *in, *out;
  } cases[] = {
    { NULL, "" },
    { "", "" },
    { "Wren WR-0007", "Wren WR-0007" },
    { "Rücken · 右 · ظهر\u200f", "Rücken · 右 · ظهر\u200f" },
    { "../../etc/passwd", "../../etc/passwd" }, /* a name is no path: files are named elsewhere */
    { "<b>%n&amp;", "<b>%n&amp;" },
    { "a\nb\rc\td", "a\ufffdb\ufffdc\ufffdd" },
    { "\033]0;owned\007", "\ufffd]0;owned\ufffd" },
    { "\xc2\x9b" "31m", "\ufffd31m" }, /* the same in one character */
    { "\x7f", "\ufffd" },
    { "a\u2028b\u2029c", "a\ufffdb\ufffdc" },
    { "exe.\u202egpj", "exe.\ufffdgpj" },
    { "\u2066x\u2069", "\ufffdx\ufffd" },
    { "\xff\xfe", "\ufffd\ufffd" },
    { "half \xe2\x80", "half \ufffd\ufffd" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = dorsal_plain (cases[i].in), *again = dorsal_plain (got);

      g_assert_cmpstr (got, ==, cases[i].out);
      g_assert_cmpstr (again, ==, got);
    }
}

static void
test_long (void)
{
  g_autofree char *text = g_strnfill (4096, 'x'), *got = dorsal_plain (text), *most = NULL, *more = NULL;

  g_assert_cmpint (g_utf8_strlen (got, -1), ==, DORSAL_PLAIN_MOST + 1);
  g_assert_true (g_str_has_suffix (got, "x…"));
  text[DORSAL_PLAIN_MOST + 1] = '\0';
  more = dorsal_plain (text);
  g_assert_cmpstr (more, ==, got);
  text[DORSAL_PLAIN_MOST] = '\0';
  most = dorsal_plain (text);
  g_assert_cmpstr (most, ==, text);
}

static void
test_any (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 2000; i++)
    {
      char bytes[64];
      g_autofree char *got = NULL;

      for (guint j = 0; j < sizeof bytes - 1; j++)
        bytes[j] = (char) g_rand_int_range (rand, 1, 256);
      bytes[sizeof bytes - 1] = '\0';
      got = dorsal_plain (bytes);
      g_assert_true (g_utf8_validate (got, -1, NULL));
      for (const char *p = got; *p; p++)
        g_assert_false (g_ascii_iscntrl (*p));
    }
}

static void
test_lines (void)
{
  g_autoptr (GString) text = g_string_new ("Left side tight\nT6 better \x1b[31m");
  g_autofree char *got = dorsal_plain_lines (text->str), *none = dorsal_plain_lines (NULL), *whole = NULL;

  g_assert_cmpstr (got, ==, "Left side tight\nT6 better \xef\xbf\xbd[31m");
  g_assert_cmpstr (none, ==, "");
  for (guint i = 0; i < 2000; i++)
    g_string_append (text, "\nand on");
  whole = dorsal_plain_lines (text->str);
  g_assert_true (g_str_has_suffix (whole, "\nand on"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/plain/what-strangers-write-can-be-shown", test_table);
  g_test_add_func ("/core/plain/what-is-too-long-ends", test_long);
  g_test_add_func ("/core/plain/a-note-keeps-its-lines", test_lines);
  g_test_add_func ("/core/plain/any-bytes-become-a-line", test_any);
  return g_test_run ();
}
