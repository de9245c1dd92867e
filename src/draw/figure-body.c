/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a skeleton. Out: a calm person in shirt and leggings. Never: a face that feels something; what is to be felt
 * stands in words.
 *
 * Parts of one colour and one depth are inked together: first all their edges, then all their fillings, so that
 * lines remain only around the whole. An edge is the part itself, larger by a line all around: to fill that costs a third of
 * drawing the line. From behind: far arm, far leg, trunk with neck and head, near leg, near arm. */

#include "draw/draw-anatomy-private.h"
#include "draw/figure-private.h"

#include <math.h>

/* Half depths to the back and to the front of a limb, from its root to its end. */
typedef struct
{
  double t, back, front;
} Girth;

static const Girth thigh[] = { { 0, 8.6, 8.6 },   { 0.2, 8.8, 8.7 },  { 0.45, 7.8, 8.3 },
                               { 0.7, 6.3, 7.0 }, { 0.88, 5.4, 6.0 }, { 1, 5.2, 5.6 } };
static const Girth shank[] = { { 0, 5.2, 5.5 },    { 0.12, 5.8, 5.2 }, { 0.3, 7.0, 4.9 }, { 0.5, 6.0, 4.4 },
                               { 0.75, 3.8, 3.8 }, { 0.92, 3.3, 3.4 }, { 1, 3.5, 3.6 } };
static const Girth upper_arm[] = { { 0, 5.0, 5.2 }, { 0.25, 4.7, 5.0 }, { 0.6, 4.1, 4.3 }, { 1, 3.6, 3.6 } };
static const Girth forearm[]
    = { { 0, 3.6, 3.6 }, { 0.22, 4.0, 4.0 }, { 0.6, 3.1, 3.2 }, { 0.9, 2.4, 2.5 }, { 1, 2.4, 2.4 } };

/* Of the trunk; t in cm above the hip joint. */
static const Girth trunk[] = {
  { -12, 2.0, 0 },    { -11, 5.6, 2.6 }, { -9, 8.8, 4.6 }, { -6, 11.2, 6.4 }, { -2, 12.6, 8.2 },  { 3, 12.4, 9.3 },
  { 8, 10.4, 9.9 },   { 14, 8.4, 9.8 },  { 20, 7.9, 9.6 }, { 27, 8.9, 10.4 }, { 35, 10.6, 11.8 }, { 42, 11.4, 12.3 },
  { 48, 10.9, 11.3 }, { 53, 9.2, 8.8 },  { 56, 7.2, 6.6 }, { 58, 5.4, 5.0 },
};

/* In the head's frame, forward and up from the ear; the neck comes from below. */
static const DorsalPoint head[] = {
  { -6.4, -5.5 }, { -8.2, -2.0 }, { -9.6, 2.6 }, { -8.9, 7.4 }, { -5.4, 11.2 }, { 0, 12.7 },   { 5.0, 11.6 },
  { 8.2, 8.2 },   { 9.0, 5.2 },   { 8.8, 3.4 },  { 10.2, 0.8 }, { 10.9, -0.7 }, { 9.5, -1.7 }, { 9.7, -3.2 },
  { 9.2, -4.3 },  { 9.5, -5.4 },  { 9.2, -7.8 }, { 7.2, -9.2 }, { 3.0, -7.6 },  { 0, -6.0 },
};
static const DorsalPoint hair[] = {
  { -6.8, -4.8 }, { -8.6, -2.0 }, { -10.1, 2.6 }, { -9.4, 7.8 },  { -5.7, 11.8 }, { 0, 13.4 },
  { 5.4, 12.2 },  { 8.7, 8.6 },   { 6.2, 8.2 },   { 3.4, 6.6 },   { 2.2, 3.2 },   { 1.6, 0.6 },
  { 0.6, 2.6 },   { -1.6, 2.2 },  { -2.4, -1.4 }, { -4.4, -4.6 },
};
static const DorsalPoint foot[] = {
  { -3.4, 3.0 },  { -4.2, -1.0 }, { -5.6, -4.2 }, { -5.2, -6.8 }, { -3.0, -7.6 },
  { 2.5, -7.1 },  { 8.0, -7.3 },  { 14.0, -7.6 }, { 17.6, -7.2 }, { 18.6, -5.8 },
  { 17.0, -4.4 }, { 12.0, -2.6 }, { 7.0, -0.2 },  { 4.2, 2.2 },   { 3.6, 4.0 },
};
static const DorsalPoint hand[] = {
  /* along the fingers and to the thumb's side, from the wrist */
  { -1.0, 2.3 }, { 2.0, 3.0 },   { 5.0, 3.5 },   { 9.0, 3.2 },  { 13.0, 2.6 }, { 16.4, 1.4 },
  { 17.4, 0.2 }, { 16.6, -1.0 }, { 12.0, -1.9 }, { 7.0, -2.6 }, { 3.0, -2.7 }, { -1.0, -2.3 },
};

