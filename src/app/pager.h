/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Which page is shown, and the way back. A page has a name, a place in one of the views' stacks, and nothing else to
 * do with navigation. */

#include <adwaita.h>

G_BEGIN_DECLS

typedef struct _DorsalPager DorsalPager;

/* Each child of views is a GtkStack; its first child is the view's root, the others are reached from somewhere and
 * lead back there. moved: after each change. Goes before the widgets. */
DorsalPager *dorsal_pager_new (AdwViewStack *views, void (*moved) (gpointer data), gpointer data);
void dorsal_pager_free (DorsalPager *pager);

/* FALSE: there is no such page. */
gboolean dorsal_pager_show (DorsalPager *pager, const char *name);

/* To where this page was reached from, at last to its view's root. FALSE: it is a root. */
gboolean dorsal_pager_back (DorsalPager *pager);
gboolean dorsal_pager_can_go_back (DorsalPager *pager);

/* The page's name, and the page. */
const char *dorsal_pager_get_name (DorsalPager *pager);
GtkWidget *dorsal_pager_get_page (DorsalPager *pager);

/* All names, NULL-terminated; free the container. */
const char **dorsal_pager_list (DorsalPager *pager);

/* What the page shown is called, where it is one to read; else NULL. */
const char *dorsal_pager_get_title (DorsalPager *pager);

G_END_DECLS
