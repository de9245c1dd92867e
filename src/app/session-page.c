/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session, led.
 *
 *   roller's messages ──┐                ┌──▶ face, words, buttons
 *   keys, clicks ───────┼──▶ core/coach ─┤
 *   a timer ────────────┘                └──▶ news ──▶ the prompter's cues
 *
 * Comes in: these three. Goes out: what is shown. Never: a rule of its own, or a dialog. */

#include "app/session-private.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/announce.h"
#include "app/now.h"
#include "app/schema.h"
#include "app/sheet.h"
#include "app/wrap.h"
#include "sensor/programme-list.h"

#define TICK_MS 250
#define LARGE_FROM 1500 /* pixels across */
#define VAST_FROM 2800

G_DEFINE_FINAL_TYPE (DorsalSessionPage, dorsal_session_page, GTK_TYPE_WIDGET)

static guint signals[DORSAL_SESSION_N_SIGNALS];

/* --- what is shown --- */

static void
set_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
  gtk_widget_set_visible (GTK_WIDGET (label), text[0] != '\0');
}

static void
show_buttons (DorsalSessionPage *page)
{
  const DorsalReading *reading = &page->coach.reading;
  const DorsalProgrammeStep *step = dorsal_coach_step_of (&page->coach, page->programme);
  gboolean listens = dorsal_coach_listens (&page->coach) && reading->link == DORSAL_LINK_STREAMING;
  gboolean suspect = reading->direction == DORSAL_DIRECTION_SUSPECT, on = reading->state > DORSAL_STATE_OFF;
  gboolean paused = page->coach.session.state == DORSAL_SESSION_PAUSED;

  gtk_widget_set_visible (page->answers, listens && reading->asked != DORSAL_LEVEL_UNKNOWN);
  gtk_widget_set_visible (page->direction, listens && suspect);
  gtk_widget_set_visible (page->anchor, listens && on && !suspect && !reading->place_known && reading->speed_known);
  gtk_button_set_icon_name (page->pause, paused ? "media-playback-start-symbolic" : "media-playback-pause-symbolic");
  gtk_accessible_update_property (GTK_ACCESSIBLE (page->pause), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  paused ? _("Go On") : _("Pause"), -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (page->pause), paused ? _("Go On") : _("Pause"));
  dorsal_session_layout_set_figure (page->layout, step ? step->figure : DORSAL_FIGURE_UNKNOWN);
}

static void
show_next (DorsalSessionPage *page)
{
  guint next = page->coach.run.step + 1;
  g_autofree char *text = NULL;

  if (page->programme && next < page->programme->n_steps)
    /* Translators: %s is the title of a step, such as "Lift the hips". */
    text = g_strdup_printf (_("Next: %s"), _(page->programme->steps[next].title));
  set_text (page->next, text ? text : "");
}

/* Without a roller an empty back. */
static void
show_spine (DorsalSessionPage *page)
{
  if (page->coach.guide == DORSAL_GUIDE_ROLLER)
    dorsal_spine_view_show (page->spine, dorsal_live_get_shown (page->live), dorsal_live_get_settings (page->live));
  else
    dorsal_spine_view_show (page->spine, NULL, NULL);
}

/* What is to be done now, for who wants to hear it; of a warning its word. */
static void
speak (DorsalSessionPage *page, gboolean urgent)
{
  DorsalSessionFace face
      = dorsal_session_face_of (&page->coach, page->programme, &dorsal_live_get_settings (page->live)->zones);
  g_autofree char *words = g_strdup_printf ("%s. %s", urgent ? face.word : face.title, face.say);

  if (!g_settings_get_boolean (dorsal_schema_settings (), "speech"))
    return;
  if (!page->speech)
    page->speech = dorsal_speech_new (NULL);
  dorsal_speech_say (page->speech, words, urgent);
}

