/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Bytes as instructions → hellos and samples of any roller and any rolling → stream → coach and report. Here every
 * sentence is well formed: what is looked for is a life that breaks the judgement.
 *
 *   hello, settings        as many bytes as they have fields
 *   0x80 + times, 4 bytes  samples: step of time, turn, load and where on the roller it lies
 *   0x40 + what            an act: see act() */

#include "fuzz.h"

#include "core/coach.h"
#include "core/report.h"

#include <math.h>
#include <string.h>

#define MOST_SAMPLES 2000

typedef struct
{
  DorsalStream stream;
  DorsalHello hello;
  DorsalCoach coach;
  const DorsalProgramme *programme;
  DorsalReport *report;
  char serial[33]; /* of the report's roller */
  gint64 now_us, told_us;
  guint32 t_us;
  gint32 angle_mdeg;
  guint16 seq;
  guint samples;
} Life;

static DorsalHello
take_hello (FuzzBytes *bytes)
{
  DorsalHello hello = { .model = "Fuzz", .serial = "0", .firmware = "1", .proto = DORSAL_PROTOCOL };
  guint flags = fuzz_take (bytes);

  hello.serial[0] = (char) ('0' + fuzz_take_of (bytes, 3));
  hello.n_cells = 1 + fuzz_take_of (bytes, DORSAL_MAX_CELLS);
  hello.rate_hz = (guint) fuzz_take_between (bytes, 10, 1000);
  hello.diameter_mm = (guint) fuzz_take_between (bytes, 50, 300);
  hello.length_mm = (guint) fuzz_take_between (bytes, 100, 1200);
  hello.pitch_mm = (guint) fuzz_take_between (bytes, 1, 1200);
  hello.full_scale = flags & 1 ? 4095 : 1 + fuzz_take (bytes);
  hello.unit = flags & 2 ? DORSAL_UNIT_KPA : DORSAL_UNIT_RAW;
  hello.angle = (DorsalAngleSource) (flags >> 2) % 3;
  hello.has_cue = flags & 16 ? TRUE : FALSE;
  hello.battery = flags & 32 ? 80 : -1;
  return hello;
}

static DorsalSettings
take_settings (FuzzBytes *bytes, const DorsalHello *hello)
{
  DorsalSettings settings = dorsal_settings_default ();
  guint flags = fuzz_take (bytes);
  DorsalMeasures measures = { .sex = (DorsalSex) (flags & 1), .stature_cm = fuzz_take_between (bytes, 120, 230) };

  if (flags & 2)
    measures.weight_kg = fuzz_take_between (bytes, 30, 250);
  if (flags & 4)
    measures.back_cm = fuzz_take_between (bytes, 30, 70);
  settings.body = dorsal_body_of (&measures);
  settings.marked_end = flags & 8 ? DORSAL_MARKED_END_RIGHT : DORSAL_MARKED_END_LEFT;
  settings.ask_answers = flags & 16 ? TRUE : FALSE;
  settings.ask_direction = flags & 32 ? TRUE : FALSE;
  if (flags & 64)
    settings.anchor_cm = fuzz_take_between (bytes, 0.1, 60);
  if (flags & 128)
    settings.roller.calibration = (DorsalCalibration){
      .known = TRUE, .alpha = fuzz_take_between (bytes, -5, 10), .beta = fuzz_take_between (bytes, 0.5, 1.6),
      .n_cells = hello->n_cells, .full_scale = hello->full_scale, .residual = 0.1, .n_points = 5,
    };
  for (guint i = 0; i < DORSAL_MAX_CELLS; i++)
    settings.roller.calibration.gain[i] = settings.roller.calibration.known ? 1 : 0;
  return settings;
}

static void
check_report (DorsalReport *report)
{
  dorsal_report_end (report);
  g_assert_cmpint (report->from_us, <=, report->to_us);
  for (guint i = 0; i < report->story.spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (report->story.spans, DorsalSpan, i);
      g_assert_cmpint (span->from_us, <=, span->to_us);
    }
  for (guint i = 0; i < DORSAL_N_PACES; i++)
    g_assert_cmpint (report->pace_us[i], >=, 0);
  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    g_assert_cmpint (report->summary.level_us[i], >=, 0);
  g_assert_true (isfinite (report->sigma_cm) && isfinite (report->left_share));
  g_assert_true (isfinite (dorsal_summary_mean_kpa (&report->summary)));
  g_assert_cmpuint (report->course.n, <=, DORSAL_COURSE_MOST);
  dorsal_report_free (report);
}

