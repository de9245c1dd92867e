/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The firmware's own bytes: the program that goes onto the chip, run by simavr, read by Dorsal's reader. All times are
 * the simulation's. DORSAL_RIG_SECONDS makes the long one longer. */

#include "rig.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "simulated.h"

typedef struct
{
  Simulated *roller;
  DorsalFrameReader reader;
  GArray *frames; /* since the last look */
} Bench;

static Bench
bench_new (void)
{
  Bench bench = { simulated_new (g_getenv ("DORSAL_FIRMWARE")), { 0 }, g_array_new (FALSE, FALSE, sizeof (DorsalFrame)) };

  return bench;
}

static guint64
bad_lines (const Bench *bench)
{
  const DorsalStatistics *s = &bench->reader.statistics;

  return s->crc + s->malformed + s->too_long + s->unknown;
}

static void
bench_free (Bench *bench)
{
  g_assert_cmpuint (bad_lines (bench), ==, 0);
  g_array_unref (bench->frames);
  simulated_free (bench->roller);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bench, bench_free)

/* Lives for so long; frames are then those said meanwhile. */
static void
live (Bench *bench, double ms)
{
  const guint8 *at;
  DorsalFrame frame;
  gsize n;

  g_assert_true (simulated_run (bench->roller, ms));
  g_array_set_size (bench->frames, 0);
  at = (const guint8 *) bench->roller->said->str;
  n = bench->roller->said->len;
  while (dorsal_frame_reader_next (&bench->reader, &at, &n, &frame))
    g_array_append_val (bench->frames, frame);
  g_string_truncate (bench->roller->said, 0);
}

static const DorsalFrame *
last (const Bench *bench, DorsalFrameKind kind)
{
  for (guint i = bench->frames->len; i > 0; i--)
    if (g_array_index (bench->frames, DorsalFrame, i - 1).kind == kind)
      return &g_array_index (bench->frames, DorsalFrame, i - 1);
  return NULL;
}

/* Asks, and waits for the answer, 200 ms at most. */
static const DorsalFrame *
ask (Bench *bench, const char *body)
{
  const DorsalFrame *answer = NULL;

  rig_say (bench->roller->asked, body);
  for (guint ms = 0; ms < 200 && !answer; ms += 5)
    {
      live (bench, 5);
      answer = last (bench, DORSAL_FRAME_ANSWER);
    }
  g_assert_nonnull (answer);
  return answer;
}

static void
test_hello (void)
{
  g_auto (Bench) bench = bench_new ();
  const DorsalFrame *hello;

  live (&bench, 1000);
  hello = last (&bench, DORSAL_FRAME_HELLO);
  g_assert_nonnull (hello);
  g_assert_cmpint (hello->hello.angle, ==, DORSAL_ANGLE_IMU);
  g_assert_cmpuint (hello->hello.n_cells, ==, 8);
  g_assert_cmpuint (bench.frames->len, ==, 1);
  rig_say (bench.roller->asked, "RLQ");
  live (&bench, 200);
  g_assert_nonnull (last (&bench, DORSAL_FRAME_HELLO));
}

/* What a stretch of samples says of itself. */
typedef struct
{
  guint64 samples, us, cycles;
  guint64 first_cycle;
  guint32 t_us;
  guint16 seq;
  guint lost;
  double worst_deg;
} Stretch;

static void
take_in (Stretch *stretch, const Bench *bench, double zero_deg)
{
  for (guint i = 0; i < bench->frames->len; i++)
    {
      const DorsalFrame *frame = &g_array_index (bench->frames, DorsalFrame, i);
      double error;

      if (frame->kind != DORSAL_FRAME_SAMPLE)
        continue;
      if (stretch->samples++)
        {
          stretch->us += (guint32) (frame->sample.t_us - stretch->t_us);
          stretch->lost += (guint16) (frame->sample.seq - stretch->seq - 1);
        }
      stretch->t_us = frame->sample.t_us;
      stretch->seq = frame->sample.seq;
      /* Its clock began when it booted, as the simulation's did; good for 71 minutes. */
      error = frame->sample.angle_mdeg * 1e-3 - simulated_roll_deg (frame->sample.t_us * 1e-6) + zero_deg;
      stretch->worst_deg = MAX (stretch->worst_deg, fabs (error));
    }
}

