/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Once streaming, the sensor thread asks nobody for memory: neither for samples nor for damage, silence or what the
 * person wishes. The C library's functions are this program's own, which count who calls them. */

#include "rig.h"

#include <execinfo.h>

#include "sensor/sensor.h"

/* The counting */

static GThread *main_thread;
static int watching;         /* atomic: the second thread's calls count */
static int calls;            /* atomic */
static void *where[16];      /* of the first call */
static int n_where;

static void
note (void)
{
  static __thread gboolean inside;

  if (!__atomic_load_n (&watching, __ATOMIC_RELAXED) || inside)
    return;
  inside = TRUE;
  if (g_thread_self () != main_thread && __atomic_fetch_add (&calls, 1, __ATOMIC_RELAXED) == 0)
    n_where = backtrace (where, G_N_ELEMENTS (where));
  inside = FALSE;
}

extern void *__libc_malloc (size_t n);
extern void *__libc_calloc (size_t count, size_t n);
extern void *__libc_realloc (void *memory, size_t n);
extern void __libc_free (void *memory);

void *
malloc (size_t n)
{
  note ();
  return __libc_malloc (n);
}

void *
calloc (size_t count, size_t n)
{
  note ();
  return __libc_calloc (count, n);
}

void *
realloc (void *memory, size_t n)
{
  note ();
  return __libc_realloc (memory, n);
}

void
free (void *memory)
{
  if (memory != NULL)
    note ();
  __libc_free (memory);
}

/* The sensor */

typedef struct
{
  RigCable cable;
  RigClock time;
  DorsalSettings settings;
  DorsalSensor *sensor;
  guint readings, refused, wanted;
  gboolean silent, enough;
} Case;

static void
on_messages (DorsalSensor *sensor, gpointer data)
{
  Case *c = data;
  DorsalMessage message;

  while (dorsal_ring_pop (dorsal_sensor_get_screen (sensor), &message))
    {
      c->readings += message.kind == DORSAL_MESSAGE_READING && message.reading.link == DORSAL_LINK_STREAMING;
      c->refused += message.kind == DORSAL_MESSAGE_ANCHORED || message.kind == DORSAL_MESSAGE_ANCHOR_REFUSED;
      c->silent |= message.kind == DORSAL_MESSAGE_LINK && message.link == DORSAL_LINK_SILENT;
    }
  c->enough |= c->readings >= c->wanted;
}

static void
on_ended (DorsalSensor *sensor, const GError *error, gpointer data)
{
  g_error ("the source ended: %s", error != NULL ? error->message : "without an error");
}

static const DorsalSensorEvents events = { .messages = on_messages, .ended = on_ended };

static void
send_ride (Case *c, guint first, guint n)
{
  g_autoptr (GString) text = rig_ride (first, n);

  c->enough = FALSE;
  c->wanted = c->readings + n;
  rig_write (c->cable.master, text->str, text->len);
}

static void
ride (Case *c, guint first, guint n)
{
  send_ride (c, first, n);
  rig_wait_for (&c->enough);
}

static void
set_up (Case *c, gconstpointer data)
{
  DorsalHostClock clock = rig_clock (&c->time);
  void *primed[1];

  backtrace (primed, 1); /* the first time it loads a library */
  main_thread = g_thread_self ();
  c->settings = dorsal_settings_default ();
  rig_cable_open (&c->cable);
  c->sensor = dorsal_sensor_new (dorsal_source_fd_new_for_path (c->cable.path), &c->settings, 4096, 4096);
  dorsal_sensor_set_clock (c->sensor, &clock);
  send_ride (c, 1, 50); /* before anybody listens: the clock leaps while nothing comes, and a roller must say hello in time */
  dorsal_sensor_start (c->sensor, NULL, &events, c);
  rig_wait_for (&c->enough);
  calls = 0;
  __atomic_store_n (&watching, 1, __ATOMIC_SEQ_CST);
}

static void
tear_down (Case *c, gconstpointer data)
{
  __atomic_store_n (&watching, 0, __ATOMIC_SEQ_CST);
  dorsal_sensor_free (c->sensor);
  rig_cable_unplug (&c->cable);
}

static void
nobody_asked (void)
{
  g_auto (GStrv) names = NULL;

  __atomic_store_n (&watching, 0, __ATOMIC_SEQ_CST);
  if (calls > 0)
    {
      char **symbols = backtrace_symbols (where, n_where);

      for (int i = 0; i < n_where; i++)
        g_test_message ("%s", symbols[i]);
      free (symbols);
    }
  g_assert_cmpint (calls, ==, 0);
}

static void
test_samples (Case *c, gconstpointer data)
{
  for (guint i = 0; i < 40; i++)
    ride (c, 51 + i * 50, 50);
  nobody_asked ();
}

static void
test_damage (Case *c, gconstpointer data)
{
  g_autoptr (GRand) dice = g_rand_new_with_seed (7);
  char noise[2000];

  for (guint i = 0; i < 20; i++)
    {
      for (gsize at = 0; at < sizeof noise; at++)
        noise[at] = (char) g_rand_int_range (dice, 0, 256);
      rig_write (c->cable.master, noise, sizeof noise);
      rig_write (c->cable.master, "\n$RLS,51,510000,1,2,3*00\n", 25);
      ride (c, 51 + i * 10, 10);
    }
  nobody_asked ();
}

static void
test_silence (Case *c, gconstpointer data)
{
  rig_wait_for (&c->silent); /* the clock leaps while nothing comes */
  ride (c, 51, 50);
  nobody_asked ();
}

/* The test of the test. */
static gpointer
ask (gpointer data)
{
  *(void **) data = malloc (16);
  return NULL;
}

static void
test_counted (Case *c, gconstpointer data)
{
  void *memory = NULL;
  GThread *thread = g_thread_new ("asks", ask, &memory);

  g_thread_join (thread);
  __atomic_store_n (&watching, 0, __ATOMIC_SEQ_CST);
  free (memory);
  g_assert_cmpint (calls, >=, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/sensor/allocation/" path, Case, NULL, set_up, func, tear_down)
  ADD ("who-asks-is-counted", test_counted);
  ADD ("samples-take-no-memory", test_samples);
  ADD ("damage-takes-no-memory", test_damage);
  ADD ("silence-takes-no-memory", test_silence);
#undef ADD
  return g_test_run ();
}
