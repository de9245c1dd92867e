/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plug in, pull out, plug in again: the session of one roller across its plugs.
 * DORSAL_RIG=1 lets it be slow and thorough. */

#include <dirent.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "fake-roller.h"
#include "rig.h"
#include "session.h"

static const FakeDevice first = { "ttyACM0", "1-1", "1209", "0001", "Dorsal", "Dorsal Roller Ref12", "A1B2C3" };
static const FakeDevice renamed = { "ttyACM1", "1-1", "1209", "0001", "Dorsal", "Dorsal Roller Ref12", "A1B2C3" };
static const FakeDevice other = { "ttyACM5", "1-2", "1209", "0001", "Dorsal", "Dorsal Roller Ref12", "ZZZ" };
static const FakeDevice bridge = { "ttyUSB0", "1-3", "1a86", "7523", NULL, "USB Serial", NULL };
static const FakeDevice bridge_back = { "ttyUSB1", "1-4", "1a86", "7523", NULL, "USB Serial", NULL };

typedef struct
{
  UMockdevTestbed *testbed;
  Session session;
} Case;

static void
set_up (Case *c, gconstpointer data)
{
  c->testbed = umockdev_testbed_new ();
  fake_ports_begin (c->testbed);
}

static void
tear_down (Case *c, gconstpointer data)
{
  session_end (&c->session);
  g_object_unref (c->testbed);
}

static guint
count_entries (const char *path)
{
  DIR *dir = opendir (path);
  guint n = 0;

  g_assert_nonnull (dir);
  while (readdir (dir) != NULL)
    n++;
  closedir (dir);
  return n;
}

static double
cpu_seconds (void)
{
  struct timespec spent;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &spent);
  return (double) spent.tv_sec + spent.tv_nsec * 1e-9;
}

/* Chosen and streaming. */
static FakeRoller *
begin_with (Case *c, const FakeDevice *device)
{
  g_autofree char *path = g_strconcat ("/dev/", device->name, NULL);
  FakeRoller *roller;

  session_begin (&c->session, NULL);
  roller = fake_roller_plug (c->testbed, device, "R1", FALSE);
  session_wait_for (dorsal_ports_lookup (c->session.ports, path) != NULL);
  session_choose (&c->session, path);
  session_wait_for (c->session.samples >= 5);
  return roller;
}

static void
test_hundred_times (Case *c, gconstpointer data)
{
  FakeRoller *roller = begin_with (c, &first);
  DorsalSensor *sensor = c->session.sensor;
  const guint cycles = g_getenv ("DORSAL_RIG") != NULL ? 1000 : 100;
  gint64 slowest_us = 0;
  guint fds, threads;

  fake_roller_unplug (roller);
  session_wait_for (dorsal_keeper_get_state (c->session.keeper) == DORSAL_KEEP_AWAY);
  fds = count_entries ("/proc/self/fd");
  threads = count_entries ("/proc/self/task");

  for (guint i = 0; i < cycles; i++)
    {
      gint64 before_us = g_get_monotonic_time ();
      gint64 time_us = c->session.time_us;

      roller = fake_roller_plug (c->testbed, i % 2 == 0 ? &renamed : &first, "R1", FALSE);
      session_wait_for (c->session.link == DORSAL_LINK_STREAMING && c->session.time_us > time_us);
      slowest_us = MAX (slowest_us, g_get_monotonic_time () - before_us);
      fake_roller_unplug (roller);
      session_wait_for (dorsal_keeper_get_state (c->session.keeper) == DORSAL_KEEP_AWAY);
      g_assert_true (dorsal_source_error_is_gone (c->session.error));
    }

  g_test_message ("slowest return of %u: %d ms", cycles, (int) (slowest_us / 1000));
  g_assert_cmpint (slowest_us, <=, 2 * G_USEC_PER_SEC);
  g_assert_true (c->session.sensor == sensor);
  g_assert_cmpuint (c->session.ends, ==, cycles + 1);
  g_assert_cmpuint (c->session.opens, ==, cycles);
  g_assert_cmpuint (dorsal_sensor_get_statistics (sensor).samples, ==, c->session.samples);
  /* Neither an fd nor a thread is left: the reader is gone while there is nothing to read. */
  g_assert_cmpuint (count_entries ("/proc/self/fd"), ==, fds);
  g_assert_cmpuint (count_entries ("/proc/self/task"), ==, threads);
}

