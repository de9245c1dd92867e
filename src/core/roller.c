/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A simulated roller: samples as bytes, and the manners of the protocol.
 *
 * Comes in: a person, bytes from the host. Goes out: bytes on a wire. Never: a byte the
 * protocol does not know, unless damage was asked for; then as a cable does it: a byte
 * flipped, gone or doubled. */

#include "core/roller.h"

#include <string.h>

#define HELLO_EVERY_US (5 * G_USEC_PER_SEC)
#define STATUS_EVERY_US (1 * G_USEC_PER_SEC)
#define BOOT_US 1200000 /* the roller's clock when it first streams */

struct _DorsalRoller
{
  DorsalPerson *person;
  DorsalHello hello;
  DorsalRollerFaults faults;
  DorsalFrameReader reader;
  GRand *rand;
  gint64 period_us;
  gint64 idle_us;      /* not streaming since, for the hello */
  gint64 status_us;
  gint32 angle_mdeg;   /* of the last sample, as the person turned it */
  gint32 zero_mdeg;    /* the angle that is called 0 */
  gboolean streaming;
  DorsalCue cue;       /* of the motor */
  gint64 cue_left_us;  /* the motor stops then, whatever comes */
};

DorsalRoller *
dorsal_roller_new (const DorsalPersonSetup *setup, DorsalRollerFaults faults)
{
  DorsalRoller *roller = g_new0 (DorsalRoller, 1);

  roller->person = dorsal_person_new (setup);
  roller->hello = setup->hello;
  roller->faults = faults;
  roller->rand = g_rand_new_with_seed ((guint32) (setup->seed ^ 0x5eed));
  roller->period_us = G_USEC_PER_SEC / setup->hello.rate_hz;
  return roller;
}

void
dorsal_roller_free (DorsalRoller *roller)
{
  if (!roller)
    return;
  dorsal_person_free (roller->person);
  g_rand_free (roller->rand);
  g_free (roller);
}

static void
damage (DorsalRoller *roller, GByteArray *wire, guint begin)
{
  guint at = (guint) g_rand_int_range (roller->rand, (gint32) begin, (gint32) wire->len);
  guint8 byte = wire->data[at];

  switch (g_rand_int_range (roller->rand, 0, 3))
    {
    case 0:
      wire->data[at] ^= (guint8) (1 << g_rand_int_range (roller->rand, 0, 8));
      break;
    case 1:
      g_byte_array_remove_index (wire, at);
      break;
    default:
      g_byte_array_append (wire, &byte, 1);
      memmove (wire->data + at + 1, wire->data + at, wire->len - 1 - at);
      break;
    }
}

static void
send (DorsalRoller *roller, const DorsalFrame *frame, GByteArray *wire)
{
  char text[DORSAL_FRAME_MAX + 1];
  gsize n = dorsal_frame_print (frame, text);
  guint begin = wire->len;

  g_byte_array_append (wire, (const guint8 *) text, (guint) n);
  if (roller->faults.damaged > 0 && g_rand_double (roller->rand) < roller->faults.damaged)
    damage (roller, wire, begin);
}

static void
send_hello (DorsalRoller *roller, GByteArray *wire)
{
  DorsalFrame frame = { .kind = DORSAL_FRAME_HELLO, .hello = roller->hello };
  send (roller, &frame, wire);
}

static void
send_answer (DorsalRoller *roller, const char *command, gboolean ok, const char *reason, GByteArray *wire)
{
  DorsalFrame frame = { .kind = DORSAL_FRAME_ANSWER, .answer = { .ok = ok } };

  g_strlcpy (frame.answer.command, command, sizeof frame.answer.command);
  g_strlcpy (frame.answer.reason, reason, sizeof frame.answer.reason);
  send (roller, &frame, wire);
}

/* A motor never runs past its ttl; "tick" and the like are patterns within it. */
static void
vibrate (DorsalRoller *roller, const DorsalFrame *frame)
{
  roller->cue = frame->command.ttl_ms > 0 ? frame->command.cue : DORSAL_CUE_UNKNOWN;
  roller->cue_left_us = (gint64) frame->command.ttl_ms * 1000;
}

static void
let_the_motor_run (DorsalRoller *roller)
{
  roller->cue_left_us -= MIN (roller->cue_left_us, roller->period_us);
  if (roller->cue_left_us == 0)
    roller->cue = DORSAL_CUE_UNKNOWN;
}

