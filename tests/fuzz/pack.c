/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The bytes of a row of samples → messages → replay → totals and columns; and the blobs of those two. What was once
 * unpacked packs, and unpacks to the same again. */

#include "fuzz.h"

#include <string.h>

#include "store/replay.h"
#include "store/totals.h"

/* All messages of a pack, with today's judgement of them. */
static DorsalSummary
play (const guint8 *bytes, gsize n, DorsalPacker *packer)
{
  g_autofree DorsalReplay *replay = g_new0 (DorsalReplay, 1);
  DorsalSettings settings = dorsal_settings_default ();
  DorsalSummary summary = { 0 };
  DorsalUnpacker unpacker;
  DorsalMessage message, gesture;

  dorsal_replay_begin (replay, &settings, FALSE);
  dorsal_unpacker_begin (&unpacker, bytes, n);
  while (dorsal_unpacker_next (&unpacker, &message))
    {
      if (message.kind == DORSAL_MESSAGE_DROPPED)
        dorsal_packer_dropped (packer, message.frame.status.overruns);
      else
        dorsal_packer_add (packer, &message);
      dorsal_replay_step (replay, &message);
      if (message.kind == DORSAL_MESSAGE_READING)
        fuzz_check_reading (&message.reading);
      summary = dorsal_totals_step (summary, &message);
      if (message.kind == DORSAL_MESSAGE_READING && dorsal_replay_gesture (replay, &gesture))
        summary = dorsal_totals_step (summary, &gesture);
    }
  g_assert_true (unpacker.at <= unpacker.end);
  return summary;
}

static void
check_totals (const DorsalSummary *summary)
{
  g_autoptr (GByteArray) blob = dorsal_totals_pack (summary), second = NULL;
  DorsalSummary back;

  if (!dorsal_totals_unpack (blob->data, blob->len, &back)) /* times that no session comes to: refused as damage is */
    return;
  second = dorsal_totals_pack (&back);
  g_assert_cmpmem (blob->data, blob->len, second->data, second->len);
}

int
LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n)
{
  DorsalPacker once, twice;
  DorsalSummary summary, again;

  dorsal_packer_begin (&once);
  dorsal_packer_begin (&twice);
  summary = play (bytes, n, &once);
  again = play (once.bytes->data, once.bytes->len, &twice);
  g_assert_cmpmem (once.bytes->data, once.bytes->len, twice.bytes->data, twice.bytes->len);
  g_assert_cmpmem (&summary, sizeof summary, &again, sizeof again);
  check_totals (&summary);
  if (dorsal_totals_unpack (bytes, n, &summary))
    check_totals (&summary);
  dorsal_packer_clear (&once);
  dorsal_packer_clear (&twice);
  return 0;
}
