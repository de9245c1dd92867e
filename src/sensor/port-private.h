/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sensor/port.h"

G_BEGIN_DECLS

/* For who keeps a list of ports: when this one was seen to come. */
void dorsal_port_set_arrived_us (DorsalPort *port, gint64 arrived_us);

G_END_DECLS
