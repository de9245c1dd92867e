/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The person of the explaining pictures: there in every palette, whole, within the frame, on the floor. */

#include "draw/figure-scenes.h"

#include "canvas.h"

#include <math.h>
#include <string.h>

static const DorsalArea area = { 20, 15, 320, 200 };

static Canvas
drawn (DorsalFigure figure, double phase, const DorsalPalette *palette)
{
  Canvas canvas = canvas_new (360, 230, palette->background);

  dorsal_draw_figure (canvas.cr, &area, figure, phase, palette);
  return canvas;
}

static guint
inked (const Canvas *canvas, const DorsalPalette *palette)
{
  guint32 ground = dorsal_colour_to_argb32 (palette->background);
  guint n = 0;

  for (int y = 0; y < canvas->height; y++)
    for (int x = 0; x < canvas->width; x++)
      n += canvas_pixel (canvas, x, y) != ground;
  return n;
}

static void
test_every_palette (void)
{
  for (int i = 0; i < 4; i++)
    for (DorsalFigure figure = 1; figure < DORSAL_N_FIGURES; figure++)
      {
        const DorsalPalette *palette = dorsal_palette_get (i & 1, i >> 1);
        g_auto (Canvas) canvas = drawn (figure, 0.5, palette);

        g_test_message ("%s", dorsal_figure_to_string (figure));
        g_assert_cmpuint (inked (&canvas, palette), >, 3000);
        g_assert_cmpuint (canvas_count_colour (&canvas, 0, 0, 360, 230, palette->figure.top), >, 300);
        g_assert_cmpuint (canvas_count_colour (&canvas, 0, 0, 360, 230, palette->figure.legs), >, 300);
        g_assert_cmpuint (canvas_count_colour (&canvas, 0, 0, 360, 230, palette->figure.hair), >, 15);
      }
}

static void
test_unknown (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  g_auto (Canvas) unknown = drawn (DORSAL_FIGURE_UNKNOWN, 0, palette);
  g_auto (Canvas) beyond = drawn (DORSAL_N_FIGURES, 0, palette);

  g_assert_cmpuint (inked (&unknown, palette), ==, 0);
  g_assert_cmpuint (inked (&beyond, palette), ==, 0);
  g_assert_cmpstr (dorsal_figure_sentence (DORSAL_FIGURE_UNKNOWN), ==, "");
  g_assert_cmpstr (dorsal_figure_sentence (DORSAL_N_FIGURES), ==, "");
}

static void
test_frame (void)
{
  static const DorsalArea areas[] = {
    { 20, 15, 320, 200 }, { 20, 15, 300, 60 }, { 20, 15, 60, 200 }, { 20, 15, 3, 3 }, { 20.5, 15.5, 160, 100 },
  };
  const DorsalPalette *palette = dorsal_palette_get (TRUE, TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (areas); i++)
    for (DorsalFigure figure = 1; figure < DORSAL_N_FIGURES; figure++)
      {
        g_auto (Canvas) canvas = canvas_new (360, 230, palette->background);
        DorsalArea whole
            = { floor (areas[i].x), floor (areas[i].y), ceil (areas[i].width) + 1, ceil (areas[i].height) + 1 };

        dorsal_draw_figure (canvas.cr, &areas[i], figure, 1, palette);
        canvas_assert_only_inside (&canvas, &whole, palette->background);
      }
}

/* What the clip would cut off is not cut off: the edge of the scene stays clear of ink but for its mat and wall. */
static void
test_whole (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  guint32 ground = dorsal_colour_to_argb32 (palette->background);

  for (DorsalFigure figure = 1; figure < DORSAL_N_FIGURES; figure++)
    for (int phase = 0; phase <= 4; phase++)
      {
        int height = (int) (400 / dorsal_figure_aspect (figure));
        DorsalArea all = { 0, 0, 400, height };
        g_auto (Canvas) canvas = canvas_new (400, height, palette->background);

        dorsal_draw_figure (canvas.cr, &all, figure, phase / 4.0, palette);
        g_test_message ("%s at %d/4", dorsal_figure_to_string (figure), phase);
        for (int x = 0; x < 400; x++)
          g_assert_cmphex (canvas_pixel (&canvas, x, 1), ==, ground);
        for (int y = 0; y < height * 8 / 10; y++)
          {
            g_assert_cmphex (canvas_pixel (&canvas, 0, y), ==, ground);
            g_assert_cmphex (canvas_pixel (&canvas, 399, y), ==, ground);
          }
      }
}

