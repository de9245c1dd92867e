/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Pictures that are drawn once and kept. Comes in: a size. Goes out: a context when it must
 * be drawn anew, and the picture. Never: a drawing of its own. */

#include "app/sheet.h"

#include <adwaita.h>

cairo_t *
dorsal_sheet_begin (DorsalSheet *sheet, int width, int height, int scale, const DorsalPalette *palette)
{
  if (sheet->surface && sheet->width == width && sheet->height == height && sheet->scale == scale
      && sheet->palette == palette)
    return NULL;
  dorsal_sheet_clear (sheet);
  *sheet = (DorsalSheet){ .width = width, .height = height, .scale = scale, .palette = palette };
  sheet->surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (width, 1) * scale, MAX (height, 1) * scale);
  cairo_surface_set_device_scale (sheet->surface, scale, scale);
  return cairo_create (sheet->surface);
}

void
dorsal_sheet_clear (DorsalSheet *sheet)
{
  g_clear_pointer (&sheet->node, gsk_render_node_unref);
  g_clear_pointer (&sheet->surface, cairo_surface_destroy);
}

void
dorsal_sheet_append (DorsalSheet *sheet, GtkSnapshot *snapshot)
{
  if (!sheet->surface)
    return;
  if (!sheet->node)
    {
      cairo_t *cr;

      sheet->node = gsk_cairo_node_new (&GRAPHENE_RECT_INIT (0, 0, (float) sheet->width, (float) sheet->height));
      cr = gsk_cairo_node_get_draw_context (sheet->node);
      cairo_set_source_surface (cr, sheet->surface, 0, 0);
      cairo_paint (cr);
      cairo_destroy (cr);
    }
  gtk_snapshot_append_node (snapshot, sheet->node);
}

const DorsalPalette *
dorsal_widget_palette (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return dorsal_palette_get (adw_style_manager_get_dark (manager), adw_style_manager_get_high_contrast (manager));
}

void
dorsal_widget_follow_palette (GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (gtk_widget_queue_draw), widget, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
}

DorsalFont
dorsal_widget_font (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *description = pango_context_get_font_description (context);
  double size = pango_font_description_get_size (description) / (double) PANGO_SCALE;
  gboolean absolute = pango_font_description_get_size_is_absolute (description);
  double dpi = pango_cairo_context_get_resolution (context);

  return (DorsalFont){
    .family = pango_font_description_get_family (description),
    .size_px = absolute ? size : size * (dpi > 0 ? dpi : 96) / 72,
  };
}

DorsalFont
dorsal_widget_font_within (GtkWidget *widget, double lines)
{
  DorsalFont font = dorsal_widget_font (widget);

  font.size_px = MIN (font.size_px, gtk_widget_get_height (widget) / lines);
  return font;
}

void
dorsal_widget_run_rightward (GtkWidget *widget)
{
  gtk_widget_set_direction (widget, GTK_TEXT_DIR_LTR);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    dorsal_widget_run_rightward (child);
}