static void
obey (DorsalRoller *roller, const DorsalFrame *frame, GByteArray *wire)
{
  char reason[16] = "";
  gboolean ok = TRUE;

  if (frame->command.command == DORSAL_COMMAND_START)
    {
      /* It knows one rate, and says so. */
      g_snprintf (reason, sizeof reason, "%u", roller->hello.rate_hz);
      roller->streaming = TRUE;
    }
  if (frame->command.command == DORSAL_COMMAND_STOP)
    roller->streaming = FALSE;
  if (frame->command.command == DORSAL_COMMAND_ZERO)
    roller->zero_mdeg = roller->angle_mdeg;
  if (frame->command.command == DORSAL_COMMAND_CUE && roller->hello.has_cue)
    vibrate (roller, frame);
  else if (frame->command.command == DORSAL_COMMAND_CUE)
    {
      ok = FALSE;
      g_strlcpy (reason, "no-motor", sizeof reason);
    }
  roller->idle_us = 0;
  send_answer (roller, dorsal_command_to_string (frame->command.command), ok, reason, wire);
}

void
dorsal_roller_boot (DorsalRoller *roller, GByteArray *wire)
{
  roller->streaming = FALSE;
  send_hello (roller, wire);
}

void
dorsal_roller_receive (DorsalRoller *roller, const guint8 *bytes, gsize n, GByteArray *wire)
{
  DorsalFrame frame;

  while (dorsal_frame_reader_next (&roller->reader, &bytes, &n, &frame))
    {
      if (frame.kind == DORSAL_FRAME_QUERY)
        send_hello (roller, wire);
      if (frame.kind == DORSAL_FRAME_COMMAND)
        obey (roller, &frame, wire);
    }
}

void
dorsal_roller_start (DorsalRoller *roller)
{
  roller->streaming = TRUE;
}

static void
send_sample (DorsalRoller *roller, const DorsalSample *sample, GByteArray *wire)
{
  DorsalFrame frame = {
    .kind = DORSAL_FRAME_SAMPLE,
    .sample = {
      .seq = sample->seq,
      .t_us = (guint32) (sample->time_us + BOOT_US),
      .angle_mdeg = sample->angle_mdeg - roller->zero_mdeg,
      .n_cells = sample->n_cells,
    },
  };

  for (guint i = 0; i < sample->n_cells; i++)
    frame.sample.cells[i] = sample->cells[i];
  if (roller->faults.lost > 0 && g_rand_double (roller->rand) < roller->faults.lost)
    return;
  send (roller, &frame, wire);
}

static void
send_status (DorsalRoller *roller, const DorsalSample *sample, GByteArray *wire)
{
  DorsalFrame frame = { .kind = DORSAL_FRAME_STATUS };

  if (sample->time_us - roller->status_us < STATUS_EVERY_US)
    return;
  roller->status_us = sample->time_us;
  frame.status.uptime_ms = (guint64) (sample->time_us + BOOT_US) / 1000;
  frame.status.supply_mv = 5000;
  send (roller, &frame, wire);
}

gboolean
dorsal_roller_step (DorsalRoller *roller, GByteArray *wire, guint16 *ret_seq, DorsalTruth *ret_truth)
{
  DorsalSample sample;
  gboolean pressed;

  let_the_motor_run (roller);
  if (!roller->streaming)
    {
      roller->idle_us += roller->period_us;
      if (roller->idle_us >= HELLO_EVERY_US)
        {
          roller->idle_us = 0;
          send_hello (roller, wire);
        }
      return FALSE;
    }
  dorsal_person_next (roller->person, &sample, &pressed, ret_truth);
  roller->angle_mdeg = sample.angle_mdeg;
  if (ret_seq)
    *ret_seq = sample.seq;
  if (dorsal_person_finished (roller->person))
    return FALSE;
  send_sample (roller, &sample, wire);
  send_status (roller, &sample, wire);
  if (pressed)
    {
      DorsalFrame frame = { .kind = DORSAL_FRAME_EVENT,
                            .event = { (guint32) (sample.time_us + BOOT_US), DORSAL_ROLLER_EVENT_BUTTON, 0 } };
      send (roller, &frame, wire);
    }
  return TRUE;
}

DorsalCue
dorsal_roller_get_cue (const DorsalRoller *roller)
{
  return roller->cue;
}

gint64
dorsal_roller_period_us (const DorsalRoller *roller)
{
  return roller->period_us;
}

gboolean
dorsal_roller_is_streaming (const DorsalRoller *roller)
{
  return roller->streaming;
}

gboolean
dorsal_roller_finished (const DorsalRoller *roller)
{
  return dorsal_person_finished (roller->person);
}
