/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: readings. Out: ranges by time.
 *
 *   full:   │a│b│c│d│…│z│
 *           └┬┘ └┬┘            the step doubles, neighbours become one
 *           │ab │cd │…         and the other half of the room is free
 *
 * Never: a value between two that were measured. */

#include "core/course.h"

#include <math.h>

static const DorsalCourseStep nothing = { { G_MAXINT16, G_MININT16 }, { G_MAXINT16, G_MININT16 } };

void
dorsal_course_init (DorsalCourse *course)
{
  course->step_us = DORSAL_COURSE_FINEST_US;
  course->n = 0;
  course->raw = course->any_pressure = course->any_place = FALSE;
}

static void
widen (DorsalCourseRange *range, DorsalCourseRange by)
{
  range->low = MIN (range->low, by.low);
  range->high = MAX (range->high, by.high);
}

static void
widen_to (DorsalCourseRange *range, double value)
{
  gint16 whole = (gint16) CLAMP (round (value), -32000, 32000);

  widen (range, (DorsalCourseRange){ whole, whole });
}

static void
halve (DorsalCourse *course)
{
  for (guint i = 0; i < course->n; i++)
    {
      DorsalCourseStep step = course->steps[i];

      if (i % 2 == 0)
        course->steps[i / 2] = nothing;
      widen (&course->steps[i / 2].pressure, step.pressure);
      widen (&course->steps[i / 2].place, step.place);
    }
  course->n = (course->n + 1) / 2;
  course->step_us *= 2;
}

void
dorsal_course_add (DorsalCourse *course, const DorsalReading *reading, gint64 at_us)
{
  DorsalCourseStep *step;

  if (reading->link != DORSAL_LINK_STREAMING || at_us < 0)
    return;
  while (at_us / course->step_us >= DORSAL_COURSE_MOST)
    halve (course);
  while (course->n <= at_us / course->step_us)
    course->steps[course->n++] = nothing;
  step = &course->steps[at_us / course->step_us];
  course->raw = !reading->pressure_known;
  if (reading->state != DORSAL_STATE_UNKNOWN) /* else no cell can be believed */
    {
      widen_to (&step->pressure, reading->pressure_known ? reading->pressure_kpa * 10 : reading->raw_fraction * 1000);
      course->any_pressure = TRUE;
    }
  if (reading->place_known)
    {
      widen_to (&step->place, reading->place_cm * 100);
      course->any_place = TRUE;
    }
}

gint16
dorsal_course_highest_pressure (const DorsalCourse *course)
{
  gint16 highest = 0;

  for (guint i = 0; i < course->n; i++)
    highest = MAX (highest, course->steps[i].pressure.high);
  return highest;
}
