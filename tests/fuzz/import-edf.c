/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes → EDF+ import, and any that says of itself what it is: no session, or one that plays. */

#include "fuzz.h"
#include "kept.h"

#include "store/export.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_data (bytes, (gssize) n, NULL);
  g_autoptr (GError) error = NULL;
  gint64 id = dorsal_import (kept_store (), in, "fuzz", &error);

  g_assert_true ((id > 0) == (error == NULL));
  if (id == 0)
    {
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  kept_look_through (id);
  kept_empty ();
  return 0;
}
