/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: what a test wants to say. Goes out: samples and sentences. Never: chance. */

#include "rig.h"

#include <math.h>
#include <string.h>

#define GRAVITY 9.81

DorsalHello
rig_hello (void)
{
  return (DorsalHello){
    .model = "Ref12", .serial = "A1B2C3", .firmware = "1.0.0", .proto = 1, .n_cells = 12, .rate_hz = 100,
    .diameter_mm = 140, .length_mm = 330, .pitch_mm = 25, .full_scale = 4095, .angle = DORSAL_ANGLE_IMU,
    .unit = DORSAL_UNIT_KPA, .has_cue = TRUE, .battery = -1,
  };
}

DorsalSettings
rig_settings (void)
{
  DorsalSettings settings = dorsal_settings_default ();

  settings.body.weight_kg = 75;
  return settings;
}

char *
rig_sentence (const char *body)
{
  return g_strdup_printf ("$%s*%04X\r\n", body, dorsal_crc16 (body, strlen (body)));
}

void
rig_say (GString *wire, const char *body)
{
  g_autofree char *sentence = rig_sentence (body);

  g_string_append (wire, sentence);
}

void
rig_say_frame (GString *wire, const DorsalFrame *frame)
{
  char text[DORSAL_FRAME_MAX + 1];
  gsize n = dorsal_frame_print (frame, text);

  g_assert_cmpuint (n, >, 0);
  g_string_append_len (wire, text, (gssize) n);
}

GArray *
rig_read (DorsalFrameReader *reader, const void *wire, gsize n, gsize chunk)
{
  GArray *frames = g_array_new (FALSE, FALSE, sizeof (DorsalFrame));
  const guint8 *p = wire;
  const guint8 *end = p + n;

  while (p < end)
    {
      const guint8 *bytes = p;
      gsize left = MIN (chunk, (gsize) (end - p));
      DorsalFrame frame;

      p += left;
      while (dorsal_frame_reader_next (reader, &bytes, &left, &frame))
        g_array_append_val (frames, frame);
      g_assert_cmpuint (left, ==, 0);
      g_assert_true (bytes == p);
    }
  return frames;
}

RigHand
rig_hand (void)
{
  return (RigHand){ .hello = rig_hello () };
}

DorsalSample
rig_hand_step (RigHand *hand, double cm_s, double percent)
{
  const DorsalHello *hello = &hand->hello;
  double period_s = 1.0 / hello->rate_hz;
  double force_n = percent / 100 * 75 * GRAVITY;
  double cell = force_n / (0.1 * hello->pitch_mm * DORSAL_CONTACT_LENGTH_MM * 1e-3 * hello->n_cells);
  DorsalSample sample = { 0 };

  hand->count++;
  hand->time_us += (gint64) (period_s * 1e6);
  hand->angle_deg += cm_s * period_s / (hello->diameter_mm / 20.0) * 180 / G_PI;
  sample.time_us = hand->time_us;
  sample.seq = (guint16) hand->count;
  sample.angle_mdeg = (gint32) lround (hand->angle_deg * 1000);
  sample.n_cells = (guint8) hello->n_cells;
  for (guint i = 0; i < hello->n_cells; i++)
    sample.cells[i] = (gint32) lround (cell);
  return sample;
}

void
rig_say_sample (GString *wire, const DorsalSample *sample, guint32 t0_us)
{
  DorsalFrame frame = { .kind = DORSAL_FRAME_SAMPLE };

  frame.sample.seq = sample->seq;
  frame.sample.t_us = (guint32) sample->time_us + t0_us;
  frame.sample.angle_mdeg = sample->angle_mdeg;
  frame.sample.n_cells = sample->n_cells;
  memcpy (frame.sample.cells, sample->cells, sizeof sample->cells);
  rig_say_frame (wire, &frame);
}
