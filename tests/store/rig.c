/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "rig.h"

#include <glib/gstdio.h>
#include <string.h>

#include "core/roller.h"

static char *folder;

char *
rig_path (const char *name)
{
  if (!folder)
    folder = g_dir_make_tmp ("dorsal-store.XXXXXX", NULL);
  return g_build_filename (folder, name, NULL);
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);
      if (g_file_test (inner, G_FILE_TEST_IS_DIR))
        remove_all (inner);
      else
        g_unlink (inner);
    }
  g_rmdir (path);
}

void
rig_clean (void)
{
  if (folder)
    remove_all (folder);
  g_clear_pointer (&folder, g_free);
}

static void
note (RigRide *ride, const DorsalMessage *message)
{
  DorsalMessage own;

  if (!message)
    return;
  own = *message;
  if (own.kind == DORSAL_MESSAGE_SETTINGS)
    {
      own.settings = g_memdup2 (message->settings, sizeof *message->settings);
      g_ptr_array_add (ride->later, (gpointer) own.settings);
    }
  g_array_append_val (ride->messages, own);
}

static void
feed (RigRide *ride, DorsalStream *stream, GByteArray *wire, gint64 now_us)
{
  const guint8 *bytes = wire->data;
  const DorsalMessage *message;
  gsize n = wire->len;

  while ((message = dorsal_stream_next (stream, &bytes, &n, now_us)))
    note (ride, message);
  g_byte_array_set_size (wire, 0);
}

static void
happen (RigRide *ride, DorsalStream *stream, DorsalRoller *roller, GByteArray *wire, guint second)
{
  DorsalSettings settings = stream->classifier.settings;
  const DorsalMessage *message;

  if (second % 3 == 0) /* worse, then the same, then better, where somebody asks */
    note (ride, dorsal_stream_answer (stream, stream->classifier.spots.asked, (DorsalAnswer) (3 - second / 3 % 3)));
  switch (second % 17)
    {
    case 1:
      note (ride, dorsal_stream_wish (stream, DORSAL_WISH_PAUSE));
      break;
    case 2:
      note (ride, dorsal_stream_wish (stream, DORSAL_WISH_START));
      break;
    case 3:
    case 9:
      note (ride, dorsal_stream_anchor (stream));
      break;
    case 5: /* whoever lay wrong says so: after a suspicion only */
      note (ride, dorsal_stream_answer_direction (stream, second % 2 == 0));
      break;
    case 7:
      settings.body.weight_kg = 60 + second;
      settings.zones.hard_kpa = 80 + second % 20;
      settings.body.length_cm = 48 + 0.1 * second;
      note (ride, dorsal_stream_configure (stream, &settings));
      break;
    case 11:
      while ((message = dorsal_stream_tick (stream, second * G_USEC_PER_SEC + 900000)))
        note (ride, message);
      break;
    case 13:
      dorsal_roller_boot (roller, wire);
      dorsal_roller_start (roller);
      break;
    case 14:
      settings.marked_end = settings.marked_end == DORSAL_MARKED_END_LEFT ? DORSAL_MARKED_END_RIGHT : DORSAL_MARKED_END_LEFT;
      note (ride, dorsal_stream_configure (stream, &settings));
      break;
    default:
      break;
    }
}

