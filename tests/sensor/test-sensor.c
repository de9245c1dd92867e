/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The thread on a pty: samples arrive, it stops at once, it ends once. */

#include "rig.h"

#include "sensor/sensor.h"

typedef struct
{
  RigCable cable;
  RigClock time;
  DorsalSettings settings;
  DorsalSensor *sensor;
  gboolean free_when_ended;
  gboolean lazy; /* does not drain */

  guint readings, hellos, anchored, refused, wanted;
  guint settings_taken;
  GString *wishes; /* their first letters */
  double place_cm;
  DorsalLinkState link;
  gboolean enough; /* wanted readings, or the first anchored or refused */
  guint ends;
  gboolean ended;
  GError *error;
} Case;

static void
take (Case *c, const DorsalMessage *message)
{
  switch (message->kind)
    {
    case DORSAL_MESSAGE_READING:
      c->readings += message->reading.link == DORSAL_LINK_STREAMING;
      c->enough |= c->readings == c->wanted;
      break;
    case DORSAL_MESSAGE_HELLO:
      c->hellos++;
      break;
    case DORSAL_MESSAGE_LINK:
      c->link = message->link;
      break;
    case DORSAL_MESSAGE_ANCHORED:
      c->anchored++;
      c->place_cm = message->anchored.place_cm;
      c->enough = TRUE;
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      c->refused++;
      c->enough = TRUE;
      break;
    case DORSAL_MESSAGE_SETTINGS:
      c->settings_taken++;
      break;
    case DORSAL_MESSAGE_WISH:
      g_string_append_c (c->wishes, dorsal_wish_to_string (message->wish)[0]);
      c->enough |= message->wish == DORSAL_WISH_END;
      break;
    default:
      break;
    }
}

static void
on_messages (DorsalSensor *sensor, gpointer data)
{
  Case *c = data;
  DorsalMessage message;

  while (!c->lazy && dorsal_ring_pop (dorsal_sensor_get_screen (sensor), &message))
    take (c, &message);
}

static void
on_ended (DorsalSensor *sensor, const GError *error, gpointer data)
{
  Case *c = data;

  g_assert_true (c->lazy || dorsal_ring_length (dorsal_sensor_get_screen (sensor)) == 0);
  c->ends++;
  c->ended = TRUE;
  c->error = error != NULL ? g_error_copy (error) : NULL;
  if (c->free_when_ended)
    g_clear_pointer (&c->sensor, dorsal_sensor_free);
}

static const DorsalSensorEvents events = { .messages = on_messages, .ended = on_ended };

static void
set_up (Case *c, gconstpointer data)
{
  c->settings = dorsal_settings_default ();
  c->wishes = g_string_new (NULL);
  rig_cable_open (&c->cable);
}

static void
tear_down (Case *c, gconstpointer data)
{
  dorsal_sensor_free (c->sensor);
  rig_cable_unplug (&c->cable);
  g_clear_error (&c->error);
  g_string_free (c->wishes, TRUE);
}

static void
start_with (Case *c, DorsalSource *source, gsize screen, gsize record)
{
  c->sensor = dorsal_sensor_new (source, &c->settings, screen, record);
  dorsal_sensor_start (c->sensor, NULL, &events, c);
}

static void
start (Case *c)
{
  start_with (c, dorsal_source_fd_new_for_path (c->cable.path), 1024, 1024);
}

/* Waits for n more readings after writing them. */
static void
ride (Case *c, guint first, guint n)
{
  g_autoptr (GString) text = rig_ride (first, n);

  c->enough = FALSE;
  c->wanted = c->readings + n;
  rig_write (c->cable.master, text->str, text->len);
  rig_wait_for (&c->enough);
}

static void
test_new_and_gone (Case *c, gconstpointer data)
{
  c->sensor = dorsal_sensor_new (dorsal_source_fd_new_for_path (c->cable.path), &c->settings, 16, 0);
  g_assert_null (dorsal_sensor_get_record (c->sensor));
  g_assert_cmpstr (dorsal_sensor_get_name (c->sensor), ==, c->cable.path);
}

static void
test_started_and_gone (Case *c, gconstpointer data)
{
  start (c);
}

static void
test_flow (Case *c, gconstpointer data)
{
  start (c);
  ride (c, 1, 100);
  g_assert_cmpuint (c->hellos, ==, 1);
  g_assert_cmpint (c->link, ==, DORSAL_LINK_STREAMING);
  g_assert_cmpuint (dorsal_sensor_get_statistics (c->sensor).samples, ==, 100);
  /* The record has them as well, with hello and link. */
  g_assert_cmpuint (dorsal_ring_length (dorsal_sensor_get_record (c->sensor)), ==, 102);
}

