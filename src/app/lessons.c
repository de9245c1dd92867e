/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a name. Out: its lesson. Never: a section that is not for this person. */

#include "app/lessons.h"

const DorsalLesson *
dorsal_lesson_get (const char *name)
{
  static const DorsalLesson *const all[]
      = { &dorsal_lesson_learn, &dorsal_lesson_technique, &dorsal_lesson_alternatives };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    if (g_strcmp0 (name, all[i]->name) == 0)
      return all[i];
  return NULL;
}

gboolean
dorsal_section_is_shown (const DorsalSection *section, gboolean thin_bones)
{
  switch (section->for_whom)
    {
    case DORSAL_NOT_FOR_THIN_BONES:
      return !thin_bones;
    case DORSAL_FOR_THIN_BONES_ONLY:
      return thin_bones;
    default:
      return TRUE;
    }
}
