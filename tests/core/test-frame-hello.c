/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The hello: required keys, optional ones, their ranges, in any order. */

#include "rig.h"

#include <string.h>

static const char *const required[] = {
  "proto=1", "model=Ref12", "serial=A1B2C3", "fw=1.0.0", "cells=12", "rate=100", "diameter_mm=140", "length_mm=330",
  "angle=imu", "unit=kpa",
};

/* A hello of the required keys; the one that begins as `field` does is replaced by it ("" drops it, at). */
static char *
body_with (gint at, const char *field)
{
  GString *body = g_string_new ("RLH");

  for (gint i = 0; i < (gint) G_N_ELEMENTS (required); i++)
    {
      const char *text = i == at ? field : required[i];
      if (*text)
        g_string_append_printf (body, ",%s", text);
    }
  return g_string_free (body, FALSE);
}

static gint
row_of (const char *field)
{
  gsize n = strcspn (field, "=") + 1;

  for (gint i = 0; i < (gint) G_N_ELEMENTS (required); i++)
    if (strncmp (required[i], field, n) == 0)
      return i;
  return -1;
}

static gboolean
parse (const char *body, DorsalHello *ret_hello)
{
  DorsalFrame frame;

  if (!dorsal_frame_parse (body, strlen (body), NULL, &frame))
    return FALSE;
  g_assert_cmpint (frame.kind, ==, DORSAL_FRAME_HELLO);
  *ret_hello = frame.hello;
  return TRUE;
}

/* The required keys with `field` instead of, or after, its like. */
static gboolean
accepts (const char *field, DorsalHello *ret_hello)
{
  gint row = row_of (field);
  g_autofree char *plain = body_with (row, field);
  g_autofree char *body = row >= 0 ? g_strdup (plain) : g_strdup_printf ("%s,%s", plain, field);

  return parse (body, ret_hello);
}

static void
test_defaults (void)
{
  g_autofree char *body = body_with (-1, "");
  DorsalHello hello;

  g_assert_true (parse (body, &hello));
  g_assert_cmpstr (hello.model, ==, "Ref12");
  g_assert_cmpstr (hello.serial, ==, "A1B2C3");
  g_assert_cmpstr (hello.firmware, ==, "1.0.0");
  g_assert_cmpuint (hello.proto, ==, 1);
  g_assert_cmpuint (hello.n_cells, ==, 12);
  g_assert_cmpuint (hello.rate_hz, ==, 100);
  g_assert_cmpuint (hello.diameter_mm, ==, 140);
  g_assert_cmpuint (hello.length_mm, ==, 330);
  g_assert_cmpint (hello.angle, ==, DORSAL_ANGLE_IMU);
  g_assert_cmpint (hello.unit, ==, DORSAL_UNIT_KPA);
  g_assert_cmpuint (hello.full_scale, ==, 4095);
  g_assert_cmpuint (hello.pitch_mm, ==, 27); /* 330 / 12 */
  g_assert_false (hello.has_cue);
  g_assert_cmpint (hello.battery, ==, -1);
}

static void
test_any_order (void)
{
  g_autoptr (GString) body = g_string_new ("RLH,battery=7,cue=1,full=1023,pitch_mm=9");
  DorsalHello hello;

  for (gint i = G_N_ELEMENTS (required) - 1; i >= 0; i--)
    g_string_append_printf (body, ",%s", required[i]);
  g_assert_true (parse (body->str, &hello));
  g_assert_cmpstr (hello.model, ==, "Ref12");
  g_assert_cmpint (hello.battery, ==, 7);
  g_assert_true (hello.has_cue);
  g_assert_cmpuint (hello.full_scale, ==, 1023);
  g_assert_cmpuint (hello.pitch_mm, ==, 9);
}

static void
test_missing (void)
{
  for (gint i = 0; i < (gint) G_N_ELEMENTS (required); i++)
    {
      g_autofree char *body = body_with (i, "");
      DorsalHello hello;

      if (parse (body, &hello))
        g_error ("taken without %s", required[i]);
    }
}

static void
test_twice (void)
{
  static const char *const optional[] = { "full=1", "pitch_mm=1", "cue=1", "battery=1" };
  g_autofree char *plain = body_with (-1, "");
  DorsalHello hello;

  for (guint i = 0; i < G_N_ELEMENTS (required); i++)
    {
      g_autofree char *body = g_strdup_printf ("%s,%s", plain, required[i]);
      g_assert_false (parse (body, &hello));
    }
  for (guint i = 0; i < G_N_ELEMENTS (optional); i++)
    {
      g_autofree char *once = g_strdup_printf ("%s,%s", plain, optional[i]);
      g_autofree char *body = g_strdup_printf ("%s,%s", once, optional[i]);
      g_assert_true (parse (once, &hello));
      g_assert_false (parse (body, &hello));
    }
}

