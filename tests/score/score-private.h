/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the files of score.h share. */

#include "score.h"

#include "core/zones.h"

G_BEGIN_DECLS

#define CLEAR_CM 0.8  /* from a border */
#define GRACE_S  0.75

static inline const Row *
row_at (const Session *session, gsize i)
{
  return &g_array_index (session->rows, Row, i);
}

static inline gboolean
is_knowable (const Row *row)
{
  return row->anchored && !row->replaced;
}

/* Each adds to its part of *score. */
void score_incursions (const Session *session, Score *score);
void score_false_alarms (const Session *session, Score *score);
void score_holds (const Session *session, Score *score);

G_END_DECLS
