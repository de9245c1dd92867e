/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: time at each level. Out: bars in line with the bones. Never: a bar that shrinks while
 * time only grows; see dorsal_dwell_scale_s().
 *
 *      0:30       2:00     goal, full scale
 *       ┊          │
 *   ▬▬▬▬┊▬▬▬▬▬    0:58     time beside the longer ones, at the right edge
 *   ▬▬  ┊
 */

#include "draw/draw-dwell.h"

#include <math.h>

#define BAR_OF_ROW  0.46 /* thickness */
#define BAR_MAX_PX  10.0
#define VALUES      3.0 /* sizes of text kept for the times … */
#define VALUES_FROM 7.5 /* … in a column at least so wide */
#define VALUE_FROM  5.0 /* seconds, and a twentieth of the scale: shorter ones have no number */

double
dorsal_dwell_scale_s (const DorsalDwell *dwell, double previous_s)
{
  static const double steps[] = { 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 28800, 86400 };
  double longest = 0;
  guint i = 0;

  for (DorsalLevel level = DORSAL_LEVEL_C2; level < DORSAL_N_LEVELS; level++)
    longest = MAX (longest, dwell->level_us[level] / (double) G_USEC_PER_SEC);
  while (i + 1 < G_N_ELEMENTS (steps) && steps[i] < longest)
    i++;
  return MAX (steps[i], previous_s);
}

static char *
clock_label (double seconds)
{
  gint64 s = (gint64) seconds;

  if (s >= 3600)
    return g_strdup_printf ("%d:%02d:%02d", (int) (s / 3600), (int) (s / 60 % 60), (int) (s % 60));
  return g_strdup_printf ("%d:%02d", (int) (s / 60), (int) (s % 60));
}

/* Height of the row of a level: half way to both neighbours. */
static double
row_height (const DorsalOutline *outline, DorsalLevel level)
{
  return (outline->bone[level + 1].label.y - outline->bone[level - 1].label.y) / 2;
}

static void
draw_bar (cairo_t *cr, const DorsalOutline *outline, DorsalLevel level, double width, double seconds, double scale_s,
          DorsalColour colour, DorsalColour track)
{
  double thick = CLAMP (round (row_height (outline, level) * BAR_OF_ROW), 2.0, BAR_MAX_PX);
  DorsalArea bar = { outline->bars.x, round (outline->bone[level].label.y - thick / 2), width, thick };

  dorsal_ink_round_box (cr, &bar, thick / 2);
  dorsal_ink_set (cr, track);
  cairo_fill_preserve (cr);
  if (seconds > 0)
    {
      /* Cut out of the track, so that short bars keep its round end. */
      cairo_save (cr);
      cairo_clip (cr);
      cairo_rectangle (cr, bar.x, bar.y, MAX (width * MIN (seconds / scale_s, 1.0), 1.0), bar.height);
      dorsal_ink_set (cr, colour);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  cairo_new_path (cr);
}

/* Has the time of this level room for its number? Where rows are too tight for all of them the longer of two
 * neighbours has it. */
static gboolean
has_room (const DorsalOutline *outline, const DorsalDwell *dwell, DorsalLevel level, const DorsalFont *font)
{
  static const int sides[] = { -1, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      DorsalLevel other = (DorsalLevel) ((int) level + sides[i]);

      if (fabs (outline->bone[level].label.y - outline->bone[other].label.y) < 0.9 * font->size_px
          && dwell->level_us[other] > dwell->level_us[level])
        return FALSE;
    }
  return TRUE;
}

static void
draw_value (cairo_t *cr, const DorsalOutline *outline, DorsalLevel level, double seconds, gboolean lit,
            const DorsalFont *font, const DorsalPalette *palette)
{
  g_autofree char *label = clock_label (seconds);
  DorsalTextPlace place = {
    .x = outline->bars.x + outline->bars.width,
    .y = outline->bone[level].label.y,
    .align_x = 1,
    .align_y = 0.5,
    .style = DORSAL_TEXT_SMALL | (lit ? DORSAL_TEXT_BOLD : DORSAL_TEXT_PLAIN),
  };

  dorsal_ink_text (cr, label, font, &place, lit ? palette->text : palette->dim_text);
}

/* A label over the bars at x; *right: where the one before ended. */
static void
draw_head (cairo_t *cr, const DorsalOutline *outline, double x, double seconds, double *right, const DorsalFont *font,
           DorsalColour colour)
{
  g_autofree char *label = clock_label (seconds);
  DorsalTextPlace place
      = { .align_x = 0.5, .align_y = 1, .style = DORSAL_TEXT_SMALL, .y = outline->bars.y - 0.5 * font->size_px };
  DorsalArea box = dorsal_ink_measure (cr, label, font, &place);

  place.x = CLAMP (x, outline->bars.x + box.width / 2, outline->bars.x + outline->bars.width - box.width / 2);
  if (place.x - box.width / 2 < *right)
    return;
  dorsal_ink_text (cr, label, font, &place, colour);
  *right = place.x + box.width / 2 + 0.6 * font->size_px;
}

/* Down to T12: there is no goal where nobody should roll. */
static void
draw_goal (cairo_t *cr, const DorsalOutline *outline, double x, const DorsalPalette *palette)
{
  static const double dashes[] = { 3, 3 };

  cairo_save (cr);
  cairo_move_to (cr, floor (x) + 0.5, outline->bars.y - 4);
  cairo_line_to (cr, floor (x) + 0.5, outline->bone[DORSAL_LEVEL_T12].label.y + 8);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, palette->line_px);
  dorsal_ink_set (cr, palette->goal);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
dorsal_draw_dwell (cairo_t *cr, const DorsalOutline *outline, const DorsalDwell *dwell, double scale_s, double goal_s,
                   DorsalLevel lit, const DorsalFont *font, const DorsalPalette *palette)
{
  const DorsalArea *area = &outline->area;
  gboolean values = outline->bars.width >= VALUES_FROM * font->size_px;
  double width = outline->bars.width - (values ? VALUES * font->size_px : 0), right = 0;

  if (!(scale_s > 0) || width < 8)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  for (DorsalLevel level = DORSAL_LEVEL_C7; level <= DORSAL_LEVEL_L5; level++)
    {
      double seconds = dwell->level_us[level] / (double) G_USEC_PER_SEC;

      if (level == DORSAL_LEVEL_C7 && seconds <= 0)
        continue;
      draw_bar (cr, outline, level, width, seconds, scale_s, level == lit ? palette->dwell_lit : palette->dwell,
                palette->dwell_track);
      if (!values)
        continue;
      if (level == lit ? seconds >= 1
                       : has_room (outline, dwell, level, font) && seconds >= MAX (VALUE_FROM, scale_s / 20))
        draw_value (cr, outline, level, seconds, level == lit, font, palette);
    }
  if (goal_s > 0 && goal_s <= scale_s)
    {
      double x = outline->bars.x + width * goal_s / scale_s;

      draw_goal (cr, outline, x, palette);
      draw_head (cr, outline, x, goal_s, &right, font, palette->text);
    }
  draw_head (cr, outline, outline->bars.x + width, scale_s, &right, font, palette->dim_text);
  cairo_restore (cr);
}
