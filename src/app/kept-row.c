/* SPDX-License-Identifier: GPL-3.0-or-later */

/*   Tuesday 24 November                      2 sessions · 24 min
 *   ┌──────────────────────────────────────────────────────────┐
 *   │ ⡇▬    18:42   12 min                           cut off │
 *   │ ⡇▬▬▬  ▒▒████████████████▨▨▒▒                             │
 *   │  ⡇▬   3 holds · 2 alerts · After the run                 │
 *   └──────────────────────────────────────────────────────────┘
 * Comes in: an item. Goes out: words and small pictures, and one sentence for screen readers. Never: a click of its own;
 * the list has it. */

#include "app/kept-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/kept-words.h"
#include "app/thumb.h"

struct _DorsalKeptRow
{
  GtkWidget parent_instance;
  GtkWidget *heading, *session;
  GtkLabel *day, *day_sum;
  DorsalThumb *spine, *zones;
  GtkLabel *hour, *length, *words, *badge;
};

G_DEFINE_FINAL_TYPE (DorsalKeptRow, dorsal_kept_row, GTK_TYPE_WIDGET)

char *
dorsal_kept_row_words (const DorsalCatalogueRow *row)
{
  g_autofree char *held = g_strdup_printf (ngettext ("%u hold", "%u holds", row->holds), row->holds);
  g_autofree char *stood = NULL;
  g_autofree char *note = g_strdelimit (g_strdup (row->note), "\n\r\t", ' ');
  guint alerts = 0;

  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    alerts += row->alerts[i];
  stood = alerts > 0 ? g_strdup_printf (ngettext ("%u alert", "%u alerts", alerts), alerts) : g_strdup (_("no alerts"));
  return g_strdup_printf ("%s · %s%s%s", held, stood, *note ? " · " : "", note);
}

static void
show_heading (DorsalKeptRow *row, DorsalKeptItem *item, gint64 now_us)
{
  g_autofree char *day = dorsal_words_of_day (dorsal_kept_item_get_day_us (item), now_us);
  g_autofree char *length = dorsal_words_of_length (dorsal_kept_item_get_length_us (item));
  guint n = dorsal_kept_item_get_count (item);
  g_autofree char *sum = g_strdup_printf (ngettext ("%u session · %s", "%u sessions · %s", n), n, length);

  gtk_label_set_text (row->day, day);
  gtk_label_set_text (row->day_sum, sum);
}

static void
describe (DorsalKeptRow *row, const DorsalCatalogueRow *session, const char *hour, const char *length, const char *words)
{
  const char *ending = session->ending == DORSAL_ENDING_CUT_OFF ? _("cut off") : "";
  g_autofree char *thoracic = dorsal_words_of_length (session->zone_us[DORSAL_ZONE_THORACIC]);
  g_autofree char *text = g_strdup_printf (_("%s, %s, %s on the thoracic spine, %s %s"), hour, length, thoracic, words, ending);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* What is out of the ordinary. */
static void
show_badge (DorsalKeptRow *row, const DorsalCatalogueRow *session)
{
  const char *ending = session->ending == DORSAL_ENDING_OPEN      ? _("being recorded")
                       : session->ending == DORSAL_ENDING_CUT_OFF ? _("cut off")
                                                                  : NULL;
  gboolean demo = strcmp (session->source, "demo") == 0;
  g_autofree char *both = demo && ending ? g_strdup_printf ("%s · %s", _("demo"), ending) : NULL;

  gtk_label_set_text (row->badge, both ? both : demo ? _("demo") : ending ? ending : "");
  gtk_widget_set_visible (GTK_WIDGET (row->badge), demo || ending);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row->badge),
                               session->ending == DORSAL_ENDING_CUT_OFF
                                   ? _("Dorsal ended during this session. It is kept up to its last second.")
                                   : NULL);
}

static void
show_session (DorsalKeptRow *row, const DorsalCatalogueRow *session)
{
  g_autofree char *hour = dorsal_words_of_hour (session->began_us);
  g_autofree char *length = dorsal_words_of_length (session->duration_us);
  g_autofree char *words = dorsal_kept_row_words (session);

  gtk_label_set_text (row->hour, hour);
  gtk_label_set_text (row->length, length);
  gtk_label_set_text (row->words, words);
  show_badge (row, session);
  dorsal_thumb_show (row->spine, session);
  dorsal_thumb_show (row->zones, session);
  describe (row, session, hour, length, words);
}

void
dorsal_kept_row_show (DorsalKeptRow *row, DorsalKeptItem *item, gint64 now_us)
{
  const DorsalCatalogueRow *session = dorsal_kept_item_get_row (item);

  gtk_widget_set_visible (row->heading, session == NULL);
  gtk_widget_set_visible (row->session, session != NULL);
  if (session)
    show_session (row, session);
  else
    show_heading (row, item, now_us);
}

static void
dorsal_kept_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_kept_row_parent_class)->dispose (object);
}

static void
dorsal_kept_row_class_init (DorsalKeptRowClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_kept_row_dispose;
  g_type_ensure (DORSAL_TYPE_THUMB);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/kept-row.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalKeptRow, name)
  CHILD (heading);
  CHILD (session);
  CHILD (day);
  CHILD (day_sum);
  CHILD (spine);
  CHILD (zones);
  CHILD (hour);
  CHILD (length);
  CHILD (words);
  CHILD (badge);
#undef CHILD
}

static void
dorsal_kept_row_init (DorsalKeptRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
dorsal_kept_row_new (void)
{
  return g_object_new (DORSAL_TYPE_KEPT_ROW, NULL);
}
