/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the outline. Out: ribs, discs, vertebrae, the sacrum. Never: where a bone lies; that is
 * outline.h's.
 *
 * A vertebra, belly at the right; forward and up are its own axes:
 *
 *          sup. articular process
 *              ╭╮      ╭────────╮
 *        lamina│╰──────╯        │
 *      ╭───────╯pedicle   body  │         thoracic: the process slender, hanging
 *   tip╰───╮   ╭───────╮        │         lumbar: a hatchet
 *          ╰─╮ │       ╰────────╯
 *            ╰─╯ inf. articular
 */

#include "draw/draw-anatomy-private.h"

#include <math.h>

/* A vertebra's own axes, in px of its body's centre. */
static DorsalPoint
at (const DorsalOutlineBone *bone, double forward, double up)
{
  return (DorsalPoint){ bone->centre.x + bone->front.x * forward + bone->up.x * up,
                        bone->centre.y + bone->front.y * forward + bone->up.y * up };
}

void
dorsal_ink_smooth (cairo_t *cr, const DorsalPoint *points, guint n, gboolean closed)
{
  guint last = closed ? n : n - 1;

  cairo_new_path (cr);
  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 0; i < last; i++)
    {
      const DorsalPoint *b = &points[i], *c = &points[(i + 1) % n];
      const DorsalPoint *a = i > 0 ? &points[i - 1] : closed ? &points[n - 1] : b;
      const DorsalPoint *d = closed || i + 2 < n ? &points[(i + 2) % n] : c;

      cairo_curve_to (cr, b->x + (c->x - a->x) / 6, b->y + (c->y - a->y) / 6, c->x - (d->x - b->x) / 6,
                      c->y - (d->y - b->y) / 6, c->x, c->y);
    }
  if (closed)
    cairo_close_path (cr);
}

static void
curve (cairo_t *cr, const DorsalOutlineBone *bone, double f1, double u1, double f2, double u2, double f3, double u3)
{
  DorsalPoint a = at (bone, f1, u1), b = at (bone, f2, u2), c = at (bone, f3, u3);

  cairo_curve_to (cr, a.x, a.y, b.x, b.y, c.x, c.y);
}

/* A wedge with round corners, its end plates a little hollow, its waist drawn in. */
static void
body_path (cairo_t *cr, const DorsalOutlineBone *bone)
{
  double f = bone->depth / 2, u = bone->body_height / 2;
  double r = 0.44 * u, waist = 0.13 * f, hollow = 0.12 * u;
  double tf = u + bone->top_slope * f, tb = u - bone->top_slope * f;         /* top: front, back */
  double bf = -u + bone->bottom_slope * f, bb = -u - bone->bottom_slope * f; /* bottom: front, back */
  DorsalPoint start = at (bone, -f + r, tb);

  cairo_new_path (cr);
  cairo_move_to (cr, start.x, start.y);
  curve (cr, bone, -f / 3, tb - hollow, f / 3, tf - hollow, f - r, tf);
  curve (cr, bone, f - r / 2, tf, f, tf - r / 2, f, tf - r);
  curve (cr, bone, f - waist, u / 4, f - waist, -u / 4, f, bf + r);
  curve (cr, bone, f, bf + r / 2, f - r / 2, bf, f - r, bf);
  curve (cr, bone, f / 3, bf + hollow, -f / 3, bb + hollow, -f + r, bb);
  curve (cr, bone, -f + r / 2, bb, -f, bb + r / 2, -f, bb + r);
  curve (cr, bone, -f + waist, -u / 4, -f + waist, u / 4, -f, tb - r);
  curve (cr, bone, -f, tb - r / 2, -f + r / 2, tb, -f + r, tb);
  cairo_close_path (cr);
}

/* How the arch behind a body is built, by region; lengths in mm, heights in parts of the body's. */
typedef struct
{
  double pedicle_top, pedicle_bottom;
  double pillar;             /* from the body's wall back to the middle of the articular pillar */
  double superior, inferior; /* tips of the articular processes */
  double root_top, root_bottom;
  double root, end; /* half widths of the process, mm */
} Arch;

static const Arch *
arch_of (DorsalLevel level)
{
  static const Arch cervical = { .40, -.10, 11, .52, -.62, .05, -.45, 3.4, 3.6 };
  static const Arch thoracic = { .44, .02, 13, .74, -.62, .10, -.40, 4.4, 2.9 };
  static const Arch lumbar = { .44, .02, 17, .80, -.74, .16, -.52, 8.0, 9.0 };

  return dorsal_level_is_cervical (level) ? &cervical : dorsal_level_is_thoracic (level) ? &thoracic : &lumbar;
}

