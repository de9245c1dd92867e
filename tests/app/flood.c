/* SPDX-License-Identifier: GPL-3.0-or-later */

/* flood BYTES_A_SECOND SECONDS: a roller on a pseudo-terminal, whose path is printed first, that says more than a person could
 * make it say: once asked to stream, samples by turns with noise, half a second of each, as fast as told. Then it is an
 * ordinary roller of 100 Hz, so that what comes after the flood can be seen. What nobody read in time is lost, as on a real
 * cable. Prints, when killed by SIGTERM, {"samples":N,"unheard":BYTES}. */

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cable.h"
#include "core/roller.h"

#define STEP_US 10000
#define HALF    50 /* steps of one kind */

static volatile sig_atomic_t over;

static void
on_term (int signal_number)
{
  over = 1;
}

static void
listen_to (int master, DorsalRoller *roller, GByteArray *wire)
{
  guint8 asked[256];
  gssize n = read (master, asked, sizeof asked);

  if (n > 0)
    dorsal_roller_receive (roller, asked, (gsize) n, wire);
}

/* So many bytes of either kind. Returns the samples among them. */
static guint
fill (GByteArray *wire, guint bytes, gboolean noise, DorsalRoller *roller, GRand *dice)
{
  guint samples = 0;

  while (wire->len < bytes && noise)
    {
      guint8 byte = (guint8) g_rand_int_range (dice, 0, 256);
      g_byte_array_append (wire, &byte, 1);
    }
  for (; wire->len < bytes; samples++)
    dorsal_roller_step (roller, wire, NULL, NULL);
  return samples;
}

int
main (int argc, char **argv)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (9);
  g_autoptr (DorsalRoller) roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ 0 });
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  g_autoptr (GRand) dice = g_rand_new_with_seed (9);
  guint64 samples = 0, unheard = 0;
  guint bytes, steps, step = 0;
  char path[64];
  int master;

  if (argc != 3)
    {
      fprintf (stderr, "Usage: flood BYTES_A_SECOND SECONDS\n");
      return 2;
    }
  bytes = (guint) atoi (argv[1]) / (1000000 / STEP_US);
  steps = (guint) atoi (argv[2]) * (1000000 / STEP_US);
  master = cable_open (path);
  printf ("%s\n", path);
  fflush (stdout);
  signal (SIGTERM, on_term);

  dorsal_roller_boot (roller, wire);
  for (gint64 due = g_get_monotonic_time (); !over; due += STEP_US)
    {
      gint64 early_us = due - g_get_monotonic_time ();
      gssize n;

      if (early_us > 0)
        g_usleep ((gulong) early_us);
      listen_to (master, roller, wire);
      if (!dorsal_roller_is_streaming (roller) || step > steps)
        samples += dorsal_roller_step (roller, wire, NULL, NULL);
      else
        samples += fill (wire, bytes, step++ / HALF % 2, roller, dice);
      if (step == steps)
        g_byte_array_append (wire, (const guint8 *) "\r\n", 2);
      n = write (master, wire->data, wire->len);
      unheard += wire->len - (n > 0 ? (guint) n : 0);
      g_byte_array_set_size (wire, 0);
    }
  printf ("{\"samples\":%" G_GUINT64_FORMAT ",\"unheard\":%" G_GUINT64_FORMAT "}\n", samples, unheard);
  return 0;
}
