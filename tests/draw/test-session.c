/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The face of a session, read from the floor: how large, and whether shapes say what colours say. */

#include "draw/draw-session.h"

#include "canvas.h"

#include <math.h>
#include <string.h>

static const DorsalFace hold = {
  .tone = DORSAL_FACE_GOOD,
  .word = "Hold",
  .number = "0:24",
  .unit = "of 30 s",
  .progress = 0.4,
  .goal = 0.5,
  .breath = -1,
  .breath_in = 0.4,
};
static const DorsalFont font = { "Sans", 15 };

static Canvas
drawn (const DorsalFace *face, int width, int height, const DorsalPalette *palette)
{
  Canvas canvas = canvas_new (width, height, palette->background);
  DorsalArea area = { 0, 0, width, height };

  dorsal_draw_face (canvas.cr, &area, face, &font, palette);
  return canvas;
}

/* Rows of the box, a little larger, from the first with ink of this colour to the last. */
static int
tall (const Canvas *canvas, const DorsalArea *box, DorsalColour colour)
{
  int first = -1, last = -2;

  for (int y = MAX ((int) box->y - 2, 0); y < MIN (box->y + box->height + 2, canvas->height); y++)
    for (int x = MAX ((int) box->x, 0); x < MIN (box->x + box->width, canvas->width); x++)
      if (is_near (canvas_pixel (canvas, x, y), colour))
        {
          first = first < 0 ? y : first;
          last = y;
          break;
        }
  return last - first + 1;
}

/* A word's width over what it would be where there is room. */
static double
narrowness (const DorsalFaceLayout *layout, const DorsalFace *face, const DorsalFont *at)
{
  DorsalArea room = { 0, 0, 20000, 1000 };
  g_auto (Canvas) canvas = canvas_new (8, 8, dorsal_palette_get (FALSE, FALSE)->background);
  DorsalFaceLayout wide = dorsal_face_layout (canvas.cr, &room, face, at);

  return layout->word.width / layout->word.height / (wide.word.width / wide.word.height);
}

/* A word that is too long for it is as large as its width allows, and no narrower than can be read. */
static void
test_a_sixth (void)
{
  static const int sizes[][2] = { { 360, 640 }, { 640, 360 }, { 1180, 780 }, { 1920, 1080 }, { 400, 400 } };
  static const char *const words[]
      = { "Hold", "Roll", "Rest", "Breathe", "Too hard", "Lower back", "Place unknown", "Extension", "Ausatmen" };
  static const char *const numbers[] = { "6", "24", "0:24", "1:05" };
  static const double texts[] = { 15, 30 };
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (words); j++)
      for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
        {
          int width = sizes[i][0], height = sizes[i][1];
          DorsalArea area = { 0, 0, width, height };
          DorsalFont at = { "Sans", texts[k] };
          DorsalFace face = hold;
          DorsalFaceLayout layout;
          g_auto (Canvas) canvas = canvas_new (width, height, palette->background);

          face.word = words[j];
          face.number = numbers[j % G_N_ELEMENTS (numbers)];
          face.progress = 1;
          face.goal = 0;
          dorsal_draw_face (canvas.cr, &area, &face, &at, palette);
          layout = dorsal_face_layout (canvas.cr, &area, &face, &at);
          g_test_message ("%s, %s on %d × %d", face.word, face.number, width, height);
          if (!strchr (face.word, ' '))
            g_assert_cmpfloat (narrowness (&layout, &face, &at), >, 0.69);
          if (strchr (face.word, ' ') || narrowness (&layout, &face, &at) > 0.72)
            g_assert_cmpint (6 * tall (&canvas, &layout.word, palette->text), >=, height);
          else
            g_assert_cmpint (12 * tall (&canvas, &layout.word, palette->text), >=, height);
          g_assert_cmpint (6 * tall (&canvas, &layout.number, palette->text), >=, height);
          g_assert_cmpint (6 * tall (&canvas, &layout.ring, palette->zone[DORSAL_ZONE_THORACIC].line), >=, height);
        }
}

/* What is told is what is drawn. */
static void
test_layout (void)
{
  const DorsalPalette *palette = dorsal_palette_get (TRUE, FALSE);
  DorsalArea area = { 0, 0, 800, 500 };
  g_auto (Canvas) canvas = drawn (&hold, 800, 500, palette);
  DorsalFaceLayout layout = dorsal_face_layout (canvas.cr, &area, &hold, &font);

  g_assert_cmpint (abs (tall (&canvas, &layout.word, palette->text) - (int) layout.word.height), <=, 2);
  g_assert_cmpint (abs (tall (&canvas, &layout.number, palette->text) - (int) layout.number.height), <=, 2);
  g_assert_cmpfloat (layout.word.x + layout.word.width, <=, layout.ring.x);
  g_assert_cmpfloat (layout.number.x, >, layout.ring.x);
  g_assert_cmpfloat (layout.number.x + layout.number.width, <, layout.ring.x + layout.ring.width);
}

