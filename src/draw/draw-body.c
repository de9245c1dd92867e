/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the outline. Out: the soft shape of a person around the spine. Never: a line that means
 * something; this layer only says "this is a body, and here is its head".
 *
 *         ╭───╮
 *         │   ╰╮    face to the right
 *          ╲  ─╯
 *         ╱   ╲
 *        │     │    the back is the skin of outline.h, the front a fixed curve in millimetres
 *         │   │
 *        ╱    │     fading away below
 */

#include "draw/draw-anatomy-private.h"

#include <math.h>

#define FADE_MM (-70) /* below the L5/S1 joint the body begins to fade */

/* From the pelvis up to the vertex, mm. */
static const DorsalPoint front[] = {
  { 60, -230 }, { 80, -170 }, { 97, -112 }, { 110, -50 }, { 116, 10 },  { 113, 70 },  { 109, 130 }, { 112, 190 },
  { 115, 245 }, { 110, 300 }, { 92, 350 },  { 63, 394 },  { 45, 420 },  { 42, 450 },  { 47, 474 },  { 60, 488 },
  { 80, 492 },  { 95, 498 },  { 102, 513 }, { 100, 533 }, { 106, 544 }, { 103, 553 }, { 107, 562 }, { 106, 573 },
  { 120, 583 }, { 113, 599 }, { 102, 621 }, { 105, 638 }, { 101, 662 }, { 82, 688 },  { 50, 703 },  { 12, 707 },
};

/* Brain-case and upper jaw. */
static const DorsalPoint skull[] = {
  { 8, 564 },   { -6, 557 }, { -26, 556 }, { -52, 556 }, { -76, 574 }, { -88, 604 }, { -82, 642 },
  { -54, 678 }, { 0, 698 },  { 50, 692 },  { 82, 668 },  { 95, 640 },  { 92, 622 },  { 98, 600 },
  { 92, 584 },  { 91, 566 }, { 84, 558 },  { 62, 559 },  { 46, 570 },  { 26, 573 },
};

/* One side of the pelvis, seen from within. */
static const DorsalPoint hip[] = {
  { -40, -24 }, { -30, 4 },   { -6, 28 },  { 22, 38 },   { 50, 32 },   { 70, 10 },   { 76, -10 },  { 66, -26 },
  { 64, -44 },  { 52, -66 },  { 68, -88 }, { 86, -100 }, { 84, -116 }, { 62, -112 }, { 34, -122 }, { 14, -148 },
  { -6, -146 }, { -4, -122 }, { -2, -98 }, { -18, -86 }, { -26, -70 }, { -40, -52 },
};

static void
path_of (cairo_t *cr, const DorsalOutline *outline, const DorsalPoint *mm, guint n)
{
  DorsalPoint points[G_N_ELEMENTS (front)];

  g_return_if_fail (n <= G_N_ELEMENTS (points));
  for (guint i = 0; i < n; i++)
    points[i] = dorsal_outline_mm (outline, mm[i].x, mm[i].y);
  dorsal_ink_smooth (cr, points, n, TRUE);
}

static void
silhouette (cairo_t *cr, const DorsalOutline *outline)
{
  DorsalPoint points[DORSAL_OUTLINE_STEPS / 4 + 1 + G_N_ELEMENTS (front)];
  guint n = 0;

  for (guint k = 0; k <= DORSAL_OUTLINE_STEPS; k += 4)
    points[n++] = (DorsalPoint){ outline->skin[k].x, outline->skin[k].y };
  for (guint i = 0; i < G_N_ELEMENTS (front); i++)
    points[n++] = dorsal_outline_mm (outline, front[i].x, front[i].y);
  dorsal_ink_smooth (cr, points, n, TRUE);
}

static double
fade_from (const DorsalOutline *outline)
{
  return floor (MIN (dorsal_outline_mm (outline, 0, FADE_MM).y, outline->area.y + outline->area.height));
}

/* The colour, gone toward the lower edge of the area. */
static void
set_fading (cairo_t *cr, const DorsalOutline *outline, DorsalColour colour)
{
  cairo_pattern_t *pattern
      = cairo_pattern_create_linear (0, fade_from (outline), 0, outline->area.y + outline->area.height);

  cairo_pattern_add_color_stop_rgba (pattern, 0, colour.red, colour.green, colour.blue, colour.alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1, colour.red, colour.green, colour.blue, 0);
  cairo_set_source (cr, pattern);
  cairo_pattern_destroy (pattern);
}

/* The silhouette between two heights; a gradient is dear, so only the lower part is one. */
static void
draw_part (cairo_t *cr, const DorsalOutline *outline, const DorsalPalette *palette, double from, double to,
           gboolean fading)
{
  cairo_save (cr);
  cairo_rectangle (cr, outline->area.x, from, outline->area.width, to - from);
  cairo_clip (cr);
  silhouette (cr, outline);
  if (fading)
    set_fading (cr, outline, palette->skin);
  else
    dorsal_ink_set (cr, palette->skin);
  cairo_fill_preserve (cr);
  if (fading)
    set_fading (cr, outline, palette->skin_line);
  else
    dorsal_ink_set (cr, palette->skin_line);
  cairo_set_line_width (cr, 1.25 * palette->line_px);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
dorsal_draw_body (cairo_t *cr, const DorsalOutline *outline, const DorsalPalette *palette)
{
  DorsalColour hint = dorsal_colour_mix (palette->skin, palette->rib, 0.45);
  double top = outline->area.y, fade = MAX (fade_from (outline), top), bottom = top + outline->area.height;

  draw_part (cr, outline, palette, top, fade, FALSE);
  draw_part (cr, outline, palette, fade, bottom, TRUE);

  path_of (cr, outline, skull, G_N_ELEMENTS (skull));
  dorsal_ink_set (cr, hint);
  cairo_fill (cr);
  path_of (cr, outline, hip, G_N_ELEMENTS (hip));
  set_fading (cr, outline, hint);
  cairo_fill (cr);
}
