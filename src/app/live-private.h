/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The view-model's inside: live.c changes it, live-orders.c asks the sensor, live-values.c tells of it. */

#include "app/live.h"
#include "app/rollers.h"

struct _DorsalLive
{
  GObject parent_instance;
  DorsalSensor *sensor;
  DorsalKeeper *keeper; /* of a roller at a port */
  DorsalRecorder *recorder; /* reads the sensor's record ring; goes before it */
  char *database;
  DorsalGuided guided; /* the programme that leads, or led last */
  DorsalSettings settings; /* those the sensor judges by */
  DorsalSettings wanted;   /* the same before the roller's profile is in them */
  DorsalRollers rollers;
  DorsalLinkState link;
  GError *error;
  char *name;
  gboolean demo;
  gboolean reflex;
  DorsalShown shown;
  DorsalLiveEar ear; /* hears each message after it was shown */
  gpointer ear_data;
  DorsalLiveJudge judge; /* in a sensor's place */
  gpointer judge_data;
  DorsalLivePacer pacer;
  gpointer pacer_data;
};
