/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The one line on top: what is so, in words a person reads from the floor. A pure function
 * of what the view-model knows, in the user's language. */

#include "core/classifier.h"

G_BEGIN_DECLS

/* How the line looks: colour, shape and icon follow. UNKNOWN is zero and never looks safe. */
typedef enum
{
  DORSAL_TONE_UNKNOWN, /* grey, dashed: nobody knows */
  DORSAL_TONE_CALM,    /* plain: nothing to judge */
  DORSAL_TONE_GOOD,    /* on the thoracic spine */
  DORSAL_TONE_CAUTION, /* be careful */
  DORSAL_TONE_STOP,    /* leave this place */
} DorsalTone;

typedef struct
{
  DorsalTone tone;
  const char *icon; /* name of a symbolic icon of ours */
  char title[96];   /* "Rolling, T6" */
  char detail[256]; /* the next step, or what else is known; may be empty */
} DorsalHeadline;

/* link, reading: as they are now. hello: NULL before one. refusal: of the last try to anchor. */
DorsalHeadline dorsal_headline_of (DorsalLinkState link, const DorsalReading *reading, const DorsalHello *hello,
                                   DorsalAnchorResult refusal);

/* Translated: "Thoracic spine". Never NULL. */
const char *dorsal_zone_to_words (DorsalZone zone);
const char *dorsal_band_to_words (DorsalBand band);

/* "0:23", "12:05". */
void dorsal_format_seconds (char *text, gsize size, double seconds);

G_END_DECLS
