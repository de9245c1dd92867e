/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window.
 *
 *   ┌ header bar: roller menu ─ title ─ DEMO ─ main menu ┐
 *   │ headline: icon, one line, the next step            │   the whole area takes the tone
 *   ├────────────────────────────────────────────────────┤
 *   │ welcome page, or live page                         │
 *   └────────────────────────────────────────────────────┘
 * Between the two, when a port makes trouble, one row: the next step.
 *
 * Comes in: the view-model's changes, clicks. Goes out: widgets' states. Never: a dialog
 * that somebody on the floor would have to dismiss. */

#include "app/window.h"

#include <glib/gi18n.h>

#include "app/banner.h"
#include "app/cue-player.h"
#include "app/error-text.h"
#include "app/finder.h"
#include "app/headline.h"
#include "app/live-page.h"
#include "app/notice.h"
#include "app/session-line.h"
#include "app/source-list.h"

#define NARROW_BELOW 560

struct _DorsalWindow
{
  AdwApplicationWindow parent_instance;
  DorsalLive *live;
  GtkWidget *top;
  AdwToastOverlay *toasts;
  GtkMenuButton *roller_button;
  GtkPopover *roller_popover;
  AdwWindowTitle *title;
  GtkWidget *demo_badge;
  GtkImage *icon;
  GtkLabel *headline;
  GtkLabel *detail;
  GtkLabel *notice;
  GtkWidget *headline_box;
  GtkStack *pages;
  DorsalLivePage *live_page;
  GtkLabel *link_quality;
  DorsalSourceList *popover_list, *welcome_list;
  DorsalBanner *banner;
  DorsalFinder *finder;
  DorsalCuePlayer *player;
  guint patience_id; /* while the roller says nothing */
  GError *refused; /* why a name led nowhere; NULL else */
  gint64 quiet_us; /* host time at which the stream stopped; 0 while it flows, and before */
  guint age_id;    /* counts on since then */
  DorsalTone tone;
};

