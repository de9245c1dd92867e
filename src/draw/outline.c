/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: an area and a size of text. Out: where everything lies. Never: a colour.
 *
 *      words   lane        back       names   bars
 *     ┌─────┬─────────┬──────────────┬──────┬────────┐
 *     │  N  │         │   ( head )   │      │        │
 *     │     │         ▐▒╲▬           │ C7   │        │
 *     │  U  │    ╭─╮  ▐▒ ╲▭          │ T1   │ ▬      │
 *     │  p  │    ╰─╯ ▐▒  ╲▭          │ T2   │ ▬▬▬    │     ▐  the band of the zones, under the skin
 *     │     │         ▐▒ ─▭          │  ⋮   │ ▬▬     │
 *     │  L  │          ▐▒─▭          │ L5   │        │
 *     │     │         ▐▒ ◺           │ S1   │        │
 *     └─────┴─────────┴──────────────┴──────┴────────┘
 *
 * Height decides the scale unless the columns need more width than there is; what width is
 * left over goes to the words first, then to the bars, then to the margins.
 */

#include "draw/outline.h"
#include "draw/pose.h"

#include <math.h>

/* The model's extent, mm. */
#define TOP_MM      712.0
#define BOTTOM_MM   (-152.0)
#define BACK_MM     (-117.0) /* the skin's leftmost point */
#define FRONT_MM    26.0     /* the bones' rightmost */
#define CHEST_MM    128.0    /* the skin's: behind the bars, but in the picture */
#define LANE_MM     150.0    /* the largest usual roller */
#define BAND_MM     9.0
#define BAND_MIN_PX 7.0  /* its hatch must be seen */
#define SKIN_MM     9.0  /* from the tips to the skin */
#define TIP_MM      2.5  /* between a tip and the band */
#define WEDGE       0.35 /* of the turn between two bones that is in the shape of each; the rest is in the disc */

/* Columns, in sizes of text. */
#define UPRIGHT_WORDS 2.8
#define UPRIGHT_MORE  1.6 /* where there is room, so that a short word can lie */
#define UPRIGHT_SOME  0.6 /* of that the back makes room for: the longest part of most */
#define LYING_WORDS   9.0
#define NAMES         2.8
#define BARS_MIN      5.5
#define BARS_MAX      16.0
#define NAME_ROW      0.75 /* a row of small text */

static void
lay_columns (DorsalOutline *outline)
{
  const DorsalArea *area = &outline->area;
  double text = outline->text_px;
  double least = (UPRIGHT_WORDS + NAMES + BARS_MIN) * text;
  double by_height = area->height / (TOP_MM - BOTTOM_MM);
  double by_width = (area->width - least - UPRIGHT_SOME * text) / (LANE_MM - BACK_MM + FRONT_MM);
  double by_skin = (area->width - (UPRIGHT_WORDS + UPRIGHT_SOME) * text) / (LANE_MM - BACK_MM + CHEST_MM);
  double scale = MAX (MIN (MIN (by_height, by_width), by_skin), 0.01);
  double left_over = MAX (area->width - least - scale * (LANE_MM - BACK_MM + FRONT_MM), 0.0);
  double bars = BARS_MIN * text, words = UPRIGHT_WORDS * text, more;
  double by_chest = MAX (area->width - words - scale * (LANE_MM - BACK_MM + CHEST_MM), 0.0); /* the same, of the skin */

  outline->words_across = MIN (left_over, by_chest) >= (LYING_WORDS - UPRIGHT_WORDS) * text;
  more = outline->words_across ? (LYING_WORDS - UPRIGHT_WORDS) * text : MIN (MIN (left_over, by_chest), UPRIGHT_MORE * text);
  words += more;
  left_over -= more;
  by_chest -= more;
  bars += MIN (left_over, (BARS_MAX - BARS_MIN) * text);
  left_over -= bars - BARS_MIN * text;

  outline->px_per_mm = scale;
  outline->words = (DorsalArea){ floor (area->x + MIN (left_over / 2, by_chest)), area->y, words, area->height };
  outline->lane_left = outline->words.x + words;
  outline->origin = (DorsalPoint){
    outline->lane_left + scale * (LANE_MM - BACK_MM),
    area->y + area->height / 2 + scale * (TOP_MM + BOTTOM_MM) / 2,
  };
  outline->bars.x = floor (outline->origin.x + scale * FRONT_MM + NAMES * text);
  outline->bars.width = bars;
}

