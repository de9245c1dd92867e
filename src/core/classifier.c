/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One sample in, one reading out.
 *
 *   sample ─▶ contact ─▶ position ─▶ motion ─▶ hold ─▶ breath ─▶ reading ─▶ alert ─▶ reading, complete
 *
 * Never: allocates, asks the clock, names a place that nobody anchored. */

#include "core/classifier.h"
#include "core/anatomy.h"

#include <math.h>
#include <string.h>

#define GAP_US (500 * 1000)        /* silence this long may hide anything */
#define IMPOSSIBLE_CM_S 300.0      /* no roller moves like that: its angle was set anew */

DorsalSettings
dorsal_settings_default (void)
{
  DorsalMeasures nothing = { 0 };

  return (DorsalSettings){
    .zones = *dorsal_zones_default (),
    .body = dorsal_body_of (&nothing),
  };
}

static void
derive (DorsalClassifier *classifier)
{
  classifier->gearing = dorsal_gearing_of (&classifier->hello, classifier->settings.marked_end);
}

/* Where the start position lies: what the button means to who was not told a measured place. */
static double
start_cm (const DorsalSettings *settings)
{
  return settings->zones.start_place * settings->body.length_cm;
}

void
dorsal_classifier_init (DorsalClassifier *classifier, const DorsalSettings *settings)
{
  memset (classifier, 0, sizeof *classifier);
  classifier->settings = *settings;
  dorsal_motion_reset (&classifier->motion);
}

void
dorsal_classifier_configure (DorsalClassifier *classifier, const DorsalSettings *settings)
{
  gboolean turned = classifier->settings.marked_end != settings->marked_end;
  double shift_cm = start_cm (settings) - start_cm (&classifier->settings);

  classifier->settings = *settings;
  derive (classifier);
  /* Who lay below the shoulder blades still does so when the back turns out to be longer. */
  if (!classifier->measured)
    {
      classifier->position.anchor_cm += shift_cm;
      classifier->position.place_cm += shift_cm;
    }
  if (turned)
    {
      classifier->position.known = FALSE;
      classifier->path_mdeg = -classifier->path_mdeg; /* the path in centimetres does not jump */
      dorsal_motion_reset (&classifier->motion);
    }
}

/* Somebody else may lie there by now, or nobody: contact and hold begin anew. */
static void
forget_person (DorsalClassifier *classifier)
{
  classifier->contact = (DorsalContact){ 0 };
  classifier->hold = (DorsalHold){ 0 };
}

void
dorsal_classifier_hello (DorsalClassifier *classifier, const DorsalHello *hello)
{
  gboolean same = strcmp (classifier->hello.serial, hello->serial) == 0
                  && strcmp (classifier->hello.model, hello->model) == 0
                  && classifier->hello.diameter_mm == hello->diameter_mm && classifier->hello.angle == hello->angle;

  classifier->hello = *hello;
  derive (classifier);
  if (!same)
    {
      classifier->position.known = FALSE;
      classifier->started = FALSE;
      forget_person (classifier);
    }
}

/* The angle's own reference is gone: nothing before can be compared with what comes. */
static void
forget_angle (DorsalClassifier *classifier, const DorsalSample *sample)
{
  dorsal_motion_reset (&classifier->motion);
  classifier->position.known = FALSE;
  classifier->position.angle_mdeg = sample->angle_mdeg;
  classifier->angle_mdeg = sample->angle_mdeg;
}

static void
take_in_time_and_angle (DorsalClassifier *classifier, const DorsalSample *sample, DorsalClockStep step)
{
  gint64 step_us = sample->time_us - classifier->time_us;
  gint32 turned = (gint32) ((guint32) sample->angle_mdeg - (guint32) classifier->angle_mdeg);
  double moved_cm = fabs (turned * classifier->gearing.cm_per_mdeg);

  if (step == DORSAL_CLOCK_FIRST || step_us >= MAX (GAP_US, classifier->settings.zones.keep_s * 1e6))
    forget_person (classifier);
  if (!classifier->started || step == DORSAL_CLOCK_FIRST
      || moved_cm > IMPOSSIBLE_CM_S * MAX (step_us, 1000) * 1e-6)
    forget_angle (classifier, sample);
  else
    {
      classifier->path_mdeg += turned;
      if (step_us >= GAP_US)
        {
          classifier->position
              = dorsal_position_gap (classifier->position, sample, step_us, &classifier->settings.zones);
          dorsal_motion_reset (&classifier->motion);
        }
    }
  classifier->started = TRUE;
  classifier->angle_mdeg = sample->angle_mdeg;
  classifier->time_us = sample->time_us;
}

/* Slow enough to anchor and to cling to a level: breathing sways a lying person by 0.3 cm/s. */
static gboolean
is_slow (const DorsalClassifier *classifier)
{
  return classifier->motion.known
         && fabs (classifier->motion.speed_cm_s) < classifier->settings.zones.slow_cm_s;
}

