/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The application.
 *
 * Comes in: the command line. Goes out: a window, wired. Never: a second window; a second
 * start hands its source to the first.
 *
 *   dorsal [--source NAME] [--pace X] [--page NAME] [--programme NAME] [--session ID] [--size WxH]
 *          [--screenshot FILE [--after SECONDS]] */

#include "app/application.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/about.h"
#include "app/camera.h"
#include "app/keeping.h"
#include "app/look.h"
#include "app/pulse-library.h"
#include "app/schema.h"
#include "app/signals.h"
#include "app/welcome-page.h"
#include "app/window.h"
#include "store/roller-store.h"

struct _DorsalApplication
{
  AdwApplication parent_instance;
  DorsalCamera *camera; /* NULL: no picture is wanted */
};

G_DEFINE_FINAL_TYPE (DorsalApplication, dorsal_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "source", 's', 0, G_OPTION_ARG_STRING, NULL, N_("Connect at once: demo, a port's name, or a path"), N_("NAME") },
  { "pace", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Play the demo or a recording so many times as fast as life"), "X" },
  { "page", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Show this page, such as home, live or history"), N_("NAME") },
  { "programme", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Begin this programme, such as desk-back"), N_("NAME") },
  { "session", 0, 0, G_OPTION_ARG_INT64, NULL, N_("Show this kept session, by its number"), N_("ID") },
  { "size", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Open the window at this size in pixels"), N_("WxH") },
  { "screenshot", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Save a picture of the window and quit"), N_("FILE") },
  { "after", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Take it after so many seconds (default 5)"), N_("SECONDS") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and quit"), NULL },
  { NULL },
};

/* What nobody sees, when the first picture stands. X11 alone asks for the icon, and it has to be drawn for that; the sound
 * server's library is there before the first alert, which does not wait for it. */
static gboolean
finish_start (gpointer window)
{
  dorsal_pulse_library ();
  gtk_window_set_default_icon_name (DORSAL_APP_ID); /* of the next windows: this one has asked */
  gtk_window_set_icon_name (window, DORSAL_APP_ID);
  return G_SOURCE_REMOVE;
}

static void
on_painted (GdkFrameClock *clock, gpointer window)
{
  g_signal_handlers_disconnect_by_func (clock, on_painted, window);
  g_idle_add_full (G_PRIORITY_LOW, finish_start, g_object_ref (window), g_object_unref);
}

static void
on_realize (GtkWidget *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (on_painted), window, 0);
}

/* A new window keeps its sessions, and tells what became of the last ones. */
static DorsalWindow *
new_window (DorsalApplication *application)
{
  DorsalWindow *window = dorsal_window_new (ADW_APPLICATION (application));
  g_autofree char *database = dorsal_store_default_path ();
  g_autofree char *rollers = dorsal_roller_store_default_path ();
  g_autofree char *sentence = dorsal_keeping_start (database);

  g_signal_connect (window, "realize", G_CALLBACK (on_realize), NULL);
  dorsal_window_set_database (window, database);
  dorsal_live_set_rollers (dorsal_window_get_live (window), rollers);
  if (sentence)
    dorsal_window_tell (window, sentence);
  if (dorsal_schema_trouble ())
    dorsal_window_tell (window, dorsal_schema_trouble ());
  return window;
}

/* The one there is; NULL: none. The preferences are a window, too. */
static DorsalWindow *
present_window (GtkApplication *application)
{
  for (GList *l = gtk_application_get_windows (application); l; l = l->next)
    if (DORSAL_IS_WINDOW (l->data))
      return l->data;
  return NULL;
}

static DorsalWindow *
window_of (DorsalApplication *application, gboolean silent)
{
  DorsalWindow *window = present_window (GTK_APPLICATION (application));

  if (window)
    return window;
  window = new_window (application);
  if (!silent)
    dorsal_window_set_sound (window, dorsal_sound_sink_new ());
  return window;
}

static void
dorsal_application_activate (GApplication *application)
{
  DorsalWindow *window = window_of (DORSAL_APPLICATION (application), FALSE);

  dorsal_window_find_roller (window);
  gtk_window_present (GTK_WINDOW (window));
}

static void
dorsal_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (dorsal_application_parent_class)->startup (application);
  dorsal_look_start ();
  dorsal_signals_quit (application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit",
                                         (const char *[]){ "<Control>q", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "window.close",
                                         (const char *[]){ "<Control>w", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.choose-roller",
                                         (const char *[]){ "<Control>o", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.preferences::body",
                                         (const char *[]){ "<Control>comma", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.show-help-overlay",
                                         (const char *[]){ "<Control>F1", "<Control>question", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.anchor",
                                         (const char *[]){ "<Control>Return", NULL });
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "win.back",
                                         (const char *[]){ "<Alt>Left", NULL });
}

/* Quitting closes no window: the session that runs is ended here, else the next start would find it open. */
static void
dorsal_application_shutdown (GApplication *application)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l; l = l->next)
    if (DORSAL_IS_WINDOW (l->data))
      {
        dorsal_live_disconnect (dorsal_window_get_live (l->data));
        dorsal_window_set_database (l->data, NULL); /* and what was deleted last is */
      }
  G_APPLICATION_CLASS (dorsal_application_parent_class)->shutdown (application);
}

/* Both of "1200x800" above zero, and no more than a screen could be. */
static gboolean
parse_size (const char *text, int *ret_width, int *ret_height)
{
  char *end;
  gint64 width = g_ascii_strtoll (text, &end, 10), height;

  if (end == text || (*end != 'x' && *end != 'X'))
    return FALSE;
  text = end + 1;
  height = g_ascii_strtoll (text, &end, 10);
  if (end == text || *end != '\0' || width < 200 || width > 16384 || height < 200 || height > 16384)
    return FALSE;
  *ret_width = (int) width;
  *ret_height = (int) height;
  return TRUE;
}

/* A number of an option, kept as text: GOption takes a zero for an option that was not given. FALSE when it is
 * none or out of range; left out, *ret_value stays. */
static gboolean
lookup_number (GVariantDict *given, const char *option, double min, double max, double *ret_value)
{
  const char *text;
  char *end;
  double value;

  if (!g_variant_dict_lookup (given, option, "&s", &text))
    return TRUE;
  value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(value >= min && value <= max))
    return FALSE;
  *ret_value = value;
  return TRUE;
}

/* Tells of a bad argument. Returns the exit status for it. */
static int
complain (GApplicationCommandLine *line, const char *message)
{
  g_application_command_line_printerr (line, "%s\n", message);
  return 2;
}

/* Of the preferences, which are no page of the window: "preferences-body". */
static const char *
page_of_preferences (const char *page)
{
  static const char *const pages[] = { "body", "coach", "sounds", "limits", "roller", "look", NULL };
  const char *name = g_str_has_prefix (page, "preferences-") ? strchr (page, '-') + 1 : "";

  return g_strv_contains (pages, name) ? name : NULL;
}

static gboolean
has_page (DorsalWindow *window, const char *page)
{
  g_autofree const char **pages = dorsal_window_list_pages (window);
  return g_strv_contains (pages, page) || page_of_preferences (page);
}

static void
show_page (DorsalWindow *window, const char *page, int width, int height)
{
  GtkWindow *over;

  if (!page_of_preferences (page))
    {
      dorsal_window_show_page (window, page);
      return;
    }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.preferences", "s", page_of_preferences (page));
  over = dorsal_camera_window_over (GTK_WINDOW (window));
  if (over && width > 0)
    gtk_window_set_default_size (over, width, height);
}

static int
complain_of_page (GApplicationCommandLine *line, DorsalWindow *window, const char *page)
{
  g_autofree const char **pages = dorsal_window_list_pages (window);
  g_autofree char *names = g_strjoinv (", ", (char **) pages);
  g_autofree char *message = g_strdup_printf (_("dorsal: --page %s: there are %s"), page, names);

  return complain (line, message);
}

static int
dorsal_application_command_line (GApplication *application, GApplicationCommandLine *line)
{
  DorsalApplication *self = DORSAL_APPLICATION (application);
  GVariantDict *given = g_application_command_line_get_options_dict (line);
  const char *source = NULL, *page = NULL, *programme = NULL, *size = NULL, *screenshot = NULL;
  double pace = 1, after = 5;
  int width = 0, height = 0;
  gint64 session = 0;
  DorsalWindow *window;

  g_variant_dict_lookup (given, "source", "&s", &source);
  g_variant_dict_lookup (given, "page", "&s", &page);
  g_variant_dict_lookup (given, "programme", "&s", &programme);
  g_variant_dict_lookup (given, "session", "x", &session);
  g_variant_dict_lookup (given, "size", "&s", &size);
  g_variant_dict_lookup (given, "screenshot", "^&ay", &screenshot);
  if (!lookup_number (given, "pace", 0.1, 100, &pace))
    return complain (line, _("dorsal: --pace must be a number between 0.1 and 100"));
  if (!lookup_number (given, "after", 0.1, 86400, &after))
    return complain (line, _("dorsal: --after must be a number of seconds between 0.1 and 86400"));
  if (size && !parse_size (size, &width, &height))
    {
      g_autofree char *message
          = g_strdup_printf (_("dorsal: --size %s: give width and height in pixels, such as 1200x800"), size);
      return complain (line, message);
    }
  window = window_of (self, screenshot != NULL); /* nobody listens to a picture */
  if (page && !has_page (window, page))
    {
      int status = complain_of_page (line, window, page);

      if (!gtk_widget_get_visible (GTK_WIDGET (window)))
        gtk_window_destroy (GTK_WINDOW (window)); /* it was made for nothing, and would keep the process */
      return status;
    }
  if (width > 0)
    gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  if ((!source || dorsal_window_connect (window, source, pace)) && !page)
    dorsal_window_find_roller (window);
  if (!page && !source && !programme && dorsal_welcome_page_is_due ())
    dorsal_window_show_page (window, "welcome");
  if (programme)
    gtk_widget_activate_action (GTK_WIDGET (window), "win.begin", "s", programme);
  if (session > 0)
    dorsal_window_open_session (window, session);
  gtk_window_present (GTK_WINDOW (window));
  if (page)
    show_page (window, page, width, height);
  if (screenshot)
    {
      g_clear_pointer (&self->camera, dorsal_camera_free);
      if (!g_application_command_line_get_is_remote (line))
        self->camera = dorsal_camera_new (GTK_APPLICATION (application), screenshot, after);
    }
  return 0;
}

static int
dorsal_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  if (!g_variant_dict_contains (given, "version"))
    return -1;
  g_print ("dorsal %s\n", DORSAL_VERSION);
  return 0;
}

static void
on_about (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  dorsal_about_show (GTK_WINDOW (present_window (GTK_APPLICATION (data))));
}

/* What the desktop file offers beside a plain start. */
static void
on_demo (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  DorsalWindow *window = window_of (DORSAL_APPLICATION (data), FALSE);

  dorsal_window_connect (window, "demo", 1);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  g_application_quit (G_APPLICATION (data));
}

int
dorsal_application_get_status (DorsalApplication *application)
{
  return application->camera ? dorsal_camera_get_status (application->camera) : 0;
}

static void
dorsal_application_finalize (GObject *object)
{
  DorsalApplication *application = DORSAL_APPLICATION (object);

  g_clear_pointer (&application->camera, dorsal_camera_free);
  G_OBJECT_CLASS (dorsal_application_parent_class)->finalize (object);
}

static void
dorsal_application_class_init (DorsalApplicationClass *class)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = dorsal_application_finalize;
  application_class->activate = dorsal_application_activate;
  application_class->startup = dorsal_application_startup;
  application_class->shutdown = dorsal_application_shutdown;
  application_class->command_line = dorsal_application_command_line;
  application_class->handle_local_options = dorsal_application_handle_local_options;
}

static void
dorsal_application_init (DorsalApplication *application)
{
  static const GActionEntry entries[] = { { "about", on_about }, { "demo", on_demo }, { "quit", on_quit } };

  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries), application);
  g_application_add_main_option_entries (G_APPLICATION (application), options);
}

DorsalApplication *
dorsal_application_new (void)
{
  return g_object_new (DORSAL_TYPE_APPLICATION, "application-id", DORSAL_APP_ID, "flags",
                       G_APPLICATION_HANDLES_COMMAND_LINE, "resource-base-path", "/io/github/dorsal/Dorsal", NULL);
}