static void
test_moves (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);

  for (DorsalFigure figure = 1; figure < DORSAL_N_FIGURES; figure++)
    {
      g_auto (Canvas) first = drawn (figure, 0, palette);
      g_auto (Canvas) last = drawn (figure, 1, palette);
      g_auto (Canvas) beyond = drawn (figure, 7, palette);
      g_auto (Canvas) before = drawn (figure, NAN, palette);
      guint difference = canvas_difference (&first, &last);

      g_test_message ("%s", dorsal_figure_to_string (figure));
      if (dorsal_figure_period_s (figure) > 0)
        g_assert_cmpuint (difference, >, 60);
      else
        g_assert_cmpuint (difference, ==, 0);
      g_assert_cmpuint (canvas_difference (&last, &beyond), ==, 0);
      g_assert_cmpuint (canvas_difference (&first, &before), ==, 0);
    }
}

static void
test_phase (void)
{
  DorsalFigure figure = DORSAL_FIGURE_HIPS_UP;
  double period = dorsal_figure_period_s (figure), last = 0;

  g_assert_cmpfloat (dorsal_figure_phase_at (figure, 0), ==, 0);
  g_assert_cmpfloat (dorsal_figure_phase_at (figure, period / 2), ==, 1);
  for (int i = 1; i <= 20; i++)
    {
      double phase = dorsal_figure_phase_at (figure, period * i / 40);

      g_assert_cmpfloat (phase, >=, last);
      g_assert_cmpfloat_with_epsilon (phase, dorsal_figure_phase_at (figure, period * (5 + (40 - i) / 40.0)), 1e-9);
      last = phase;
    }
  g_assert_cmpfloat (dorsal_figure_phase_at (DORSAL_FIGURE_AVOID, 3), ==, 0);
  g_assert_cmpfloat (dorsal_figure_phase_at (figure, INFINITY), ==, dorsal_figure_still_phase (figure));
}

/* Soft parts give way; bones and rollers do not. */
static void
test_floor (void)
{
  for (DorsalFigure figure = 1; figure < DORSAL_N_FIGURES; figure++)
    for (int phase = 0; phase <= 4; phase++)
      {
        const DorsalFigureScene *scene = dorsal_figure_scene (figure);
        DorsalPosition position = dorsal_position_mix (&scene->key[0], &scene->key[1], phase / 4.0);
        DorsalSkeleton skeleton = dorsal_skeleton_of (&position);
        const DorsalLimbBones *limbs[]
            = { &skeleton.near_leg, &skeleton.far_leg, &skeleton.near_arm, &skeleton.far_arm };

        g_test_message ("%s at %d/4", dorsal_figure_to_string (figure), phase);
        for (guint i = 0; i < G_N_ELEMENTS (limbs); i++)
          {
            g_assert_cmpfloat (limbs[i]->bend.y, >, 2.7);
            g_assert_cmpfloat (limbs[i]->end.y, >, 2);
          }
        for (double cm = -6; cm < DORSAL_TRUNK_CM; cm++)
          g_assert_cmpfloat (dorsal_trunk_skin (&skeleton, cm).y, >, -2.5);
        g_assert_cmpfloat (skeleton.head.at.y, >, 8.5);
      }
}

/* Where a position says that the back lies on the roller, skin and roller meet, and nothing else of the back cuts in.
 */
