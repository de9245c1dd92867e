/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The roller, drawn on an empty sheet and asked pixel by pixel. */

#include "draw/draw-contact.h"

#include "canvas.h"
#include "core/zones.h"

#include <math.h>

static const DorsalFont font = { "Sans", 12 };
static const DorsalArea area = { 20, 15, 420, 700 };

static DorsalContactView
view_at (DorsalRollerShown shown, double f, double sigma_cm)
{
  return (DorsalContactView){
    .shown = shown,
    .zone = shown == DORSAL_ROLLER_KNOWN ? dorsal_zones_at (dorsal_zones_default (), f) : DORSAL_ZONE_UNKNOWN,
    .level = shown == DORSAL_ROLLER_KNOWN ? dorsal_anatomy_level_at (f) : DORSAL_LEVEL_UNKNOWN,
    .f = f,
    .sigma = sigma_cm / 48.6,
    .diameter_cm = 14,
    .length_cm = 48.6,
  };
}

static Canvas
drawn (const DorsalContactView *view, const DorsalPalette *palette, DorsalOutline *ret_outline)
{
  Canvas canvas = canvas_new (460, 730, palette->background);

  dorsal_outline_init (ret_outline, &area, font.size_px);
  dorsal_draw_contact (canvas.cr, ret_outline, view, &font, palette);
  return canvas;
}

static guint
count (const Canvas *canvas, PixelTest test)
{
  return canvas_count (canvas, 0, 0, canvas->width, canvas->height, test);
}

static void
test_zone_colours (void)
{
  for (guint dark = 0; dark < 2; dark++)
    {
      const DorsalPalette *palette = dorsal_palette_get (dark, FALSE);
      DorsalContactView safe = view_at (DORSAL_ROLLER_KNOWN, 0.4, 1);
      DorsalContactView caution = view_at (DORSAL_ROLLER_KNOWN, 0.66, 1);
      DorsalContactView lumbar = view_at (DORSAL_ROLLER_KNOWN, 0.85, 1);
      DorsalOutline outline;
      g_auto (Canvas) a = drawn (&safe, palette, &outline);
      g_auto (Canvas) b = drawn (&caution, palette, &outline);
      g_auto (Canvas) c = drawn (&lumbar, palette, &outline);

      g_assert_cmpuint (count (&a, is_green), >, 1000);
      g_assert_cmpuint (count (&a, is_red), ==, 0);
      g_assert_cmpuint (count (&b, is_green), ==, 0);
      g_assert_cmpuint (count (&b, is_amber), >, 500);
      g_assert_cmpuint (count (&c, is_green), ==, 0);
      g_assert_cmpuint (count (&c, is_red), >, 500);
    }
}

/* Nobody knows the place: then no colour says that it is a good one, or a bad one. */
static void
test_unknown (void)
{
  static const double places[] = { 0.0, 0.4, 0.66, 0.85 };

  for (guint i = 0; i < 4; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (places); k++)
      {
        DorsalContactView view = view_at (DORSAL_ROLLER_LOST, places[k], 4);
        const DorsalPalette *palette = dorsal_palette_get (i & 1, i >> 1);
        DorsalOutline outline;

        view.words = "Place unknown";
        g_auto (Canvas) canvas = drawn (&view, palette, &outline);

        g_assert_cmpuint (count (&canvas, is_green), ==, 0);
        g_assert_cmpuint (count (&canvas, is_red), ==, 0);
        g_assert_cmpuint (count (&canvas, is_amber), ==, 0);
        g_assert_cmpuint (canvas_count_colour (&canvas, 0, 0, 460, 730, palette->roller_unknown), >, 100);
        g_assert_cmpuint (canvas_count_colour (&canvas, 0, 0, 460, 730, palette->uncertainty), ==, 0);
      }
}

