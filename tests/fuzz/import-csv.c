/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes → CSV import: no session, or one that plays as it was written. */

#include "fuzz.h"
#include "kept.h"

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  kept_import (dorsal_import_csv, bytes, n);
  return 0;
}
