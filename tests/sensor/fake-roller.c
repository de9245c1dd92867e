/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-roller.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <unistd.h>

#include "rig.h"

struct _FakeRoller
{
  FakePort *port;
  DorsalRoller *roller;
  GByteArray *wire;
  gboolean mute;
  guint pace;
  guint input_id, step_id;
};

static void
flush (FakeRoller *self)
{
  gssize written = 0;

  if (!self->mute && self->wire->len > 0)
    written = write (fake_port_get_master (self->port), self->wire->data, self->wire->len);
  (void) written; /* nobody reads: a board drops it */
  g_byte_array_set_size (self->wire, 0);
}

static gboolean
on_input (int fd, GIOCondition condition, gpointer data)
{
  FakeRoller *self = data;
  guint8 bytes[512];
  gssize n = read (fd, bytes, sizeof bytes);

  if (n > 0)
    dorsal_roller_receive (self->roller, bytes, (gsize) n, self->wire);
  flush (self);
  /* Nobody has the port open: a hang-up that would never end. */
  if (n > 0)
    return G_SOURCE_CONTINUE;
  self->input_id = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
on_step (gpointer data)
{
  FakeRoller *self = data;

  for (guint i = 0; i < self->pace; i++)
    dorsal_roller_step (self->roller, self->wire, NULL, NULL);
  flush (self);
  if (self->input_id == 0)
    self->input_id = g_unix_fd_add (fake_port_get_master (self->port), G_IO_IN, on_input, self);
  return G_SOURCE_CONTINUE;
}

FakeRoller *
fake_roller_plug (UMockdevTestbed *testbed, const FakeDevice *device, const char *serial, gboolean mute)
{
  FakeRoller *self = g_new0 (FakeRoller, 1);
  DorsalPersonSetup setup = dorsal_person_setup_default (3);

  g_strlcpy (setup.hello.serial, serial, sizeof setup.hello.serial);
  self->roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ 0 });
  self->wire = g_byte_array_new ();
  self->mute = mute;
  self->pace = 1;
  self->port = fake_port_plug (testbed, device);
  fcntl (fake_port_get_master (self->port), F_SETFL, O_NONBLOCK);
  fcntl (fake_port_get_master (self->port), F_SETFD, FD_CLOEXEC);
  self->step_id = g_timeout_add (10, on_step, self);
  return self;
}

void
fake_roller_unplug (FakeRoller *roller)
{
  g_clear_handle_id (&roller->input_id, g_source_remove);
  g_source_remove (roller->step_id);
  fake_port_unplug (roller->port);
  dorsal_roller_free (roller->roller);
  g_byte_array_unref (roller->wire);
  g_free (roller);
}

void
fake_roller_say (FakeRoller *roller, const char *bytes)
{
  rig_write (fake_port_get_master (roller->port), bytes, strlen (bytes));
}

void
fake_roller_set_mute (FakeRoller *roller, gboolean mute)
{
  roller->mute = mute;
}

void
fake_roller_set_pace (FakeRoller *roller, guint pace)
{
  roller->pace = pace;
}

DorsalRoller *
fake_roller_get (FakeRoller *roller)
{
  return roller->roller;
}
