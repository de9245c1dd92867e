/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Callgrind, asked for one function.
 *
 *   begin ░░░░░░░░ counted ▓▓▓▓▓▓▓▓▓▓ end ░░      only what is done inside counts
 *
 * Comes in: a program and its arguments. Goes out: a number. Never: a file left behind. */

#include "count.h"

#include <math.h>
#include <string.h>

#define COLLECTED "Collected : "

double
count_instructions (const char *const *argv)
{
  static const char *const valgrind[]
      = { "valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", "--toggle-collect=counted" };
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *said = NULL;
  const char *mark;
  int status;

  for (guint i = 0; i < G_N_ELEMENTS (valgrind); i++)
    g_ptr_array_add (all, (gpointer) valgrind[i]);
  for (guint i = 0; i == 0 || argv[i - 1]; i++)
    g_ptr_array_add (all, (gpointer) argv[i]);
  if (!g_spawn_sync (NULL, (char **) all->pdata, NULL, G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, NULL,
                     &said, &status, NULL)
      || !g_spawn_check_wait_status (status, NULL))
    return NAN;
  mark = strstr (said, COLLECTED);
  return mark ? (double) g_ascii_strtoull (mark + strlen (COLLECTED), NULL, 10) : NAN;
}

__attribute__ ((noinline)) void
counted (BenchTurn turn, gpointer data)
{
  turn (data);
  __asm__ volatile("" ::: "memory"); /* or the call would be a jump, and its end not seen */
}
