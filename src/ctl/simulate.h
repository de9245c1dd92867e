/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A simulated roller that runs for a while, with the truth of each sample beside it. */

#include "core/roller.h"
#include "ctl/output.h"

G_BEGIN_DECLS

typedef struct
{
  DorsalPersonSetup setup;
  DorsalRollerFaults faults;
  guint64 max_samples; /* 0: until the script ends, or for ever */

  DorsalRoller *roller;
  GByteArray *wire; /* what the roller has said and nobody has taken yet */
  Output *truth;    /* or NULL */
  guint64 samples;  /* made so far */
} Simulation;

/* setup, faults, max_samples and truth are filled; makes the rest and switches the roller on. */
void simulation_begin (Simulation *simulation);
void simulation_end (Simulation *simulation);

/* One period later. FALSE when it is over. */
gboolean simulation_step (Simulation *simulation);

/* As the roller's host would: asks who it is and starts it. */
void simulation_greet (Simulation *simulation);

/* Each returns the exit status. The first plays on a pty whose path it prints. */
int simulate_on_pty (const char *command, Simulation *simulation, int end_fd);
int simulate_into_file (const char *command, Simulation *simulation, Output *output, const char *path);

G_END_DECLS
