/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window.
 *
 *   ┌ header bar: back ─ roller ─ Roll, History, Learn ─ DEMO ─ main menu ┐
 *   │ head: icon, one line, the next step                                 │   all of it takes the tone
 *   ├─────────────────────────────────────────────────────────────────────┤
 *   │ banner: the next step when a port makes trouble                     │
 *   │ the page; which one is app/pager's, how it is made window-pages.c's │
 *   └ the views again, where the window is narrow ────────────────────────┘
 *
 * Comes in: the view-model's changes, clicks. Goes out: widgets' states. Never: a dialog
 * that somebody on the floor would have to dismiss. */

#include "app/window-private.h"

#include <glib/gi18n.h>

#include "app/error-text.h"
#include "app/schema.h"
#include "app/session-line.h"
#include "app/session-page.h"

#define NARROW_BELOW 560

G_DEFINE_FINAL_TYPE (DorsalWindow, dorsal_window, ADW_TYPE_APPLICATION_WINDOW)

static const char *
tone_class (DorsalTone tone)
{
  static const char *const classes[] = { "tone-unknown", "tone-calm", "tone-good", "tone-caution", "tone-stop" };
  return classes[tone];
}

/* --- trouble with a port --- */

/* One sound for one event; the words are there for who cannot hear it. */
static void
sound_trouble (DorsalWindow *window)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));

  if (surface)
    gdk_surface_beep (surface);
}

/* "Link: 0.2 % of the samples lost, 3 bad lines" */
static void
show_link_quality (DorsalWindow *window)
{
  DorsalStatistics said = dorsal_live_get_statistics (window->live);
  guint64 bad = said.crc + said.malformed + said.too_long;
  double lost = said.samples > 0 ? 100.0 * (double) said.lost / (double) (said.samples + said.lost) : 0;
  g_autofree char *text = g_strdup_printf (_("Link: %.1f %% of the samples lost, %u bad lines"), lost, (guint) bad);

  gtk_widget_set_visible (GTK_WIDGET (window->link_quality), said.samples > 0);
  if (gtk_widget_get_mapped (GTK_WIDGET (window->roller_popover)))
    gtk_label_set_text (window->link_quality, text);
}

/* --- what is so --- */

/* A tooltip that is set asks the display where the pointer is. */
static void
set_tooltip (GtkWidget *widget, const char *words)
{
  if (g_strcmp0 (gtk_widget_get_tooltip_text (widget), words) != 0)
    gtk_widget_set_tooltip_text (widget, words);
}

/* The name stands on the button where there is room, else in the middle. */
static void
show_roller (DorsalWindow *window)
{
  const char *name = dorsal_live_get_name (window->live), *title = NULL;
  const DorsalHello *hello = dorsal_live_get_hello (window->live);
  g_autofree char *who = hello ? g_strdup_printf ("%s · %s", hello->model, hello->serial) : g_strdup ("");
  g_autofree char *session
      = dorsal_session_line_of (dorsal_live_get_session (window->live), dorsal_live_get_reading (window->live));

  gtk_label_set_text (window->roller_name, name ? name : "");
  gtk_widget_set_visible (GTK_WIDGET (window->roller_name), name && !window->narrow);
  set_tooltip (GTK_WIDGET (window->roller_button), hello ? who : _("Choose a roller"));
  if (window->pager)
    title = dorsal_pager_get_title (window->pager);
  adw_view_switcher_title_set_title (window->switcher, title ? title : name ? name : _("Dorsal"));
  adw_view_switcher_title_set_subtitle (window->switcher, session ? session : who);
  gtk_widget_set_visible (window->demo_badge, dorsal_live_is_demo (window->live));
}

static void
tell_complaint (DorsalWindow *window)
{
  g_autofree char *complaint = dorsal_live_take_complaint (window->live);

  if (complaint)
    dorsal_window_tell (window, complaint);
}

static void
on_live_changed (DorsalWindow *window)
{
  gboolean connected = dorsal_live_get_link (window->live) != DORSAL_LINK_ABSENT;

  if (connected)
    dorsal_pager_need (window->pager, "session"); /* which hears two presses, seen or not */
  if (dorsal_banner_follow (window->banner, window->live, dorsal_finder_get_ports (window->finder)))
    sound_trouble (window);
  dorsal_head_show (window->head,
                    &(DorsalHeadNews){ .live = window->live,
                                       .trouble = dorsal_banner_get_trouble (window->banner),
                                       .refused = window->refused,
                                       .sound_trouble = dorsal_cue_player_get_trouble (
                                           dorsal_prompter_get_player (window->prompter)) });
  show_link_quality (window);
  show_roller (window);
  tell_complaint (window);
  dorsal_coaching_refresh (window->coaching);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.disconnect", connected);
}

