/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a scene, a skeleton. Out: what stands around the person, and what points at it. Never: a sign by colour alone.
 *
 *     behind    mat, wall, ball, roller
 *     before    hatch over the lower back and the neck, ring at the touched spot, air,
 *               arrows, crosses
 */

#include "draw/draw-anatomy-private.h"
#include "draw/figure-scenes.h"

#include <math.h>

#define LUMBAR_FROM 8  /* cm above the hip joint: sacrum … */
#define LUMBAR_TO   25 /* … to the lowest rib */
#define ROLL_FROM   29
#define ROLL_TO     51
#define BALL_AT     17

typedef struct
{
  cairo_t *cr;
  double px; /* cm of a pixel */
  const DorsalPalette *palette;
} Page;

/* Lines that mean something: never thinner than a pixel and a half, and thick in large pictures. */
static double
thick (const Page *page, double cm)
{
  return MAX (cm, 1.5 * dorsal_figure_line_px (page->palette, 1 / page->px) * page->px);
}

static void
stroke (const Page *page, double width, DorsalColour colour)
{
  cairo_set_line_width (page->cr, width);
  dorsal_ink_set (page->cr, colour);
  cairo_stroke (page->cr);
}

static void
fill_and_edge (const Page *page, DorsalColour fill, double width, DorsalColour edge)
{
  dorsal_ink_set (page->cr, fill);
  cairo_fill_preserve (page->cr);
  stroke (page, width, edge);
}

static void
disc (cairo_t *cr, double x, double y, double radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_close_path (cr);
}

/* --- behind --- */

static void
draw_mat (const Page *page, double left, double right)
{
  DorsalArea mat = { left + 1, -3.4, right - left - 2, 3.4 };

  cairo_new_path (page->cr);
  dorsal_ink_round_box (page->cr, &mat, 1.7);
  dorsal_ink_set (page->cr, page->palette->grid);
  cairo_fill (page->cr);
  cairo_move_to (page->cr, left + 2.2, 0);
  cairo_line_to (page->cr, right - 2.2, 0);
  stroke (page, thick (page, 0.4), page->palette->axis);
}

/* Rim, core, and a mark that turns as it rolls. */
static void
draw_roller (const Page *page, DorsalPoint at)
{
  double turn = -at.x / DORSAL_ROLLER_CM, rim = thick (page, 1.0);

  disc (page->cr, at.x, at.y, DORSAL_ROLLER_CM - rim / 2);
  fill_and_edge (page, page->palette->roller, rim, page->palette->text);
  disc (page->cr, at.x, at.y, 3.6);
  fill_and_edge (page, page->palette->dwell_track, thick (page, 0.4), page->palette->dim_text);
  for (int i = 0; i < 3; i++)
    {
      double a = turn + i * 2 * G_PI / 3 + 0.5;

      cairo_move_to (page->cr, at.x + 4.4 * cos (a), at.y + 4.4 * sin (a));
      cairo_line_to (page->cr, at.x + 5.2 * cos (a), at.y + 5.2 * sin (a));
      stroke (page, thick (page, 0.8), page->palette->dim_text);
    }
}

static void
draw_ball (const Page *page, double x, double y, double radius)
{
  disc (page->cr, x, y, radius);
  fill_and_edge (page, page->palette->figure.spot, thick (page, 0.7), page->palette->figure.edge);
}

static void
draw_wall (const Page *page, const DorsalFigureScene *scene, const DorsalSkeleton *skeleton)
{
  DorsalPoint skin = dorsal_trunk_skin (skeleton, BALL_AT);
  double x = skin.x - 2 * DORSAL_BALL_CM + 0.6;

  cairo_rectangle (page->cr, x - 4, 0, 4, scene->top - 4);
  dorsal_ink_set (page->cr, page->palette->grid);
  cairo_fill (page->cr);
  cairo_move_to (page->cr, x, 0);
  cairo_line_to (page->cr, x, scene->top - 4);
  stroke (page, thick (page, 0.4), page->palette->axis);
  draw_ball (page, x + DORSAL_BALL_CM, skin.y, DORSAL_BALL_CM);
}

