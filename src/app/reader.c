/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A lesson on the screen.
 *
 *     wide                              narrow
 *     ┌ title, lead ─────────────┐      ┌ title ──┐
 *     │ ┌ picture ┐  ┌ picture ┐ │      │ picture │
 *     │ │ 1 words │  │ 2 words │ │      │ 1 words │
 *     │ └─────────┘  └─────────┘ │      │ picture │
 *     └──────────────────────────┘      └─────────┘
 *
 * Comes in: a lesson, and whether bones are thin. Goes out: cards, in the order of the lesson. Never: a card for whom
 * it is not; it is not hidden, it is not there. */

#include "app/reader.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/columns.h"
#include "app/figure-view.h"
#include "app/lessons.h"
#include "app/side-timer.h"
#include "app/schema.h"
#include "core/cue.h"

#define CARD 370 /* px, where there is room */

struct _DorsalReader
{
  GtkWidget parent_instance;
  const DorsalLesson *lesson;
  gboolean thin_bones;
  GtkWidget *scroller;
  GtkBox *column;
};

enum
{
  PROP_LESSON = 1,
  PROP_THIN_BONES,
  N_PROPS
};
enum
{
  CUE,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (DorsalReader, dorsal_reader, GTK_TYPE_WIDGET)

static GtkWidget *
words_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* An icon and words beside it: the sign does not depend on its colour. */
static GtkWidget *
noted_new (const char *icon, const char *text, const char *css_class)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8), *image;

  /* The words say it. */
  image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), words_new (text, NULL));
  gtk_widget_add_css_class (row, css_class);
  return row;
}

/* --- cards --- */

static void
on_timer_moved (DorsalSideTimer *timer, GtkWidget *figure)
{
  static const DorsalSay says[] = {
    [DORSAL_SIDES_CHANGE] = DORSAL_SAY_STEP_DONE,
    [DORSAL_SIDES_SECOND] = DORSAL_SAY_PLACED,
    [DORSAL_SIDES_DONE] = DORSAL_SAY_SET_DONE,
  };
  DorsalSidesState state = dorsal_side_timer_get_state (timer);
  GtkWidget *reader = gtk_widget_get_ancestor (GTK_WIDGET (timer), DORSAL_TYPE_READER);

  if (figure)
    dorsal_figure_view_set_mirrored (DORSAL_FIGURE_VIEW (figure),
                                     state == DORSAL_SIDES_CHANGE || state == DORSAL_SIDES_SECOND);
  if (reader && says[state] != DORSAL_SAY_UNKNOWN)
    g_signal_emit (reader, signals[CUE], 0, (guint) says[state]);
}

static void
add_words (GtkBox *card, const DorsalSection *section, guint number)
{
  g_autofree char *numbered = section->is_step ? g_strdup_printf ("%u. %s", number, _ (section->title)) : NULL;
  GtkWidget *title = words_new (numbered ? numbered : _ (section->title), "title-4");

  gtk_box_append (card, title);
  for (guint i = 0; i < G_N_ELEMENTS (section->lines) && section->lines[i]; i++)
    gtk_box_append (card, words_new (_ (section->lines[i]), NULL));
  if (section->dose)
    gtk_box_append (card, noted_new ("dorsal-hold-symbolic", _ (section->dose), "dose"));
  if (section->caution)
    gtk_box_append (card, noted_new ("dorsal-caution-symbolic", _ (section->caution), "caution"));
  if (section->sources)
    {
      g_autofree char *sources = g_strdup_printf (_ ("Sources: %s"), section->sources);
      GtkWidget *label = words_new (sources, "caption");

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (card, label);
    }
}

static GtkWidget *
card_new (const DorsalSection *section, guint number)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8), *figure = NULL;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "lesson");
  if (section->is_warning)
    gtk_widget_add_css_class (card, "warning-card");
  if (section->figure != DORSAL_FIGURE_UNKNOWN)
    {
      figure = dorsal_figure_view_new (section->figure);
      gtk_box_append (GTK_BOX (card), figure);
    }
  add_words (GTK_BOX (card), section, number);
  if (section->seconds > 0)
    {
      GtkWidget *timer = dorsal_side_timer_new (section->seconds, section->both);

      g_signal_connect_object (timer, "moved", G_CALLBACK (on_timer_moved), figure, 0);
      gtk_widget_set_valign (timer, GTK_ALIGN_END);
      gtk_widget_set_vexpand (timer, TRUE);
      gtk_box_append (GTK_BOX (card), timer);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (section->title), -1);
  return card;
}

static GtkWidget *
link_new (const DorsalLessonLink *link)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *figure = dorsal_figure_view_new (link->figure);

  dorsal_figure_view_set_height (DORSAL_FIGURE_VIEW (figure), 150);
  gtk_box_append (GTK_BOX (box), figure);
  gtk_box_append (GTK_BOX (box), words_new (_ (link->title), "title-3"));
  gtk_box_append (GTK_BOX (box), words_new (_ (link->subtitle), "dim-label"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link->page);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "lesson-link");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (link->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (link->subtitle), -1);
  return button;
}

