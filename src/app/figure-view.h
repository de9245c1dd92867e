/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A figure as a widget. It moves while it can be seen, unless the desktop wants no animations; screen readers get its
 * sentence. */

#include <gtk/gtk.h>

#include "core/figure.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_FIGURE_VIEW (dorsal_figure_view_get_type ())
G_DECLARE_FINAL_TYPE (DorsalFigureView, dorsal_figure_view, DORSAL, FIGURE_VIEW, GtkWidget)

GtkWidget *dorsal_figure_view_new (DorsalFigure figure);

/* UNKNOWN shows nothing. Also the property "figure", by its word. */
void dorsal_figure_view_set_figure (DorsalFigureView *view, DorsalFigure figure);
DorsalFigure dorsal_figure_view_get_figure (DorsalFigureView *view);

/* For the other side of the body: left and right exchanged. */
void dorsal_figure_view_set_mirrored (DorsalFigureView *view, gboolean mirrored);

/* px; 0: as high as its width asks for. */
void dorsal_figure_view_set_height (DorsalFigureView *view, int height);

/* What is drawn: 0 … 1. */
double dorsal_figure_view_get_phase (DorsalFigureView *view);

G_END_DECLS
