/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A window → PNG. Comes in: a mapped window. Goes out: a file. Never: what another window
 * shows; the picture is drawn from the widgets, not read from the screen. */

#include "app/picture.h"

GdkTexture *
dorsal_picture_of (GtkWindow *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  int width = gdk_paintable_get_intrinsic_width (paintable), height = gdk_paintable_get_intrinsic_height (paintable);
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  GtkSnapshot *snapshot;
  g_autoptr (GskRenderNode) node = NULL;

  if (!renderer || width < 1 || height < 1)
    return NULL;
  snapshot = gtk_snapshot_new ();
  gdk_paintable_snapshot (paintable, snapshot, width, height);
  node = gtk_snapshot_free_to_node (snapshot);
  if (!node)
    return NULL;
  return gsk_renderer_render_texture (renderer, node, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
}

gboolean
dorsal_picture_save (GtkWindow *window, const char *path, GError **error)
{
  g_autoptr (GdkTexture) texture = dorsal_picture_of (window);

  if (!texture)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "The window has not been drawn yet: wait longer before the picture");
      return FALSE;
    }
  if (!gdk_texture_save_to_png (texture, path))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s could not be written: check the folder and its free space",
                   path);
      return FALSE;
    }
  return TRUE;
}