G_DEFINE_FINAL_TYPE (DorsalWindow, dorsal_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- the headline --- */

static const char *
tone_class (DorsalTone tone)
{
  static const char *const classes[] = { "tone-unknown", "tone-calm", "tone-good", "tone-caution", "tone-stop" };
  return classes[tone];
}

/* What is not live must not look so: how old the last of it is. */
static void
add_age (DorsalWindow *window, DorsalHeadline *line)
{
  g_autofree char *before = g_strdup (line->detail);
  g_autofree char *age = NULL;
  char clock[16];

  if (window->quiet_us == 0)
    return;
  dorsal_format_seconds (clock, sizeof clock, (double) (g_get_monotonic_time () - window->quiet_us) * 1e-6);
  /* Translators: %s is a clock such as 0:12. */
  age = g_strdup_printf (_("Last heard %s ago."), clock);
  g_snprintf (line->detail, sizeof line->detail, "%s%s%s", before, before[0] ? " " : "", age);
}

static DorsalHeadline
headline_of (DorsalWindow *window)
{
  DorsalLinkState link = dorsal_live_get_link (window->live);
  const DorsalTrouble *trouble = dorsal_banner_get_trouble (window->banner);
  DorsalHeadline line
      = dorsal_headline_of (link, dorsal_live_get_reading (window->live), dorsal_live_get_hello (window->live),
                            dorsal_live_get_refusal (window->live));

  if (trouble)
    {
      line.tone = DORSAL_TONE_UNKNOWN;
      g_strlcpy (line.title, trouble->title, sizeof line.title);
      g_strlcpy (line.detail,
                 dorsal_live_get_hello (window->live) ? _("Nobody knows where the roller is now.")
                                                      : _("Dorsal cannot hear it yet."),
                 sizeof line.detail);
    }
  else if (window->refused || link == DORSAL_LINK_LOST)
    {
      const GError *error = window->refused ? window->refused : dorsal_live_get_error (window->live);
      const char *title;
      g_autofree char *text = dorsal_error_text_of_end (error, &title);
      line.tone = DORSAL_TONE_UNKNOWN;
      g_strlcpy (line.title, title, sizeof line.title);
      g_strlcpy (line.detail, text, sizeof line.detail);
    }
  add_age (window, &line);
  return line;
}

static void
set_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

/* What is doubtful about what is shown, and below it why it is not kept. */
static char *
notice_of (DorsalWindow *window)
{
  g_autofree char *notice
      = dorsal_notice_of (dorsal_live_get_reading (window->live), dorsal_live_get_hello (window->live));
  DorsalStoreError trouble;

  if (!dorsal_live_get_trouble (window->live, &trouble))
    return g_steal_pointer (&notice);
  return notice ? g_strconcat (notice, "\n", dorsal_error_text_of_store (trouble), NULL)
                : g_strdup (dorsal_error_text_of_store (trouble));
}

static void
show_headline (DorsalWindow *window)
{
  DorsalHeadline line = headline_of (window);
  g_autofree char *notice = notice_of (window);

  set_text (window->headline, line.title);
  set_text (window->detail, line.detail);
  if (!notice)
    notice = g_strdup (dorsal_cue_player_get_trouble (window->player));
  set_text (window->notice, notice ? notice : "");
  gtk_widget_set_visible (GTK_WIDGET (window->notice), notice != NULL);
  if (g_strcmp0 (gtk_image_get_icon_name (window->icon), line.icon) != 0)
    gtk_image_set_from_icon_name (window->icon, line.icon);
  if (line.tone != window->tone)
    {
      gtk_widget_remove_css_class (window->top, tone_class (window->tone));
      gtk_widget_add_css_class (window->top, tone_class (line.tone));
      window->tone = line.tone;
    }
}

static gboolean
on_age (gpointer data)
{
  show_headline (data);
  return G_SOURCE_CONTINUE;
}

static void
keep_age (DorsalWindow *window)
{
  gboolean heard = dorsal_live_get_hello (window->live) != NULL && dorsal_live_get_error (window->live) != NULL;
  gboolean quiet = dorsal_live_get_link (window->live) == DORSAL_LINK_SILENT || heard;

  if (quiet == (window->age_id != 0))
    return;
  g_clear_handle_id (&window->age_id, g_source_remove);
  window->quiet_us = quiet ? g_get_monotonic_time () : 0;
  if (quiet)
    window->age_id = g_timeout_add_seconds (1, on_age, window);
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
    set_text (window->link_quality, text);
}

/* --- cues --- */

/* Also while the window is hidden: readings drive this, not the frame clock. */
static void
say_cues (DorsalWindow *window)
{
  DorsalScene scene = { .reading = dorsal_live_get_reading (window->live),
                        .link = dorsal_live_get_link (window->live),
                        .anchor = dorsal_live_take_anchor (window->live) };

  dorsal_cue_player_step (window->player, &scene, g_get_monotonic_time (),
                          &dorsal_live_get_settings (window->live)->zones);
}

/* A silent roller changes nothing any more, but who has not noticed is told again. */
static gboolean
on_patience (gpointer data)
{
  DorsalWindow *window = data;
  DorsalLinkState link = dorsal_live_get_link (window->live);

  say_cues (window);
  if (link == DORSAL_LINK_SILENT || link == DORSAL_LINK_LOST)
    return G_SOURCE_CONTINUE;
  window->patience_id = 0;
  return G_SOURCE_REMOVE;
}

static void
keep_patience (DorsalWindow *window)
{
  DorsalLinkState link = dorsal_live_get_link (window->live);

  if (window->patience_id == 0 && (link == DORSAL_LINK_SILENT || link == DORSAL_LINK_LOST))
    window->patience_id = g_timeout_add (500, on_patience, window);
}

static void
call_motor (gpointer data, DorsalCue cue, guint ttl_ms)
{
  dorsal_live_cue (DORSAL_WINDOW (data)->live, cue, ttl_ms);
}

static void
on_live_changed (DorsalWindow *window)
{
  const char *name = dorsal_live_get_name (window->live);
  const DorsalHello *hello = dorsal_live_get_hello (window->live);
  g_autofree char *subtitle = hello ? g_strdup_printf ("%s · %s", hello->model, hello->serial) : g_strdup ("");
  gboolean connected = dorsal_live_get_link (window->live) != DORSAL_LINK_ABSENT;
  g_autofree char *session
      = dorsal_session_line_of (dorsal_live_get_session (window->live), dorsal_live_get_reading (window->live));

  if (dorsal_banner_follow (window->banner, window->live, dorsal_finder_get_ports (window->finder)))
    sound_trouble (window);
  keep_age (window);
  say_cues (window);
  keep_patience (window);
  show_headline (window);
  show_link_quality (window);
  adw_window_title_set_title (window->title, name ? name : _("Dorsal"));
  adw_window_title_set_subtitle (window->title, session ? session : subtitle);
  gtk_widget_set_visible (window->demo_badge, dorsal_live_is_demo (window->live));
  gtk_widget_set_visible (window->headline_box, connected || window->refused);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.disconnect", connected);
}

/* --- connecting --- */

gboolean
dorsal_window_show_page (DorsalWindow *window, const char *page)
{
  if (!gtk_stack_get_child_by_name (window->pages, page))
    return FALSE;
  gtk_stack_set_visible_child_name (window->pages, page);
  return TRUE;
}

static void
on_found (gpointer data)
{
  dorsal_window_show_page (data, "live");
}

void
dorsal_window_find_roller (DorsalWindow *window)
{
  dorsal_finder_begin (window->finder);
}

gboolean
dorsal_window_connect (DorsalWindow *window, const char *name, double pace)
{
  DorsalSource *source;

  g_clear_error (&window->refused);
  if (dorsal_finder_connect (window->finder, name))
    {
      dorsal_window_show_page (window, "live");
      return TRUE;
    }
  source = dorsal_source_new_for_name (name, pace, &window->refused);
  if (!source)
    {
      on_live_changed (window);
      return FALSE;
    }
  dorsal_live_connect (window->live, source);
  dorsal_window_show_page (window, "live");
  return TRUE;
}

static void
on_source_chosen (DorsalWindow *window, const char *name)
{
  gtk_popover_popdown (window->roller_popover);
  dorsal_window_connect (window, name, 1);
}

static void
disconnect_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalWindow *window = DORSAL_WINDOW (widget);

  g_clear_error (&window->refused);
  dorsal_finder_decline (window->finder);
  dorsal_live_disconnect (window->live);
  dorsal_window_show_page (window, "welcome");
}

