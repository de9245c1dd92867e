/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keys and clicks → wishes.
 *
 *   Space, media keys ─▶ pause     r ─▶ repeat     n, ← → ─▶ skip, back     Escape ─▶ end     1 2 3 ─▶ an answer
 *   f ─▶ flip     F11 ─▶ full screen     p ─▶ the plots
 *
 * Comes in: an action of the page. Goes out: a step of the coach, or a word to whoever judges. Never: an action while the
 * page is not there. */

#include "app/session-private.h"

static void
pause_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalSessionPage *page = DORSAL_SESSION_PAGE (widget);

  if (dorsal_session_page_is_under_way (page))
    dorsal_session_page_take (page, dorsal_coach_wish (page->coach, DORSAL_WISH_START_OR_PAUSE), FALSE);
  else
    dorsal_session_page_tell (page, DORSAL_SESSION_WANTED);
}

static void
repeat_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalSessionPage *page = DORSAL_SESSION_PAGE (widget);

  if (dorsal_session_page_is_under_way (page))
    dorsal_session_page_take (page, dorsal_coach_repeat (page->coach), FALSE);
}

static void
skip_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalSessionPage *page = DORSAL_SESSION_PAGE (widget);

  if (dorsal_session_page_is_under_way (page))
    dorsal_session_page_take (page, dorsal_coach_skip (page->coach, page->programme), FALSE);
}

static void
back_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalSessionPage *page = DORSAL_SESSION_PAGE (widget);

  if (dorsal_session_page_is_under_way (page) && page->programme)
    dorsal_session_page_take (page, dorsal_coach_back (page->coach), FALSE);
}

/* Escape leaves what covers the screen first. */
static void
end_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalSessionPage *page = DORSAL_SESSION_PAGE (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (parameter && g_variant_get_boolean (parameter) && gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else if (dorsal_session_page_is_under_way (page))
    dorsal_session_page_take (page, dorsal_coach_wish (page->coach, DORSAL_WISH_END), FALSE);
  else
    dorsal_session_page_tell (page, DORSAL_SESSION_DONE);
}

static void
flip_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalSessionPage *page = DORSAL_SESSION_PAGE (widget);

  dorsal_turner_set_turned (page->turner, !dorsal_turner_get_turned (page->turner));
}

/* Who asked is the judgement; it takes the answer once, and then the coach hears of it as of presses. */
static void
answer_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalSessionPage *page = DORSAL_SESSION_PAGE (widget);
  DorsalLevel asked = page->coach.reading.asked;

  if (dorsal_session_page_is_under_way (page) && dorsal_coach_listens (&page->coach) && asked != DORSAL_LEVEL_UNKNOWN)
    dorsal_live_answer (page->live, asked, (DorsalAnswer) g_variant_get_int32 (parameter));
}

static void
full_screen_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
plots_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.show", "s", "live");
}

/* --- keys --- */

/* Keys work wherever the focus is, but only while the page is there. */
static void
add_keys (DorsalSessionPage *page, GtkShortcutScope scope)
{
  static const struct
  {
    const char *keys, *action, *target;
  } table[] = {
    { "space|XF86AudioPlay|XF86AudioPause", "session.pause", NULL },
    { "r", "session.repeat", NULL },
    { "Right|n|XF86AudioNext", "session.skip", NULL },
    { "Left|b|XF86AudioPrev", "session.back", NULL },
    { "Escape|XF86AudioStop", "session.end", "true" },
    { "f", "session.flip", NULL },
    { "F11", "session.full-screen", NULL },
    { "p", "session.plots", NULL },
    { "1", "session.answer", "1" },
    { "2", "session.answer", "2" },
    { "3", "session.answer", "3" },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), scope);
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (table[i].keys),
                                                gtk_named_action_new (table[i].action));

      if (table[i].target)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_parsed (table[i].target));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (page), keys);
}

/* Space belongs to the window itself, so who has the focus inside hears it first. */
void
dorsal_session_actions_add_keys (DorsalSessionPage *page)
{
  add_keys (page, GTK_SHORTCUT_SCOPE_LOCAL);
  add_keys (page, GTK_SHORTCUT_SCOPE_GLOBAL);
}

/* --- when they are there --- */

void
dorsal_session_actions_enable (DorsalSessionPage *page, gboolean enabled)
{
  static const char *const actions[] = { "pause", "repeat", "skip", "back", "end", "flip", "full-screen", "plots", "answer" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autofree char *name = g_strconcat ("session.", actions[i], NULL);
      gtk_widget_action_set_enabled (GTK_WIDGET (page), name, enabled);
    }
}

void
dorsal_session_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "session.pause", NULL, pause_action);
  gtk_widget_class_install_action (widget_class, "session.repeat", NULL, repeat_action);
  gtk_widget_class_install_action (widget_class, "session.skip", NULL, skip_action);
  gtk_widget_class_install_action (widget_class, "session.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "session.end", "b", end_action);
  gtk_widget_class_install_action (widget_class, "session.flip", NULL, flip_action);
  gtk_widget_class_install_action (widget_class, "session.full-screen", NULL, full_screen_action);
  gtk_widget_class_install_action (widget_class, "session.plots", NULL, plots_action);
  gtk_widget_class_install_action (widget_class, "session.answer", "i", answer_action);
}
