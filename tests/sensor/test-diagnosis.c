/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From evidence to a diagnosis to sentences. */

#include "sensor/diagnosis.h"

#include <string.h>

#define PORT .listed = TRUE, .n_ports = 1, .port = "/dev/ttyACM0"

static const struct
{
  DorsalEvidence evidence;
  DorsalDiagnosis diagnosis;
} rows[] = {
  { { .listed = FALSE, .sandbox = TRUE }, DORSAL_DIAGNOSIS_NO_ACCESS },
  { { .listed = TRUE }, DORSAL_DIAGNOSIS_NONE_PLUGGED },
  { { .listed = TRUE, .brltty = TRUE }, DORSAL_DIAGNOSIS_NONE_PLUGGED },
  { { .listed = TRUE, .brief = TRUE, .brltty = TRUE }, DORSAL_DIAGNOSIS_TAKEN },
  { { .listed = TRUE, .brief = TRUE }, DORSAL_DIAGNOSIS_VANISHED },
  { { .listed = TRUE, .n_ports = 1, .brief = TRUE }, DORSAL_DIAGNOSIS_VANISHED },
  { { .listed = TRUE, .n_ports = 2 }, DORSAL_DIAGNOSIS_UNKNOWN },
  { { PORT, .opening = DORSAL_OPENING_NOT_FOUND }, DORSAL_DIAGNOSIS_NOT_THERE },
  { { PORT, .opening = DORSAL_OPENING_NOT_FOUND, .brief = TRUE, .brltty = TRUE }, DORSAL_DIAGNOSIS_TAKEN },
  { { PORT, .opening = DORSAL_OPENING_DENIED, .group = "dialout" }, DORSAL_DIAGNOSIS_NOT_IN_GROUP },
  { { PORT, .opening = DORSAL_OPENING_DENIED, .group = "dialout", .is_member = TRUE }, DORSAL_DIAGNOSIS_SIGN_IN_AGAIN },
  { { PORT, .opening = DORSAL_OPENING_DENIED }, DORSAL_DIAGNOSIS_NO_RULE },
  { { PORT, .opening = DORSAL_OPENING_BUSY, .holder = "screen", .modem_manager = TRUE }, DORSAL_DIAGNOSIS_HELD },
  { { PORT, .opening = DORSAL_OPENING_BUSY, .holder = "ModemManager" }, DORSAL_DIAGNOSIS_MODEM_MANAGER },
  { { PORT, .opening = DORSAL_OPENING_BUSY, .modem_manager = TRUE }, DORSAL_DIAGNOSIS_MODEM_MANAGER },
  { { PORT, .opening = DORSAL_OPENING_BUSY }, DORSAL_DIAGNOSIS_BUSY },
  { { PORT, .opening = DORSAL_OPENING_FAILED }, DORSAL_DIAGNOSIS_BROKEN },
  { { PORT, .opening = DORSAL_OPENING_OK }, DORSAL_DIAGNOSIS_UNKNOWN },
  { { PORT, .opening = DORSAL_OPENING_OK, .hearing = DORSAL_HEARING_ROLLER }, DORSAL_DIAGNOSIS_FINE },
  { { PORT, .opening = DORSAL_OPENING_OK, .hearing = DORSAL_HEARING_VERSION }, DORSAL_DIAGNOSIS_VERSION },
  { { PORT, .opening = DORSAL_OPENING_OK, .hearing = DORSAL_HEARING_NONSENSE }, DORSAL_DIAGNOSIS_NOT_A_ROLLER },
  { { PORT, .opening = DORSAL_OPENING_OK, .hearing = DORSAL_HEARING_SILENCE }, DORSAL_DIAGNOSIS_SILENT },
};

static void
test_table (void)
{
  guint seen = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DorsalDiagnosis diagnosis = dorsal_diagnose (&rows[i].evidence);

      if (diagnosis != rows[i].diagnosis)
        g_error ("row %u: %s", (guint) i, dorsal_advice_of (diagnosis)->word);
      seen |= 1u << diagnosis;
    }
  g_assert_cmphex (seen, ==, (1u << DORSAL_N_DIAGNOSES) - 1); /* each has its row */
}

/* Each says something of its own, leaves no brace open, and nobody is told to remove brltty. */
static void
test_sentences (void)
{
  const DorsalEvidence evidence
      = { PORT, .group = "dialout", .holder = "screen", .holder_pid = 42, .version = 2, .vid = 0x1a86, .pid = 0x7523 };

  for (guint i = 0; i < DORSAL_N_DIAGNOSES; i++)
    {
      const DorsalAdvice *advice = dorsal_advice_of ((DorsalDiagnosis) i);
      g_autofree char *text = dorsal_advice_fill (advice->text, &evidence);
      g_autofree char *small = g_ascii_strdown (text, -1);

      g_assert_cmpuint (strlen (advice->title), >, 5);
      g_assert_true (g_str_has_suffix (text, "."));
      g_assert_null (strchr (text, '{'));
      for (guint j = 0; j < i; j++)
        g_assert_cmpstr (advice->word, !=, dorsal_advice_of ((DorsalDiagnosis) j)->word);
      if (strstr (small, "brltty") != NULL)
        {
          g_assert_nonnull (strstr (small, "keep brltty"));
          g_assert_null (strstr (small, "remove"));
          g_assert_null (strstr (small, "uninstall"));
          g_assert_null (advice->command);
        }
    }
}

static void
test_commands (void)
{
  DorsalEvidence evidence = { PORT, .group = "uucp", .vid = 0x1a86, .pid = 0x7523 };
  g_autofree char *usermod = dorsal_advice_fill (dorsal_advice_of (DORSAL_DIAGNOSIS_NOT_IN_GROUP)->command, &evidence);
  g_autofree char *rule = dorsal_advice_fill (dorsal_advice_of (DORSAL_DIAGNOSIS_NO_RULE)->command, &evidence);
  g_autofree char *other = NULL;

  g_assert_cmpstr (usermod, ==, "sudo usermod -aG uucp \"$USER\"");
  g_assert_nonnull (strstr (rule, "SUBSYSTEM==\"tty\", ATTRS{idVendor}==\"1a86\", ATTRS{idProduct}==\"7523\", "
                                  "TAG+=\"uaccess\""));
  g_assert_nonnull (strstr (rule, "/etc/udev/rules.d/70-"));
  evidence.vid = 0;
  other = dorsal_advice_fill (dorsal_advice_of (DORSAL_DIAGNOSIS_NO_RULE)->command, &evidence);
  g_assert_nonnull (strstr (other, "SUBSYSTEM==\"tty\", KERNEL==\"ttyACM0\", TAG+="));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sensor/diagnosis/the-first-that-fits", test_table);
  g_test_add_func ("/sensor/diagnosis/each-has-its-sentence-and-brltty-stays", test_sentences);
  g_test_add_func ("/sensor/diagnosis/commands-are-exact", test_commands);
  return g_test_run ();
}
