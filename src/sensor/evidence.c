/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a port's path. Out: whose it is, who has it, who we are. Never: opens it, nor asks a
 * daemon. In a sandbox every owner reads as nobody, and other programs cannot be seen: then the
 * host's os-release tells the group's name, and the rest stays unknown. */

#include "sensor/evidence.h"

#include <errno.h>
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "sensor/pump.h"
#include "sensor/source.h"

static const DorsalEvidencePlaces real_places = { "/proc", "/run/host/os-release", "/.flatpak-info" };

/* Whether os-release's line of that key has the word: ID=arch, ID_LIKE="cachyos arch". */
static gboolean
says (const char *text, const char *key, const char *word)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (g_str_has_prefix (*line, key) && (*line)[strlen (key)] == '=')
      {
        g_auto (GStrv) words = g_strsplit_set (*line + strlen (key) + 1, " \"'\r", -1);

        if (g_strv_contains ((const char *const *) words, word))
          return TRUE;
      }
  return FALSE;
}

/* "dialout", but on Arch and its children "uucp". */
static void
guess_group (DorsalEvidence *evidence, const char *os_release)
{
  g_autofree char *text = NULL;
  gboolean arch
      = g_file_get_contents (os_release, &text, NULL, NULL) && (says (text, "ID", "arch") || says (text, "ID_LIKE", "arch"));

  g_strlcpy (evidence->group, arch ? "uucp" : "dialout", sizeof evidence->group);
}

/* By the books, which this login may not have read yet. */
static gboolean
is_member (const struct group *group)
{
  const struct passwd *user = getpwuid (getuid ());

  if (user == NULL)
    return FALSE;
  if (user->pw_gid == group->gr_gid)
    return TRUE;
  for (char **name = group->gr_mem; *name != NULL; name++)
    if (strcmp (*name, user->pw_name) == 0)
      return TRUE;
  return FALSE;
}

static void
look_at_node (DorsalEvidence *evidence, const DorsalEvidencePlaces *places)
{
  const struct group *group;
  struct stat st;

  if (stat (evidence->port, &st) < 0)
    {
      evidence->opening = errno == EACCES ? DORSAL_OPENING_DENIED : DORSAL_OPENING_NOT_FOUND;
      return;
    }
  evidence->opening
      = access (evidence->port, R_OK | W_OK) < 0 && errno == EACCES ? DORSAL_OPENING_DENIED : DORSAL_OPENING_OK;
  if ((st.st_mode & (S_IRGRP | S_IWGRP)) != (S_IRGRP | S_IWGRP))
    return;
  if (evidence->sandbox)
    {
      guess_group (evidence, places->os_release);
      return;
    }
  group = st.st_gid != 0 ? getgrgid (st.st_gid) : NULL;
  if (group == NULL)
    return;
  g_strlcpy (evidence->group, group->gr_name, sizeof evidence->group);
  evidence->is_member = is_member (group);
}

/* One process: its name, and whether it has the port open. */

static gboolean
read_name (const char *proc, const char *pid, char *ret_name, gsize size)
{
  g_autofree char *path = g_build_filename (proc, pid, "comm", NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || !g_utf8_validate (text, -1, NULL))
    return FALSE;
  g_strlcpy (ret_name, g_strchomp (text), size);
  return TRUE;
}

static gboolean
has_open (const char *proc, const char *pid, const char *real_port)
{
  g_autofree char *folder = g_build_filename (proc, pid, "fd", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *fd;

  while (dir != NULL && (fd = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *link = g_build_filename (folder, fd, NULL);
      g_autofree char *target = g_file_read_link (link, NULL);

      if (target != NULL && strcmp (target, real_port) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
look_at_processes (DorsalEvidence *evidence, const char *proc)
{
  g_autoptr (GDir) dir = g_dir_open (proc, 0, NULL);
  char *resolved = evidence->port[0] != '\0' ? realpath (evidence->port, NULL) : NULL;
  g_autofree char *port = g_strdup (resolved);
  const char *entry;
  char name[32];

  free (resolved);
  while (dir != NULL && (entry = g_dir_read_name (dir)) != NULL)
    {
      gint64 pid = g_ascii_strtoll (entry, NULL, 10);

      if (pid <= 0 || !read_name (proc, entry, name, sizeof name))
        continue;
      evidence->brltty |= strcmp (name, "brltty") == 0;
      evidence->modem_manager |= strcmp (name, "ModemManager") == 0;
      if (port == NULL || evidence->holder[0] != '\0' || pid == getpid () || !has_open (proc, entry, port))
        continue;
      g_strlcpy (evidence->holder, name, sizeof evidence->holder);
      evidence->holder_pid = (int) pid;
    }
  if (evidence->holder[0] != '\0' && evidence->opening == DORSAL_OPENING_OK)
    evidence->opening = DORSAL_OPENING_BUSY;
}

static void
look_at_ports (DorsalEvidence *evidence, GListModel *ports)
{
  evidence->listed = ports != NULL;
  evidence->n_ports = ports != NULL ? g_list_model_get_n_items (ports) : 0;
  for (guint i = 0; i < evidence->n_ports; i++)
    {
      g_autoptr (DorsalPort) port = g_list_model_get_item (ports, i);

      if (strcmp (dorsal_port_get_path (port), evidence->port) != 0)
        continue;
      evidence->vid = dorsal_port_get_vid (port);
      evidence->pid = dorsal_port_get_pid (port);
    }
}

DorsalEvidence
dorsal_evidence_gather (GListModel *ports, const char *port, const DorsalEvidencePlaces *places)
{
  DorsalEvidence evidence = { 0 };

  if (places == NULL)
    places = &real_places;
  g_strlcpy (evidence.port, port != NULL ? port : "", sizeof evidence.port);
  evidence.sandbox = access (places->sandbox, F_OK) == 0;
  look_at_ports (&evidence, ports);
  if (port != NULL)
    look_at_node (&evidence, places);
  look_at_processes (&evidence, places->proc);
  return evidence;
}

static void
add_source_error (DorsalEvidence *evidence, int code)
{
  switch (code)
    {
    case DORSAL_SOURCE_ERROR_DENIED:
      evidence->opening = DORSAL_OPENING_DENIED;
      break;
    case DORSAL_SOURCE_ERROR_BUSY:
      evidence->opening = DORSAL_OPENING_BUSY;
      break;
    case DORSAL_SOURCE_ERROR_NOT_FOUND:
    case DORSAL_SOURCE_ERROR_GONE:
      evidence->opening = DORSAL_OPENING_NOT_FOUND;
      break;
    default:
      evidence->opening = DORSAL_OPENING_FAILED;
      break;
    }
}

void
dorsal_evidence_add_end (DorsalEvidence *evidence, const GError *error)
{
  if (error != NULL && error->domain != DORSAL_SENSOR_ERROR)
    {
      add_source_error (evidence, error->domain == DORSAL_SOURCE_ERROR ? error->code : DORSAL_SOURCE_ERROR_FAILED);
      return;
    }
  evidence->opening = DORSAL_OPENING_OK;
  if (error == NULL)
    evidence->hearing = DORSAL_HEARING_ROLLER;
  else if (dorsal_sensor_error_get_version (error) > 0)
    {
      evidence->hearing = DORSAL_HEARING_VERSION;
      evidence->version = dorsal_sensor_error_get_version (error);
    }
  else if (error->code == DORSAL_SENSOR_ERROR_SILENT)
    evidence->hearing = DORSAL_HEARING_SILENCE;
  else
    evidence->hearing = DORSAL_HEARING_NONSENSE;
}
