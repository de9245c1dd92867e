/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The head of the window in big type: an icon, one line, the next step, what is doubtful. Hidden while there is
 * nothing to tell. */

#include <gtk/gtk.h>

#include "app/headline.h"
#include "app/live.h"
#include "app/trouble.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_HEAD (dorsal_head_get_type ())
G_DECLARE_FINAL_TYPE (DorsalHead, dorsal_head, DORSAL, HEAD, GtkWidget)

/* What it is made of. It shows them again once a second while nothing is heard, so they must last until the next call. */
typedef struct
{
  DorsalLive *live;
  const DorsalTrouble *trouble; /* of the roller's port; NULL: none */
  const GError *refused;        /* why a name led nowhere; NULL: it did not */
  const char *sound_trouble;    /* why there is no sound; NULL: none known */
} DorsalHeadNews;

void dorsal_head_show (DorsalHead *head, const DorsalHeadNews *news);

/* In a narrow window the session stands in the title. FALSE at first. */
void dorsal_head_set_narrow (DorsalHead *head, gboolean narrow);

/* Property "tone" (int, a DorsalTone), notified when it changes: of the whole area the head stands in. */
DorsalTone dorsal_head_get_tone (DorsalHead *head);

G_END_DECLS