static void
arch_path (cairo_t *cr, const DorsalOutline *outline, const DorsalOutlineBone *bone, const Arch *arch)
{
  double mm = outline->px_per_mm, h = bone->body_height, wall = -bone->depth / 2;
  double pillar = wall - arch->pillar * mm;
  DorsalPoint root = at (bone, pillar - 5 * mm, (arch->root_top + arch->root_bottom) / 2 * h);
  double dx = bone->tip.x - root.x, dy = bone->tip.y - root.y, d = hypot (dx, dy);
  double ux = dx / d, uy = dy / d;                    /* along the process, to its tip */
  double px = -uy * mm, py = ux * mm;                 /* across it, toward the head */
  double end = arch->end, back = MIN (end, 4.0) * mm; /* the tip is round */

  if (py * bone->up.y + px * bone->up.x < 0)
    {
      px = -px;
      py = -py;
    }
  const DorsalPoint points[] = {
    at (bone, wall + 2 * mm, arch->pedicle_top * h),
    at (bone, pillar + 6 * mm, (arch->pedicle_top - .06) * h),
    at (bone, pillar + 3 * mm, arch->superior * h),
    at (bone, pillar - 1 * mm, (arch->superior - .03) * h),
    at (bone, pillar - 3 * mm, (arch->root_top + .15) * h),
    { root.x + px * arch->root, root.y + py * arch->root },
    { root.x + dx * .55 + px * (arch->root * .35 + end * .5), root.y + dy * .55 + py * (arch->root * .35 + end * .5) },
    { bone->tip.x - ux * back + px * end, bone->tip.y - uy * back + py * end },
    { bone->tip.x + px * end * .55, bone->tip.y + py * end * .55 },
    { bone->tip.x - px * end * .55, bone->tip.y - py * end * .55 },
    { bone->tip.x - ux * back - px * end, bone->tip.y - uy * back - py * end },
    { root.x + dx * .55 - px * (arch->root * .35 + end * .5), root.y + dy * .55 - py * (arch->root * .35 + end * .5) },
    { root.x - px * arch->root, root.y - py * arch->root },
    at (bone, pillar - 4 * mm, (arch->inferior + .10) * h),
    at (bone, pillar - 1 * mm, arch->inferior * h),
    at (bone, pillar + 2 * mm, (arch->inferior + .12) * h),
    at (bone, pillar + 5 * mm, (arch->pedicle_bottom - .10) * h),
    at (bone, wall + 2 * mm, arch->pedicle_bottom * h),
  };

  dorsal_ink_smooth (cr, points, G_N_ELEMENTS (points), TRUE);
}

static void
paint (cairo_t *cr, DorsalColour fill, DorsalColour line, double line_px)
{
  dorsal_ink_set (cr, fill);
  cairo_fill_preserve (cr);
  dorsal_ink_set (cr, line);
  cairo_set_line_width (cr, line_px);
  cairo_stroke (cr);
}

/* From the end plate of S1 down to the coccyx; its back is the crest under the skin. */
static void
sacrum_path (cairo_t *cr, const DorsalOutline *outline)
{
  const DorsalOutlineBone *s1 = &outline->bone[DORSAL_LEVEL_S1];
  double mm = outline->px_per_mm, f = s1->depth / 2;
  DorsalSkinPoint s2 = dorsal_outline_at (outline, dorsal_anatomy_span (DORSAL_LEVEL_S2).centre);
  double under = outline->band_px + 3 * mm;
  const DorsalPoint points[] = {
    at (s1, -f + 2 * mm, -4 * mm),
    at (s1, f - 2 * mm, -2 * mm),
    at (s1, f, -6 * mm),
    at (s1, f - 5 * mm, -18 * mm),
    at (s1, f - 12 * mm, -38 * mm),
    at (s1, f - 20 * mm, -62 * mm),
    at (s1, f - 20 * mm, -84 * mm),
    at (s1, f - 13 * mm, -102 * mm),
    at (s1, f - 1 * mm, -117 * mm),
    at (s1, f + 10 * mm, -125 * mm),
    at (s1, f + 9 * mm, -130 * mm),
    at (s1, f - 6 * mm, -126 * mm),
    at (s1, f - 24 * mm, -112 * mm),
    at (s1, f - 38 * mm, -95 * mm),
    at (s1, f - 52 * mm, -76 * mm),
    { s2.x - s2.nx * under, s2.y - s2.ny * under },
    at (s1, -f - 27 * mm, -34 * mm),
    { s1->tip.x, s1->tip.y },
    at (s1, -f - 24 * mm, -10 * mm),
    at (s1, -f - 13 * mm, -2 * mm),
    at (s1, -f - 10 * mm, 8 * mm),
    at (s1, -f - 6 * mm, 7 * mm),
    at (s1, -f - 4 * mm, -5 * mm),
  };

  dorsal_ink_smooth (cr, points, G_N_ELEMENTS (points), TRUE);
}

