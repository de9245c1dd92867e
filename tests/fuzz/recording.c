/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Any bytes as a recording → the source that plays it, at its own pace and as fast as it goes: every byte of it, each
 * once, and an end. */

#include "fuzz.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "sensor/source.h"

static GByteArray *
play (const char *path, double pace)
{
  g_autoptr (DorsalSource) source = dorsal_source_replay_new (path, pace);
  GByteArray *got = g_byte_array_new ();
  gint64 now_us = 1;
  guint8 buffer[300];

  g_assert_true (dorsal_source_open (source, now_us, NULL));
  for (;;)
    {
      gssize n = dorsal_source_read (source, buffer, sizeof buffer, now_us, NULL);

      if (n < 0)
        return got;
      g_byte_array_append (got, buffer, (guint) n);
      if (n == 0) /* time passes until there is something */
        {
          gint64 wake_us = dorsal_source_wake_us (source);
          g_assert_cmpint (wake_us, >, now_us);
          now_us = wake_us;
        }
    }
}

static char *
file_of (GByteArray *bytes)
{
  static int fd = -1;

  if (fd < 0)
    fd = memfd_create ("recording", MFD_CLOEXEC);
  g_assert_true (ftruncate (fd, 0) == 0);
  g_assert_true (pwrite (fd, bytes->data, bytes->len, 0) == (gssize) bytes->len);
  return g_strdup_printf ("/proc/self/fd/%d", fd);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  g_autoptr (GByteArray) wire = fuzz_mend (bytes, n);
  g_autofree char *path = file_of (wire);
  static const double paces[] = { 0, 1, 8 };

  for (guint i = 0; i < G_N_ELEMENTS (paces); i++)
    {
      g_autoptr (GByteArray) got = play (path, paces[i]);
      g_assert_cmpmem (got->data, got->len, wire->data, wire->len);
    }
  return 0;
}