double
dorsal_outline_place_at (const DorsalOutline *outline, double x, double y)
{
  double best = G_MAXDOUBLE, place = 0;

  for (guint i = 0; i < DORSAL_OUTLINE_STEPS; i++)
    {
      const DorsalSkinPoint *a = &outline->skin[i], *b = &outline->skin[i + 1];
      double dx = b->x - a->x, dy = b->y - a->y;
      double t = CLAMP (((x - a->x) * dx + (y - a->y) * dy) / (dx * dx + dy * dy), 0.0, 1.0);
      double d = hypot (a->x + t * dx - x, a->y + t * dy - y);

      if (d < best)
        {
          best = d;
          place = i + t;
        }
    }
  return DORSAL_OUTLINE_TOP + (DORSAL_OUTLINE_BOTTOM - DORSAL_OUTLINE_TOP) * place / DORSAL_OUTLINE_STEPS;
}

DorsalPoint
dorsal_outline_mm (const DorsalOutline *outline, double forward_mm, double up_mm)
{
  return (DorsalPoint){ outline->origin.x + forward_mm * outline->px_per_mm,
                        outline->origin.y - up_mm * outline->px_per_mm };
}

static DorsalPoint
on_screen (DorsalPoint unit)
{
  return (DorsalPoint){ unit.x, -unit.y };
}

/* The skin at evenly spaced f, then its normals. */
static void
lay_skin (DorsalOutline *outline, const DorsalPose *pose)
{
  DorsalSkinPoint *skin = outline->skin;
  guint i = 0;

  for (guint k = 0; k <= DORSAL_OUTLINE_STEPS; k++)
    {
      double f = DORSAL_OUTLINE_TOP + (DORSAL_OUTLINE_BOTTOM - DORSAL_OUTLINE_TOP) * k / DORSAL_OUTLINE_STEPS;
      DorsalPoint a, b;
      double t;

      while (i + 2 < pose->n_skin && pose->f[i + 1] < f)
        i++;
      a = pose->skin[i];
      b = pose->skin[i + 1];
      t = (f - pose->f[i]) / (pose->f[i + 1] - pose->f[i]);
      a = dorsal_outline_mm (outline, a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t);
      skin[k] = (DorsalSkinPoint){ .x = a.x, .y = a.y };
    }
  for (guint k = 0; k <= DORSAL_OUTLINE_STEPS; k++)
    {
      const DorsalSkinPoint *before = &skin[k > 0 ? k - 1 : 0];
      const DorsalSkinPoint *after = &skin[k < DORSAL_OUTLINE_STEPS ? k + 1 : k];
      double dx = after->x - before->x, dy = after->y - before->y, d = hypot (dx, dy);

      skin[k].nx = -dy / d;
      skin[k].ny = dx / d;
    }
}

/* Tips lie where the table of places has them, under the skin; the neck's are felt by nobody
 * and keep to their bones. */
static DorsalPoint
tip_of (const DorsalOutline *outline, DorsalLevel level, const DorsalOutlineBone *bone)
{
  double mm = outline->px_per_mm;

  if (level < DORSAL_LEVEL_C7)
    {
      double back = (level == DORSAL_LEVEL_C2 ? 38.0 : 34.0 + 1.5 * (level - DORSAL_LEVEL_C3)) * mm, down = 11.0 * mm;

      return (DorsalPoint){ bone->centre.x - bone->front.x * back - bone->up.x * down,
                            bone->centre.y - bone->front.y * back - bone->up.y * down };
    }
  else
    {
      DorsalSkinPoint skin = dorsal_outline_at (outline, dorsal_anatomy_span (level).centre);
      double under = MAX (SKIN_MM * mm, outline->band_px) + TIP_MM * mm;

      return (DorsalPoint){ skin.x - skin.nx * under, skin.y - skin.ny * under };
    }
}

