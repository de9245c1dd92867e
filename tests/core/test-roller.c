/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The simulated roller: its manners, and the damage asked for. */

#include "rig.h"

#include "core/roller.h"

#include <string.h>

typedef struct
{
  DorsalRoller *roller;
  GByteArray *wire;
  DorsalFrameReader reader;
} Bench;

static Bench
bench (DorsalPersonSetup setup, DorsalRollerFaults faults)
{
  return (Bench){ .roller = dorsal_roller_new (&setup, faults), .wire = g_byte_array_new () };
}

static void
end (Bench *bench)
{
  dorsal_roller_free (bench->roller);
  g_byte_array_unref (bench->wire);
}

static GArray *
heard (Bench *bench)
{
  GArray *frames = rig_read (&bench->reader, bench->wire->data, bench->wire->len, 512);

  g_byte_array_set_size (bench->wire, 0);
  return frames;
}

static void
tell (Bench *bench, const char *body)
{
  g_autofree char *sentence = rig_sentence (body);

  dorsal_roller_receive (bench->roller, (const guint8 *) sentence, strlen (sentence), bench->wire);
}

static guint
count (GArray *frames, DorsalFrameKind kind)
{
  guint n = 0;

  for (guint i = 0; i < frames->len; i++)
    n += g_array_index (frames, DorsalFrame, i).kind == kind;
  return n;
}

/* The only frame heard. */
static DorsalFrame
only (Bench *bench)
{
  g_autoptr (GArray) frames = heard (bench);

  g_assert_cmpuint (frames->len, ==, 1);
  return g_array_index (frames, DorsalFrame, 0);
}

static void
test_boot_and_idle (void)
{
  Bench b = bench (dorsal_person_setup_default (1), (DorsalRollerFaults){ 0 });
  DorsalFrame hello;

  dorsal_roller_boot (b.roller, b.wire);
  hello = only (&b);
  g_assert_cmpint (hello.kind, ==, DORSAL_FRAME_HELLO);
  g_assert_cmpstr (hello.hello.serial, ==, "DEMO0001");
  g_assert_false (dorsal_roller_is_streaming (b.roller));
  g_assert_cmpint (dorsal_roller_period_us (b.roller), ==, 10000);
  for (guint second = 1; second <= 20; second++)
    {
      g_autoptr (GArray) frames = NULL;

      for (guint i = 0; i < 100; i++)
        g_assert_false (dorsal_roller_step (b.roller, b.wire, NULL, NULL));
      frames = heard (&b);
      g_assert_cmpuint (frames->len, ==, second % 5 == 0);
      g_assert_cmpuint (count (frames, DORSAL_FRAME_HELLO), ==, frames->len);
    }
  end (&b);
}

static void
test_answers (void)
{
  Bench b = bench (dorsal_person_setup_default (1), (DorsalRollerFaults){ 0 });
  DorsalFrame frame;

  tell (&b, "RLQ");
  g_assert_cmpint (only (&b).kind, ==, DORSAL_FRAME_HELLO);
  tell (&b, "RLC,start,50");
  frame = only (&b);
  g_assert_cmpint (frame.kind, ==, DORSAL_FRAME_ANSWER);
  g_assert_cmpstr (frame.answer.command, ==, "start");
  g_assert_true (frame.answer.ok);
  g_assert_cmpstr (frame.answer.reason, ==, "100"); /* the rate it can do */
  g_assert_true (dorsal_roller_is_streaming (b.roller));
  tell (&b, "RLC,cue,tick,100");
  g_assert_cmpstr (only (&b).answer.command, ==, "cue");
  tell (&b, "RLC,stop");
  g_assert_cmpstr (only (&b).answer.command, ==, "stop");
  g_assert_false (dorsal_roller_is_streaming (b.roller));
  tell (&b, "RLX,1");
  tell (&b, "RLC,dance");
  dorsal_roller_receive (b.roller, (const guint8 *) "$RLQ*0000\r\n", 11, b.wire);
  g_assert_cmpuint (b.wire->len, ==, 0);
  /* half a sentence, and the other half */
  dorsal_roller_receive (b.roller, (const guint8 *) "$RLQ*F", 6, b.wire);
  dorsal_roller_receive (b.roller, (const guint8 *) "E47\r\n", 5, b.wire);
  g_assert_cmpint (only (&b).kind, ==, DORSAL_FRAME_HELLO);
  end (&b);
}

