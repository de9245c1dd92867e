/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pictures' words. In: a figure, or its word. Out: the other. Never: a translated one. */

#include "core/figure.h"

static const char *const words[] = {
  "unknown",    "set-up",     "hands",        "hips-up",    "range",      "hold",          "breathing", "extension",
  "avoid",      "rest",       "avoid-lumbar", "avoid-neck", "avoid-arch", "press",         "get-off",   "glutes",
  "piriformis", "hip-flexor", "ball-wall",    "cat-cow",    "cow",        "knee-to-chest",
};
G_STATIC_ASSERT (G_N_ELEMENTS (words) == DORSAL_N_FIGURES);

const char *
dorsal_figure_to_string (DorsalFigure figure)
{
  return words[figure < DORSAL_N_FIGURES ? figure : 0];
}

DorsalFigure
dorsal_figure_from_string (const char *word)
{
  for (guint i = 1; i < DORSAL_N_FIGURES; i++)
    if (g_str_equal (word, words[i]))
      return (DorsalFigure) i;
  return DORSAL_FIGURE_UNKNOWN;
}
