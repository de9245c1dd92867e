/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One sample in, one reading out.
 *
 *   sample ─▶ cells ─▶ contact ─▶ position ─▶ motion ─▶ hold ─▶ breath ─▶ reading ─▶ alert, pace ─▶ reading, complete
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

/* The other sign for what is rolled: the path in centimetres does not jump. */
static void
turn_path (DorsalClassifier *classifier)
{
  classifier->path_mdeg = -classifier->path_mdeg;
  dorsal_motion_reset (&classifier->motion);
  classifier->slip = (DorsalSlip){ 0 };
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
      classifier->heading = (DorsalHeading){ 0 };
      turn_path (classifier);
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
                  && classifier->hello.diameter_mm == hello->diameter_mm && classifier->hello.angle == hello->angle
                  && classifier->hello.n_cells == hello->n_cells && classifier->hello.unit == hello->unit;

  classifier->hello = *hello;
  derive (classifier);
  if (!same)
    {
      classifier->position.known = FALSE;
      classifier->heading = (DorsalHeading){ 0 };
      classifier->cells = (DorsalCells){ 0 };
      classifier->started = FALSE;
      forget_person (classifier);
    }
}

/* The angle's own reference is gone: nothing before can be compared with what comes. */
static void
forget_angle (DorsalClassifier *classifier, const DorsalSample *sample)
{
  dorsal_motion_reset (&classifier->motion);
  classifier->slip = (DorsalSlip){ 0 };
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
          classifier->slip = (DorsalSlip){ 0 };
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

/* What is rolled in contact, and what it tells beyond the place. */
static void
follow_rolling (DorsalClassifier *classifier, gint64 time_us, double path_cm)
{
  const DorsalZones *zones = &classifier->settings.zones;

  if (!classifier->contact.on && !classifier->contact.loaded)
    {
      dorsal_motion_reset (&classifier->motion); /* a shell that turns in the air rolls along no back */
      classifier->slip = (DorsalSlip){ 0 };
    }
  else if (classifier->gearing.cm_per_mdeg != 0)
    {
      dorsal_motion_step (&classifier->motion, time_us, path_cm, zones);
      classifier->slip = dorsal_slip_step (classifier->slip, path_cm, zones);
      if (classifier->slip.turned && classifier->slip.slipping)
        classifier->position = dorsal_position_crept (classifier->position, classifier->slip.creep_cm);
    }
  classifier->heading
      = dorsal_heading_step (classifier->heading, path_cm, !classifier->position.known, zones);
}

/* The zone of the place that is believed; UNKNOWN when none is, or its direction is in doubt. */
static DorsalZone
believed_zone (const DorsalClassifier *classifier, double f)
{
  gboolean known = classifier->position.known && classifier->heading.direction != DORSAL_DIRECTION_SUSPECT;

  return known ? dorsal_zones_at (&classifier->settings.zones, f) : DORSAL_ZONE_UNKNOWN;
}

static void
fill_place (DorsalClassifier *classifier, DorsalReading *reading)
{
  const DorsalZones *zones = &classifier->settings.zones;
  double f = classifier->position.place_cm / classifier->settings.body.length_cm;
  gboolean slow = is_slow (classifier);
  DorsalZone zone;

  reading->direction = classifier->heading.direction;
  reading->slipping = classifier->slip.slipping;
  if (!classifier->contact.on)
    {
      reading->zone = DORSAL_ZONE_OFF;
      classifier->level = DORSAL_LEVEL_UNKNOWN;
      return;
    }
  zone = believed_zone (classifier, f);
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
fill_load (DorsalClassifier *classifier, const DorsalLoad *load, const DorsalCellValues *values, DorsalReading *reading)
{
  DorsalShare share = dorsal_share_of (values, &classifier->hello, classifier->settings.marked_end);

  classifier->band = dorsal_load_band_near (load, classifier->band, &classifier->settings.zones);
  reading->pressure_known = load->pressure_known;
  reading->pressure_kpa = load->peak_kpa;
  reading->raw_fraction = load->raw_fraction;
  reading->load_known = load->load_known;
  reading->load_percent = load->load_percent;
  reading->band = classifier->band;
  reading->saturated = values->saturated;
  reading->share_known = share.known && classifier->contact.on;
  reading->left_share = reading->share_known ? share.left : 0;
  reading->midline_ratio = reading->share_known ? share.midline_ratio : 0;
  for (guint i = 0; i < values->n; i++)
    {
      reading->cell_health[i] = (guint8) classifier->cells.health[i];
      reading->n_faulty_cells += !values->usable[i];
    }
}

/* What calls for an alert. While the direction is in doubt the roller may be at either of two places: it is warned of both. */
static guint
rules_of (const DorsalClassifier *classifier, const DorsalReading *reading)
{
  const DorsalSettings *settings = &classifier->settings;
  const DorsalPosition *position = &classifier->position;
  const double places_cm[] = { position->place_cm, dorsal_position_mirror (*position).place_cm };
  guint rules = dorsal_alert_rules (reading, classifier->excess, settings->body.length_cm, &settings->zones);
  DorsalReading supposed;

  if (classifier->heading.direction != DORSAL_DIRECTION_SUSPECT || !position->known || reading->state <= DORSAL_STATE_OFF)
    return rules;
  supposed = *reading;
  supposed.place_known = TRUE;
  supposed.sigma_cm = dorsal_position_sigma (position, &settings->body, &settings->zones);
  for (guint i = 0; i < G_N_ELEMENTS (places_cm); i++)
    {
      supposed.place_cm = places_cm[i];
      supposed.zone = dorsal_zones_at (&settings->zones, places_cm[i] / settings->body.length_cm);
      rules |= dorsal_alert_rules (&supposed, classifier->excess, settings->body.length_cm, &settings->zones);
    }
  return rules & DORSAL_ALERT_LUMBAR ? rules & ~(guint) DORSAL_ALERT_LUMBAR_NEAR : rules;
}

/* The reading is complete but for what follows from it. */
static void
finish (DorsalClassifier *classifier, gint64 time_us, gint64 step_us, DorsalReading *reading)
{
  const DorsalZones *zones = &classifier->settings.zones;
  guint rules;

  classifier->excess = dorsal_excess_step (classifier->excess, reading, step_us, zones);
  rules = rules_of (classifier, reading);
  classifier->alarm = dorsal_alarm_step (classifier->alarm, rules, time_us, zones);
  reading->alerts = classifier->alarm.standing;
  classifier->pacing
      = dorsal_pacing_step (classifier->pacing, reading->state == DORSAL_STATE_ROLLING && reading->speed_known,
                            reading->speed_cm_s, rules & DORSAL_ALERT_TOO_FAST, step_us, zones);
  reading->pace = classifier->pacing.pace;
}

void
dorsal_classifier_step (DorsalClassifier *classifier, const DorsalSample *sample, DorsalClockStep step,
                        DorsalReading *ret_reading)
{
  const DorsalZones *zones = &classifier->settings.zones;
  gint64 step_us = classifier->started && step != DORSAL_CLOCK_FIRST ? sample->time_us - classifier->time_us : 0;
  gboolean angle_known = classifier->gearing.cm_per_mdeg != 0;
  DorsalCellValues values = dorsal_cells_step (&classifier->cells, sample, &classifier->hello, zones);
  DorsalLoad load = dorsal_load_of (&values, &classifier->hello, &classifier->settings.body, zones);
  double path_cm;

  take_in_time_and_angle (classifier, sample, step);
  path_cm = classifier->path_mdeg * classifier->gearing.cm_per_mdeg;
  classifier->contact = dorsal_contact_step (classifier->contact, &load, sample->time_us, zones);
  dorsal_cells_rest (&classifier->cells, sample, &classifier->hello,
                     !classifier->contact.on && !classifier->contact.loaded, zones);
  classifier->position
      = dorsal_position_step (classifier->position, sample, &classifier->contact, classifier->gearing, zones);
  follow_rolling (classifier, sample->time_us, path_cm);
  classifier->hold = dorsal_hold_step (classifier->hold, &classifier->contact, &load, &classifier->motion, path_cm,
                                       angle_known, sample->time_us, zones);
  dorsal_breath_step (&classifier->breath, load.known && classifier->hold.state == DORSAL_STATE_HOLDING, load.level,
                      sample->time_us, zones);

  memset (ret_reading, 0, sizeof *ret_reading);
  ret_reading->sample = *sample;
  ret_reading->link = DORSAL_LINK_STREAMING;
  ret_reading->breath_known = classifier->breath.known;
  ret_reading->breath_bpm = classifier->breath.known ? classifier->breath.per_minute : 0;
  ret_reading->speed_known = classifier->motion.known;
  ret_reading->speed_cm_s = classifier->motion.speed_cm_s;
  fill_load (classifier, &load, &values, ret_reading);
  if (load.known) /* else no cell can be believed: nobody knows whether somebody lies there */
    {
      ret_reading->state = classifier->hold.state;
      ret_reading->hold_s = dorsal_hold_seconds (&classifier->hold, sample->time_us);
      fill_place (classifier, ret_reading);
    }
  dorsal_dwell_add (&classifier->dwell, ret_reading->level, step_us);
  if (ret_reading->level != DORSAL_LEVEL_UNKNOWN)
    ret_reading->dwell_s = classifier->dwell.level_us[ret_reading->level] * 1e-6;
  finish (classifier, sample->time_us, step_us, ret_reading);
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

  if (result != DORSAL_ANCHOR_ACCEPTED)
    return result;
  classifier->measured = measured;
  if (settings->ask_direction && classifier->heading.direction != DORSAL_DIRECTION_CONFIRMED)
    classifier->heading = dorsal_heading_ask (classifier->path_mdeg * classifier->gearing.cm_per_mdeg);
  return result;
}

gboolean
dorsal_classifier_answer_direction (DorsalClassifier *classifier, gboolean turned)
{
  DorsalMarkedEnd *end = &classifier->settings.marked_end;

  if (classifier->heading.direction != DORSAL_DIRECTION_SUSPECT)
    return FALSE;
  classifier->heading.direction = DORSAL_DIRECTION_CONFIRMED;
  if (!turned)
    return TRUE;
  *end = *end == DORSAL_MARKED_END_LEFT ? DORSAL_MARKED_END_RIGHT : DORSAL_MARKED_END_LEFT;
  classifier->position = dorsal_position_mirror (classifier->position);
  derive (classifier);
  turn_path (classifier);
  return TRUE;
}
