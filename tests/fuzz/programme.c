/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The text of a programme → steps that the clock leads through to their end; or an error that says where. */

#include "fuzz.h"

#include "core/programme.h"

#include <math.h>

#define MOST_CALLS 20000

static void
check_step (const DorsalProgrammeStep *step)
{
  g_assert_true (step->title && g_utf8_validate (step->title, -1, NULL));
  g_assert_true (step->say && g_utf8_validate (step->say, -1, NULL));
  g_assert_true (step->figure < DORSAL_N_FIGURES);
  g_assert_true (step->gate > DORSAL_GATE_UNKNOWN && step->gate <= DORSAL_GATE_OFF);
  g_assert_true (isfinite (step->n) && step->n > 0);
  g_assert_cmpuint (step->times, >, 0);
  g_assert_cmpuint (step->seconds, >, 0);
}

static void
run_by_clock (const DorsalProgramme *programme)
{
  DorsalProgrammeRun run = { 0 };
  guint calls = 0;

  for (gint64 time_us = 1; !run.finished && calls < MOST_CALLS; time_us += G_USEC_PER_SEC, calls++)
    {
      double whole = dorsal_programme_progress (&run, programme);

      run = dorsal_programme_step (run, programme, NULL, time_us);
      g_assert_cmpuint (run.step, <=, programme->n_steps);
      g_assert_true (run.progress >= 0 && run.progress <= 1);
      g_assert_cmpfloat (dorsal_programme_progress (&run, programme), >=, whole - 1e-9);
    }
  g_assert_true (run.finished || dorsal_programme_seconds (programme) + 1 >= MOST_CALLS);
  run = dorsal_programme_skip (dorsal_programme_back (run), programme);
  g_assert_cmpuint (run.step, <=, programme->n_steps);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  g_autofree char *text = fuzz_text (bytes, n);
  g_autoptr (GError) error = NULL;
  g_autoptr (DorsalProgramme) programme = dorsal_programme_parse (text, "fuzz.ini", &error);

  if (!programme)
    {
      g_assert_true (g_str_has_prefix (error->message, "fuzz.ini:"));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return 0;
    }
  g_assert_cmpstr (programme->name, ==, "fuzz");
  g_assert_cmpuint (programme->n_steps, >, 0);
  for (guint i = 0; i < programme->n_steps; i++)
    check_step (&programme->steps[i]);
  run_by_clock (programme);
  return 0;
}
