/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scene → what is so.
 *
 * Comes in: a reading and what happened with it. Goes out: where the person is, since when, and what waits to be said. Never: a
 * cue; that is cue.c's. */

#include "core/cue-private.h"

static DorsalWhere
where_of_zone (const DorsalReading *reading)
{
  static const DorsalWhere wheres[] = {
    [DORSAL_ZONE_NECK] = DORSAL_WHERE_NECK,     [DORSAL_ZONE_UPPER_CAUTION] = DORSAL_WHERE_UPPER,
    [DORSAL_ZONE_THORACIC] = DORSAL_WHERE_GOOD, [DORSAL_ZONE_LOWER_CAUTION] = DORSAL_WHERE_LOWER,
    [DORSAL_ZONE_LUMBAR] = DORSAL_WHERE_LUMBAR, [DORSAL_ZONE_PELVIS] = DORSAL_WHERE_PELVIS,
  };

  if (!reading->place_known || reading->zone >= G_N_ELEMENTS (wheres) || !wheres[reading->zone])
    return DORSAL_WHERE_UNKNOWN;
  return wheres[reading->zone];
}

/* Alerts have been debounced already, places have not. */
DorsalWhere
dorsal_cuing_where (const DorsalCuing *cuing, const DorsalReading *reading, gint64 time_us, const DorsalZones *zones)
{
  if (reading->alerts & DORSAL_ALERT_LUMBAR)
    return DORSAL_WHERE_LUMBAR;
  if (reading->alerts & DORSAL_ALERT_NECK)
    return DORSAL_WHERE_NECK;
  if (reading->alerts & DORSAL_ALERT_LUMBAR_NEAR)
    return DORSAL_WHERE_LOWER;
  if (time_us - cuing->seen_us < zones->cue_settle_ms * 1000)
    return cuing->where;
  return cuing->seen;
}

void
dorsal_cuing_look (DorsalCuing *cuing, const DorsalScene *scene, gint64 time_us)
{
  const DorsalReading *reading = scene->reading;
  DorsalWhere seen = dorsal_cuing_in_contact (reading->state) ? where_of_zone (reading) : DORSAL_WHERE_UNTOLD;

  if (seen != cuing->seen)
    {
      cuing->seen = seen;
      cuing->seen_us = time_us;
    }
  if (!dorsal_cuing_in_contact (reading->state))
    cuing->contact_us = 0;
  else if (cuing->contact_us == 0)
    cuing->contact_us = time_us;
  if (scene->link == DORSAL_LINK_ABSENT && cuing->linked)
    {
      cuing->linked = FALSE; /* the person took leave: no news to them */
      cuing->last = DORSAL_SAY_UNKNOWN;
    }
  if (scene->anchor == DORSAL_ANCHOR_ACCEPTED)
    {
      cuing->waiting |= dorsal_cuing_bit (DORSAL_SAY_ANCHORED);
      cuing->seen_us = time_us; /* the reading that knows of it may be the next */
    }
  else if (scene->anchor != DORSAL_ANCHOR_UNKNOWN)
    cuing->waiting |= dorsal_cuing_bit (DORSAL_SAY_ANCHOR_REFUSED);
  if (scene->news > DORSAL_SAY_UNKNOWN && scene->news < DORSAL_N_SAYS)
    cuing->waiting |= dorsal_cuing_bit (scene->news);
}
