/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Keeps to one roller across its plugs: sees it go, knows it again whatever its port is
 * called now, and says when to open it. Opens nothing itself. For the main thread. */

#include "core/sample.h"
#include "sensor/keep.h"
#include "sensor/ports.h"

G_BEGIN_DECLS

typedef struct _DorsalKeeper DorsalKeeper;

/* From the main loop, never from within a call to the keeper; each may free it. */
typedef struct
{
  /* Open this port now, and stop what runs, if anything does. */
  void (*open) (DorsalKeeper *keeper, DorsalPort *port, gpointer data);
  void (*changed) (DorsalKeeper *keeper, gpointer data); /* it came, or went */
} DorsalKeeperEvents;

/* port: of a roller that is being opened now, by somebody's wish. */
DorsalKeeper *dorsal_keeper_new (DorsalPorts *ports, DorsalPort *port, const DorsalKeeperEvents *events, gpointer data);
void dorsal_keeper_free (DorsalKeeper *keeper);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalKeeper, dorsal_keeper_free)

/* What the sensor says. The second returns whether to wait: FALSE when it was no roller, or just the end. */
void dorsal_keeper_take_link (DorsalKeeper *keeper, DorsalLinkState link);
gboolean dorsal_keeper_take_end (DorsalKeeper *keeper, const GError *error);

DorsalKeepState dorsal_keeper_get_state (DorsalKeeper *keeper);

/* Whether it is waited for, long enough that a person should hear of it. */
gboolean dorsal_keeper_is_missed (DorsalKeeper *keeper);

/* Why it was not open the last time. */
DorsalKeepWhy dorsal_keeper_get_why (DorsalKeeper *keeper);

/* The port it has or had. */
DorsalPort *dorsal_keeper_get_port (DorsalKeeper *keeper);

G_END_DECLS
