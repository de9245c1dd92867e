/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole roller on a board made of variables: no clock but ours. */

#include "rig.h"

#include <string.h>

#include "roller.h"

typedef struct
{
  guint32 now_us;
  guint room; /* bytes the line takes before it is full; it never empties by itself */
  guint speed;
  gboolean imu, button, motor_well, measuring, there;
  guint16 cells[BOARD_CELLS];
  gint16 ax;
  MotorPattern pattern;
  guint ttl_ms;
  GString *said;
  GString *asked;
} Board;

static Board board;
static Roller roller;

uint32_t board_now_us (void) { return board.now_us; }
void board_measure (void) { board.measuring = TRUE; }
bool board_button (void) { return board.button; }
bool board_motor_well (void) { return board.motor_well; }
uint16_t board_supply_mv (void) { return 4980; }
const char *board_serial (void) { return "T-1"; }
void board_alive (void) {}
uint32_t board_line_speed (void) { return board.speed; }
bool board_host_there (void) { return board.there; }

bool
board_measured (Measurement *ret_measurement)
{
  if (!board.measuring)
    return FALSE;
  board.measuring = FALSE;
  memcpy (ret_measurement->cells, board.cells, sizeof board.cells);
  ret_measurement->imu = board.imu;
  ret_measurement->reading = (AngleReading){ board.ax, 0, 8192, 0 };
  return TRUE;
}

int16_t
board_read (void)
{
  int16_t byte;

  if (!board.asked->len)
    return -1;
  byte = (guint8) board.asked->str[0];
  g_string_erase (board.asked, 0, 1);
  return byte;
}

bool
board_send (const char *bytes, uint8_t n)
{
  if (n > board.room)
    return FALSE;
  board.room -= n;
  g_string_append_len (board.said, bytes, n);
  return TRUE;
}

void
board_motor (MotorPattern pattern, uint16_t ttl_ms)
{
  board.pattern = pattern;
  board.ttl_ms = ttl_ms;
}

static void
begin (guint speed)
{
  board = (Board){ .now_us = 0u - 500000, .room = G_MAXUINT, .speed = speed, .imu = TRUE, .motor_well = TRUE,
                   .there = TRUE };
  board.said = g_string_new (NULL);
  board.asked = g_string_new (NULL);
  roller_init (&roller);
}

static void
end (void)
{
  g_string_free (board.said, TRUE);
  g_string_free (board.asked, TRUE);
}

/* Lives for so long, half a millisecond a step. */
static void
live (guint ms)
{
  for (guint i = 0; i < ms * 2; i++, board.now_us += 500)
    roller_step (&roller);
}

/* What it said since; every line must be good. */
static GArray *
said (void)
{
  DorsalFrameReader reader = { 0 };
  GArray *frames = rig_read (&reader, board.said->str, board.said->len, 7);

  g_assert_cmpuint (reader.statistics.crc + reader.statistics.malformed + reader.statistics.unknown, ==, 0);
  g_string_truncate (board.said, 0);
  return frames;
}

static guint
count (GArray *frames, DorsalFrameKind kind)
{
  guint n = 0;

  for (guint i = 0; i < frames->len; i++)
    n += g_array_index (frames, DorsalFrame, i).kind == kind;
  return n;
}

static const DorsalFrame *
last (GArray *frames, DorsalFrameKind kind)
{
  for (guint i = frames->len; i > 0; i--)
    if (g_array_index (frames, DorsalFrame, i - 1).kind == kind)
      return &g_array_index (frames, DorsalFrame, i - 1);
  g_assert_not_reached ();
}

static void
ask (const char *body)
{
  rig_say (board.asked, body);
}

