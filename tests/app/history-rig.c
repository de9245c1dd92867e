/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: how many sessions to keep, a page. Goes out: a window on a database of its own. */

#include "history-rig.h"

#include <adwaita.h>

#include "rig.h"
#include "store/session.h"

static DorsalApplication *application;

char *history_rig_path;

/* --- a database with a few sessions --- */

static void
set_up (void)
{
  g_autofree char *folder = g_dir_make_tmp ("dorsal-history.XXXXXX", NULL);

  history_rig_path = g_build_filename (folder, "sessions.db", NULL);
}

static void
tear_down (void)
{
  rig_remove_database (history_rig_path);
  g_clear_pointer (&history_rig_path, g_free);
}

void
history_rig_fill (guint n)
{
  g_autoptr (DorsalStore) store = dorsal_store_open (history_rig_path, DORSAL_STORE_WRITE, NULL, NULL);

  for (guint i = 0; i < n; i++)
    rig_keep (store, i % 2 ? "demo" : "serial", 6, 1700000000 * (gint64) G_USEC_PER_SEC + i * 40000 * (gint64) G_USEC_PER_SEC);
}

/* --- the window --- */

DorsalWindow *
history_rig_open (const char *page)
{
  DorsalWindow *window = dorsal_window_new (ADW_APPLICATION (application));

  dorsal_window_set_database (window, history_rig_path);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  dorsal_window_show_page (window, page);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  return window;
}

GtkWidget *
history_rig_find (DorsalWindow *window, const char *type)
{
  return rig_find (GTK_WIDGET (window), type, NULL);
}

void
history_rig_close (DorsalWindow *window)
{
  static const char *const types[] = { "DorsalHistoryPage", "DorsalKeptPage", "DorsalKeptBoard", "DorsalTrendsPage" };
  GtkWidget *parts[G_N_ELEMENTS (types) + 1];

  dorsal_window_show_page (window, "kept");
  dorsal_window_show_page (window, "trends");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    parts[i] = history_rig_find (window, types[i]);
  parts[G_N_ELEMENTS (types)] = GTK_WIDGET (window);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    g_object_add_weak_pointer (G_OBJECT (parts[i]), (gpointer *) &parts[i]);
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = G_N_ELEMENTS (parts); i-- > 0;)
    {
      g_test_message ("part %u", i);
      WAIT_FOR (parts[i] == NULL);
    }
}

const char *
history_rig_state (DorsalWindow *window, const char *type)
{
  return gtk_stack_get_visible_child_name (GTK_STACK (rig_find (history_rig_find (window, type), "GtkStack", "states")));
}

guint
history_rig_count (void)
{
  g_autoptr (DorsalStore) store = dorsal_store_open (history_rig_path, DORSAL_STORE_READ, NULL, NULL);
  g_autoptr (GPtrArray) list = dorsal_kept_list (store, NULL);

  return list->len;
}

/* --- running --- */

int
history_rig_run (int *argc, char ***argv, const HistoryTest *tests, guint n)
{
  int status;

  application = rig_start (argc, argv);
  for (guint i = 0; i < n; i++)
    g_test_add_vtable (tests[i].path, 0, NULL, (GTestFixtureFunc) (void (*) (void)) set_up,
                       (GTestFixtureFunc) (void (*) (void)) tests[i].func,
                       (GTestFixtureFunc) (void (*) (void)) tear_down);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
