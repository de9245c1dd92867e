/* SPDX-License-Identifier: GPL-3.0-or-later */

/* dorsalctl on a pty while things happen to it: opened again, unplugged, told to end. */

#include <gio/gio.h>
#include <signal.h>
#include <string.h>

#include "rig.h"
#include "run.h"

static void
test_on_pty (void)
{
  g_autofree char *truth = g_build_filename (rig_folder (), "live.csv", NULL);
  g_autoptr (Child) roller = child_new ("simulate --minutes 0.01 --truth %s", truth);
  g_autofree char *path = child_read (roller);
  g_autoptr (Child) monitor = child_new ("monitor %s", path);
  g_autofree char *last = NULL;
  g_autofree char *text = NULL;

  /* It streams from when it is started, so not one sample is missed. */
  g_assert_cmpint (child_finish (monitor, &last), ==, 0);
  g_assert_cmpint (number_after (last, "\"samples\":"), ==, 60);
  g_assert_cmpint (number_after (last, "\"lost\":"), ==, 0);
  g_assert_cmpint (child_finish (roller, NULL), ==, 0);
  g_assert_true (g_file_get_contents (truth, &text, NULL, NULL));
  g_assert_cmpuint (count_lines (text), ==, 2 + 60);
}

static void
test_reopened (void)
{
  g_autoptr (Child) roller = child_new ("simulate");
  g_autofree char *path = child_read (roller);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (Child) monitor = child_new ("monitor %s", path);
      g_autofree char *sample = child_read_until (monitor, "{\"seq\":");

      g_subprocess_send_signal (monitor->process, SIGTERM);
      g_assert_cmpint (child_finish (monitor, NULL), ==, 0);
    }
  g_subprocess_send_signal (roller->process, SIGINT);
  g_assert_cmpint (child_finish (roller, NULL), ==, 0);
}

static void
test_signals (void)
{
  const int signals[] = { SIGINT, SIGTERM };

  for (gsize i = 0; i < G_N_ELEMENTS (signals); i++)
    {
      g_autoptr (Child) monitor = child_new ("monitor demo");
      g_autofree char *sample = child_read_until (monitor, "{\"seq\":");
      g_autofree char *last = NULL;

      g_subprocess_send_signal (monitor->process, signals[i]);
      g_assert_cmpint (child_finish (monitor, &last), ==, 0);
      g_assert_true (g_str_has_prefix (last, "{\"event\":\"statistics\""));
    }
}

static void
test_each_sample_at_once (void)
{
  g_autofree char *hello = rig_hello ("A1");
  g_autoptr (Child) monitor = NULL;
  RigCable cable;

  rig_cable_open (&cable);
  monitor = child_new ("monitor %s", cable.path);
  rig_write (cable.master, hello, strlen (hello));
  g_free (child_read_until (monitor, "\"hello\""));
  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *sample = rig_sample (i, i * 10000, 0, 0);
      g_autofree char *want = g_strdup_printf ("{\"seq\":%u,", i);

      rig_write (cable.master, sample, strlen (sample));
      g_free (child_read_until (monitor, want));
    }
  rig_cable_unplug (&cable);
}

static void
test_unplugged (void)
{
  g_autoptr (GString) ride = rig_ride (1, 50);
  g_autoptr (Child) monitor = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *last = NULL;
  RigCable cable;

  rig_cable_open (&cable);
  monitor = child_new ("monitor %s", cable.path);
  rig_write (cable.master, ride->str, ride->len);
  g_free (child_read_until (monitor, "{\"seq\":50,"));
  rig_cable_unplug (&cable);
  lost = child_read_until (monitor, "\"lost\"");
  g_assert_true (g_str_has_prefix (lost, "{\"event\":\"link\""));
  g_assert_cmpint (child_finish (monitor, &last), ==, 0);
  g_assert_cmpint (number_after (last, "\"samples\":"), ==, 50);
}

static void
test_unplugged_before_a_word (void)
{
  g_autoptr (Child) monitor = NULL;
  g_autofree char *asked = NULL;
  RigCable cable;

  rig_cable_open (&cable);
  monitor = child_new ("monitor %s", cable.path);
  while (asked == NULL || *asked == '\0')
    {
      g_free (asked);
      asked = rig_read_all (cable.master);
    }
  rig_cable_unplug (&cable);
  g_assert_cmpint (child_finish (monitor, NULL), ==, 1);
}

static void
test_nobody_reads (void)
{
  g_autoptr (Child) monitor = child_new ("monitor demo --pace 0");
  g_autofree char *sample = child_read_until (monitor, "{\"seq\":");

  g_input_stream_close (G_INPUT_STREAM (monitor->out), NULL, NULL);
  g_subprocess_wait (monitor->process, NULL, NULL);
  g_assert_true (g_subprocess_get_if_exited (monitor->process));
  g_assert_cmpint (g_subprocess_get_exit_status (monitor->process), ==, 0);
}

/* It opens the port it is given, hears a roller, and says so. */
static void
test_doctor (void)
{
  g_autoptr (Child) roller = child_new ("simulate");
  g_autofree char *path = child_read (roller);
  g_auto (Run) well = run ("doctor %s", path);
  g_auto (Run) nowhere = run ("doctor /dev/ttyACM99");
  g_auto (Run) recording = run ("doctor %s", g_getenv ("DORSALCTL"));

  g_assert_cmpint (well.status, ==, 0);
  g_assert_nonnull (strstr (well.out, "[fine]"));
  g_assert_nonnull (strstr (well.out, path));
  g_assert_cmpint (nowhere.status, ==, 1);
  g_assert_cmpint (recording.status, ==, 2);
}

static void
test_doctor_and_a_later_version (void)
{
  static const char says[] = "OK\r\n$RLH,proto=3*9076\r\n";
  g_autoptr (Child) doctor = NULL;
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  RigCable cable;

  rig_cable_open (&cable);
  rig_write (cable.master, says, strlen (says));
  doctor = child_new ("doctor %s", cable.path);
  title = child_read (doctor);
  text = child_read (doctor);
  g_assert_nonnull (strstr (title, "[version]"));
  g_assert_nonnull (strstr (text, "version 3"));
  g_assert_cmpint (child_finish (doctor, NULL), ==, 1);
  rig_cable_unplug (&cable);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ctl/live/a-whole-ride-on-a-pty", test_on_pty);
  g_test_add_func ("/ctl/live/a-roller-may-be-opened-again", test_reopened);
  g_test_add_func ("/ctl/live/a-signal-ends-with-statistics", test_signals);
  g_test_add_func ("/ctl/live/each-sample-is-a-line-at-once", test_each_sample_at_once);
  g_test_add_func ("/ctl/live/unplugged-after-data-is-no-failure", test_unplugged);
  g_test_add_func ("/ctl/live/unplugged-before-a-word-is-one", test_unplugged_before_a_word);
  g_test_add_func ("/ctl/live/ends-quietly-when-nobody-reads", test_nobody_reads);
  g_test_add_func ("/ctl/live/the-doctor-hears-a-roller", test_doctor);
  g_test_add_func ("/ctl/live/the-doctor-names-a-later-version", test_doctor_and_a_later_version);
  result = g_test_run ();
  rig_clean ();
  return result;
}
