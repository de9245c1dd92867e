/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A classifier's state → the words of a reading.
 *
 *   position, direction ─▶ zone, level, place ± sigma
 *   cells, load ─────────▶ pressure, band, share, health
 *   all of these ────────▶ alerts ─▶ pace ─▶ sets, spots
 *
 * Comes in: the state after one sample. Goes out: the reading. Never: a zone of a place that
 * is not known or whose direction is in doubt. */

#include "core/classifier-private.h"
#include "core/anatomy.h"

#include <math.h>
#include <string.h>

gboolean
dorsal_classifier_is_slow (const DorsalClassifier *classifier)
{
  return classifier->motion.known
         && fabs (classifier->motion.speed_cm_s) < classifier->settings.zones.slow_cm_s;
}

/* The zone of the place that is believed; UNKNOWN when none is, or its direction is in doubt. */
static DorsalZone
believed_zone (const DorsalClassifier *classifier, double f)
{
  gboolean known = classifier->position.known && classifier->heading.direction != DORSAL_DIRECTION_SUSPECT;

  return known ? dorsal_zones_at (&classifier->settings.zones, f) : DORSAL_ZONE_UNKNOWN;
}

void
dorsal_classifier_fill_place (DorsalClassifier *classifier, DorsalReading *reading)
{
  const DorsalZones *zones = &classifier->settings.zones;
  double f = classifier->position.place_cm / classifier->settings.body.length_cm;
  gboolean slow = dorsal_classifier_is_slow (classifier);
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

void
dorsal_classifier_fill_load (DorsalClassifier *classifier, const DorsalLoad *load, const DorsalCellValues *values,
                             DorsalReading *reading)
{
  DorsalShare share = { 0 };

  if (classifier->contact.on)
    share = dorsal_share_of (values, &classifier->hello, classifier->settings.marked_end);
  classifier->band = dorsal_load_band_near (load, classifier->band, &classifier->settings.zones);
  reading->pressure_known = load->pressure_known;
  reading->pressure_kpa = load->peak_kpa;
  reading->raw_fraction = load->raw_fraction;
  reading->load_known = load->load_known;
  reading->load_percent = load->load_percent;
  reading->band = classifier->band;
  reading->saturated = values->saturated;
  reading->share_known = share.known;
  reading->left_share = share.left;
  reading->midline_ratio = share.midline_ratio;
  reading->n_faulty_cells = values->n - values->n_usable;
  memcpy (reading->cell_health, classifier->cells.health, sizeof reading->cell_health); /* UNKNOWN behind the last */
}

/* What calls for an alert. While the direction is in doubt the roller may be at either of two places: it is warned of both. */
static guint
rules_of (const DorsalClassifier *classifier, const DorsalReading *reading)
{
  const DorsalSettings *settings = &classifier->settings;
  const DorsalPosition *position = &classifier->position;
  guint rules = dorsal_alert_rules (reading, classifier->excess, settings->body.length_cm, &settings->zones);
  double places_cm[2];
  DorsalReading supposed;

  if (classifier->heading.direction != DORSAL_DIRECTION_SUSPECT || !position->known || reading->state <= DORSAL_STATE_OFF)
    return rules;
  places_cm[0] = position->place_cm;
  places_cm[1] = dorsal_position_mirror (*position).place_cm;
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

void
dorsal_classifier_finish (DorsalClassifier *classifier, gint64 time_us, gint64 step_us, DorsalReading *reading)
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
  classifier->sets = dorsal_sets_step (classifier->sets, reading->state, step_us, zones);
  reading->set_phase = classifier->sets.phase;
  reading->set = classifier->sets.set;
  reading->set_rolled_s = (double) classifier->sets.rolled_us * 1e-6;
  reading->set_rest_left_s = dorsal_sets_rest_left_s (&classifier->sets, zones);
  dorsal_spots_step (&classifier->spots, reading, zones);
  reading->asked = classifier->settings.ask_answers ? classifier->spots.asked : DORSAL_LEVEL_UNKNOWN;
}