/* Even when somebody hands over a zone with it. */
/* On a telephone, in languages with long words as well. */
static void
test_words_keep_off (void)
{
  static const char *const words[] = { "place unknown", "position inconnue", "Ort unbekannt" };
  static const DorsalArea telephone = { 8, 8, 320, 300 };
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalContactView view = view_at (DORSAL_ROLLER_LOST, 0.6, 4);
  DorsalOutline outline;

  dorsal_outline_init (&outline, &telephone, 14);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (Canvas) with = canvas_new (336, 316, palette->text), without = canvas_new (336, 316, palette->text);
      guint n = 0, over = 0;

      dorsal_draw_roller (without.cr, &outline, &view, &(DorsalFont){ "Sans", 14 }, palette);
      view.words = words[i];
      dorsal_draw_roller (with.cr, &outline, &view, &(DorsalFont){ "Sans", 14 }, palette);
      view.words = NULL;
      for (int y = 0; y < with.height; y++)
        for (int x = 0; x < with.width; x++)
          if (canvas_pixel (&with, x, y) != canvas_pixel (&without, x, y))
            {
              n++;
              over += x > dorsal_outline_at (&outline, dorsal_outline_place_at (&outline, x, y)).x + 4;
            }
      g_test_message ("%s: %u, %u of them over the back", words[i], n, over);
      g_assert_cmpuint (n, >, 400);
      g_assert_cmpuint (over, <, n / 20);
    }
}

static void
test_unknown_ignores_the_zone (void)
{
  DorsalContactView view = view_at (DORSAL_ROLLER_LOST, 0.4, 4);
  DorsalOutline outline;

  view.zone = DORSAL_ZONE_THORACIC;
  g_auto (Canvas) canvas = drawn (&view, dorsal_palette_get (FALSE, FALSE), &outline);
  g_assert_cmpuint (count (&canvas, is_green), ==, 0);
}

/* Rows in which the colour of the uncertainty shows beside the skin. */
static guint
span_rows (const Canvas *canvas, const DorsalPalette *palette)
{
  guint rows = 0;

  for (int y = 0; y < canvas->height; y++)
    rows += canvas_count_colour (canvas, 0, y, canvas->width, 1, palette->uncertainty) > 0;
  return rows;
}

static void
test_uncertainty (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  guint last = 0;

  for (double sigma = 0.5; sigma <= 4; sigma += 0.5)
    {
      DorsalContactView view = view_at (DORSAL_ROLLER_KNOWN, 0.4, sigma);
      DorsalOutline outline;
      guint rows;

      view.level = DORSAL_LEVEL_UNKNOWN; /* its name is blue, too */
      g_auto (Canvas) canvas = drawn (&view, palette, &outline);
      rows = span_rows (&canvas, palette);

      g_assert_cmpuint (rows, >, last);
      g_assert_cmpfloat_with_epsilon (rows, 2 * dorsal_outline_px (&outline, sigma, 48.6), 4.0);
      last = rows;
    }
}

/* True to scale, on the skin, and where the place is. */
static void
test_size (void)
{
  static const double diameters[] = { 10, 13, 15 };
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (diameters); i++)
    {
      DorsalContactView view = view_at (DORSAL_ROLLER_KNOWN, 0.4, 0.2);
      DorsalOutline outline;
      int top = G_MAXINT, bottom = 0, right = 0;
      DorsalSkinPoint skin;

      view.diameter_cm = diameters[i];
      g_auto (Canvas) canvas = drawn (&view, palette, &outline);
      skin = dorsal_outline_at (&outline, 0.4);
      for (int y = 0; y < canvas.height; y++)
        for (int x = 0; x < canvas.width; x++)
          if (is_green (canvas_pixel (&canvas, x, y)))
            {
              top = MIN (top, y);
              bottom = MAX (bottom, y + 1);
              right = MAX (right, x + 1);
            }
      g_assert_cmpfloat_with_epsilon (bottom - top, dorsal_outline_px (&outline, diameters[i], 48.6), 2.0);
      g_assert_cmpfloat (right, <=, skin.x + 2);
      g_assert_cmpfloat (right, >=, skin.x - 10); /* the span covers the last pixels before the skin */
    }
}

