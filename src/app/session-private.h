/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of session-page.h share: session-page.c follows, shows and begins, session-actions.c has keys and clicks. */

#include "app/face-view.h"
#include "app/session-layout.h"
#include "app/session-page.h"
#include "app/speech.h"
#include "app/spine-view.h"
#include "app/summary-view.h"
#include "app/turner.h"

G_BEGIN_DECLS

struct _DorsalSessionPage
{
  GtkWidget parent_instance;
  GtkStack *stack;
  DorsalTurner *turner;
  DorsalSessionLayout *layout;
  DorsalFaceView *face;
  DorsalSpineView *spine;
  GtkLabel *title, *say, *next;
  GtkWidget *answers, *anchor, *direction, *controls;
  GtkButton *pause;
  DorsalSummaryView *summary;
  DorsalLive *live;
  DorsalPrompter *prompter;
  DorsalSpeech *speech; /* NULL: nothing was spoken yet */
  DorsalFaceTone tone;
  DorsalCoach coach;
  const DorsalProgramme *programme; /* NULL: free */
  DorsalProgramme *own;             /* the same, where it is the user's */
  char *name;                       /* of the last one; NULL before */
  guint timer_id;
};

typedef enum
{
  DORSAL_SESSION_WANTED,
  DORSAL_SESSION_ENDED_SHOWN,
  DORSAL_SESSION_DONE,
  DORSAL_SESSION_N_SIGNALS,
} DorsalSessionSignal;

/* Emits it. */
void dorsal_session_page_tell (DorsalSessionPage *page, DorsalSessionSignal signal);

/* The coach has moved on. quietly: shown only where there is news. */
void dorsal_session_page_take (DorsalSessionPage *page, DorsalCoach next, gboolean quietly);

/* Begun and not ended. */
gboolean dorsal_session_page_is_under_way (DorsalSessionPage *page);

/* The actions of session-page.h, their keys, and when they are there. */
void dorsal_session_actions_install (GtkWidgetClass *widget_class);
void dorsal_session_actions_add_keys (DorsalSessionPage *page);
void dorsal_session_actions_enable (DorsalSessionPage *page, gboolean enabled);

G_END_DECLS
