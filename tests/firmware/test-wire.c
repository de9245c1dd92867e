/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The roller's sentences against the host's: written alike, and understood or refused alike. */

#include "rig.h"

#include <string.h>

#include "command.h"
#include "line.h"

static void
end_like (Line *line, const DorsalFrame *frame)
{
  char want[DORSAL_FRAME_MAX + 1];
  gsize n = dorsal_frame_print (frame, want);

  g_assert_cmpmem (line->text, line_end (line), want, n);
}

static void
test_samples (void)
{
  static const gint64 numbers[] = { 0, 1, -1, 9, 10, 99, 65535, 65536, -65536, 99999, 1000000, G_MAXINT32, G_MININT32 };
  Line line;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      DorsalFrame frame = { .kind = DORSAL_FRAME_SAMPLE };

      frame.sample.seq = (guint16) numbers[i];
      frame.sample.t_us = (guint32) numbers[i];
      frame.sample.angle_mdeg = (gint32) numbers[i];
      frame.sample.n_cells = 2;
      frame.sample.cells[0] = -1;
      frame.sample.cells[1] = 1023;
      line_begin (&line, 'D');
      line_field_unsigned (&line, frame.sample.seq);
      line_field_unsigned (&line, frame.sample.t_us);
      line_field (&line, frame.sample.angle_mdeg);
      line_field (&line, -1);
      line_field (&line, 1023);
      end_like (&line, &frame);
    }
}

static void
test_too_long (void)
{
  Line line;

  line_begin (&line, 'H');
  for (guint i = 0; i < 60; i++)
    line_text (&line, "12345");
  g_assert_cmpuint (line_end (&line), ==, 0);
}

/* What the roller makes of a line, and what the host's own reader does. */
static Command
hear (const char *bytes, gsize n)
{
  CommandReader reader = { 0 };
  Command command, last = { COMMAND_NONE, 0, MOTOR_QUIET };

  for (gsize i = 0; i < n; i++)
    {
      command = command_take (&reader, bytes[i]);
      if (command.kind != COMMAND_NONE)
        last = command;
    }
  return last;
}

static Command
host_hears (const char *bytes, gsize n)
{
  static const CommandKind kinds[]
      = { COMMAND_NONE, COMMAND_START, COMMAND_STOP, COMMAND_ZERO, COMMAND_CUE };
  DorsalFrameReader reader = { 0 };
  const guint8 *at = (const guint8 *) bytes;
  Command last = { COMMAND_NONE, 0, MOTOR_QUIET };
  DorsalFrame frame;

  while (dorsal_frame_reader_next (&reader, &at, &n, &frame))
    if (frame.kind == DORSAL_FRAME_QUERY)
      last = (Command){ COMMAND_QUERY, 0, MOTOR_QUIET };
    else if (frame.kind == DORSAL_FRAME_COMMAND)
      last = (Command){ kinds[frame.command.command],
                        (uint16_t) (frame.command.command == DORSAL_COMMAND_START ? frame.command.rate_hz
                                                                                   : frame.command.ttl_ms),
                        (MotorPattern) frame.command.cue };
  return last;
}

static void
assert_alike (const char *bytes, gsize n)
{
  Command mine = hear (bytes, n), theirs = host_hears (bytes, n);

  if (mine.kind != theirs.kind || mine.number != theirs.number || mine.pattern != theirs.pattern)
    g_error ("heard %d %d %d, the host %d %d %d: %.*s", mine.kind, mine.number, mine.pattern, theirs.kind,
             theirs.number, theirs.pattern, (int) n, bytes);
}

static const char *const bodies[] = {
  "RLQ", "RLQ,", "RLQX", "RLQ,1", "RL", "", "RLC", "RLC,", "RLC,stop", "RLC,stop,", "RLC,stop,1", "RLC,zero", "RLC,zer",
  "RLC,zeros", "RLC,start", "RLC,start,", "RLC,start,0", "RLC,start,1", "RLC,start,100", "RLC,start,1000",
  "RLC,start,1001", "RLC,start,-1", "RLC,start,+1", "RLC,start, 1", "RLC,start,65537", "RLC,start,4294967297",
  "RLC,start,000000000000000100", "RLC,start,0000000000000000100", "RLC,start,1e2", "RLC,start,100,1", "RLC,start,1 ",
  "RLC,start,-", "RLC,start,--1", "RLC,cue", "RLC,cue,tick", "RLC,cue,tick,", "RLC,cue,tick,0", "RLC,cue,tick,-0",
  "RLC,cue,inhale,1", "RLC,cue,exhale,2000", "RLC,cue,done,2001", "RLC,cue,up,67536", "RLC,cue,stop,2000",
  "RLC,cue,unknown,5", "RLC,cue,,5", "RLC,cue,ticks,5", "RLC,cue,tic,5", "RLC,cue,stop,500,1", "RLD,1,2,3,4", "RLX,1",
};

static void
test_commands (void)
{
  guint understood = 0;

  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_autofree char *line = rig_sentence (bodies[i]);

      assert_alike (line, strlen (line));
      understood += hear (line, strlen (line)).kind != COMMAND_NONE;
    }
  g_assert_cmpuint (understood, ==, 12);
}

static void
test_damage (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 200000; i++)
    {
      g_autofree char *line = rig_sentence (bodies[g_rand_int_range (rand, 0, G_N_ELEMENTS (bodies))]);
      gsize n = strlen (line);

      for (gint k = g_rand_int_range (rand, 0, 3); k > 0; k--)
        line[g_rand_int_range (rand, 0, (gint32) n)] = "$*\r\n,-0A\x80 "[g_rand_int_range (rand, 0, 10)];
      assert_alike (line, n);
    }
}

static void
test_endings (void)
{
  static const char *const lines[]
      = { "$RLQ*fe47\n", "$RLQ*FE47\r", "$RLQ*FE47\r\r\n", "noise$RLQ*FE47\r\n", "$RLC$RLQ*FE47\r\n", "$RLQ*FE4\r\n",
          "$RLQ*FE48\r\n", "RLQ*FE47\r\n", "$RLQ\r\n", "$\n", "$*FFFF\n" };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    assert_alike (lines[i], strlen (lines[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/firmware/wire/samples-are-written-as-the-host-writes-them", test_samples);
  g_test_add_func ("/firmware/wire/a-line-that-does-not-fit-is-none", test_too_long);
  g_test_add_func ("/firmware/wire/commands-are-understood-as-the-host-means-them", test_commands);
  g_test_add_func ("/firmware/wire/damage-is-refused-as-the-host-refuses-it", test_damage);
  g_test_add_func ("/firmware/wire/lines-end-as-the-host-ends-them", test_endings);
  return g_test_run ();
}
