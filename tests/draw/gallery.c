/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every picture, in every palette and a few sizes, as PNG files to look at:
 *
 *   gallery DIRECTORY [SCALE]
 */

#include "core/trace.h"
#include "draw/draw-anatomy.h"
#include "draw/draw-contact.h"
#include "draw/draw-dwell.h"
#include "draw/draw-figure.h"
#include "draw/draw-fit.h"
#include "draw/draw-grid.h"
#include "draw/draw-session.h"
#include "draw/draw-trace.h"

#include <math.h>
#include <stdlib.h>

static const char *directory;
static double scale = 1.0;

static const char *const names[2][2] = { { "light", "light-hc" }, { "dark", "dark-hc" } };

static const DorsalAnatomyWords words = { {
    [DORSAL_ZONE_NECK] = "Neck\nno rolling",
    [DORSAL_ZONE_UPPER_CAUTION] = "Caution",
    [DORSAL_ZONE_THORACIC] = "Upper back\nroll here",
    [DORSAL_ZONE_LOWER_CAUTION] = "Caution",
    [DORSAL_ZONE_LUMBAR] = "Lower back\nno rolling",
    [DORSAL_ZONE_PELVIS] = "Pelvis",
} };

static const DorsalAnatomyWords german = { {
    [DORSAL_ZONE_NECK] = "Nacken\nnicht rollen",
    [DORSAL_ZONE_UPPER_CAUTION] = "Vorsicht",
    [DORSAL_ZONE_THORACIC] = "Brustwirbelsäule\nhier rollen",
    [DORSAL_ZONE_LOWER_CAUTION] = "Vorsicht",
    [DORSAL_ZONE_LUMBAR] = "Lendenwirbelsäule\nnicht rollen",
    [DORSAL_ZONE_PELVIS] = "Becken",
} };

static cairo_t *
begin (int width, int height, const DorsalPalette *palette)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) (width * scale), (int) (height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_surface_set_device_scale (surface, scale, scale);
  cairo_surface_destroy (surface);
  dorsal_ink_set (cr, palette->background);
  cairo_paint (cr);
  return cr;
}

static void
end (cairo_t *cr, const char *name, const DorsalPalette *palette)
{
  g_autofree char *file
      = g_strdup_printf ("%s/%s-%s.png", directory, name, names[palette->dark][palette->high_contrast]);

  if (cairo_surface_write_to_png (cairo_get_target (cr), file) != CAIRO_STATUS_SUCCESS)
    g_printerr ("%s: not written\n", file);
  cairo_destroy (cr);
}

static void
back (int width, int height, double text_px, const DorsalAnatomyWords *zone_words, const DorsalContactView *view,
      gboolean bars, const char *name, const DorsalPalette *palette)
{
  cairo_t *cr = begin (width, height, palette);
  DorsalArea area = { 6, 6, width - 12, height - 12 };
  DorsalFont font = { "Sans", text_px };
  DorsalDwell dwell = { 0 };
  DorsalOutline outline;

  for (DorsalLevel level = DORSAL_LEVEL_T2; level <= DORSAL_LEVEL_L1; level++)
    dwell.level_us[level]
        = (gint64) (1e6 * 75 * exp (-pow ((level - DORSAL_LEVEL_T7) / 2.6, 2)) * (1 + 0.3 * sin (level * 2.1)));
  dorsal_outline_init (&outline, &area, text_px);
  dorsal_draw_anatomy (cr, &outline, dorsal_zones_default (), zone_words, &font, palette);
  if (bars)
    dorsal_draw_dwell (cr, &outline, &dwell, dorsal_dwell_scale_s (&dwell, 0), 30, view->level, &font, palette);
  dorsal_draw_contact (cr, &outline, view, &font, palette);
  end (cr, name, palette);
}

static DorsalContactView
contact (DorsalRollerShown shown, double f, double sigma_cm, guint alerts, const char *text)
{
  return (DorsalContactView){
    .shown = shown,
    .zone = dorsal_zones_at (dorsal_zones_default (), f),
    .level = shown == DORSAL_ROLLER_KNOWN ? dorsal_anatomy_level_at (f) : DORSAL_LEVEL_UNKNOWN,
    .alerts = alerts,
    .f = f,
    .sigma = sigma_cm / 48.6,
    .diameter_cm = 14,
    .length_cm = 48.6,
    .angle_deg = 360 * (f - 0.49) * 48.6 / (G_PI * 14),
    .words = text,
  };
}

