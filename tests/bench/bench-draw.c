/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a frame costs: the lines of a plot of 1190 × 640 with four series; each of the other drawings once, at its usual size;
 * and those that grow with a session after ten seconds, an hour and ten hours of it at 1 kHz. All is the processor's time, the
 * least of several rounds; the floor is to clear as many pixels once. */

#include "bench.h"
#include "core/zones.h"
#include "draw/draw-anatomy.h"
#include "draw/draw-contact.h"
#include "draw/draw-dwell.h"
#include "draw/draw-figure.h"
#include "draw/draw-fit.h"
#include "draw/draw-grid.h"
#include "draw/draw-ribbon.h"
#include "draw/draw-session.h"
#include "draw/draw-trace.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define COLUMNS 1190
#define HEIGHT  640
#define SERIES  4
#define ROUNDS  9
#define WANTED_MS 2 /* a frame, whatever the length of the session */

static guint32 pixels[HEIGHT][COLUMNS];

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
turn_clear (gpointer data)
{
  memset (pixels, 0, sizeof pixels);
  __asm__ volatile("" ::"r"(pixels) : "memory");
}

static void
turn_frame (gpointer data)
{
  const Frame *frame = data;

  turn_clear (NULL);
  for (guint i = 0; i < SERIES; i++)
    {
      DorsalTraceInk ink = { .line = 0xff000000 | 0x3584e4 << i, .fill = frame->fill && i == 0 ? 0x24081c24 : 0 };

      dorsal_draw_trace (pixels[0], sizeof pixels[0], &frame->view, frame->trace[i], frame->pyramid, &ink);
    }
}

static double
ms_of (BenchTurn turn, gpointer data)
{
  return bench_best_s (turn, data, ROUNDS) * 1e3;
}

static void
add_frame (Bench *bench, const char *name, double ms, const char *floor, double floor_ms, gboolean wanted)
{
  bench_add (bench, &(BenchRow){ .name = name, .figure = ms, .unit = "ms", .floor = floor, .floor_figure = floor_ms,
                                 .target = wanted ? BENCH_AT_MOST : BENCH_NO_TARGET, .limit = WANTED_MS });
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
    { "(the same, every sample read)", 0, 2880000, 2880000, FALSE, FALSE },
    { "rolling, 5 s at 100 Hz", 0, 6000, 500, TRUE, FALSE },
    { "flat, 60 s at 100 Hz", 2, 6000, 6000, TRUE, FALSE },
    { "noise, full height", 1, 60000, 60000, TRUE, FALSE },
  };
  Bench *bench = bench_begin ("draw", "Four lines, 1190 × 640, a frame");
  double floor_ms = ms_of (turn_clear, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalValueAxis axis = { 0, 1000, 200, 10 };
      Frame frame = {
        .view = dorsal_trace_view_ending ((gint64) cases[i].samples, cases[i].shown, COLUMNS, HEIGHT, &axis),
        .pyramid = cases[i].pyramid,
        .fill = cases[i].fill,
      };

      for (guint k = 0; k < SERIES; k++)
        frame.trace[k] = series (cases[i].kind, k + 1, cases[i].samples);
      add_frame (bench, cases[i].name, ms_of (turn_frame, &frame), "cleared", floor_ms, cases[i].pyramid);
      for (guint k = 0; k < SERIES; k++)
        dorsal_trace_free (frame.trace[k]);
    }
  bench_end (bench);
}

/* --- pictures --- */

typedef struct
{
  cairo_t *cr;
  DorsalOutline outline;
  DorsalArea area;
  gint64 length_us; /* of the session, for what grows with it */
  GArray *spans;    /* DorsalSpan */
} Sheet;

static const DorsalFont font = { "Sans", 12 };
static const DorsalAnatomyWords words
    = { { NULL, NULL, "Neck", "Caution", "Upper back", "Caution", "Lower back", "Pelvis" } };

static void
draw_outline (gpointer data)
{
  Sheet *sheet = data;

  dorsal_outline_init (&sheet->outline, &sheet->area, font.size_px);
}

static void
draw_anatomy (gpointer data)
{
  Sheet *sheet = data;

  dorsal_draw_anatomy (sheet->cr, &sheet->outline, dorsal_zones_default (), &words, &font,
                       dorsal_palette_get (FALSE, FALSE));
}

