/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the list of ports, what the sensor says. Out: "open this one". The rule is in keep.c;
 * here are its clock, its one timer and the eyes on the list. Never polls: between two
 * deadlines nothing runs. */

#include "sensor/keeper.h"

#include "sensor/identity.h"
#include "sensor/pump.h"
#include "sensor/source.h"

/* The list may hear of a return before the sensor says that it was gone. */
#define HEARSAY_US G_USEC_PER_SEC

struct _DorsalKeeper
{
  DorsalPorts *ports;
  DorsalPort *port;
  DorsalIdentity identity;
  DorsalKeep keep;
  gint64 lost_us;
  DorsalKeeperEvents events;
  gpointer data;
  guint timer_id;
};

static void plan (DorsalKeeper *self);

static gboolean
on_timer (gpointer data)
{
  DorsalKeeper *self = data;
  DorsalPort *port = dorsal_identity_find (&self->identity, G_LIST_MODEL (self->ports), self->lost_us - HEARSAY_US);

  self->timer_id = 0;
  if (port == NULL)
    {
      self->keep = dorsal_keep_on_no_port (self->keep, g_get_monotonic_time ());
      self->events.changed (self, self->data);
      return G_SOURCE_REMOVE;
    }
  g_set_object (&self->port, port);
  self->keep = dorsal_keep_on_knock (self->keep, g_get_monotonic_time ());
  plan (self);
  self->events.open (self, port, self->data);
  return G_SOURCE_REMOVE;
}

static void
plan (DorsalKeeper *self)
{
  gint64 deadline_us = dorsal_keep_deadline_us (&self->keep);
  gint64 left_us = MAX (deadline_us - g_get_monotonic_time (), 0);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  if (deadline_us < G_MAXINT64)
    self->timer_id = g_timeout_add ((guint) ((left_us + 999) / 1000), on_timer, self);
}

static void
look (DorsalKeeper *self, gboolean touched)
{
  gint64 now_us = g_get_monotonic_time ();
  DorsalPort *port = dorsal_identity_find (&self->identity, G_LIST_MODEL (self->ports), self->lost_us - HEARSAY_US);

  self->keep = port != NULL ? dorsal_keep_on_port (self->keep, port != self->port, touched, now_us)
                            : dorsal_keep_on_no_port (self->keep, now_us);
  plan (self);
}

static void
on_items_changed (DorsalKeeper *self)
{
  DorsalKeepState before = self->keep.state;

  look (self, FALSE);
  if (self->keep.state != before)
    self->events.changed (self, self->data);
}

static void
on_touched (DorsalKeeper *self, DorsalPort *port)
{
  if (port == self->port)
    look (self, TRUE);
}

DorsalKeeper *
dorsal_keeper_new (DorsalPorts *ports, DorsalPort *port, const DorsalKeeperEvents *events, gpointer data)
{
  DorsalKeeper *self = g_new0 (DorsalKeeper, 1);

  self->ports = g_object_ref (ports);
  self->port = g_object_ref (port);
  self->identity = dorsal_identity_of_port (port);
  self->keep = dorsal_keep_open (g_get_monotonic_time ());
  self->lost_us = G_MAXINT64;
  self->events = *events;
  self->data = data;
  g_signal_connect_swapped (ports, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (ports, "touched", G_CALLBACK (on_touched), self);
  return self;
}

void
dorsal_keeper_free (DorsalKeeper *keeper)
{
  if (keeper == NULL)
    return;

  g_signal_handlers_disconnect_by_data (keeper->ports, keeper);
  g_clear_handle_id (&keeper->timer_id, g_source_remove);
  g_object_unref (keeper->port);
  g_object_unref (keeper->ports);
  g_free (keeper);
}

void
dorsal_keeper_take_link (DorsalKeeper *keeper, DorsalLinkState link)
{
  if (link == DORSAL_LINK_STREAMING)
    keeper->keep = dorsal_keep_on_streaming (keeper->keep);
  else if (link == DORSAL_LINK_SILENT)
    keeper->keep = dorsal_keep_on_silent (keeper->keep, g_get_monotonic_time ());
  plan (keeper);
}

static DorsalKeepWhy
why_of (const GError *error)
{
  if (error == NULL)
    return DORSAL_KEEP_WHY_UNKNOWN;
  if (error->domain == DORSAL_SENSOR_ERROR)
    return DORSAL_KEEP_WHY_STRANGER;
  if (dorsal_source_error_is_gone (error))
    return DORSAL_KEEP_WHY_GONE;
  if (dorsal_source_error_is_denied (error))
    return DORSAL_KEEP_WHY_DENIED;
  if (dorsal_source_error_is_busy (error))
    return DORSAL_KEEP_WHY_BUSY;
  return DORSAL_KEEP_WHY_FAILED;
}

gboolean
dorsal_keeper_take_end (DorsalKeeper *keeper, const GError *error)
{
  if (keeper->keep.state != DORSAL_KEEP_OPEN)
    return keeper->keep.state != DORSAL_KEEP_OVER;

  if (dorsal_source_error_is_gone (error))
    keeper->lost_us = g_get_monotonic_time ();
  keeper->keep = dorsal_keep_on_end (keeper->keep, why_of (error), g_get_monotonic_time ());
  if (keeper->keep.state == DORSAL_KEEP_OVER)
    return FALSE;
  look (keeper, FALSE);
  return TRUE;
}

DorsalKeepState
dorsal_keeper_get_state (DorsalKeeper *keeper)
{
  return keeper->keep.state;
}

gboolean
dorsal_keeper_is_missed (DorsalKeeper *keeper)
{
  return (keeper->keep.state == DORSAL_KEEP_KNOCKING || keeper->keep.state == DORSAL_KEEP_AWAY)
         && dorsal_keep_is_worth_telling (&keeper->keep, dorsal_port_get_arrived_us (keeper->port),
                                          g_get_monotonic_time ());
}

DorsalKeepWhy
dorsal_keeper_get_why (DorsalKeeper *keeper)
{
  return keeper->keep.why;
}

DorsalPort *
dorsal_keeper_get_port (DorsalKeeper *keeper)
{
  return keeper->port;
}
