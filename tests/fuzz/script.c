/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a script → acts, which the simulated person does for a few seconds on a roller whose every sentence is
 * a good one; or an error that says where. */

#include "fuzz.h"

#include "core/roller.h"

static void
live (GArray *acts)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  g_autoptr (DorsalRoller) roller = NULL;
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  DorsalFrameReader reader = { 0 };
  const guint8 *bytes;
  DorsalFrame frame;
  gsize n;

  setup.hello.rate_hz = 10;
  setup.script = (const DorsalAct *) (void *) acts->data;
  setup.n_script = acts->len;
  roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ 0 });
  dorsal_roller_boot (roller, wire);
  dorsal_roller_start (roller);
  for (guint i = 0; i < 200 && dorsal_roller_step (roller, wire, NULL, NULL); i++)
    ;
  bytes = wire->data;
  n = wire->len;
  while (dorsal_frame_reader_next (&reader, &bytes, &n, &frame))
    ;
  g_assert_cmpuint (reader.statistics.malformed + reader.statistics.crc + reader.statistics.unknown, ==, 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  g_autofree char *text = fuzz_text (bytes, n);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) acts = dorsal_person_parse_script (text, "fuzz", &error);

  if (!acts)
    g_assert_true (g_str_has_prefix (error->message, "fuzz:"));
  else
    live (acts);
  return 0;
}
