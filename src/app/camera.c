/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A moment → a picture.
 *
 *   timer ─▶ a frame is asked for ─▶ drawn ─▶ picture, quit
 *                    ▲ nothing to see yet │
 *                    └────────────────────┘   50 times
 *
 * Comes in: an application with a window. Goes out: a file, or a sentence on standard error. Never: a picture in the midst
 * of drawing. */

#include "app/camera.h"

#include "app/picture.h"
#include "app/window.h"

#define TRIES 50

struct _DorsalCamera
{
  GtkApplication *application;
  GdkFrameClock *clock; /* while it waits for a frame */
  char *path;
  guint timer_id;
  guint tries;
  int status;
};

GtkWindow *
dorsal_camera_window_over (GtkWindow *window)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l; l = l->next)
    if (gtk_window_get_transient_for (l->data) == window && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}

static GtkWindow *
subject_of (DorsalCamera *camera)
{
  for (GList *l = gtk_application_get_windows (camera->application); l; l = l->next)
    if (DORSAL_IS_WINDOW (l->data))
      {
        GtkWindow *over = dorsal_camera_window_over (l->data);
        return over ? over : GTK_WINDOW (l->data);
      }
  return NULL;
}

static void
let_go (DorsalCamera *camera)
{
  if (camera->clock)
    g_signal_handlers_disconnect_by_data (camera->clock, camera);
  g_clear_object (&camera->clock);
}

/* A window that is about to draw has nothing to show: the picture is taken right after a frame. */
static void
on_after_paint (GdkFrameClock *clock, DorsalCamera *camera)
{
  GtkWindow *window = subject_of (camera);
  g_autoptr (GError) error = NULL;

  if (window && !dorsal_picture_save (window, camera->path, &error) && camera->tries-- > 0)
    {
      gtk_widget_queue_draw (GTK_WIDGET (window));
      return;
    }
  let_go (camera);
  if (error)
    {
      g_printerr ("dorsal: %s\n", error->message);
      camera->status = 1;
    }
  g_application_quit (G_APPLICATION (camera->application));
}

static gboolean
on_timer (gpointer data)
{
  DorsalCamera *camera = data;
  GtkWindow *window = subject_of (camera);

  camera->timer_id = 0;
  camera->tries = TRIES;
  if (!window)
    return G_SOURCE_REMOVE;
  camera->clock = g_object_ref (gtk_widget_get_frame_clock (GTK_WIDGET (window)));
  g_signal_connect (camera->clock, "after-paint", G_CALLBACK (on_after_paint), camera);
  gtk_widget_queue_draw (GTK_WIDGET (window));
  return G_SOURCE_REMOVE;
}

DorsalCamera *
dorsal_camera_new (GtkApplication *application, const char *path, double after_s)
{
  DorsalCamera *camera = g_new0 (DorsalCamera, 1);

  camera->application = application;
  camera->path = g_strdup (path);
  camera->timer_id = g_timeout_add ((guint) (after_s * 1000), on_timer, camera);
  return camera;
}

void
dorsal_camera_free (DorsalCamera *camera)
{
  g_clear_handle_id (&camera->timer_id, g_source_remove);
  let_go (camera);
  g_free (camera->path);
  g_free (camera);
}

int
dorsal_camera_get_status (DorsalCamera *camera)
{
  return camera->status;
}
