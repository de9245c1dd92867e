/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is so → words in big type.
 *
 *   trouble with the port     its title; nobody knows
 *   refused, or link lost     why, and what to do
 *   else                      core's reading: headline
 *   nothing heard any more    … and how old that is, counting on
 *
 * Comes in: news. Goes out: labels, a tone. Never: an old line that looks live. */

#include "app/head.h"

#include <glib/gi18n.h>

#include "app/announce.h"
#include "app/error-text.h"
#include "app/notice.h"
#include "app/session-line.h"

struct _DorsalHead
{
  GtkWidget parent_instance;
  GtkImage *icon;
  GtkLabel *headline;
  GtkLabel *detail;
  GtkLabel *notice;
  GtkLabel *session;
  DorsalHeadNews news;
  DorsalTone tone;
  gint64 quiet_us; /* host time at which the stream stopped; 0 while it flows, and before */
  guint age_id;    /* counts on since then */
  gboolean narrow;
};

G_DEFINE_FINAL_TYPE (DorsalHead, dorsal_head, GTK_TYPE_WIDGET)

enum
{
  PROP_TONE = 1,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

/* What is not live must not look so: how old the last of it is. */
static void
add_age (DorsalHead *head, DorsalHeadline *line)
{
  g_autofree char *before = g_strdup (line->detail);
  g_autofree char *age = NULL;
  char clock[16];

  if (head->quiet_us == 0)
    return;
  dorsal_format_seconds (clock, sizeof clock, (double) (g_get_monotonic_time () - head->quiet_us) * 1e-6);
  /* Translators: %s is a clock such as 0:12. */
  age = g_strdup_printf (_("Last heard %s ago."), clock);
  g_snprintf (line->detail, sizeof line->detail, "%s%s%s", before, before[0] ? " " : "", age);
}

static void
say_nobody_knows (DorsalHeadline *line, const char *title, const char *detail)
{
  line->tone = DORSAL_TONE_UNKNOWN;
  g_strlcpy (line->title, title, sizeof line->title);
  g_strlcpy (line->detail, detail, sizeof line->detail);
}

static DorsalHeadline
headline_of (DorsalHead *head)
{
  DorsalLive *live = head->news.live;
  DorsalLinkState link = dorsal_live_get_link (live);
  const DorsalHello *hello = dorsal_live_get_hello (live);
  DorsalHeadline line
      = dorsal_headline_of (link, dorsal_live_get_reading (live), hello, dorsal_live_get_refusal (live));

  if (head->news.trouble)
    say_nobody_knows (&line, head->news.trouble->title,
                      hello ? _("Nobody knows where the roller is now.") : _("Dorsal cannot hear it yet."));
  else if (head->news.refused || link == DORSAL_LINK_LOST)
    {
      const char *title;
      g_autofree char *text
          = dorsal_error_text_of_end (head->news.refused ? head->news.refused : dorsal_live_get_error (live), &title);
      say_nobody_knows (&line, title, text);
    }
  add_age (head, &line);
  return line;
}

/* What is doubtful about what is shown, below it why it is not kept; else why it is not heard. */
static char *
notice_of (DorsalHead *head)
{
  DorsalLive *live = head->news.live;
  g_autofree char *notice = dorsal_notice_of (dorsal_live_get_reading (live), dorsal_live_get_hello (live));
  DorsalStoreError trouble;

  if (!dorsal_live_get_trouble (live, &trouble))
    return notice ? g_steal_pointer (&notice) : g_strdup (head->news.sound_trouble);
  return notice ? g_strconcat (notice, "\n", dorsal_error_text_of_store (trouble), NULL)
                : g_strdup (dorsal_error_text_of_store (trouble));
}

static void
set_text (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

/* A label that has nothing to say takes no room. */
static void
set_words (GtkLabel *label, const char *words)
{
  set_text (label, words ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static void
show (DorsalHead *head)
{
  DorsalLive *live = head->news.live;
  DorsalHeadline line = headline_of (head);
  g_autofree char *notice = notice_of (head);
  g_autofree char *session
      = dorsal_session_line_of (dorsal_live_get_session (live), dorsal_live_get_reading (live));

  set_text (head->headline, line.title);
  dorsal_announce (GTK_WIDGET (head->headline), line.title, line.tone == DORSAL_TONE_STOP);
  set_text (head->detail, line.detail);
  set_words (head->notice, notice);
  set_words (head->session, head->narrow ? NULL : session);
  if (g_strcmp0 (gtk_image_get_icon_name (head->icon), line.icon) != 0)
    gtk_image_set_from_icon_name (head->icon, line.icon);
  if (line.tone == head->tone)
    return;
  head->tone = line.tone;
  g_object_notify_by_pspec (G_OBJECT (head), props[PROP_TONE]);
}

static gboolean
on_age (gpointer data)
{
  show (data);
  return G_SOURCE_CONTINUE;
}

static void
keep_age (DorsalHead *head)
{
  DorsalLive *live = head->news.live;
  gboolean heard = dorsal_live_get_hello (live) != NULL && dorsal_live_get_error (live) != NULL;
  gboolean quiet = dorsal_live_get_link (live) == DORSAL_LINK_SILENT || heard;

  if (quiet == (head->age_id != 0))
    return;
  g_clear_handle_id (&head->age_id, g_source_remove);
  head->quiet_us = quiet ? g_get_monotonic_time () : 0;
  if (quiet)
    head->age_id = g_timeout_add_seconds (1, on_age, head);
}

void
dorsal_head_show (DorsalHead *head, const DorsalHeadNews *news)
{
  head->news = *news;
  keep_age (head);
  show (head);
  gtk_widget_set_visible (GTK_WIDGET (head), dorsal_live_get_link (news->live) != DORSAL_LINK_ABSENT || news->refused);
}

void
dorsal_head_set_narrow (DorsalHead *head, gboolean narrow)
{
  head->narrow = narrow;
  show (head);
}

DorsalTone
dorsal_head_get_tone (DorsalHead *head)
{
  return head->tone;
}

/* --- the object --- */

static void
dorsal_head_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  g_value_set_int (value, DORSAL_HEAD (object)->tone);
}

static void
dorsal_head_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_handle_id (&DORSAL_HEAD (object)->age_id, g_source_remove);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_head_parent_class)->dispose (object);
}

static void
dorsal_head_class_init (DorsalHeadClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->get_property = dorsal_head_get_property;
  G_OBJECT_CLASS (class)->dispose = dorsal_head_dispose;
  props[PROP_TONE] = g_param_spec_int ("tone", NULL, NULL, DORSAL_TONE_UNKNOWN, DORSAL_TONE_STOP, DORSAL_TONE_UNKNOWN,
                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (class), N_PROPS, props);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/head.ui");
  gtk_widget_class_bind_template_child (widget_class, DorsalHead, icon);
  gtk_widget_class_bind_template_child (widget_class, DorsalHead, headline);
  gtk_widget_class_bind_template_child (widget_class, DorsalHead, detail);
  gtk_widget_class_bind_template_child (widget_class, DorsalHead, notice);
  gtk_widget_class_bind_template_child (widget_class, DorsalHead, session);
}

static void
dorsal_head_init (DorsalHead *head)
{
  gtk_widget_init_template (GTK_WIDGET (head));
}