static void
test_streams (void)
{
  Bench b = bench (dorsal_person_setup_default (1), (DorsalRollerFaults){ 0 });
  g_autoptr (GArray) frames = NULL;
  guint32 t_us = 0;
  guint16 seq = 0;

  dorsal_roller_start (b.roller);
  for (guint i = 0; i < 1500; i++)
    {
      guint16 sent;
      DorsalTruth truth;
      g_assert_true (dorsal_roller_step (b.roller, b.wire, &sent, &truth));
      g_assert_cmpuint (sent, ==, i);
    }
  frames = heard (&b);
  g_assert_cmpuint (count (frames, DORSAL_FRAME_SAMPLE), ==, 1500);
  g_assert_cmpuint (count (frames, DORSAL_FRAME_STATUS), ==, 14);
  g_assert_cmpuint (count (frames, DORSAL_FRAME_HELLO), ==, 0);
  g_assert_cmpuint (count (frames, DORSAL_FRAME_EVENT), ==, 2);
  g_assert_cmpuint (b.reader.statistics.good, ==, frames->len);
  for (guint i = 0; i < frames->len; i++)
    {
      const DorsalFrame *frame = &g_array_index (frames, DorsalFrame, i);

      if (frame->kind == DORSAL_FRAME_EVENT)
        g_assert_cmpint (frame->event.event, ==, DORSAL_ROLLER_EVENT_BUTTON);
      if (frame->kind != DORSAL_FRAME_SAMPLE)
        continue;
      if (t_us > 0)
        {
          g_assert_cmpuint (frame->sample.seq, ==, seq + 1);
          g_assert_cmpuint (frame->sample.t_us, ==, t_us + 10000);
        }
      seq = frame->sample.seq;
      t_us = frame->sample.t_us;
    }
  end (&b);
}

static void
test_zero (void)
{
  Bench b = bench (dorsal_person_setup_default (1), (DorsalRollerFaults){ 0 });
  gint32 before = 0;

  dorsal_roller_start (b.roller);
  for (guint i = 0; i < 4000; i++)
    dorsal_roller_step (b.roller, b.wire, NULL, NULL);
  {
    g_autoptr (GArray) frames = heard (&b);
    for (guint i = 0; i < frames->len; i++)
      if (g_array_index (frames, DorsalFrame, i).kind == DORSAL_FRAME_SAMPLE)
        before = g_array_index (frames, DorsalFrame, i).sample.angle_mdeg;
  }
  g_assert_cmpint (ABS (before), >, 2000);
  tell (&b, "RLC,zero");
  g_assert_true (only (&b).answer.ok);
  dorsal_roller_step (b.roller, b.wire, NULL, NULL);
  {
    g_autoptr (GArray) frames = heard (&b);
    g_assert_cmpint (g_array_index (frames, DorsalFrame, 0).kind, ==, DORSAL_FRAME_SAMPLE);
    g_assert_cmpint (ABS (g_array_index (frames, DorsalFrame, 0).sample.angle_mdeg), <, 2000);
  }
  end (&b);
}

/* Half an hour; the shares are those asked for. */
static void
test_faults (void)
{
  const guint n = 180000;
  Bench b = bench (dorsal_person_setup_default (3), (DorsalRollerFaults){ .lost = 0.01, .damaged = 0.004 });
  guint samples = 0, bad;

  dorsal_roller_start (b.roller);
  for (guint i = 0; i < n; i += 1000)
    {
      g_autoptr (GArray) frames = NULL;

      for (guint k = 0; k < 1000; k++)
        dorsal_roller_step (b.roller, b.wire, NULL, NULL);
      frames = heard (&b);
      samples += count (frames, DORSAL_FRAME_SAMPLE);
    }
  bad = (guint) (b.reader.statistics.crc + b.reader.statistics.malformed + b.reader.statistics.too_long
                 + b.reader.statistics.unknown);
  g_test_message ("%u samples, %u bad", samples, bad);
  g_assert_cmpfloat_with_epsilon ((double) bad / n, 0.004, 0.0005);
  g_assert_cmpfloat_with_epsilon ((double) samples / n, 0.99 * 0.996, 0.001);
  end (&b);
}

