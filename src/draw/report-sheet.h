/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A report, or a picture of it, as the bytes of a file: PDF, SVG or PNG. */

#include "draw/draw-report.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_SHEET_PDF,
  DORSAL_SHEET_SVG,
  DORSAL_SHEET_PNG,
} DorsalSheetFormat;

typedef enum
{
  DORSAL_PAPER_A4,
  DORSAL_PAPER_LETTER,
} DorsalPaper;

/* By the end of a file's name, ".pdf", ".svg", ".png" in any case. FALSE: none of them. */
gboolean dorsal_sheet_format_of (const char *path, DorsalSheetFormat *ret_format);

/* paper: for DORSAL_REPORT_PAGE; pictures have sizes of their own. Without times of making: the same values give the
 * same bytes. NULL: no memory, or cairo is without that surface. */
GBytes *dorsal_sheet_render (const DorsalReportView *view, DorsalReportPicture picture, DorsalPaper paper,
                             DorsalSheetFormat format);

G_END_DECLS