void
dorsal_draw_scene_behind (cairo_t *cr, const DorsalFigureScene *scene, const DorsalSkeleton *skeleton, double scale,
                          const DorsalPalette *palette)
{
  Page page = { cr, 1 / scale, palette };

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  draw_mat (&page, scene->left, scene->right);
  if (scene->props & DORSAL_PROP_BALL)
    draw_wall (&page, scene, skeleton);
  if (scene->props & DORSAL_PROP_ROLLER)
    draw_roller (&page, skeleton->roller);
}

/* --- before --- */

/* The skin's side of the trunk between two heights, as a new path. */
static void
back_path (cairo_t *cr, const DorsalSkeleton *skeleton, double from, double to, double outside, double inside)
{
  enum
  {
    STEPS = 12
  };

  cairo_new_path (cr);
  for (int i = 0; i <= 2 * STEPS + 1; i++)
    {
      double cm = from + (to - from) * (i <= STEPS ? i : 2 * STEPS + 1 - i) / STEPS, back, front;
      DorsalBodyFrame frame = dorsal_skeleton_trunk (skeleton, cm);
      DorsalPoint point;

      dorsal_trunk_depth (cm, 0, &back, &front);
      point = dorsal_frame_point (&frame, -back + (i <= STEPS ? -outside : inside), 0);
      cairo_line_to (cr, point.x, point.y);
    }
  cairo_close_path (cr);
}

/* Keep out: the path hatched and edged. */
static void
keep_out (const Page *page)
{
  const DorsalZoneInk *zone = &page->palette->zone[DORSAL_ZONE_LUMBAR];
  cairo_path_t *path = cairo_copy_path (page->cr);

  dorsal_ink_set (page->cr, zone->fill);
  cairo_fill_preserve (page->cr);
  dorsal_ink_hatch (page->cr, DORSAL_HATCH_DENSE, zone->line, MAX (2.6, 4 * page->px));
  cairo_append_path (page->cr, path);
  stroke (page, thick (page, 0.5), zone->line);
  cairo_path_destroy (path);
}

static void
neck_path (cairo_t *cr, const DorsalSkeleton *skeleton)
{
  DorsalBodyFrame low = dorsal_skeleton_trunk (skeleton, DORSAL_TRUNK_CM - 2);
  DorsalPoint a = dorsal_frame_point (&low, -7.2, 0), b = dorsal_frame_point (&low, -0.8, 0);
  DorsalPoint c = dorsal_frame_point (&skeleton->head, -1.2, -6.6),
              d = dorsal_frame_point (&skeleton->head, -7.0, -5.2);

  cairo_new_path (cr);
  cairo_move_to (cr, a.x, a.y);
  cairo_line_to (cr, b.x, b.y);
  cairo_line_to (cr, c.x, c.y);
  cairo_line_to (cr, d.x, d.y);
  cairo_close_path (cr);
}

static void
draw_cross (const Page *page, double x, double y, double radius)
{
  double arm = radius * 0.42;

  disc (page->cr, x, y, radius);
  dorsal_ink_set (page->cr, page->palette->background);
  cairo_fill_preserve (page->cr);
  stroke (page, thick (page, radius * 0.22), page->palette->zone[DORSAL_ZONE_LUMBAR].line);
  cairo_move_to (page->cr, x - arm, y - arm);
  cairo_line_to (page->cr, x + arm, y + arm);
  cairo_move_to (page->cr, x + arm, y - arm);
  cairo_line_to (page->cr, x - arm, y + arm);
  stroke (page, thick (page, radius * 0.26), page->palette->zone[DORSAL_ZONE_LUMBAR].line);
}

static void
head_of_arrow (const Page *page, DorsalPoint tip, double angle, double size)
{
  cairo_t *cr = page->cr;

  cairo_new_path (cr);
  cairo_move_to (cr, tip.x + size * cos (angle), tip.y + size * sin (angle));
  cairo_line_to (cr, tip.x + 0.8 * size * cos (angle + 2.1), tip.y + 0.8 * size * sin (angle + 2.1));
  cairo_line_to (cr, tip.x + 0.8 * size * cos (angle - 2.1), tip.y + 0.8 * size * sin (angle - 2.1));
  cairo_close_path (cr);
  fill_and_edge (page, page->palette->uncertainty, thick (page, 0.5), page->palette->uncertainty);
}

