/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A session as the window has one, without a window: ports, a keeper, a sensor, and what
 * came out of them. */

#include "sensor/keeper.h"
#include "sensor/sensor.h"

G_BEGIN_DECLS

typedef struct
{
  DorsalPorts *ports;
  DorsalKeeper *keeper;
  DorsalSensor *sensor;
  DorsalSettings settings;

  DorsalLinkState link;
  gint64 time_us;   /* of the last sample; it never runs back */
  gint64 widest_us; /* the widest step of it */
  guint samples;
  guint hellos, opens; /* opens: by the keeper */
  char serial[33];     /* of the last hello */
  DorsalCueResult cue;
  guint ends;
  GError *error; /* the last end's */
} Session;

void session_begin (Session *session, const char *directory);
void session_end (Session *session);

/* A person chooses this port. */
void session_choose (Session *session, const char *path);

/* Turns the default main context until `condition`, for ten seconds at most. */
#define session_wait_for(condition)                                                                                    \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 until_us_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                                                  \
    while (!(condition) && g_get_monotonic_time () < until_us_)                                                        \
      session_turn ();                                                                                                 \
    g_assert_true (condition);                                                                                         \
  }                                                                                                                    \
  G_STMT_END
void session_turn (void);

/* Turns it for so long. */
void session_pass (guint ms);

G_END_DECLS
