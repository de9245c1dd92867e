/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the system says about a port, from a tree of the test's own. */

#include "sensor/evidence.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rig.h"
#include "sensor/pump.h"

typedef struct
{
  char *root, *proc, *os_release, *sandbox, *port;
  GListStore *ports;
} Case;

static void
put (Case *c, const char *path, const char *text)
{
  g_autofree char *full = g_build_filename (c->root, path, NULL);
  g_autofree char *folder = g_path_get_dirname (full);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (full, text, -1, NULL));
}

static void
set_up (Case *c, gconstpointer data)
{
  c->root = g_dir_make_tmp ("dorsal-evidence-XXXXXX", NULL);
  c->proc = g_build_filename (c->root, "proc", NULL);
  c->os_release = g_build_filename (c->root, "os-release", NULL);
  c->sandbox = g_build_filename (c->root, "flatpak-info", NULL);
  c->port = g_build_filename (c->root, "ttyACM0", NULL);
  c->ports = g_list_store_new (DORSAL_TYPE_PORT);
  put (c, "ttyACM0", "");
  g_chmod (c->port, 0660);
  put (c, "proc/1/comm", "systemd\n");
  put (c, "proc/self/comm", "nobody\n");
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

static void
tear_down (Case *c, gconstpointer data)
{
  remove_all (c->root);
  g_free (c->root);
  g_free (c->proc);
  g_free (c->os_release);
  g_free (c->sandbox);
  g_free (c->port);
  g_object_unref (c->ports);
}

static DorsalEvidence
gather (Case *c, const char *port)
{
  const DorsalEvidencePlaces places = { c->proc, c->os_release, c->sandbox };

  return dorsal_evidence_gather (G_LIST_MODEL (c->ports), port, &places);
}

static void
test_free (Case *c, gconstpointer data)
{
  DorsalEvidence evidence = gather (c, c->port);

  g_assert_true (evidence.listed);
  g_assert_false (evidence.sandbox);
  g_assert_false (evidence.brltty || evidence.modem_manager);
  g_assert_cmpint (evidence.opening, ==, DORSAL_OPENING_OK);
  g_assert_cmpstr (evidence.holder, ==, "");
  g_assert_false (dorsal_evidence_gather (NULL, NULL, NULL).listed);
}

static void
test_not_there (Case *c, gconstpointer data)
{
  g_assert_cmpint (gather (c, "/nowhere/ttyACM0").opening, ==, DORSAL_OPENING_NOT_FOUND);
  g_assert_cmpint (gather (c, NULL).opening, ==, DORSAL_OPENING_UNKNOWN);
}

static void
test_holder (Case *c, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (c->proc, "4711", "fd", NULL);
  g_autofree char *link = g_build_filename (folder, "7", NULL);
  DorsalEvidence evidence;

  put (c, "proc/4711/comm", "picocom\n");
  put (c, "proc/12/comm", "ModemManager\n");
  put (c, "proc/13/comm", "brltty\n");
  put (c, "proc/13/fd/0", "");
  g_mkdir_with_parents (folder, 0755);
  g_assert_cmpint (symlink (c->port, link), ==, 0);
  evidence = gather (c, c->port);
  g_assert_cmpint (evidence.opening, ==, DORSAL_OPENING_BUSY);
  g_assert_cmpstr (evidence.holder, ==, "picocom");
  g_assert_cmpint (evidence.holder_pid, ==, 4711);
  g_assert_true (evidence.brltty && evidence.modem_manager);
  g_assert_cmpint (dorsal_diagnose (&evidence), ==, DORSAL_DIAGNOSIS_HELD);
}

/* In a sandbox every owner is nobody: the host's name tells its group. */
static void
test_sandbox (Case *c, gconstpointer data)
{
  static const char *const hosts[][2] = {
    { "NAME=Debian\nID=debian\n", "dialout" },
    { "ID=arch\n", "uucp" },
    { "NAME=x\nID=endeavouros\nID_LIKE=arch\n", "uucp" },
    { "ID=\"garuda\"\nID_LIKE=\"arch linux\"\n", "uucp" },
    { "ID=nobara\nID_LIKE='fedora'\nVARIANT_ID=arch\n", "dialout" },
    { "ID=archaeology\n", "dialout" },
    { "ID=fedora\n", "dialout" },
    { "", "dialout" },
  };

  put (c, "flatpak-info", "");
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      DorsalEvidence evidence;

      put (c, "os-release", hosts[i][0]);
      evidence = gather (c, c->port);
      g_assert_true (evidence.sandbox);
      g_assert_false (evidence.is_member);
      g_assert_cmpstr (evidence.group, ==, hosts[i][1]);
    }
  g_chmod (c->port, 0600);
  g_assert_cmpstr (gather (c, c->port).group, ==, ""); /* no group could help */
}

static void
test_ends (Case *c, gconstpointer data)
{
  static const struct
  {
    gboolean sensor;
    int code;
    DorsalOpening opening;
    DorsalHearing hearing;
    guint version;
  } rows[] = {
    { FALSE, DORSAL_SOURCE_ERROR_DENIED, DORSAL_OPENING_DENIED, 0, 0 },
    { FALSE, DORSAL_SOURCE_ERROR_BUSY, DORSAL_OPENING_BUSY, 0, 0 },
    { FALSE, DORSAL_SOURCE_ERROR_GONE, DORSAL_OPENING_NOT_FOUND, 0, 0 },
    { FALSE, DORSAL_SOURCE_ERROR_NOT_FOUND, DORSAL_OPENING_NOT_FOUND, 0, 0 },
    { FALSE, DORSAL_SOURCE_ERROR_UNFIT, DORSAL_OPENING_FAILED, 0, 0 },
    { TRUE, DORSAL_SENSOR_ERROR_SILENT, DORSAL_OPENING_OK, DORSAL_HEARING_SILENCE, 0 },
    { TRUE, DORSAL_SENSOR_ERROR_NOT_A_ROLLER, DORSAL_OPENING_OK, DORSAL_HEARING_NONSENSE, 0 },
    { TRUE, DORSAL_SENSOR_ERROR_VERSION + 9, DORSAL_OPENING_OK, DORSAL_HEARING_VERSION, 9 },
  };
  DorsalEvidence evidence = gather (c, c->port);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error
          = g_error_new (rows[i].sensor ? DORSAL_SENSOR_ERROR : DORSAL_SOURCE_ERROR, rows[i].code, "why");

      evidence.hearing = DORSAL_HEARING_UNKNOWN;
      dorsal_evidence_add_end (&evidence, error);
      g_assert_cmpint (evidence.opening, ==, rows[i].opening);
      g_assert_cmpint (evidence.hearing, ==, rows[i].hearing);
      g_assert_cmpuint (evidence.version, ==, rows[i].version);
    }
  dorsal_evidence_add_end (&evidence, NULL);
  g_assert_cmpint (dorsal_diagnose (&evidence), ==, DORSAL_DIAGNOSIS_FINE);
}

#define ADD(path, func) g_test_add ("/sensor/evidence/" path, Case, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-free-port-is-free", test_free);
  ADD ("what-is-not-there-is-not-found", test_not_there);
  ADD ("a-program-that-has-it-is-named", test_holder);
  ADD ("in-a-sandbox-the-host-tells-the-group", test_sandbox);
  ADD ("an-end-is-evidence", test_ends);
  return g_test_run ();
}
