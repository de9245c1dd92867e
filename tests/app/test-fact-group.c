/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Facts on a telephone: no word is broken for another's sake. */

#include <adwaita.h>

#include "app/fact-group.h"
#include "rig.h"

static void
check_titles (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_has_css_class (widget, "title") && gtk_widget_get_mapped (widget))
    {
      PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));

      g_test_message ("%s: %d lines", gtk_label_get_text (GTK_LABEL (widget)), pango_layout_get_line_count (layout));
      g_assert_cmpint (pango_layout_get_line_count (layout), ==, 1);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    check_titles (child);
}

static void
test_titles (void)
{
  static const DorsalFact some[] = {
    { (char *) "Alerts",
      (char *) "On the lower back, Too hard, 8 × Near the lower back, Too fast, On the spine itself" },
    { (char *) "Hinweise", (char *) "Auf dem unteren Rücken, Zu fest, 8 × Nahe am unteren Rücken, Zu schnell" },
    { (char *) "Link", (char *) "1.4 % of the samples lost, 0 bad lines" },
    { (char *) "Time", (char *) "5:59" },
  };
  g_autoptr (GArray) facts = g_array_new (FALSE, FALSE, sizeof (DorsalFact));
  DorsalFactGroup *group = g_object_new (DORSAL_TYPE_FACT_GROUP, NULL);
  GtkWindow *window = GTK_WINDOW (adw_window_new ());

  g_array_append_vals (facts, some, G_N_ELEMENTS (some));
  dorsal_fact_group_show (group, facts);
  gtk_widget_set_margin_start (GTK_WIDGET (group), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (group), 12);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (group));
  gtk_window_set_default_size (window, 360, 720);
  gtk_window_present (window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
  check_titles (GTK_WIDGET (group));
  rig_close (window);
}

int
main (int argc, char **argv)
{
  g_autoptr (DorsalApplication) application = rig_start (&argc, &argv);

  g_assert_nonnull (application);
  g_test_add_func ("/app/fact-group/titles-are-not-broken", test_titles);
  return g_test_run ();
}
