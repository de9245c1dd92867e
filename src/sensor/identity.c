/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: ports and what was remembered of one. Out: whether it is the same device. Never opens
 * a port, and never guesses between two that look alike.
 *
 *   remembered          ports that look so     is it
 *   with serial         one                    yes
 *   without (CH340)     one                    yes, as far as anybody can tell; the hello says
 *   any                 several                the one that came since it was lost, if that is one
 */

#include "sensor/identity.h"

#include <stdlib.h>
#include <string.h>

DorsalIdentity
dorsal_identity_of_port (DorsalPort *port)
{
  DorsalIdentity identity = { .vid = dorsal_port_get_vid (port), .pid = dorsal_port_get_pid (port) };
  const char *serial = identity.vid != 0 ? dorsal_port_get_serial (port) : dorsal_port_get_name (port);

  g_strlcpy (identity.serial, serial != NULL ? serial : "", sizeof identity.serial);
  return identity;
}

gboolean
dorsal_identity_is_set (const DorsalIdentity *identity)
{
  return identity->vid != 0 || identity->serial[0] != '\0';
}

gboolean
dorsal_identity_equal (const DorsalIdentity *a, const DorsalIdentity *b)
{
  return a->vid == b->vid && a->pid == b->pid && g_str_equal (a->serial, b->serial);
}

char *
dorsal_identity_print (const DorsalIdentity *identity)
{
  return g_strdup_printf ("%04x:%04x%s%s", identity->vid, identity->pid, identity->serial[0] != '\0' ? " " : "",
                          identity->serial);
}

/* Four hexadecimal digits. */
static gboolean
read_id (const char *text, guint16 *ret_id)
{
  guint id = 0;

  for (gsize i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return FALSE;
      id = id << 4 | (guint) digit;
    }
  *ret_id = (guint16) id;
  return TRUE;
}

gboolean
dorsal_identity_parse (const char *text, DorsalIdentity *ret_identity)
{
  DorsalIdentity identity = { 0 };

  if (strlen (text) < 9 || !read_id (text, &identity.vid) || text[4] != ':' || !read_id (text + 5, &identity.pid))
    return FALSE;
  if (text[9] != '\0' && (text[9] != ' ' || text[10] == '\0'))
    return FALSE;
  if (text[9] == ' '
      && (!g_utf8_validate (text, -1, NULL)
          || g_strlcpy (identity.serial, text + 10, sizeof identity.serial) >= sizeof identity.serial))
    return FALSE;
  *ret_identity = identity;
  return TRUE;
}

DorsalPort *
dorsal_identity_find (const DorsalIdentity *identity, GListModel *ports, gint64 since_us)
{
  DorsalPort *alike = NULL, *recent = NULL;
  guint n_alike = 0, n_recent = 0;

  for (guint i = 0; i < g_list_model_get_n_items (ports); i++)
    {
      g_autoptr (DorsalPort) port = g_list_model_get_item (ports, i);
      DorsalIdentity other = dorsal_identity_of_port (port);

      if (!dorsal_identity_equal (identity, &other))
        continue;
      alike = port; /* the list keeps it */
      n_alike++;
      if (dorsal_port_get_arrived_us (port) < since_us)
        continue;
      recent = port;
      n_recent++;
    }
  if (n_alike == 1)
    return alike;
  return n_recent == 1 ? recent : NULL;
}