static void
test_idle_while_away (Case *c, gconstpointer data)
{
  guint ms = g_getenv ("DORSAL_RIG") != NULL ? 10000 : 1000;
  double before;

  fake_roller_unplug (begin_with (c, &first));
  session_wait_for (dorsal_keeper_get_state (c->session.keeper) == DORSAL_KEEP_AWAY);
  dorsal_ports_set_searching (c->session.ports, TRUE);
  session_pass (150); /* the list settles */
  before = cpu_seconds ();
  session_pass (ms);
  before = cpu_seconds () - before;
  g_test_message ("CPU while unplugged: %.2f %%", before * 1e5 / ms);
  g_assert_cmpfloat (before * 1e3, <, ms * 0.02); /* with the test's own 50 wakes a second, and under sanitizers */
}

/* The gap is as wide as the host's time, and the same session goes on. */
static void
test_gap (Case *c, gconstpointer data)
{
  FakeRoller *roller = begin_with (c, &first);
  gint64 time_us;

  fake_roller_unplug (roller);
  session_wait_for (c->session.link == DORSAL_LINK_LOST);
  time_us = c->session.time_us;
  c->session.widest_us = 0;
  session_pass (300);
  roller = fake_roller_plug (c->testbed, &renamed, "R1", FALSE);
  session_wait_for (c->session.time_us > time_us);
  g_assert_cmpint (c->session.widest_us, >=, 300 * 1000);
  g_assert_cmpint (c->session.widest_us, <, 2300 * 1000);
  fake_roller_unplug (roller);
}

static void
test_two_rollers (Case *c, gconstpointer data)
{
  FakeRoller *mine = begin_with (c, &first);
  FakeRoller *theirs = fake_roller_plug (c->testbed, &other, "R2", FALSE);
  guint opens;

  fake_roller_unplug (mine);
  session_wait_for (dorsal_keeper_get_state (c->session.keeper) == DORSAL_KEEP_AWAY);
  session_pass (300);
  opens = c->session.opens;
  g_assert_cmpuint (opens, ==, 0); /* the other one is nobody's to open */
  mine = fake_roller_plug (c->testbed, &renamed, "R1", FALSE);
  session_wait_for (c->session.link == DORSAL_LINK_STREAMING);
  g_assert_cmpstr (c->session.serial, ==, "R1");
  fake_roller_unplug (mine);
  fake_roller_unplug (theirs);
}

/* A CH340 has no serial number: alone it is taken for itself, beside another only the newcomer is. */
static void
test_bridge (Case *c, gconstpointer data)
{
  FakeRoller *mine = begin_with (c, &bridge);
  FakePort *board = NULL;
  static const FakeDevice lookalike = { "ttyUSB7", "1-7", "1a86", "7523", NULL, "USB Serial", NULL };

  board = fake_port_plug (c->testbed, &lookalike);
  session_wait_for (dorsal_ports_lookup (c->session.ports, "/dev/ttyUSB7") != NULL);
  session_pass (1100); /* it was there before, for longer than hearsay takes */
  fake_roller_unplug (mine);
  session_wait_for (c->session.link == DORSAL_LINK_LOST);
  mine = fake_roller_plug (c->testbed, &bridge_back, "R1", FALSE);
  session_wait_for (dorsal_ports_lookup (c->session.ports, "/dev/ttyUSB1") != NULL);
  session_wait_for (c->session.link == DORSAL_LINK_STREAMING);
  g_assert_cmpstr (c->session.serial, ==, "R1");
  fake_roller_unplug (mine);
  fake_port_unplug (board);
}

static void
test_another_hello (Case *c, gconstpointer data)
{
  FakeRoller *roller = begin_with (c, &bridge);

  fake_roller_unplug (roller);
  session_wait_for (c->session.link == DORSAL_LINK_LOST);
  c->session.time_us = 0; /* a new session begins at 0 */
  roller = fake_roller_plug (c->testbed, &bridge_back, "R9", FALSE);
  session_wait_for (c->session.link == DORSAL_LINK_STREAMING);
  g_assert_cmpstr (c->session.serial, ==, "R9");
  g_assert_cmpint (c->session.widest_us, <, 300 * 1000);
  fake_roller_unplug (roller);
}

