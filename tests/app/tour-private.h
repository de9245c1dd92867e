/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the tour's way and its stops share. */

#include "app/session-page.h"
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

/* The widget of the window that is of the type and class; see rig_find(). */
GtkWidget *tour_find (Tour *tour, const char *type, const char *css_class);
DorsalSessionPage *tour_session (Tour *tour);
const DorsalCoach *tour_coach (Tour *tour);

/* Steps. */
void tour_show (Tour *tour, const char *page);
void tour_activate (Tour *tour, const char *action);
void tour_preferences (Tour *tour, const char *page);
/* A scripted person on page live, for so many seconds. */
void tour_roll (Tour *tour, const char *script, double seconds);
/* A programme begins at a time of the tour's own, with a scripted person; NULL: with nobody. */
void tour_begin (Tour *tour, const char *programme, const char *script);
/* So many seconds of it. */
void tour_live_on (Tour *tour, double seconds);
/* A roller that tells counts, and says so much. */
void tour_connect_raw (Tour *tour, gint32 counts);
/* The end of a source, as the sensor says it. */
void tour_lose (Tour *tour);
