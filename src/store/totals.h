/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What a session comes to, as a blob of some hundred bytes, so that ten thousand of them are read at once. */

#include "core/stream.h"
#include "core/summary.h"
#include "store/store.h"

G_BEGIN_DECLS

#define DORSAL_TOTALS_VERSION 1 /* one that is not this is made anew by replay: store/caretaker.h */

/* READING and GESTURE; others add nothing. */
DorsalSummary dorsal_totals_step (DorsalSummary prev, const DorsalMessage *message);

/* Newly allocated. */
GByteArray *dorsal_totals_pack (const DorsalSummary *summary);

/* The sums only: not what the last reading was. FALSE: no blob of ours, and *ret_summary is untouched. */
gboolean dorsal_totals_unpack (const guint8 *bytes, gsize n, DorsalSummary *ret_summary);

/* Writes it for a session, within the caller's transaction. */
gboolean dorsal_totals_put (const DorsalSummary *summary, DorsalStore *store, gint64 session, GError **error);

G_END_DECLS
