/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rows → entries.
 *
 *   rows      18:40  07:10 │ 19:02           sorted by time, all there are
 *   entries   ▸Today 18:40 07:10 ▸Monday 19:02   those that are shown, each day behind its heading
 *
 * Comes in: rows, a filter. Goes out: positions. Never: an object for a row that nobody looks at; a change told where
 * there was none, so that a list that is looked at stays where it is. */

#include "app/kept-list.h"

/* --- an item --- */

struct _DorsalKeptItem
{
  GObject parent_instance;
  GPtrArray *rows;
  const DorsalCatalogueRow *row; /* NULL: a heading */
  gint64 day_us, length_us;
  guint count;
};

G_DEFINE_FINAL_TYPE (DorsalKeptItem, dorsal_kept_item, G_TYPE_OBJECT)

static void
dorsal_kept_item_finalize (GObject *object)
{
  g_ptr_array_unref (DORSAL_KEPT_ITEM (object)->rows);
  G_OBJECT_CLASS (dorsal_kept_item_parent_class)->finalize (object);
}

static void
dorsal_kept_item_class_init (DorsalKeptItemClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dorsal_kept_item_finalize;
}

static void
dorsal_kept_item_init (DorsalKeptItem *item)
{
}

const DorsalCatalogueRow *
dorsal_kept_item_get_row (DorsalKeptItem *item)
{
  return item->row;
}

gint64
dorsal_kept_item_get_day_us (DorsalKeptItem *item)
{
  return item->day_us;
}

guint
dorsal_kept_item_get_count (DorsalKeptItem *item)
{
  return item->count;
}

gint64
dorsal_kept_item_get_length_us (DorsalKeptItem *item)
{
  return item->length_us;
}

/* --- the list --- */

typedef struct
{
  gint64 id;       /* of a session; of a heading: minus its day */
  guint64 stamp;   /* differs when something that is shown does */
  guint row;       /* of a heading: of its first session */
  guint count;     /* of a heading: its sessions; else 0 */
  gint64 length_us;
} Entry;

struct _DorsalKeptList
{
  GObject parent_instance;
  GPtrArray *rows;
  GArray *entries;
  guint count;
  DorsalSift filter;
  char *text;
  GHashTable *hidden; /* ids */
  gint64 now_us;
};

/* The day as the local calendar has it, as one number. */
static gint64
day_of (GTimeZone *zone, gint64 at_us)
{
  gint64 s = at_us / G_USEC_PER_SEC;
  gint interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, s);

  return (s + g_time_zone_get_offset (zone, interval)) / 86400;
}

static guint64
stamp_of (const DorsalCatalogueRow *row)
{
  guint64 stamp = g_str_hash (row->note);

  return stamp * 31 + (guint64) row->duration_us + (guint64) row->ending * 7 + row->holds;
}

static gboolean
is_shown (DorsalKeptList *list, const DorsalCatalogueRow *row)
{
  return !g_hash_table_contains (list->hidden, &row->id) && dorsal_sift_match (&list->filter, row, list->now_us);
}

static GArray *
lay_out (DorsalKeptList *list)
{
  GArray *entries = g_array_sized_new (FALSE, FALSE, sizeof (Entry), list->rows->len + 64);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  gint64 today = G_MININT64;
  guint heading = 0;

  list->count = 0;
  for (guint i = 0; i < list->rows->len; i++)
    {
      const DorsalCatalogueRow *row = list->rows->pdata[i];
      Entry entry = { .id = row->id, .stamp = stamp_of (row), .row = i };
      gint64 day;

      if (!is_shown (list, row))
        continue;
      day = day_of (zone, row->began_us);
      if (day != today)
        {
          Entry first = { .id = -day - 1, .row = i };
          heading = entries->len;
          g_array_append_val (entries, first);
          today = day;
        }
      g_array_index (entries, Entry, heading).count++;
      g_array_index (entries, Entry, heading).length_us += row->duration_us;
      g_array_index (entries, Entry, heading).stamp += entry.stamp;
      g_array_append_val (entries, entry);
      list->count++;
    }
  return entries;
}