static void
anchor_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dorsal_live_anchor (DORSAL_WINDOW (widget)->live);
}

static void
turn_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dorsal_live_answer_direction (DORSAL_WINDOW (widget)->live, g_variant_get_boolean (parameter));
}

static void
choose_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_menu_button_popup (DORSAL_WINDOW (widget)->roller_button);
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
  dorsal_cue_player_set_sink (window->player, sink);
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
  if ((width < NARROW_BELOW) == gtk_widget_has_css_class (window->top, "narrow"))
    return;
  if (width < NARROW_BELOW)
    gtk_widget_add_css_class (window->top, "narrow");
  else
    gtk_widget_remove_css_class (window->top, "narrow");
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
  g_clear_handle_id (&window->patience_id, g_source_remove);
  g_clear_pointer (&window->player, dorsal_cue_player_free);
  g_clear_object (&window->live);
  g_clear_pointer (&window->finder, dorsal_finder_free);
  g_clear_handle_id (&window->age_id, g_source_remove);
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
  g_type_ensure (DORSAL_TYPE_LIVE_PAGE);
  g_type_ensure (DORSAL_TYPE_SOURCE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/window.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalWindow, name)
  CHILD (top);
  CHILD (roller_button);
  CHILD (roller_popover);
  CHILD (title);
  CHILD (demo_badge);
  CHILD (icon);
  CHILD (headline);
  CHILD (detail);
  CHILD (notice);
  CHILD (toasts);
  CHILD (headline_box);
  CHILD (pages);
  CHILD (live_page);
  CHILD (link_quality);
  CHILD (popover_list);
  CHILD (welcome_list);
  CHILD (banner);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_source_chosen);
  gtk_widget_class_install_action (widget_class, "win.disconnect", NULL, disconnect_action);
  gtk_widget_class_install_action (widget_class, "win.anchor", NULL, anchor_action);
  gtk_widget_class_install_action (widget_class, "win.turn-roller", "b", turn_action);
  gtk_widget_class_install_action (widget_class, "win.choose-roller", NULL, choose_action);
}

static void
dorsal_window_init (DorsalWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->live = dorsal_live_new ();
  window->player = dorsal_cue_player_new (NULL, call_motor, window);
  window->finder = dorsal_finder_new (window->live, on_found, window);
  dorsal_source_list_set_finder (window->popover_list, window->finder);
  dorsal_source_list_set_finder (window->welcome_list, window->finder);
  gtk_widget_add_css_class (window->top, tone_class (window->tone));
  dorsal_live_page_set_live (window->live_page, window->live);
  g_signal_connect_object (window->live, "changed", G_CALLBACK (on_live_changed), window, G_CONNECT_SWAPPED);
  on_live_changed (window);
}

DorsalWindow *
dorsal_window_new (AdwApplication *application)
{
  return g_object_new (DORSAL_TYPE_WINDOW, "application", application, NULL);
}
