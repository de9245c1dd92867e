/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A cable for programs that are a roller: the one end is theirs, the other has a path to be opened as a port. */

/* Returns the master's end, raw and never waiting; path: of the slave's, which stays open as well, so that where
 * nobody listens nothing is unplugged yet. */
int cable_open (char path[64]);