/* Where the sacral bodies have grown together. */
static void
sacrum_seams (cairo_t *cr, const DorsalOutline *outline, DorsalColour line)
{
  static const struct
  {
    double f1, u1, f2, u2;
  } seams[] = { { -16, -32, 7, -34 }, { -21, -56, 0, -60 }, { -22, -77, -3, -83 }, { -14, -99, 3, -104 } };
  const DorsalOutlineBone *s1 = &outline->bone[DORSAL_LEVEL_S1];
  double mm = outline->px_per_mm;

  for (guint i = 0; i < G_N_ELEMENTS (seams); i++)
    {
      DorsalPoint a = at (s1, seams[i].f1 * mm, seams[i].u1 * mm), b = at (s1, seams[i].f2 * mm, seams[i].u2 * mm);

      cairo_move_to (cr, a.x, a.y);
      cairo_line_to (cr, b.x, b.y);
    }
  dorsal_ink_set (cr, dorsal_colour_with_alpha (line, 0.45));
  cairo_set_line_width (cr, 1);
  cairo_stroke (cr);
}

void
dorsal_draw_bone (cairo_t *cr, const DorsalOutline *outline, DorsalLevel level, DorsalColour fill, DorsalColour shade,
                  DorsalColour line, double line_px)
{
  const DorsalOutlineBone *bone = &outline->bone[level];

  if (level < DORSAL_LEVEL_C2 || level > DORSAL_LEVEL_S1)
    return;
  if (level == DORSAL_LEVEL_S1)
    {
      sacrum_path (cr, outline);
      paint (cr, fill, line, line_px);
      sacrum_seams (cr, outline, line);
      return;
    }
  arch_path (cr, outline, bone, arch_of (level));
  paint (cr, shade, line, line_px);
  body_path (cr, bone);
  paint (cr, fill, line, line_px);
}

/* Between the end plates of two neighbours, bulging a little. */
static void
draw_disc (cairo_t *cr, const DorsalOutlineBone *above, const DorsalOutlineBone *below, const DorsalPalette *palette)
{
  double fa = above->depth / 2 * 0.96, ua = -above->body_height / 2 * 0.86, sa = above->bottom_slope * fa;
  double fb = below->depth / 2 * 0.96, ub = below->body_height / 2 * 0.86, sb = below->top_slope * fb;
  DorsalPoint a = at (above, -fa, ua - sa), b = at (above, fa, ua + sa);
  DorsalPoint c = at (below, fb, ub + sb), d = at (below, -fb, ub - sb);
  double bulge = above->disc_height * 0.35;

  cairo_move_to (cr, a.x, a.y);
  cairo_line_to (cr, b.x, b.y);
  cairo_curve_to (cr, b.x + above->front.x * bulge, b.y + above->front.y * bulge, c.x + below->front.x * bulge,
                  c.y + below->front.y * bulge, c.x, c.y);
  cairo_line_to (cr, d.x, d.y);
  cairo_curve_to (cr, d.x - below->front.x * bulge, d.y - below->front.y * bulge, a.x - above->front.x * bulge,
                  a.y - above->front.y * bulge, a.x, a.y);
  cairo_close_path (cr);
  dorsal_ink_set (cr, palette->disc);
  cairo_fill (cr);
}

