/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Real-time priority: asked for on a bus of the test's own, of services that are not there elsewhere. */

#include "sensor/realtime.h"

#include <sys/resource.h>
#include <unistd.h>

#define THREAD 4711

/* The two services as one; what they were asked for. */
typedef struct
{
  GTestDBus *bus;
  GDBusConnection *connection;
  guint name_id, object_id;
  gboolean says_no;
  gboolean owned;
  GVariant *asked;
  DorsalRealtime answer;
  guint answers;
} Case;

typedef struct
{
  const char *name, *path, *interface, *method, *signature;
} Kind;

static const Kind kit = { "org.freedesktop.RealtimeKit1", "/org/freedesktop/RealtimeKit1",
                          "org.freedesktop.RealtimeKit1", "MakeThreadRealtime", "tu" };
static const Kind portal = { "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop",
                             "org.freedesktop.portal.Realtime", "MakeThreadRealtimeWithPID", "ttu" };

static void
on_call (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
         GVariant *arguments, GDBusMethodInvocation *invocation, gpointer data)
{
  Case *c = data;

  g_clear_pointer (&c->asked, g_variant_unref);
  c->asked = g_variant_ref (arguments);
  if (c->says_no)
    g_dbus_method_invocation_return_error (invocation, G_DBUS_ERROR, G_DBUS_ERROR_ACCESS_DENIED, "No");
  else
    g_dbus_method_invocation_return_value (invocation, NULL);
}

static GVariant *
on_property (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *name,
             GError **error, gpointer data)
{
  return g_str_equal (name, "RTTimeUSecMax") ? g_variant_new_int64 (200000) : g_variant_new_int32 (3);
}

static const GDBusInterfaceVTable table = { on_call, on_property, NULL, { 0 } };

static void
on_owned (GDBusConnection *connection, const char *name, gpointer data)
{
  ((Case *) data)->owned = TRUE;
}

static void
serve (Case *c, const Kind *kind)
{
  g_autoptr (GString) xml = g_string_new ("<node><interface name='");
  g_autoptr (GDBusNodeInfo) node = NULL;

  g_string_append_printf (xml, "%s'><method name='%s'>", kind->interface, kind->method);
  for (const char *type = kind->signature; *type; type++)
    g_string_append_printf (xml, "<arg type='%c' direction='in'/>", *type);
  g_string_append (xml, "</method><property name='RTTimeUSecMax' type='x' access='read'/>"
                        "<property name='MaxRealtimePriority' type='i' access='read'/></interface></node>");
  node = g_dbus_node_info_new_for_xml (xml->str, NULL);
  c->object_id
      = g_dbus_connection_register_object (c->connection, kind->path, node->interfaces[0], &table, c, NULL, NULL);
  c->name_id
      = g_bus_own_name_on_connection (c->connection, kind->name, G_BUS_NAME_OWNER_FLAGS_NONE, on_owned, NULL, c, NULL);
  while (!c->owned)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Case *c, gconstpointer data)
{
  c->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (c->bus);
  c->connection = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (c->bus),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, NULL);
  g_assert_nonnull (c->connection);
}

static void
tear_down (Case *c, gconstpointer data)
{
  if (c->name_id)
    g_bus_unown_name (c->name_id);
  if (c->object_id)
    g_dbus_connection_unregister_object (c->connection, c->object_id);
  g_clear_pointer (&c->asked, g_variant_unref);
  g_dbus_connection_close_sync (c->connection, NULL, NULL);
  g_object_unref (c->connection);
  g_test_dbus_down (c->bus);
  g_object_unref (c->bus);
}

static void
on_answer (DorsalRealtime answer, gpointer data)
{
  ((Case *) data)->answer = answer;
  ((Case *) data)->answers++;
}

static DorsalRealtime
ask (Case *c, const Kind *kind)
{
  DorsalRealtimePlaces places = { .portal = kind == &portal, .address = g_test_dbus_get_bus_address (c->bus) };
  g_autoptr (DorsalRealtimeWish) wish = dorsal_realtime_ask (THREAD, &places, on_answer, c);

  g_assert_cmpuint (c->answers, ==, 0);
  while (c->answers == 0)
    g_main_context_iteration (NULL, TRUE);
  return c->answer;
}

static void
test_kit (Case *c, gconstpointer data)
{
  struct rlimit limit;
  guint64 thread;
  guint32 priority;

  serve (c, &kit);
  g_assert_cmpint (ask (c, &kit), ==, DORSAL_REALTIME_GRANTED);
  g_variant_get (c->asked, "(tu)", &thread, &priority);
  g_assert_cmpuint (thread, ==, THREAD);
  g_assert_cmpuint (priority, ==, 3); /* no more than there is */
  getrlimit (RLIMIT_RTTIME, &limit);
  g_assert_cmpuint (limit.rlim_max, <=, 200000);
}