static void
lay_bones (DorsalOutline *outline, const DorsalPose *pose)
{
  double mm = outline->px_per_mm;

  for (DorsalLevel level = DORSAL_LEVEL_C2; level <= DORSAL_LEVEL_S1; level++)
    {
      const DorsalVertebra *table = dorsal_anatomy_vertebra (level);
      double height = table ? table->height_mm : 0, disc = 0.2 * height;
      DorsalPoint up = dorsal_pose_up (pose->axis_deg[level]);
      double above = level > DORSAL_LEVEL_C2 ? pose->axis_deg[level - 1] - pose->axis_deg[level] : 0;
      double below = table ? pose->axis_deg[level + 1] - pose->axis_deg[level] : 0;
      DorsalOutlineBone *bone = &outline->bone[level];

      bone->up = on_screen (up);
      bone->front = on_screen (dorsal_pose_front (pose->axis_deg[level]));
      bone->body_height = (height - disc) * mm;
      bone->disc_height = disc * mm;
      bone->depth = (table ? table->depth_mm : 35.0) * mm;
      bone->centre = dorsal_outline_mm (outline, pose->joint[level].x + up.x * height / 2,
                                        pose->joint[level].y + up.y * height / 2);
      bone->top_slope = tan (WEDGE * above * G_PI / 180);
      bone->bottom_slope = tan (WEDGE * below * G_PI / 180);
      bone->tip = tip_of (outline, level, bone);
      bone->label = (DorsalPoint){ bone->centre.x + bone->front.x * bone->depth / 2 + 0.5 * outline->text_px,
                                   bone->centre.y + bone->front.y * bone->depth / 2 };
    }
}

void
dorsal_outline_init (DorsalOutline *outline, const DorsalArea *area, double text_px)
{
  DorsalPose pose;

  dorsal_pose_lie_down (&pose);
  *outline = (DorsalOutline){ .area = *area, .text_px = text_px };
  lay_columns (outline);
  outline->band_px = MAX (BAND_MM * outline->px_per_mm, BAND_MIN_PX);
  outline->length_px = pose.length_mm * outline->px_per_mm;
  lay_skin (outline, &pose);
  lay_bones (outline, &pose);
  outline->bars.y = outline->bone[DORSAL_LEVEL_C7].centre.y;
  outline->bars.height = outline->bone[DORSAL_LEVEL_S1].centre.y - outline->bars.y;
}

DorsalSkinPoint
dorsal_outline_at (const DorsalOutline *outline, double f)
{
  double t = isnan (f) ? 0.0 : CLAMP (f, DORSAL_OUTLINE_TOP, DORSAL_OUTLINE_BOTTOM);
  double k = (t - DORSAL_OUTLINE_TOP) / (DORSAL_OUTLINE_BOTTOM - DORSAL_OUTLINE_TOP) * DORSAL_OUTLINE_STEPS;
  guint i = MIN ((guint) k, DORSAL_OUTLINE_STEPS - 1);
  DorsalSkinPoint a = outline->skin[i], b = outline->skin[i + 1];
  double nx, ny, n;

  k -= i;
  nx = a.nx + (b.nx - a.nx) * k;
  ny = a.ny + (b.ny - a.ny) * k;
  n = hypot (nx, ny);
  return (DorsalSkinPoint){ a.x + (b.x - a.x) * k, a.y + (b.y - a.y) * k, nx / n, ny / n };
}

double
dorsal_outline_line_px (const DorsalOutline *outline, double line_px)
{
  return line_px * CLAMP (outline->px_per_mm / 0.9, 0.7, 1.6);
}

double
dorsal_outline_px (const DorsalOutline *outline, double cm, double length_cm)
{
  return cm / length_cm * outline->length_px;
}

static gboolean
keep_apart (const DorsalOutline *outline, DorsalLevel upper, DorsalLevel lower)
{
  return outline->bone[lower].label.y - outline->bone[upper].label.y >= NAME_ROW * outline->text_px;
}

/* All, where neighbours keep apart; else the few that people count by; of the two at the border the upper one, where they
 * do not. */
gboolean
dorsal_outline_names (const DorsalOutline *outline, DorsalLevel level)
{
  static const guint few = 1u << DORSAL_LEVEL_T1 | 1u << DORSAL_LEVEL_T4 | 1u << DORSAL_LEVEL_T7
                           | 1u << DORSAL_LEVEL_T10 | 1u << DORSAL_LEVEL_T12 | 1u << DORSAL_LEVEL_L1
                           | 1u << DORSAL_LEVEL_L4;

  if (level < DORSAL_LEVEL_C7 || level > DORSAL_LEVEL_S1)
    return FALSE;
  if (level == DORSAL_LEVEL_L1 && !keep_apart (outline, DORSAL_LEVEL_T12, DORSAL_LEVEL_L1))
    return FALSE;
  return keep_apart (outline, DORSAL_LEVEL_T1, DORSAL_LEVEL_T2) || few >> level & 1u;
}
