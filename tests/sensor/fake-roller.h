/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A simulated roller at the far end of a port that is not there: it answers and streams
 * while the default main context turns, as a board does by itself. Each plug switches it on
 * anew, its clock and numbers from the start. */

#include "core/roller.h"
#include "fake-port.h"

G_BEGIN_DECLS

typedef struct _FakeRoller FakeRoller;

/* serial: what its hello says, which need not be what its USB says. mute: does not utter a byte. */
FakeRoller *fake_roller_plug (UMockdevTestbed *testbed, const FakeDevice *device, const char *serial, gboolean mute);
void fake_roller_unplug (FakeRoller *roller);

/* Bytes that no roller would say. */
void fake_roller_say (FakeRoller *roller, const char *bytes);
void fake_roller_set_mute (FakeRoller *roller, gboolean mute);

/* Time passes so many times as fast as life for it: 1 at first. */
void fake_roller_set_pace (FakeRoller *roller, guint pace);

DorsalRoller *fake_roller_get (FakeRoller *roller);

G_END_DECLS
