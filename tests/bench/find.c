/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "find.h"

GtkWidget *
bench_find (GtkWidget *root, const char *type)
{
  GtkWidget *found = NULL;

  if (g_str_equal (G_OBJECT_TYPE_NAME (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child && !found; child = gtk_widget_get_next_sibling (child))
    found = bench_find (child, type);
  return found;
}