/* Another roller is another session, its time from zero. */
static void
begin_session (Life *life, const DorsalHello *hello)
{
  if (life->report && strcmp (life->serial, hello->serial) == 0)
    return;
  g_clear_pointer (&life->report, check_report);
  life->report = dorsal_report_new (&life->stream.classifier.settings, 0, G_MAXINT64);
  life->told_us = 0;
  g_strlcpy (life->serial, hello->serial, sizeof life->serial);
}

static void
take (Life *life, const DorsalMessage *message)
{
  fuzz_check_message (message);
  if (message->kind == DORSAL_MESSAGE_HELLO)
    begin_session (life, &message->hello);
  g_assert_cmpint (message->time_us, >=, life->told_us);
  life->told_us = message->time_us;
  life->coach = dorsal_coach_hear (life->coach, life->programme, message);
  dorsal_report_add (life->report, message);
}

static void
say (Life *life, const DorsalFrame *frame)
{
  char text[DORSAL_FRAME_MAX + 1];
  const guint8 *bytes = (const guint8 *) text;
  gsize n = dorsal_frame_print (frame, text);
  const DorsalMessage *message;

  g_assert_cmpuint (n, >, 0);
  while ((message = dorsal_stream_next (&life->stream, &bytes, &n, life->now_us)))
    take (life, message);
}

static void
say_hello (Life *life)
{
  say (life, &(DorsalFrame){ .kind = DORSAL_FRAME_HELLO, .hello = life->hello });
}

/* What cell i bears under a load that is centred at so much of the roller. */
static gint32
cell_of (const DorsalHello *hello, guint i, guint load, guint where)
{
  double most = hello->unit == DORSAL_UNIT_KPA ? DORSAL_CELL_MOST_KPA : hello->full_scale;
  double off = ((i + 0.5) / hello->n_cells - (where & 15) / 15.0) * 4;

  if ((where & 0xc0) == 0xc0 && i == (where & 15))
    return DORSAL_CELL_DEAD;
  return (gint32) (most * (load / 255.0) * (load / 255.0) * (where & 0x20 ? 1 : exp (-off * off)));
}

static void
roll (Life *life, guint times, FuzzBytes *bytes)
{
  guint step = fuzz_take (bytes);
  gint turn = (gint8) fuzz_take (bytes);
  guint load = fuzz_take (bytes), where = fuzz_take (bytes);
  guint32 period_us = 1000000 / life->hello.rate_hz;

  for (guint i = 0; i < times && life->samples < MOST_SAMPLES; i++, life->samples++)
    {
      DorsalFrame frame = { .kind = DORSAL_FRAME_SAMPLE };
      guint skipped = step < 240 ? 0 : (step - 239) * (step - 239) * 25;

      life->seq = (guint16) (life->seq + 1 + skipped);
      life->t_us += period_us * (1 + skipped) + (step < 240 ? step % 16 : 0);
      life->now_us += (gint64) period_us * (1 + skipped);
      life->angle_mdeg = (gint32) ((guint32) life->angle_mdeg + (guint32) (turn * turn * turn));
      frame.sample.seq = life->seq;
      frame.sample.t_us = life->t_us;
      frame.sample.angle_mdeg = life->angle_mdeg;
      frame.sample.n_cells = life->hello.n_cells;
      for (guint cell = 0; cell < life->hello.n_cells; cell++)
        frame.sample.cells[cell] = cell_of (&life->hello, cell, load, where);
      say (life, &frame);
    }
}

static void
take_if (Life *life, const DorsalMessage *message)
{
  if (message)
    take (life, message);
}

