/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a figure, a phase. Out: the picture, fitted into the area: floor and things behind, the person, marks before.
 * Never: a word; the sentence is for those who cannot see it. */

#include "draw/figure-scenes.h"

#include <math.h>

void
dorsal_draw_figure (cairo_t *cr, const DorsalArea *area, DorsalFigure figure, double phase,
                    const DorsalPalette *palette)
{
  const DorsalFigureScene *scene = dorsal_figure_scene (figure);
  DorsalPosition position;
  DorsalSkeleton skeleton;
  double scale, t = phase > 0 ? MIN (phase, 1.0) : 0;

  if (!scene || area->width < 1 || area->height < 1)
    return;
  position = dorsal_position_mix (&scene->key[0], &scene->key[1], t);
  skeleton = dorsal_skeleton_of (&position);
  scale = MIN (area->width / (scene->right - scene->left), area->height / (scene->top - scene->bottom));

  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  cairo_translate (cr, area->x + area->width / 2, area->y + area->height / 2);
  cairo_scale (cr, scale, -scale);
  cairo_translate (cr, -(scene->left + scene->right) / 2, -(scene->bottom + scene->top) / 2);
  dorsal_draw_scene_behind (cr, scene, &skeleton, scale, palette);
  cairo_save (cr);
  cairo_rectangle (cr, scene->left, 0, scene->right - scene->left, scene->top); /* what the floor presses flat */
  cairo_clip (cr);
  dorsal_draw_person (cr, &skeleton, scale, palette);
  cairo_restore (cr);
  dorsal_draw_scene_before (cr, scene, &skeleton, t, scale, palette);
  cairo_restore (cr);
}

double
dorsal_figure_aspect (DorsalFigure figure)
{
  const DorsalFigureScene *scene = dorsal_figure_scene (figure);

  return scene ? (scene->right - scene->left) / (scene->top - scene->bottom) : 1;
}

double
dorsal_figure_period_s (DorsalFigure figure)
{
  const DorsalFigureScene *scene = dorsal_figure_scene (figure);

  return scene ? scene->period_s : 0;
}

/* Half a period there, half a period back, with a rest of a tenth at each end. */
double
dorsal_figure_phase_at (DorsalFigure figure, double seconds)
{
  double period = dorsal_figure_period_s (figure), t;

  if (!(period > 0) || !isfinite (seconds))
    return dorsal_figure_still_phase (figure);
  t = seconds / period - floor (seconds / period);
  t = CLAMP ((t < 0.5 ? 2 * t : 2 - 2 * t) * 1.25 - 0.125, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

double
dorsal_figure_still_phase (DorsalFigure figure)
{
  const DorsalFigureScene *scene = dorsal_figure_scene (figure);

  return scene ? scene->still : 0;
}
