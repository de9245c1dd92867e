/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Errors → sentences. Comes in: why a source ended. Goes out: what happened and what to do
 * now. Never: a code, a file position, a shrug. */

#include "app/error-text.h"

#include <glib/gi18n.h>

#include "sensor/sensor.h"

char *
dorsal_error_text_of_end (const GError *error, const char **ret_title)
{
  if (!error)
    {
      *ret_title = _("Recording ended");
      return g_strdup (_("Open it again to see it once more, or choose a roller."));
    }
  if (g_error_matches (error, DORSAL_SENSOR_ERROR, DORSAL_SENSOR_ERROR_NOT_A_ROLLER))
    {
      *ret_title = _("This is not a roller");
      return g_strdup (_("It did not say hello in the rollers’ language. Choose another port, or plug the roller in again."));
    }
  if (dorsal_source_error_is_gone (error))
    {
      *ret_title = _("Roller unplugged");
      return g_strdup (_("Plug it in again and choose it from the menu at the top left."));
    }
  if (dorsal_source_error_is_denied (error))
    {
      *ret_title = _("No permission");
      return g_strdup (_("You have no right to open it. “dorsalctl doctor” says how to get it."));
    }
  if (dorsal_source_error_is_busy (error))
    {
      *ret_title = _("Port in use");
      return g_strdup (_("Another program is using it. Close that program, or wait a moment if the roller was just plugged in."));
    }
  *ret_title = _("Not connected");
  if (g_error_matches (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_NOT_FOUND))
    return g_strdup (_("There is no such port or file. Plug the roller in, or check the name."));
  if (g_error_matches (error, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_UNFIT))
    return g_strdup (_("This can be no roller. Name a port or a recording."));
  return g_strdup_printf ("%s.", error->message);
}

const char *
dorsal_error_text_of_store (DorsalStoreError code)
{
  switch (code)
    {
    case DORSAL_STORE_ERROR_READ_ONLY:
      return _("This session is not being kept: Dorsal may not write into its data folder. Check the folder’s permissions.");
    case DORSAL_STORE_ERROR_FULL:
      return _("The disk is full. This session is kept in memory until there is room: make some.");
    case DORSAL_STORE_ERROR_BUSY:
      return _("Another program holds the record of sessions. This session is kept in memory until it lets go.");
    case DORSAL_STORE_ERROR_DAMAGED:
      return _("The record of sessions is damaged. Dorsal sets it aside and begins a new one.");
    case DORSAL_STORE_ERROR_NEWER:
      return _("Sessions are not being kept: a newer Dorsal has written their record. Use that version.");
    case DORSAL_STORE_ERROR_FOREIGN:
      return _("Sessions are not being kept: where their record should be lies another program’s file. Move it away.");
    default:
      return _("This session cannot be kept at the moment. Dorsal goes on trying.");
    }
}

const char *
dorsal_error_text_of_reading (DorsalStoreError code)
{
  switch (code)
    {
    case DORSAL_STORE_ERROR_READ_ONLY:
      return _("Dorsal may not read its data folder. Check the folder’s permissions.");
    case DORSAL_STORE_ERROR_BUSY:
      return _("Another program holds the record of sessions. End that program, then come back.");
    case DORSAL_STORE_ERROR_DAMAGED:
      return _("Their record is damaged. Start Dorsal again: it sets the record aside and saves what can be read.");
    case DORSAL_STORE_ERROR_NEWER:
      return _("A newer Dorsal has written their record, and it is left as it is. Use that version.");
    case DORSAL_STORE_ERROR_FOREIGN:
      return _("Where their record should be lies another program’s file. Move it away, then come back.");
    case DORSAL_STORE_ERROR_NO_SESSION:
      return _("This session is not there any more. Go back to the list.");
    case DORSAL_STORE_ERROR_FULL:
      return _("The disk is full. Make some room on it, then come back.");
    default:
      return _("Their record could not be used. Go back and try again; if it stays so, start Dorsal again.");
    }
}

char *
dorsal_error_text_of_saving (const GError *error, const char *name)
{
  if (error->domain == DORSAL_STORE_ERROR)
    return g_strdup (dorsal_error_text_of_reading ((DorsalStoreError) error->code));
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    return g_strdup_printf (_("The disk is full. Free some space, then save %s again."), name);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY))
    return g_strdup_printf (_("Nothing may be written there. Choose another folder for %s."), name);
  return g_strdup_printf (_("%s could not be saved there. Choose another folder."), name);
}
