/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of settings → settings, whose text gives the same again, and by which a few seconds of the simulated person
 * are judged with numbers that are numbers: whatever a file may say, it is in a range that the judgement bears. */

#include "fuzz.h"

#include "core/roller.h"
#include "core/settings.h"

#define SECONDS 8

/* Made once: what a roller says of somebody who lies down, is anchored, rolls and holds. */
static GByteArray *
ride (void)
{
  static GByteArray *wire;

  if (!wire)
    {
      DorsalPersonSetup setup = dorsal_person_setup_default (5);
      g_autoptr (DorsalRoller) roller = NULL;
      g_autoptr (GArray) acts = NULL;

      setup.hello.rate_hz = 20;
      acts = dorsal_person_parse_script ("off 1\nsettle 1\npress\nroll T4\nroll T9\nhold 2\nlumbar 1\n", "ride", NULL);
      setup.script = (const DorsalAct *) (void *) acts->data;
      setup.n_script = acts->len;
      roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ 0 });
      wire = g_byte_array_new ();
      dorsal_roller_boot (roller, wire);
      dorsal_roller_start (roller);
      for (guint i = 0; i < SECONDS * setup.hello.rate_hz && dorsal_roller_step (roller, wire, NULL, NULL); i++)
        ;
    }
  return wire;
}

static void
judge (const DorsalSettings *settings)
{
  g_autofree DorsalStream *stream = g_new0 (DorsalStream, 1);
  const guint8 *bytes = ride ()->data;
  gsize n = ride ()->len;
  const DorsalMessage *message;

  dorsal_stream_init (stream, settings, 0);
  while ((message = dorsal_stream_next (stream, &bytes, &n, 0)))
    fuzz_check_message (message);
  fuzz_check_stream (stream);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  g_autofree char *text = fuzz_text (bytes, n), *first = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;
  DorsalSettings settings, again;

  if (!dorsal_settings_parse (text, "fuzz", &settings, &error))
    {
      g_assert_true (g_str_has_prefix (error->message, "fuzz:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  first = dorsal_settings_to_text (&settings);
  g_assert_true (dorsal_settings_parse (first, "again", &again, NULL));
  second = dorsal_settings_to_text (&again);
  g_assert_cmpstr (first, ==, second);
  judge (&settings);
  return 0;
}
