/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The reference roller's own firmware on a simulated ATmega328P, with what hangs on its pins: eight cells behind a
 * multiplexer, an MPU-6050, a button, a motor, a cable. Its time is the simulation's, as fast as that goes. */

#include <glib.h>
#include <simavr/sim_avr.h>

#define SIMULATED_HZ 16000000

typedef struct
{
  avr_t *avr;
  avr_irq_t *twi;
  /* the world, as the test wants it */
  gboolean imu_there;
  double bias_deg_s;
  guint cells_mv[8];
  /* what it did */
  GString *said; /* bytes on the cable */
  GString *asked;
  gboolean motor;
  guint64 motor_on_cycle, motor_off_cycle; /* of the last change */
  guint64 fed_cycle;
  /* the IMU's insides */
  guint8 registers[128];
  guint8 selected, pointer;
  gboolean pointed;
} Simulated;

/* elf: the firmware. Boots at cycle 0. */
Simulated *simulated_new (const char *elf);
void simulated_free (Simulated *simulated);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Simulated, simulated_free)

/* Lives for so many milliseconds. FALSE when the chip crashed. */
gboolean simulated_run (Simulated *simulated, double ms);
double simulated_s (const Simulated *simulated);
void simulated_press (Simulated *simulated, gboolean pressed);
/* How far the shell has turned at second s: still until 2 s, then to and fro by 600°, at up to 94 °/s. */
double simulated_roll_deg (double s);
