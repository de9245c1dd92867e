/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The roller that is connected, and what is known of it from earlier: read when it says hello, kept when something
 * more is known. */

#include "store/roller-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *directory; /* NULL: nothing is read or kept */
  DorsalHello hello;
  gboolean has_hello;
  DorsalRollerProfile profile; /* all zeroes: nothing is known */
  char *complaint;             /* a sentence for the person, once; NULL: none */
} DorsalRollers;

void dorsal_rollers_clear (DorsalRollers *rollers);

/* A roller said hello. Returns whether another profile holds from here on. */
gboolean dorsal_rollers_take_hello (DorsalRollers *rollers, const DorsalHello *hello);

/* No roller. */
void dorsal_rollers_forget (DorsalRollers *rollers);

/* More is known: it holds at once, and is kept. FALSE: it could not be kept, and holds until the roller goes. */
gboolean dorsal_rollers_keep (DorsalRollers *rollers, const DorsalRollerProfile *profile, GError **error);

/* The person said where the marked end lies. What cannot be kept becomes the complaint. */
void dorsal_rollers_take_marked_end (DorsalRollers *rollers, DorsalMarkedEnd end);

G_END_DECLS