/* A group of parts is gone through twice: for the edges, then for the fillings. */
typedef struct
{
  cairo_t *cr;
  double line; /* cm */
  gboolean edges;
  const DorsalFigureInk *colours;
} Pen;

static void
girth_at (const Girth *table, guint n, double t, double *ret_back, double *ret_front)
{
  guint i = 0;
  double s, back[4], front[4];

  while (i + 2 < n && table[i + 1].t < t)
    i++;
  s = CLAMP ((t - table[i].t) / (table[i + 1].t - table[i].t), 0, 1);
  for (int k = 0; k < 4; k++)
    {
      guint j = (guint) CLAMP ((int) i + k - 1, 0, (int) n - 1);

      back[k] = table[j].back;
      front[k] = table[j].front;
    }
#define ROUND(v)                                                                                                       \
  (v[1] + 0.5 * s * (v[2] - v[0] + s * (2 * v[0] - 5 * v[1] + 4 * v[2] - v[3] + s * (3 * (v[1] - v[2]) + v[3] - v[0]))))
  *ret_back = ROUND (back);
  *ret_front = ROUND (front);
#undef ROUND
}

void
dorsal_trunk_depth (double cm, double breath, double *ret_back, double *ret_front)
{
  double ribs = exp (-pow ((cm - 36) / 11, 2)), belly = exp (-pow ((cm - 17) / 8, 2));

  girth_at (trunk, G_N_ELEMENTS (trunk), cm, ret_back, ret_front);
  *ret_front += breath * (1.6 * ribs + 1.8 * belly);
}

/* Inks the path and forgets it. */
static void
ink (const Pen *pen, DorsalColour colour)
{
  dorsal_ink_set (pen->cr, pen->edges ? pen->colours->edge : colour);
  cairo_fill (pen->cr);
}

static void
ink_round (const Pen *pen, double x, double y, double radius, DorsalColour colour)
{
  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (pen->cr);
  ink (pen, colour);
}

static DorsalPoint
normal (DorsalPoint from, DorsalPoint to)
{
  double dx = to.x - from.x, dy = to.y - from.y, d = MAX (hypot (dx, dy), 1e-6);

  return (DorsalPoint){ dy / d, -dx / d };
}

/* Anticlockwise: positive. */
static double
area (const DorsalPoint *points, guint n)
{
  double twice = 0;

  for (guint i = 0; i < n; i++)
    twice += points[i].x * points[(i + 1) % n].y - points[(i + 1) % n].x * points[i].y;
  return twice / 2;
}

/* Each side moves outward by so much, and the corners to where they meet. */
static void
grow (DorsalPoint *points, guint n, double by)
{
  DorsalPoint first = points[0], before = points[n - 1];

  by = area (points, n) < 0 ? -by : by;
  for (guint i = 0; i < n; i++)
    {
      DorsalPoint here = points[i], a = normal (before, here), b = normal (here, i + 1 < n ? points[i + 1] : first);
      double far = by / MAX (1 + a.x * b.x + a.y * b.y, 0.5);

      points[i] = (DorsalPoint){ here.x + (a.x + b.x) * far, here.y + (a.y + b.y) * far };
      before = here;
    }
}

static void
polygon (const Pen *pen, DorsalPoint *points, guint n)
{
  if (pen->edges)
    grow (points, n, pen->line);
  cairo_new_path (pen->cr);
  for (guint i = 0; i < n; i++)
    cairo_line_to (pen->cr, points[i].x, points[i].y);
  cairo_close_path (pen->cr);
}

/* The trunk's outline between two heights, as a new path. */
static void
trunk_path (const Pen *pen, const DorsalSkeleton *skeleton, double from, double to)
{
  enum
  {
    STEPS = 24
  };
  DorsalPoint points[2 * (STEPS + 1)];

  for (guint i = 0; i <= STEPS; i++)
    {
      double cm = from + (to - from) * i / STEPS, back, front;
      DorsalBodyFrame frame = dorsal_skeleton_trunk (skeleton, cm);

      dorsal_trunk_depth (cm, skeleton->breath, &back, &front);
      points[i] = dorsal_frame_point (&frame, -back, 0);
      points[2 * STEPS + 1 - i] = dorsal_frame_point (&frame, front, 0);
    }
  polygon (pen, points, G_N_ELEMENTS (points));
}