static void
test_stream (void)
{
  g_auto (Bench) bench = bench_new ();
  Stretch stretch = { 0 };
  double seconds = g_getenv ("DORSAL_RIG_SECONDS") ? atof (g_getenv ("DORSAL_RIG_SECONDS")) : 12;
  double hz_by_clock, hz_by_cycles;
  guint64 cycle;
  const DorsalFrame *sample, *status;

  bench.roller->bias_deg_s = 5;
  live (&bench, 1000);
  g_assert_cmpstr (ask (&bench, "RLC,start,100")->answer.reason, ==, "100");
  live (&bench, 100);
  cycle = bench.roller->avr->cycle;
  for (double s = 0; s < seconds; s++)
    {
      live (&bench, 1000);
      take_in (&stretch, &bench, 0);
    }
  hz_by_clock = (stretch.samples - 1) * 1e6 / stretch.us;
  hz_by_cycles = stretch.samples * (double) SIMULATED_HZ / (bench.roller->avr->cycle - cycle);
  g_test_message ("%.0f s: %.3f Hz by t_us, %.3f Hz by cycles, %u lost, %" G_GUINT64_FORMAT
                  " bad lines, angle within %.2f degrees",
                  seconds, hz_by_clock, hz_by_cycles, stretch.lost, bad_lines (&bench), stretch.worst_deg);
  g_assert_cmpfloat (fabs (hz_by_clock - 100), <, 0.5);
  g_assert_cmpfloat (fabs (hz_by_cycles - 100), <, 0.5);
  g_assert_cmpuint (stretch.lost, ==, 0);
  g_assert_cmpfloat (stretch.worst_deg, <, 1);
  sample = last (&bench, DORSAL_FRAME_SAMPLE);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpint (labs (sample->sample.cells[i] - (long) (100 + 400 * i) * 1023 / 5000), <=, 1);
  status = last (&bench, DORSAL_FRAME_STATUS);
  g_assert_cmpint (labs ((long) status->status.supply_mv - 5000), <, 50);
  g_assert_cmpuint (status->status.overruns, ==, 0);
}

/* More than the line can carry is answered with what it can, and that without loss. */
static void
test_fastest (void)
{
  g_auto (Bench) bench = bench_new ();
  Stretch stretch = { 0 };

  live (&bench, 1000);
  for (guint i = 0; i < 8; i++)
    bench.roller->cells_mv[i] = 4900; /* as many digits as there can be */
  g_assert_cmpstr (ask (&bench, "RLC,start,1000")->answer.reason, ==, "126");
  live (&bench, 2000);
  take_in (&stretch, &bench, 0);
  g_assert_cmpuint (stretch.samples, >=, 250);
  g_assert_cmpuint (stretch.lost, ==, 0);
}

static void
test_motor (void)
{
  g_auto (Bench) bench = bench_new ();
  double on_ms;

  live (&bench, 1000);
  g_assert_true (ask (&bench, "RLC,cue,stop,400")->answer.ok);
  /* And not another word from the host. */
  live (&bench, 2000);
  on_ms = (bench.roller->motor_off_cycle - bench.roller->motor_on_cycle) * 1000.0 / SIMULATED_HZ;
  g_test_message ("ttl 400 ms: ran for %.2f ms", on_ms);
  g_assert_false (bench.roller->motor);
  g_assert_cmpfloat (on_ms, >, 390);
  g_assert_cmpfloat (on_ms, <=, 400);
  g_assert_null (last (&bench, DORSAL_FRAME_EVENT));
}

