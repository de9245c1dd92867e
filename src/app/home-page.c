/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page at the start.
 *
 *   roller        its state, first of all
 *   caution       where an answer speaks against rolling: what to do
 *   programmes    shipped, then the user's own; a bad file is a row with its line and reason
 *   besides       a free session, the lower back, technique
 *   rollers       to choose from
 *
 * Comes in: the view-model, the settings, a folder. Goes out: rows, whose actions are the window's. Never: a programme
 * for somebody it is not for. */

#include "app/home-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/coaching.h"
#include "app/place.h"
#include "app/schema.h"
#include "core/screening.h"
#include "sensor/programme-list.h"

struct _DorsalHomePage
{
  GtkWidget parent_instance;
  GtkWidget *column;
  AdwActionRow *roller;
  GtkImage *roller_icon;
  GtkWidget *caution;
  AdwPreferencesGroup *programmes;
  GtkWidget *free_session;
  DorsalSourceList *sources;
  GPtrArray *rows; /* of the programmes, to take out again */
  DorsalLive *live;
};

G_DEFINE_FINAL_TYPE (DorsalHomePage, dorsal_home_page, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

/* --- the roller --- */

static const char *
state_words (DorsalLinkState link)
{
  switch (link)
    {
    case DORSAL_LINK_STREAMING:
      return _("Connected");
    case DORSAL_LINK_OPENING:
      return _("Connecting …");
    case DORSAL_LINK_SILENT:
      return _("Silent: look at its cable");
    case DORSAL_LINK_LOST:
      return _("Lost: plug it in again");
    default:
      return _("Programmes go by the clock without one");
    }
}

static void
on_live_changed (DorsalHomePage *page)
{
  DorsalLinkState link = dorsal_live_get_link (page->live);
  const char *name = dorsal_live_get_name (page->live);
  gboolean heard = link == DORSAL_LINK_STREAMING;
  const char *icon = heard                         ? "dorsal-link-symbolic"
                     : link == DORSAL_LINK_ABSENT ? "dorsal-off-symbolic"
                                                  : "dorsal-unknown-symbolic";

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (page->roller), name ? name : _("No roller connected"));
  adw_action_row_set_subtitle (page->roller, state_words (link));
  if (g_strcmp0 (gtk_image_get_icon_name (page->roller_icon), icon) != 0) /* an image lays itself out for the same one, too */
    gtk_image_set_from_icon_name (page->roller_icon, icon);
}

void
dorsal_home_page_set_live (DorsalHomePage *page, DorsalLive *live)
{
  g_set_object (&page->live, live);
  g_signal_connect_object (live, "changed", G_CALLBACK (on_live_changed), page, G_CONNECT_SWAPPED);
  on_live_changed (page);
}

DorsalSourceList *
dorsal_home_page_get_sources (DorsalHomePage *page)
{
  return page->sources;
}

/* --- programmes --- */

static void
add (DorsalHomePage *page, GtkWidget *row)
{
  adw_preferences_group_add (page->programmes, row);
  g_ptr_array_add (page->rows, row);
}

static void
add_programme (DorsalHomePage *page, const DorsalProgramme *programme)
{
  GtkWidget *row = adw_action_row_new ();
  guint minutes = MAX ((dorsal_programme_seconds (programme) + 59) / 60, 1); /* that it takes out of a day */
  /* Translators: the length of a programme. */
  g_autofree char *length = g_strdup_printf (ngettext ("%u min", "%u min", minutes), minutes);
  /* Translators: %s is the name of a programme. */
  g_autofree char *verb = g_strdup_printf (_("Begin %s"), _(programme->title));
  GtkWidget *label = gtk_label_new (length), *button = gtk_button_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(programme->title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(programme->summary));
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  /* Who uses a screen reader or a switch presses buttons; rows have nothing to press. */
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, verb, -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.begin");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", programme->name);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.begin");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "s", programme->name);
  add (page, row);
}

