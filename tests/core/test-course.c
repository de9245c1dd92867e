/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session of any length in the same room. */

#include "core/course.h"

static DorsalReading
reading (double kpa, double place_cm)
{
  return (DorsalReading){ .link = DORSAL_LINK_STREAMING,
                          .state = DORSAL_STATE_ROLLING,
                          .pressure_known = TRUE,
                          .pressure_kpa = kpa,
                          .place_known = place_cm > 0,
                          .place_cm = place_cm };
}

static void
test_peak (void)
{
  static const double lengths_s[] = { 10, 600, 36000, 400 * 86400.0 };

  for (guint i = 0; i < G_N_ELEMENTS (lengths_s); i++)
    {
      g_autofree DorsalCourse *course = g_new (DorsalCourse, 1);
      DorsalCourseRange all = { G_MAXINT16, G_MININT16 };
      gint64 length_us = (gint64) (lengths_s[i] * G_USEC_PER_SEC);

      dorsal_course_init (course);
      for (guint j = 0; j <= 10000; j++)
        {
          DorsalReading r = reading (j == 5003 ? 99.9 : j == 7001 ? 3 : 50, 20);

          dorsal_course_add (course, &r, length_us / 10000 * j);
        }
      g_assert_cmpuint (course->n, <=, DORSAL_COURSE_MOST);
      g_assert_cmpint (course->step_us * course->n, >, length_us / 2);
      for (guint j = 0; j < course->n; j++)
        {
          all.low = MIN (all.low, course->steps[j].pressure.low);
          all.high = MAX (all.high, course->steps[j].pressure.high);
        }
      g_assert_cmpint (all.low, ==, 30);
      g_assert_cmpint (all.high, ==, 999);
      g_assert_cmpint (dorsal_course_highest_pressure (course), ==, 999);
    }
}

static void
test_place (void)
{
  g_autofree DorsalCourse *course = g_new (DorsalCourse, 1);

  dorsal_course_init (course);
  for (guint i = 0; i < 10000; i++) /* 1000 s, the place known in the middle third only */
    {
      DorsalReading r = reading (50, i > 3333 && i < 6666 ? 12.34 : -1);

      dorsal_course_add (course, &r, i * (gint64) G_USEC_PER_SEC / 10);
    }
  for (guint i = 0; i < course->n; i++)
    {
      gint64 from_us = i * course->step_us, to_us = from_us + course->step_us;
      DorsalCourseRange place = course->steps[i].place;

      if (from_us > 334 * (gint64) G_USEC_PER_SEC && to_us < 666 * (gint64) G_USEC_PER_SEC)
        g_assert_true (place.low == 1234 && place.high == 1234);
      if (to_us < 333 * (gint64) G_USEC_PER_SEC || from_us > 667 * (gint64) G_USEC_PER_SEC)
        g_assert_true (place.low > place.high);
    }
}

static void
test_unknown (void)
{
  g_autofree DorsalCourse *course = g_new (DorsalCourse, 1);
  DorsalReading silent = { .link = DORSAL_LINK_SILENT }, dead = { .link = DORSAL_LINK_STREAMING };

  dorsal_course_init (course);
  dorsal_course_add (course, &silent, 0);
  g_assert_cmpuint (course->n, ==, 0);
  dorsal_course_add (course, &dead, 0);
  g_assert_false (course->any_pressure);
  g_assert_false (course->any_place);
  g_assert_cmpint (course->steps[0].pressure.low, >, course->steps[0].pressure.high);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/course/a-peak-outlasts-any-length", test_peak);
  g_test_add_func ("/core/course/a-place-is-where-it-was-known", test_place);
  g_test_add_func ("/core/course/what-is-unknown-is-no-number", test_unknown);
  return g_test_run ();
}