static void
on_tone_changed (DorsalWindow *window)
{
  DorsalTone tone = dorsal_head_get_tone (window->head);

  gtk_widget_remove_css_class (window->top, tone_class (window->tone));
  gtk_widget_add_css_class (window->top, tone_class (tone));
  window->tone = tone;
}

/* --- pages --- */

/* The header says in the midst of laying out whether it has room; what changes the layout comes after. Where a roller is
 * seen the spine needs the room, and the way back is in the header. */
static gboolean
show_views (gpointer data)
{
  DorsalWindow *window = data;

  window->views_id = 0;
  gtk_widget_set_visible (window->views_bar, adw_view_switcher_title_get_title_visible (window->switcher)
                                                 && g_strcmp0 (dorsal_pager_get_name (window->pager), "live") != 0);
  return G_SOURCE_REMOVE;
}

static void
on_title_visible (DorsalWindow *window)
{
  if (window->views_id == 0)
    window->views_id = g_idle_add (show_views, window);
}

static void
on_moved (gpointer data)
{
  DorsalWindow *window = data;
  gboolean back = dorsal_pager_can_go_back (window->pager);

  gtk_widget_set_visible (window->back_button, back);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.back", back);
  on_title_visible (window);
  if (window->coaching)
    on_live_changed (window); /* the head has come back, or gone */
}

gboolean
dorsal_window_show_page (DorsalWindow *window, const char *page)
{
  return dorsal_pager_show (window->pager, page);
}

const char **
dorsal_window_list_pages (DorsalWindow *window)
{
  return dorsal_pager_list (window->pager);
}

void
dorsal_window_tell (DorsalWindow *window, const char *sentence)
{
  AdwToast *toast = adw_toast_new (sentence);

  adw_toast_set_timeout (toast, 10); /* long enough to be read from the floor, and then the plot below it is free */
  adw_toast_overlay_add_toast (window->toasts, toast);
}

void
dorsal_window_set_sound (DorsalWindow *window, DorsalSoundSink *sink)
{
  dorsal_cue_player_set_sink (dorsal_prompter_get_player (window->prompter), sink);
}

void
dorsal_window_set_database (DorsalWindow *window, const char *path)
{
  dorsal_live_set_database (window->live, path);
  dorsal_history_set_database (window->history, path);
}

void
dorsal_window_open_session (DorsalWindow *window, gint64 id)
{
  dorsal_history_open (window->history, id);
}

DorsalLive *
dorsal_window_get_live (DorsalWindow *window)
{
  return window->live;
}

/* --- the object --- */

/* A narrow window has a smaller headline; told by the surface, since a maximised window keeps its default size. */
static void
on_layout (DorsalWindow *window, int width)
{
  gboolean narrow = width < NARROW_BELOW;

  if (narrow == window->narrow)
    return;
  window->narrow = narrow;
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (window), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (window), "narrow");
  if (dorsal_pager_peek (window->pager, "session"))
    dorsal_session_page_set_narrow (DORSAL_SESSION_PAGE (dorsal_pager_peek (window->pager, "session")), narrow);
  dorsal_head_set_narrow (window->head, narrow);
  show_roller (window);
}

/* A window that is not shown yet says it is small, whatever was asked of it: a binding would forget the wish. */
static void
on_maximized (DorsalWindow *window)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (window)))
    g_settings_set_boolean (dorsal_schema_settings (), "window-maximized", gtk_window_is_maximized (GTK_WINDOW (window)));
}

static void
dorsal_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dorsal_window_parent_class)->realize (widget);
  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "layout", G_CALLBACK (on_layout), widget,
                           G_CONNECT_SWAPPED);
}

static void
dorsal_window_dispose (GObject *object)
{
  DorsalWindow *window = DORSAL_WINDOW (object);

  if (window->live)
    {
      g_signal_handlers_disconnect_by_data (window->live, window);
      dorsal_live_disconnect (window->live);
    }
  g_clear_handle_id (&window->views_id, g_source_remove);
  g_clear_pointer (&window->history, dorsal_history_free);
  if (window->pager && dorsal_pager_peek (window->pager, "session"))
    dorsal_session_page_let_go (DORSAL_SESSION_PAGE (dorsal_pager_peek (window->pager, "session")));
  g_clear_pointer (&window->coaching, dorsal_coaching_free);
  g_clear_pointer (&window->tuner, dorsal_tuner_free);
  g_clear_pointer (&window->prompter, dorsal_prompter_free);
  g_clear_pointer (&window->pager, dorsal_pager_free);
  if (window->live)
    dorsal_live_set_pacer (window->live, NULL, NULL);
  g_clear_pointer (&window->pacer, dorsal_pacer_free);
  g_clear_object (&window->live);
  g_clear_pointer (&window->finder, dorsal_finder_free);
  g_clear_error (&window->refused);
  G_OBJECT_CLASS (dorsal_window_parent_class)->dispose (object);
}

