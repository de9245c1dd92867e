/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a seed, and the host's commands. Out: the bytes of a simulated roller, at the pace of
 * a clock. A roller like any other: it says hello and waits to be started. Never sleeps,
 * and once its buffer has grown never allocates.
 *
 * After a stall of more than a second (a suspended computer) it goes on from now: the rest
 * is nobody's time. */

#include "sensor/source.h"

#include "core/roller.h"

#define STALL_US  G_USEC_PER_SEC
#define WIRE_ROOM 65536

typedef struct
{
  DorsalSource base;
  guint64 seed;
  double pace;
  DorsalRoller *roller; /* NULL when closed */
  GByteArray *wire;     /* made, not yet read */
  gsize taken;          /* of these, read already */
  gint64 start_us;      /* host time of step 0 */
  guint64 steps;
} DemoSource;

static void
demo_close (DorsalSource *source)
{
  DemoSource *self = (DemoSource *) source;

  g_clear_pointer (&self->roller, dorsal_roller_free);
  g_clear_pointer (&self->wire, g_byte_array_unref);
}

static void
demo_free (DorsalSource *source)
{
  g_free (source);
}

static gboolean
demo_open (DorsalSource *source, gint64 now_us, GError **error)
{
  DemoSource *self = (DemoSource *) source;
  const DorsalRollerFaults faults = { 0 };
  DorsalPersonSetup setup = dorsal_person_setup_default (self->seed);

  self->roller = dorsal_roller_new (&setup, faults);
  self->wire = g_byte_array_sized_new (WIRE_ROOM);
  self->taken = 0;
  self->start_us = now_us;
  self->steps = 0;
  dorsal_roller_boot (self->roller, self->wire);
  return TRUE;
}

static gsize
waiting (const DemoSource *self)
{
  return self->wire->len - self->taken;
}

/* The grid is absolute, so rounding never adds up. */
static gint64
step_due_us (const DemoSource *self)
{
  return self->start_us + (gint64) ((double) (self->steps + 1) * dorsal_roller_period_us (self->roller) / self->pace);
}

static int
demo_fd (DorsalSource *source)
{
  return -1;
}

static gint64
demo_wake_us (DorsalSource *source)
{
  DemoSource *self = (DemoSource *) source;

  if (self->roller == NULL || source->as_fast_as_it_goes || waiting (self) > 0)
    return 0;
  return step_due_us (self);
}

static void
step (DemoSource *self)
{
  dorsal_roller_step (self->roller, self->wire, NULL, NULL);
  self->steps++;
}

static void
make (DemoSource *self, gsize n, gint64 now_us)
{
  if (self->base.as_fast_as_it_goes)
    {
      while (waiting (self) < n && !dorsal_roller_finished (self->roller))
        step (self);
      return;
    }

  if (now_us - step_due_us (self) > STALL_US)
    {
      self->start_us = now_us;
      self->steps = 0;
    }
  while (waiting (self) < n && step_due_us (self) <= now_us)
    step (self);
}

static gssize
demo_read (DorsalSource *source, guint8 *buffer, gsize n, gint64 now_us, GError **error)
{
  DemoSource *self = (DemoSource *) source;
  gsize got;

  if (self->roller == NULL)
    return -1;
  make (self, n, now_us);
  if (waiting (self) == 0)
    return dorsal_roller_finished (self->roller) ? -1 : 0;

  got = MIN (waiting (self), n);
  memcpy (buffer, self->wire->data + self->taken, got);
  self->taken += got;
  if (waiting (self) == 0)
    {
      g_byte_array_set_size (self->wire, 0);
      self->taken = 0;
    }
  return (gssize) got;
}

static gboolean
demo_write (DorsalSource *source, const char *bytes, gsize n)
{
  DemoSource *self = (DemoSource *) source;

  if (self->roller != NULL)
    dorsal_roller_receive (self->roller, (const guint8 *) bytes, n, self->wire);
  return TRUE;
}

static const DorsalSourceTable demo_table = {
  .kind = "demo",
  .open = demo_open,
  .fd = demo_fd,
  .wake_us = demo_wake_us,
  .read = demo_read,
  .write = demo_write,
  .close = demo_close,
  .free = demo_free,
};

DorsalSource *
dorsal_source_demo_new (guint64 seed, double pace)
{
  DemoSource *self = g_new0 (DemoSource, 1);

  self->base.table = &demo_table;
  self->base.name = g_strdup ("Demo roller");
  self->base.as_fast_as_it_goes = pace <= 0;
  self->seed = seed;
  self->pace = pace;
  return &self->base;
}