/* --- the page --- */

static void
fill (DorsalReader *reader)
{
  const DorsalLesson *lesson = reader->lesson;
  DorsalColumns *links = DORSAL_COLUMNS (dorsal_columns_new (CARD, 2));
  DorsalColumns *cards = DORSAL_COLUMNS (dorsal_columns_new (CARD, 3));
  gboolean left_out = FALSE;
  guint number = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (reader->column))))
    gtk_box_remove (reader->column, child);
  gtk_box_append (reader->column, words_new (_ (lesson->title), "title-1"));
  gtk_box_append (reader->column, words_new (_ (lesson->lead), "lead"));
  for (guint i = 0; i < G_N_ELEMENTS (lesson->link) && lesson->link[i].page; i++)
    dorsal_columns_append (links, link_new (&lesson->link[i]));
  for (guint i = 0; i < lesson->n_sections; i++)
    {
      const DorsalSection *section = &lesson->sections[i];

      if (dorsal_section_is_shown (section, reader->thin_bones))
        dorsal_columns_append (cards, card_new (section, section->is_step ? ++number : 0));
      else
        left_out |= section->for_whom == DORSAL_NOT_FOR_THIN_BONES;
    }
  if (left_out && lesson->left_out)
    gtk_box_append (reader->column, noted_new ("dorsal-caution-symbolic", _ (lesson->left_out), "caution"));
  gtk_box_append (reader->column, GTK_WIDGET (links));
  gtk_widget_set_visible (GTK_WIDGET (links), lesson->link[0].page != NULL);
  gtk_box_append (reader->column, GTK_WIDGET (cards));
}

void
dorsal_reader_set_thin_bones (DorsalReader *reader, gboolean thin_bones)
{
  if (reader->thin_bones == !!thin_bones)
    return;
  reader->thin_bones = !!thin_bones;
  if (reader->lesson)
    fill (reader);
  g_object_notify_by_pspec (G_OBJECT (reader), props[PROP_THIN_BONES]);
}

gboolean
dorsal_reader_get_thin_bones (DorsalReader *reader)
{
  return reader->thin_bones;
}

static void
dorsal_reader_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  DorsalReader *reader = DORSAL_READER (object);

  if (id == PROP_LESSON)
    g_value_set_string (value, reader->lesson ? reader->lesson->name : NULL);
  else
    g_value_set_boolean (value, reader->thin_bones);
}

static void
dorsal_reader_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  DorsalReader *reader = DORSAL_READER (object);

  if (id == PROP_LESSON)
    reader->lesson = dorsal_lesson_get (g_value_get_string (value));
  else
    dorsal_reader_set_thin_bones (reader, g_value_get_boolean (value));
}

static void
dorsal_reader_constructed (GObject *object)
{
  DorsalReader *reader = DORSAL_READER (object);

  G_OBJECT_CLASS (dorsal_reader_parent_class)->constructed (object);
  g_return_if_fail (reader->lesson != NULL);
  fill (reader);
  gtk_accessible_update_property (GTK_ACCESSIBLE (reader), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (reader->lesson->title),
                                  -1);
}

static void
dorsal_reader_dispose (GObject *object)
{
  g_clear_pointer (&DORSAL_READER (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (dorsal_reader_parent_class)->dispose (object);
}

static void
dorsal_reader_class_init (DorsalReaderClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->get_property = dorsal_reader_get_property;
  object_class->set_property = dorsal_reader_set_property;
  object_class->constructed = dorsal_reader_constructed;
  object_class->dispose = dorsal_reader_dispose;
  props[PROP_LESSON] = g_param_spec_string ("lesson", NULL, NULL, NULL,
                                            G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  props[PROP_THIN_BONES] = g_param_spec_boolean ("thin-bones", NULL, NULL, FALSE,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[CUE]
      = g_signal_new ("cue", DORSAL_TYPE_READER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "reader");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dorsal_reader_init (DorsalReader *reader)
{
  GtkWidget *clamp = adw_clamp_new ();

  reader->column = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 12));
  gtk_widget_add_css_class (GTK_WIDGET (reader->column), "reader-column");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1240);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 1100);
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (reader->column));
  reader->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (reader->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (reader->scroller), clamp);
  gtk_widget_set_parent (reader->scroller, GTK_WIDGET (reader));
  g_settings_bind (dorsal_schema_settings (), "thin-bones", reader, "thin-bones", G_SETTINGS_BIND_GET);
}

GtkWidget *
dorsal_reader_new (const char *lesson)
{
  return g_object_new (DORSAL_TYPE_READER, "lesson", lesson, NULL);
}
