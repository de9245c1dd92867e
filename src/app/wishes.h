/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The user's settings → what the rooms below take. Settings can be written by anybody (dconf, an older Dorsal), so each
 * is checked here once more: a value that is out of its range is as one that was never told. */

#include <gio/gio.h>

#include "app/cue-player.h"
#include "core/body.h"
#include "core/classifier.h"

G_BEGIN_DECLS

/* Each in range or zero. */
DorsalMeasures dorsal_wishes_measures (GSettings *settings);

/* The map that counts: the user's file or the shipped one, and over it the holds the user has set. A file that cannot
 * be taken gives the shipped map; error then says why, with line and range where it is the text. */
DorsalZones dorsal_wishes_zones (GSettings *settings, GError **error);

/* Zones, body, questions: over *judged, whose roller stays. error: as above. */
void dorsal_wishes_judge (GSettings *settings, DorsalSettings *judged, GError **error);

DorsalCueWishes dorsal_wishes_cues (GSettings *settings);

/* Adds the cue to the silenced ones, or takes it out. */
void dorsal_wishes_silence (GSettings *settings, DorsalSay say, gboolean silenced);

/* --- rules between two keys; what a person would break by a value --- */

/* A translated sentence with the range, newly allocated; NULL: the value may be set. The stages of a hold rise, and
 * a breath, in and out, takes 7.5 to 13.3 s: 4.5 to 8 a minute. key: one of theirs; others may always be set. */
char *dorsal_wishes_refuse (GSettings *settings, const char *key, double value);

G_END_DECLS
