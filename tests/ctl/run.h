/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The real dorsalctl as a child: run to its end, or talked to while it runs. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  int status; /* exit status; -1 when a signal ended it */
  char *out;
  char *err;
} Run;

/* command: a line, split as a shell does. input may be NULL for nothing. */
Run run_with (const char *input, const char *command, ...) G_GNUC_PRINTF (2, 3);
void run_clear (Run *run);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)
#define run(...) run_with (NULL, __VA_ARGS__)

/* "simulate" with these options into a file of the rig's folder; its path. */
char *record (const char *name, const char *options);

guint count_lines (const char *text);
/* How often `part` stands in text. */
guint count_of (const char *text, const char *part);
/* Newly allocated, without its line feed. */
char *last_line (const char *text);
gint64 number_after (const char *text, const char *key);

/* A child that goes on running. */
typedef struct
{
  GSubprocess *process;
  GDataInputStream *out;
} Child;

Child *child_new (const char *command, ...) G_GNUC_PRINTF (1, 2);
/* The next line of its standard output, NULL at the end; waits 5 s at most. */
char *child_read (Child *child);
/* The first line from here on that has `part` in it; it must come. */
char *child_read_until (Child *child, const char *part);
/* Reads to the end; the exit status. *ret_last: the last line, may be NULL. */
int child_finish (Child *child, char **ret_last);
void child_free (Child *child);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Child, child_free)

G_END_DECLS
