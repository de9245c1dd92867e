/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a row of the history says. Pure functions, in the user's language; newly allocated. */

#include "app/kept-list.h"

G_BEGIN_DECLS

/* "3 holds · 2 alerts · Desk Back: 8 of 10 steps · After the run". */
char *dorsal_kept_row_words (const DorsalCatalogueRow *row);

/* What is out of the ordinary, "demo", "cut off"; NULL mostly. */
char *dorsal_kept_row_badge (const DorsalCatalogueRow *row);

/* Of a heading: "2 sessions · 24 min". */
char *dorsal_kept_row_sum (DorsalKeptItem *item);

/* What a screen reader says of it, a heading as well. */
char *dorsal_kept_row_sentence (DorsalKeptItem *item, gint64 now_us);

G_END_DECLS