static void
test_seed (void)
{
  DorsalRollerFaults faults = { 0.02, 0.01 };
  Bench a = bench (dorsal_person_setup_default (4), faults), b = bench (dorsal_person_setup_default (4), faults);

  dorsal_roller_start (a.roller);
  dorsal_roller_start (b.roller);
  for (guint i = 0; i < 3000; i++)
    {
      dorsal_roller_step (a.roller, a.wire, NULL, NULL);
      dorsal_roller_step (b.roller, b.wire, NULL, NULL);
    }
  g_assert_cmpmem (a.wire->data, a.wire->len, b.wire->data, b.wire->len);
  end (&a);
  end (&b);
}

static void
test_script_ends (void)
{
  static const DorsalAct script[] = { { DORSAL_ACT_OFF, .seconds = 1 } };
  DorsalPersonSetup setup = dorsal_person_setup_default (5);
  Bench b;
  guint steps = 0;

  setup.script = script;
  setup.n_script = 1;
  b = bench (setup, (DorsalRollerFaults){ 0 });
  dorsal_roller_start (b.roller);
  while (dorsal_roller_step (b.roller, b.wire, NULL, NULL))
    g_assert_cmpuint (++steps, <, 200);
  g_assert_cmpuint (steps, ==, 100);
  g_assert_true (dorsal_roller_finished (b.roller));
  end (&b);
}

/* A motor runs for its ttl and no longer; without one the roller says so. */
static void
test_motor (void)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (1);
  Bench b = bench (setup, (DorsalRollerFaults){ 0 });
  DorsalFrame answer;

  tell (&b, "AT\r"); /* what a modem's manager says is nothing to it */
  g_assert_cmpuint (b.wire->len, ==, 0);
  tell (&b, "RLC,cue,up,25");
  answer = only (&b);
  g_assert_cmpint (answer.kind, ==, DORSAL_FRAME_ANSWER);
  g_assert_true (answer.answer.ok);
  g_assert_cmpstr (answer.answer.command, ==, "cue");
  g_assert_cmpint (dorsal_roller_get_cue (b.roller), ==, DORSAL_CUE_UP);
  dorsal_roller_step (b.roller, b.wire, NULL, NULL);
  dorsal_roller_step (b.roller, b.wire, NULL, NULL);
  g_assert_cmpint (dorsal_roller_get_cue (b.roller), ==, DORSAL_CUE_UP);
  dorsal_roller_step (b.roller, b.wire, NULL, NULL);
  g_assert_cmpint (dorsal_roller_get_cue (b.roller), ==, DORSAL_CUE_UNKNOWN);
  end (&b);

  setup.hello.has_cue = FALSE;
  b = bench (setup, (DorsalRollerFaults){ 0 });
  tell (&b, "RLC,cue,up,25");
  answer = only (&b);
  g_assert_false (answer.answer.ok);
  g_assert_cmpstr (answer.answer.reason, ==, "no-motor");
  g_assert_cmpint (dorsal_roller_get_cue (b.roller), ==, DORSAL_CUE_UNKNOWN);
  end (&b);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/roller/it-says-hello-at-boot-and-every-five-seconds", test_boot_and_idle);
  g_test_add_func ("/core/roller/it-answers-what-it-understands", test_answers);
  g_test_add_func ("/core/roller/it-streams-without-a-hole", test_streams);
  g_test_add_func ("/core/roller/zero-is-where-it-stands", test_zero);
  g_test_add_func ("/core/roller/damage-comes-as-asked-for", test_faults);
  g_test_add_func ("/core/roller/damage-is-seeded-too", test_seed);
  g_test_add_func ("/core/roller/it-stops-with-the-script", test_script_ends);
  dorsal_roller_free (NULL);
  g_test_add_func ("/core/roller/its-motor-never-runs-past-its-time", test_motor);
  return g_test_run ();
}
