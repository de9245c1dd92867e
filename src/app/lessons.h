/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The pages to read, as data: English, marked for translation, each sentence with its source where it is a claim.
 * app/reader.h shows them. */

#include <glib.h>

#include "core/figure.h"

G_BEGIN_DECLS

/* Whom a section is for. */
typedef enum
{
  DORSAL_FOR_ALL,
  DORSAL_NOT_FOR_THIN_BONES,  /* it bends the spine */
  DORSAL_FOR_THIN_BONES_ONLY, /* what is left of it */
} DorsalForWhom;

typedef struct
{
  const char *title;
  DorsalFigure figure;
  const char *lines[6]; /* steps or sentences, up to the first NULL */
  const char *dose;     /* how long, how often; may be NULL */
  const char *caution;  /* may be NULL */
  const char *sources;  /* as one cites them, not translated; may be NULL */
  guint seconds;        /* of a side, for the timer; 0: none */
  gboolean both;        /* sides */
  gboolean is_step;     /* it has a number */
  gboolean is_warning;  /* it looks like one */
  DorsalForWhom for_whom;
} DorsalSection;

/* A way to another page. */
typedef struct
{
  const char *page, *title, *subtitle;
  DorsalFigure figure;
} DorsalLessonLink;

typedef struct
{
  const char *name; /* of its page: "technique" */
  const char *title, *lead;
  DorsalLessonLink link[3]; /* up to the first without a page */
  const DorsalSection *sections;
  guint n_sections;
  const char *left_out; /* said when thin bones left something out */
} DorsalLesson;

extern const DorsalLesson dorsal_lesson_learn, dorsal_lesson_technique, dorsal_lesson_alternatives;

/* NULL for a name that is none of "learn", "technique" and "alternatives". */
const DorsalLesson *dorsal_lesson_get (const char *name);

/* Is this section shown to somebody whose bones are thin, or not? */
gboolean dorsal_section_is_shown (const DorsalSection *section, gboolean thin_bones);

G_END_DECLS
