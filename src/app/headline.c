/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A reading → one line.
 *
 *   no link, silence        before everything: what is not known is said first
 *   alerts                  the most urgent one, as an instruction
 *   off, unknown            the next step to take
 *   rolling, holding, …     state and level, then zone, pressure and doubt
 *
 * Comes in: what is known. Goes out: tone, icon, words. Never: a good tone without a known
 * place on the thoracic spine. */

#include "app/headline.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/quantity.h"

void
dorsal_format_seconds (char *text, gsize size, double seconds)
{
  guint whole = (guint) MAX (seconds, 0);
  g_snprintf (text, size, "%u:%02u", whole / 60, whole % 60);
}

const char *
dorsal_zone_to_words (DorsalZone zone)
{
  switch (zone)
    {
    case DORSAL_ZONE_OFF:
      return _("Off the roller");
    case DORSAL_ZONE_NECK:
      return _("Neck: no rolling");
    case DORSAL_ZONE_UPPER_CAUTION:
      return _("Below the neck: take care");
    case DORSAL_ZONE_THORACIC:
      return _("Thoracic spine");
    case DORSAL_ZONE_LOWER_CAUTION:
      return _("Lowest ribs: take care");
    case DORSAL_ZONE_LUMBAR:
      return _("Lower back: no rolling");
    case DORSAL_ZONE_PELVIS:
      return _("Pelvis: off the back");
    default:
      return _("Place unknown");
    }
}

const char *
dorsal_band_to_words (DorsalBand band)
{
  switch (band)
    {
    case DORSAL_BAND_NONE:
      return _("no pressure");
    case DORSAL_BAND_LIGHT:
      return _("light pressure");
    case DORSAL_BAND_COMFORTABLE:
      return _("comfortable pressure");
    case DORSAL_BAND_FIRM:
      return _("firm pressure");
    case DORSAL_BAND_TOO_HARD:
      return _("too hard");
    default:
      return _("pressure not calibrated");
    }
}

#define ICON(name) "dorsal-" name "-symbolic"

static void
say (DorsalHeadline *line, DorsalTone tone, const char *icon, const char *title, const char *detail)
{
  line->tone = tone;
  line->icon = icon;
  g_strlcpy (line->title, title, sizeof line->title);
  g_strlcpy (line->detail, detail, sizeof line->detail);
}

static gboolean
say_link (DorsalHeadline *line, DorsalLinkState link, const DorsalHello *hello)
{
  switch (link)
    {
    case DORSAL_LINK_STREAMING:
      return FALSE;
    case DORSAL_LINK_OPENING:
      say (line, DORSAL_TONE_CALM, ICON ("link"), hello ? _("Waiting for the roller") : _("Looking for the roller"),
           hello ? _("It has answered and will measure in a moment.")
                 : _("Some rollers start anew when they are opened; that takes up to three seconds."));
      return TRUE;
    case DORSAL_LINK_SILENT:
      say (line, DORSAL_TONE_UNKNOWN, ICON ("unknown"), _("No signal"),
           _("The roller is silent, so nobody knows where it is. Check its cable."));
      return TRUE;
    case DORSAL_LINK_LOST:
      say (line, DORSAL_TONE_UNKNOWN, ICON ("unknown"), _("Not connected"),
           _("Choose a roller from the menu at the top left."));
      return TRUE;
    default:
      say (line, DORSAL_TONE_CALM, ICON ("link"), _("No roller"), _("Choose a roller from the menu at the top left."));
      return TRUE;
    }
}

