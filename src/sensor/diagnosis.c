/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: evidence. Out: one diagnosis, the first that fits, and its sentences. Never: a look
 * at the system, or the advice to remove what somebody else cannot do without.
 *
 *   no list of ports                        NO_ACCESS
 *   nothing plugged in, one just vanished   TAKEN (brltty runs) or VANISHED
 *   nothing plugged in                      NONE_PLUGGED
 *   denied   in its group                   SIGN_IN_AGAIN
 *            it has a group                 NOT_IN_GROUP
 *            else                           NO_RULE
 *   busy     its holder is known            HELD
 *            ModemManager runs              MODEM_MANAGER
 *            else                           BUSY
 *   open     hello, later version, bytes, silence
 */

#include "sensor/diagnosis.h"

#include <glib/gi18n.h>
#include <string.h>

static DorsalDiagnosis
diagnose_absence (const DorsalEvidence *evidence)
{
  if (evidence->brief)
    return evidence->brltty ? DORSAL_DIAGNOSIS_TAKEN : DORSAL_DIAGNOSIS_VANISHED;
  return evidence->n_ports == 0 ? DORSAL_DIAGNOSIS_NONE_PLUGGED : DORSAL_DIAGNOSIS_NOT_THERE;
}

static DorsalDiagnosis
diagnose_denial (const DorsalEvidence *evidence)
{
  if (evidence->group[0] == '\0')
    return DORSAL_DIAGNOSIS_NO_RULE;
  return evidence->is_member ? DORSAL_DIAGNOSIS_SIGN_IN_AGAIN : DORSAL_DIAGNOSIS_NOT_IN_GROUP;
}

static DorsalDiagnosis
diagnose_busy (const DorsalEvidence *evidence)
{
  if (strcmp (evidence->holder, "ModemManager") == 0)
    return DORSAL_DIAGNOSIS_MODEM_MANAGER;
  if (evidence->holder[0] != '\0')
    return DORSAL_DIAGNOSIS_HELD;
  return evidence->modem_manager ? DORSAL_DIAGNOSIS_MODEM_MANAGER : DORSAL_DIAGNOSIS_BUSY;
}

static DorsalDiagnosis
diagnose_voice (const DorsalEvidence *evidence)
{
  switch (evidence->hearing)
    {
    case DORSAL_HEARING_ROLLER:
      return DORSAL_DIAGNOSIS_FINE;
    case DORSAL_HEARING_SILENCE:
      return DORSAL_DIAGNOSIS_SILENT;
    case DORSAL_HEARING_NONSENSE:
      return DORSAL_DIAGNOSIS_NOT_A_ROLLER;
    case DORSAL_HEARING_VERSION:
      return DORSAL_DIAGNOSIS_VERSION;
    default:
      return DORSAL_DIAGNOSIS_UNKNOWN;
    }
}

DorsalDiagnosis
dorsal_diagnose (const DorsalEvidence *evidence)
{
  if (!evidence->listed)
    return DORSAL_DIAGNOSIS_NO_ACCESS;
  if (evidence->port[0] == '\0' && evidence->n_ports > 0 && !evidence->brief)
    return DORSAL_DIAGNOSIS_UNKNOWN; /* there are ports, and nobody asks about one */
  if (evidence->port[0] == '\0')
    return diagnose_absence (evidence);
  switch (evidence->opening)
    {
    case DORSAL_OPENING_NOT_FOUND:
      return diagnose_absence (evidence);
    case DORSAL_OPENING_DENIED:
      return diagnose_denial (evidence);
    case DORSAL_OPENING_BUSY:
      return diagnose_busy (evidence);
    case DORSAL_OPENING_FAILED:
      return DORSAL_DIAGNOSIS_BROKEN;
    default:
      return diagnose_voice (evidence);
    }
}

#define USERMOD "sudo usermod -aG {group} \"$USER\""
#define RULE                                                                                                           \
  "echo 'SUBSYSTEM==\"tty\", {ids}TAG+=\"uaccess\", ENV{ID_MM_PORT_IGNORE}=\"1\"' | "                                  \
  "sudo tee /etc/udev/rules.d/70-my-roller.rules && sudo udevadm control --reload && sudo udevadm trigger"

