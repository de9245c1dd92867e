/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: what the kernel says of the device directory, and time. Out: a live list of ports.
 * Never opens one, never asks udev: its daemon cannot be heard in a sandbox.
 *
 *   node came                 list now, and once more 100 ms after the last event: sysfs may be late
 *   node went                 its port leaves at once, so that the next of that name is another
 *   node touched              "touched": it may have got its group
 *   every 2 s, if searching   list: the net under all this
 */

#include "sensor/ports.h"

#include <string.h>

#include "sensor/port-private.h"
#include "sensor/watch.h"

#define SETTLE_MS 100
#define SEARCH_MS 2000

struct _DorsalPorts
{
  GObject parent_instance;
  DorsalWatch *watch; /* NULL: there is the search */
  GPtrArray *ports;
  GError *error;
  DorsalPort *brief; /* the last that stayed for a moment only */
  gint64 brief_us;
  guint settle_id, search_id;
  gboolean stumbled; /* one list failed: it does so while a tty has no node yet, or no more */
  gboolean scanned;  /* what was there at the first look came long ago */
};

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DorsalPorts, dorsal_ports, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  TOUCHED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* The list as a model */

static GType
get_item_type (GListModel *model)
{
  return DORSAL_TYPE_PORT;
}

static guint
get_n_items (GListModel *model)
{
  return DORSAL_PORTS (model)->ports->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *ports = DORSAL_PORTS (model)->ports;

  return position < ports->len ? g_object_ref (ports->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* Coming and going */

static gboolean
is_same (DorsalPort *a, DorsalPort *b)
{
  return g_str_equal (dorsal_port_get_path (a), dorsal_port_get_path (b))
         && dorsal_port_get_vid (a) == dorsal_port_get_vid (b) && dorsal_port_get_pid (a) == dorsal_port_get_pid (b)
         && g_strcmp0 (dorsal_port_get_serial (a), dorsal_port_get_serial (b)) == 0
         && g_strcmp0 (dorsal_port_get_product (a), dorsal_port_get_product (b)) == 0;
}

static DorsalPort *
find (GPtrArray *ports, DorsalPort *like)
{
  for (guint i = 0; i < ports->len; i++)
    if (is_same (ports->pdata[i], like))
      return ports->pdata[i];
  return NULL;
}

static void
note_departure (DorsalPorts *self, DorsalPort *port)
{
  gint64 now_us = g_get_monotonic_time ();
  gint64 arrived_us = dorsal_port_get_arrived_us (port);

  if (arrived_us == 0 || now_us - arrived_us > DORSAL_PORTS_BRIEF_US)
    return;
  g_set_object (&self->brief, port);
  self->brief_us = now_us;
}

/* Takes the new list; ports that stayed are still the same objects. */
static void
replace (DorsalPorts *self, GPtrArray *listed)
{
  GPtrArray *before = self->ports;
  gboolean changed = listed->len != before->len;

  for (guint i = 0; i < listed->len; i++)
    {
      DorsalPort *old = find (before, listed->pdata[i]);

      changed |= i >= before->len || old != before->pdata[i];
      if (old == NULL)
        {
          dorsal_port_set_arrived_us (listed->pdata[i], self->scanned ? g_get_monotonic_time () : 0);
          continue;
        }
      g_object_unref (listed->pdata[i]);
      listed->pdata[i] = g_object_ref (old);
    }
  for (guint i = 0; i < before->len; i++)
    if (find (listed, before->pdata[i]) == NULL)
      note_departure (self, before->pdata[i]);

  self->scanned = TRUE;
  self->ports = g_ptr_array_ref (listed);
  if (changed)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before->len, listed->len);
  g_ptr_array_unref (before);
}

static gboolean
on_settled (gpointer data)
{
  DorsalPorts *self = data;

  self->settle_id = 0;
  dorsal_ports_scan (self);
  return G_SOURCE_REMOVE;
}

static void
settle (DorsalPorts *self)
{
  g_clear_handle_id (&self->settle_id, g_source_remove);
  self->settle_id = g_timeout_add (SETTLE_MS, on_settled, self);
}

void
dorsal_ports_scan (DorsalPorts *ports)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) listed = dorsal_port_list (&error);
  gboolean news = (error == NULL) != (ports->error == NULL);
  gboolean again = error != NULL && ports->scanned && !ports->stumbled;

  ports->stumbled = error != NULL;
  if (again)
    {
      settle (ports);
      return;
    }
  if (listed == NULL)
    listed = g_ptr_array_new_with_free_func (g_object_unref);
  g_clear_error (&ports->error);
  ports->error = g_steal_pointer (&error);
  if (news && listed->len == 0 && ports->ports->len == 0)
    g_list_model_items_changed (G_LIST_MODEL (ports), 0, 0, 0);
  replace (ports, listed);
}

