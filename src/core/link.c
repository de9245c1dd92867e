/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Handshake and silence.
 *
 * Comes in: what arrived, and the host's time. Goes out: the state of the link and what to
 * ask the roller. Never: the clock itself.
 *
 *            hello: send start                 sample                 500 ms without
 *   OPENING ──────────────────▶ OPENING, heard ───────▶ STREAMING ───────────────────▶ SILENT
 *      │ RLQ at once and every second   │ start again       ▲                             │ RLQ every second
 *      ▼ 5 s without a hello            ▼ every second      └──────────── sample ─────────┘
 *    LOST */

#include "core/link.h"

DorsalLink
dorsal_link_open (gint64 now_us)
{
  return (DorsalLink){
    .state = DORSAL_LINK_OPENING,
    .opened_us = now_us,
    .asked_us = now_us - DORSAL_LINK_ASK_US, /* the first question is due at once */
  };
}

DorsalLink
dorsal_link_on_hello (DorsalLink link, gint64 now_us, guint *send)
{
  if (link.state == DORSAL_LINK_LOST)
    return link;
  link.heard = TRUE;
  link.asked_us = now_us;
  *send |= DORSAL_LINK_SEND_START;
  return link;
}

DorsalLink
dorsal_link_on_sample (DorsalLink link, gint64 now_us)
{
  if (link.heard && link.state != DORSAL_LINK_LOST)
    {
      link.state = DORSAL_LINK_STREAMING;
      link.sample_us = now_us;
    }
  return link;
}

static DorsalLink
ask (DorsalLink link, gint64 now_us, guint what, guint *send)
{
  if (now_us - link.asked_us >= DORSAL_LINK_ASK_US)
    {
      link.asked_us = now_us;
      *send |= what;
    }
  return link;
}

DorsalLink
dorsal_link_on_tick (DorsalLink link, gint64 now_us, guint *send)
{
  switch (link.state)
    {
    case DORSAL_LINK_OPENING:
      if (link.heard)
        return ask (link, now_us, DORSAL_LINK_SEND_START, send);
      if (now_us - link.opened_us >= DORSAL_LINK_HELLO_US)
        link.state = DORSAL_LINK_LOST;
      else
        return ask (link, now_us, DORSAL_LINK_SEND_QUERY, send);
      return link;
    case DORSAL_LINK_STREAMING:
      if (now_us - link.sample_us < DORSAL_LINK_SILENT_US)
        return link;
      link.state = DORSAL_LINK_SILENT;
      return ask (link, now_us, DORSAL_LINK_SEND_QUERY, send);
    case DORSAL_LINK_SILENT:
      return ask (link, now_us, DORSAL_LINK_SEND_QUERY, send);
    default:
      return link;
    }
}

gint64
dorsal_link_deadline_us (const DorsalLink *link)
{
  gint64 ask_us = link->asked_us + DORSAL_LINK_ASK_US;

  switch (link->state)
    {
    case DORSAL_LINK_OPENING:
      return link->heard ? ask_us : MIN (ask_us, link->opened_us + DORSAL_LINK_HELLO_US);
    case DORSAL_LINK_STREAMING:
      return link->sample_us + DORSAL_LINK_SILENT_US;
    case DORSAL_LINK_SILENT:
      return ask_us;
    default:
      return G_MAXINT64;
    }
}
