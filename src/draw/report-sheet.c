/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a report. Out: bytes. A PDF carries letters, not shapes of letters, so that it can be searched. */

#include "draw/report-sheet.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>

#define PNG_SCALE 2.5 /* 180 dots an inch */

/* In points. */
static void
paper_size (DorsalPaper paper, double *ret_width, double *ret_height)
{
  *ret_width = paper == DORSAL_PAPER_LETTER ? 612 : 595.276;
  *ret_height = paper == DORSAL_PAPER_LETTER ? 792 : 841.89;
}

gboolean
dorsal_sheet_format_of (const char *path, DorsalSheetFormat *ret_format)
{
  static const char *const ends[] = { ".pdf", ".svg", ".png" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (lower, ends[i]))
      {
        *ret_format = (DorsalSheetFormat) i;
        return TRUE;
      }
  return FALSE;
}

static void
picture_size (DorsalReportPicture picture, DorsalPaper paper, double *ret_width, double *ret_height)
{
  static const double sizes[][2] = {
    [DORSAL_REPORT_SPINE] = { 440, 560 },
    [DORSAL_REPORT_PRESSURE] = { 720, 260 },
    [DORSAL_REPORT_PLACE] = { 720, 260 },
    [DORSAL_REPORT_DWELL] = { 360, 340 },
  };

  if (picture == DORSAL_REPORT_PAGE)
    paper_size (paper, ret_width, ret_height);
  else
    {
      *ret_width = sizes[picture][0];
      *ret_height = sizes[picture][1];
    }
}

static cairo_status_t
append (void *closure, const unsigned char *bytes, unsigned int n)
{
  g_byte_array_append (closure, bytes, n);
  return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *
surface_of (DorsalSheetFormat format, double width, double height, GByteArray *bytes)
{
  cairo_surface_t *surface;

  switch (format)
    {
    case DORSAL_SHEET_PDF:
      surface = cairo_pdf_surface_create_for_stream (append, bytes, width, height);
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "Dorsal");
      return surface;
    case DORSAL_SHEET_SVG:
      return cairo_svg_surface_create_for_stream (append, bytes, width, height);
    default:
      surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (width * PNG_SCALE), (int) (height * PNG_SCALE));
      cairo_surface_set_device_scale (surface, PNG_SCALE, PNG_SCALE);
      return surface;
    }
}

static void
draw (cairo_t *cr, const DorsalReportView *view, DorsalReportPicture picture, double width, double height)
{
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  double edge = picture == DORSAL_REPORT_PAGE ? 0 : 12;
  DorsalArea area = { edge, edge, width - 2 * edge, height - 2 * edge };

  dorsal_ink_set (cr, palette->background);
  cairo_paint (cr);
  dorsal_draw_report_picture (cr, picture, &area, view, palette);
}

GBytes *
dorsal_sheet_render (const DorsalReportView *view, DorsalReportPicture picture, DorsalPaper paper,
                     DorsalSheetFormat format)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width, height;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  picture_size (picture, paper, &width, &height);
  surface = surface_of (format, width, height, bytes);
  cr = cairo_create (surface);
  draw (cr, view, picture, width, height);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS && format == DORSAL_SHEET_PNG)
    status = cairo_surface_write_to_png_stream (surface, append, bytes);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
