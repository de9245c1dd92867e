/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Motor, button, IMU registers, USB descriptors: the small rules. */

#include <glib.h>
#include <string.h>

#include "avr/usb-descriptors.h"
#include "button.h"
#include "imu.h"
#include "motor.h"

static void
test_ttl (void)
{
  for (guint pattern = MOTOR_QUIET; pattern <= MOTOR_STOP; pattern++)
    for (guint ttl = 0; ttl <= 2500; ttl += 7)
      {
        Motor motor = motor_start ((MotorPattern) pattern, (uint16_t) ttl);

        for (guint ms = 1; ms <= 3000; ms++)
          {
            gboolean on = motor_tick (&motor);
            g_assert_false (on && ms > MIN (ttl, MOTOR_TTL_MAX_MS));
          }
      }
}

static void
test_patterns (void)
{
  static const struct
  {
    MotorPattern pattern;
    guint pulses, on_ms;
  } rows[] = { { MOTOR_QUIET, 0, 0 }, { MOTOR_TICK, 1, 60 }, { MOTOR_INHALE, 1, 300 }, { MOTOR_EXHALE, 2, 400 },
               { MOTOR_DONE, 1, 900 }, { MOTOR_UP, 3, 450 }, { MOTOR_STOP, 1, 2000 }, { (MotorPattern) 7, 0, 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Motor motor = motor_start (rows[i].pattern, 2000);
      gboolean before = FALSE;
      guint pulses = 0, on_ms = 0;

      for (guint ms = 0; ms < 3000; ms++)
        {
          gboolean on = motor_tick (&motor);
          pulses += on && !before;
          on_ms += on;
          before = on;
        }
      g_assert_cmpuint (pulses, ==, rows[i].pulses);
      g_assert_cmpuint (on_ms, ==, rows[i].on_ms);
    }
}

/* The contact is closed from press to release; bounce: it flutters for that long, both ways. Counts in ret_n. */
static void
press (Button *button, guint32 start, guint held_ms, guint bounce_ms, guint ret_n[3])
{
  ret_n[0] = ret_n[1] = ret_n[2] = 0;
  for (guint ms = 0; ms < held_ms + 500; ms += 5)
    {
      gboolean pressed = ms < held_ms;

      if (ms < bounce_ms || (ms >= held_ms && ms < held_ms + bounce_ms))
        pressed = ms / 5 % 2;
      ret_n[button_step (button, pressed, start + ms)]++;
    }
}

static void
test_button (void)
{
  static const struct
  {
    guint held, bounce, n_short, n_long;
  } rows[] = { { 10, 0, 0, 0 }, { 40, 0, 1, 0 }, { 100, 15, 1, 0 }, { 780, 15, 1, 0 }, { 900, 15, 0, 1 }, { 5000, 15, 0, 1 } };
  Button button = { 0 };
  guint n[3];

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      /* The last milliseconds before the clock runs over, too. */
      press (&button, 0u - 300 * i, rows[i].held, rows[i].bounce, n);
      g_assert_cmpuint (n[BUTTON_SHORT], ==, rows[i].n_short);
      g_assert_cmpuint (n[BUTTON_LONG], ==, rows[i].n_long);
    }
}

static void
test_imu (void)
{
  const uint8_t data[IMU_BYTES] = { 0x01, 0x02, 0xff, 0xfe, 0x20, 0x00, 9, 9, 0x80, 0x00 };
  const uint8_t asleep[IMU_BYTES] = { 0 };
  AngleReading reading;
  Imu imu = { 0 };

  for (guint i = 0; i < 5; i++)
    {
      g_assert_cmpuint (imu_next (&imu).n_read, ==, 0);
      g_assert_false (imu_done (&imu, TRUE, asleep, &reading));
    }
  g_assert_cmpuint (imu_next (&imu).n_read, ==, IMU_BYTES);
  g_assert_true (imu_done (&imu, TRUE, data, &reading));
  g_assert_cmpint (reading.ax, ==, 0x102);
  g_assert_cmpint (reading.ay, ==, -2);
  g_assert_cmpint (reading.az, ==, 8192);
  g_assert_cmpint (reading.gx, ==, -32768);
  /* Reset behind our back, or unplugged: set up from the beginning. */
  g_assert_false (imu_done (&imu, TRUE, asleep, &reading));
  g_assert_cmphex (imu_next (&imu).bytes[0], ==, 0x6b);
  imu.step = 5;
  g_assert_false (imu_done (&imu, FALSE, data, &reading));
  g_assert_cmpuint (imu_next (&imu).n_read, ==, 0);
}

/* Lengths add up, and nothing invites a modem manager. */
static void
test_usb (void)
{
  const uint8_t *bytes = usb_configuration_descriptor;
  guint interfaces = 0, endpoints = 0, at = 0;
  gboolean acm = FALSE;
  uint8_t string[66];

  g_assert_cmpuint (usb_device_descriptor[0], ==, sizeof usb_device_descriptor);
  g_assert_cmpuint (bytes[2] | bytes[3] << 8, ==, sizeof usb_configuration_descriptor);
  for (; at < sizeof usb_configuration_descriptor; at += bytes[at])
    {
      g_assert_cmpuint (bytes[at], >=, 4);
      if (bytes[at + 1] == 4)
        {
          g_assert_cmpuint (bytes[at + 2], ==, interfaces++);
          g_assert_cmpuint (bytes[at + 7], ==, 0); /* no protocol: no AT commands */
        }
      if (bytes[at + 1] == 5)
        endpoints++;
      if (bytes[at + 1] == 0x24 && bytes[at + 2] == 2)
        {
          acm = TRUE;
          g_assert_cmphex (bytes[at + 3] & ~0x02, ==, 0);
        }
    }
  g_assert_cmpuint (at, ==, sizeof usb_configuration_descriptor);
  g_assert_cmpuint (interfaces, ==, bytes[4]);
  g_assert_cmpuint (endpoints, ==, 3);
  g_assert_true (acm);
  g_assert_cmpuint (usb_string_descriptor (3, "A1", string), ==, 6);
  g_assert_cmpmem (string, 6, "\6\3A\0001\0", 6);
  g_assert_cmpuint (usb_string_descriptor (3, "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345", string), ==, 66);
  g_assert_cmpuint (usb_string_descriptor (9, "A1", string), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/firmware/motor/never-runs-past-its-ttl", test_ttl);
  g_test_add_func ("/firmware/motor/each-pattern-has-its-pulses", test_patterns);
  g_test_add_func ("/firmware/button/one-press-is-one-event", test_button);
  g_test_add_func ("/firmware/imu/what-was-not-set-up-is-no-reading", test_imu);
  g_test_add_func ("/firmware/usb/descriptors-add-up-and-offer-no-at-commands", test_usb);
  return g_test_run ();
}
