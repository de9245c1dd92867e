/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fake-port.h"

#include <glib/gstdio.h>
#include <unistd.h>

#include "rig.h"

struct _FakePort
{
  UMockdevTestbed *testbed;
  RigCable cable;
  char *node;
  GPtrArray *devices; /* sysfs paths, from the hub down */
};

/* One device as umockdev reads it; parent NULL at the hub. Returns its path. */
static const char *
add_device (FakePort *port, GString *text, const char *parent, const char *name, const char *subsystem)
{
  char *path = g_build_filename (parent != NULL ? parent : "/sys/devices/pci0000:00/0000:00:14.0/usb1", name, NULL);

  g_ptr_array_add (port->devices, path);
  g_string_append_printf (text, "%sP: %s\nE: SUBSYSTEM=%s\n", text->len > 0 ? "\n" : "", path + strlen ("/sys"),
                          subsystem);
  return path;
}

/* Below the root of the testbed; newly allocated. */
static char *
path_in (UMockdevTestbed *testbed, const char *path)
{
  g_autofree char *root = umockdev_testbed_get_root_dir (testbed);

  return g_build_filename (root, path, NULL);
}

static void
add_attribute (GString *text, const char *key, const char *value)
{
  if (value != NULL)
    g_string_append_printf (text, "A: %s=%s\\n\n", key, value);
}

void
fake_ports_begin (UMockdevTestbed *testbed)
{
  g_autofree char *folder = path_in (testbed, "dev");
  g_autofree char *class = path_in (testbed, "sys/class/tty");

  g_mkdir_with_parents (folder, 0755);
  g_mkdir_with_parents (class, 0755);
}

/* Made by hand, for umockdev cannot plug one of its own twice; and last, as the kernel does it. */
static void
make_node (FakePort *port, const char *name)
{
  g_autofree char *folder = path_in (port->testbed, "dev");

  fake_ports_begin (port->testbed);
  port->node = g_build_filename (folder, name, NULL);
  g_assert_cmpint (symlink (port->cable.path, port->node), ==, 0);
}

FakePort *
fake_port_plug (UMockdevTestbed *testbed, const FakeDevice *device)
{
  static guint minor;
  FakePort *port = g_new0 (FakePort, 1);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *interface = g_strconcat (device->usb, ":1.0", NULL);
  g_autofree char *tty = g_build_filename ("tty", device->name, NULL);
  const char *parent;

  port->testbed = testbed;
  port->devices = g_ptr_array_new_with_free_func (g_free);
  rig_cable_open (&port->cable);

  parent = add_device (port, text, NULL, device->usb, "usb");
  g_string_append (text, "E: DEVTYPE=usb_device\n");
  add_attribute (text, "idVendor", device->vid);
  add_attribute (text, "idProduct", device->pid);
  add_attribute (text, "busnum", "1");
  add_attribute (text, "devnum", "7");
  add_attribute (text, "manufacturer", device->manufacturer);
  add_attribute (text, "product", device->product);
  add_attribute (text, "serial", device->serial);

  parent = add_device (port, text, parent, interface, "usb");
  g_string_append (text, "E: DEVTYPE=usb_interface\n");
  if (g_str_has_prefix (device->name, "ttyUSB"))
    parent = add_device (port, text, parent, device->name, "usb-serial");

  add_device (port, text, parent, tty, "tty");
  /* umockdev leaves a link of each number behind: never the same one twice. */
  minor++;
  g_string_append_printf (text, "E: DEVNAME=/dev/%s\nE: MAJOR=188\nE: MINOR=%u\nA: dev=188:%u\\n\nL: device=../..\n",
                          device->name, minor, minor);

  umockdev_testbed_add_from_string (testbed, text->str, &error);
  g_assert_no_error (error);
  make_node (port, device->name);
  return port;
}

void
fake_port_unplug (FakePort *port)
{
  rig_cable_unplug (&port->cable);
  g_unlink (port->node);
  for (guint i = port->devices->len; i > 0; i--)
    umockdev_testbed_remove_device (port->testbed, port->devices->pdata[i - 1]);
  fake_ports_begin (port->testbed); /* umockdev takes an empty class away */
  g_ptr_array_unref (port->devices);
  g_free (port->node);
  g_free (port);
}

int
fake_port_get_master (FakePort *port)
{
  return port->cable.master;
}
