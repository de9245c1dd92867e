/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list of ports, live. */

#include "fake-port.h"

#include <glib/gstdio.h>

#include "rig.h"
#include "sensor/identity.h"
#include "sensor/ports.h"
#include "session.h"

static const FakeDevice roller = { "ttyACM0", "1-1", "1209", "0001", "Dorsal", "Dorsal Roller Ref12", "A1B2C3" };
static const FakeDevice bridge = { "ttyUSB10", "1-2", "1a86", "7523", NULL, "USB Serial", NULL };

typedef struct
{
  UMockdevTestbed *testbed;
  DorsalPorts *ports;
  guint changes, touches;
} Case;

static void
on_changed (Case *c)
{
  c->changes++;
}

static void
on_touched (Case *c)
{
  c->touches++;
}

static void
watch (Case *c, const char *directory)
{
  c->ports = dorsal_ports_new (directory);
  g_signal_connect_swapped (c->ports, "items-changed", G_CALLBACK (on_changed), c);
  g_signal_connect_swapped (c->ports, "touched", G_CALLBACK (on_touched), c);
}

static void
set_up (Case *c, gconstpointer data)
{
  c->testbed = umockdev_testbed_new ();
  fake_ports_begin (c->testbed);
}

static void
tear_down (Case *c, gconstpointer data)
{
  g_assert_finalize_object (c->ports);
  g_object_unref (c->testbed);
}

static guint
length (Case *c)
{
  return g_list_model_get_n_items (G_LIST_MODEL (c->ports));
}

static void
test_come_and_go (Case *c, gconstpointer data)
{
  FakePort *plugged[2];

  watch (c, NULL);
  g_assert_cmpuint (length (c), ==, 0);
  g_assert_no_error (dorsal_ports_get_error (c->ports));
  plugged[0] = fake_port_plug (c->testbed, &bridge);
  session_wait_for (length (c) == 1);
  plugged[1] = fake_port_plug (c->testbed, &roller);
  session_wait_for (length (c) == 2);
  g_assert_nonnull (dorsal_ports_lookup (c->ports, "/dev/ttyACM0"));
  g_assert_cmpint (dorsal_port_get_arrived_us (dorsal_ports_lookup (c->ports, "/dev/ttyACM0")), >, 0);
  session_pass (250); /* settled: no more news of what is known */
  g_assert_cmpuint (c->changes, ==, 2);

  fake_port_unplug (plugged[0]);
  session_wait_for (length (c) == 1);
  g_assert_null (dorsal_ports_lookup (c->ports, "/dev/ttyUSB10"));
  fake_port_unplug (plugged[1]);
  session_wait_for (length (c) == 0);
}

static void
test_there_before (Case *c, gconstpointer data)
{
  FakePort *plugged = fake_port_plug (c->testbed, &roller);

  watch (c, NULL);
  g_assert_cmpuint (length (c), ==, 1);
  g_assert_cmpint (dorsal_port_get_arrived_us (dorsal_ports_lookup (c->ports, "/dev/ttyACM0")), ==, 0);
  fake_port_unplug (plugged);
}

/* Plugged again under its name before anybody looked: another object all the same. */
static void
test_quick_hands (Case *c, gconstpointer data)
{
  FakePort *plugged = fake_port_plug (c->testbed, &roller);
  g_autoptr (DorsalPort) before = NULL;

  watch (c, NULL);
  before = g_object_ref (dorsal_ports_lookup (c->ports, "/dev/ttyACM0"));
  fake_port_unplug (plugged);
  plugged = fake_port_plug (c->testbed, &roller);
  session_wait_for (dorsal_ports_lookup (c->ports, "/dev/ttyACM0") != before && length (c) == 1);
  fake_port_unplug (plugged);
}

/* brltty and its like take a port away moments after it came; so does a loose cable. */
static void
test_brief (Case *c, gconstpointer data)
{
  FakePort *plugged = fake_port_plug (c->testbed, &roller);
  DorsalPort *brief = NULL;

  watch (c, NULL);
  fake_port_unplug (plugged);
  session_wait_for (length (c) == 0);
  g_assert_cmpint (dorsal_ports_get_brief (c->ports, NULL), ==, 0); /* it had been there for long */

  plugged = fake_port_plug (c->testbed, &bridge);
  session_wait_for (length (c) == 1);
  fake_port_unplug (plugged);
  session_wait_for (length (c) == 0);
  g_assert_cmpint (dorsal_ports_get_brief (c->ports, &brief), >, 0);
  g_assert_cmpstr (dorsal_port_get_name (brief), ==, "ttyUSB10");
}

static void
test_touched (Case *c, gconstpointer data)
{
  g_autofree char *folder = g_dir_make_tmp ("dorsal-ports-XXXXXX", NULL);
  g_autofree char *node = g_build_filename (folder, "ttyACM0", NULL);
  g_autofree char *nothing = g_build_filename (folder, "tty7", NULL);
  FakePort *plugged = fake_port_plug (c->testbed, &roller);

  g_assert_true (g_file_set_contents (node, "", 0, NULL));
  watch (c, folder);
  g_assert_true (g_file_set_contents (nothing, "", 0, NULL)); /* not of our kind */
  g_chmod (node, 0600);
  session_wait_for (c->touches > 0);
  g_unlink (node);
  g_unlink (nothing);
  g_rmdir (folder);
  fake_port_unplug (plugged);
}

