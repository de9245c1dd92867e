/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Names ↔ pages, and the trail.
 *
 *   show root           the trail is forgotten
 *   show another page   the present one joins the trail
 *   back                to the end of the trail, else to the root of this view
 *   the view switcher   another view: the trail is forgotten, its page stays as it was left
 *
 * Comes in: names. Goes out: visible children, which are made by then. Never: a page without a way back. */

#include "app/pager.h"

struct _DorsalPager
{
  AdwViewStack *views;
  GPtrArray *trail; /* names */
  DorsalPagerOwner owner;
  gboolean leading; /* the pager itself changes views */
};

static GtkStack *
view_of (DorsalPager *pager)
{
  return GTK_STACK (adw_view_stack_get_visible_child (pager->views));
}

static GtkWidget *
root_of (GtkStack *view)
{
  return gtk_widget_get_first_child (GTK_WIDGET (view));
}

static GtkStack *
find (DorsalPager *pager, const char *name)
{
  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (pager->views)); view;
       view = gtk_widget_get_next_sibling (view))
    if (gtk_stack_get_child_by_name (GTK_STACK (view), name))
      return GTK_STACK (view);
  return NULL;
}

/* --- places --- */

GtkWidget *
dorsal_pager_peek (DorsalPager *pager, const char *name)
{
  return adw_bin_get_child (ADW_BIN (gtk_stack_get_child_by_name (find (pager, name), name)));
}

GtkWidget *
dorsal_pager_need (DorsalPager *pager, const char *name)
{
  AdwBin *place = ADW_BIN (gtk_stack_get_child_by_name (find (pager, name), name));

  if (!adw_bin_get_child (place))
    adw_bin_set_child (place, pager->owner.make (pager->owner.data, name));
  return adw_bin_get_child (place);
}

/* --- the way --- */

static void
lead_to (DorsalPager *pager, const char *name)
{
  GtkStack *view = find (pager, name);

  dorsal_pager_need (pager, name);
  pager->leading = TRUE;
  gtk_stack_set_visible_child_name (view, name);
  adw_view_stack_set_visible_child (pager->views, GTK_WIDGET (view));
  pager->leading = FALSE;
  pager->owner.moved (pager->owner.data);
}

gboolean
dorsal_pager_show (DorsalPager *pager, const char *name)
{
  GtkStack *view = find (pager, name);
  const char *present = dorsal_pager_get_name (pager);

  if (!view)
    return FALSE;
  if (g_strcmp0 (present, name) == 0)
    return TRUE;
  if (gtk_stack_get_child_by_name (view, name) == root_of (view))
    g_ptr_array_set_size (pager->trail, 0);
  else
    g_ptr_array_add (pager->trail, g_strdup (present));
  lead_to (pager, name);
  return TRUE;
}

/* Where it will stand. */
static GtkWidget *
present_place (DorsalPager *pager)
{
  return gtk_stack_get_visible_child (view_of (pager));
}

gboolean
dorsal_pager_can_go_back (DorsalPager *pager)
{
  return present_place (pager) != root_of (view_of (pager));
}

gboolean
dorsal_pager_back (DorsalPager *pager)
{
  g_autofree char *name = NULL;

  if (!dorsal_pager_can_go_back (pager))
    return FALSE;
  if (pager->trail->len > 0)
    name = g_ptr_array_steal_index (pager->trail, pager->trail->len - 1);
  else
    name = g_strdup (gtk_stack_page_get_name (gtk_stack_get_page (view_of (pager), root_of (view_of (pager)))));
  lead_to (pager, name);
  return TRUE;
}

const char *
dorsal_pager_get_name (DorsalPager *pager)
{
  return gtk_stack_get_visible_child_name (view_of (pager));
}

const char *
dorsal_pager_get_title (DorsalPager *pager)
{
  return gtk_stack_page_get_title (gtk_stack_get_page (view_of (pager), present_place (pager)));
}

const char **
dorsal_pager_list (DorsalPager *pager)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (pager->views)); view;
       view = gtk_widget_get_next_sibling (view))
    for (GtkWidget *page = root_of (GTK_STACK (view)); page; page = gtk_widget_get_next_sibling (page))
      g_ptr_array_add (names, (char *) gtk_stack_page_get_name (gtk_stack_get_page (GTK_STACK (view), page)));
  g_ptr_array_add (names, NULL);
  return (const char **) g_ptr_array_steal (names, NULL);
}

/* Somebody used the switcher. */
static void
on_view_changed (DorsalPager *pager)
{
  if (pager->leading)
    return;
  g_ptr_array_set_size (pager->trail, 0);
  dorsal_pager_need (pager, dorsal_pager_get_name (pager));
  pager->owner.moved (pager->owner.data);
}

DorsalPager *
dorsal_pager_new (AdwViewStack *views, const DorsalPagerOwner *owner)
{
  DorsalPager *pager = g_new0 (DorsalPager, 1);

  pager->views = g_object_ref (views);
  pager->trail = g_ptr_array_new_with_free_func (g_free);
  pager->owner = *owner;
  g_signal_connect_swapped (views, "notify::visible-child", G_CALLBACK (on_view_changed), pager);
  return pager;
}

void
dorsal_pager_free (DorsalPager *pager)
{
  g_signal_handlers_disconnect_by_data (pager->views, pager);
  g_ptr_array_unref (pager->trail);
  g_object_unref (pager->views);
  g_free (pager);
}
