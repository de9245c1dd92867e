/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A sensor with its thread at the end of a pty, and what came of it on the main loop, counted. */

#include "rig.h"

#include "sensor/sensor.h"

G_BEGIN_DECLS

typedef struct
{
  RigCable cable;
  RigClock time;
  DorsalSettings settings;
  DorsalSensor *sensor;
  gboolean free_when_ended;
  gboolean lazy; /* does not drain */

  guint readings, hellos, anchored, refused, wanted;
  guint settings_taken;
  GString *wishes; /* their first letters */
  double place_cm;
  DorsalLinkState link;
  gboolean enough; /* wanted readings, or the first anchored or refused */
  guint ends;
  gboolean ended;
  GError *error;
} SensorBench;

/* Who counts, where a test starts a sensor of its own; data: the bench. */
extern const DorsalSensorEvents sensor_bench_events;

/* For g_test_add(). */
void sensor_bench_begin (SensorBench *bench, gconstpointer data);
void sensor_bench_end (SensorBench *bench, gconstpointer data);

/* On this source, with rings so large; or on the cable. */
void sensor_bench_start_with (SensorBench *bench, DorsalSource *source, gsize screen, gsize record);
void sensor_bench_start (SensorBench *bench);

/* Waits for n more readings after writing them, seq first and on. */
void sensor_bench_ride (SensorBench *bench, guint first, guint n);

G_END_DECLS
