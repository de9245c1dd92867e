/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "draw/draw-anatomy-private.h"
#include "draw/figure-scenes.h"

#include <math.h>

void
dorsal_draw_scene_behind (cairo_t *cr, const DorsalFigureScene *scene, const DorsalSkeleton *skeleton, double scale,
                          const DorsalPalette *palette)
{
  cairo_move_to (cr, scene->left, 0);
  cairo_line_to (cr, scene->right, 0);
  cairo_set_line_width (cr, 1.5 / scale);
  dorsal_ink_set (cr, palette->axis);
  cairo_stroke (cr);
  if (scene->props & DORSAL_PROP_ROLLER)
    {
      cairo_arc (cr, skeleton->roller.x, skeleton->roller.y, DORSAL_ROLLER_CM, 0, 2 * G_PI);
      dorsal_ink_set (cr, palette->roller);
      cairo_fill_preserve (cr);
      cairo_set_line_width (cr, 3 / scale);
      dorsal_ink_set (cr, palette->text);
      cairo_stroke (cr);
    }
}
void
dorsal_draw_scene_before (cairo_t *cr, const DorsalFigureScene *scene, const DorsalSkeleton *skeleton, double phase,
                          double scale, const DorsalPalette *palette)
{
}
