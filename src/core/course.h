/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A whole session in a fixed number of stretches: least and most of what was measured in each. Ten minutes
 * and ten hours take the same room, and a peak of one sample is in it either way. */

#include "core/sample.h"

G_BEGIN_DECLS

#define DORSAL_COURSE_MOST      1200        /* stretches */
#define DORSAL_COURSE_FINEST_US (50 * 1000) /* the shortest one */

/* low > high: nothing is known. */
typedef struct
{
  gint16 low, high;
} DorsalCourseRange;

typedef struct
{
  DorsalCourseRange pressure; /* hardest cell: tenths of kPa, or for raw cells thousandths of full scale */
  DorsalCourseRange place;    /* tenths of a millimetre, from C7 */
} DorsalCourseStep;

typedef struct
{
  gint64 step_us; /* length of a stretch; doubles when the room is full */
  guint n;        /* in use */
  gboolean raw;   /* cells are not in kPa */
  gboolean any_pressure, any_place;
  DorsalCourseStep steps[DORSAL_COURSE_MOST];
} DorsalCourse;

void dorsal_course_init (DorsalCourse *course);

/* at_us: 0 and above; never below the last one's stretch. */
void dorsal_course_add (DorsalCourse *course, const DorsalReading *reading, gint64 at_us);

/* The most there was; 0 when nothing is known. */
gint16 dorsal_course_highest_pressure (const DorsalCourse *course);

G_END_DECLS