/* The number stays clear of the ring. */
static void
test_apart (void)
{
  static const int sizes[][2] = { { 360, 640 }, { 640, 360 }, { 1180, 780 } };
  DorsalFace face = hold;

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      DorsalArea area = { 0, 0, sizes[i / 2][0], sizes[i / 2][1] };
      g_auto (Canvas) canvas = canvas_new (8, 8, dorsal_palette_get (FALSE, FALSE)->background);
      DorsalFaceLayout layout;

      face.tone = i % 2 ? DORSAL_FACE_STOP : DORSAL_FACE_GOOD; /* an octagon has less room */
      face.number = i % 2 ? "L3" : hold.number;
      layout = dorsal_face_layout (canvas.cr, &area, &face, &font);
      g_assert_cmpfloat (hypot (layout.number.width / 2, layout.number.height / 2), <,
                         layout.ring.width * (i % 2 ? 0.36 : 0.388));
    }
}

static double
number_height (const DorsalFace *face, const DorsalFont *with, const DorsalArea *area)
{
  g_auto (Canvas) canvas = canvas_new (8, 8, dorsal_palette_get (FALSE, FALSE)->background);

  return dorsal_face_layout (canvas.cr, area, face, with).number.height;
}

/* Two words of a high window stand in two lines, rather than squeezed into one, and leave the number its sixth; where
 * the font's figures are too wide for a sixth, as much as one short word would leave it. */
static void
test_two_lines (void)
{
  static const char *const words[] = { "Lie down", "Turn back" };
  static const char *const families[] = { "Sans", "DejaVu Sans" };
  DorsalArea area = { 0, 0, 348, 400 };
  DorsalFace face = hold;

  face.least_px = 640 * 0.17;
  for (gsize i = 0; i < G_N_ELEMENTS (words) * G_N_ELEMENTS (families); i++)
    {
      DorsalFont with = { families[i / G_N_ELEMENTS (words)], 15 };
      g_auto (Canvas) canvas = canvas_new (8, 8, dorsal_palette_get (FALSE, FALSE)->background);
      DorsalFaceLayout layout;
      double alone;

      face.word = "Hold";
      alone = number_height (&face, &with, &area);
      face.word = words[i % G_N_ELEMENTS (words)];
      layout = dorsal_face_layout (canvas.cr, &area, &face, &with);
      g_test_message ("%s, %s: word %.0f × %.0f, number %.0f (%.0f beside a short word), ring %.0f", with.family, face.word,
                      layout.word.width, layout.word.height, layout.number.height, alone, layout.ring.width);
      g_assert_cmpfloat (layout.number.height, >=, MIN (640 / 6.0, alone - 0.01));
      g_assert_cmpfloat (layout.word.height, >, alone >= 640 / 6.0 ? 400 * 0.28 : 400 * 0.2);
      g_assert_cmpfloat (layout.word.y + layout.word.height, <, layout.ring.y);
    }
}

/* In grey, all tones still differ. */
static void
test_shapes (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  guint shape[DORSAL_FACE_STOP + 1];

  for (DorsalFaceTone tone = 0; tone <= DORSAL_FACE_STOP; tone++)
    {
      DorsalFace face = hold;
      DorsalPalette grey = *palette;
      g_auto (Canvas) canvas = canvas_new (400, 400, palette->background);

      face.tone = tone;
      face.goal = 0;
      face.progress = 1;
      grey.uncertainty = grey.roller_unknown = grey.zone[DORSAL_ZONE_THORACIC].line
          = grey.zone[DORSAL_ZONE_UPPER_CAUTION].line = grey.zone[DORSAL_ZONE_LUMBAR].line = palette->text;
      dorsal_draw_face (canvas.cr, &(DorsalArea){ 0, 0, 400, 400 }, &face, &font, &grey);
      shape[tone] = canvas_count_colour (&canvas, 0, 0, 400, 400, palette->text);
    }
  g_assert_cmpuint (shape[DORSAL_FACE_CALM], ==, shape[DORSAL_FACE_GOOD]); /* neither asks for anything */
  g_assert_cmpuint (shape[DORSAL_FACE_UNKNOWN] + 2000, <, shape[DORSAL_FACE_GOOD]);
  g_assert_cmpuint (shape[DORSAL_FACE_CAUTION] + 2000, <, shape[DORSAL_FACE_GOOD]);
  g_assert_cmpuint (shape[DORSAL_FACE_STOP], !=, shape[DORSAL_FACE_GOOD]);
}

/* Not even a good tone makes an unknown progress look safe. */
static void
test_unknown (void)
{
  static const double unknown[] = { -1, NAN };
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (unknown); i++)
    {
      DorsalFace face = hold, honest = hold;

      face.progress = unknown[i];
      honest.tone = DORSAL_FACE_UNKNOWN;
      {
        g_auto (Canvas) a = drawn (&face, 400, 600, palette);
        g_auto (Canvas) b = drawn (&honest, 400, 600, palette);

        g_assert_cmpuint (canvas_difference (&a, &b), ==, 0);
        g_assert_cmpuint (canvas_count (&a, 0, 0, 400, 600, is_green), ==, 0);
      }
    }
}

