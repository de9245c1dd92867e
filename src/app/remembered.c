/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: rollers that answered. Out: which port to connect to unasked. Never: an error for a
 * person; a file that is lost costs one click.
 *
 *   [roller 1]
 *   usb=1209:0001 A1B2C3
 *   name=Ref12 · A1B2C3 */

#include "app/remembered.h"

#include <glib/gstdio.h>

struct _DorsalRemembered
{
  GObject parent_instance;
  char *path;
  GArray *rollers;
};

G_DEFINE_FINAL_TYPE (DorsalRemembered, dorsal_remembered, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* --- the file --- */

static void
read_roller (GKeyFile *file, const char *group, GArray *rollers)
{
  g_autofree char *usb = g_key_file_get_string (file, group, "usb", NULL);
  g_autofree char *name = g_key_file_get_string (file, group, "name", NULL);
  DorsalKnownRoller roller = { 0 };

  if (!usb || !dorsal_identity_parse (usb, &roller.usb) || rollers->len >= DORSAL_REMEMBERED_MAX)
    return;
  g_strlcpy (roller.name, name ? name : "", sizeof roller.name);
  if (!g_utf8_validate (roller.name, -1, NULL))
    roller.name[0] = '\0';
  g_array_append_val (rollers, roller);
}

GArray *
dorsal_remembered_parse (const char *text)
{
  GArray *rollers = g_array_new (FALSE, FALSE, sizeof (DorsalKnownRoller));
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_data (file, text, (gsize) -1, G_KEY_FILE_NONE, NULL))
    return rollers;
  groups = g_key_file_get_groups (file, NULL);
  for (char **group = groups; *group; group++)
    read_roller (file, *group, rollers);
  return rollers;
}

char *
dorsal_remembered_print (GArray *rollers)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  for (guint i = 0; i < rollers->len; i++)
    {
      const DorsalKnownRoller *roller = &g_array_index (rollers, DorsalKnownRoller, i);
      g_autofree char *group = g_strdup_printf ("roller %u", i + 1);
      g_autofree char *usb = dorsal_identity_print (&roller->usb);
      g_key_file_set_string (file, group, "usb", usb);
      g_key_file_set_string (file, group, "name", roller->name);
    }
  return g_key_file_to_data (file, NULL, NULL);
}

static void
save (DorsalRemembered *remembered)
{
  g_autofree char *text = dorsal_remembered_print (remembered->rollers);
  g_autofree char *folder = remembered->path ? g_path_get_dirname (remembered->path) : NULL;
  g_autoptr (GError) error = NULL;

  if (folder
      && (g_mkdir_with_parents (folder, 0700) < 0
          || !g_file_set_contents_full (remembered->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error)))
    g_message ("The roller will not be known again: %s could not be written", remembered->path);
  g_signal_emit (remembered, signals[CHANGED], 0);
}

char *
dorsal_remembered_default_path (void)
{
  return g_build_filename (g_get_user_config_dir (), "dorsal", "rollers.ini", NULL);
}

/* --- asking and changing --- */

static gint
index_of (DorsalRemembered *remembered, const DorsalIdentity *usb)
{
  for (guint i = 0; i < remembered->rollers->len; i++)
    if (dorsal_identity_equal (&g_array_index (remembered->rollers, DorsalKnownRoller, i).usb, usb))
      return (gint) i;
  return -1;
}

void
dorsal_remembered_add (DorsalRemembered *remembered, const DorsalIdentity *usb, const char *name)
{
  DorsalKnownRoller roller = { .usb = *usb };
  gint index = index_of (remembered, usb);

  if (!dorsal_identity_is_set (usb))
    return;
  g_strlcpy (roller.name, name, sizeof roller.name);
  if (index == 0 && g_str_equal (dorsal_remembered_get (remembered, 0)->name, roller.name))
    return;
  if (index >= 0)
    g_array_remove_index (remembered->rollers, (guint) index);
  g_array_prepend_val (remembered->rollers, roller);
  if (remembered->rollers->len > DORSAL_REMEMBERED_MAX)
    g_array_set_size (remembered->rollers, DORSAL_REMEMBERED_MAX);
  save (remembered);
}

void
dorsal_remembered_forget (DorsalRemembered *remembered, const DorsalIdentity *usb)
{
  gint index = index_of (remembered, usb);

  if (index < 0)
    return;
  g_array_remove_index (remembered->rollers, (guint) index);
  save (remembered);
}

guint
dorsal_remembered_get_length (DorsalRemembered *remembered)
{
  return remembered->rollers->len;
}

const DorsalKnownRoller *
dorsal_remembered_get (DorsalRemembered *remembered, guint index)
{
  return &g_array_index (remembered->rollers, DorsalKnownRoller, index);
}

const DorsalKnownRoller *
dorsal_remembered_lookup (DorsalRemembered *remembered, const DorsalIdentity *usb)
{
  gint index = index_of (remembered, usb);

  return index >= 0 ? dorsal_remembered_get (remembered, (guint) index) : NULL;
}

DorsalPort *
dorsal_remembered_find (DorsalRemembered *remembered, GListModel *ports)
{
  for (guint i = 0; i < remembered->rollers->len; i++)
    {
      DorsalPort *port = dorsal_identity_find (&dorsal_remembered_get (remembered, i)->usb, ports, G_MAXINT64);
      if (port)
        return port;
    }
  return NULL;
}

/* --- the object --- */

static void
dorsal_remembered_finalize (GObject *object)
{
  DorsalRemembered *remembered = DORSAL_REMEMBERED (object);

  g_free (remembered->path);
  g_array_unref (remembered->rollers);
  G_OBJECT_CLASS (dorsal_remembered_parent_class)->finalize (object);
}

static void
dorsal_remembered_class_init (DorsalRememberedClass *class)
{
  G_OBJECT_CLASS (class)->finalize = dorsal_remembered_finalize;
  signals[CHANGED]
      = g_signal_new ("changed", DORSAL_TYPE_REMEMBERED, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dorsal_remembered_init (DorsalRemembered *remembered)
{
}

DorsalRemembered *
dorsal_remembered_new (const char *path)
{
  DorsalRemembered *remembered = g_object_new (DORSAL_TYPE_REMEMBERED, NULL);
  g_autofree char *text = NULL;

  remembered->path = g_strdup (path);
  if (path)
    g_file_get_contents (path, &text, NULL, NULL);
  remembered->rollers = dorsal_remembered_parse (text ? text : "");
  return remembered;
}