/* A bone with flesh on it as far as `to` of its length, rounded at the root and, when it is whole, at the end.
 * more: cm of cloth over the flesh. */
static void
ink_flesh (const Pen *pen, DorsalPoint a, DorsalPoint b, const Girth *table, guint n, double to, double more,
           DorsalColour colour)
{
  enum
  {
    STEPS = 14
  };
  double dx = b.x - a.x, dy = b.y - a.y, d = MAX (hypot (dx, dy), 0.01), back, front;
  double edge = pen->edges ? pen->line : 0;
  DorsalPoint u = { dx / d, dy / d }, f = { -u.y, u.x }, points[2 * (STEPS + 1)];

  for (guint i = 0; i <= 2 * STEPS + 1; i++)
    {
      double t = to * (i <= STEPS ? i : 2 * STEPS + 1 - i) / STEPS, out;

      girth_at (table, n, t, &back, &front);
      out = i <= STEPS ? front + more : -back - more;
      points[i] = (DorsalPoint){ a.x + u.x * d * t + f.x * out, a.y + u.y * d * t + f.y * out };
    }
  polygon (pen, points, G_N_ELEMENTS (points));
  for (guint i = 0; i < (to < 1 ? 1 : 2); i++)
    {
      const Girth *end = &table[i == 0 ? 0 : n - 1];
      DorsalPoint at = i == 0 ? a : b;
      double off = (end->front - end->back) / 2;

      cairo_new_sub_path (pen->cr); /* the same way round as the flesh: else they would leave each other out */
      cairo_arc_negative (pen->cr, at.x + f.x * off, at.y + f.y * off, (end->front + end->back) / 2 + more + edge,
                          2 * G_PI, 0);
      cairo_close_path (pen->cr);
    }
  ink (pen, colour);
}

/* Points of a frame as a smooth shape. */
static void
ink_shape (const Pen *pen, const DorsalBodyFrame *frame, double stretch, const DorsalPoint *points, guint n,
           DorsalColour colour)
{
  DorsalPoint at[32];

  g_return_if_fail (n <= G_N_ELEMENTS (at));
  for (guint i = 0; i < n; i++)
    at[i] = dorsal_frame_point (frame, points[i].x * stretch, points[i].y);
  if (pen->edges)
    grow (at, n, pen->line);
  dorsal_ink_smooth (pen->cr, at, n, TRUE);
  ink (pen, colour);
}

static DorsalBodyFrame
end_frame (const DorsalLimbBones *limb)
{
  DorsalPoint along = { cos (limb->end_deg * G_PI / 180), sin (limb->end_deg * G_PI / 180) };

  return (DorsalBodyFrame){ .at = limb->end, .front = along, .up = { -along.y, along.x } };
}

/* --- parts --- */

static void
ink_leg (const Pen *pen, const DorsalLimbBones *leg, double shade)
{
  DorsalBodyFrame ankle = end_frame (leg);
  DorsalColour legs = dorsal_colour_mix (pen->colours->legs, pen->colours->shade, shade);
  DorsalColour skin = dorsal_colour_mix (pen->colours->skin, pen->colours->shade, shade);

  ink_shape (pen, &ankle, 1, foot, G_N_ELEMENTS (foot), skin);
  ink_flesh (pen, leg->bend, leg->end, shank, G_N_ELEMENTS (shank), 1, 0, skin);
  ink_flesh (pen, leg->bend, leg->end, shank, G_N_ELEMENTS (shank), 0.86, 0.3, legs);
  ink_flesh (pen, leg->root, leg->bend, thigh, G_N_ELEMENTS (thigh), 1, 0.2, legs);
}

static void
ink_arm (const Pen *pen, const DorsalLimbBones *arm, double laced, double shade)
{
  DorsalBodyFrame wrist = end_frame (arm);
  DorsalColour top = dorsal_colour_mix (pen->colours->top, pen->colours->shade, shade);
  DorsalColour skin = dorsal_colour_mix (pen->colours->skin, pen->colours->shade, shade);

  ink_shape (pen, &wrist, 1 - 0.3 * laced, hand, G_N_ELEMENTS (hand), skin);
  ink_flesh (pen, arm->bend, arm->end, forearm, G_N_ELEMENTS (forearm), 1, 0, skin);
  ink_flesh (pen, arm->root, arm->bend, upper_arm, G_N_ELEMENTS (upper_arm), 1, 0, skin);
  ink_flesh (pen, arm->root, arm->bend, upper_arm, G_N_ELEMENTS (upper_arm), 0.58, 0.5, top);
}

