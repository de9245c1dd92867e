/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tour's way and its stops share. */

#include "rig.h"
#include "tour.h"

#define TOUR_SESSIONS 6 /* in its database */

struct _Tour
{
  DorsalApplication *application;
  int width, height;
  char *database, *none; /* none: one without a session */
  DorsalWindow *window;
  Feed *feed;
};

/* Brings a new window into a state. */
typedef struct
{
  const char *name;
  void (*go) (Tour *tour);
} TourStop;

extern const TourStop tour_stops[];