/* "…/mine.ini:4: gate: no such gate" */
static void
add_refused (DorsalHomePage *page, const char *message)
{
  GtkWidget *row = adw_action_row_new (), *icon = gtk_image_new_from_icon_name ("dorsal-caution-symbolic");
  const char *name = strrchr (message, '/');

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Cannot be used"), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("A programme of yours cannot be read"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), name ? name + 1 : message);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_set_tooltip_text (row, message);
  add (page, row);
}

/* Of somebody who was never asked nothing is known. */
static void
show_caution (DorsalHomePage *page, DorsalGuide guide)
{
  g_autofree char *caution = g_settings_get_string (dorsal_schema_settings (), "caution");
  gboolean asked = g_strcmp0 (caution, "unknown") != 0;

  gtk_widget_set_visible (page->caution, guide != DORSAL_GUIDE_ROLLER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (page->caution),
                                 asked ? _("Ask a doctor or physiotherapist first") : _("A few questions first"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (page->caution),
                               asked ? _("After your answers, programmes only show and go by the clock: no roller counts. "
                                         "Change your answers here.")
                                     : _("Until you have answered them, programmes only show and go by the clock: no roller "
                                         "counts."));
}

/* Reads the folder of the user's programmes. */
static void
reload (DorsalHomePage *page)
{
  GSettings *settings = dorsal_schema_settings ();
  DorsalGuide guide = dorsal_coaching_guide ();
  gboolean thin = g_settings_get_boolean (settings, "thin-bones");
  g_autofree char *folder = dorsal_programme_folder ();
  g_autoptr (GPtrArray) refused = NULL;
  g_autoptr (GPtrArray) own = dorsal_programme_list (folder, &refused);

  for (guint i = 0; i < page->rows->len; i++)
    adw_preferences_group_remove (page->programmes, page->rows->pdata[i]);
  g_ptr_array_set_size (page->rows, 0);
  for (guint i = 0; i < dorsal_programme_n_shipped (); i++)
    if (dorsal_screening_offers (guide, thin, dorsal_programme_shipped (i)->not_for))
      add_programme (page, dorsal_programme_shipped (i));
  for (guint i = 0; i < own->len; i++)
    if (dorsal_screening_offers (guide, thin, ((DorsalProgramme *) own->pdata[i])->not_for))
      add_programme (page, own->pdata[i]);
  for (guint i = 0; i < refused->len; i++)
    add_refused (page, refused->pdata[i]);
  show_caution (page, guide);
  gtk_widget_set_visible (page->free_session, guide == DORSAL_GUIDE_ROLLER);
}

static void
on_source_chosen (DorsalHomePage *page, const char *name)
{
  g_signal_emit (page, signals[CHOSEN], 0, name);
}

/* --- the object --- */

static void
dorsal_home_page_map (GtkWidget *widget)
{
  reload (DORSAL_HOME_PAGE (widget));
  GTK_WIDGET_CLASS (dorsal_home_page_parent_class)->map (widget);
}

static void
dorsal_home_page_dispose (GObject *object)
{
  DorsalHomePage *page = DORSAL_HOME_PAGE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  g_clear_object (&page->live);
  g_clear_pointer (&page->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (dorsal_home_page_parent_class)->dispose (object);
}

static void
dorsal_home_page_class_init (DorsalHomePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_home_page_dispose;
  widget_class->map = dorsal_home_page_map;
  signals[CHOSEN] = g_signal_new ("chosen", DORSAL_TYPE_HOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                  1, G_TYPE_STRING);
  g_type_ensure (DORSAL_TYPE_SOURCE_LIST);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/home-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalHomePage, name)
  CHILD (column);
  CHILD (roller);
  CHILD (roller_icon);
  CHILD (caution);
  CHILD (programmes);
  CHILD (free_session);
  CHILD (sources);
#undef CHILD
  gtk_widget_class_bind_template_callback (widget_class, on_source_chosen);
}

static void
dorsal_home_page_init (DorsalHomePage *page)
{
  page->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (page));
  gtk_widget_set_layout_manager (page->column, dorsal_place_scrolled ());
}
