/* SPDX-License-Identifier: GPL-3.0-or-later */

/* USB serial ports that umockdev makes up: what the list says of them, and how one is
 * opened, read and unplugged. */

#include "fake-port.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>

#include "rig.h"
#include "sensor/port.h"

static const FakeDevice roller = { "ttyACM0", "1-1", "1209", "d0f5", "Dorsal", "Roller Ref12", "A1B2C3" };
static const FakeDevice bridge = { "ttyUSB10", "1-2", "1a86", "7523", NULL, "USB Serial", NULL };
static const FakeDevice second = { "ttyUSB2", "1-3", "0403", "6001", "FTDI", "FTDI FT232R", "F9" };

typedef struct
{
  UMockdevTestbed *testbed;
} Case;

static void
set_up (Case *c, gconstpointer data)
{
  c->testbed = umockdev_testbed_new ();
}

static void
tear_down (Case *c, gconstpointer data)
{
  g_object_unref (c->testbed);
}

static void
test_empty (Case *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ports = NULL;

  fake_ports_begin (c->testbed); /* a testbed is bare of even the class; a computer is not */
  ports = dorsal_port_list (&error);
  g_assert_no_error (error);
  g_assert_cmpuint (ports->len, ==, 0);
}

static void
test_no_access (Case *c, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dorsal_port_list (&error));
  g_assert_true (dorsal_source_error_is_denied (error));
}

static void
test_list (Case *c, gconstpointer data)
{
  FakePort *plugged[] = {
    fake_port_plug (c->testbed, &bridge),
    fake_port_plug (c->testbed, &roller),
    fake_port_plug (c->testbed, &second),
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ports = dorsal_port_list (&error);
  g_autofree char *label = NULL;
  g_autofree char *bridge_label = NULL;
  g_autofree char *second_label = NULL;
  DorsalPort *port;

  g_assert_no_error (error);
  g_assert_cmpuint (ports->len, ==, 3);

  port = ports->pdata[0];
  label = dorsal_port_dup_label (port);
  g_assert_cmpstr (dorsal_port_get_name (port), ==, "ttyACM0");
  g_assert_cmpstr (dorsal_port_get_path (port), ==, "/dev/ttyACM0");
  g_assert_cmpstr (dorsal_port_get_manufacturer (port), ==, "Dorsal");
  g_assert_cmpstr (dorsal_port_get_product (port), ==, "Roller Ref12");
  g_assert_cmpstr (dorsal_port_get_serial (port), ==, "A1B2C3");
  g_assert_cmphex (dorsal_port_get_vid (port), ==, 0x1209);
  g_assert_cmphex (dorsal_port_get_pid (port), ==, 0xd0f5);
  g_assert_cmpstr (label, ==, "Dorsal Roller Ref12 (ttyACM0)");

  port = ports->pdata[1];
  second_label = dorsal_port_dup_label (port);
  g_assert_cmpstr (second_label, ==, "FTDI FT232R (ttyUSB2)");

  port = ports->pdata[2];
  bridge_label = dorsal_port_dup_label (port);
  g_assert_null (dorsal_port_get_manufacturer (port));
  g_assert_null (dorsal_port_get_serial (port));
  g_assert_cmpstr (bridge_label, ==, "USB Serial (ttyUSB10)");

  for (gsize i = 0; i < G_N_ELEMENTS (plugged); i++)
    fake_port_unplug (plugged[i]);
}

static void
test_new_and_gone (Case *c, gconstpointer data)
{
  FakePort *plugged = fake_port_plug (c->testbed, &roller);
  DorsalPort *port = dorsal_port_new_for_path ("/dev/ttyACM0");

  g_assert_nonnull (port);
  g_assert_finalize_object (port);
  g_assert_null (dorsal_port_new_for_path ("/dev/ttyACM7"));
  fake_port_unplug (plugged);
}

static void
read_all_of (DorsalSource *source, guint8 *buffer, gsize n)
{
  for (gsize got = 0; got < n;)
    {
      struct pollfd p = { .fd = dorsal_source_fd (source), .events = POLLIN };
      gssize part;

      g_assert_cmpint (poll (&p, 1, 5000), ==, 1);
      part = dorsal_source_read (source, buffer + got, n - got, 0, NULL);
      g_assert_cmpint (part, >, 0);
      got += (gsize) part;
    }
}

/* By name and by path, with raw bytes both ways. */
static void
test_open (Case *c, gconstpointer data)
{
  const char *names[] = { "ttyUSB10", "/dev/ttyUSB10" };
  FakePort *plugged = fake_port_plug (c->testbed, &bridge);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DorsalSource) source = dorsal_source_new_for_name (names[i], -1, &error);
      g_autofree char *said = NULL;
      struct termios t;
      guint8 buffer[9];
      int exclusive = 0;

      g_assert_no_error (error);
      g_assert_cmpstr (source->table->kind, ==, "serial");
      g_assert_cmpstr (source->name, ==, "USB Serial (ttyUSB10)");
      g_assert_true (dorsal_source_open (source, 0, &error));
      g_assert_no_error (error);
      g_assert_cmpint (dorsal_source_read (source, buffer, sizeof buffer, 0, &error), ==, 0);

      g_assert_cmpint (tcgetattr (dorsal_source_fd (source), &t), ==, 0);
      g_assert_cmpuint (cfgetospeed (&t), ==, B115200);
      g_assert_cmpuint (t.c_cflag & (CRTSCTS | HUPCL | CSIZE), ==, CS8);
      g_assert_cmpuint (t.c_iflag & (IXON | IXOFF), ==, 0);
      g_assert_cmpuint (t.c_cc[VMIN], ==, 1);
      g_assert_cmpint (fcntl (dorsal_source_fd (source), F_GETFD) & FD_CLOEXEC, ==, FD_CLOEXEC);
      g_assert_cmpint (ioctl (dorsal_source_fd (source), TIOCGEXCL, &exclusive), ==, 0);
      g_assert_cmpint (exclusive, ==, 1);

      rig_write (fake_port_get_master (plugged), "\x11\x13\x03\r\n\0\xff ok", 9);
      read_all_of (source, buffer, 9);
      g_assert_cmpmem (buffer, 9, "\x11\x13\x03\r\n\0\xff ok", 9);

      g_assert_true (dorsal_source_write (source, "$RLQ*FE47\r\n", 11));
      said = rig_read_all (fake_port_get_master (plugged));
      g_assert_cmpstr (said, ==, "$RLQ*FE47\r\n");
    }
  fake_port_unplug (plugged);
}

