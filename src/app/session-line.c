/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Session and set → a few words.
 *
 *   paused, ended, gap     before everything
 *   a set                  which, and whether it is enough; between two the rest that is left
 *
 * Comes in: values. Goes out: a line for the header bar. Never: a clock that nobody winds: it stands still
 * while the roller is silent, and so do the words. */

#include "app/session-line.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/headline.h"

static char *
set_words (const DorsalReading *reading)
{
  char clock[16];

  switch (reading->set_phase)
    {
    case DORSAL_SET_ROLLING:
      /* Translators: a set of exercise; %u is its number. */
      return g_strdup_printf (_("Set %u"), reading->set);
    case DORSAL_SET_ENOUGH:
      return g_strdup_printf (_("Set %u: enough, rest"), reading->set);
    case DORSAL_SET_RESTING:
      dorsal_format_seconds (clock, sizeof clock, ceil (reading->set_rest_left_s));
      /* Translators: %s is a clock that runs down. */
      return g_strdup_printf (_("Rest %s"), clock);
    case DORSAL_SET_READY:
      return g_strdup_printf (_("Ready for set %u"), reading->set + 1);
    case DORSAL_SET_DONE:
      return g_strdup (_("All sets done"));
    default:
      return NULL;
    }
}

char *
dorsal_session_line_of (const DorsalSession *session, const DorsalReading *reading)
{
  g_autofree char *words = NULL;
  char clock[16];

  dorsal_format_seconds (clock, sizeof clock, session->running_us * 1e-6);
  switch (session->state)
    {
    case DORSAL_SESSION_RUNNING:
      words = set_words (reading);
      break;
    case DORSAL_SESSION_PAUSED:
      words = g_strdup (_("Paused"));
      break;
    case DORSAL_SESSION_ENDED:
      words = g_strdup (_("Ended"));
      break;
    default:
      return NULL;
    }
  return words ? g_strdup_printf ("%s · %s", words, clock) : g_strdup (clock);
}