/* A curve from tail to head; `bend` is its control point. */
static void
draw_arrow (const Page *page, const DorsalFigureArrow *arrow, gboolean both)
{
  DorsalPoint a = arrow->tail, b = arrow->head;
  double dx = b.x - a.x, dy = b.y - a.y, d = hypot (dx, dy), size = MAX (3.2, 5 * page->px);
  DorsalPoint bend = { (a.x + b.x) / 2 - dy / d * 2 * arrow->bow, (a.y + b.y) / 2 + dx / d * 2 * arrow->bow };
  double out = atan2 (b.y - bend.y, b.x - bend.x), in = atan2 (a.y - bend.y, a.x - bend.x);

  cairo_new_path (page->cr);
  cairo_move_to (page->cr, a.x, a.y);
  cairo_curve_to (page->cr, a.x + (bend.x - a.x) * 2 / 3, a.y + (bend.y - a.y) * 2 / 3, b.x + (bend.x - b.x) * 2 / 3,
                  b.y + (bend.y - b.y) * 2 / 3, b.x, b.y);
  stroke (page, thick (page, 1.5), page->palette->uncertainty);
  head_of_arrow (page, b, out, size);
  if (both)
    head_of_arrow (page, a, in, size);
}

static void
draw_range (const Page *page, const DorsalSkeleton *skeleton)
{
  const DorsalZoneInk *zone = &page->palette->zone[DORSAL_ZONE_THORACIC];
  DorsalBodyFrame low = dorsal_skeleton_trunk (skeleton, ROLL_FROM), high = dorsal_skeleton_trunk (skeleton, ROLL_TO);
  DorsalFigureArrow along = { dorsal_frame_point (&low, 19, 0), dorsal_frame_point (&high, 19, 0), -1.5 };

  back_path (page->cr, skeleton, ROLL_FROM, ROLL_TO, 0, 2.6);
  fill_and_edge (page, zone->fill, thick (page, 0.4), zone->line);
  draw_arrow (page, &along, TRUE);
}

/* Three breaths of air; they reach farther while the ribs sink. */
static void
draw_breath (const Page *page, const DorsalSkeleton *skeleton, double phase)
{
  double length = 7 + 5 * (1 - phase);

  for (int i = -1; i <= 1; i++)
    {
      DorsalPoint a = dorsal_frame_point (&skeleton->head, 13.5, -3.6 + 2.6 * i);
      DorsalPoint b = dorsal_frame_point (&skeleton->head, 13.5 + length / 3, -1.8 + 3.2 * i);
      DorsalPoint c = dorsal_frame_point (&skeleton->head, 13.5 + length * 2 / 3, -5.4 + 3.8 * i);
      DorsalPoint d = dorsal_frame_point (&skeleton->head, 13.5 + length, -3.6 + 4.4 * i);

      cairo_move_to (page->cr, a.x, a.y);
      cairo_curve_to (page->cr, b.x, b.y, c.x, c.y, d.x, d.y);
      stroke (page, thick (page, 0.9), page->palette->uncertainty);
    }
}

/* The right half of a back from the waistband to the shoulder, cm from the spine and above the hips. */
static const DorsalPoint half_back[] = {
  { 0, -6 }, { 12, -6 }, { 16.5, -3 }, { 17, 3 }, { 15, 9 }, { 13.2, 15 }, { 13.6, 22 }, { 15.4, 32 }, { 16.8, 42 },
};

/* From behind, as through a glass: spine and kidneys' ribs are kept clear, the ball lies in the dip between rib and
 * hip bone, a hand's breadth beside the spine. */
