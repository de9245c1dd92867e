/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: an order, the host's time. Out: what the stream answers. Never: waits. */

#include "sensor/order.h"

const DorsalMessage *
dorsal_order_do (const DorsalOrder *order, DorsalStream *stream, gint64 now_us)
{
  switch (order->kind)
    {
    case DORSAL_ORDER_ANCHOR:
      return dorsal_stream_anchor (stream);
    case DORSAL_ORDER_DIRECTION:
      return dorsal_stream_answer_direction (stream, order->turned);
    case DORSAL_ORDER_CONFIGURE:
      return dorsal_stream_configure (stream, order->settings);
    case DORSAL_ORDER_CUE:
      return dorsal_stream_cue (stream, order->cue.cue, order->cue.ttl_ms, now_us);
    case DORSAL_ORDER_REFLEX:
      stream->has_reflex = order->reflex;
      return NULL;
    case DORSAL_ORDER_ANSWER:
      return dorsal_stream_answer (stream, order->felt.level, order->felt.answer);
    case DORSAL_ORDER_WISH:
      return dorsal_stream_wish (stream, order->wish);
    case DORSAL_ORDER_NONE:
      break;
    }
  return NULL;
}
