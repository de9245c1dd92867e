/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Diagnosis → words. Comes in: a port, an error. Go out: sentences of sensor/diagnosis.c,
 * translated and filled in. Never: a word of its own but for a roller that was pulled out. */

#include "app/trouble.h"

#include <glib/gi18n.h>

#include "sensor/evidence.h"
#include "sensor/source.h"

#define RECENT_US (60 * G_USEC_PER_SEC)

void
dorsal_trouble_free (DorsalTrouble *trouble)
{
  if (!trouble)
    return;
  g_free (trouble->title);
  g_free (trouble->text);
  g_free (trouble->command);
  g_free (trouble);
}

static DorsalTrouble *
unplugged (void)
{
  DorsalTrouble *trouble = g_new0 (DorsalTrouble, 1);

  trouble->title = g_strdup (_("Roller unplugged"));
  trouble->text = g_strdup (_("Plug it in again: the session goes on by itself."));
  trouble->bad = TRUE;
  return trouble;
}

static gboolean
has_vanished (DorsalPorts *ports)
{
  gint64 brief_us = dorsal_ports_get_brief (ports, NULL);

  return brief_us > 0 && g_get_monotonic_time () - brief_us < RECENT_US;
}

DorsalTrouble *
dorsal_trouble_find (DorsalPorts *ports, const char *path, const GError *error)
{
  DorsalEvidence evidence;
  DorsalDiagnosis diagnosis;
  const DorsalAdvice *advice;
  DorsalTrouble *trouble;

  if (error && dorsal_source_error_is_gone (error))
    return unplugged ();

  evidence = dorsal_evidence_gather (dorsal_ports_get_error (ports) ? NULL : G_LIST_MODEL (ports), path, NULL);
  evidence.brief = !path && has_vanished (ports);
  if (error)
    dorsal_evidence_add_end (&evidence, error);
  diagnosis = dorsal_diagnose (&evidence);
  advice = dorsal_advice_of (diagnosis);

  trouble = g_new0 (DorsalTrouble, 1);
  trouble->title = dorsal_advice_fill (_(advice->title), &evidence);
  trouble->text = dorsal_advice_fill (_(advice->text), &evidence);
  trouble->command = advice->command ? dorsal_advice_fill (advice->command, &evidence) : NULL;
  trouble->bad = diagnosis != DORSAL_DIAGNOSIS_FINE && diagnosis != DORSAL_DIAGNOSIS_UNKNOWN;
  return trouble;
}
