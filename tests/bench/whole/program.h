/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The program that is measured, as a child with a home of its own. Under headless-run, whose configuration it shares.
 */

#include <glib.h>

typedef struct
{
  char *home;
  int pid;
  gint64 began_us; /* monotonic */
} Program;

/* Settings of all programs from now on, as a key file's lines: somebody who has read the first page, and looks at ten
 * seconds, in which a picture is worth making sixty times a second. */
void program_settle (void);

/* arguments: NULL at the end. What it says goes to the bench's standard error. */
Program program_start (const char *path, const char *const *arguments);

/* Asks it to end, waits, and takes its home away. */
void program_end (Program *program);