static void
test_stop (Case *c, gconstpointer data)
{
  gint64 before_us;

  start (c);
  ride (c, 1, 10);
  before_us = g_get_monotonic_time ();
  dorsal_sensor_stop (c->sensor);
  g_assert_cmpint (g_get_monotonic_time () - before_us, <, 100 * 1000);

  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (c->ends, ==, 0);
  dorsal_sensor_stop (c->sensor);
}

static void
test_hang_up (Case *c, gconstpointer data)
{
  start (c);
  ride (c, 1, 10);
  rig_cable_unplug (&c->cable);
  rig_wait_for (&c->ended);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (c->ends, ==, 1);
  g_assert_true (dorsal_source_error_is_gone (c->error));
  g_assert_cmpint (c->link, ==, DORSAL_LINK_LOST);
}

static void
test_freed_when_ended (Case *c, gconstpointer data)
{
  c->free_when_ended = TRUE;
  start (c);
  rig_cable_unplug (&c->cable);
  rig_wait_for (&c->ended);
  g_assert_null (c->sensor);
}

static void
test_cannot_open (Case *c, gconstpointer data)
{
  start_with (c, dorsal_source_fd_new_for_path ("/nowhere/roller"), 16, 0);
  rig_wait_for (&c->ended);
  g_assert_error (c->error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_NOT_FOUND);
}

static void
test_not_a_roller (Case *c, gconstpointer data)
{
  DorsalHostClock clock = rig_clock (&c->time);

  c->sensor = dorsal_sensor_new (dorsal_source_fd_new_for_path (c->cable.path), &c->settings, 16, 0);
  dorsal_sensor_set_clock (c->sensor, &clock);
  dorsal_sensor_start (c->sensor, NULL, &events, c);
  rig_wait_for (&c->ended);
  g_assert_cmpuint (c->ends, ==, 1);
  g_assert_true (dorsal_sensor_error_is_not_a_roller (c->error));
}

static void
test_recording_ends (Case *c, gconstpointer data)
{
  g_autoptr (GString) text = rig_ride (1, 500);
  g_autofree char *path = rig_file ("sensor.rl", text->str, text->len);

  start_with (c, dorsal_source_replay_new (path, 0), 1024, 0);
  rig_wait_for (&c->ended);
  g_assert_no_error (c->error);
  g_assert_cmpuint (c->readings, ==, 500);
}

static void
test_garbage (Case *c, gconstpointer data)
{
  g_autofree guint8 *noise = g_malloc (65536);
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  start (c);
  for (gsize i = 0; i < 65536; i++)
    noise[i] = (guint8) g_rand_int (rand);
  rig_write (c->cable.master, noise, 65536);
  ride (c, 1, 100);
  g_assert_cmpuint (dorsal_sensor_get_statistics (c->sensor).samples, ==, 100);
}

static void
test_full_ring (Case *c, gconstpointer data)
{
  g_autoptr (GString) text = rig_ride (1, 500);
  g_autofree char *path = rig_file ("sensor.rl", text->str, text->len);

  c->lazy = TRUE;
  start_with (c, dorsal_source_replay_new (path, 0), 16, 1024);
  rig_wait_for (&c->ended);
  g_assert_cmpuint (dorsal_ring_length (dorsal_sensor_get_screen (c->sensor)), ==, 16);
  /* hello, two links, the reading that knows nothing, and 500 */
  g_assert_cmpuint (dorsal_ring_dropped (dorsal_sensor_get_screen (c->sensor)), ==, 504 - 16);
  g_assert_cmpuint (dorsal_ring_dropped (dorsal_sensor_get_record (c->sensor)), ==, 0);
  g_assert_cmpuint (dorsal_ring_length (dorsal_sensor_get_record (c->sensor)), ==, 504);
}

static void
test_commands (Case *c, gconstpointer data)
{
  DorsalSettings settings = c->settings;

  start (c);
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_ANCHOR });
  rig_wait_for (&c->enough);
  g_assert_cmpuint (c->refused, ==, 1);

  ride (c, 1, 100);
  c->enough = FALSE;
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_ANCHOR });
  rig_wait_for (&c->enough);
  g_assert_cmpuint (c->anchored, ==, 1);
  g_assert_cmpfloat (c->place_cm, !=, 12.5);

  c->enough = FALSE;
  settings.anchor_cm = 12.5;
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_CONFIGURE, .settings = &settings });
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_ANCHOR });
  rig_wait_for (&c->enough);
  g_assert_cmpuint (c->anchored, ==, 2);
  g_assert_cmpfloat (c->place_cm, ==, 12.5);
}