/* The word stands in the picture; who cannot see it reads it before the title. */
static void
say_aloud (DorsalSessionPage *page, const DorsalSessionFace *face)
{
  g_autofree char *words = g_strdup_printf ("%s. %s", face->word, face->title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (page->title), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  dorsal_announce (GTK_WIDGET (page->title), words, face->tone == DORSAL_FACE_STOP);
}

static void
show (DorsalSessionPage *page)
{
  DorsalSessionFace face;

  if (!page->live || page->coach.session.state == DORSAL_SESSION_IDLE)
    return;
  face = dorsal_session_face_of (&page->coach, page->programme, &dorsal_live_get_settings (page->live)->zones);
  dorsal_face_view_show (page->face, &face);
  set_text (page->title, face.title);
  say_aloud (page, &face);
  if (face.tone == DORSAL_FACE_STOP && page->tone != DORSAL_FACE_STOP)
    speak (page, TRUE);
  page->tone = face.tone;
  set_text (page->say, face.say);
  show_next (page);
  show_buttons (page);
  show_spine (page);
}

/* --- what it comes to --- */

static void
end (DorsalSessionPage *page)
{
  g_clear_handle_id (&page->timer_id, g_source_remove);
  dorsal_summary_view_show (page->summary, &page->coach, page->programme);
  gtk_stack_set_visible_child_name (page->stack, "summary");
  dorsal_session_page_tell (page, DORSAL_SESSION_ENDED_SHOWN);
}

/* The clock in the head and the record follow the session that leads: one pause, one end, whoever asked for it. */
static void
agree (DorsalSessionPage *page)
{
  static const DorsalWish wishes[] = { [DORSAL_SESSION_RUNNING] = DORSAL_WISH_START,
                                       [DORSAL_SESSION_PAUSED] = DORSAL_WISH_PAUSE,
                                       [DORSAL_SESSION_ENDED] = DORSAL_WISH_END };
  DorsalSessionState state = page->coach.session.state;

  if (page->live && page->coach.guide == DORSAL_GUIDE_ROLLER && dorsal_live_get_session (page->live)->state != state)
    dorsal_live_wish (page->live, wishes[state]);
}

void
dorsal_session_page_take (DorsalSessionPage *page, DorsalCoach next, gboolean quietly)
{
  static const DorsalSay says[] = { DORSAL_SAY_STEP_DONE, DORSAL_SAY_SESSION_DONE, DORSAL_SAY_PAUSED, DORSAL_SAY_GOES_ON,
                                    DORSAL_SAY_STEP_DONE, DORSAL_SAY_ANSWERED,     DORSAL_SAY_SPOT_OVER };

  page->coach = next;
  if (page->live)
    dorsal_live_set_guided (page->live, &next.guided);
  if (next.news & (DORSAL_NEWS_PAUSED | DORSAL_NEWS_GOES_ON | DORSAL_NEWS_END))
    agree (page);
  if (next.news & (DORSAL_NEWS_STEP | DORSAL_NEWS_REPEAT))
    speak (page, FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    if ((next.news >> i & 1) && page->prompter)
      dorsal_prompter_tell (page->prompter, says[i]);
  if (next.news & DORSAL_NEWS_END)
    end (page);
  if (next.news || !quietly)
    show (page);
}

void
dorsal_session_page_tell (DorsalSessionPage *page, DorsalSessionSignal signal)
{
  g_signal_emit (page, signals[signal], 0);
}

gboolean
dorsal_session_page_is_under_way (DorsalSessionPage *page)
{
  return page->coach.session.state == DORSAL_SESSION_RUNNING || page->coach.session.state == DORSAL_SESSION_PAUSED;
}

/* --- the roller --- */

static void
on_message (gpointer data, const DorsalMessage *message)
{
  DorsalSessionPage *page = data;

  if (dorsal_session_page_is_under_way (page))
    dorsal_session_page_take (page, dorsal_coach_hear (page->coach, page->programme, message), TRUE);
  else if (message->kind == DORSAL_MESSAGE_GESTURE && message->gesture.meaning == DORSAL_MEANING_START_OR_PAUSE)
    dorsal_session_page_tell (page, DORSAL_SESSION_WANTED);
}

static void
on_live_changed (DorsalSessionPage *page)
{
  if (dorsal_live_get_link (page->live) == DORSAL_LINK_ABSENT && page->coach.sensed)
    page->coach = dorsal_coach_let_go (page->coach);
  if (dorsal_session_page_is_under_way (page))
    show (page);
}

static void
set_class (DorsalSessionPage *page, const char *name, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (GTK_WIDGET (page), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (page), name);
}

/* A large page is looked at from as far as a small one: its sentences grow with it. */
static void
suit_width (DorsalSessionPage *page)
{
  int width = gtk_widget_get_width (GTK_WIDGET (page));

  set_class (page, "large", width >= LARGE_FROM && width < VAST_FROM);
  set_class (page, "vast", width >= VAST_FROM);
}

void
dorsal_session_page_tick (DorsalSessionPage *page)
{
  suit_width (page);
  if (dorsal_session_page_is_under_way (page))
    dorsal_session_page_take (page, dorsal_coach_tick (page->coach, page->programme, dorsal_now_us ()), dorsal_coach_listens (&page->coach));
}

static gboolean
on_timer (gpointer data)
{
  DorsalSessionPage *page = data;

  dorsal_session_page_tick (page);
  return page->timer_id ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

void
dorsal_session_page_follow (DorsalSessionPage *page, DorsalLive *live, DorsalPrompter *prompter)
{
  page->live = g_object_ref (live);
  page->prompter = prompter;
  dorsal_live_set_ear (live, on_message, page);
  g_signal_connect_object (live, "changed", G_CALLBACK (on_live_changed), page, G_CONNECT_SWAPPED);
}

void
dorsal_session_page_let_go (DorsalSessionPage *page)
{
  g_clear_handle_id (&page->timer_id, g_source_remove);
  g_clear_pointer (&page->speech, dorsal_speech_free);
  page->prompter = NULL;
  if (!page->live)
    return;
  dorsal_live_set_ear (page->live, NULL, NULL);
  g_signal_handlers_disconnect_by_data (page->live, page);
  dorsal_spine_view_show (page->spine, NULL, NULL);
  g_clear_object (&page->live);
}

/* --- beginning --- */

gboolean
dorsal_session_page_begin (DorsalSessionPage *page, const char *name, DorsalGuide guide, GError **error)
{
  g_autofree char *wanted = g_strdup (name ? name : page->name ? page->name : "daily-mobility");
  const DorsalProgramme *programme = NULL;
  DorsalProgramme *own = NULL;
  GSettings *settings = dorsal_schema_settings ();

  if (*wanted && !(programme = dorsal_programme_find (wanted, &own, error)))
    return FALSE;
  g_clear_pointer (&page->own, dorsal_programme_free);
  g_free (page->name);
  page->name = g_steal_pointer (&wanted);
  page->programme = programme;
  page->own = own;
  page->coach = dorsal_coach_begin (guide);
  dorsal_face_view_set_breath (page->face, g_settings_get_double (settings, "breath-in-s"),
                               g_settings_get_double (settings, "breath-out-s"));
  gtk_stack_set_visible_child_name (page->stack, "session");
  if (page->timer_id == 0)
    page->timer_id = g_timeout_add (TICK_MS, on_timer, page);
  gtk_widget_grab_focus (GTK_WIDGET (page->face));
  agree (page);
  dorsal_session_page_tick (page);
  show (page);
  return TRUE;
}

void
dorsal_session_page_set_narrow (DorsalSessionPage *page, gboolean narrow)
{
  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (page), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (page), "narrow");
}

const DorsalCoach *
dorsal_session_page_get_coach (DorsalSessionPage *page)
{
  return &page->coach;
}

/* --- the object --- */

static void
on_done (DorsalSessionPage *page)
{
  dorsal_session_page_tell (page, DORSAL_SESSION_DONE);
}

static void
dorsal_session_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dorsal_session_page_parent_class)->map (widget);
  dorsal_session_actions_enable (DORSAL_SESSION_PAGE (widget), TRUE);
  if (dorsal_session_page_is_under_way (DORSAL_SESSION_PAGE (widget)))
    gtk_widget_grab_focus (GTK_WIDGET (DORSAL_SESSION_PAGE (widget)->face)); /* where Space presses no button */
}