static gboolean
say_alert (DorsalHeadline *line, const DorsalReading *reading)
{
  switch (dorsal_alert_first (reading->alerts))
    {
    case DORSAL_ALERT_LUMBAR:
      say (line, DORSAL_TONE_STOP, ICON ("stop"), _("Lumbar: walk the roller up"),
           _("No ribs share the pressure here. Most therapists advise against rolling the lower back."));
      return TRUE;
    case DORSAL_ALERT_NECK:
      say (line, DORSAL_TONE_STOP, ICON ("stop"), _("Neck: roll toward your feet"),
           _("Stop before the neck. Support your head with your hands."));
      return TRUE;
    case DORSAL_ALERT_TOO_HARD:
      say (line, DORSAL_TONE_STOP, ICON ("stop"), _("Too hard: ease off"),
           _("Put more weight on your feet, or lower the hips."));
      return TRUE;
    case DORSAL_ALERT_LUMBAR_NEAR:
      g_snprintf (line->title, sizeof line->title, _("Near the lower back, %s"), dorsal_level_to_string (reading->level));
      line->tone = DORSAL_TONE_CAUTION;
      line->icon = ICON ("caution");
      g_strlcpy (line->detail, _("Walk the roller up toward your shoulder blades."), sizeof line->detail);
      return TRUE;
    case DORSAL_ALERT_TOO_FAST:
      say (line, DORSAL_TONE_CAUTION, ICON ("caution"), _("Slower"), _("Let your legs set a slow pace."));
      return TRUE;
    case DORSAL_ALERT_MIDLINE:
      say (line, DORSAL_TONE_CAUTION, ICON ("caution"), _("On the spine itself"),
           _("The bony mid-line bears the load. Shift a little, or soften your back, so that the muscles beside it do."));
      return TRUE;
    default:
      return FALSE;
    }
}

/* Which way round the roller lies: the prompt, and the question when the answer is odd. */
static gboolean
say_direction (DorsalHeadline *line, const DorsalReading *reading)
{
  switch (reading->direction)
    {
    case DORSAL_DIRECTION_ASKED:
      say (line, DORSAL_TONE_CALM, ICON ("rolling"), _("Now roll toward your head"),
           _("The first stroke tells which way round the roller lies."));
      return TRUE;
    case DORSAL_DIRECTION_SUSPECT:
      say (line, DORSAL_TONE_UNKNOWN, ICON ("unknown"), _("Which way was that?"),
           _("The roller turned as if toward your feet. If you rolled toward your head it lies the other way round: hold "
             "its button, or press “Turn it round”."));
      return TRUE;
    default:
      return FALSE;
    }
}

static const char *
refusal_words (DorsalAnchorResult refusal)
{
  switch (refusal)
    {
    case DORSAL_ANCHOR_NO_CONTACT:
      return _("Nobody lies on the roller yet. Lie on it, hold still, then press its button.");
    case DORSAL_ANCHOR_MOVING:
      return _("The roller was moving. Hold still just below the shoulder blades, then press its button.");
    case DORSAL_ANCHOR_NO_SIGNAL:
      return _("The roller was silent just then. Hold still and press its button again.");
    default:
      return NULL;
    }
}

/* The next step for somebody whose place nobody knows. */
static const char *
way_to_a_place (const DorsalHello *hello, DorsalAnchorResult refusal)
{
  const char *refused = refusal_words (refusal);

  if (hello && hello->angle == DORSAL_ANGLE_NONE)
    return _("This roller cannot tell where on the back it is; it shows pressure only.");
  if (refused)
    return refused;
  return _("Put the roller just below your shoulder blades, hold still and press its button.");
}

/* What else is worth knowing while doing this; NULL for nothing. */
static char *
doing_words (const DorsalReading *reading)
{
  switch (reading->pace)
    {
    case DORSAL_PACE_SLOW:
      return g_strdup (_("very slow"));
    case DORSAL_PACE_GOOD:
      return g_strdup (_("good pace"));
    case DORSAL_PACE_FAST:
    case DORSAL_PACE_TOO_FAST:
      return g_strdup (_("a little fast"));
    default:
      break;
    }
  if (!reading->breath_known)
    return NULL;
  /* Translators: the rate of breathing is a guess from the load, and said to be one. */
  return g_strdup_printf (_("about %d breaths a minute (experimental)"), (int) lround (reading->breath_bpm));
}

