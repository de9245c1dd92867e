/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Small words that come again from picture to picture, as the hours under a plot that is moved: each is set once and
 * then stamped. Setting one costs as much as thousands of pixels. */

#include "draw/ink.h"
#include "draw/palette.h"

G_BEGIN_DECLS

typedef struct _DorsalLettering DorsalLettering;

DorsalLettering *dorsal_lettering_new (void);
void dorsal_lettering_free (DorsalLettering *lettering);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalLettering, dorsal_lettering_free)

/* To be called before a picture: how its words look. scale: device pixels in one of the context's. Empties it when one
 * of these is another than before. */
void dorsal_lettering_use (DorsalLettering *lettering, const DorsalFont *font, DorsalTextStyle style, int scale);

/* Width and height, as dorsal_ink_measure() says them. */
DorsalArea dorsal_lettering_measure (DorsalLettering *lettering, const char *text);

/* Its left upper corner at (x, y), moved to whole device pixels. */
void dorsal_lettering_stamp (DorsalLettering *lettering, cairo_t *cr, const char *text, double x, double y,
                             DorsalColour colour);

/* dorsal_ink_hatch() in a box that lies in an area of whole pixels; the hatch of all of the area is kept, and has the same
 * lines in any box. For hatches that come again: the strokes of one cost as much as those of twenty words. */
void dorsal_lettering_hatch (DorsalLettering *lettering, cairo_t *cr, const DorsalArea *area, const DorsalArea *box,
                             DorsalHatch hatch, DorsalColour colour, double spacing);

G_END_DECLS
