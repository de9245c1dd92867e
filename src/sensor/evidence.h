/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the system says about a port, without opening it. */

#include <gio/gio.h>

#include "sensor/diagnosis.h"
#include "sensor/port.h"

G_BEGIN_DECLS

/* Where to look; a test has a tree of its own. */
typedef struct
{
  const char *proc;       /* "/proc" */
  const char *os_release; /* "/run/host/os-release": the host's, seen from a sandbox */
  const char *sandbox;    /* "/.flatpak-info": there only in a sandbox */
} DorsalEvidencePlaces;

/* ports: as listed, elements DorsalPort; NULL when there was no list. port: the one in question, a
 * path, or NULL. places: NULL for the real ones. Not filled in: hearing, version and brief. opening becomes OK where
 * the port could be opened, as far as one can tell without doing it. Some milliseconds. */
DorsalEvidence dorsal_evidence_gather (GListModel *ports, const char *port, const DorsalEvidencePlaces *places);

/* Adds what an attempt ended with: an error of a source or of the sensor, or NULL for a roller heard. */
void dorsal_evidence_add_end (DorsalEvidence *evidence, const GError *error);

G_END_DECLS