static void
remove_path (DorsalPorts *self, const char *path)
{
  for (guint i = 0; i < self->ports->len; i++)
    if (g_str_equal (dorsal_port_get_path (self->ports->pdata[i]), path))
      {
        note_departure (self, self->ports->pdata[i]);
        g_ptr_array_remove_index (self->ports, i);
        g_list_model_items_changed (G_LIST_MODEL (self), i, 1, 0);
        return;
      }
}

/* The kernel's word */

static gboolean
may_be_a_roller (const char *name)
{
  return g_str_has_prefix (name, "ttyUSB") || g_str_has_prefix (name, "ttyACM") || g_str_has_prefix (name, "rfcomm");
}

static void
on_event (DorsalWatchEvent event, const char *name, gpointer data)
{
  DorsalPorts *self = data;
  g_autofree char *path = g_build_filename ("/dev", name, NULL);
  DorsalPort *port;

  if (!may_be_a_roller (name))
    return;
  switch (event)
    {
    case DORSAL_WATCH_CAME:
      dorsal_ports_scan (self);
      settle (self);
      break;
    case DORSAL_WATCH_WENT:
      remove_path (self, path);
      settle (self);
      break;
    case DORSAL_WATCH_TOUCHED:
      port = dorsal_ports_lookup (self, path);
      if (port != NULL)
        g_signal_emit (self, signals[TOUCHED], 0, port);
      settle (self);
      break;
    default:
      break;
    }
}

static gboolean
on_search (gpointer data)
{
  dorsal_ports_scan (data);
  return G_SOURCE_CONTINUE;
}

void
dorsal_ports_set_searching (DorsalPorts *ports, gboolean searching)
{
  if (searching == (ports->search_id != 0))
    return;
  if (searching)
    ports->search_id = g_timeout_add (SEARCH_MS, on_search, ports);
  else
    g_clear_handle_id (&ports->search_id, g_source_remove);
}

const GError *
dorsal_ports_get_error (DorsalPorts *ports)
{
  return ports->error;
}

DorsalPort *
dorsal_ports_lookup (DorsalPorts *ports, const char *path)
{
  for (guint i = 0; i < ports->ports->len; i++)
    if (g_str_equal (dorsal_port_get_path (ports->ports->pdata[i]), path))
      return ports->ports->pdata[i];
  return NULL;
}

gint64
dorsal_ports_get_brief (DorsalPorts *ports, DorsalPort **ret_port)
{
  if (ret_port != NULL)
    *ret_port = ports->brief;
  return ports->brief_us;
}

static void
dorsal_ports_finalize (GObject *object)
{
  DorsalPorts *self = DORSAL_PORTS (object);

  g_clear_pointer (&self->watch, dorsal_watch_free);
  g_clear_handle_id (&self->settle_id, g_source_remove);
  g_clear_handle_id (&self->search_id, g_source_remove);
  g_clear_object (&self->brief);
  g_clear_error (&self->error);
  g_ptr_array_unref (self->ports);
  G_OBJECT_CLASS (dorsal_ports_parent_class)->finalize (object);
}

static void
dorsal_ports_class_init (DorsalPortsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dorsal_ports_finalize;
  signals[TOUCHED] = g_signal_new ("touched", DORSAL_TYPE_PORTS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   DORSAL_TYPE_PORT);
}

static void
dorsal_ports_init (DorsalPorts *self)
{
  self->ports = g_ptr_array_new_with_free_func (g_object_unref);
}

DorsalPorts *
dorsal_ports_new (const char *directory)
{
  DorsalPorts *self = g_object_new (DORSAL_TYPE_PORTS, NULL);

  self->watch = dorsal_watch_new (directory != NULL ? directory : "/dev", on_event, self);
  dorsal_ports_scan (self);
  return self;
}