static void
test_hello (void)
{
  g_autoptr (GArray) first = NULL, later = NULL, streaming = NULL;
  const DorsalHello *hello;

  begin (64000);
  live (1000);
  first = said ();
  g_assert_cmpuint (first->len, ==, 1);
  hello = &last (first, DORSAL_FRAME_HELLO)->hello;
  g_assert_cmpstr (hello->serial, ==, "T-1");
  g_assert_cmpuint (hello->n_cells, ==, 8);
  g_assert_cmpuint (hello->full_scale, ==, 1023);
  g_assert_cmpint (hello->angle, ==, DORSAL_ANGLE_IMU);
  g_assert_cmpint (hello->unit, ==, DORSAL_UNIT_RAW);
  g_assert_true (hello->has_cue);
  live (10000);
  later = said ();
  g_assert_cmpuint (count (later, DORSAL_FRAME_HELLO), ==, 2);
  ask ("RLC,start,100");
  ask ("RLQ");
  live (11000);
  streaming = said ();
  g_assert_cmpuint (count (streaming, DORSAL_FRAME_HELLO), ==, 1);
  g_assert_cmpuint (count (streaming, DORSAL_FRAME_STATUS), ==, 10);
  end ();
}

static void
test_rates (void)
{
  static const struct
  {
    guint speed, asked, got;
  } rows[] = { { 64000, 1, 10 },    { 64000, 10, 10 },  { 64000, 33, 33 },   { 64000, 100, 100 },  { 64000, 200, 200 },
               { 64000, 1000, 200 }, { 11520, 100, 100 }, { 11520, 200, 126 }, { 25000, 200, 200 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *body = g_strdup_printf ("RLC,start,%u", rows[i].asked);
      g_autoptr (GArray) frames = NULL;
      guint n;

      begin (rows[i].speed);
      live (1000);
      g_array_unref (said ());
      ask (body);
      live (10000);
      frames = said ();
      g_assert_true (last (frames, DORSAL_FRAME_ANSWER)->answer.ok);
      g_assert_cmpuint (g_ascii_strtoull (last (frames, DORSAL_FRAME_ANSWER)->answer.reason, NULL, 10), ==, rows[i].got);
      n = count (frames, DORSAL_FRAME_SAMPLE);
      g_assert_cmpuint (n, >=, rows[i].got * 10 * 995 / 1000 - 1);
      g_assert_cmpuint (n, <=, rows[i].got * 10 * 1005 / 1000 + 1);
      g_assert_cmpuint (last (frames, DORSAL_FRAME_STATUS)->status.overruns, ==, 0);
      end ();
    }
}

static void
test_full_line (void)
{
  g_autoptr (GArray) frames = NULL;
  guint16 seq;

  begin (64000);
  live (1000);
  ask ("RLC,start,100");
  live (500);
  frames = said ();
  seq = last (frames, DORSAL_FRAME_SAMPLE)->sample.seq;
  g_clear_pointer (&frames, g_array_unref);
  board.room = 100;
  live (2000);
  ask ("RLC,stop");
  live (100);
  board.room = G_MAXUINT;
  live (100);
  frames = said ();
  /* Whole lines only; what was lost is counted, and the answer waited. */
  g_assert_false (last (frames, DORSAL_FRAME_ANSWER)->answer.ok == FALSE);
  g_assert_cmpuint (roller.overruns, >, 150);
  g_assert_cmpuint ((guint16) (roller.seq - seq - 1), ==, roller.overruns + count (frames, DORSAL_FRAME_SAMPLE));
  end ();
}

static void
test_imu_gone (void)
{
  g_autoptr (GArray) gone = NULL, back = NULL;

  begin (64000);
  live (1000);
  ask ("RLC,start,100");
  live (1000);
  g_array_unref (said ());
  board.imu = FALSE;
  live (1000);
  ask ("RLC,zero");
  live (10);
  gone = said ();
  g_assert_cmpint (last (gone, DORSAL_FRAME_HELLO)->hello.angle, ==, DORSAL_ANGLE_NONE);
  g_assert_false (last (gone, DORSAL_FRAME_ANSWER)->answer.ok);
  /* Between the last measured angle and the confession not one sample. */
  for (guint i = 0; i < gone->len; i++)
    {
      if (g_array_index (gone, DorsalFrame, i).kind == DORSAL_FRAME_HELLO)
        break;
      g_assert_cmpint (g_array_index (gone, DorsalFrame, i).kind, !=, DORSAL_FRAME_SAMPLE);
    }
  g_assert_cmpuint (count (gone, DORSAL_FRAME_SAMPLE), >, 80);
  board.imu = TRUE;
  live (2000);
  back = said ();
  g_assert_cmpuint (count (back, DORSAL_FRAME_HELLO), ==, 1);
  g_assert_cmpint (last (back, DORSAL_FRAME_HELLO)->hello.angle, ==, DORSAL_ANGLE_IMU);
  end ();
}

static void
test_events (void)
{
  static const struct
  {
    const char *name;
    DorsalRollerEvent event;
  } rows[] = { { "button", DORSAL_ROLLER_EVENT_BUTTON }, { "shorted", DORSAL_ROLLER_EVENT_SENSOR_FAULT },
               { "motor", DORSAL_ROLLER_EVENT_MOTOR_FAULT }, { "lift", DORSAL_ROLLER_EVENT_LIFT } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GArray) frames = NULL;
      const DorsalFrame *event;

      begin (64000);
      live (1000);
      ask ("RLC,start,100");
      live (100);
      g_array_unref (said ());
      board.button = i == 0;
      board.cells[5] = i == 1 ? 1023 : 0;
      board.motor_well = i != 2;
      board.ax = i == 3 ? 6000 : 0;
      live (400);
      board.button = FALSE;
      live (2000);
      ask ("RLC,cue,stop,700");
      live (50);
      frames = said ();
      g_assert_cmpuint (count (frames, DORSAL_FRAME_EVENT), ==, 1);
      event = last (frames, DORSAL_FRAME_EVENT);
      g_assert_cmpint (event->event.event, ==, rows[i].event);
      g_assert_cmpint (last (frames, DORSAL_FRAME_SAMPLE)->sample.cells[5], ==, i == 1 ? -1 : 0);
      g_assert_cmpint (last (frames, DORSAL_FRAME_ANSWER)->answer.ok, ==, i != 2);
      g_assert_cmpint (board.pattern, ==, i == 2 ? MOTOR_QUIET : MOTOR_STOP);
      g_assert_cmpuint (board.ttl_ms, ==, i == 2 ? 0 : 700);
      if (event->event.event == DORSAL_ROLLER_EVENT_SENSOR_FAULT)
        g_assert_cmpuint (event->event.cell, ==, 5);
      end ();
    }
}