/* The roller lies at the left of the back: going down, it turns against the clock. */
static void
test_mark_turns (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  double last = NAN;

  for (double angle = 0; angle < 360; angle += 30)
    {
      DorsalContactView view = view_at (DORSAL_ROLLER_KNOWN, 0.4, 0.2);
      DorsalOutline outline;
      DorsalSkinPoint skin;
      double radius, x = 0, y = 0, at;
      guint n = 0;

      view.angle_deg = angle;
      view.level = DORSAL_LEVEL_UNKNOWN;
      g_auto (Canvas) canvas = drawn (&view, palette, &outline);
      radius = dorsal_outline_px (&outline, 14, 48.6) / 2;
      skin = dorsal_outline_at (&outline, 0.4);
      for (int j = 0; j < canvas.height; j++)
        for (int i = 0; i < canvas.width; i++)
          if (is_near (canvas_pixel (&canvas, i, j), palette->roller_mark))
            {
              x += i + 0.5 - (skin.x + skin.nx * radius);
              y += j + 0.5 - (skin.y + skin.ny * radius);
              n++;
            }
      g_assert_cmpuint (n, >, 10);
      at = atan2 (-y, x) * 180 / G_PI; /* against the clock is positive */
      if (!isnan (last))
        g_assert_cmpfloat_with_epsilon (fmod (at - last + 360, 360), 30.0, 5.0);
      last = at;
    }
}

static void
test_alert (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalContactView view = view_at (DORSAL_ROLLER_KNOWN, 0.85, 1);
  DorsalOutline outline;
  g_auto (Canvas) calm = drawn (&view, palette, &outline);

  view.alerts = DORSAL_ALERT_LUMBAR;
  g_auto (Canvas) alarmed = drawn (&view, palette, &outline);
  g_assert_cmpuint (canvas_difference (&calm, &alarmed), >, 500);
}

static void
test_level_is_lit (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalContactView view = view_at (DORSAL_ROLLER_KNOWN, 0.409, 1);
  DorsalOutline outline;
  g_auto (Canvas) canvas = drawn (&view, palette, &outline);

  for (DorsalLevel level = DORSAL_LEVEL_C2; level <= DORSAL_LEVEL_L5; level++)
    {
      DorsalPoint centre = outline.bone[level].centre;

      g_assert_cmpint (is_near (canvas_pixel (&canvas, (int) centre.x, (int) centre.y), palette->highlight), ==,
                       level == DORSAL_LEVEL_T7);
    }
}

static void
test_off_and_none (void)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalContactView view = view_at (DORSAL_ROLLER_OFF, 0.4, 1);
  DorsalOutline outline;
  g_auto (Canvas) off = drawn (&view, palette, &outline);
  double seat = dorsal_outline_at (&outline, 1.0).y;

  g_assert_cmpuint (canvas_count_colour (&off, 0, 0, 460, seat - 20, palette->background), ==, 460 * (int) (seat - 20));
  g_assert_cmpuint (count (&off, is_green), ==, 0);
  view.shown = DORSAL_ROLLER_NONE;
  g_auto (Canvas) none = drawn (&view, palette, &outline);
  g_assert_cmpuint (canvas_count_colour (&none, 0, 0, 460, 730, palette->background), ==, 460 * 730);
  g_assert_cmpuint (canvas_difference (&off, &none), >, 100);
}

static void
test_frame (void)
{
  static const double places[] = { -0.3, -0.19, 0.1, 0.5, 1.07, 1.3, 99, -99, NAN };

  for (DorsalRollerShown shown = DORSAL_ROLLER_NONE; shown <= DORSAL_ROLLER_KNOWN; shown++)
    for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
      {
        const DorsalPalette *palette = dorsal_palette_get (i & 1, FALSE);
        DorsalContactView view = view_at (shown, places[i], 4);
        DorsalOutline outline;

        view.diameter_cm = 30;
        view.alerts = DORSAL_ALERT_TOO_HARD;
        view.words = "A sentence that is far too long for the place it is given";
        g_auto (Canvas) canvas = drawn (&view, palette, &outline);
        canvas_assert_only_inside (&canvas, &area, palette->background);
      }
}

