/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers and strings as programs expect them. */

#include "ctl/output.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static void
check (Output *output, const char *expected)
{
  g_assert_cmpmem (output->bytes, output->n, expected, strlen (expected));
  output->n = 0;
}

typedef struct
{
  double value;
  guint decimals;
  const char *text;
} FixedCase;

static const FixedCase fixed_cases[] = {
  { 0, 0, "0" },
  { 0, 1, "0.0" },
  { 0.04, 1, "0.0" },
  { -0.04, 1, "0.0" },
  { 0.05, 1, "0.1" },
  { -0.06, 1, "-0.1" },
  { 9.96, 1, "10.0" },
  { 1.005, 3, "1.005" },
  { 12.34, 3, "12.340" },
  { -3.14159, 2, "-3.14" },
  { 0.001, 3, "0.001" },
  { 86399.99, 3, "86399.990" },
  { 1e9, 1, "1000000000.0" },
  { -7.5, 0, "-8" },
  { 0.0000004, 6, "0.000000" },
};

static void
test_fixed (void)
{
  g_autoptr (Output) output = output_new (-1);

  for (gsize i = 0; i < G_N_ELEMENTS (fixed_cases); i++)
    {
      output_fixed (output, fixed_cases[i].value, fixed_cases[i].decimals);
      check (output, fixed_cases[i].text);
    }
}

/* The same as printf, where printf speaks of the same number. */
static void
test_fixed_like_printf (void)
{
  g_autoptr (Output) output = output_new (-1);

  for (int i = -20000; i <= 20000; i++)
    {
      char expected[32];
      double value = i * 0.013 + 0.0001;

      g_snprintf (expected, sizeof expected, "%.2f", value);
      output_fixed (output, value, 2);
      check (output,
             expected[0] == '-' && strspn (expected + 1, "0.") == strlen (expected + 1) ? expected + 1 : expected);
    }
}

static void
test_integer (void)
{
  g_autoptr (Output) output = output_new (-1);

  output_integer (output, 0);
  check (output, "0");
  output_integer (output, -65536);
  check (output, "-65536");
  output_integer (output, G_MAXINT64);
  check (output, "9223372036854775807");
  output_integer (output, G_MININT64);
  check (output, "-9223372036854775808");
}

static void
test_strings (void)
{
  g_autoptr (Output) output = output_new (-1);

  output_json_string (output, NULL);
  check (output, "null");
  output_json_string (output, "a \"b\" \\ ä\n\x01");
  check (output, "\"a \\\"b\\\" \\\\ ä\\u000a\\u0001\"");
}

static void
test_long (void)
{
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  int fd = g_file_open_tmp (NULL, &path, NULL);
  Output *output = output_new (fd);

  for (int i = 0; i < 50000; i++)
    {
      output_integer (output, i);
      output_text (output, "\n");
      g_string_append_printf (expected, "%d\n", i);
    }
  output_free (output);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected->str);
  g_unlink (path);
}

static void
test_first_failure (void)
{
  g_autoptr (Output) output = output_new (open ("/dev/full", O_WRONLY));

  output_text (output, "abc");
  g_assert_false (output_flush (output));
  output_text (output, "def");
  g_assert_false (output_flush (output));
  g_assert_cmpint (output->error, ==, ENOSPC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl/output/fixed-rounds-and-has-no-minus-zero", test_fixed);
  g_test_add_func ("/ctl/output/fixed-is-what-printf-says", test_fixed_like_printf);
  g_test_add_func ("/ctl/output/integers-to-both-ends", test_integer);
  g_test_add_func ("/ctl/output/json-strings-are-escaped", test_strings);
  g_test_add_func ("/ctl/output/long-texts-come-whole", test_long);
  g_test_add_func ("/ctl/output/the-first-failure-is-kept", test_first_failure);
  return g_test_run ();
}
