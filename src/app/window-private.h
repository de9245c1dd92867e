/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The window's inside, for its four files: window.c shows, window-pages.c makes its pages, window-actions.c does,
 * window-source.c connects. */

#include "app/window.h"

#include "app/banner.h"
#include "app/coaching.h"
#include "app/finder.h"
#include "app/head.h"
#include "app/history.h"
#include "app/pacer.h"
#include "app/pager.h"
#include "app/prompter.h"
#include "app/source-list.h"
#include "app/tuner.h"

struct _DorsalWindow
{
  AdwApplicationWindow parent_instance;
  DorsalLive *live;
  GtkWidget *top;
  AdwToastOverlay *toasts;
  GtkMenuButton *roller_button;
  GtkPopover *roller_popover;
  GtkWidget *back_button;
  GtkLabel *roller_name;
  AdwViewSwitcherTitle *switcher;
  GtkWidget *demo_badge;
  DorsalHead *head;
  DorsalBanner *banner;
  AdwViewStack *views;
  GtkWidget *switcher_bar; /* for who is led: all of it goes */
  GtkWidget *views_bar;    /* in it, where the header has no room for the views */
  guint views_id;
  GtkLabel *link_quality;
  DorsalSourceList *popover_list;
  DorsalPacer *pacer;
  DorsalPager *pager;
  DorsalFinder *finder;
  DorsalPrompter *prompter;
  DorsalHistory *history;
  DorsalCoaching *coaching;
  DorsalTuner *tuner;
  GError *refused; /* why a name led nowhere; NULL else */
  DorsalTone tone;
  gboolean narrow;
};

/* Those of a window: win.show, win.back, win.begin, win.disconnect, win.anchor, win.turn-roller, win.choose-roller,
 * win.preferences, win.show-help-overlay, win.calibrate, win.measure-radius. */
void dorsal_window_install_actions (GtkWidgetClass *widget_class);

/* Makes the page of that name: the pager's maker. */
GtkWidget *dorsal_window_make_page (gpointer window, const char *name);

/* The finder connected to a roller; a row of the list was chosen. */
void dorsal_window_on_found (gpointer window);
void dorsal_window_on_source_chosen (DorsalWindow *window, const char *name);