static void
test_ranges (void)
{
  static const struct
  {
    const char *key;
    gint64 min, max;
  } ranges[] = {
    { "proto", 1, 9999 },       { "cells", 1, 32 },       { "rate", 10, 1000 },     { "diameter_mm", 50, 300 },
    { "length_mm", 100, 1200 }, { "full", 1, 0xffffff }, { "pitch_mm", 1, 1200 }, { "cue", 0, 1 },
    { "battery", 0, 100 },
  };
  DorsalHello hello;

  for (guint i = 0; i < G_N_ELEMENTS (ranges); i++)
    for (gint k = 0; k < 4; k++)
      {
        gint64 value = k < 2 ? ranges[i].min - (k == 0) : ranges[i].max + (k == 3);
        g_autofree char *field = g_strdup_printf ("%s=%" G_GINT64_FORMAT, ranges[i].key, value);

        if (accepts (field, &hello) != (k == 1 || k == 2))
          g_error ("%s", field);
      }
}

static void
test_values (void)
{
  static const char *const good[]
      = { "model=a", "model=A.b_c-9", "serial=01234567890123456789012345678901", "angle=none", "angle=encoder",
          "unit=raw" };
  static const char *const bad[] = {
    "model=", "model=a b", "model=a/b", "model=a=b", "serial=012345678901234567890123456789012", "fw=1:0",
    "angle=", "angle=IMU", "angle=imu2", "unit=psi", "unit=kp", "cells=", "cells=+1", "cells=1.0", "cells= 1",
    "cells=1234567890123456789", "cells=99999999999999999999999999999999999", "cue=yes", "battery=-1", "proto=1e0",
  };
  DorsalHello hello;

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    if (!accepts (good[i], &hello))
      g_error ("refused %s", good[i]);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    if (accepts (bad[i], &hello))
      g_error ("took %s", bad[i]);
}

/* Of another version only the number is believed; the rest may be said in any way. */
static void
test_other_version (void)
{
  static const char *const bodies[]
      = { "RLH,proto=2", "RLH,name=x,proto=7,model=a b", "RLH,proto=3,cells=99,cells=1,what" };
  static const guint versions[] = { 2, 7, 3 };
  DorsalHello hello;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_assert_true (parse (bodies[i], &hello));
      g_assert_cmpuint (hello.proto, ==, versions[i]);
      g_assert_cmpuint (hello.n_cells, ==, 0);
      g_assert_cmpstr (hello.serial, ==, "");
    }
  g_assert_false (parse ("RLH,proto=1", &hello));
  g_assert_false (parse ("RLH,proto=0", &hello));
  g_assert_false (parse ("RLH,proto=10000", &hello));
}

static void
test_unknown_keys (void)
{
  g_autofree char *plain = body_with (-1, "");
  static const char *const fields[]
      = { "colour=red", "cell=99", "cells2=99", "x=", "=", "=1", "note=a b + c", "x=1,x=2" };
  static const char *const broken[] = { "colour", "", "cells", "," };
  DorsalHello hello;

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *body = g_strdup_printf ("%s,%s", plain, fields[i]);
      if (!parse (body, &hello))
        g_error ("refused for %s", fields[i]);
      g_assert_cmpuint (hello.n_cells, ==, 12);
    }
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *body = g_strdup_printf ("%s,%s", plain, broken[i]);
      if (parse (body, &hello))
        g_error ("took “%s”", broken[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/frame-hello/required-keys-suffice", test_defaults);
  g_test_add_func ("/core/frame-hello/keys-come-in-any-order", test_any_order);
  g_test_add_func ("/core/frame-hello/every-required-key-is-required", test_missing);
  g_test_add_func ("/core/frame-hello/no-key-comes-twice", test_twice);
  g_test_add_func ("/core/frame-hello/numbers-keep-to-their-ranges", test_ranges);
  g_test_add_func ("/core/frame-hello/values-keep-to-their-alphabet", test_values);
  g_test_add_func ("/core/frame-hello/unknown-keys-are-ignored", test_unknown_keys);
  g_test_add_func ("/core/frame-hello/of-another-version-only-the-number-counts", test_other_version);
  return g_test_run ();
}
