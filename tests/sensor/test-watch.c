/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Nodes that come, go and are touched are told; what is written into them is not. */

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "sensor/watch.h"

typedef struct
{
  char *directory;
  DorsalWatch *watch;
  GString *told; /* "came ttyACM0, …" */
  gboolean leaves; /* at the first word */
} Case;

static void
on_event (DorsalWatchEvent event, const char *name, gpointer data)
{
  static const char *const words[] = { "unknown", "came", "went", "touched" };
  Case *c = data;

  g_string_append_printf (c->told, "%s %s, ", words[event], name);
  if (c->leaves)
    g_clear_pointer (&c->watch, dorsal_watch_free);
}

static void
begin (Case *c)
{
  c->directory = g_dir_make_tmp ("dorsal-watch.XXXXXX", NULL);
  c->told = g_string_new (NULL);
}

static void
watch (Case *c)
{
  c->watch = dorsal_watch_new (c->directory, on_event, c);
  g_assert_nonnull (c->watch);
}

static void
end (Case *c)
{
  dorsal_watch_free (c->watch);
  g_rmdir (c->directory);
  g_free (c->directory);
  g_string_free (c->told, TRUE);
}

static void
write_into (Case *c, const char *name)
{
  g_autofree char *path = g_build_filename (c->directory, name, NULL);
  int fd = g_open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  g_assert_cmpint (write (fd, "x", 1), ==, 1);
  close (fd);
}

static void
set_rights (Case *c, const char *name)
{
  g_autofree char *path = g_build_filename (c->directory, name, NULL);
  g_assert_cmpint (g_chmod (path, 0640), ==, 0);
}

static void
take_away (Case *c, const char *name)
{
  g_autofree char *path = g_build_filename (c->directory, name, NULL);
  g_assert_cmpint (g_unlink (path), ==, 0);
}

/* All that has happened so far is told in one turn, or not at all. */
static void
assert_told (Case *c, const char *wanted)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpstr (c->told->str, ==, wanted);
  g_string_truncate (c->told, 0);
}

static void
test_life (void)
{
  Case c = { 0 };

  begin (&c);
  watch (&c);
  write_into (&c, "ttyACM0");
  assert_told (&c, "came ttyACM0, ");
  set_rights (&c, "ttyACM0");
  assert_told (&c, "touched ttyACM0, ");
  take_away (&c, "ttyACM0");
  assert_told (&c, "went ttyACM0, ");
  end (&c);
}

static void
test_written (void)
{
  Case c = { 0 };

  begin (&c);
  write_into (&c, "null");
  watch (&c);
  write_into (&c, "null");
  g_assert_false (g_main_context_pending (NULL));
  assert_told (&c, "");
  take_away (&c, "null");
  end (&c);
}

static void
test_leaves (void)
{
  Case c = { .leaves = TRUE };

  begin (&c);
  watch (&c);
  write_into (&c, "ttyUSB0");
  write_into (&c, "ttyUSB1");
  assert_told (&c, "came ttyUSB0, ");
  g_assert_null (c.watch);
  take_away (&c, "ttyUSB0");
  take_away (&c, "ttyUSB1");
  end (&c);
}

static void
test_nowhere (void)
{
  g_assert_null (dorsal_watch_new ("/nonexistent/dev", on_event, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sensor/watch/what-comes-is-touched-and-goes-is-told", test_life);
  g_test_add_func ("/sensor/watch/what-is-written-into-wakes-nobody", test_written);
  g_test_add_func ("/sensor/watch/may-be-freed-by-its-own-word", test_leaves);
  g_test_add_func ("/sensor/watch/a-directory-that-is-not-there-has-none", test_nowhere);
  return g_test_run ();
}
