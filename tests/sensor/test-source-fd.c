/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Plain file descriptors: what ends naturally, what has gone, and what is refused. */

#include "rig.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gssize
read_some (DorsalSource *source, char *buffer, gsize n, GError **error)
{
  return dorsal_source_read (source, (guint8 *) buffer, n, 0, error);
}

static void
test_new_and_gone (void)
{
  g_autoptr (DorsalSource) by_path = dorsal_source_fd_new_for_path ("/dev/null");
  g_autoptr (DorsalSource) by_fd = dorsal_source_fd_new_for_fd (open ("/dev/null", O_RDONLY), "nothing");

  g_assert_cmpint (dorsal_source_fd (by_path), ==, -1);
  g_assert_cmpstr (by_fd->name, ==, "nothing");
}

static void
test_pipe (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DorsalSource) source = NULL;
  char buffer[16];
  int fds[2];

  g_assert_cmpint (pipe (fds), ==, 0);
  source = dorsal_source_fd_new_for_fd (fds[0], "a pipe");
  g_assert_true (dorsal_source_open (source, 0, &error));
  g_assert_false (source->as_fast_as_it_goes);

  g_assert_cmpint (read_some (source, buffer, sizeof buffer, &error), ==, 0);
  rig_write (fds[1], "abc", 3);
  close (fds[1]);
  g_assert_cmpint (read_some (source, buffer, sizeof buffer, &error), ==, 3);
  g_assert_cmpint (read_some (source, buffer, sizeof buffer, &error), ==, -1);
  g_assert_no_error (error);
  g_assert_cmpint (dorsal_source_fd (source), ==, -1);
  g_assert_false (dorsal_source_write (source, "x", 1));
}

static void
test_given_fd_blocks_as_before (void)
{
  g_autoptr (DorsalSource) source = NULL;
  int fds[2];
  int flags;

  g_assert_cmpint (pipe (fds), ==, 0);
  flags = fcntl (fds[0], F_GETFL);
  source = dorsal_source_fd_new_for_fd (fds[0], "a pipe");
  g_assert_true (dorsal_source_open (source, 0, NULL));
  g_assert_cmpint (fcntl (fds[0], F_GETFL), ==, flags);
  close (fds[1]);
}

static void
test_file (void)
{
  g_autofree char *path = rig_file ("some.rl", "abc", 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (DorsalSource) source = dorsal_source_fd_new_for_path (path);
  char buffer[16];

  g_assert_true (dorsal_source_open (source, 0, &error));
  g_assert_true (source->as_fast_as_it_goes);
  g_assert_cmpint (read_some (source, buffer, sizeof buffer, &error), ==, 3);
  g_assert_cmpint (read_some (source, buffer, sizeof buffer, &error), ==, -1);
  g_assert_no_error (error);
}

static void
test_pty (void)
{
  RigCable cable;
  g_autoptr (GError) error = NULL;
  g_autoptr (DorsalSource) source = NULL;
  g_autofree char *said = NULL;
  char buffer[16];

  rig_cable_open (&cable);
  source = dorsal_source_fd_new_for_path (cable.path);
  g_assert_true (dorsal_source_open (source, 0, &error));
  g_assert_cmpint (read_some (source, buffer, sizeof buffer, &error), ==, 0);

  g_assert_true (dorsal_source_write (source, "$RLQ*FE47\r\n", 11));
  said = rig_read_all (cable.master);
  g_assert_cmpstr (said, ==, "$RLQ*FE47\r\n");

  rig_cable_unplug (&cable);
  g_assert_cmpint (read_some (source, buffer, sizeof buffer, &error), ==, -1);
  g_assert_true (dorsal_source_error_is_gone (error));
  rig_assert_says (error, cable.path);
  g_assert_cmpint (dorsal_source_fd (source), ==, -1);
  g_clear_error (&error);
  g_assert_cmpint (read_some (source, buffer, sizeof buffer, &error), ==, -1);
}

static void
test_two_readers (void)
{
  RigCable cable;
  g_autoptr (GError) error = NULL;
  g_autoptr (DorsalSource) first = NULL;
  g_autoptr (DorsalSource) second = NULL;

  rig_cable_open (&cable);
  first = dorsal_source_fd_new_for_path (cable.path);
  second = dorsal_source_fd_new_for_path (cable.path);
  g_assert_true (dorsal_source_open (first, 0, &error));
  g_assert_false (dorsal_source_open (second, 0, &error));
  g_assert_true (dorsal_source_error_is_busy (error));
  rig_assert_says (error, cable.path);

  g_clear_error (&error);
  dorsal_source_close (first);
  g_assert_true (dorsal_source_open (second, 0, &error));
  rig_cable_unplug (&cable);
}

static void
test_cannot_open (void)
{
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) directory = NULL;
  g_autoptr (DorsalSource) none = dorsal_source_fd_new_for_path ("/nowhere/roller");
  g_autoptr (DorsalSource) folder = dorsal_source_fd_new_for_path (rig_folder ());

  g_assert_false (dorsal_source_open (none, 0, &missing));
  g_assert_error (missing, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_NOT_FOUND);
  rig_assert_says (missing, "/nowhere/roller");
  g_assert_false (dorsal_source_open (folder, 0, &directory));
  g_assert_error (directory, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_UNFIT);
  rig_assert_says (directory, rig_folder ());
}