/* A program in its turn: busy until it lets go. */
static void
test_busy (Case *c, gconstpointer data)
{
  FakeRoller *roller = begin_with (c, &first);
  int fd;

  fake_roller_unplug (roller);
  session_wait_for (dorsal_keeper_get_state (c->session.keeper) == DORSAL_KEEP_AWAY);
  roller = fake_roller_plug (c->testbed, &renamed, "R1", FALSE);
  fd = open ("/dev/ttyACM1", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);

  session_wait_for (dorsal_keeper_get_why (c->session.keeper) == DORSAL_KEEP_WHY_BUSY);
  g_assert_false (dorsal_keeper_is_missed (c->session.keeper)); /* for half a second it may be anybody's */
  session_wait_for (dorsal_keeper_is_missed (c->session.keeper));
  g_assert_true (dorsal_source_error_is_busy (c->session.error));
  close (fd);
  session_wait_for (c->session.link == DORSAL_LINK_STREAMING);
  g_assert_false (dorsal_keeper_is_missed (c->session.keeper));
  fake_roller_unplug (roller);
}

/* What the fake port's node leads to: umockdev looks at the link, the kernel at the pty. */
static void
set_mode (const char *device, mode_t mode)
{
  char path[128];
  g_autofree char *node = g_build_filename ("/dev", device, NULL);
  gssize n = readlink (node, path, sizeof path - 1);

  g_assert_cmpint (n, >, 0);
  path[n] = '\0';
  g_assert_cmpint (chmod (path, mode), ==, 0);
}

/* Root without its right to open everything, from this thread on and in those it starts. FALSE: is not root. */
static gboolean
set_almighty (gboolean almighty)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct sets[2];
  const guint32 bits = 1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH;

  if (geteuid () != 0 || syscall (SYS_capget, &header, sets) != 0 || (sets[0].permitted & bits) != bits)
    return FALSE;
  sets[0].effective = almighty ? sets[0].effective | bits : sets[0].effective & ~bits;
  return syscall (SYS_capset, &header, sets) == 0;
}

/* udev gives a new node its group a moment later: waited out without a word. */
static void
test_denied_at_first (Case *c, gconstpointer data)
{
  FakeRoller *roller = begin_with (c, &first);
  gint64 before_us;

  if (!set_almighty (TRUE))
    {
      g_test_skip ("only root can play at having no rights");
      fake_roller_unplug (roller);
      return;
    }
  fake_roller_unplug (roller);
  session_wait_for (dorsal_keeper_get_state (c->session.keeper) == DORSAL_KEEP_AWAY);
  roller = fake_roller_plug (c->testbed, &renamed, "R1", FALSE);
  set_mode (renamed.name, 0);
  set_almighty (FALSE);
  before_us = g_get_monotonic_time ();
  session_wait_for (dorsal_keeper_get_why (c->session.keeper) == DORSAL_KEEP_WHY_DENIED);
  while (g_get_monotonic_time () - before_us < 400 * 1000)
    {
      session_turn ();
      g_assert_false (dorsal_keeper_is_missed (c->session.keeper));
    }
  g_assert_cmpuint (c->session.opens, >=, 3);
  set_mode (renamed.name, 0666);
  session_wait_for (c->session.link == DORSAL_LINK_STREAMING);
  g_assert_cmpint (g_get_monotonic_time () - before_us, <, 2 * G_USEC_PER_SEC);
  set_almighty (TRUE);
  fake_roller_unplug (roller);
}

/* Open, and silent: a hub that slept. It is opened anew once, and the session goes on. */
static void
test_silence (Case *c, gconstpointer data)
{
  FakeRoller *roller = begin_with (c, &first);
  gint64 time_us;

  fake_roller_set_mute (roller, TRUE);
  session_wait_for (c->session.link == DORSAL_LINK_SILENT);
  time_us = c->session.time_us;
  session_wait_for (c->session.opens == 1);
  fake_roller_set_mute (roller, FALSE);
  session_wait_for (c->session.link == DORSAL_LINK_STREAMING && c->session.time_us > time_us);
  g_assert_cmpuint (c->session.ends, ==, 0);
  fake_roller_unplug (roller);
}

