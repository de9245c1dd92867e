/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the ports of this computer. Out: a table, or JSON. Never opens one. */

#include <unistd.h>

#include "ctl/command.h"
#include "ctl/output.h"
#include "sensor/port.h"

#define NAME "ports"

static gboolean as_json;

static const GOptionEntry entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &as_json, "Print a JSON array", NULL },
  G_OPTION_ENTRY_NULL,
};

static const char description[] = "One port a line: name, vendor:product, manufacturer, product, serial number, a tab\n"
                                  "between them and \"-\" for what a device does not say. Only USB ports are listed.\n"
                                  "Without any the list is empty, which is no failure.";

static void
print_field (Output *output, const char *text, const char *after)
{
  output_text (output, text != NULL ? text : "-");
  output_text (output, after);
}

static void
print_line (Output *output, DorsalPort *port)
{
  char ids[10];

  g_snprintf (ids, sizeof ids, "%04x:%04x", dorsal_port_get_vid (port), dorsal_port_get_pid (port));
  print_field (output, dorsal_port_get_name (port), "\t");
  print_field (output, ids, "\t");
  print_field (output, dorsal_port_get_manufacturer (port), "\t");
  print_field (output, dorsal_port_get_product (port), "\t");
  print_field (output, dorsal_port_get_serial (port), "\n");
}

static void
print_member (Output *output, const char *key, const char *value, const char *after)
{
  output_json_string (output, key);
  output_text (output, ":");
  output_json_string (output, value);
  output_text (output, after);
}

static void
print_json (Output *output, DorsalPort *port)
{
  char id[5];

  output_text (output, "{");
  print_member (output, "name", dorsal_port_get_name (port), ",");
  print_member (output, "path", dorsal_port_get_path (port), ",");
  g_snprintf (id, sizeof id, "%04x", dorsal_port_get_vid (port));
  print_member (output, "vid", id, ",");
  g_snprintf (id, sizeof id, "%04x", dorsal_port_get_pid (port));
  print_member (output, "pid", id, ",");
  print_member (output, "manufacturer", dorsal_port_get_manufacturer (port), ",");
  print_member (output, "product", dorsal_port_get_product (port), ",");
  print_member (output, "serial", dorsal_port_get_serial (port), "}");
}

static void
print_all_json (Output *output, GPtrArray *ports)
{
  output_text (output, "[");
  for (guint i = 0; i < ports->len; i++)
    {
      output_text (output, i > 0 ? ",\n " : "");
      print_json (output, ports->pdata[i]);
    }
  output_text (output, "]\n");
}

int
ctl_ports (int argc, char **argv)
{
  g_autoptr (Output) output = output_new (STDOUT_FILENO);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ports = NULL;
  int status;

  status = ctl_parse (NAME, NULL, "Lists USB serial ports.", description, entries, 0, &argc, &argv);
  if (status != CTL_GO_ON)
    return status;

  ports = dorsal_port_list (&error);
  if (ports == NULL)
    {
      ctl_complain (NAME, "%s", error->message);
      return CTL_FAILED;
    }

  if (as_json)
    print_all_json (output, ports);
  for (guint i = 0; !as_json && i < ports->len; i++)
    print_line (output, ports->pdata[i]);
  if (ports->len == 0)
    ctl_complain (NAME, "No USB serial port here: plug the roller in, or try “dorsalctl monitor demo”");
  return output_flush (output) ? CTL_OK : CTL_FAILED;
}