static void
backs (const DorsalPalette *palette)
{
  DorsalContactView none = { 0 };
  DorsalContactView safe = contact (DORSAL_ROLLER_KNOWN, 0.42, 1.7, 0, NULL);
  DorsalContactView caution = contact (DORSAL_ROLLER_KNOWN, 0.66, 2.2, DORSAL_ALERT_LUMBAR_NEAR, NULL);
  DorsalContactView lumbar = contact (DORSAL_ROLLER_KNOWN, 0.85, 3.0, DORSAL_ALERT_LUMBAR, NULL);
  DorsalContactView neck = contact (DORSAL_ROLLER_KNOWN, 0.0, 2.0, DORSAL_ALERT_NECK, NULL);
  DorsalContactView lost = contact (DORSAL_ROLLER_LOST, 0.49, 4, 0, "Place unknown");
  DorsalContactView off = contact (DORSAL_ROLLER_OFF, 0.49, 4, 0, "Nobody on the roller");

  back (900, 1000, 15, &words, &none, FALSE, "back-900x1000", palette);
  back (900, 1000, 15, &german, &safe, TRUE, "back-900x1000-safe-german", palette);
  back (420, 700, 12, &words, &none, FALSE, "back-420x700", palette);
  back (420, 700, 12, &words, &safe, TRUE, "back-420x700-safe", palette);
  back (420, 700, 12, &words, &caution, TRUE, "back-420x700-caution", palette);
  back (420, 700, 12, &words, &lumbar, TRUE, "back-420x700-lumbar", palette);
  back (420, 700, 12, &words, &neck, TRUE, "back-420x700-neck", palette);
  back (420, 700, 12, &words, &lost, TRUE, "back-420x700-lost", palette);
  back (420, 700, 12, &words, &off, TRUE, "back-420x700-off", palette);
  back (300, 500, 11, &german, &safe, TRUE, "back-300x500-german", palette);
  back (300, 500, 11, &words, &lost, TRUE, "back-300x500-lost", palette);
  back (300, 400, 11, &words, &safe, TRUE, "back-300x400", palette);
  back (600, 500, 12, &words, &safe, TRUE, "back-600x500", palette);
}

static DorsalTrace *
pressure (guint seed, double level)
{
  DorsalTrace *trace = dorsal_trace_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  double slow = 0;

  for (guint i = 0; i < 60 * 100; i++)
    {
      double t = i / 100.0;

      slow += 0.02 * (g_rand_double_range (rand, -1, 1) * 30 - slow);
      if (t > 33 && t < 36.5)
        dorsal_trace_append_gap (trace, 1);
      else
        dorsal_trace_append (trace, (gint16) MAX (level * (4 + 3 * sin (t * 0.9 + seed)) / 5 + 40 * slow
                                                      + g_rand_double_range (rand, -8, 8),
                                                  0));
    }
  return trace;
}

static void
plot (int width, int height, double text_px, gint64 samples, const char *name, const DorsalPalette *palette)
{
  cairo_t *cr = begin (width, height, palette);
  DorsalArea area = { 0, 0, width, height };
  DorsalFont font = { "Sans", text_px };
  DorsalArea inner = dorsal_grid_plot (&area, &font);
  DorsalValueAxis value = dorsal_value_axis_of (0, 1230, 10, (int) inner.height, 40);
  DorsalTimeAxis time = dorsal_time_axis_of (DORSAL_TIME_BEFORE_END, 0, samples * 10000, (int) inner.width, 80);
  DorsalGridWords grid = { "kPa", 200, 700, "comfortable", { { 1100, "too hard" }, { 0 } } };
  int columns = (int) (inner.width * scale), rows = (int) (inner.height * scale);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, columns, rows);
  DorsalTraceView view = dorsal_trace_view_ending (6000, samples, columns, rows, &value);

  dorsal_draw_grid (cr, &area, &inner, &value, &time, &grid, &font, palette);
  cairo_surface_flush (surface);
  for (guint i = 0; i <= DORSAL_N_TRACE_INKS; i++) /* the first once as a surface, under all lines */
    {
      guint k = DORSAL_N_TRACE_INKS - i;
      g_autoptr (DorsalTrace) trace = pressure (i == 0 ? 1 : k + 1, i == 0 ? 820 : 820 - 190.0 * k);
      DorsalTraceInk ink = {
        .line = i == 0 ? 0 : dorsal_colour_to_argb32 (palette->trace[k]),
        .fill = i == 0 ? dorsal_colour_to_argb32 (palette->trace_fill) : 0,
        .gap = i == 0 ? dorsal_colour_to_argb32 (palette->gap) : 0,
        .line_256 = (int) (512 * scale),
      };

      dorsal_draw_trace ((guint32 *) (void *) cairo_image_surface_get_data (surface),
                         cairo_image_surface_get_stride (surface), &view, trace, TRUE, &ink);
    }
  cairo_surface_mark_dirty (surface);
  cairo_surface_set_device_scale (surface, scale, scale);
  cairo_set_source_surface (cr, surface, inner.x, inner.y);
  cairo_paint (cr);
  cairo_surface_destroy (surface);
  dorsal_draw_grid_words (cr, &inner, &value, &grid, &font, palette);
  end (cr, name, palette);
}