static void
test_portal (Case *c, gconstpointer data)
{
  guint64 process, thread;
  guint32 priority;

  serve (c, &portal);
  g_assert_cmpint (ask (c, &portal), ==, DORSAL_REALTIME_GRANTED);
  g_variant_get (c->asked, "(ttu)", &process, &thread, &priority);
  g_assert_cmpuint (process, ==, (guint64) getpid ());
  g_assert_cmpuint (thread, ==, THREAD);
}

static void
test_refused (Case *c, gconstpointer data)
{
  c->says_no = TRUE;
  serve (c, data);
  g_assert_cmpint (ask (c, data), ==, DORSAL_REALTIME_REFUSED);
}

static void
test_absent (Case *c, gconstpointer data)
{
  g_assert_cmpint (ask (c, data), ==, DORSAL_REALTIME_ABSENT);
  g_assert_null (c->asked);
}

static void
test_no_bus (void)
{
  Case c = { 0 };
  DorsalRealtimePlaces places = { .address = "unix:path=/nowhere/at/all" };
  g_autoptr (DorsalRealtimeWish) wish = dorsal_realtime_ask (THREAD, &places, on_answer, &c);

  while (c.answers == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (c.answer, ==, DORSAL_REALTIME_ABSENT);
}

static void
test_freed (Case *c, gconstpointer data)
{
  DorsalRealtimePlaces places = { .address = g_test_dbus_get_bus_address (c->bus) };
  Case other = { 0 };

  serve (c, &kit);
  dorsal_realtime_wish_free (dorsal_realtime_ask (THREAD, &places, on_answer, &other));
  g_assert_cmpint (ask (c, &kit), ==, DORSAL_REALTIME_GRANTED);
  g_assert_cmpuint (other.answers, ==, 0);
}

/* --- greed --- */

static gint64 worked_us;

static gint64
worked (void)
{
  return worked_us;
}

static void
test_greed (void)
{
  static const struct
  {
    double share;
    gboolean greedy;
  } cases[] = { { 0, FALSE }, { 0.05, FALSE }, { 0.75, FALSE }, { 0.85, TRUE }, { 1, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalGreed greed = { 0 };
      gboolean ever = FALSE;

      worked_us = 123456;
      for (gint64 now_us = 1000000; now_us < 1400000; now_us += 1000)
        {
          gboolean greedy;
          greed = dorsal_greed_step (greed, now_us, worked, &greedy);
          ever |= greedy;
          worked_us += (gint64) (1000 * cases[i].share);
          if (now_us < 1000000 + DORSAL_GREED_US)
            g_assert_false (greedy);
        }
      g_assert_cmpint (ever, ==, cases[i].greedy);
    }
}

/* Whatever came before: the kernel's 200 ms are never reached. */
static void
test_greed_in_time (void)
{
  for (gint64 rest_us = 0; rest_us < 2 * DORSAL_GREED_US; rest_us += 5000)
    {
      DorsalGreed greed = { 0 };
      gboolean greedy = FALSE;
      gint64 now_us = 1000000;

      worked_us = 0;
      for (gint64 us = 0; us < rest_us; us += 1000)
        greed = dorsal_greed_step (greed, now_us += 1000, worked, &greedy);
      for (guint turns = 0; !greedy; turns++)
        {
          g_assert_cmpuint (turns, <, 110);
          worked_us += 1000;
          greed = dorsal_greed_step (greed, now_us += 1000, worked, &greedy);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add ("/sensor/realtime/" name, Case, data, set_up, func, tear_down)
  ADD ("realtimekit-is-asked-with-its-limits", NULL, test_kit);
  ADD ("a-portal-is-asked-for-a-process-and-a-thread", NULL, test_portal);
  ADD ("who-says-no-is-not-asked-again", &kit, test_refused);
  ADD ("a-portal-may-say-no", &portal, test_refused);
  ADD ("nobody-may-be-there", &kit, test_absent);
  ADD ("no-portal-may-be-there", &portal, test_absent);
  ADD ("a-wish-may-go-before-its-answer", NULL, test_freed);
#undef ADD
  g_test_add_func ("/sensor/realtime/there-may-be-no-bus", test_no_bus);
  g_test_add_func ("/sensor/realtime/who-does-not-rest-is-greedy", test_greed);
  g_test_add_func ("/sensor/realtime/greed-is-seen-before-the-kernel-sees-it", test_greed_in_time);
  return g_test_run ();
}