/* A board without a word of hello: told, and left alone from then on, even when it comes again. */
static void
test_stranger (Case *c, gconstpointer data)
{
  FakeRoller *roller;

  session_begin (&c->session, NULL);
  roller = fake_roller_plug (c->testbed, &bridge, "R1", TRUE);
  session_wait_for (dorsal_ports_lookup (c->session.ports, "/dev/ttyUSB0") != NULL);
  session_choose (&c->session, "/dev/ttyUSB0");
  fake_roller_say (roller, "ATZ\r\nhello world\r\n");
  session_wait_for (c->session.ends == 1);
  g_assert_true (dorsal_sensor_error_is_not_a_roller (c->session.error));
  g_assert_cmpint (dorsal_keeper_get_state (c->session.keeper), ==, DORSAL_KEEP_OVER);
  fake_roller_unplug (roller);
  roller = fake_roller_plug (c->testbed, &bridge, "R1", FALSE);
  session_pass (300);
  g_assert_cmpuint (c->session.opens, ==, 0);
  fake_roller_unplug (roller);
}

/* Known by its numbers, but without a word this time: left alone until it is plugged in once more. */
static void
test_dumb_return (Case *c, gconstpointer data)
{
  FakeRoller *roller = begin_with (c, &first);

  fake_roller_unplug (roller);
  session_wait_for (dorsal_keeper_get_state (c->session.keeper) == DORSAL_KEEP_AWAY);
  roller = fake_roller_plug (c->testbed, &renamed, "R1", TRUE);
  session_wait_for (dorsal_keeper_get_why (c->session.keeper) == DORSAL_KEEP_WHY_STRANGER);
  session_pass (300);
  g_assert_cmpuint (c->session.opens, ==, 1);
  fake_roller_unplug (roller);
  roller = fake_roller_plug (c->testbed, &first, "R1", FALSE);
  session_wait_for (c->session.link == DORSAL_LINK_STREAMING);
  fake_roller_unplug (roller);
}

static void
test_cue (Case *c, gconstpointer data)
{
  FakeRoller *roller = begin_with (c, &first);
  gint64 before_us;

  dorsal_sensor_do (c->session.sensor, &(DorsalOrder){ DORSAL_ORDER_CUE, .cue = { DORSAL_CUE_UP, 500 } });
  session_wait_for (c->session.cue != DORSAL_CUE_RESULT_UNKNOWN);
  g_assert_cmpint (c->session.cue, ==, DORSAL_CUE_RESULT_DONE);
  g_assert_cmpint (dorsal_roller_get_cue (fake_roller_get (roller)), ==, DORSAL_CUE_UP);

  /* Nobody answers: given up, and nobody waited. */
  fake_roller_set_mute (roller, TRUE);
  c->session.cue = DORSAL_CUE_RESULT_UNKNOWN;
  before_us = g_get_monotonic_time ();
  dorsal_sensor_do (c->session.sensor, &(DorsalOrder){ DORSAL_ORDER_CUE, .cue = { DORSAL_CUE_TICK, 50 } });
  g_assert_cmpint (g_get_monotonic_time () - before_us, <, 50 * 1000);
  session_wait_for (c->session.cue != DORSAL_CUE_RESULT_UNKNOWN);
  g_assert_cmpint (c->session.cue, ==, DORSAL_CUE_RESULT_UNANSWERED);
  g_assert_cmpint (g_get_monotonic_time () - before_us, >=, 200 * 1000);
  g_assert_cmpint (g_get_monotonic_time () - before_us, <, 1000 * 1000);
  fake_roller_unplug (roller);
}

#define ADD(path, func) g_test_add ("/sensor/replug/" path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-hundred-plugs-lose-no-session-no-fd-and-no-thread", test_hundred_times);
  ADD ("nothing-runs-while-it-is-away", test_idle_while_away);
  ADD ("the-gap-is-as-wide-as-the-absence", test_gap);
  ADD ("of-two-rollers-the-own-one-is-opened", test_two_rollers);
  ADD ("without-a-serial-number-only-the-newcomer-is-it", test_bridge);
  ADD ("another-rollers-hello-is-another-session", test_another_hello);
  ADD ("busy-is-waited-for-and-told", test_busy);
  ADD ("denied-at-first-is-waited-out", test_denied_at_first);
  ADD ("silence-opens-it-anew-once", test_silence);
  ADD ("a-stranger-is-opened-once-only", test_stranger);
  ADD ("who-comes-back-dumb-gets-another-chance", test_dumb_return);
  ADD ("a-cue-reaches-the-motor-and-nobody-waits", test_cue);
  return g_test_run ();
}