RigRide
rig_ride (guint64 seed, guint seconds, guint hz)
{
  RigRide ride = { dorsal_settings_default (), g_array_new (FALSE, TRUE, sizeof (DorsalMessage)),
                   g_ptr_array_new_with_free_func (g_free) };
  DorsalPersonSetup setup = dorsal_person_setup_default (seed);
  g_autoptr (GByteArray) wire = g_byte_array_new ();
  g_autofree DorsalStream *stream = g_new0 (DorsalStream, 1);
  g_autoptr (DorsalRoller) roller = NULL;
  const DorsalMessage *message;

  setup.hello.rate_hz = hz;
  setup.slip = 0.015;
  ride.settings.body.weight_kg = 75;
  ride.settings.ask_direction = TRUE;
  ride.settings.ask_answers = TRUE;
  ride.settings.zones.spot_s = 5; /* so that somebody asks within a minute */
  roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ .lost = 0.01, .damaged = 0.004 });
  dorsal_stream_init (stream, &ride.settings, 0);
  dorsal_roller_boot (roller, wire);
  dorsal_roller_boot (roller, wire); /* one may be damaged */
  dorsal_roller_start (roller);
  for (guint second = 0; second < seconds; second++)
    {
      for (guint i = 0; i < hz; i++)
        {
          dorsal_roller_step (roller, wire, NULL, NULL);
          feed (&ride, stream, wire, second * (gint64) G_USEC_PER_SEC);
        }
      happen (&ride, stream, roller, wire, second);
    }
  while ((message = dorsal_stream_end (stream)))
    note (&ride, message);
  return ride;
}

void
rig_ride_clear (RigRide *ride)
{
  g_clear_pointer (&ride->messages, g_array_unref);
  g_clear_pointer (&ride->later, g_ptr_array_unref);
}

gint64
rig_keep (DorsalStore *store, const RigRide *ride, guint messages)
{
  g_autoptr (DorsalWriter) writer = dorsal_writer_new ("demo", &ride->settings);
  gint64 at_us = 1700000000 * (gint64) G_USEC_PER_SEC;
  gint64 id;

  for (guint i = 0; i < ride->messages->len; i++)
    {
      dorsal_writer_add (writer, &g_array_index (ride->messages, DorsalMessage, i), at_us + i);
      if (i % messages == messages - 1)
        g_assert_true (dorsal_writer_commit (writer, store, at_us + i, NULL));
    }
  g_assert_true (dorsal_writer_commit (writer, store, at_us, NULL));
  id = dorsal_writer_get_session (writer);
  dorsal_writer_end (writer);
  g_assert_true (dorsal_writer_commit (writer, store, at_us, NULL));
  return id;
}

gboolean
rig_is_same (const DorsalMessage *a, const DorsalMessage *b)
{
  if (a->kind != b->kind || a->step != b->step)
    return FALSE;
  switch (a->kind)
    {
    case DORSAL_MESSAGE_READING:
      return memcmp (&a->reading, &b->reading, sizeof a->reading) == 0;
    case DORSAL_MESSAGE_HELLO:
      return memcmp (&a->hello, &b->hello, sizeof a->hello) == 0;
    case DORSAL_MESSAGE_LINK:
      return a->link == b->link;
    case DORSAL_MESSAGE_ANCHORED:
      return a->anchored.place_cm == b->anchored.place_cm && a->anchored.sigma_cm == b->anchored.sigma_cm
             && a->anchored.level == b->anchored.level;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      return a->refused == b->refused;
    case DORSAL_MESSAGE_MARKED_END:
      return a->marked_end == b->marked_end;
    case DORSAL_MESSAGE_FELT:
      return a->felt.level == b->felt.level && a->felt.answer == b->felt.answer;
    case DORSAL_MESSAGE_WISH:
      return a->wish == b->wish;
    case DORSAL_MESSAGE_SETTINGS:
      return memcmp (&a->settings->zones, &b->settings->zones, sizeof a->settings->zones) == 0
             && memcmp (&a->settings->body, &b->settings->body, sizeof a->settings->body) == 0
             && a->settings->marked_end == b->settings->marked_end && a->settings->anchor_cm == b->settings->anchor_cm
             && a->settings->ask_direction == b->settings->ask_direction;
    case DORSAL_MESSAGE_EVENT:
      return a->frame.event.event == b->frame.event.event && a->frame.event.t_us == b->frame.event.t_us;
    case DORSAL_MESSAGE_STATUS:
      return a->frame.status.uptime_ms == b->frame.status.uptime_ms;
    default:
      return TRUE;
    }
}
