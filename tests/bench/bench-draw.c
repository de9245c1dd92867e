/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame costs: the lines of a plot of 1190 × 640 with four series, as the processor's
 * time, beside the floor, which is to clear the buffer once; and the pictures that are drawn once
 * and kept. The smallest of several rounds counts.
 *
 *   meson test --benchmark draw --verbose
 */

#include "core/zones.h"
#include "draw/draw-anatomy.h"
#include "draw/draw-contact.h"
#include "draw/draw-dwell.h"
#include "draw/draw-grid.h"
#include "draw/draw-trace.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define COLUMNS 1190
#define HEIGHT  640
#define SERIES  4
#define ROUNDS  15

static guint32 pixels[HEIGHT][COLUMNS];

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * 1e3 + now.tv_nsec / 1e6;
}

/* kind 0: somebody rolling; 1: noise over the full height; 2: flat. */
static DorsalTrace *
series (guint kind, guint seed, gsize n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  DorsalTrace *trace = dorsal_trace_new ();

  for (gsize i = 0; i < n; i++)
    {
      double breath = 400 + 250 * sin (i * 0.01 + seed) + 60 * sin (i * 0.17);

      dorsal_trace_append (trace, (gint16) (kind == 0   ? breath + g_rand_double_range (rand, -15, 15)
                                            : kind == 1 ? g_rand_double_range (rand, 0, 1000)
                                                        : 200 + 150 * seed));
    }
  return trace;
}

typedef struct
{
  DorsalTrace *trace[SERIES];
  DorsalTraceView view;
  gboolean pyramid, fill;
} Frame;

static void
clear (void)
{
  memset (pixels, 0, sizeof pixels);
}

static void
draw_frame (const Frame *frame)
{
  clear ();
  for (guint i = 0; i < SERIES; i++)
    {
      DorsalTraceInk ink = { .line = 0xff000000 | 0x3584e4 << i, .fill = frame->fill && i == 0 ? 0x24081c24 : 0 };

      dorsal_draw_trace (pixels[0], sizeof pixels[0], &frame->view, frame->trace[i], frame->pyramid, &ink);
    }
}

static double
best_frame (const Frame *frame)
{
  double best = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      double start = cpu_ms ();
      int frames = 0;

      do
        {
          draw_frame (frame);
          frames++;
        }
      while (cpu_ms () - start < 20);
      best = MIN (best, (cpu_ms () - start) / frames);
    }
  return best;
}

static double
best_clear (void)
{
  double best = G_MAXDOUBLE;

  for (int round = 0; round < ROUNDS; round++)
    {
      double start = cpu_ms ();

      for (int i = 0; i < 100; i++)
        {
          clear ();
          __asm__ volatile("" ::"r"(pixels) : "memory");
        }
      best = MIN (best, (cpu_ms () - start) / 100);
    }
  return best;
}

static void
bench_lines (void)
{
  static const struct
  {
    const char *name;
    guint kind;
    gsize samples;
    gint64 shown;
    gboolean pyramid, fill;
  } cases[] = {
    { "rolling, 60 s at 100 Hz", 0, 6000, 6000, TRUE, FALSE },
    { "rolling, with surface", 0, 6000, 6000, TRUE, TRUE },
    { "rolling, 60 s at 1 kHz", 0, 60000, 60000, TRUE, FALSE },
    { "rolling, 8 h at 100 Hz", 0, 2880000, 2880000, TRUE, FALSE },
    { "rolling, 8 h, every sample", 0, 2880000, 2880000, FALSE, FALSE },
    { "rolling, 5 s at 100 Hz", 0, 6000, 500, TRUE, FALSE },
    { "flat, 60 s at 100 Hz", 2, 6000, 6000, TRUE, FALSE },
    { "noise, full height", 1, 60000, 60000, TRUE, FALSE },
  };
  double floor_ms = best_clear ();

  g_print ("%-32s %10s %10s %8s\n", "lines: 4 series, 1190 x 640", "ms/frame", "ns/column", "x floor");
  g_print ("%-32s %10.3f %10s %8.1f\n", "floor: memset", floor_ms, "", 1.0);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalValueAxis axis = { 0, 1000, 200, 10 };
      Frame frame = {
        .view = dorsal_trace_view_ending ((gint64) cases[i].samples, cases[i].shown, COLUMNS, HEIGHT, &axis),
        .pyramid = cases[i].pyramid,
        .fill = cases[i].fill,
      };
      double ms;

      for (guint k = 0; k < SERIES; k++)
        frame.trace[k] = series (cases[i].kind, k + 1, cases[i].samples);
      ms = best_frame (&frame);
      g_print ("%-32s %10.3f %10.1f %8.1f\n", cases[i].name, ms, (ms - floor_ms) * 1e6 / COLUMNS / SERIES,
               ms / floor_ms);
      for (guint k = 0; k < SERIES; k++)
        dorsal_trace_free (frame.trace[k]);
    }
}

