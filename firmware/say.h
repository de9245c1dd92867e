/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the roller says, a line each. One that the board has no room for waits, and goes before everything else; a sample
 * does not: it is dropped, and counted. */

#include "roller.h"

void say_hello (Roller *roller);
void say_status (Roller *roller);

/* The oldest of those noted. */
void say_event (Roller *roller);

/* To a command: done, or why not (error, else NULL). rate_hz: the one that counts now; 0: none. */
void say_answer (Roller *roller, const char *command, const char *error, uint16_t rate_hz);

/* Dropped as well while a line waits or a hello is due, and where its angle would be a guess. */
void say_sample (Roller *roller, const Measurement *measurement);