static void
draw_inset (const Page *page, double x, double y, double radius)
{
  cairo_t *cr = page->cr;
  DorsalPoint back[2 * G_N_ELEMENTS (half_back)];
  guint n = G_N_ELEMENTS (half_back);

  cairo_save (cr);
  disc (cr, x, y, radius);
  fill_and_edge (page, page->palette->background, thick (page, 0.9), page->palette->axis);
  disc (cr, x, y, radius - 0.4);
  cairo_clip (cr);
  cairo_translate (cr, x, y - 14);
  for (guint i = 0; i < n; i++)
    {
      back[i] = (DorsalPoint){ half_back[i].x * 1.25, half_back[i].y * 1.25 - 4 };
      back[2 * n - 1 - i] = (DorsalPoint){ -back[i].x, back[i].y };
    }
  dorsal_ink_smooth (cr, back, 2 * n, TRUE);
  fill_and_edge (page, page->palette->figure.skin, thick (page, 0.5), page->palette->figure.edge);
  for (int side = -1; side <= 1; side += 2)
    {
      cairo_move_to (cr, side * 3, 27);
      cairo_curve_to (cr, side * 8, 25, side * 12, 22, side * 15, 18.5); /* the lowest rib */
      cairo_move_to (cr, side * 4, 3);
      cairo_curve_to (cr, side * 9, 7, side * 14, 7.5, side * 19, 4); /* the hip bone */
    }
  stroke (page, thick (page, 0.8), page->palette->figure.edge);
  cairo_rectangle (cr, -2.2, -10, 4.4, 70);
  keep_out (page);
  draw_ball (page, 9.5, 14, 4.6);
  cairo_restore (cr);
}

static void
draw_pulse (const Page *page, const DorsalSkeleton *skeleton, double phase)
{
  const DorsalFigureInk *figure = &page->palette->figure;
  DorsalPoint at = { skeleton->roller.x, skeleton->roller.y + DORSAL_ROLLER_CM + 1.5 };

  disc (page->cr, at.x, at.y, 2.2);
  fill_and_edge (page, figure->spot, thick (page, 0.7), figure->edge);
  for (int i = 0; i < 2; i++)
    {
      cairo_new_path (page->cr);
      cairo_arc (page->cr, at.x, at.y, 4.6 + 2.8 * i + 0.8 * phase, 0.15 * G_PI, 0.85 * G_PI);
      stroke (page, thick (page, 0.8), figure->spot);
    }
}

void
dorsal_draw_scene_before (cairo_t *cr, const DorsalFigureScene *scene, const DorsalSkeleton *skeleton, double phase,
                          double scale, const DorsalPalette *palette)
{
  Page page = { cr, 1 / scale, palette };
  DorsalPoint lumbar = dorsal_trunk_skin (skeleton, (LUMBAR_FROM + LUMBAR_TO) / 2.0);
  DorsalPoint neck = dorsal_frame_point (&skeleton->head, -8, -9);

  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  if (scene->props & DORSAL_PROP_BACK_HATCHED)
    {
      back_path (cr, skeleton, LUMBAR_FROM, LUMBAR_TO, 0, 7);
      keep_out (&page);
    }
  if (scene->props & DORSAL_PROP_NECK_HATCHED)
    {
      neck_path (cr, skeleton);
      keep_out (&page);
    }
  if (scene->props & DORSAL_PROP_RANGE)
    draw_range (&page, skeleton);
  if (scene->props & DORSAL_PROP_PULSE)
    draw_pulse (&page, skeleton, phase);
  if (scene->props & DORSAL_PROP_BREATH)
    draw_breath (&page, skeleton, phase);
  for (guint i = 0; i < G_N_ELEMENTS (scene->arrow); i++)
    if (scene->arrow[i].head.x != scene->arrow[i].tail.x || scene->arrow[i].head.y != scene->arrow[i].tail.y)
      draw_arrow (&page, &scene->arrow[i], FALSE);
  if (scene->props & DORSAL_PROP_BALL)
    draw_inset (&page, scene->right - 40, scene->top - 52, 36);
  if (scene->props & DORSAL_PROP_CROSSES)
    {
      draw_cross (&page, lumbar.x, lumbar.y - 9, 6);
      draw_cross (&page, neck.x - 1, neck.y - 8, 6);
    }
  if (scene->props & DORSAL_PROP_CROSS)
    draw_cross (&page, scene->left + 13, scene->top - 12, 10);
}
