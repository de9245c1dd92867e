/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: what libserialport finds in /sys. Out: ports as objects, each a snapshot of its
 * moment. Never opens a port. */

#include "sensor/port-private.h"

#include <libserialport.h>

#include "sensor/source.h"

struct _DorsalPort
{
  GObject parent_instance;

  char *path;
  char *name;
  char *description;
  char *manufacturer;
  char *product;
  char *serial;
  guint16 vid, pid;
  gint64 arrived_us;
};

G_DEFINE_FINAL_TYPE (DorsalPort, dorsal_port, G_TYPE_OBJECT)

static void
dorsal_port_finalize (GObject *object)
{
  DorsalPort *self = DORSAL_PORT (object);

  g_free (self->path);
  g_free (self->name);
  g_free (self->description);
  g_free (self->manufacturer);
  g_free (self->product);
  g_free (self->serial);
  G_OBJECT_CLASS (dorsal_port_parent_class)->finalize (object);
}

static void
dorsal_port_class_init (DorsalPortClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dorsal_port_finalize;
}

static void
dorsal_port_init (DorsalPort *self)
{
}

const char *
dorsal_port_get_path (DorsalPort *port)
{
  return port->path;
}

const char *
dorsal_port_get_name (DorsalPort *port)
{
  return port->name;
}

const char *
dorsal_port_get_manufacturer (DorsalPort *port)
{
  return port->manufacturer;
}

const char *
dorsal_port_get_product (DorsalPort *port)
{
  return port->product;
}

const char *
dorsal_port_get_serial (DorsalPort *port)
{
  return port->serial;
}

guint16
dorsal_port_get_vid (DorsalPort *port)
{
  return port->vid;
}

guint16
dorsal_port_get_pid (DorsalPort *port)
{
  return port->pid;
}

gint64
dorsal_port_get_arrived_us (DorsalPort *port)
{
  return port->arrived_us;
}

void
dorsal_port_set_arrived_us (DorsalPort *port, gint64 arrived_us)
{
  port->arrived_us = arrived_us;
}

char *
dorsal_port_dup_label (DorsalPort *port)
{
  const char *maker = port->manufacturer;
  const char *what = port->product != NULL ? port->product : port->description;

  if (what == NULL || g_str_equal (what, port->name))
    what = "Serial port";
  /* Many devices name their maker twice. */
  if (maker == NULL || port->product == NULL || g_str_has_prefix (what, maker))
    return g_strdup_printf ("%s (%s)", what, port->name);
  return g_strdup_printf ("%s %s (%s)", maker, what, port->name);
}

/* Devices may put anything into their strings: only sound, non-empty UTF-8 passes. */
static char *
dup_sound (const char *text)
{
  g_autofree char *sound = text != NULL ? g_strstrip (g_utf8_make_valid (text, -1)) : NULL;

  return sound != NULL && sound[0] != '\0' ? g_steal_pointer (&sound) : NULL;
}

static DorsalPort *
port_new (struct sp_port *sp)
{
  DorsalPort *self = g_object_new (DORSAL_TYPE_PORT, NULL);
  int vid = 0, pid = 0;

  self->path = g_strdup (sp_get_port_name (sp));
  self->name = g_path_get_basename (self->path);
  self->description = dup_sound (sp_get_port_description (sp));
  self->manufacturer = dup_sound (sp_get_port_usb_manufacturer (sp));
  self->product = dup_sound (sp_get_port_usb_product (sp));
  self->serial = dup_sound (sp_get_port_usb_serial (sp));
  if (sp_get_port_usb_vid_pid (sp, &vid, &pid) == SP_OK)
    {
      self->vid = (guint16) vid;
      self->pid = (guint16) pid;
    }
  return self;
}

DorsalPort *
dorsal_port_new_for_path (const char *path)
{
  struct sp_port *sp = NULL;
  DorsalPort *port;

  if (sp_get_port_by_name (path, &sp) != SP_OK)
    return NULL;
  port = port_new (sp);
  sp_free_port (sp);
  return port;
}

/* ttyUSB2 before ttyUSB10. */
static int
compare (gconstpointer a, gconstpointer b)
{
  DorsalPort *const *left = a;
  DorsalPort *const *right = b;

  return strverscmp ((*left)->name, (*right)->name);
}

GPtrArray *
dorsal_port_list (GError **error)
{
  struct sp_port **list = NULL;
  GPtrArray *ports;

  if (sp_list_ports (&list) != SP_OK)
    {
      g_set_error (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_DENIED,
                   "The system does not show its serial ports: in a sandbox, allow access to all devices");
      return NULL;
    }

  ports = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; list[i] != NULL; i++)
    if (sp_get_port_transport (list[i]) != SP_TRANSPORT_NATIVE)
      g_ptr_array_add (ports, port_new (list[i]));
  sp_free_port_list (list);

  g_ptr_array_sort (ports, compare);
  return ports;
}
