/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Makes a roll for tests/rolls, or tells anew what the rolls there give.
 *
 *   make-roll ROLLS                 for each ROLLS/NAME.script that has no NAME.rl: a recording of
 *                                   the simulated person, 50 samples a second from 8 cells, 1 % of
 *                                   them lost and 0.4 % of the lines damaged; and for each
 *                                   ROLLS/NAME.rl, recorded here or elsewhere, NAME.expected
 *
 * To make one anew delete its .rl first; then
 *
 *   ninja -C build tests/path/make-roll && build/tests/path/make-roll tests/rolls
 *
 * Read the difference before keeping it: an .expected that changed is a judgement that changed. */

#include <stdio.h>
#include <string.h>

#include "core/roller.h"
#include "roll.h"

static char *
beside (const char *folder, const char *name, const char *ending)
{
  g_autofree char *stem = g_strndup (name, strcspn (name, "."));
  g_autofree char *file = g_strconcat (stem, ending, NULL);

  return g_build_filename (folder, file, NULL);
}

static GByteArray *
record (const GArray *acts)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (60);
  GByteArray *wire = g_byte_array_new ();
  DorsalRoller *roller;

  setup.hello.rate_hz = 50;
  setup.hello.n_cells = 8;
  setup.hello.pitch_mm = 40;
  setup.slip = 0.015;
  setup.script = (const DorsalAct *) (const void *) acts->data;
  setup.n_script = acts->len;
  roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ .lost = 0.01, .damaged = 0.004 });
  dorsal_roller_boot (roller, wire);
  dorsal_roller_start (roller);
  while (dorsal_roller_step (roller, wire, NULL, NULL))
    ;
  dorsal_roller_free (roller);
  return wire;
}

static gboolean
make_recording (const char *folder, const char *name, GError **error)
{
  g_autofree char *script = beside (folder, name, ".script"), *roll = beside (folder, name, ".rl"), *text = NULL;
  g_autoptr (GArray) acts = NULL;
  g_autoptr (GByteArray) wire = NULL;

  if (g_file_test (roll, G_FILE_TEST_EXISTS))
    return TRUE;
  if (!g_file_get_contents (script, &text, NULL, error) || !(acts = dorsal_person_parse_script (text, script, error)))
    return FALSE;
  wire = record (acts);
  printf ("%s: %u bytes\n", roll, wire->len);
  return g_file_set_contents (roll, (const char *) wire->data, wire->len, error);
}

static gboolean
make_expected (const char *folder, const char *name, GError **error)
{
  g_autofree char *roll = beside (folder, name, ".rl"), *expected = beside (folder, name, ".expected");
  g_autofree char *bytes = NULL, *told = NULL;
  gsize n;

  if (!g_file_get_contents (roll, &bytes, &n, error))
    return FALSE;
  told = roll_told ((const guint8 *) bytes, n);
  printf ("%s\n", expected);
  return g_file_set_contents (expected, told, -1, error);
}

static gboolean
make_all (const char *folder, const char *ending, gboolean (*make) (const char *, const char *, GError **),
          GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (!dir)
    return FALSE;
  while ((name = g_dir_read_name (dir)))
    if (g_str_has_suffix (name, ending) && !make (folder, name, error))
      return FALSE;
  return TRUE;
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc != 2)
    {
      fputs ("Usage: make-roll ROLLS\n", stderr);
      return 2;
    }
  if (make_all (argv[1], ".script", make_recording, &error) && make_all (argv[1], ".rl", make_expected, &error))
    return 0;
  fprintf (stderr, "make-roll: %s\n", error->message);
  return 1;
}