/* Both ends of each movement, as large as on a page and as small as in a list. */
static void
figures (const DorsalPalette *palette)
{
  for (DorsalFigure figure = 1; figure < DORSAL_N_FIGURES; figure++)
    {
      g_autofree char *name = g_strdup_printf ("figure-%s", dorsal_figure_to_string (figure));
      double width = 480, height = width / dorsal_figure_aspect (figure);
      cairo_t *cr = begin ((int) (2 * width + 190), (int) height, palette);

      for (int i = 0; i < 2; i++)
        {
          dorsal_draw_figure (cr, &(DorsalArea){ i * width, 0, width, height }, figure, i, palette);
          dorsal_draw_figure (cr, &(DorsalArea){ 2 * width + 15, i * height / 2, 160, height / 2 }, figure, i, palette);
        }
      end (cr, name, palette);
    }
}

static void
faces (const DorsalPalette *palette)
{
  static const DorsalFace shown[] = {
    { DORSAL_FACE_UNKNOWN, "Place unknown", "?", NULL, 0.4, 0, -1, 0.4, FALSE },
    { DORSAL_FACE_CALM, "Lie down", "1", "step", 0.1, 0, -1, 0.4, FALSE },
    { DORSAL_FACE_GOOD, "Hold", "0:24", "of 30 s", 0.4, 0.5, 0.3, 0.4, FALSE },
    { DORSAL_FACE_CAUTION, "Too fast", "14", "cm/s", 0.8, 0.6, -1, 0.4, FALSE },
    { DORSAL_FACE_STOP, "Lower back", "!", NULL, 1, 0, -1, 0.4, FALSE },
    { DORSAL_FACE_CALM, "Breathe", "12", NULL, 0.2, 0, 0.39, 0.4, TRUE },
  };
  static const int sizes[][2] = { { 360, 640 }, { 960, 540 } };

  for (gsize k = 0; k < G_N_ELEMENTS (sizes); k++)
    {
      int width = sizes[k][0], height = sizes[k][1], across = width < height ? 6 : 3;
      cairo_t *cr = begin (across * width, 6 / across * height, palette);
      DorsalFont font = { "Sans", 15 };

      for (int i = 0; i < 6; i++)
        {
          DorsalArea area = { i % across * width + 4, (int) (i / across) * height + 4, width - 8, height - 8 };

          dorsal_draw_face (cr, &area, &shown[i], &font, palette);
        }
      end (cr, width < height ? "face-high" : "face-wide", palette);
    }
}

static void
fits (const DorsalPalette *palette)
{
  static const double shares[] = { 0.08, 0.17, 0.3, 0.42, 0.55, 0.66, 0.74 },
                      off[] = { 0.04, -0.07, 0.02, 0.31, -0.1, 0.05, 0 };
  DorsalFont font = { "Sans", 12 };

  for (int bad = 0; bad <= 1; bad++)
    {
      DorsalFitView view = { .n = 7,
                             .blamed = bad ? 3 : -1,
                             .good = !bad,
                             .law = { .known = TRUE, .alpha = 4.6, .beta = 1.1, .full_scale = 1000 } };
      DorsalFitWords fit_words = { "kPa", "% of the cell’s scale", "off the curve, %",
                                   bad ? "Point 4 lies 31 % off: measure it again" : "The fit is good" };
      cairo_t *cr = begin (560, 460, palette);

      view.law.gain[0] = 1;
      for (guint i = 0; i < 7; i++)
        {
          double ratio = 1 + off[i] * (bad || i != 3 ? 1 : 0.2);

          view.point[i] = (DorsalFitPoint){ TRUE, shares[i],
                                            dorsal_calibration_kpa (&view.law, 0, shares[i] * 1000) / ratio, ratio };
        }
      dorsal_draw_fit (cr, &(DorsalArea){ 8, 8, 544, 444 }, &view, &fit_words, &font, palette);
      end (cr, bad ? "fit-bad" : "fit-good", palette);
    }
}

int
main (int argc, char *argv[])
{
  if (argc < 2)
    {
      g_printerr ("Usage: gallery DIRECTORY [SCALE]\n");
      return EXIT_FAILURE;
    }
  directory = argv[1];
  g_mkdir_with_parents (directory, 0755);
  if (argc > 2)
    scale = g_ascii_strtod (argv[2], NULL);
  for (int i = 0; i < 4; i++)
    {
      const DorsalPalette *palette = dorsal_palette_get (i & 1, i >> 1);

      backs (palette);
      figures (palette);
      faces (palette);
      fits (palette);
      plot (900, 320, 12, 6000, "plot-60s", palette);
      plot (500, 240, 12, 100, "plot-1s", palette);
    }
  return EXIT_SUCCESS;
}