/* "Thoracic spine · good pace · comfortable pressure · ± 3 cm" */
static void
say_place (DorsalHeadline *line, const DorsalReading *reading)
{
  g_autofree char *doubt = g_strdup_printf (_("± %d cm"), (int) ceil (reading->sigma_cm));
  g_autofree char *doing = doing_words (reading);
  const char *zone = dorsal_zone_to_words (reading->zone), *band = dorsal_band_to_words (reading->band);
  g_autofree char *detail
      = doing ? g_strjoin (" · ", zone, doing, band, doubt, NULL) : g_strjoin (" · ", zone, band, doubt, NULL);

  g_strlcpy (line->detail, detail, sizeof line->detail);
  line->tone = reading->zone == DORSAL_ZONE_THORACIC ? DORSAL_TONE_GOOD
               : reading->zone == DORSAL_ZONE_UPPER_CAUTION || reading->zone == DORSAL_ZONE_LOWER_CAUTION
                   ? DORSAL_TONE_CAUTION
               : reading->zone == DORSAL_ZONE_PELVIS ? DORSAL_TONE_CALM
                                                     : DORSAL_TONE_UNKNOWN;
  if (reading->zone == DORSAL_ZONE_NECK || reading->zone == DORSAL_ZONE_LUMBAR)
    line->tone = DORSAL_TONE_STOP;
}

static void
say_doing (DorsalHeadline *line, const DorsalReading *reading)
{
  const char *level = dorsal_level_to_string (reading->level);
  char clock[16];

  switch (reading->state)
    {
    case DORSAL_STATE_ROLLING:
      /* Translators: %s is a vertebral level such as T6. */
      g_snprintf (line->title, sizeof line->title, reading->place_known ? _("Rolling, %s") : _("Rolling, place unknown"),
                  level);
      line->icon = ICON ("rolling");
      break;
    case DORSAL_STATE_HOLDING:
      dorsal_format_seconds (clock, sizeof clock, reading->hold_s);
      /* Translators: the first %s is a clock such as 0:23, the second a vertebral level. */
      g_snprintf (line->title, sizeof line->title, reading->place_known ? _("Hold %s, %s") : _("Hold %s, place unknown"),
                  clock, level);
      line->icon = ICON ("hold");
      break;
    case DORSAL_STATE_EXTENDING:
      g_snprintf (line->title, sizeof line->title,
                  reading->place_known ? _("Extending, %s") : _("Extending, place unknown"), level);
      line->icon = ICON ("extend");
      break;
    default:
      g_snprintf (line->title, sizeof line->title, reading->place_known ? _("Settling, %s") : _("Place unknown"), level);
      line->icon = ICON ("hold");
      break;
    }
}

DorsalHeadline
dorsal_headline_of (DorsalLinkState link, const DorsalReading *reading, const DorsalHello *hello,
                    DorsalAnchorResult refusal)
{
  DorsalHeadline line = { 0 };

  line.icon = ICON ("unknown");
  if (say_link (&line, link, hello))
    return line;
  if (reading->link != DORSAL_LINK_STREAMING || reading->state == DORSAL_STATE_UNKNOWN)
    {
      say (&line, DORSAL_TONE_UNKNOWN, ICON ("unknown"), _("No signal"), _("Nothing has been measured yet."));
      return line;
    }
  if (say_alert (&line, reading))
    return line;
  if (reading->state == DORSAL_STATE_OFF)
    {
      const char *refused = refusal_words (refusal);
      say (&line, DORSAL_TONE_CALM, ICON ("off"), _("Off the roller"),
           refused ? refused : _("Lie on the roller, just below your shoulder blades."));
      return line;
    }
  if (say_direction (&line, reading))
    return line;
  say_doing (&line, reading);
  if (reading->place_known)
    say_place (&line, reading);
  else
    {
      line.tone = DORSAL_TONE_UNKNOWN;
      line.icon = ICON ("unknown");
      g_strlcpy (line.detail, way_to_a_place (hello, refusal), sizeof line.detail);
    }
  return line;
}