static void
test_view_of_a_reading (void)
{
  DorsalReading reading = {
    .link = DORSAL_LINK_STREAMING,
    .state = DORSAL_STATE_ROLLING,
    .zone = DORSAL_ZONE_THORACIC,
    .level = DORSAL_LEVEL_T7,
    .place_known = TRUE,
    .place_cm = 20,
    .sigma_cm = 2,
    .sample.angle_mdeg = -450000,
  };
  DorsalContactView view = dorsal_contact_view_of (&reading, 14, 50, 0.49);

  g_assert_cmpint (view.shown, ==, DORSAL_ROLLER_KNOWN);
  g_assert_cmpfloat_with_epsilon (view.f, 0.4, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.sigma, 0.04, 1e-9);
  g_assert_cmpfloat_with_epsilon (view.angle_deg, -90, 1e-9);

  reading.place_known = FALSE;
  view = dorsal_contact_view_of (&reading, 14, 50, 0.49);
  g_assert_cmpint (view.shown, ==, DORSAL_ROLLER_LOST);
  g_assert_cmpfloat (view.f, ==, 0.49);

  reading.link = DORSAL_LINK_SILENT;
  reading.state = DORSAL_STATE_UNKNOWN;
  g_assert_cmpint (dorsal_contact_view_of (&reading, 14, 50, 0.49).shown, ==, DORSAL_ROLLER_LOST);
  reading.link = DORSAL_LINK_STREAMING;
  reading.state = DORSAL_STATE_OFF;
  g_assert_cmpint (dorsal_contact_view_of (&reading, 14, 50, 0.49).shown, ==, DORSAL_ROLLER_OFF);
  reading.link = DORSAL_LINK_ABSENT;
  g_assert_cmpint (dorsal_contact_view_of (&reading, 14, 50, 0.49).shown, ==, DORSAL_ROLLER_NONE);
}

/* What is told of a roller's place is where its pixels are, and not much more. */
static void
test_area (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (29);
  DorsalOutline outline;

  dorsal_outline_init (&outline, &area, font.size_px);
  for (guint i = 0; i < 300; i++)
    {
      const DorsalPalette *palette = dorsal_palette_get (i % 2, i / 2 % 2);
      DorsalContactView view
          = view_at (DORSAL_ROLLER_KNOWN, g_rand_double_range (rand, 0.05, 0.95), g_rand_double_range (rand, 0, 5));
      cairo_surface_t *recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (recording);
      DorsalArea told, drawn;

      view.alerts = i % 3 == 0 ? DORSAL_ALERT_LUMBAR : 0;
      told = dorsal_roller_area (&outline, &view, palette);
      dorsal_draw_roller (cr, &outline, &view, &font, palette);
      cairo_recording_surface_ink_extents (recording, &drawn.x, &drawn.y, &drawn.width, &drawn.height);
      g_assert_cmpfloat (drawn.x, >, told.x - 1);
      g_assert_cmpfloat (drawn.y, >, told.y - 1);
      g_assert_cmpfloat (drawn.x + drawn.width, <, told.x + told.width + 1);
      g_assert_cmpfloat (drawn.y + drawn.height, <, told.y + told.height + 1);
      g_assert_cmpfloat (told.width * told.height, <, 1.2 * (drawn.width + 2) * (drawn.height + 2));
      cairo_destroy (cr);
      cairo_surface_destroy (recording);
    }
}

/* A forgotten reading is honest: nothing is known, nothing is drawn. */
static void
test_view_of_nothing (void)
{
  DorsalReading reading = { 0 };

  g_assert_cmpint (dorsal_contact_view_of (&reading, 14, 50, 0.49).shown, ==, DORSAL_ROLLER_NONE);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/contact/the-roller-has-the-zones-colour", test_zone_colours);
  g_test_add_func ("/draw/contact/an-unknown-place-has-no-colour", test_unknown);
  g_test_add_func ("/draw/contact/long-words-keep-off-the-back", test_words_keep_off);
  g_test_add_func ("/draw/contact/not-even-with-a-zone", test_unknown_ignores_the_zone);
  g_test_add_func ("/draw/contact/the-span-widens-with-sigma", test_uncertainty);
  g_test_add_func ("/draw/contact/the-roller-is-true-to-size", test_size);
  g_test_add_func ("/draw/contact/the-mark-turns-as-the-roller-does", test_mark_turns);
  g_test_add_func ("/draw/contact/an-alert-is-seen", test_alert);
  g_test_add_func ("/draw/contact/one-level-is-lit", test_level_is_lit);
  g_test_add_func ("/draw/contact/off-is-below-the-back", test_off_and_none);
  g_test_add_func ("/draw/contact/nothing-leaves-the-frame", test_frame);
  g_test_add_func ("/draw/contact/its-area-is-where-its-pixels-are", test_area);
  g_test_add_func ("/draw/contact/a-reading-says-what-is-shown", test_view_of_a_reading);
  g_test_add_func ("/draw/contact/nothing-known-is-nothing-drawn", test_view_of_nothing);
  return g_test_run ();
}