typedef struct
{
  cairo_t *cr;
  DorsalOutline outline;
  DorsalArea area;
} Sheet;

static const DorsalFont font = { "Sans", 12 };
static const DorsalAnatomyWords words
    = { { NULL, NULL, "Neck", "Caution", "Upper back", "Caution", "Lower back", "Pelvis" } };

static void
draw_outline (Sheet *sheet)
{
  dorsal_outline_init (&sheet->outline, &sheet->area, font.size_px);
}

static void
draw_anatomy (Sheet *sheet)
{
  dorsal_draw_anatomy (sheet->cr, &sheet->outline, dorsal_zones_default (), &words, &font,
                       dorsal_palette_get (FALSE, FALSE));
}

static void
draw_contact (Sheet *sheet)
{
  DorsalContactView view = {
    .shown = DORSAL_ROLLER_KNOWN,
    .zone = DORSAL_ZONE_THORACIC,
    .level = DORSAL_LEVEL_T7,
    .f = 0.41,
    .sigma = 0.04,
    .diameter_cm = 14,
    .length_cm = 48.6,
  };

  dorsal_draw_contact (sheet->cr, &sheet->outline, &view, &font, dorsal_palette_get (FALSE, FALSE));
}

static void
draw_dwell (Sheet *sheet)
{
  DorsalDwell dwell = { { [DORSAL_LEVEL_T5] = 20000000, [DORSAL_LEVEL_T6] = 40000000, [DORSAL_LEVEL_T7] = 55000000 } };

  dorsal_draw_dwell (sheet->cr, &sheet->outline, &dwell, 60, 30, DORSAL_LEVEL_T7, &font,
                     dorsal_palette_get (FALSE, FALSE));
}

static void
draw_grid (Sheet *sheet)
{
  DorsalArea plot = dorsal_grid_plot (&sheet->area, &font);
  DorsalValueAxis value = dorsal_value_axis_of (0, 1230, 10, (int) plot.height, 40);
  DorsalTimeAxis time = dorsal_time_axis_of (DORSAL_TIME_BEFORE_END, 0, 60000000, (int) plot.width, 80);
  DorsalGridWords grid = { "kPa", 200, 700, "comfortable", { { 1100, "too hard" } } };

  dorsal_draw_grid (sheet->cr, &sheet->area, &plot, &value, &time, &grid, &font, dorsal_palette_get (FALSE, FALSE));
  dorsal_draw_grid_words (sheet->cr, &plot, &value, &grid, &font, dorsal_palette_get (FALSE, FALSE));
}

static void
bench_pictures (void)
{
  static const struct
  {
    const char *name;
    int width, height;
    void (*draw) (Sheet *);
  } cases[] = {
    { "outline", 420, 700, draw_outline },           { "anatomy 300 x 500", 300, 500, draw_anatomy },
    { "anatomy 420 x 700", 420, 700, draw_anatomy }, { "anatomy 900 x 1000", 900, 1000, draw_anatomy },
    { "contact 420 x 700", 420, 700, draw_contact }, { "dwell 420 x 700", 420, 700, draw_dwell },
    { "grid 1190 x 640", 1190, 640, draw_grid },
  };

  g_print ("\n%-32s %10s\n", "pictures", "ms");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, cases[i].width, cases[i].height);
      Sheet sheet = { .cr = cairo_create (surface), .area = { 0, 0, cases[i].width, cases[i].height } };
      double best = G_MAXDOUBLE;

      draw_outline (&sheet);
      for (int round = 0; round < 5 * ROUNDS; round++)
        {
          double start = cpu_ms ();

          cases[i].draw (&sheet);
          best = MIN (best, cpu_ms () - start);
        }
      g_print ("%-32s %10.3f\n", cases[i].name, best);
      cairo_destroy (sheet.cr);
      cairo_surface_destroy (surface);
    }
}

int
main (void)
{
  bench_lines ();
  bench_pictures ();
  return EXIT_SUCCESS;
}