/* The main loop is made to hang: a jump to itself, as of a firmware gone mad with its interrupts on. */
static void
test_motor_without_main_loop (void)
{
  g_auto (Bench) bench = bench_new ();
  guint64 on_cycle;

  live (&bench, 1000);
  g_assert_true (ask (&bench, "RLC,cue,stop,100")->answer.ok);
  while (!bench.roller->motor)
    live (&bench, 1);
  on_cycle = bench.roller->motor_on_cycle;
  while (!(bench.roller->avr->sreg[S_I]))
    avr_run (bench.roller->avr);
  bench.roller->avr->flash[bench.roller->avr->pc] = 0xff;
  bench.roller->avr->flash[bench.roller->avr->pc + 1] = 0xcf;
  live (&bench, 150);
  g_assert_false (bench.roller->motor);
  g_assert_cmpfloat ((bench.roller->motor_off_cycle - on_cycle) * 1000.0 / SIMULATED_HZ, <=, 100);
}

static void
test_imu_unplugged (void)
{
  g_auto (Bench) bench = bench_new ();
  Stretch before = { 0 };
  double zero;

  live (&bench, 1000);
  ask (&bench, "RLC,start,100");
  live (&bench, 2000);
  bench.roller->imu_there = FALSE;
  live (&bench, 90);
  take_in (&before, &bench, 0);
  g_assert_cmpfloat (before.worst_deg, <, 1); /* true angles or none */
  live (&bench, 500);
  g_assert_nonnull (last (&bench, DORSAL_FRAME_HELLO));
  g_assert_cmpint (last (&bench, DORSAL_FRAME_HELLO)->hello.angle, ==, DORSAL_ANGLE_NONE);
  g_assert_nonnull (last (&bench, DORSAL_FRAME_SAMPLE));
  g_assert_false (ask (&bench, "RLC,zero")->answer.ok);
  /* Plugged in again it is asleep, as from the shop. */
  memset (bench.roller->registers, 0, sizeof bench.roller->registers);
  bench.roller->registers[0x6b] = 0x40;
  bench.roller->imu_there = TRUE;
  live (&bench, 1500);
  g_assert_cmpint (last (&bench, DORSAL_FRAME_HELLO)->hello.angle, ==, DORSAL_ANGLE_IMU);
  zero = simulated_roll_deg (last (&bench, DORSAL_FRAME_SAMPLE)->sample.t_us * 1e-6);
  g_assert_true (ask (&bench, "RLC,zero")->answer.ok);
  g_assert_cmpfloat (zero, !=, 0);
}

static void
test_button (void)
{
  g_auto (Bench) bench = bench_new ();

  live (&bench, 1000);
  simulated_press (bench.roller, TRUE);
  live (&bench, 100);
  simulated_press (bench.roller, FALSE);
  live (&bench, 100);
  g_assert_nonnull (last (&bench, DORSAL_FRAME_EVENT));
  g_assert_cmpint (last (&bench, DORSAL_FRAME_EVENT)->event.event, ==, DORSAL_ROLLER_EVENT_BUTTON);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/firmware/simulated/says-hello", test_hello);
  g_test_add_func ("/firmware/simulated/streams-100-hz-and-tells-the-angle", test_stream);
  g_test_add_func ("/firmware/simulated/the-fastest-rate-fits-the-line", test_fastest);
  g_test_add_func ("/firmware/simulated/the-motor-stops-when-the-host-is-gone", test_motor);
  g_test_add_func ("/firmware/simulated/the-motor-stops-when-the-main-loop-hangs", test_motor_without_main_loop);
  g_test_add_func ("/firmware/simulated/an-imu-unplugged-is-confessed", test_imu_unplugged);
  g_test_add_func ("/firmware/simulated/the-button-is-heard", test_button);
  return g_test_run ();
}
