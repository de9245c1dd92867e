/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a session shows to somebody on the floor: one word, one number, how far, and a sentence. A pure function of
 * what the coach knows, in the user's language. */

#include "core/coach.h"
#include "draw/draw-session.h"

G_BEGIN_DECLS

typedef struct
{
  DorsalFaceTone tone;
  char word[48];     /* never empty */
  char number[16];   /* "" for none */
  char unit[64];     /* what the number counts; "" for none */
  double progress;   /* 0 … 1; below 0: nobody knows */
  double goal;       /* a tick on the ring, 0 … 1; 0 for none */
  gboolean breathes; /* the pacer is shown */
  char title[64];    /* of the step, or of the trouble */
  char say[400];     /* the next thing to do; may be "" */
} DorsalSessionFace;

/* programme: NULL for a free session. */
DorsalSessionFace dorsal_session_face_of (const DorsalCoach *coach, const DorsalProgramme *programme,
                                          const DorsalZones *zones);

G_END_DECLS