static void
ink_head (const Pen *pen, const DorsalSkeleton *skeleton)
{
  static const Girth neck[] = { { 0, 6.6, 6.2 }, { 0.4, 5.6, 5.6 }, { 1, 5.4, 5.4 } };
  DorsalBodyFrame top = dorsal_skeleton_trunk (skeleton, DORSAL_TRUNK_CM - 3);
  DorsalPoint skull = dorsal_frame_point (&skeleton->head, -1.0, -1.0);

  ink_flesh (pen, skull, dorsal_frame_point (&top, -0.6, 0), neck, G_N_ELEMENTS (neck), 1, 0, pen->colours->skin);
  ink_shape (pen, &skeleton->head, 1, head, G_N_ELEMENTS (head), pen->colours->skin);
  ink_shape (pen, &skeleton->head, 1, hair, G_N_ELEMENTS (hair), pen->colours->hair);
}

static void
ink_hips (const Pen *pen, const DorsalSkeleton *skeleton)
{
  trunk_path (pen, skeleton, DORSAL_TRUNK_LOW, 12);
  ink (pen, pen->colours->legs);
  ink_leg (pen, &skeleton->near_leg, 0);
}

static void
ink_shirt (const Pen *pen, const DorsalSkeleton *skeleton)
{
  trunk_path (pen, skeleton, 5, DORSAL_TRUNK_CM - 0.3);
  ink (pen, pen->colours->top);
}

/* Takes away the edge of a limb's root where it lies on the trunk. */
static void
blend (const Pen *pen, const DorsalSkeleton *skeleton, double from, double to, DorsalPoint at, double radius,
       DorsalColour colour)
{
  cairo_save (pen->cr);
  trunk_path (pen, skeleton, from, to);
  cairo_clip (pen->cr);
  ink_round (pen, at.x, at.y, radius, colour);
  cairo_restore (pen->cr);
}

static void
draw_face (const Pen *pen, const DorsalSkeleton *skeleton)
{
  DorsalPoint eye = dorsal_frame_point (&skeleton->head, 6.9, 3.0),
              ear = dorsal_frame_point (&skeleton->head, -0.4, -0.6);
  double turn = atan2 (skeleton->head.front.y, skeleton->head.front.x);

  cairo_new_path (pen->cr);
  cairo_arc (pen->cr, eye.x, eye.y, 1.3, turn + 1.15 * G_PI, turn + 1.85 * G_PI); /* a closed lid */
  cairo_new_sub_path (pen->cr);
  cairo_arc (pen->cr, ear.x, ear.y, 1.7, turn + 0.6 * G_PI, turn + 1.9 * G_PI);
  cairo_set_line_width (pen->cr, MAX (pen->line * 0.8, 0.35));
  dorsal_ink_set (pen->cr, pen->colours->edge);
  cairo_stroke (pen->cr);
}

double
dorsal_figure_line_px (const DorsalPalette *palette, double scale)
{
  return palette->line_px * CLAMP (scale / 2, 0.55, 1.4);
}

void
dorsal_draw_person (cairo_t *cr, const DorsalSkeleton *skeleton, double scale, const DorsalPalette *palette)
{
  const DorsalFigureInk *colours = &palette->figure;
  const double far = 0.3;
  double line = dorsal_figure_line_px (palette, scale) / scale;
  Pen pens[] = { { cr, line, TRUE, colours }, { cr, line, FALSE, colours } };
  const Pen *fill = &pens[1];

  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  for (guint i = 0; i < 2; i++)
    ink_arm (&pens[i], &skeleton->far_arm, skeleton->laced, far);
  for (guint i = 0; i < 2; i++)
    ink_leg (&pens[i], &skeleton->far_leg, far);
  for (guint i = 0; i < 2; i++)
    ink_head (&pens[i], skeleton);
  draw_face (fill, skeleton);
  for (guint i = 0; i < 2; i++)
    ink_hips (&pens[i], skeleton);
  for (guint i = 0; i < 2; i++)
    ink_shirt (&pens[i], skeleton);
  for (guint i = 0; i < 2 && skeleton->lap; i++)
    ink_leg (&pens[i], &skeleton->near_leg, 0);
  if (skeleton->lap)
    blend (fill, skeleton, DORSAL_TRUNK_LOW, 5, skeleton->near_leg.root, 11, colours->legs);
  for (guint i = 0; i < 2; i++)
    ink_arm (&pens[i], &skeleton->near_arm, skeleton->laced, 0);
  blend (fill, skeleton, 20, DORSAL_TRUNK_CM - 1, skeleton->near_arm.root, 8.5, colours->top);
}