static void
test_progress (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  guint last = 0;

  for (int i = 1; i <= 10; i++)
    {
      DorsalFace face = hold;
      guint ink;

      face.progress = i / 10.0;
      {
        g_auto (Canvas) canvas = drawn (&face, 400, 600, palette);

        ink = canvas_count (&canvas, 0, 0, 400, 600, is_green);
        g_assert_cmpuint (ink, >, last);
        last = ink;
      }
    }
}

static void
test_goal (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalFace without = hold;

  without.goal = 0;
  {
    g_auto (Canvas) a = drawn (&hold, 400, 600, palette);
    g_auto (Canvas) b = drawn (&without, 400, 600, palette);

    g_assert_cmpuint (canvas_difference (&a, &b), >, 50);
  }
}

/* Upside down, the picture is the same one turned. */
static void
test_flip (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalFace flipped = hold;
  guint wrong = 0, inked = 0;

  flipped.flipped = TRUE;
  {
    g_auto (Canvas) a = drawn (&hold, 400, 600, palette);
    g_auto (Canvas) b = drawn (&flipped, 400, 600, palette);

    for (int y = 0; y < 600; y++)
      for (int x = 0; x < 400; x++)
        {
          gboolean dark = is_near (canvas_pixel (&a, x, y), palette->text);

          inked += dark;
          wrong += dark && !is_near (canvas_pixel (&b, 399 - x, 599 - y), palette->text);
        }
    g_assert_cmpuint (inked, >, 2000);
    g_assert_cmpuint (wrong * 20, <, inked); /* rasters differ at edges */
    g_assert_cmpuint (canvas_difference (&a, &b), >, inked);
  }
}

static void
test_breath (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalFace full = hold, empty = hold;

  g_assert_cmpfloat_with_epsilon (dorsal_breath_phase (4, 4, 6), 0.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (dorsal_breath_phase (23, 4, 6), 0.3, 1e-9);
  g_assert_cmpfloat (dorsal_breath_phase (NAN, 4, 6), ==, 0);
  g_assert_cmpfloat (dorsal_breath_swell (0, 0.4), ==, 0);
  g_assert_cmpfloat_with_epsilon (dorsal_breath_swell (0.4, 0.4), 1, 1e-9);
  g_assert_cmpfloat (dorsal_breath_swell (0.2, 0.4), ==, 0.5);
  g_assert_cmpfloat_with_epsilon (dorsal_breath_swell (0.7, 0.4), 0.5, 1e-9);
  g_assert_cmpfloat (dorsal_breath_swell (1, 0.4), ==, 0);

  full.breath = 0.4;
  empty.breath = 0;
  {
    g_auto (Canvas) none = drawn (&hold, 400, 600, palette);
    g_auto (Canvas) small = drawn (&empty, 400, 600, palette);
    g_auto (Canvas) large = drawn (&full, 400, 600, palette);

    g_assert_cmpuint (canvas_difference (&none, &small), >, 1000);
    g_assert_cmpuint (canvas_difference (&none, &large), >, canvas_difference (&none, &small) * 3 / 2);
  }
}

static void
test_frame (void)
{
  static const DorsalArea areas[]
      = { { 20, 15, 320, 200 }, { 20, 15, 60, 200 }, { 20, 15, 300, 30 }, { 20, 15, 4, 4 } };
  DorsalFace face = hold;

  face.breath = 0.4;
  for (int i = 0; i < 4; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (areas); j++)
      {
        const DorsalPalette *palette = dorsal_palette_get (i & 1, i >> 1);
        g_auto (Canvas) canvas = canvas_new (360, 230, palette->background);

        face.flipped = j % 2;
        dorsal_draw_face (canvas.cr, &areas[j], &face, &font, palette);
        canvas_assert_only_inside (&canvas, &areas[j], palette->background);
      }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/session/word-ring-and-number-are-a-sixth-of-the-height", test_a_sixth);
  g_test_add_func ("/draw/session/the-layout-tells-what-is-drawn", test_layout);
  g_test_add_func ("/draw/session/the-number-stays-clear-of-the-ring", test_apart);
  g_test_add_func ("/draw/session/two-words-stand-in-two-lines", test_two_lines);
  g_test_add_func ("/draw/session/shapes-say-what-colours-say", test_shapes);
  g_test_add_func ("/draw/session/unknown-progress-is-dashed-and-grey", test_unknown);
  g_test_add_func ("/draw/session/the-ring-grows", test_progress);
  g_test_add_func ("/draw/session/the-goal-has-a-tick", test_goal);
  g_test_add_func ("/draw/session/flipped-is-turned", test_flip);
  g_test_add_func ("/draw/session/the-circle-breathes", test_breath);
  g_test_add_func ("/draw/session/nothing-leaves-the-area", test_frame);
  return g_test_run ();
}
