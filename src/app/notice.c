/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A reading → what is doubtful about it, with the next step.
 *
 *   slipping       the place may be off: anchor again
 *   saturated      the pressure may be higher
 *   faulty cells   which, and that they are left out
 *
 * Comes in: a reading. Goes out: a sentence or nothing. Never: two at once. */

#include "app/notice.h"

#include <glib/gi18n.h>

static const char *
health_to_words (DorsalCellHealth health)
{
  switch (health)
    {
    case DORSAL_CELL_HEALTH_DEAD:
      return _("dead");
    case DORSAL_CELL_HEALTH_STUCK:
      return _("stuck");
    default:
      return _("silent");
    }
}

/* "3 stuck, 7 dead", cells counted from 1 at the marked end. */
static char *
faulty_cells (const DorsalReading *reading)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < reading->sample.n_cells; i++)
    if (reading->cell_health[i] != DORSAL_CELL_HEALTH_GOOD)
      g_string_append_printf (text, "%s%u %s", text->len ? ", " : "", i + 1,
                              health_to_words ((DorsalCellHealth) reading->cell_health[i]));
  return g_string_free (text, FALSE);
}

static char *
say_faulty (const DorsalReading *reading)
{
  g_autofree char *cells = faulty_cells (reading);

  if (reading->n_faulty_cells == reading->sample.n_cells)
    return g_strdup (_("None of the roller's cells can be believed, so nobody knows whether you lie on it. Check its wiring."));
  /* Translators: %s lists cells by number, such as "3 stuck, 7 dead". */
  return g_strdup_printf (ngettext ("Cell %s: it is left out of the pressure.", "Cells %s: they are left out of the pressure.",
                                    reading->n_faulty_cells),
                          cells);
}

char *
dorsal_notice_of (const DorsalReading *reading, const DorsalHello *hello)
{
  if (reading->link != DORSAL_LINK_STREAMING || !hello)
    return NULL;
  if (reading->slipping)
    return g_strdup (_("Your strokes creep along the back. Unless you mean it, the roller slips: go back to the start and "
                       "press its button."));
  if (reading->saturated)
    return g_strdup (_("A cell is at its end: the pressure may be higher than it shows."));
  if (reading->n_faulty_cells > 0)
    return say_faulty (reading);
  return NULL;
}
