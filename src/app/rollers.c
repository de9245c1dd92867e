/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: hellos, what was measured or said of a roller. Goes out: its profile, a complaint. Never: one roller's
 * profile for another. */

#include "app/rollers.h"

#include <glib/gi18n.h>
#include <string.h>

static void
complain (DorsalRollers *rollers, const char *format, const GError *error)
{
  g_free (rollers->complaint);
  rollers->complaint = g_strdup_printf (format, error->message);
}

void
dorsal_rollers_forget (DorsalRollers *rollers)
{
  rollers->has_hello = FALSE;
  rollers->profile = (DorsalRollerProfile){ 0 };
}

void
dorsal_rollers_clear (DorsalRollers *rollers)
{
  dorsal_rollers_forget (rollers);
  g_clear_pointer (&rollers->directory, g_free);
  g_clear_pointer (&rollers->complaint, g_free);
}

gboolean
dorsal_rollers_take_hello (DorsalRollers *rollers, const DorsalHello *hello)
{
  gboolean same = rollers->has_hello && strcmp (rollers->hello.model, hello->model) == 0
                  && strcmp (rollers->hello.serial, hello->serial) == 0;
  DorsalRollerProfile before = rollers->profile;
  g_autoptr (GError) error = NULL;

  rollers->hello = *hello;
  rollers->has_hello = TRUE;
  if (same)
    return FALSE;
  rollers->profile = (DorsalRollerProfile){ 0 };
  if (rollers->directory && !dorsal_roller_store_read (rollers->directory, hello, &rollers->profile, &error))
    /* Translators: %s is a sentence that says why. */
    complain (rollers, _("The calibration of this roller is not used: %s"), error);
  return memcmp (&before, &rollers->profile, sizeof before) != 0;
}

gboolean
dorsal_rollers_keep (DorsalRollers *rollers, const DorsalRollerProfile *profile, GError **error)
{
  rollers->profile = *profile;
  return !rollers->directory || !rollers->has_hello
         || dorsal_roller_store_write (rollers->directory, &rollers->hello, profile, error);
}

void
dorsal_rollers_take_marked_end (DorsalRollers *rollers, DorsalMarkedEnd end)
{
  DorsalRollerProfile profile = rollers->profile;
  g_autoptr (GError) error = NULL;

  profile.marked_end_known = TRUE;
  profile.marked_end = end;
  if (!dorsal_rollers_keep (rollers, &profile, &error))
    /* Translators: %s is a sentence that says why. */
    complain (rollers, _("Dorsal will ask again which way round this roller lies: %s"), error);
}
