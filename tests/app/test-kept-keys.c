/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What keys mean to a kept session's board. */

#include "app/kept-keys.h"

static void
test_keys (void)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    DorsalKeptKey expected;
    int direction;
  } table[] = {
    { GDK_KEY_Left, 0, DORSAL_KEPT_KEY_STEP, -1 },
    { GDK_KEY_Right, 0, DORSAL_KEPT_KEY_STEP, 1 },
    { GDK_KEY_Right, GDK_SHIFT_MASK, DORSAL_KEPT_KEY_CHOOSE, 1 },
    { GDK_KEY_Left, GDK_CONTROL_MASK, DORSAL_KEPT_KEY_PAN, -1 },
    { GDK_KEY_KP_Right, GDK_LOCK_MASK, DORSAL_KEPT_KEY_STEP, 1 },
    { GDK_KEY_Home, 0, DORSAL_KEPT_KEY_END, -1 },
    { GDK_KEY_End, 0, DORSAL_KEPT_KEY_END, 1 },
    { GDK_KEY_plus, GDK_SHIFT_MASK, DORSAL_KEPT_KEY_ZOOM, 1 },
    { GDK_KEY_equal, 0, DORSAL_KEPT_KEY_ZOOM, 1 },
    { GDK_KEY_KP_Subtract, 0, DORSAL_KEPT_KEY_ZOOM, -1 },
    { GDK_KEY_0, 0, DORSAL_KEPT_KEY_WHOLE, 0 },
    { GDK_KEY_Escape, 0, DORSAL_KEPT_KEY_LET_GO, 0 },
    { GDK_KEY_Left, GDK_ALT_MASK, DORSAL_KEPT_KEY_UNKNOWN, 0 },
    { GDK_KEY_space, 0, DORSAL_KEPT_KEY_UNKNOWN, 0 },
    { GDK_KEY_Up, 0, DORSAL_KEPT_KEY_UNKNOWN, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      int direction;

      g_test_message ("row %u", i);
      g_assert_cmpint (dorsal_kept_key_of (table[i].key, table[i].state, &direction), ==, table[i].expected);
      g_assert_cmpint (direction, ==, table[i].direction);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/kept-keys/each-key-means-one-thing", test_keys);
  return g_test_run ();
}
