/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A scripted person → bytes → stream → live, in one thread and as fast as it goes. */

#include "rig.h"

#include <glib/gstdio.h>

#include "core/roller.h"
#include "core/stream.h"
#include "store/writer.h"

struct _Feed
{
  DorsalLive *live;
  DorsalRoller *roller;
  DorsalStream stream;
  GByteArray *wire;
  gint64 now_us;
};

static void
pass_on (Feed *feed)
{
  const guint8 *bytes = feed->wire->data;
  gsize n = feed->wire->len;
  const DorsalMessage *message;

  while ((message = dorsal_stream_next (&feed->stream, &bytes, &n, feed->now_us)))
    dorsal_live_take (feed->live, message);
  while ((message = dorsal_stream_tick (&feed->stream, feed->now_us)))
    dorsal_live_take (feed->live, message);
  g_byte_array_set_size (feed->wire, 0);
}

/* What is said by key or click goes into the stream, as the sensor's thread would have it. */
static void
judge (gpointer data, DorsalLevel level, DorsalAnswer answer, DorsalWish wish)
{
  Feed *feed = data;
  const DorsalMessage *message = level != DORSAL_LEVEL_UNKNOWN ? dorsal_stream_answer (&feed->stream, level, answer)
                                                               : dorsal_stream_wish (&feed->stream, wish);

  if (message)
    dorsal_live_take (feed->live, message);
}

Feed *
feed_new (DorsalLive *live, const char *script)
{
  Feed *feed = g_new0 (Feed, 1);
  DorsalPersonSetup setup = dorsal_person_setup_default (7);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) acts = dorsal_person_parse_script (script, "script", &error);

  g_assert_no_error (error);
  setup.script = (const DorsalAct *) (gpointer) acts->data;
  setup.n_script = acts->len;
  feed->live = g_object_ref (live);
  feed->roller = dorsal_roller_new (&setup, (DorsalRollerFaults){ 0 });
  feed->wire = g_byte_array_new ();
  dorsal_live_set_judge (live, judge, feed);
  dorsal_stream_init (&feed->stream, dorsal_live_get_settings (live), 0);
  dorsal_roller_boot (feed->roller, feed->wire);
  dorsal_roller_start (feed->roller);
  pass_on (feed);
  return feed;
}

void
feed_free (Feed *feed)
{
  dorsal_live_set_judge (feed->live, NULL, NULL);
  g_object_unref (feed->live);
  dorsal_roller_free (feed->roller);
  g_byte_array_unref (feed->wire);
  g_free (feed);
}

void
feed_run (Feed *feed, double seconds)
{
  gint64 end_us = feed->now_us + (gint64) (seconds * 1e6);

  while (feed->now_us < end_us)
    {
      dorsal_roller_step (feed->roller, feed->wire, NULL, NULL);
      feed->now_us += dorsal_roller_period_us (feed->roller);
      pass_on (feed);
    }
  dorsal_live_notify (feed->live);
}

void
feed_silence (Feed *feed, double seconds)
{
  feed->now_us += (gint64) (seconds * 1e6);
  pass_on (feed);
  dorsal_live_notify (feed->live);
}

DorsalApplication *
rig_start (int *argc, char ***argv)
{
  DorsalApplication *application;

  gtk_test_init (argc, argv, NULL);
  adw_init ();
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  application = dorsal_application_new ();
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, NULL));
  return application;
}

gboolean
rig_timed_out (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

GtkWidget *
rig_find_row (GtkWidget *root, const char *title)
{
  if (ADW_IS_ACTION_ROW (root) && gtk_widget_get_visible (root)
      && g_str_has_prefix (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (root)), title))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = rig_find_row (child, title);
      if (found)
        return found;
    }
  return NULL;
}

GtkWidget *
rig_find (GtkWidget *root, const char *type, const char *css_class)
{
  if ((!type || g_strcmp0 (G_OBJECT_TYPE_NAME (root), type) == 0)
      && (!css_class || gtk_widget_has_css_class (root, css_class)))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = rig_find (child, type, css_class);
      if (found)
        return found;
    }
  return NULL;
}

void
rig_close (GtkWindow *window)
{
  GWeakRef weak;
  gboolean gone;

  g_weak_ref_init (&weak, window);
  gtk_window_destroy (window);
#define GONE ({ GObject *left = g_weak_ref_get (&weak); gone = left == NULL; g_clear_object (&left); gone; })
  WAIT_FOR (GONE);
#undef GONE
  g_weak_ref_clear (&weak);
}

void
rig_remove_database (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-recording", ".damaged-1" };
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      g_unlink (name);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

gint64
rig_keep (DorsalStore *store, const char *source, guint seconds, gint64 began_us)
{
  DorsalSettings settings = dorsal_settings_default ();
  g_autoptr (DorsalWriter) writer = dorsal_writer_new (source, &settings);
  DorsalMessage hello = { .kind = DORSAL_MESSAGE_HELLO };
  gint64 id;

  hello.hello = (DorsalHello){ .model = "Rig", .serial = "1", .firmware = "1", .proto = 1, .n_cells = 12, .rate_hz = 100,
                               .diameter_mm = 140, .length_mm = 400, .pitch_mm = 30, .unit = DORSAL_UNIT_KPA };
  dorsal_writer_add (writer, &hello, began_us);
  for (guint i = 0; i < seconds * 100; i++)
    {
      DorsalMessage message = { .kind = DORSAL_MESSAGE_READING, .time_us = i * 10000,
                                .step = i == 0 ? DORSAL_CLOCK_FIRST : DORSAL_CLOCK_NEXT };

      message.reading.link = DORSAL_LINK_STREAMING;
      message.reading.sample = (DorsalSample){ .time_us = i * 10000, .seq = (guint16) i, .n_cells = 12 };
      for (guint c = 0; c < 12; c++)
        message.reading.sample.cells[c] = i > 200 ? 400 : 0;
      dorsal_writer_add (writer, &message, began_us + i * 10000);
    }
  g_assert_true (dorsal_writer_commit (writer, store, began_us, NULL));
  id = dorsal_writer_get_session (writer);
  dorsal_writer_end (writer);
  g_assert_true (dorsal_writer_commit (writer, store, began_us + seconds * (gint64) G_USEC_PER_SEC, NULL));
  return id;
}

GtkWindow *
rig_dialog_over (GtkWindow *window)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *l = all; l; l = l->next)
    if (gtk_window_get_transient_for (l->data) == window && gtk_widget_get_visible (l->data))
      return l->data;
  return NULL;
}