/* Loaded, it is under somebody, however it leans. */
static void
test_no_lift_under_load (void)
{
  g_autoptr (GArray) frames = NULL;

  begin (64000);
  live (1000);
  board.ax = 6000;
  board.cells[2] = 300;
  live (3000);
  frames = said ();
  g_assert_cmpuint (count (frames, DORSAL_FRAME_EVENT), ==, 0);
  end ();
}

static void
test_host_gone (void)
{
  g_autoptr (GArray) frames = NULL;

  begin (64000);
  live (1000);
  ask ("RLC,start,100");
  live (500);
  board.there = FALSE;
  live (500);
  g_array_unref (said ());
  board.there = TRUE;
  live (500);
  frames = said ();
  g_assert_cmpuint (frames->len, ==, 1);
  g_assert_cmpint (g_array_index (frames, DorsalFrame, 0).kind, ==, DORSAL_FRAME_HELLO);
  end ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/firmware/roller/says-hello-at-boot-when-asked-and-when-idle", test_hello);
  g_test_add_func ("/firmware/roller/streams-at-the-rate-it-answers", test_rates);
  g_test_add_func ("/firmware/roller/a-full-line-loses-whole-samples-and-says-so", test_full_line);
  g_test_add_func ("/firmware/roller/an-angle-that-was-not-measured-is-never-sent", test_imu_gone);
  g_test_add_func ("/firmware/roller/what-happens-is-said-once", test_events);
  g_test_add_func ("/firmware/roller/under-load-it-is-not-lifted", test_no_lift_under_load);
  g_test_add_func ("/firmware/roller/an-opened-port-is-greeted-anew", test_host_gone);
  return g_test_run ();
}