/* What kind a name becomes; NULL: refused with code. */
typedef struct
{
  const char *name;
  const char *kind;
  int code;
} NameCase;

static void
test_names (void)
{
  RigCable cable;
  g_autofree char *file = rig_file ("ride.rl", "abc", 3);
  g_autofree char *fifo = g_build_filename (rig_folder (), "fifo", NULL);

  rig_cable_open (&cable);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  const NameCase cases[] = {
    { "demo", "demo" },
    { cable.path, "fd" },
    { fifo, "fd" },
    { "/dev/null", "fd" },
    { file, "replay" },
    { rig_folder (), NULL, DORSAL_SOURCE_ERROR_UNFIT },
    { "/nowhere/roller", NULL, DORSAL_SOURCE_ERROR_NOT_FOUND },
    { "ttyROLLER0", NULL, DORSAL_SOURCE_ERROR_NOT_FOUND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DorsalSource) source = dorsal_source_new_for_name (cases[i].name, -1, &error);

      if (cases[i].kind != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (source->table->kind, ==, cases[i].kind);
          continue;
        }
      g_assert_null (source);
      g_assert_error (error, DORSAL_SOURCE_ERROR, cases[i].code);
      rig_assert_says (error, cases[i].name);
    }
  rig_cable_unplug (&cable);
}

static void
test_pace_of_a_name (void)
{
  g_autofree char *file = rig_file ("pace.rl", "abc", 3);
  g_autoptr (DorsalSource) fast = dorsal_source_new_for_name (file, -1, NULL);
  g_autoptr (DorsalSource) life = dorsal_source_new_for_name (file, 1, NULL);
  g_autoptr (DorsalSource) demo = dorsal_source_new_for_name ("demo", -1, NULL);

  g_assert_true (fast->as_fast_as_it_goes);
  g_assert_false (life->as_fast_as_it_goes);
  g_assert_false (demo->as_fast_as_it_goes);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sensor/source-fd/new-and-gone", test_new_and_gone);
  g_test_add_func ("/sensor/source-fd/a-pipe-ends-naturally", test_pipe);
  g_test_add_func ("/sensor/source-fd/a-given-fd-blocks-as-before", test_given_fd_blocks_as_before);
  g_test_add_func ("/sensor/source-fd/a-file-ends-naturally-and-goes-as-fast-as-it-can", test_file);
  g_test_add_func ("/sensor/source-fd/a-pty-that-hangs-up-has-gone", test_pty);
  g_test_add_func ("/sensor/source-fd/two-readers-of-one-pty-is-one-too-many", test_two_readers);
  g_test_add_func ("/sensor/source-fd/what-cannot-be-opened-says-which-and-why", test_cannot_open);
  g_test_add_func ("/sensor/source/a-name-becomes-the-right-kind", test_names);
  g_test_add_func ("/sensor/source/only-a-file-goes-as-fast-as-it-can", test_pace_of_a_name);
  result = g_test_run ();
  rig_clean ();
  return result;
}
