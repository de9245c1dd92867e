/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A button's own label, which has the name that is read out, is one line: it is told otherwise. Never: a label of ours in
 * its place, which would be read out as nothing. */

#include "app/wrap.h"

static void
wrap (GtkLabel *label)
{
  gtk_label_set_wrap (label, TRUE);
  gtk_label_set_justify (label, GTK_JUSTIFY_CENTER);
}

void
dorsal_wrap_buttons (GtkWidget *root)
{
  if (GTK_IS_BUTTON (root) && GTK_IS_LABEL (gtk_button_get_child (GTK_BUTTON (root))))
    wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (root))));
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    dorsal_wrap_buttons (child);
}