static void
fill_place (DorsalClassifier *classifier, DorsalReading *reading)
{
  const DorsalZones *zones = &classifier->settings.zones;
  double f = classifier->position.place_cm / classifier->settings.body.length_cm;
  gboolean slow = is_slow (classifier);
  DorsalZone zone;

  if (!classifier->contact.on)
    {
      reading->zone = DORSAL_ZONE_OFF;
      classifier->level = DORSAL_LEVEL_UNKNOWN;
      return;
    }
  zone = classifier->position.known ? dorsal_zones_at (zones, f) : DORSAL_ZONE_UNKNOWN;
  if (zone == DORSAL_ZONE_UNKNOWN)
    {
      classifier->level = DORSAL_LEVEL_UNKNOWN;
      return;
    }
  /* The level clings when slow, but never to the other side of a zone's border. */
  classifier->level = dorsal_anatomy_level_near (f, classifier->level, slow ? zones->level_hysteresis : 0);
  if (dorsal_zones_at (zones, dorsal_anatomy_span (classifier->level).centre) != zone)
    classifier->level = dorsal_anatomy_level_at (f);
  reading->zone = zone;
  reading->level = classifier->level;
  reading->place_known = TRUE;
  reading->place_cm = classifier->position.place_cm;
  reading->sigma_cm = dorsal_position_sigma (&classifier->position, &classifier->settings.body, zones);
}

static void
fill_load (DorsalClassifier *classifier, const DorsalLoad *load, DorsalReading *reading)
{
  classifier->band = dorsal_load_band_near (load, classifier->band, &classifier->settings.zones);
  reading->pressure_known = load->pressure_known;
  reading->pressure_kpa = load->peak_kpa;
  reading->raw_fraction = load->raw_fraction;
  reading->load_known = load->load_known;
  reading->load_percent = load->load_percent;
  reading->band = classifier->band;
}

void
dorsal_classifier_step (DorsalClassifier *classifier, const DorsalSample *sample, DorsalClockStep step,
                        DorsalReading *ret_reading)
{
  const DorsalZones *zones = &classifier->settings.zones;
  gint64 step_us = classifier->started && step != DORSAL_CLOCK_FIRST ? sample->time_us - classifier->time_us : 0;
  gboolean angle_known = classifier->gearing.cm_per_mdeg != 0;
  DorsalLoad load = dorsal_load_of (sample, &classifier->hello, &classifier->settings.body, zones);
  double path_cm;

  take_in_time_and_angle (classifier, sample, step);
  path_cm = classifier->path_mdeg * classifier->gearing.cm_per_mdeg;
  classifier->contact = dorsal_contact_step (classifier->contact, &load, sample->time_us, zones);
  classifier->position
      = dorsal_position_step (classifier->position, sample, &classifier->contact, classifier->gearing, zones);
  if (!classifier->contact.on && !classifier->contact.loaded)
    dorsal_motion_reset (&classifier->motion); /* a shell that turns in the air rolls along no back */
  else if (angle_known)
    dorsal_motion_step (&classifier->motion, sample->time_us, path_cm, zones);
  classifier->hold = dorsal_hold_step (classifier->hold, &classifier->contact, &load, &classifier->motion, path_cm,
                                       angle_known, sample->time_us, zones);

  dorsal_breath_step (&classifier->breath, load.known && classifier->hold.state == DORSAL_STATE_HOLDING, load.level,
                      sample->time_us);

  memset (ret_reading, 0, sizeof *ret_reading);
  ret_reading->sample = *sample;
  ret_reading->link = DORSAL_LINK_STREAMING;
  ret_reading->breath_known = classifier->breath.known;
  ret_reading->breath_bpm = classifier->breath.known ? classifier->breath.per_minute : 0;
  ret_reading->speed_known = classifier->motion.known;
  ret_reading->speed_cm_s = classifier->motion.speed_cm_s;
  fill_load (classifier, &load, ret_reading);
  if (load.known) /* else every cell is dead: nobody knows whether somebody lies there */
    {
      ret_reading->state = classifier->hold.state;
      ret_reading->hold_s = dorsal_hold_seconds (&classifier->hold, sample->time_us);
      fill_place (classifier, ret_reading);
    }
  dorsal_dwell_add (&classifier->dwell, ret_reading->level, step_us);
  if (ret_reading->level != DORSAL_LEVEL_UNKNOWN)
    ret_reading->dwell_s = classifier->dwell.level_us[ret_reading->level] * 1e-6;

  classifier->excess = dorsal_excess_step (classifier->excess, ret_reading, step_us, zones);
  classifier->alarm = dorsal_alarm_step (
      classifier->alarm,
      dorsal_alert_rules (ret_reading, classifier->excess, classifier->settings.body.length_cm, zones),
      sample->time_us, zones);
  ret_reading->alerts = classifier->alarm.standing;
}

void
dorsal_classifier_silence (DorsalClassifier *classifier, DorsalLinkState link, DorsalReading *ret_reading)
{
  memset (ret_reading, 0, sizeof *ret_reading);
  ret_reading->sample.time_us = classifier->time_us;
  ret_reading->sample.angle_mdeg = classifier->angle_mdeg;
  ret_reading->link = link;
}

DorsalAnchorResult
dorsal_classifier_anchor (DorsalClassifier *classifier)
{
  const DorsalSettings *settings = &classifier->settings;
  gboolean measured = settings->anchor_cm > 0;
  double place_cm = measured ? settings->anchor_cm : start_cm (settings);
  double sigma_cm = measured ? settings->zones.sigma_measured_cm : settings->zones.sigma_scapula_cm;
  DorsalAnchorResult result = dorsal_position_anchor (&classifier->position, place_cm, sigma_cm, &classifier->contact,
                                                      is_slow (classifier), classifier->gearing);

  if (result == DORSAL_ANCHOR_ACCEPTED)
    classifier->measured = measured;
  return result;
}