static void
dorsal_window_class_init (DorsalWindowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_window_dispose;
  widget_class->realize = dorsal_window_realize;
  g_type_ensure (DORSAL_TYPE_BANNER);
  g_type_ensure (DORSAL_TYPE_HEAD);
  g_type_ensure (DORSAL_TYPE_SOURCE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/window.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalWindow, name)
  CHILD (top);
  CHILD (roller_button);
  CHILD (roller_popover);
  CHILD (back_button);
  CHILD (roller_name);
  CHILD (switcher);
  CHILD (demo_badge);
  CHILD (head);
  CHILD (toasts);
  CHILD (banner);
  CHILD (views);
  CHILD (switcher_bar);
  CHILD (views_bar);
  CHILD (link_quality);
  CHILD (popover_list);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, dorsal_window_on_source_chosen);
  dorsal_window_install_actions (widget_class);
}

static gboolean
on_news (gpointer window)
{
  return dorsal_pacer_ask (DORSAL_WINDOW (window)->pacer);
}

static void
on_picture_due (gpointer window)
{
  dorsal_live_show (DORSAL_WINDOW (window)->live);
}

static GtkWidget *
need (gpointer window, const char *page)
{
  return dorsal_pager_need (DORSAL_WINDOW (window)->pager, page);
}

static gboolean
lead_to (gpointer window, const char *page)
{
  return dorsal_window_show_page (window, page);
}

static gboolean
lead_back (gpointer window)
{
  return dorsal_pager_back (DORSAL_WINDOW (window)->pager);
}

static DorsalHistory *
make_history (DorsalWindow *window)
{
  return dorsal_history_new (&(DorsalHistoryParts){ .window = GTK_WINDOW (window),
                                                    .toasts = window->toasts,
                                                    .live = window->live,
                                                    .need = need,
                                                    .show = lead_to,
                                                    .back = lead_back,
                                                    .data = window });
}

static void
dorsal_window_init (DorsalWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->live = dorsal_live_new ();
  window->pacer = dorsal_pacer_new (GTK_WINDOW (window), on_picture_due, window);
  dorsal_live_set_pacer (window->live, on_news, window);
  window->prompter = dorsal_prompter_new (window->live);
  window->tuner = dorsal_tuner_new (dorsal_schema_settings (), window->live, dorsal_prompter_get_player (window->prompter));
  window->pager = dorsal_pager_new (window->views, &(DorsalPagerOwner){ dorsal_window_make_page, on_moved, window });
  window->history = make_history (window);
  window->finder = dorsal_finder_new (window->live, dorsal_window_on_found, window);
  window->coaching = dorsal_coaching_new (GTK_WINDOW (window), window->pager, window->top, GTK_WIDGET (window->head),
                                          window->switcher_bar);
  dorsal_source_list_set_finder (window->popover_list, window->finder);
  gtk_widget_add_css_class (window->top, tone_class (window->tone));
  g_signal_connect_object (window->switcher, "notify::title-visible", G_CALLBACK (on_title_visible), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->head, "notify::tone", G_CALLBACK (on_tone_changed), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (window->live, "changed", G_CALLBACK (on_live_changed), window, G_CONNECT_SWAPPED);
  g_settings_bind (dorsal_schema_settings (), "window-width", window, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (dorsal_schema_settings (), "window-height", window, "default-height", G_SETTINGS_BIND_DEFAULT);
  if (g_settings_get_boolean (dorsal_schema_settings (), "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
  g_signal_connect (window, "notify::maximized", G_CALLBACK (on_maximized), NULL);
  g_settings_bind (dorsal_schema_settings (), "window-view", window->views, "visible-child-name", G_SETTINGS_BIND_DEFAULT);
  dorsal_pager_need (window->pager, dorsal_pager_get_name (window->pager));
  on_moved (window);
  on_live_changed (window);
}

DorsalWindow *
dorsal_window_new (AdwApplication *application)
{
  return g_object_new (DORSAL_TYPE_WINDOW, "application", application, NULL);
}