static gboolean
is_same (const GArray *before, guint i, const GArray *after, guint j)
{
  const Entry *one = &g_array_index (before, Entry, i), *other = &g_array_index (after, Entry, j);

  return one->id == other->id && one->stamp == other->stamp;
}

static void
refresh (DorsalKeptList *list)
{
  g_autoptr (GArray) before = g_steal_pointer (&list->entries);
  GArray *after = lay_out (list);
  guint most = MIN (before->len, after->len), head = 0, tail = 0;

  while (head < most && is_same (before, head, after, head))
    head++;
  while (tail < most - head && is_same (before, before->len - tail - 1, after, after->len - tail - 1))
    tail++;
  list->entries = after;
  if (before->len != after->len || head + tail < after->len)
    g_list_model_items_changed (G_LIST_MODEL (list), head, before->len - head - tail, after->len - head - tail);
}

void
dorsal_kept_list_set_rows (DorsalKeptList *list, GPtrArray *rows, gint64 now_us)
{
  g_ptr_array_ref (rows);
  g_ptr_array_unref (list->rows);
  list->rows = rows;
  list->now_us = now_us;
  refresh (list);
}

GPtrArray *
dorsal_kept_list_get_rows (DorsalKeptList *list)
{
  return list->rows;
}

void
dorsal_kept_list_set_sift (DorsalKeptList *list, const DorsalSift *filter, gint64 now_us)
{
  char *text = g_strdup (filter->text);

  g_free (list->text);
  list->text = text;
  list->filter = *filter;
  list->filter.text = text;
  list->now_us = now_us;
  refresh (list);
}

void
dorsal_kept_list_hide (DorsalKeptList *list, gint64 id, gboolean hidden)
{
  if (hidden)
    g_hash_table_add (list->hidden, g_memdup2 (&id, sizeof id));
  else
    g_hash_table_remove (list->hidden, &id);
  refresh (list);
}

guint
dorsal_kept_list_count (DorsalKeptList *list)
{
  return list->count;
}

/* --- GListModel --- */

static GType
get_item_type (GListModel *model)
{
  return DORSAL_TYPE_KEPT_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return DORSAL_KEPT_LIST (model)->entries->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  DorsalKeptList *list = DORSAL_KEPT_LIST (model);
  const DorsalCatalogueRow *row;
  DorsalKeptItem *item;
  Entry *entry;

  if (position >= list->entries->len)
    return NULL;
  entry = &g_array_index (list->entries, Entry, position);
  row = list->rows->pdata[entry->row];
  item = g_object_new (DORSAL_TYPE_KEPT_ITEM, NULL);
  item->rows = g_ptr_array_ref (list->rows);
  item->row = entry->count > 0 ? NULL : row;
  item->day_us = row->began_us;
  item->count = entry->count;
  item->length_us = entry->length_us;
  return item;
}

static void
model_init (GListModelInterface *interface)
{
  interface->get_item_type = get_item_type;
  interface->get_n_items = get_n_items;
  interface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (DorsalKeptList, dorsal_kept_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, model_init))

static void
dorsal_kept_list_finalize (GObject *object)
{
  DorsalKeptList *list = DORSAL_KEPT_LIST (object);

  g_ptr_array_unref (list->rows);
  g_array_unref (list->entries);
  g_hash_table_unref (list->hidden);
  g_free (list->text);
  G_OBJECT_CLASS (dorsal_kept_list_parent_class)->finalize (object);
}

static void
dorsal_kept_list_class_init (DorsalKeptListClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dorsal_kept_list_finalize;
}

static void
dorsal_kept_list_init (DorsalKeptList *list)
{
  list->rows = g_ptr_array_new ();
  list->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  list->hidden = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

DorsalKeptList *
dorsal_kept_list_new (void)
{
  return g_object_new (DORSAL_TYPE_KEPT_LIST, NULL);
}
