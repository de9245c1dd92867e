/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: times. Goes out: boxes. Never: a picture. */

#include "app/stretch.h"

#include "draw/draw-moments.h"

void
dorsal_stretch_mark (const DorsalStretch *stretch, const DorsalLens *lens, GtkSnapshot *snapshot,
                     const DorsalArea *plot, const DorsalPalette *palette)
{
  DorsalMoments moments = { .from_us = lens->from_us, .to_us = lens->from_us + lens->length_us,
                            .cursor_us = stretch->cursor_us, .chosen_us = stretch->chosen_us,
                            .until_us = stretch->until_us };
  DorsalMark marks[DORSAL_MOMENTS_MARKS];
  guint n = dorsal_moments_marks (&moments, plot, palette, marks);

  for (guint i = 0; i < n; i++)
    {
      const DorsalArea *box = &marks[i].box;
      const DorsalColour *colour = &marks[i].colour;
      GdkRGBA rgba = { (float) colour->red, (float) colour->green, (float) colour->blue, (float) colour->alpha };

      gtk_snapshot_append_color (
          snapshot, &rgba,
          &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y, (float) box->width, (float) box->height));
    }
}