static void
act (Life *life, guint what, FuzzBytes *bytes)
{
  DorsalStream *stream = &life->stream;
  DorsalFrame event = { .kind = DORSAL_FRAME_EVENT, .event = { life->t_us, DORSAL_ROLLER_EVENT_BUTTON, 0 } };
  DorsalSettings settings;
  DorsalLevel level;
  const DorsalMessage *message;

  switch (what % 12)
    {
    case 0:
      life->now_us += (gint64) fuzz_take (bytes) * fuzz_take (bytes) * 1000;
      while ((message = dorsal_stream_tick (stream, life->now_us)))
        take (life, message);
      life->coach = dorsal_coach_tick (life->coach, life->programme, life->now_us + 1);
      break;
    case 1:
      take (life, dorsal_stream_anchor (stream));
      break;
    case 2:
      event.event.event = (DorsalRollerEvent) (1 + fuzz_take_of (bytes, DORSAL_ROLLER_EVENT_SENSOR_FAULT));
      say (life, &event);
      break;
    case 3:
      take_if (life, dorsal_stream_answer_direction (stream, fuzz_take (bytes) & 1));
      break;
    case 4:
      settings = take_settings (bytes, &life->hello);
      take (life, dorsal_stream_configure (stream, &settings));
      break;
    case 5:
      while ((message = dorsal_stream_end (stream)))
        take (life, message);
      break;
    case 6:
      take_if (life, dorsal_stream_reopen (stream, life->now_us));
      say_hello (life);
      break;
    case 7: /* it restarts, or another is plugged in */
      life->hello = fuzz_take (bytes) & 1 ? take_hello (bytes) : life->hello;
      life->seq = 0;
      life->t_us = fuzz_take (bytes) * 0x01010101u;
      life->angle_mdeg = 0;
      say_hello (life);
      break;
    case 8:
      life->coach = dorsal_coach_wish (life->coach, (DorsalWish) fuzz_take_of (bytes, DORSAL_WISH_END + 1));
      take (life, dorsal_stream_wish (stream, (DorsalWish) fuzz_take_of (bytes, DORSAL_WISH_END + 1)));
      break;
    case 9:
      level = (DorsalLevel) fuzz_take_of (bytes, DORSAL_N_LEVELS);
      take_if (life, dorsal_stream_answer (stream, level, (DorsalAnswer) fuzz_take_of (bytes, DORSAL_ANSWER_WORSE + 1)));
      break;
    case 10:
      life->coach = fuzz_take (bytes) & 1 ? dorsal_coach_skip (life->coach, life->programme)
                                          : dorsal_coach_back (life->coach);
      break;
    default:
      life->angle_mdeg = (gint32) (fuzz_take (bytes) * 0x01010101u);
      break;
    }
}

static void
check_coach (const DorsalCoach *coach, const DorsalProgramme *programme)
{
  g_assert_cmpint (coach->session.running_us, >=, 0);
  g_assert_cmpint (coach->session.paused_us, >=, 0);
  g_assert_cmpint (coach->session.gap_us, >=, 0);
  g_assert_true (isfinite (coach->run.progress));
  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    g_assert_cmpint (coach->spot_us[i], >=, 0);
  if (programme)
    g_assert_cmpuint (coach->run.step, <=, programme->n_steps);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize n)
{
  FuzzBytes bytes = { data, data + n };
  g_autofree Life *life = g_new0 (Life, 1);
  DorsalSettings settings;
  guint programme = fuzz_take_of (&bytes, dorsal_programme_n_shipped () + 1);

  life->hello = take_hello (&bytes);
  settings = take_settings (&bytes, &life->hello);
  life->programme = programme > 0 ? dorsal_programme_shipped (programme - 1) : NULL;
  life->coach = dorsal_coach_begin (DORSAL_GUIDE_ROLLER);
  dorsal_stream_init (&life->stream, &settings, 0);
  say_hello (life);
  while (!fuzz_is_over (&bytes))
    {
      guint what = fuzz_take (&bytes);

      if (what & 0x80)
        roll (life, 1 + (what & 0x7f), &bytes);
      else
        act (life, what, &bytes);
    }
  act (life, 5, &bytes);
  fuzz_check_stream (&life->stream);
  check_coach (&life->coach, life->programme);
  check_report (life->report);
  return 0;
}