/* What the roller would hear, until it hears this. The main loop stands still meanwhile. */
static gboolean
hears (Case *c, const char *words)
{
  g_autoptr (GString) said = g_string_new (NULL);

  for (gint64 until_us = g_get_monotonic_time () + 5 * G_USEC_PER_SEC; g_get_monotonic_time () < until_us;)
    {
      g_autofree char *more = rig_read_all (c->cable.master);

      g_string_append (said, more);
      if (strstr (said->str, words))
        return TRUE;
    }
  return FALSE;
}

/* A window that hangs keeps nobody from being warned. */
static void
test_reflex (Case *c, gconstpointer data)
{
  g_autoptr (GString) ride = rig_ride (1, 100);

  for (guint i = 101; i < 300; i++)
    {
      g_autofree char *hard = rig_sample (i, i * 10000, 0, 2600);

      g_string_append (ride, hard);
    }
  start (c);
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_REFLEX, .reflex = TRUE });
  rig_write (c->cable.master, ride->str, ride->len);
  g_assert_true (hears (c, "$RLC,cue,stop,700*"));
}

/* Who is gathered for waits no longer than that, also where no sample comes any more: not until silence is news. */
static void
test_leisure (Case *c, gconstpointer data)
{
  start (c);
  dorsal_sensor_set_leisure (c->sensor, 50 * 1000);
  for (guint i = 0; i < 5; i++)
    {
      ride (c, 1 + 10 * i, 10);
      g_assert_cmpint (c->link, ==, DORSAL_LINK_STREAMING);
    }
}

/* In order, and in the record; an answer to what nobody asked is no message. */
static void
test_wishes (Case *c, gconstpointer data)
{
  DorsalRing *record;
  DorsalMessage message;
  guint n = 0;

  start (c);
  ride (c, 1, 10);
  c->enough = FALSE;
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_WISH, .wish = DORSAL_WISH_PAUSE });
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_WISH, .wish = DORSAL_WISH_START });
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_ANSWER, .felt = { DORSAL_LEVEL_T6, DORSAL_ANSWER_WORSE } });
  dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_WISH, .wish = DORSAL_WISH_END });
  rig_wait_for (&c->enough);
  g_assert_cmpstr (c->wishes->str, ==, "pse");
  record = dorsal_sensor_get_record (c->sensor);
  while (dorsal_ring_pop (record, &message))
    {
      g_assert_cmpint (message.kind, !=, DORSAL_MESSAGE_FELT);
      n += message.kind == DORSAL_MESSAGE_WISH;
    }
  g_assert_cmpuint (n, ==, 3);
}

/* While a roller is away somebody moves every slider there is: the last word holds when it is back. */
static void
test_commands_without_thread (Case *c, gconstpointer data)
{
  DorsalSettings settings = c->settings;
  DorsalMessage message = { 0 };

  start (c);
  ride (c, 1, 10);
  rig_cable_unplug (&c->cable);
  rig_wait_for (&c->ended);
  for (guint i = 1; i <= 500; i++)
    {
      settings.anchor_cm = i * 0.1;
      dorsal_sensor_do (c->sensor, &(DorsalOrder){ DORSAL_ORDER_CONFIGURE, .settings = &settings });
    }
  while (dorsal_ring_pop (dorsal_sensor_get_record (c->sensor), &message))
    c->settings_taken += message.kind == DORSAL_MESSAGE_SETTINGS;
  g_assert_cmpuint (c->settings_taken, ==, 500);
  g_assert_cmpint (message.kind, ==, DORSAL_MESSAGE_SETTINGS);
  g_assert_cmpfloat (message.settings->anchor_cm, ==, 50.0);
}

#define ADD(path, func) g_test_add ("/sensor/sensor/" path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  ADD ("new-and-gone", test_new_and_gone);
  ADD ("started-and-gone", test_started_and_gone);
  ADD ("samples-flow-into-both-rings", test_flow);
  ADD ("stops-within-100-ms-and-says-nothing-more", test_stop);
  ADD ("a-hang-up-ends-once", test_hang_up);
  ADD ("may-be-freed-when-ended", test_freed_when_ended);
  ADD ("what-cannot-be-opened-ends-with-why", test_cannot_open);
  ADD ("five-seconds-without-a-hello-is-not-a-roller", test_not_a_roller);
  ADD ("a-recording-ends-without-an-error", test_recording_ends);
  ADD ("garbage-before-good-lines-costs-no-line", test_garbage);
  ADD ("a-full-ring-drops-and-counts", test_full_ring);
  ADD ("anchor-and-configure-are-taken-up-in-order", test_commands);
  ADD ("the-last-of-a-burst-comes-without-another", test_leisure);
  ADD ("a-grave-alert-reaches-the-motor-while-the-main-loop-stands-still", test_reflex);
  ADD ("wishes-are-taken-up-in-order-and-recorded", test_wishes);
  ADD ("without-a-thread-no-command-is-lost", test_commands_without_thread);
  result = g_test_run ();
  rig_clean ();
  return result;
}