static void
test_roller (void)
{
  for (DorsalFigure figure = 1; figure < DORSAL_N_FIGURES; figure++)
    for (int phase = 0; phase <= 4; phase++)
      {
        const DorsalFigureScene *scene = dorsal_figure_scene (figure);
        DorsalPosition position = dorsal_position_mix (&scene->key[0], &scene->key[1], phase / 4.0);
        DorsalSkeleton skeleton = dorsal_skeleton_of (&position);
        double nearest = 1000;

        if (scene->key[0].station == 0 || scene->key[1].station == 0)
          continue;
        g_test_message ("%s at %d/4", dorsal_figure_to_string (figure), phase);
        for (double cm = -6; cm < DORSAL_TRUNK_CM - 1; cm += 0.5)
          {
            DorsalPoint skin = dorsal_trunk_skin (&skeleton, cm);

            nearest = MIN (nearest, hypot (skin.x - skeleton.roller.x, skin.y - skeleton.roller.y));
          }
        g_assert_cmpfloat (nearest, <, DORSAL_ROLLER_CM);
        g_assert_cmpfloat (nearest, >, DORSAL_ROLLER_CM - 1.6);
      }
}

/* A head is a seventh and a half of the body: the limbs have the length they have in people. */
static void
test_proportions (void)
{
  for (DorsalFigure figure = 1; figure < DORSAL_N_FIGURES; figure++)
    {
      const DorsalFigureScene *scene = dorsal_figure_scene (figure);
      DorsalSkeleton skeleton = dorsal_skeleton_of (&scene->key[0]);
      const DorsalLimbBones *leg = &skeleton.far_leg;

      g_assert_cmpfloat_with_epsilon (hypot (leg->bend.x - leg->root.x, leg->bend.y - leg->root.y), 170 * 0.245, 0.5);
      g_assert_cmpfloat_with_epsilon (hypot (leg->end.x - leg->bend.x, leg->end.y - leg->bend.y), 170 * 0.24, 0.5);
    }
}

/* Sitting and lying come from the same bones: hands behind the head are at the head. */
static void
test_hands (void)
{
  static const DorsalFigure laced[] = { DORSAL_FIGURE_HANDS, DORSAL_FIGURE_HIPS_UP, DORSAL_FIGURE_EXTENSION,
                                        DORSAL_FIGURE_HOLD, DORSAL_FIGURE_RANGE };

  for (guint i = 0; i < G_N_ELEMENTS (laced); i++)
    {
      DorsalSkeleton skeleton = dorsal_skeleton_of (&dorsal_figure_scene (laced[i])->key[1]);
      DorsalPoint occiput = dorsal_frame_point (&skeleton.head, -8, -3.5);

      g_assert_cmpfloat (hypot (skeleton.near_arm.end.x - occiput.x, skeleton.near_arm.end.y - occiput.y), <, 1.5);
    }
}

static void
test_sentences (void)
{
  for (DorsalFigure figure = 1; figure < DORSAL_N_FIGURES; figure++)
    {
      const char *sentence = dorsal_figure_sentence (figure);

      g_assert_cmpuint (strlen (sentence), >, 20);
      g_assert_true (g_str_has_suffix (sentence, "."));
      for (DorsalFigure other = 1; other < figure; other++)
        g_assert_cmpstr (sentence, !=, dorsal_figure_sentence (other));
      g_assert_cmpint (dorsal_figure_from_string (dorsal_figure_to_string (figure)), ==, figure);
    }
  g_assert_cmpint (dorsal_figure_from_string ("unknown"), ==, DORSAL_FIGURE_UNKNOWN);
  g_assert_cmpint (dorsal_figure_from_string ("selfie"), ==, DORSAL_FIGURE_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/figure/each-is-inked-in-every-palette", test_every_palette);
  g_test_add_func ("/draw/figure/unknown-is-nothing", test_unknown);
  g_test_add_func ("/draw/figure/nothing-leaves-the-area", test_frame);
  g_test_add_func ("/draw/figure/nothing-is-cut-off", test_whole);
  g_test_add_func ("/draw/figure/what-moves-moves-and-the-rest-is-still", test_moves);
  g_test_add_func ("/draw/figure/a-movement-goes-there-and-back", test_phase);
  g_test_add_func ("/draw/figure/no-bone-is-under-the-floor", test_floor);
  g_test_add_func ("/draw/figure/the-back-lies-on-the-roller", test_roller);
  g_test_add_func ("/draw/figure/legs-have-their-length", test_proportions);
  g_test_add_func ("/draw/figure/laced-hands-are-at-the-head", test_hands);
  g_test_add_func ("/draw/figure/each-has-a-word-and-a-sentence-of-its-own", test_sentences);
  return g_test_run ();
}
