/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* How many instructions something takes, as valgrind's callgrind counts them: the same on a busy machine and a quiet one. */

#include "bench.h"

G_BEGIN_DECLS

/* Runs a program under callgrind. argv: the program and its arguments, NULL at the end; it calls counted() once. NAN where
 * there is no valgrind, or where the program failed. */
double count_instructions (const char *const *argv);

/* One turn. What it takes is what is counted, and nothing before or after it. */
void counted (BenchTurn turn, gpointer data);

G_END_DECLS
