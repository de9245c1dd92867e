/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One sample in, one reading out.
 *
 *   sample ─▶ cells ─▶ contact ─▶ position ─▶ motion ─▶ hold ─▶ breath ─▶ reading ─▶ alert, pace ─▶ reading, complete
 *
 * Never: allocates, asks the clock, names a place that nobody anchored. */

#include "core/classifier-private.h"

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
  const DorsalHello *hello = &classifier->hello;
  const DorsalRollerProfile *roller = &classifier->settings.roller;

  classifier->gearing = dorsal_gearing_of (hello, classifier->settings.marked_end);
  if (hello->diameter_mm > 0)
    classifier->gearing.cm_per_mdeg *= dorsal_roller_profile_radius_cm (roller, hello) / (hello->diameter_mm / 20.0);
  classifier->calibrated = dorsal_calibration_fits (&roller->calibration, hello);
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
  classifier->gestures = (DorsalGestures){ 0 };
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
      || moved_cm > IMPOSSIBLE_CM_S * (double) MAX (step_us, 1000) * 1e-6)
    forget_angle (classifier, sample);
  else
    {
      classifier->path_mdeg += turned;
      if (step_us >= GAP_US)
        {
          classifier->gestures = (DorsalGestures){ 0 };
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

static DorsalBeyond
beyond (const DorsalClassifier *classifier)
{
  double f = classifier->position.place_cm / classifier->settings.body.length_cm;

  return classifier->position.known ? dorsal_slip_beyond (f, &classifier->settings.zones) : DORSAL_BEYOND_NOTHING;
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
      dorsal_slip_step (&classifier->slip, path_cm, beyond (classifier), zones);
      if (classifier->slip.turned && classifier->slip.slipping)
        classifier->position = dorsal_position_crept (classifier->position, classifier->slip.crept_cm);
    }
  classifier->heading
      = dorsal_heading_step (classifier->heading, path_cm, !classifier->position.known, zones);
}

/* Presses and lift-offs; an answer is taken at once. */
static void
follow_gestures (DorsalClassifier *classifier, const DorsalLoad *load, gint64 time_us, double path_cm)
{
  gboolean answering = classifier->settings.ask_answers && classifier->spots.asked != DORSAL_LEVEL_UNKNOWN;

  if (!load->known) /* nobody knows whether anybody is there */
    {
      classifier->gestures = (DorsalGestures){ 0 };
      classifier->meaning = DORSAL_MEANING_NOTHING;
      return;
    }
  dorsal_gestures_step (&classifier->gestures, load, &classifier->contact, path_cm, time_us, &classifier->settings.zones);
  classifier->meaning = dorsal_gesture_meaning (classifier->gestures.gesture, answering);
  if (classifier->meaning >= DORSAL_MEANING_BETTER)
    dorsal_spots_answer (&classifier->spots, (DorsalAnswer) (classifier->meaning - DORSAL_MEANING_BETTER + DORSAL_ANSWER_BETTER));
}

void
dorsal_classifier_step (DorsalClassifier *classifier, const DorsalSample *sample, DorsalClockStep step,
                        DorsalReading *ret_reading)
{
  const DorsalZones *zones = &classifier->settings.zones;
  gint64 step_us = classifier->started && step != DORSAL_CLOCK_FIRST ? sample->time_us - classifier->time_us : 0;
  gboolean angle_known = classifier->gearing.cm_per_mdeg != 0;
  const DorsalCalibration *calibration = classifier->calibrated ? &classifier->settings.roller.calibration : NULL;
  DorsalCellValues values;
  DorsalLoad load;
  gboolean seemed;
  double path_cm;

  dorsal_cells_step (&classifier->cells, sample, &classifier->hello, calibration, zones, &values);
  load = dorsal_load_of (&values, &classifier->hello, &classifier->settings.body, zones);
  take_in_time_and_angle (classifier, sample, step);
  path_cm = (double) classifier->path_mdeg * classifier->gearing.cm_per_mdeg;
  classifier->contact = dorsal_contact_step (classifier->contact, &load, sample->time_us, zones);
  seemed = dorsal_cells_rest (&classifier->cells, sample, &classifier->hello,
                              !classifier->contact.on && !classifier->contact.loaded, zones);
  classifier->position
      = dorsal_position_step (classifier->position, sample, &classifier->contact, classifier->gearing, zones);
  if (seemed) /* who knows what became of the place while nobody was there */
    classifier->position.known = FALSE;
  follow_rolling (classifier, sample->time_us, path_cm);
  classifier->hold = dorsal_hold_step (classifier->hold, &classifier->contact, &load, &classifier->motion, path_cm,
                                       angle_known, sample->time_us, zones);
  follow_gestures (classifier, &load, sample->time_us, path_cm);
  dorsal_breath_step (&classifier->breath, load.known && classifier->hold.state == DORSAL_STATE_HOLDING, load.level,
                      sample->time_us, zones);

  memset (ret_reading, 0, sizeof *ret_reading);
  ret_reading->sample = *sample;
  ret_reading->link = DORSAL_LINK_STREAMING;
  ret_reading->breath_known = classifier->breath.known;
  ret_reading->breath_bpm = classifier->breath.known ? classifier->breath.per_minute : 0;
  ret_reading->speed_known = classifier->motion.known;
  ret_reading->speed_cm_s = classifier->motion.speed_cm_s;
  dorsal_classifier_fill_load (classifier, &load, &values, ret_reading);
  if (load.known) /* else no cell can be believed: nobody knows whether somebody lies there */
    {
      ret_reading->state = classifier->hold.state;
      ret_reading->hold_s = dorsal_hold_seconds (&classifier->hold, sample->time_us);
      ret_reading->hold_phase = dorsal_hold_phase (ret_reading->hold_s, zones);
      dorsal_classifier_fill_place (classifier, ret_reading);
    }
  dorsal_dwell_add (&classifier->dwell, ret_reading->level, step_us);
  if (ret_reading->level != DORSAL_LEVEL_UNKNOWN)
    ret_reading->dwell_s = (double) classifier->dwell.level_us[ret_reading->level] * 1e-6;
  dorsal_classifier_finish (classifier, sample->time_us, step_us, ret_reading);
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
                                                      dorsal_classifier_is_slow (classifier), classifier->gearing);

  if (result != DORSAL_ANCHOR_ACCEPTED)
    return result;
  classifier->measured = measured;
  if (settings->ask_direction && classifier->heading.direction != DORSAL_DIRECTION_CONFIRMED)
    classifier->heading = dorsal_heading_ask ((double) classifier->path_mdeg * classifier->gearing.cm_per_mdeg);
  return result;
}

gboolean
dorsal_classifier_answer (DorsalClassifier *classifier, DorsalLevel level, DorsalAnswer answer)
{
  if (!classifier->settings.ask_answers || level == DORSAL_LEVEL_UNKNOWN || classifier->spots.asked != level
      || answer == DORSAL_ANSWER_UNKNOWN)
    return FALSE;
  dorsal_spots_answer (&classifier->spots, answer);
  return TRUE;
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