static const DorsalAdvice advice[DORSAL_N_DIAGNOSES] = {
  [DORSAL_DIAGNOSIS_UNKNOWN]
  = { "unknown", N_("Not tried yet"), N_("Choose a port to hear whether a roller answers."), NULL },
  [DORSAL_DIAGNOSIS_FINE] = { "fine", N_("A roller answers"), N_("The roller at {port} works."), NULL },
  [DORSAL_DIAGNOSIS_NO_ACCESS]
  = { "no-access", N_("No access to devices"),
      N_("This sandbox shows no serial port. Give Dorsal access to all devices, then start it again."),
      "flatpak override --user --device=all " DORSAL_APP_ID },
  [DORSAL_DIAGNOSIS_NONE_PLUGGED]
  = { "none-plugged", N_("No roller is plugged in"),
      N_("Plug it into a USB port: it will appear here. If it does not, try another cable; some carry power only."),
      NULL },
  [DORSAL_DIAGNOSIS_NOT_THERE]
  = { "not-there", N_("The port is gone"), N_("There is no {port}. Plug the roller in again."), NULL },
  [DORSAL_DIAGNOSIS_TAKEN]
  = { "taken", N_("The port was taken away"),
      N_("A port came and was gone within seconds, and brltty runs here: it may have taken the roller for a Braille "
         "display. Keep brltty, some people cannot do without it. From version 6.5 on its rules for such chips stand "
         "apart and can be left out; until then plug the roller in again, or use one with a USB connection of its own."),
      NULL },
  [DORSAL_DIAGNOSIS_VANISHED]
  = { "vanished", N_("The port vanished"),
      N_("A port came and was gone within seconds. Try another cable and another USB port. If it happens each time, "
         "another program, such as a Braille display’s, may have taken it."),
      NULL },
  [DORSAL_DIAGNOSIS_NOT_IN_GROUP]
  = { "not-in-group", N_("No permission"),
      N_("Only members of the group {group} may use {port}. Join it with this command, then sign out and in again."),
      USERMOD },
  [DORSAL_DIAGNOSIS_SIGN_IN_AGAIN] = { "sign-in-again", N_("Sign in again"),
                                       N_("You have joined the group {group}, but not in this session. Sign out and "
                                          "in again, or restart the computer."),
                                       NULL },
  [DORSAL_DIAGNOSIS_NO_RULE]
  = { "no-rule", N_("No permission"),
      N_("You may not use {port}. Give it to whoever sits at the computer with this command, then plug the roller in "
         "again."),
      RULE },
  [DORSAL_DIAGNOSIS_HELD]
  = { "held", N_("Port in use"),
      N_("{holder} (process {pid}) is using {port}. Close it; the roller then connects by itself."), NULL },
  [DORSAL_DIAGNOSIS_MODEM_MANAGER] = { "modem-manager", N_("Port in use"),
                                       N_("ModemManager is asking {port} whether it is a modem. It gives up after "
                                           "about fifteen seconds; the roller then "
                                           "connects by itself. Dorsal’s udev rule, or this one, keeps it away."),
                                       RULE },
  [DORSAL_DIAGNOSIS_BUSY]
  = { "busy", N_("Port in use"), N_("Another program is using {port}. Close it; the roller then connects by itself."),
      NULL },
  [DORSAL_DIAGNOSIS_BROKEN]
  = { "broken", N_("Port does not open"),
      N_("{port} could not be opened. Plug the roller in again, at another USB port."), NULL },
  [DORSAL_DIAGNOSIS_VERSION]
  = { "version", N_("Roller too new"),
      N_("The roller at {port} speaks version {version} of the rollers’ language, this Dorsal knows version 1. Update "
         "Dorsal."),
      NULL },
  [DORSAL_DIAGNOSIS_NOT_A_ROLLER] = { "not-a-roller", N_("This is not a roller"),
                                      N_("The device at {port} talks, but did not say hello in the rollers’ language. "
                                          "Choose another port, or plug the "
                                          "roller in again."),
                                      NULL },
  [DORSAL_DIAGNOSIS_SILENT]
  = { "silent", N_("Nothing answers"),
      N_("The device at {port} says nothing. Switch the roller on or wake it, or choose another port."), NULL },
};

const DorsalAdvice *
dorsal_advice_of (DorsalDiagnosis diagnosis)
{
  return &advice[(guint) diagnosis < DORSAL_N_DIAGNOSES ? diagnosis : DORSAL_DIAGNOSIS_UNKNOWN];
}

static void
replace (GString *text, const char *word, const char *with)
{
  g_string_replace (text, word, with, 0);
}

char *
dorsal_advice_fill (const char *sentence, const DorsalEvidence *evidence)
{
  GString *text = g_string_new (sentence);
  char pid[16], version[16], ids[64] = "";

  g_snprintf (pid, sizeof pid, "%d", evidence->holder_pid);
  g_snprintf (version, sizeof version, "%u", evidence->version);
  if (evidence->vid != 0)
    g_snprintf (ids, sizeof ids, "ATTRS{idVendor}==\"%04x\", ATTRS{idProduct}==\"%04x\", ", evidence->vid,
                evidence->pid);
  else
    g_snprintf (ids, sizeof ids, "KERNEL==\"%.32s\", ",
                strrchr (evidence->port, '/') ? strrchr (evidence->port, '/') + 1 : "");
  replace (text, "{port}", evidence->port);
  replace (text, "{group}", evidence->group);
  replace (text, "{holder}", evidence->holder);
  replace (text, "{pid}", pid);
  replace (text, "{version}", version);
  replace (text, "{ids}", ids);
  return g_string_free (text, FALSE);
}