static void
draw_contact (gpointer data)
{
  Sheet *sheet = data;
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
draw_dwell (gpointer data)
{
  Sheet *sheet = data;
  DorsalDwell dwell = { 0 };

  for (DorsalLevel level = DORSAL_LEVEL_T1; level <= DORSAL_LEVEL_T12; level++)
    dwell.level_us[level] = sheet->length_us * (1 + level % 4) / 40;
  dorsal_draw_dwell (sheet->cr, &sheet->outline, &dwell, dorsal_dwell_scale_s (&dwell, 0), 30, DORSAL_LEVEL_T7, &font,
                     dorsal_palette_get (FALSE, FALSE));
}

static void
draw_grid (gpointer data)
{
  Sheet *sheet = data;
  DorsalArea plot = dorsal_grid_plot (&sheet->area, &font);
  DorsalValueAxis value = dorsal_value_axis_of (0, 1230, 10, (int) plot.height, 40);
  DorsalTimeAxis time = dorsal_time_axis_of (DORSAL_TIME_BEFORE_END, 0, 60000000, (int) plot.width, 80);
  DorsalGridWords grid = { "kPa", 200, 700, "comfortable", { { 1100, "too hard" } } };

  dorsal_draw_grid (sheet->cr, &sheet->area, &plot, &value, &time, &grid, &font, dorsal_palette_get (FALSE, FALSE));
  dorsal_draw_grid_words (sheet->cr, &plot, &value, &grid, &font, dorsal_palette_get (FALSE, FALSE));
}

static void
draw_ribbon (gpointer data)
{
  Sheet *sheet = data;
  DorsalArea plot = { sheet->area.x + 80, 0, sheet->area.width - 80, 0 };
  DorsalRibbon ribbon = { (const DorsalSpan *) sheet->spans->data, sheet->spans->len, 0, sheet->length_us,
                          { "Zones", "Holds", "Alerts" } };

  dorsal_draw_ribbon (sheet->cr, &sheet->area, &plot, &ribbon, &font, dorsal_palette_get (FALSE, FALSE));
}

static void
draw_face (gpointer data)
{
  Sheet *sheet = data;
  DorsalFace face = { DORSAL_FACE_GOOD, "Hold", "24", "seconds", 0.4, 0.5, 0.3, 0.4, FALSE, 0 };

  dorsal_draw_face (sheet->cr, &sheet->area, &face, &font, dorsal_palette_get (FALSE, FALSE));
}

static void
draw_figure (gpointer data)
{
  Sheet *sheet = data;

  dorsal_draw_figure (sheet->cr, &sheet->area, DORSAL_FIGURE_RANGE, 0.5, dorsal_palette_get (FALSE, FALSE));
}

static void
draw_fit (gpointer data)
{
  Sheet *sheet = data;
  const DorsalFitWords said = { "kPa", "% of the cell's scale", "off the curve, %", "The weights lie well on one curve." };
  DorsalFitView view = { .n = 8, .blamed = -1, .good = TRUE };

  view.law = (DorsalCalibration){ .known = TRUE, .alpha = 5, .beta = 1.1, .n_cells = 4, .full_scale = 4095,
                                  .gain = { 1, 1, 1, 1 } };
  for (guint i = 0; i < view.n; i++)
    view.point[i] = (DorsalFitPoint){ TRUE, 0.1 * (i + 1), dorsal_calibration_kpa (&view.law, 0, 409.5 * (i + 1)), 1.02 };
  dorsal_draw_fit (sheet->cr, &sheet->area, &view, &said, &font, dorsal_palette_get (FALSE, FALSE));
}

/* Something each three seconds: a zone, a hold or an alert. */
static GArray *
spans_of (gint64 length_us)
{
  GArray *spans = g_array_new (FALSE, FALSE, sizeof (DorsalSpan));

  for (gint64 us = 0, i = 0; us < length_us; us += 3 * G_USEC_PER_SEC, i++)
    {
      DorsalSpan span = { .kind = (DorsalSpanKind) (DORSAL_SPAN_ZONE + i % 3), .from_us = us,
                          .to_us = us + 2 * G_USEC_PER_SEC, .zone = (DorsalZone) (DORSAL_ZONE_OFF + i % 7),
                          .level = DORSAL_LEVEL_T7, .alert = DORSAL_ALERT_LUMBAR };

      g_array_append_val (spans, span);
    }
  return spans;
}

static double
picture_ms (int width, int height, gint64 length_us, BenchTurn draw)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  g_autoptr (GArray) spans = spans_of (length_us);
  Sheet sheet = { .cr = cairo_create (surface), .area = { 0, 0, width, height }, .length_us = length_us, .spans = spans };
  double ms;

  draw_outline (&sheet);
  ms = ms_of (draw, &sheet);
  cairo_destroy (sheet.cr);
  cairo_surface_destroy (surface);
  return ms;
}

