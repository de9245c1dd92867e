/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   by itself     RLIMIT_RTPRIO allows it                       granted at once
 *   RealtimeKit   system bus, outside of a sandbox              granted, refused, or nobody answers to the name
 *   the portal    session bus, inside: it asks RealtimeKit      the same
 *
 * Both services want the process to be killed when a real-time thread of it does not rest for 200 ms (RLIMIT_RTTIME),
 * else they refuse. The reader watches its own greed and goes back long before.
 *
 * Comes in: a thread. Goes out: one answer. Never: a wait. */

#include "sensor/realtime.h"

#include <sched.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define PRIORITY   5 /* low among real-time ones: sound servers have 20 and more */
#define TIMEOUT_MS 3000

struct _DorsalRealtimeWish
{
  pid_t thread;
  DorsalRealtimePlaces places;
  DorsalRealtimeFunc func;
  gpointer data;
  GCancellable *cancellable;
  GDBusConnection *bus;
  GSource *idle; /* an answer that was there at once; NULL: none */
};

typedef struct
{
  const char *name, *path, *interface;
} Service;

static const Service services[] = {
  { "org.freedesktop.RealtimeKit1", "/org/freedesktop/RealtimeKit1", "org.freedesktop.RealtimeKit1" },
  { "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Realtime" },
};

const char *
dorsal_realtime_to_string (DorsalRealtime realtime)
{
  static const char *const words[] = { "unknown", "granted", "refused", "absent", "given-back" };

  return (guint) realtime < G_N_ELEMENTS (words) ? words[realtime] : words[0];
}

/* --- the kernel --- */

static gboolean
try_itself (pid_t thread)
{
  return sched_setscheduler (thread, SCHED_RR | SCHED_RESET_ON_FORK,
                             &(struct sched_param){ .sched_priority = PRIORITY })
         == 0;
}

void
dorsal_realtime_give_back (void)
{
  sched_setscheduler (0, SCHED_OTHER, &(struct sched_param){ 0 });
}

gint64
dorsal_realtime_worked_us (void)
{
  struct timespec worked;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &worked);
  return worked.tv_sec * G_USEC_PER_SEC + worked.tv_nsec / 1000;
}

/* Never more than the limit that is there. */
static void
limit (gint64 most_us)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_RTTIME, &limit) != 0)
    return;
  limit.rlim_max = MIN (limit.rlim_max, (rlim_t) most_us);
  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_RTTIME, &limit);
}

/* --- the services --- */

static const Service *
service_of (DorsalRealtimeWish *wish)
{
  return &services[wish->places.portal];
}

static void
answer (DorsalRealtimeWish *wish, DorsalRealtime realtime)
{
  wish->func (realtime, wish->data);
}

/* Nobody there, or somebody who says no? */
static DorsalRealtime
answer_of (const GError *error)
{
  static const int absences[]
      = { G_DBUS_ERROR_SERVICE_UNKNOWN, G_DBUS_ERROR_NAME_HAS_NO_OWNER, G_DBUS_ERROR_UNKNOWN_INTERFACE,
          G_DBUS_ERROR_UNKNOWN_METHOD,  G_DBUS_ERROR_UNKNOWN_OBJECT,    G_DBUS_ERROR_INVALID_ARGS,
          G_DBUS_ERROR_SPAWN_FAILED,    G_DBUS_ERROR_SPAWN_EXEC_FAILED };

  if (error->domain != G_DBUS_ERROR)
    return DORSAL_REALTIME_ABSENT;
  for (guint i = 0; i < G_N_ELEMENTS (absences); i++)
    if (error->code == absences[i])
      return DORSAL_REALTIME_ABSENT;
  return DORSAL_REALTIME_REFUSED;
}

/* NULL: freed meanwhile, or answered. */
static GVariant *
finish_call (GObject *source, GAsyncResult *result, DorsalRealtimeWish *wish)
{
  g_autoptr (GError) error = NULL;
  GVariant *reply = g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  if (!reply && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    answer (wish, answer_of (error));
  return reply;
}

static void
on_made (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) reply = finish_call (source, result, data);

  if (reply)
    answer (data, DORSAL_REALTIME_GRANTED);
}

static void
call (DorsalRealtimeWish *wish, const char *interface, const char *method, GVariant *arguments,
      GAsyncReadyCallback done)
{
  const Service *service = service_of (wish);

  g_dbus_connection_call (wish->bus, service->name, service->path, interface, method, arguments, NULL,
                          G_DBUS_CALL_FLAGS_NONE, TIMEOUT_MS, wish->cancellable, done, wish);
}

