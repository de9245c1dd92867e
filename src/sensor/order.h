/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the person, or the coach, wants of a roller that is being read: a value, on its way from the main thread to the
 * sensor's. */

#include "core/stream.h"

G_BEGIN_DECLS

typedef enum
{
  DORSAL_ORDER_NONE,
  DORSAL_ORDER_ANCHOR,
  DORSAL_ORDER_DIRECTION,
  DORSAL_ORDER_CONFIGURE,
  DORSAL_ORDER_CUE,
  DORSAL_ORDER_REFLEX,
  DORSAL_ORDER_ANSWER,
  DORSAL_ORDER_WISH,
} DorsalOrderKind;

typedef struct
{
  DorsalOrderKind kind;
  union
  {
    gboolean turned;         /* DIRECTION */
    const DorsalSettings *settings; /* CONFIGURE */
    struct
    {
      DorsalCue cue;
      guint ttl_ms;
    } cue;
    gboolean reflex; /* REFLEX: whether grave alerts call the motor by themselves */
    struct
    {
      DorsalLevel level;
      DorsalAnswer answer;
    } felt; /* ANSWER */
    DorsalWish wish;
  };
} DorsalOrder;

/* The function of core/stream.h that is meant. Its first message, or NULL. now_us: the host's clock. */
const DorsalMessage *dorsal_order_do (const DorsalOrder *order, DorsalStream *stream, gint64 now_us);

G_END_DECLS