static void
bench_pictures (void)
{
  static const struct
  {
    const char *name;
    int width, height;
    BenchTurn draw;
    gboolean each_frame; /* else drawn once, and kept */
  } cases[] = {
    { "outline of the back", 420, 700, draw_outline, FALSE },
    { "the spine, 300 × 500", 300, 500, draw_anatomy, FALSE },
    { "the spine, 420 × 700", 420, 700, draw_anatomy, FALSE },
    { "the spine, 900 × 1000", 900, 1000, draw_anatomy, FALSE },
    { "grid of the plot, 1190 × 640", 1190, 640, draw_grid, FALSE },
    { "the roller on the back, 420 × 700", 420, 700, draw_contact, TRUE },
    { "face of a session, 900 × 1000", 900, 1000, draw_face, TRUE },
    { "figure, 420 × 300", 420, 300, draw_figure, TRUE },
    { "calibration's fit, 560 × 460", 560, 460, draw_fit, FALSE },
  };
  Bench *bench = bench_begin ("draw", "Each drawing, once");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    add_frame (bench, cases[i].name, picture_ms (cases[i].width, cases[i].height, 60 * G_USEC_PER_SEC, cases[i].draw), NULL, 0,
               cases[i].each_frame);
  bench_end (bench);
}

/* --- what grows --- */

static void
bench_lengths (void)
{
  static const struct
  {
    const char *lines, *dwell, *ribbon;
    gint64 seconds;
  } lengths[] = {
    { "four lines over 10 s", "dwell after 10 s", "ribbon of 10 s", 10 },
    { "four lines over 1 h", "dwell after 1 h", "ribbon of 1 h, 1,200 spans", 3600 },
    { "four lines over 10 h", "dwell after 10 h", "ribbon of 10 h, 12,000 spans", 36000 },
  };
  static const DorsalValueAxis axis = { 0, 1000, 200, 10 };
  Bench *bench = bench_begin ("draw", "What grows with a session, at 1 kHz, a frame");
  DorsalTrace *trace = series (0, 1, 36000 * 1000);
  double hour_ms = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    {
      Frame frame = { .view = dorsal_trace_view_ending (36000 * 1000, lengths[i].seconds * 1000, COLUMNS, HEIGHT, &axis),
                      .pyramid = TRUE, .trace = { trace, trace, trace, trace } };
      double ms = ms_of (turn_frame, &frame);

      hour_ms = lengths[i].seconds == 3600 ? ms : hour_ms;
      add_frame (bench, lengths[i].lines, ms, NULL, 0, TRUE);
      if (lengths[i].seconds > 3600)
        bench_add (bench, &(BenchRow){ .name = "… beside an hour", .figure = ms, .unit = "ms", .floor = "of 1 h",
                                       .floor_figure = hour_ms, .target = BENCH_AT_MOST_FLOORS, .limit = 1.2 });
      add_frame (bench, lengths[i].dwell, picture_ms (420, 700, lengths[i].seconds * G_USEC_PER_SEC, draw_dwell), NULL, 0, TRUE);
      add_frame (bench, lengths[i].ribbon, picture_ms (1190, 90, lengths[i].seconds * G_USEC_PER_SEC, draw_ribbon), NULL, 0,
                 TRUE);
    }
  dorsal_trace_free (trace);
  bench_end (bench);
}

int
main (void)
{
  bench_lines ();
  bench_pictures ();
  bench_lengths ();
  return EXIT_SUCCESS;
}
