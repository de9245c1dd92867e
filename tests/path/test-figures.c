/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Five sessions of two minutes on a damaged wire, against the truth: the figures of
 * tests/score, and that the bytes' way is the same in any chunks. */

#include "../score/score.h"
#include "core/roller.h"
#include "roll.h"

#include <string.h>

#define SESSIONS 4
#define MINUTES 4

typedef struct
{
  Session session;
  GByteArray *wire;
} Recording;

static Recording
record (guint64 seed)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (seed);
  Recording recording
      = { .session = { g_array_new (FALSE, TRUE, sizeof (Row)), setup.body.length_cm, setup.hello.rate_hz },
          .wire = g_byte_array_new () };
  DorsalRoller *roller;

  setup.slip = 0.004; /* more walks a place by millimetres, and an alarm with it: bench judge has that */
  roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ .lost = 0.01, .damaged = 0.004 });
  dorsal_roller_boot (roller, recording.wire);
  dorsal_roller_start (roller);
  for (guint i = 0; i < MINUTES * 60 * setup.hello.rate_hz; i++)
    {
      Row row = { .t = (double) i / setup.hello.rate_hz };
      DorsalTruth truth;
      guint16 seq;

      g_assert_true (dorsal_roller_step (roller, recording.wire, &seq, &truth));
      g_assert_cmpuint (seq, ==, i);
      row.state = truth.state;
      row.zone = truth.zone;
      row.level = truth.level;
      row.place_cm = truth.place_cm;
      row.replaced = truth.replaced;
      g_array_append_val (recording.session.rows, row);
    }
  dorsal_roller_free (roller);
  return recording;
}

static void
recording_clear (Recording *recording)
{
  g_array_unref (recording->session.rows);
  g_byte_array_unref (recording->wire);
}

static void
hear (Row *row, const DorsalReading *reading)
{
  row->heard = TRUE;
  row->said_state = reading->state;
  row->said_zone = reading->zone;
  row->said_level = reading->level;
  row->said_lumbar = (reading->alerts & DORSAL_ALERT_LUMBAR) != 0;
  row->said_neck = (reading->alerts & DORSAL_ALERT_NECK) != 0;
  row->said_hold_s = reading->hold_s;
}

/* The place is knowable from the word that it is anchored until the person is laid down anew. */
static void
listen (Recording *recording, gsize chunk)
{
  DorsalSettings settings = roll_settings ();
  GArray *rows = recording->session.rows;
  gboolean anchored = FALSE;
  guint at = 0;
  DorsalStream stream;

  dorsal_stream_init (&stream, &settings, 0);
  for (gsize i = 0; i < recording->wire->len; i += chunk)
    {
      const guint8 *bytes = recording->wire->data + i;
      gsize n = MIN (chunk, recording->wire->len - i);
      const DorsalMessage *message;

      while ((message = dorsal_stream_next (&stream, &bytes, &n, 0)))
        {
          if (message->kind == DORSAL_MESSAGE_ANCHORED)
            anchored = TRUE;
          if (message->kind != DORSAL_MESSAGE_READING || message->reading.link != DORSAL_LINK_STREAMING)
            continue;
          for (; at <= message->reading.sample.seq; at++)
            {
              anchored &= !g_array_index (rows, Row, at).replaced;
              g_array_index (rows, Row, at).anchored = anchored;
            }
          hear (&g_array_index (rows, Row, message->reading.sample.seq), &message->reading);
        }
    }
  g_assert_cmpuint (at, >=, rows->len - 50);
}

static void
test_figures (void)
{
  Score all = { 0 };

  for (guint64 seed = 1; seed <= SESSIONS; seed++)
    {
      Recording recording = record (seed);

      listen (&recording, 4096);
      all = score_add (all, score_of (&recording.session));
      recording_clear (&recording);
    }
  g_test_message ("zone %.2f %%, level %.2f %%, state %.2f %%, %u incursions, slowest %.0f ms, %u holds, worst %.2f s",
                  100.0 * all.zone_right / all.zone_n, 100.0 * all.level_right / all.level_n,
                  100.0 * all.state_right / all.state_n, all.incursions, all.slowest_s * 1000, all.holds,
                  all.worst_hold_s);
  g_assert_cmpstr (score_check (&all), ==, NULL);

  /* and that there was something to judge */
  g_assert_cmpuint (all.heard, <, all.made);
  g_assert_cmpuint (all.zone_n, >, 15000);
  g_assert_cmpuint (all.incursions, >=, 2);
  g_assert_cmpuint (all.holds, >=, 3);
}

static void
test_chunks (void)
{
  Recording whole = record (1), bytewise = record (1);

  listen (&whole, whole.wire->len);
  listen (&bytewise, 1);
  g_assert_cmpmem (whole.session.rows->data, whole.session.rows->len * sizeof (Row), bytewise.session.rows->data,
                   bytewise.session.rows->len * sizeof (Row));
  recording_clear (&whole);
  recording_clear (&bytewise);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/path/figures/what-is-said-is-true-often-enough", test_figures);
  g_test_add_func ("/path/figures/one-byte-at-a-time-says-the-same", test_chunks);
  return g_test_run ();
}
