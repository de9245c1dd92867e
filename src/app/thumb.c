/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a row's sums. Goes out: a texture, so that scrolling past draws nothing again. Emptied by another row,
 * size, scale or palette. Never: a word; the row says the same beside it. */

#include "app/thumb.h"

#include "app/sheet.h"
#include "draw/draw-thumb.h"

struct _DorsalThumb
{
  GtkWidget parent_instance;
  gboolean bar;
  gint64 zone_us[DORSAL_N_ZONES];
  DorsalDwell dwell;
  GdkTexture *texture;
  int width, height, scale;
  const DorsalPalette *palette;
};

G_DEFINE_FINAL_TYPE (DorsalThumb, dorsal_thumb, GTK_TYPE_WIDGET)

enum
{
  PROP_BAR = 1,
};

void
dorsal_thumb_show (DorsalThumb *thumb, const DorsalCatalogueRow *row)
{
  memcpy (thumb->zone_us, row->zone_us, sizeof thumb->zone_us);
  thumb->dwell = row->dwell;
  g_clear_object (&thumb->texture);
  gtk_widget_queue_draw (GTK_WIDGET (thumb));
}

static GdkTexture *
texture_of (cairo_surface_t *surface)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autoptr (GBytes) bytes = NULL;

  cairo_surface_flush (surface);
  bytes = g_bytes_new (cairo_image_surface_get_data (surface), (gsize) stride * height);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize) stride);
}

static void
draw (DorsalThumb *thumb)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, thumb->width * thumb->scale, thumb->height * thumb->scale);
  DorsalArea area = { 0, 0, thumb->width, thumb->height };
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, thumb->scale, thumb->scale);
  cr = cairo_create (surface);
  if (thumb->bar)
    dorsal_draw_zone_bar (cr, &area, thumb->zone_us, thumb->palette);
  else
    dorsal_draw_thumb (cr, &area, &thumb->dwell, dorsal_zones_default (), thumb->palette);
  cairo_destroy (cr);
  g_clear_object (&thumb->texture);
  thumb->texture = texture_of (surface);
  cairo_surface_destroy (surface);
}

static void
dorsal_thumb_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalThumb *thumb = DORSAL_THUMB (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);
  const DorsalPalette *palette = dorsal_widget_palette ();

  if (width < 1 || height < 1)
    return;
  if (!thumb->texture || thumb->width != width || thumb->height != height || thumb->scale != scale
      || thumb->palette != palette)
    {
      thumb->width = width;
      thumb->height = height;
      thumb->scale = scale;
      thumb->palette = palette;
      draw (thumb);
    }
  gtk_snapshot_append_texture (snapshot, thumb->texture, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

static void
dorsal_thumb_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  gboolean bar = DORSAL_THUMB (widget)->bar;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = bar ? 80 : 44;
  else
    *minimum = *natural = bar ? 8 : 56;
}

static void
dorsal_thumb_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_BAR)
    DORSAL_THUMB (object)->bar = g_value_get_boolean (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dorsal_thumb_dispose (GObject *object)
{
  g_clear_object (&DORSAL_THUMB (object)->texture);
  G_OBJECT_CLASS (dorsal_thumb_parent_class)->dispose (object);
}

static void
dorsal_thumb_class_init (DorsalThumbClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->set_property = dorsal_thumb_set_property;
  object_class->dispose = dorsal_thumb_dispose;
  widget_class->snapshot = dorsal_thumb_snapshot;
  widget_class->measure = dorsal_thumb_measure;
  g_object_class_install_property (
      object_class, PROP_BAR,
      g_param_spec_boolean ("bar", NULL, NULL, FALSE,
                            G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
dorsal_thumb_init (DorsalThumb *thumb)
{
  dorsal_widget_follow_palette (GTK_WIDGET (thumb));
}
