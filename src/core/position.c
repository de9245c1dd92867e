/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Anchor and rotation → place.
 *
 * Comes in: samples with their contact, anchors, gaps. Goes out: a place and how sure it is,
 * or nothing. Never: a place nobody anchored.
 *
 *   unanchored ──anchor, in contact and still──▶ known ──rolls──▶ known, further
 *   known ──unloaded < 2 s and < 15°──▶ known again where it left off, less sure
 *   known ──unloaded longer or turned more, or nobody listened as long──▶ unknown */

#include "core/position.h"

#include <math.h>
#include <stdlib.h>

#define TRAVEL_VAR_PER_CM (0.03 * 0.03) /* slip of clothing: (0.3 mm)² a centimetre */

DorsalGearing
dorsal_gearing_of (const DorsalHello *hello, DorsalMarkedEnd marked_end)
{
  DorsalGearing gearing = { 0 };
  double radius_cm = hello->diameter_mm / 20.0;

  if (hello->angle != DORSAL_ANGLE_NONE)
    gearing.cm_per_mdeg = radius_cm * G_PI / 180e3 * (marked_end == DORSAL_MARKED_END_RIGHT ? -1 : 1);
  return gearing;
}

static gint64
turned_mdeg (gint32 from, gint32 to)
{
  return (gint32) ((guint32) to - (guint32) from);
}

static gboolean
too_much (gint64 gap_us, gint64 mdeg, const DorsalZones *zones)
{
  return gap_us >= zones->keep_s * 1e6 || llabs (mdeg) >= zones->keep_deg * 1e3;
}

static void
roll (DorsalPosition *position, gint64 mdeg, DorsalGearing gearing)
{
  double moved_cm = (double) mdeg * gearing.cm_per_mdeg;

  position->place_cm += moved_cm;
  position->travel_cm += fabs (moved_cm);
}

DorsalPosition
dorsal_position_step (DorsalPosition prev, const DorsalSample *sample, const DorsalContact *contact,
                      DorsalGearing gearing, const DorsalZones *zones)
{
  gint64 until_us = contact->loaded ? contact->change_us : sample->time_us; /* an unloading, if there is one */
  DorsalPosition next = prev;

  next.angle_mdeg = sample->angle_mdeg;
  if (!prev.known)
    return next;
  if (contact->loaded && !prev.unloaded)
    roll (&next, turned_mdeg (prev.angle_mdeg, sample->angle_mdeg), gearing);
  else if (!contact->loaded && !prev.unloaded)
    {
      next.unloaded = TRUE;
      next.unloaded_us = sample->time_us;
      next.unloaded_angle = prev.angle_mdeg;
    }
  if (next.unloaded
      && too_much (until_us - next.unloaded_us, turned_mdeg (next.unloaded_angle, sample->angle_mdeg), zones))
    next.known = FALSE;
  if (next.known && next.unloaded && contact->loaded && contact->on) /* a brush is no end of it */
    {
      next.unloaded = FALSE;
      next.kept_var += zones->sigma_kept_cm * zones->sigma_kept_cm;
    }
  return next;
}

DorsalPosition
dorsal_position_gap (DorsalPosition prev, const DorsalSample *after, gint64 gap_us, const DorsalZones *zones)
{
  DorsalPosition next = prev;

  if (prev.known && too_much (gap_us, turned_mdeg (prev.angle_mdeg, after->angle_mdeg), zones))
    next.known = FALSE;
  if (next.known)
    next.kept_var += zones->sigma_kept_cm * zones->sigma_kept_cm;
  return next;
}

DorsalPosition
dorsal_position_crept (DorsalPosition prev, double creep_cm)
{
  DorsalPosition next = prev;

  next.crept_cm += creep_cm;
  return next;
}

DorsalPosition
dorsal_position_mirror (DorsalPosition prev)
{
  DorsalPosition next = prev;

  next.place_cm = 2 * prev.anchor_cm - prev.place_cm;
  return next;
}

const char *
dorsal_anchor_result_to_string (DorsalAnchorResult result)
{
  static const char *const words[] = { "unknown", "accepted", "no-angle", "no-contact", "moving", "no-signal" };
  return words[(guint) result < G_N_ELEMENTS (words) ? result : 0];
}

DorsalAnchorResult
dorsal_position_anchor (DorsalPosition *position, double place_cm, double sigma_cm, const DorsalContact *contact,
                        gboolean still, DorsalGearing gearing)
{
  if (gearing.cm_per_mdeg == 0)
    return DORSAL_ANCHOR_NO_ANGLE;
  if (!contact->on || !contact->loaded)
    return DORSAL_ANCHOR_NO_CONTACT;
  if (!still)
    return DORSAL_ANCHOR_MOVING;
  *position = (DorsalPosition){
    .known = TRUE,
    .place_cm = place_cm,
    .anchor_cm = place_cm,
    .anchor_sigma = sigma_cm,
    .angle_mdeg = position->angle_mdeg,
  };
  return DORSAL_ANCHOR_ACCEPTED;
}

double
dorsal_position_sigma (const DorsalPosition *position, const DorsalBody *body, const DorsalZones *zones)
{
  double distance = position->place_cm - position->anchor_cm;
  double scale_var = body->length_sd * body->length_sd + zones->sigma_radius * zones->sigma_radius;

  if (!position->known)
    return 0;
  return sqrt (position->anchor_sigma * position->anchor_sigma + scale_var * distance * distance
               + zones->sigma_anatomy_cm * zones->sigma_anatomy_cm + position->kept_var
               + position->crept_cm * position->crept_cm
               + TRAVEL_VAR_PER_CM * position->travel_cm);
}
