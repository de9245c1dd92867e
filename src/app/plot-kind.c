/* SPDX-License-Identifier: GPL-3.0-or-later */

/*              scale       grows by    limits
 *   pressure   0 … 120     60 kPa      a comfortable band, "too hard"
 *   raw        0 … 1000    600 ‰       none: nobody knows what it means
 *   hold       0 … 60      30 s        a goal, and enough
 *
 * Comes in: a kind. Goes out: words, numbers, inks. Never: a trace. */

#include "app/plot-kind.h"

#include <glib/gi18n.h>

#define HIGHEST 30000 /* what 16 bits hold, and a round number */

const char *
dorsal_plot_kind_to_words (DorsalPlotKind kind)
{
  return kind == DORSAL_PLOT_PRESSURE ? _("Pressure plot") : _("Hold time plot");
}

DorsalGridWords
dorsal_plot_kind_words (DorsalPlotKind kind, gboolean raw, const DorsalZones *zones)
{
  if (kind == DORSAL_PLOT_HOLD)
    /* Translators: s is seconds, over an axis. The goal and the end of a hold on one spot. */
    return (DorsalGridWords){ .unit_words = _("s"),
                              .limit = { { 300, _("30 s: goal"), TRUE }, { 600, _("60 s: enough") } } };
  if (raw)
    /* Translators: over an axis: per mille of what the sensor can show, not a pressure. */
    return (DorsalGridWords){ .unit_words = _("‰ (not calibrated)") };
  return (DorsalGridWords){
    .unit_words = _("kPa"),
    .band_low = (gint32) (zones->comfortable_kpa * 10),
    .band_high = (gint32) (zones->firm_kpa * 10),
    .band_words = _("comfortable"),
    .limit = { { (gint32) (zones->hard_kpa * 10), _("too hard") } },
  };
}

gint32
dorsal_plot_kind_usual (DorsalPlotKind kind, gboolean raw)
{
  if (kind == DORSAL_PLOT_HOLD)
    return 600;
  return raw ? 1000 : 1200;
}

gint32
dorsal_plot_kind_grown (DorsalPlotKind kind, gint32 high, gint16 most)
{
  gint32 step = kind == DORSAL_PLOT_HOLD ? 300 : 600;

  while (most != DORSAL_TRACE_GAP && most > high && high < HIGHEST)
    high += step;
  return high;
}

gint32
dorsal_plot_kind_unit (DorsalPlotKind kind, gboolean raw)
{
  return raw && kind == DORSAL_PLOT_PRESSURE ? 1 : 10;
}

DorsalTraceInk
dorsal_plot_kind_ink (DorsalPlotKind kind, int line_px, const DorsalPalette *palette)
{
  DorsalColour line = palette->trace[kind == DORSAL_PLOT_HOLD ? 1 : 0];
  DorsalColour fill = kind == DORSAL_PLOT_HOLD ? dorsal_colour_with_alpha (line, palette->trace_fill.alpha)
                                               : palette->trace_fill;

  return (DorsalTraceInk){
    .line = dorsal_colour_to_argb32 (line),
    .fill = dorsal_colour_to_argb32 (fill),
    .gap = dorsal_colour_to_argb32 (palette->gap),
    .line_256 = line_px * DORSAL_AXIS_ONE,
  };
}
