/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What can be asked of the view-model. Never: a change, but for what is told once. */

#include "app/live-private.h"

#include <glib/gi18n.h>

gboolean
dorsal_live_is_waiting (DorsalLive *live)
{
  return live->keeper && dorsal_keeper_is_missed (live->keeper);
}

DorsalPort *
dorsal_live_get_port (DorsalLive *live)
{
  return live->keeper ? dorsal_keeper_get_port (live->keeper) : NULL;
}

DorsalStatistics
dorsal_live_get_statistics (DorsalLive *live)
{
  return live->sensor ? dorsal_sensor_get_statistics (live->sensor) : (DorsalStatistics){ 0 };
}

const DorsalReading *
dorsal_live_get_reading (DorsalLive *live)
{
  return &live->shown.reading;
}

DorsalLinkState
dorsal_live_get_link (DorsalLive *live)
{
  return live->link;
}

const DorsalHello *
dorsal_live_get_hello (DorsalLive *live)
{
  return live->shown.has_hello ? &live->shown.hello : NULL;
}

const GError *
dorsal_live_get_error (DorsalLive *live)
{
  return live->error;
}

const char *
dorsal_live_get_name (DorsalLive *live)
{
  return live->name && live->demo ? _("Demo roller") : live->name; /* the only name that is ours */
}

gboolean
dorsal_live_is_demo (DorsalLive *live)
{
  return live->demo;
}

DorsalAnchorResult
dorsal_live_get_refusal (DorsalLive *live)
{
  return live->shown.refusal;
}

DorsalAnchorResult
dorsal_live_take_anchor (DorsalLive *live)
{
  DorsalAnchorResult anchor = live->shown.anchor;

  live->shown.anchor = DORSAL_ANCHOR_UNKNOWN;
  return anchor;
}

const DorsalRollerProfile *
dorsal_live_get_roller (DorsalLive *live)
{
  return &live->rollers.profile;
}

char *
dorsal_live_take_complaint (DorsalLive *live)
{
  return g_steal_pointer (&live->rollers.complaint);
}

void
dorsal_live_set_ear (DorsalLive *live, DorsalLiveEar ear, gpointer data)
{
  live->ear = ear;
  live->ear_data = data;
}

void
dorsal_live_set_pacer (DorsalLive *live, DorsalLivePacer func, gpointer data)
{
  live->pacer = func;
  live->pacer_data = data;
}

const DorsalSettings *
dorsal_live_get_settings (DorsalLive *live)
{
  return &live->settings;
}

const DorsalShown *
dorsal_live_get_shown (DorsalLive *live)
{
  return &live->shown;
}

const DorsalSession *
dorsal_live_get_session (DorsalLive *live)
{
  return &live->shown.session;
}

guint
dorsal_live_get_rate (DorsalLive *live)
{
  return dorsal_shown_get_rate (&live->shown);
}
