/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What became of a programme in a session that led: which steps were done, and which were skipped. A value, and a
 * line of text to keep it by. All zeroes: no programme. */

#include "core/programme.h"

G_BEGIN_DECLS

#define DORSAL_GUIDED_STEPS 60  /* the most a programme has */
#define DORSAL_GUIDED_WORDS 192 /* bytes of a title or name, its end included */

typedef enum
{
  DORSAL_FATE_UNKNOWN, /* not come to, or gone back to and left there */
  DORSAL_FATE_DONE,    /* as it was asked: the roller felt it */
  DORSAL_FATE_TIMED,   /* its time passed by the clock */
  DORSAL_FATE_SKIPPED,
} DorsalFate;
#define DORSAL_N_FATES (DORSAL_FATE_SKIPPED + 1)

typedef struct
{
  gint64 began_us; /* UTC, since 1970: tells one from the next */
  char name[DORSAL_GUIDED_WORDS], title[DORSAL_GUIDED_WORDS]; /* as core/programme.h has them; the title in English */
  guint n_steps;
  guint8 fates[DORSAL_GUIDED_STEPS]; /* DorsalFate */
  gboolean over; /* the session that led is at its end */
} DorsalGuided;

/* programme: NULL gives all zeroes. */
DorsalGuided dorsal_guided_begin (const DorsalProgramme *programme, gint64 now_us);

/* The programme's run went from `before` to `after`, neither skipped nor back: steps left in between were done. */
DorsalGuided dorsal_guided_step (DorsalGuided prev, const DorsalProgrammeRun *before, const DorsalProgrammeRun *after);
/* The person left this step for the next. */
DorsalGuided dorsal_guided_skip (DorsalGuided prev, guint step);
/* The person went back to this step: nobody knows of it, nor of those behind it. */
DorsalGuided dorsal_guided_back (DorsalGuided prev, guint step);
DorsalGuided dorsal_guided_end (DorsalGuided prev);

/* Steps that had this fate. */
guint dorsal_guided_count (const DorsalGuided *guided, DorsalFate fate);
/* To its last step, whether some were skipped or not. FALSE for no programme. */
gboolean dorsal_guided_is_whole (const DorsalGuided *guided);

/* "done", "timed", "skipped"; "unknown" else. */
const char *dorsal_fate_to_string (DorsalFate fate);

/* A line without its end; newly allocated. */
char *dorsal_guided_to_text (const DorsalGuided *guided);
/* FALSE: it is no such line, and *ret_guided is untouched. */
gboolean dorsal_guided_parse (const char *line, DorsalGuided *ret_guided);

/* Lines → an array of DorsalGuided, those that are none left out. */
GArray *dorsal_guided_parse_all (const char *text);

G_END_DECLS