static void
dorsal_session_page_unmap (GtkWidget *widget)
{
  dorsal_session_actions_enable (DORSAL_SESSION_PAGE (widget), FALSE);
  GTK_WIDGET_CLASS (dorsal_session_page_parent_class)->unmap (widget);
}

static void
dorsal_session_page_dispose (GObject *object)
{
  DorsalSessionPage *page = DORSAL_SESSION_PAGE (object);
  GtkWidget *child;

  dorsal_session_page_let_go (page);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_pointer (&page->own, dorsal_programme_free);
  g_clear_pointer (&page->name, g_free);
  G_OBJECT_CLASS (dorsal_session_page_parent_class)->dispose (object);
}

static void
dorsal_session_page_class_init (DorsalSessionPageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);
  static const char *const names[] = { "wanted", "ended", "done" };

  G_OBJECT_CLASS (class)->dispose = dorsal_session_page_dispose;
  widget_class->map = dorsal_session_page_map;
  widget_class->unmap = dorsal_session_page_unmap;
  for (guint i = 0; i < DORSAL_SESSION_N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], DORSAL_TYPE_SESSION_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (DORSAL_TYPE_FACE_VIEW);
  g_type_ensure (DORSAL_TYPE_SESSION_LAYOUT);
  g_type_ensure (DORSAL_TYPE_SPINE_VIEW);
  g_type_ensure (DORSAL_TYPE_SUMMARY_VIEW);
  g_type_ensure (DORSAL_TYPE_TURNER);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/session-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalSessionPage, name)
  CHILD (stack);
  CHILD (turner);
  CHILD (layout);
  CHILD (face);
  CHILD (spine);
  CHILD (title);
  CHILD (say);
  CHILD (next);
  CHILD (answers);
  CHILD (anchor);
  CHILD (direction);
  CHILD (pause);
  CHILD (controls);
  CHILD (summary);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_done);
  dorsal_session_actions_install (widget_class);
}

static void
dorsal_session_page_init (DorsalSessionPage *page)
{
  gtk_widget_init_template (GTK_WIDGET (page));
  dorsal_wrap_buttons (GTK_WIDGET (page->layout));
  dorsal_widget_run_rightward (page->controls);
  dorsal_session_actions_add_keys (page);
  dorsal_session_actions_enable (page, FALSE);
}
