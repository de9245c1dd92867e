/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rollers that are known: their file, their order. */

#include "app/remembered.h"

#include <string.h>

static void
test_remembered_text (void)
{
  static const char text[] = "[roller 1]\nusb=1209:0001 A1\nname=Ref12 · A1\n\n[x]\nusb=nonsense\n\n[y]\nname=z\n\n"
                             "[roller 2]\nusb=1a86:7523\n";
  g_autoptr (GArray) rollers = dorsal_remembered_parse (text);
  g_autoptr (GArray) again = NULL;
  g_autoptr (GArray) nothing = dorsal_remembered_parse ("no key file at all");
  g_autofree char *printed = NULL;

  g_assert_cmpuint (rollers->len, ==, 2);
  g_assert_cmpuint (nothing->len, ==, 0);
  printed = dorsal_remembered_print (rollers);
  again = dorsal_remembered_parse (printed);
  g_assert_cmpuint (again->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const DorsalKnownRoller *a = &g_array_index (rollers, DorsalKnownRoller, i);
      const DorsalKnownRoller *b = &g_array_index (again, DorsalKnownRoller, i);

      g_assert_true (dorsal_identity_equal (&a->usb, &b->usb));
      g_assert_cmpstr (a->name, ==, b->name);
    }
  g_assert_cmpstr (g_array_index (again, DorsalKnownRoller, 0).usb.serial, ==, "A1");
}

static void
test_remembered_order (void)
{
  g_autoptr (DorsalRemembered) remembered = dorsal_remembered_new (NULL);
  DorsalIdentity usb = { .vid = 0x1209, .pid = 1 };

  for (guint i = 0; i < DORSAL_REMEMBERED_MAX + 3; i++)
    {
      g_snprintf (usb.serial, sizeof usb.serial, "S%u", i);
      dorsal_remembered_add (remembered, &usb, usb.serial);
    }
  g_assert_cmpuint (dorsal_remembered_get_length (remembered), ==, DORSAL_REMEMBERED_MAX);
  g_assert_cmpstr (dorsal_remembered_get (remembered, 0)->name, ==, "S10");
  strcpy (usb.serial, "S5");
  dorsal_remembered_add (remembered, &usb, "S5");
  g_assert_cmpstr (dorsal_remembered_get (remembered, 0)->name, ==, "S5");
  g_assert_cmpuint (dorsal_remembered_get_length (remembered), ==, DORSAL_REMEMBERED_MAX);
  dorsal_remembered_forget (remembered, &usb);
  g_assert_null (dorsal_remembered_lookup (remembered, &usb));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/remembered/text-goes-both-ways-and-nonsense-is-left-out", test_remembered_text);
  g_test_add_func ("/app/remembered/the-last-used-comes-first", test_remembered_order);
  return g_test_run ();
}