/* Where nobody says that a node came, the search finds it. */
static void
test_search (Case *c, gconstpointer data)
{
  FakePort *plugged;

  watch (c, "/nowhere/at/all");
  plugged = fake_port_plug (c->testbed, &roller);
  session_pass (200);
  g_assert_cmpuint (length (c), ==, 0);
  dorsal_ports_set_searching (c->ports, TRUE);
  session_wait_for (length (c) == 1);
  dorsal_ports_set_searching (c->ports, FALSE);
  fake_port_unplug (plugged);
}

/* libserialport gives no list at all while one tty is half there: what was known stays for that moment. */
static void
test_stumble (Case *c, gconstpointer data)
{
  g_autofree char *root = umockdev_testbed_get_root_dir (c->testbed);
  g_autofree char *class = g_build_filename (root, "sys/class", NULL);
  g_autofree char *aside = g_strconcat (class, ".aside", NULL);
  FakePort *plugged = fake_port_plug (c->testbed, &roller);

  watch (c, NULL);
  g_assert_cmpint (g_rename (class, aside), ==, 0);
  dorsal_ports_scan (c->ports);
  g_assert_cmpuint (length (c), ==, 1);
  g_assert_no_error (dorsal_ports_get_error (c->ports));
  g_assert_cmpint (g_rename (aside, class), ==, 0);
  session_pass (150);
  g_assert_cmpuint (c->changes, ==, 0);

  g_assert_cmpint (g_rename (class, aside), ==, 0);
  dorsal_ports_scan (c->ports);
  session_wait_for (dorsal_ports_get_error (c->ports) != NULL); /* and not just for a moment */
  g_assert_cmpuint (length (c), ==, 0);
  g_assert_cmpint (g_rename (aside, class), ==, 0);
  dorsal_ports_scan (c->ports);
  g_assert_cmpuint (length (c), ==, 1);
  fake_port_unplug (plugged);
}

static void
test_identity (Case *c, gconstpointer data)
{
  static const FakeDevice twin = { "ttyUSB11", "1-4", "1a86", "7523", NULL, "USB Serial", NULL };
  static const FakeDevice triplet = { "ttyUSB12", "1-5", "1a86", "7523", NULL, "USB Serial", NULL };
  FakePort *plugged[4] = { fake_port_plug (c->testbed, &roller), fake_port_plug (c->testbed, &bridge) };
  DorsalIdentity own, without, nobody;
  g_autofree char *own_text = NULL, *without_text = NULL;
  GListModel *model;
  gint64 before_us;

  watch (c, NULL);
  model = G_LIST_MODEL (c->ports);
  own = dorsal_identity_of_port (dorsal_ports_lookup (c->ports, "/dev/ttyACM0"));
  without = dorsal_identity_of_port (dorsal_ports_lookup (c->ports, "/dev/ttyUSB10"));
  own_text = dorsal_identity_print (&own);
  without_text = dorsal_identity_print (&without);
  g_assert_cmpstr (own_text, ==, "1209:0001 A1B2C3");
  g_assert_cmpstr (without_text, ==, "1a86:7523");
  g_assert_true (dorsal_identity_find (&own, model, G_MAXINT64) == dorsal_ports_lookup (c->ports, "/dev/ttyACM0"));
  g_assert_true (dorsal_identity_find (&without, model, G_MAXINT64) == dorsal_ports_lookup (c->ports, "/dev/ttyUSB10"));
  g_assert_true (dorsal_identity_parse ("1209:0001 other", &nobody));
  g_assert_null (dorsal_identity_find (&nobody, model, G_MAXINT64));

  before_us = g_get_monotonic_time ();
  plugged[2] = fake_port_plug (c->testbed, &twin);
  session_wait_for (length (c) == 3);
  g_assert_null (dorsal_identity_find (&without, model, G_MAXINT64)); /* nobody can say which */
  g_assert_true (dorsal_identity_find (&without, model, before_us) == dorsal_ports_lookup (c->ports, "/dev/ttyUSB11"));
  plugged[3] = fake_port_plug (c->testbed, &triplet);
  session_wait_for (length (c) == 4);
  g_assert_null (dorsal_identity_find (&without, model, before_us)); /* of two newcomers, neither */
  for (guint i = 0; i < G_N_ELEMENTS (plugged); i++)
    fake_port_unplug (plugged[i]);
}

#define ADD(path, func) g_test_add ("/sensor/ports/" path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("ports-come-and-go-by-themselves", test_come_and_go);
  ADD ("what-was-there-before-came-long-ago", test_there_before);
  ADD ("quick-hands-make-another-port", test_quick_hands);
  ADD ("a-port-that-stayed-for-a-moment-is-noted", test_brief);
  ADD ("new-rights-are-told", test_touched);
  ADD ("the-search-is-a-net-under-it", test_search);
  ADD ("one-list-that-fails-is-no-news", test_stumble);
  ADD ("a-device-is-known-by-its-numbers-not-its-name", test_identity);
  return g_test_run ();
}
