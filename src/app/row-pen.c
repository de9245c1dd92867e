/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: words that are laid out, pictures, places from the side where lines begin. Goes out: ink at the other side
 * where lines run leftward. Never: a word cut without an ellipsis, a size of its own. */

#include "app/row-pen.h"

#define BADGE_PAD 8

static GdkRGBA
rgba_of (DorsalColour colour)
{
  return (GdkRGBA){ (float) colour.red, (float) colour.green, (float) colour.blue, (float) colour.alpha };
}

double
dorsal_row_pen_words (const DorsalRowPen *pen, PangoLayout *layout, double x, double middle, double most,
                      DorsalColour colour)
{
  GdkRGBA rgba = rgba_of (colour);
  PangoRectangle extents;
  double left;

  if (!layout || most < 1)
    return 0;
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_extents (layout, NULL, &extents);
  if (extents.width > most)
    {
      pango_layout_set_width (layout, (int) (most * PANGO_SCALE));
      pango_layout_get_pixel_extents (layout, NULL, &extents);
    }
  left = pen->rtl ? pen->width - x - extents.width : x;
  gtk_snapshot_save (pen->snapshot);
  gtk_snapshot_translate (pen->snapshot, &GRAPHENE_POINT_INIT ((float) (left - extents.x),
                                                               (float) (int) (middle - extents.height / 2.0)));
  gtk_snapshot_append_layout (pen->snapshot, layout, &rgba);
  gtk_snapshot_restore (pen->snapshot);
  return extents.width;
}

double
dorsal_row_pen_width (PangoLayout *layout, double most)
{
  int width = 0;

  if (!layout)
    return 0;
  pango_layout_set_width (layout, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return MIN (width, most);
}

void
dorsal_row_pen_picture (const DorsalRowPen *pen, GdkTexture *texture, double x, double y, double width, double height)
{
  double left = pen->rtl ? pen->width - x - width : x;

  gtk_snapshot_append_texture (pen->snapshot, texture,
                               &GRAPHENE_RECT_INIT ((float) left, (float) y, (float) width, (float) height));
}

double
dorsal_row_pen_badge (const DorsalRowPen *pen, PangoLayout *layout, double middle, double most,
                      const DorsalPalette *palette)
{
  double words = dorsal_row_pen_width (layout, most - 2 * BADGE_PAD), width = words + 2 * BADGE_PAD;
  double x = pen->width - width;
  GdkRGBA rgba = rgba_of (palette->dim_text);
  GskRoundedRect frame;
  int height;

  if (!layout)
    return pen->width;
  pango_layout_get_pixel_size (layout, NULL, &height);
  gsk_rounded_rect_init_from_rect (&frame,
                                   &GRAPHENE_RECT_INIT ((float) (pen->rtl ? 0 : x),
                                                        (float) (int) (middle - height / 2.0 - 1), (float) width,
                                                        (float) height + 2),
                                   6);
  gtk_snapshot_append_border (pen->snapshot, &frame, (float[4]){ 1, 1, 1, 1 }, (GdkRGBA[4]){ rgba, rgba, rgba, rgba });
  dorsal_row_pen_words (pen, layout, x + BADGE_PAD, middle, words, palette->text);
  return x - DORSAL_ROW_PEN_GAP;
}
