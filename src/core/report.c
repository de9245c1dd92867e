/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: messages. Out: a report. Hands each to those who sum up, and adds what nobody else does.
 *
 *            first sample        from            to
 *   messages ──┤ settings, hello ├─── summary, story, course ───┤ no more
 *
 * Never: time that nobody watched, half a second and more. */

#include "core/report.h"

#define UNWATCHED_US (500 * 1000)

DorsalReport *
dorsal_report_new (const DorsalSettings *settings, gint64 from_us, gint64 to_us)
{
  DorsalReport *report = g_new0 (DorsalReport, 1);

  report->settings = *settings;
  report->from_us = report->to_us = report->want_from_us = from_us;
  report->want_to_us = to_us;
  report->part = from_us > 0 || to_us < G_MAXINT64;
  dorsal_story_init (&report->story);
  dorsal_course_init (&report->course);
  return report;
}

void
dorsal_report_free (DorsalReport *report)
{
  if (!report)
    return;
  dorsal_story_clear (&report->story);
  g_free (report);
}

/* What holds from here on, in the range or before it. */
static void
follow (DorsalReport *report, const DorsalMessage *message)
{
  if (message->kind == DORSAL_MESSAGE_HELLO)
    report->hello = message->hello;
  else if (message->kind == DORSAL_MESSAGE_SETTINGS)
    report->settings = *message->settings;
  else if (message->kind == DORSAL_MESSAGE_MARKED_END)
    report->settings.marked_end = message->marked_end;
}

/* The mean of what was `value` for step_us more. */
static double
mean (double before, gint64 before_us, double value, gint64 step_us)
{
  gint64 whole_us = before_us + step_us;

  return whole_us > 0 ? before + (value - before) * (double) step_us / (double) whole_us : value;
}

static void
add_times (DorsalReport *report, const DorsalReading *reading, gint64 step_us)
{
  if (step_us < 0 || step_us >= UNWATCHED_US)
    step_us = 0;
  report->pace_us[reading->pace] += step_us;
  if (reading->place_known)
    {
      report->sigma_cm = mean (report->sigma_cm, report->place_us, reading->sigma_cm, step_us);
      report->place_us += step_us;
    }
  if (reading->share_known)
    {
      report->left_share = mean (report->left_share, report->share_us, reading->left_share, step_us);
      report->share_us += step_us;
    }
  report->saturated_us += reading->saturated ? step_us : 0;
  report->slipping_us += reading->slipping ? step_us : 0;
  report->faulty_cells = MAX (report->faulty_cells, reading->n_faulty_cells);
}

static void
add_reading (DorsalReport *report, const DorsalMessage *message, gint64 at_us)
{
  if (message->step != DORSAL_CLOCK_UNKNOWN)
    {
      if (report->summary.samples > 0)
        add_times (report, &message->reading, at_us - report->to_us);
      dorsal_course_add (&report->course, &message->reading, at_us - report->want_from_us);
      report->to_us = at_us;
    }
  report->summary = dorsal_summary_step (report->summary, &message->reading, message->step == DORSAL_CLOCK_GAP);
}

gboolean
dorsal_report_add (DorsalReport *report, const DorsalMessage *message)
{
  gboolean sample = message->kind == DORSAL_MESSAGE_READING && message->step != DORSAL_CLOCK_UNKNOWN;
  gint64 at_us;

  follow (report, message);
  if (sample && !report->has_first)
    report->first_us = message->time_us;
  report->has_first |= sample;
  if (!report->has_first) /* nothing of it is seen anywhere */
    return TRUE;
  at_us = message->time_us - report->first_us;
  if (at_us > report->want_to_us)
    return FALSE;
  if (at_us < report->want_from_us)
    return TRUE;
  if (message->kind == DORSAL_MESSAGE_SETTINGS)
    report->settings_changed = TRUE;
  dorsal_story_add (&report->story, message, at_us);
  if (message->kind == DORSAL_MESSAGE_READING)
    add_reading (report, message, at_us);
  return TRUE;
}

void
dorsal_report_answer (DorsalReport *report, DorsalLevel level, DorsalAnswer answer)
{
  dorsal_story_answer (&report->story, level, answer);
}

void
dorsal_report_end (DorsalReport *report)
{
  dorsal_story_end (&report->story);
  for (guint i = 0; i < report->story.spans->len; i++) /* a hold is dated back */
    {
      DorsalSpan *span = &g_array_index (report->story.spans, DorsalSpan, i);

      span->from_us = MAX (span->from_us, report->from_us);
    }
}