static void
make_realtime (DorsalRealtimeWish *wish, guint priority)
{
  const char *interface = service_of (wish)->interface;

  if (wish->places.portal)
    call (wish, interface, "MakeThreadRealtimeWithPID",
          g_variant_new ("(ttu)", (guint64) getpid (), (guint64) wish->thread, priority), on_made);
  else
    call (wish, interface, "MakeThreadRealtime", g_variant_new ("(tu)", (guint64) wish->thread, priority), on_made);
}

static void
on_properties (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) reply = finish_call (source, result, data);
  g_autoptr (GVariant) properties = NULL;
  gint32 most = PRIORITY;
  gint64 most_us = 0;

  if (!reply)
    return;
  if (g_variant_is_of_type (reply, G_VARIANT_TYPE ("(a{sv})")))
    {
      properties = g_variant_get_child_value (reply, 0);
      g_variant_lookup (properties, "MaxRealtimePriority", "i", &most);
      g_variant_lookup (properties, "RTTimeUSecMax", "x", &most_us);
    }
  if (most < 1)
    {
      answer (data, DORSAL_REALTIME_REFUSED);
      return;
    }
  if (most_us > 0)
    limit (most_us);
  make_realtime (data, (guint) MIN (most, PRIORITY));
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer data)
{
  DorsalRealtimeWish *wish = data;
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus
      = source ? g_dbus_connection_new_for_address_finish (result, &error) : g_bus_get_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (!bus)
    {
      answer (wish, DORSAL_REALTIME_ABSENT);
      return;
    }
  wish->bus = bus;
  call (wish, "org.freedesktop.DBus.Properties", "GetAll", g_variant_new ("(s)", service_of (wish)->interface),
        on_properties);
}

static gboolean
on_granted (gpointer data)
{
  DorsalRealtimeWish *wish = data;

  g_clear_pointer (&wish->idle, g_source_unref);
  answer (wish, DORSAL_REALTIME_GRANTED);
  return G_SOURCE_REMOVE;
}

static void
answer_soon (DorsalRealtimeWish *wish)
{
  wish->idle = g_idle_source_new ();
  g_source_set_callback (wish->idle, on_granted, wish, NULL);
  g_source_attach (wish->idle, g_main_context_get_thread_default ());
}

DorsalRealtimeWish *
dorsal_realtime_ask (pid_t thread, const DorsalRealtimePlaces *places, DorsalRealtimeFunc func, gpointer data)
{
  DorsalRealtimeWish *wish = g_new0 (DorsalRealtimeWish, 1);

  wish->thread = thread;
  wish->places = places ? *places
                        : (DorsalRealtimePlaces){ .by_itself = TRUE,
                                                  .portal = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) };
  wish->func = func;
  wish->data = data;
  wish->cancellable = g_cancellable_new ();
  if (wish->places.by_itself && try_itself (thread))
    answer_soon (wish);
  else if (wish->places.address)
    g_dbus_connection_new_for_address (wish->places.address,
                                       G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
                                           | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                       NULL, wish->cancellable, on_bus, wish);
  else
    g_bus_get (wish->places.portal ? G_BUS_TYPE_SESSION : G_BUS_TYPE_SYSTEM, wish->cancellable, on_bus, wish);
  return wish;
}

void
dorsal_realtime_wish_free (DorsalRealtimeWish *wish)
{
  if (!wish)
    return;
  g_cancellable_cancel (wish->cancellable);
  g_object_unref (wish->cancellable);
  if (wish->idle)
    g_source_destroy (wish->idle);
  g_clear_pointer (&wish->idle, g_source_unref);
  g_clear_object (&wish->bus);
  g_free (wish);
}

/* --- greed --- */

DorsalGreed
dorsal_greed_step (DorsalGreed prev, gint64 now_us, gint64 (*worked_us) (void), gboolean *ret_greedy)
{
  gint64 worked;

  *ret_greedy = FALSE;
  if (prev.since_us != 0 && now_us - prev.since_us < DORSAL_GREED_US)
    return prev;
  worked = worked_us ();
  *ret_greedy = prev.since_us != 0
                && (double) (worked - prev.worked_us) > DORSAL_GREED_SHARE * (double) (now_us - prev.since_us);
  return (DorsalGreed){ now_us, worked };
}