/* The atlas, a ring around the dens of C2; from the side, a bar with a knob at each end. */
static void
draw_atlas (cairo_t *cr, const DorsalOutline *outline, const DorsalPalette *palette)
{
  const DorsalOutlineBone *c2 = &outline->bone[DORSAL_LEVEL_C2];
  double mm = outline->px_per_mm, u = c2->body_height / 2;
  double line_px = dorsal_outline_line_px (outline, palette->line_px);
  const DorsalPoint dens[] = {
    at (c2, -6 * mm, u - 3 * mm), at (c2, -4.5 * mm, u + 6 * mm), at (c2, -3.5 * mm, u + 14 * mm),
    at (c2, 0, u + 16.5 * mm),    at (c2, 3.5 * mm, u + 14 * mm), at (c2, 4.5 * mm, u + 6 * mm),
    at (c2, 6 * mm, u - 3 * mm),
  };
  const DorsalPoint ring[] = {
    at (c2, 10 * mm, u + 12 * mm),  at (c2, 5 * mm, u + 14 * mm),   at (c2, -4 * mm, u + 17 * mm),
    at (c2, -13 * mm, u + 16 * mm), at (c2, -19 * mm, u + 10 * mm), at (c2, -34 * mm, u + 9 * mm),
    at (c2, -39 * mm, u + 6 * mm),  at (c2, -36 * mm, u + 2 * mm),  at (c2, -22 * mm, u + 4 * mm),
    at (c2, -14 * mm, u + 1 * mm),  at (c2, -4 * mm, u + 2 * mm),   at (c2, 5 * mm, u + 5 * mm),
    at (c2, 10 * mm, u + 6 * mm),
  };

  dorsal_ink_smooth (cr, dens, G_N_ELEMENTS (dens), TRUE);
  paint (cr, palette->bone, palette->bone_line, line_px);
  dorsal_ink_smooth (cr, ring, G_N_ELEMENTS (ring), TRUE);
  paint (cr, palette->bone_shade, palette->bone_line, line_px);
}

void
dorsal_draw_bones (cairo_t *cr, const DorsalOutline *outline, const DorsalPalette *palette)
{
  double line_px = dorsal_outline_line_px (outline, palette->line_px);

  draw_atlas (cr, outline, palette);
  for (DorsalLevel level = DORSAL_LEVEL_L5; level >= DORSAL_LEVEL_C2; level--)
    draw_disc (cr, &outline->bone[level], &outline->bone[level + 1], palette);
  for (DorsalLevel level = DORSAL_LEVEL_S1; level >= DORSAL_LEVEL_C2; level--)
    dorsal_draw_bone (cr, outline, level, palette->bone, palette->bone_shade, palette->bone_line, line_px);
}

/* A rib leaves its vertebra backward, turns at its angle and runs forward and down; the last two are short. */
void
dorsal_draw_ribs (cairo_t *cr, const DorsalOutline *outline, const DorsalPalette *palette)
{
  static const double reach_mm[] = { 46, 70, 88, 98, 104, 106, 106, 104, 100, 92, 56, 34 };
  double mm = outline->px_per_mm;

  cairo_save (cr);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, MAX (6.0 * mm, 2.0));
  for (DorsalLevel level = DORSAL_LEVEL_T1; level <= DORSAL_LEVEL_T12; level++)
    {
      const DorsalOutlineBone *bone = &outline->bone[level];
      double reach = reach_mm[level - DORSAL_LEVEL_T1] * mm, wall = -bone->depth / 2;
      DorsalPoint head = at (bone, wall + 3 * mm, 0.40 * bone->body_height), angle = at (bone, wall - 24 * mm, -4 * mm);
      DorsalPoint end = { bone->centre.x + reach, bone->centre.y + 0.62 * reach + 6 * mm };
      const DorsalPoint points[] = {
        head,
        angle,
        { angle.x + 8 * mm, angle.y + 16 * mm },
        { bone->centre.x + 0.40 * reach, bone->centre.y + 0.30 * reach + 8 * mm },
        end,
      };
      cairo_pattern_t *fade = cairo_pattern_create_linear (bone->centre.x, 0, end.x + 4 * mm, 0);
      DorsalColour c = palette->rib;
      gboolean floating = level >= DORSAL_LEVEL_T11;

      cairo_pattern_add_color_stop_rgba (fade, 0, c.red, c.green, c.blue, 1);
      cairo_pattern_add_color_stop_rgba (fade, 0.45, c.red, c.green, c.blue, floating ? 1 : 0.85);
      cairo_pattern_add_color_stop_rgba (fade, 1, c.red, c.green, c.blue, floating ? 0.8 : 0);
      cairo_set_source (cr, fade);
      dorsal_ink_smooth (cr, points, G_N_ELEMENTS (points), FALSE);
      cairo_stroke (cr);
      cairo_pattern_destroy (fade);
    }
  cairo_restore (cr);
}