static void
test_busy (Case *c, gconstpointer data)
{
  FakePort *plugged = fake_port_plug (c->testbed, &roller);
  g_autoptr (DorsalSource) first = dorsal_source_serial_new ("/dev/ttyACM0", 0);
  g_autoptr (DorsalSource) other = dorsal_source_serial_new ("/dev/ttyACM0", 0);
  g_autoptr (GError) error = NULL;

  g_assert_true (dorsal_source_open (first, 0, NULL));
  g_assert_false (dorsal_source_open (other, 0, &error));
  g_assert_true (dorsal_source_error_is_busy (error));
  rig_assert_says (error, "/dev/ttyACM0");
  fake_port_unplug (plugged);
}

static void
test_unplug (Case *c, gconstpointer data)
{
  FakePort *plugged = fake_port_plug (c->testbed, &roller);
  g_autoptr (DorsalSource) source = dorsal_source_serial_new ("/dev/ttyACM0", 0);
  g_autoptr (GError) error = NULL;
  guint8 buffer[16];

  g_assert_true (dorsal_source_open (source, 0, NULL));
  fake_port_unplug (plugged);
  g_assert_cmpint (dorsal_source_read (source, buffer, sizeof buffer, 0, &error), ==, -1);
  g_assert_true (dorsal_source_error_is_gone (error));
  rig_assert_says (error, "/dev/ttyACM0");
  g_assert_cmpint (dorsal_source_fd (source), ==, -1);

  g_clear_error (&error);
  g_assert_false (dorsal_source_open (source, 0, &error));
  g_assert_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_NOT_FOUND);

  g_clear_error (&error);
  plugged = fake_port_plug (c->testbed, &roller);
  g_assert_true (dorsal_source_open (source, 0, &error));
  fake_port_unplug (plugged);
}

#define ADD(path, func) g_test_add (path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/sensor/port/new-and-gone", test_new_and_gone);
  ADD ("/sensor/port/none-is-an-empty-list", test_empty);
  ADD ("/sensor/port/no-access-is-an-error", test_no_access);
  ADD ("/sensor/port/the-list-says-what-each-device-says", test_list);
  ADD ("/sensor/source-serial/bytes-go-both-ways-unchanged", test_open);
  ADD ("/sensor/source-serial/one-program-at-a-time", test_busy);
  ADD ("/sensor/source-serial/unplugged-is-gone-and-may-come-back", test_unplug);
  return g_test_run ();
}
