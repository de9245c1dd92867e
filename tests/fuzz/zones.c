/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a zone file → zones, whose text gives the same again, and by which every place has a zone; or an error
 * that says where. */

#include "fuzz.h"

#include <string.h>

static void
check_map (const DorsalZones *zones)
{
  DorsalZone last = DORSAL_ZONE_UNKNOWN;

  for (double f = -0.2; f < 1.2; f += 0.01)
    {
      DorsalZone zone = dorsal_zones_at (zones, f);

      g_assert_true (zone == DORSAL_ZONE_UNKNOWN || zone >= last); /* from the head down */
      last = zone == DORSAL_ZONE_UNKNOWN ? last : zone;
    }
  for (guint i = 0; i < dorsal_zones_n_keys (); i++)
    {
      DorsalZonesKey key = dorsal_zones_get_key (zones, i);
      g_assert_true (key.value >= key.min && key.value <= key.max);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  g_autofree char *text = fuzz_text (bytes, n), *first = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;
  DorsalZones zones, again;

  if (!dorsal_zones_parse (text, "fuzz.ini", &zones, &error))
    {
      g_assert_true (g_str_has_prefix (error->message, "fuzz.ini:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  check_map (&zones);
  first = dorsal_zones_to_text (&zones);
  g_assert_true (dorsal_zones_parse (first, "again.ini", &again, NULL));
  second = dorsal_zones_to_text (&again);
  g_assert_cmpstr (first, ==, second);
  return 0;
}
