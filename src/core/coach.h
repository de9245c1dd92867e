/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A session that leads somebody: what a roller says, what the person wishes and the clock, joined with a programme.
 * A value; zero is a session that nobody began. Without a programme (NULL) it is a free one, that only follows. */

#include "core/guided.h"
#include "core/session.h"
#include "core/spots.h"
#include "core/stream.h"
#include "core/summary.h"

G_BEGIN_DECLS

/* What the last step brought, as bits: worth a cue, or a word. */
typedef enum
{
  DORSAL_NEWS_STEP = 1 << 0,   /* the next step is asked */
  DORSAL_NEWS_END = 1 << 1,    /* the session is over */
  DORSAL_NEWS_PAUSED = 1 << 2,
  DORSAL_NEWS_GOES_ON = 1 << 3,
  DORSAL_NEWS_REPEAT = 1 << 4,   /* the person wants to hear it again */
  DORSAL_NEWS_ANSWERED = 1 << 5, /* how a spot felt */
  DORSAL_NEWS_SPOT_OVER = 1 << 6, /* worse twice: no more of it */
} DorsalNews;

/* Who is asked: nobody's roller counts for somebody who should not roll. */
typedef enum
{
  DORSAL_GUIDE_UNKNOWN,
  DORSAL_GUIDE_ROLLER, /* steps end when the roller feels so; by the clock only where there is none */
  DORSAL_GUIDE_ONLY,   /* always by the clock, whatever is plugged in */
} DorsalGuide;

typedef struct
{
  DorsalGuide guide;
  DorsalSession session;
  DorsalProgrammeRun run;
  DorsalGuided guided;   /* what became of the steps; all zeroes without a programme. When it began nobody says here */
  DorsalSummary summary; /* of what was rolled while it ran */
  gint64 spot_us[DORSAL_N_LEVELS]; /* held at each level, in holds that count as spots */
  guint answers[DORSAL_ANSWER_WORSE + 1];
  guint8 worse[DORSAL_N_LEVELS]; /* times in a row */
  guint32 over;                  /* bit i: level i is a spot to leave alone */
  gboolean sensed;               /* a roller has been heard, and not been let go */
  gboolean lifted;               /* paused because the person got off: lying down goes on */
  gboolean strayed;              /* onto the lower back, at any time */
  DorsalReading reading;         /* the last one; zeroes when nobody knows */
  gint64 clock_us;               /* lived through: the run's clock, which pauses with the session */
  gint64 heard_us, ticked_us;    /* roller's and host's time of the last step; 0 before */
  guint news;                    /* DorsalNews bits of the last step */
} DorsalCoach;

/* Begins, running. guide: UNKNOWN is taken for ONLY. */
DorsalCoach dorsal_coach_begin (DorsalGuide guide);

/* A message of the roller: readings drive the steps, gestures are wishes and answers, and so are answers by key or click. Two presses start or pause,
 * three ask to repeat; who gets off pauses, and ends after a minute. Getting off does not pause a step for which
 * nobody need lie there. */
DorsalCoach dorsal_coach_hear (DorsalCoach prev, const DorsalProgramme *programme, const DorsalMessage *message);

/* time_us: the host's clock, above 0. Call it four times a second: it drives the steps where no roller does. A
 * step of more than a second counts for a second. */
DorsalCoach dorsal_coach_tick (DorsalCoach prev, const DorsalProgramme *programme, gint64 time_us);

/* The roller was let go on purpose: by the clock from here. */
DorsalCoach dorsal_coach_let_go (DorsalCoach prev);

/* By key or click. Ending keeps what was; an ended session stays so. */
DorsalCoach dorsal_coach_wish (DorsalCoach prev, DorsalWish wish);
DorsalCoach dorsal_coach_repeat (DorsalCoach prev);
DorsalCoach dorsal_coach_skip (DorsalCoach prev, const DorsalProgramme *programme);
DorsalCoach dorsal_coach_back (DorsalCoach prev);

/* The step that is asked; NULL without a programme, before one and after its end. */
const DorsalProgrammeStep *dorsal_coach_step_of (const DorsalCoach *coach, const DorsalProgramme *programme);

/* Whether the roller's readings count, and one is heard now. */
gboolean dorsal_coach_listens (const DorsalCoach *coach);

/* Is this a level whose spot felt worse twice? */
gboolean dorsal_coach_is_over (const DorsalCoach *coach, DorsalLevel level);

G_END_DECLS
