/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What every command of dorsalctl shares: how it ends, how it complains, how it reads its
 * arguments, and the word to stop. */

#include <glib.h>

#include "core/body.h"
#include "core/zones.h"

G_BEGIN_DECLS

#define CTL_GO_ON  (-1)
#define CTL_OK     0
#define CTL_FAILED 1 /* the world said no: a port that cannot be opened, a full disk */
#define CTL_MISUSE 2 /* the command line makes no sense */

/* Each gets its own name as argv[0] and returns the exit status. */
int ctl_doctor (int argc, char **argv);
int ctl_ports (int argc, char **argv);
int ctl_simulate (int argc, char **argv);
int ctl_monitor (int argc, char **argv);
int ctl_sessions (int argc, char **argv);
int ctl_replay (int argc, char **argv);
int ctl_export (int argc, char **argv);
int ctl_import (int argc, char **argv);
int ctl_report (int argc, char **argv);
int ctl_programmes (int argc, char **argv);

/* One line on standard error: "dorsalctl COMMAND: …". */
void ctl_complain (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Takes options off argc and argv. rest: how many words may be left over. Anything but
 * CTL_GO_ON is the exit status: help was asked for and printed, or it complained. */
int ctl_parse (const char *command, const char *words, const char *summary, const char *description,
               const GOptionEntry *entries, int rest, int *argc, char ***argv);

/* Reads text as a number; NULL leaves *ret_value alone. FALSE: complained. */
gboolean ctl_number (const char *command, const char *option, const char *text, double min, double max,
                     const char *unit, double *ret_value);

/* One of words (NULL at the end); NULL leaves *ret_index alone. FALSE: complained. */
gboolean ctl_word (const char *command, const char *option, const char *text, const char *const *words, int *ret_index);

/* The options that describe a person. */
typedef struct
{
  char *height, *sex, *back, *weight;
} CtlPerson;

/* clang-format off */
#define CTL_PERSON_ENTRIES(person)                                                                                   \
  { "height", 0, 0, G_OPTION_ARG_STRING, &(person).height, "Body height, 120 to 230", "CM" },                        \
  { "sex", 0, 0, G_OPTION_ARG_STRING, &(person).sex, "male or female", "SEX" },                                      \
  { "back", 0, 0, G_OPTION_ARG_STRING, &(person).back, "Tape along the back from C7 to S1, 30 to 70", "CM" },        \
  { "weight", 0, 0, G_OPTION_ARG_STRING, &(person).weight, "Body weight, 30 to 250", "KG" }
/* clang-format on */

/* FALSE: complained. */
gboolean ctl_measures (const char *command, const CtlPerson *person, DorsalMeasures *ret_measures);

/* From now on SIGINT and SIGTERM ask to end instead of ending at once; a second one ends at
 * once. Returns an eventfd that is written to then. SIGPIPE becomes an error of write(). */
int ctl_listen_for_the_end (void);
gboolean ctl_should_end (void);

/* What --zones names, over *zones; path: NULL leaves it. FALSE: complained. */
gboolean ctl_zones (const char *command, const char *path, DorsalZones *zones);

G_END_DECLS
