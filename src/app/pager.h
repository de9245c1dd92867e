/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which page is shown, and the way back. A page has a name, a place in one of the views' stacks, and nothing else to
 * do with navigation. It is made when it is first needed: a start need not wait for eleven pages that nobody looks at. */

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _DorsalPager DorsalPager;

/* make: the page of this name, for its place; called once for each, and never NULL. moved: after each change. */
typedef struct
{
  GtkWidget *(*make) (gpointer data, const char *name);
  void (*moved) (gpointer data);
  gpointer data;
} DorsalPagerOwner;

/* Each child of views is a GtkStack of empty AdwBins, the places of pages; its first is that of the view's root, the
 * others are reached from somewhere and lead back there. Goes before the widgets. */
DorsalPager *dorsal_pager_new (AdwViewStack *views, const DorsalPagerOwner *owner);
void dorsal_pager_free (DorsalPager *pager);

/* The page of that name, which there must be: made, if it was not. */
GtkWidget *dorsal_pager_need (DorsalPager *pager, const char *name);

/* The same; NULL where it was not made yet. */
GtkWidget *dorsal_pager_peek (DorsalPager *pager, const char *name);

/* FALSE: there is no such page. */
gboolean dorsal_pager_show (DorsalPager *pager, const char *name);

/* To where this page was reached from, at last to its view's root. FALSE: it is a root. */
gboolean dorsal_pager_back (DorsalPager *pager);
gboolean dorsal_pager_can_go_back (DorsalPager *pager);

/* Of the page shown. */
const char *dorsal_pager_get_name (DorsalPager *pager);

/* All names, NULL-terminated; free the container. */
const char **dorsal_pager_list (DorsalPager *pager);

/* What the page shown is called, where it is one to read; else NULL. */
const char *dorsal_pager_get_title (DorsalPager *pager);

G_END_DECLS
