/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes → EDF+ import, and any that says of itself what it is: no session, or one that plays. */

#include "fuzz.h"
#include "kept.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  kept_import (dorsal_import, bytes, n);
  return 0;
}
