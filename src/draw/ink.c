/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a cairo context, a colour, a word. Out: ink. Never: a decision what to draw.
 *
 * Hatches, on the page's own raster so that neighbours join:
 *
 *     NONE          SPARSE         DENSE
 *     ┌──────┐      ┌──────┐      ┌──────┐
 *     │      │      │ ╱   ╱│      │╳╳╳╳╳╳│
 *     │      │      │╱   ╱ │      │╳╳╳╳╳╳│
 *     └──────┘      └──────┘      └──────┘
 */

#include "draw/ink.h"

#include <math.h>
#include <pango/pangocairo.h>

DorsalColour
dorsal_colour_with_alpha (DorsalColour colour, double alpha)
{
  colour.alpha = alpha;
  return colour;
}

DorsalColour
dorsal_colour_mix (DorsalColour from, DorsalColour to, double t)
{
  return (DorsalColour){
    .red = from.red + (to.red - from.red) * t,
    .green = from.green + (to.green - from.green) * t,
    .blue = from.blue + (to.blue - from.blue) * t,
    .alpha = from.alpha + (to.alpha - from.alpha) * t,
  };
}

static guint32
channel (double value)
{
  return (guint32) (CLAMP (value, 0.0, 1.0) * 255.0 + 0.5);
}

guint32
dorsal_colour_to_argb32 (DorsalColour colour)
{
  return channel (colour.alpha) << 24 | channel (colour.red * colour.alpha) << 16
         | channel (colour.green * colour.alpha) << 8 | channel (colour.blue * colour.alpha);
}

void
dorsal_ink_set (cairo_t *cr, DorsalColour colour)
{
  cairo_set_source_rgba (cr, colour.red, colour.green, colour.blue, colour.alpha);
}

/* Parallels y = slope × x + k × step over the box, slope ±1. */
static void
parallels (cairo_t *cr, double x1, double y1, double x2, double y2, double step, int slope)
{
  double pitch = step * G_SQRT2;
  double low = slope > 0 ? y1 - x2 : y1 + x1;
  double high = slope > 0 ? y2 - x1 : y2 + x2;

  for (int i = (int) floor (low / pitch); i * pitch <= high; i++)
    {
      double k = i * pitch;

      cairo_move_to (cr, x1, slope * x1 + k);
      cairo_line_to (cr, x2, slope * x2 + k);
    }
}

void
dorsal_ink_hatch (cairo_t *cr, DorsalHatch hatch, DorsalColour colour, double spacing)
{
  double x1, y1, x2, y2;

  if (hatch == DORSAL_HATCH_NONE)
    {
      cairo_new_path (cr);
      return;
    }

  cairo_save (cr);
  cairo_clip (cr);
  cairo_clip_extents (cr, &x1, &y1, &x2, &y2);
  if (hatch == DORSAL_HATCH_DENSE)
    {
      parallels (cr, x1, y1, x2, y2, spacing, -1);
      parallels (cr, x1, y1, x2, y2, spacing, +1);
    }
  else
    parallels (cr, x1, y1, x2, y2, spacing * 1.5, -1);
  cairo_set_line_width (cr, CLAMP (spacing * 0.2, 1.0, 2.0));
  dorsal_ink_set (cr, colour);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Pango counts lines a paragraph, or a height for all: so the height it is. */
static void
limit_lines (PangoLayout *layout, guint most)
{
  PangoLayoutLine *first = pango_layout_get_line_readonly (layout, 0);
  PangoRectangle line;

  pango_layout_line_get_extents (first, NULL, &line);
  pango_layout_set_height (layout, (int) (most * line.height + line.height / 2));
}

/* Letters on whole pixels are crisp on a screen. Where the page is scaled afterwards, or has no pixels, they would stand
 * unevenly, and a smaller font would hardly be narrower. */
static gboolean
has_pixels (cairo_t *cr)
{
  cairo_surface_type_t type = cairo_surface_get_type (cairo_get_target (cr));
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  return type != CAIRO_SURFACE_TYPE_PDF && type != CAIRO_SURFACE_TYPE_SVG && type != CAIRO_SURFACE_TYPE_PS
         && fabs (matrix.xx) == 1 && matrix.xy == 0;
}

static PangoLayout *
layout_of (cairo_t *cr, const char *text, const DorsalFont *font, const DorsalTextPlace *place)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();
  double size = font->size_px * (place->style & DORSAL_TEXT_SMALL ? 0.85 : 1.0);

  pango_font_description_set_family (description, font->family ? font->family : "Sans");
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  if (place->style & DORSAL_TEXT_BOLD)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));

  if (!has_pixels (cr))
    pango_context_set_round_glyph_positions (pango_layout_get_context (layout), FALSE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_attributes (layout, attributes);
  if (place->max_width > 0)
    {
      pango_layout_set_width (layout, (int) (place->max_width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      if (place->max_lines > 0)
        pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  if (place->style & DORSAL_TEXT_CENTRE)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  if (place->style & DORSAL_TEXT_END)
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (layout, text, -1);
  if (place->max_width > 0 && place->max_lines > 0)
    limit_lines (layout, place->max_lines);

  pango_attr_list_unref (attributes);
  pango_font_description_free (description);
  return layout;
}

void
dorsal_ink_text (cairo_t *cr, const char *text, const DorsalFont *font, const DorsalTextPlace *place,
                 DorsalColour colour)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle box;

  if (text == NULL || *text == '\0')
    return;

  layout = layout_of (cr, text, font, place);
  pango_layout_get_extents (layout, NULL, &box);
  cairo_save (cr);
  cairo_translate (cr, place->x, place->y);
  cairo_rotate (cr, place->angle);
  cairo_translate (cr, -(box.x + place->align_x * box.width) / PANGO_SCALE,
                   -(box.y + place->align_y * box.height) / PANGO_SCALE);
  dorsal_ink_set (cr, colour);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

DorsalArea
dorsal_ink_measure (cairo_t *cr, const char *text, const DorsalFont *font, const DorsalTextPlace *place)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle box;

  if (text == NULL || *text == '\0')
    return (DorsalArea){ 0 };

  layout = layout_of (cr, text, font, place);
  pango_layout_get_extents (layout, NULL, &box);
  return (DorsalArea){ .width = (double) box.width / PANGO_SCALE, .height = (double) box.height / PANGO_SCALE };
}

double
dorsal_ink_baseline (cairo_t *cr, const char *text, const DorsalFont *font, const DorsalTextPlace *place)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return 0;
  layout = layout_of (cr, text, font, place);
  return (double) pango_layout_get_baseline (layout) / PANGO_SCALE;
}

double
dorsal_ink_longest_part (cairo_t *cr, const char *text, const DorsalFont *font, const DorsalTextPlace *place)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoRectangle box;

  if (text == NULL || *text == '\0')
    return 0;
  layout = layout_of (cr, text, font, place);
  pango_layout_set_width (layout, 1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  pango_layout_get_extents (layout, NULL, &box);
  return (double) box.width / PANGO_SCALE;
}

void
dorsal_ink_round_box (cairo_t *cr, const DorsalArea *box, double radius)
{
  double r = MIN (radius, MIN (box->width, box->height) / 2);
  double right = box->x + box->width, bottom = box->y + box->height;

  cairo_new_sub_path (cr);
  cairo_arc (cr, right - r, box->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, right - r, bottom - r, r, 0, G_PI_2);
  cairo_arc (cr, box->x + r, bottom - r, r, G_PI_2, G_PI);
  cairo_arc (cr, box->x + r, box->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}
