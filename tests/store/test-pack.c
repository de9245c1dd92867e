/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages as bytes: nothing is lost, little is used, and no bytes can do harm. */

#include "rig.h"

#include <string.h>

/* What is packed of a reading is what the judgement was given. */
static gboolean
is_same_input (const DorsalMessage *a, const DorsalMessage *b)
{
  if (a->kind == DORSAL_MESSAGE_ANCHORED)
    return b->kind == a->kind;
  if (a->kind != DORSAL_MESSAGE_READING)
    return rig_is_same (a, b);
  if (b->kind != a->kind || b->step != a->step || b->reading.link != a->reading.link)
    return FALSE;
  return a->step == DORSAL_CLOCK_UNKNOWN
         || memcmp (&a->reading.sample, &b->reading.sample, sizeof a->reading.sample) == 0;
}

static void
test_there_and_back (void)
{
  g_auto (RigRide) ride = rig_ride (2, 60, 100);
  DorsalPacker packer;
  DorsalUnpacker unpacker;
  DorsalMessage message;
  guint kinds = 0;

  dorsal_packer_begin (&packer);
  for (guint i = 0; i < ride.messages->len; i++)
    dorsal_packer_add (&packer, &g_array_index (ride.messages, DorsalMessage, i));
  dorsal_packer_dropped (&packer, 1234567);
  dorsal_unpacker_begin (&unpacker, packer.bytes->data, packer.bytes->len);
  for (guint i = 0; i < ride.messages->len; i++)
    {
      const DorsalMessage *want = &g_array_index (ride.messages, DorsalMessage, i);

      g_assert_true (dorsal_unpacker_next (&unpacker, &message));
      g_assert_true (is_same_input (want, &message));
      kinds |= 1u << want->kind;
    }
  g_assert_true (dorsal_unpacker_next (&unpacker, &message));
  g_assert_cmpint (message.kind, ==, DORSAL_MESSAGE_DROPPED);
  g_assert_cmpuint (message.frame.status.overruns, ==, 1234567);
  g_assert_false (dorsal_unpacker_next (&unpacker, &message));
  g_assert_false (unpacker.damaged);
  /* It was a ride in which much happened, and it took little room. */
  g_assert_cmpuint (kinds & 1u << DORSAL_MESSAGE_SETTINGS, !=, 0);
  g_assert_cmpuint (kinds & 1u << DORSAL_MESSAGE_ANCHORED, !=, 0);
  g_assert_cmpuint (kinds & 1u << DORSAL_MESSAGE_ANCHOR_REFUSED, !=, 0);
  g_assert_cmpuint (kinds & 1u << DORSAL_MESSAGE_STATUS, !=, 0);
  g_assert_cmpuint (kinds & 1u << DORSAL_MESSAGE_FELT, !=, 0);
  g_assert_cmpuint (kinds & 1u << DORSAL_MESSAGE_WISH, !=, 0);
  g_assert_cmpuint (packer.n_samples, >, 3500);
  g_test_message ("%.1f bytes a sample", (double) packer.bytes->len / packer.n_samples);
  g_assert_cmpuint (packer.bytes->len, <, 32 * packer.n_samples);
  dorsal_packer_clear (&packer);
}

static void
test_extremes (void)
{
  DorsalMessage in = { .kind = DORSAL_MESSAGE_READING, .step = DORSAL_CLOCK_GAP }, out;
  DorsalUnpacker unpacker;
  DorsalPacker packer;

  dorsal_packer_begin (&packer);
  in.reading.link = DORSAL_LINK_STREAMING;
  in.reading.sample.n_cells = DORSAL_MAX_CELLS;
  for (guint i = 0; i < 4; i++)
    {
      in.reading.sample.time_us = i % 2 ? G_MAXINT64 / 2 : 0;
      in.reading.sample.angle_mdeg = i % 2 ? G_MAXINT32 : G_MININT32;
      in.reading.sample.seq = i % 2 ? 0 : 65535;
      for (guint j = 0; j < DORSAL_MAX_CELLS; j++)
        in.reading.sample.cells[j] = (i + j) % 2 ? DORSAL_CELL_DEAD : G_MAXINT32;
      dorsal_packer_add (&packer, &in);
    }
  dorsal_unpacker_begin (&unpacker, packer.bytes->data, packer.bytes->len);
  for (guint i = 0; i < 4; i++)
    g_assert_true (dorsal_unpacker_next (&unpacker, &out));
  g_assert_cmpmem (&in.reading.sample, sizeof in.reading.sample, &out.reading.sample, sizeof out.reading.sample);
  g_assert_false (dorsal_unpacker_next (&unpacker, &out));
  dorsal_packer_clear (&packer);
}

/* Cut off, flipped, made up: it ends, and gives no word that does not exist. */
static void
test_damage (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_auto (RigRide) ride = rig_ride (4, 2, 100);
  DorsalPacker packer;

  dorsal_packer_begin (&packer);
  for (guint i = 0; i < ride.messages->len; i++)
    dorsal_packer_add (&packer, &g_array_index (ride.messages, DorsalMessage, i));
  for (guint i = 0; i < 20000; i++)
    {
      gsize n = (gsize) g_rand_int_range (rand, 0, (gint32) packer.bytes->len);
      g_autofree guint8 *bytes = g_memdup2 (packer.bytes->data, n);
      DorsalUnpacker unpacker;
      DorsalMessage message;

      for (guint j = 0; j < i % 8 && n > 0; j++)
        bytes[g_rand_int_range (rand, 0, (gint32) n)] = (guint8) g_rand_int (rand);
      dorsal_unpacker_begin (&unpacker, bytes, n);
      while (dorsal_unpacker_next (&unpacker, &message))
        if (message.kind == DORSAL_MESSAGE_READING)
          {
            g_assert_cmpuint (message.reading.sample.n_cells, <=, DORSAL_MAX_CELLS);
            g_assert_cmpuint (message.reading.link, <=, DORSAL_LINK_LOST);
          }
    }
  dorsal_packer_clear (&packer);
}

/* What no person can have said is damage. */
static void
test_said (void)
{
  static const guint8 wrong[][6] = {
    { 1, 13, 2, DORSAL_LEVEL_T6, DORSAL_ANSWER_WORSE + 1 }, { 1, 13, 2, DORSAL_N_LEVELS, 1 }, { 1, 13, 1, 1, 0 },
    { 1, 14, 1, DORSAL_WISH_END + 1 },                      { 1, 13, 0 },
  };
  static const gsize sizes[] = { 5, 5, 4, 4, 3 };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      DorsalUnpacker unpacker;
      DorsalMessage message;

      dorsal_unpacker_begin (&unpacker, wrong[i], sizes[i]);
      g_assert_false (dorsal_unpacker_next (&unpacker, &message));
      g_assert_true (unpacker.damaged);
    }
}

static void
test_later (void)
{
  const guint8 bytes[] = { 1, 77, 3, 'x', 'y', 'z', 6, 1, DORSAL_LINK_SILENT };
  const guint8 version[] = { 2, 6, 1, 2 };
  DorsalUnpacker unpacker;
  DorsalMessage message;

  dorsal_unpacker_begin (&unpacker, bytes, sizeof bytes);
  g_assert_true (dorsal_unpacker_next (&unpacker, &message));
  g_assert_cmpint (message.link, ==, DORSAL_LINK_SILENT);
  dorsal_unpacker_begin (&unpacker, version, sizeof version);
  g_assert_false (dorsal_unpacker_next (&unpacker, &message));
  g_assert_true (unpacker.damaged);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/pack/all-that-the-judgement-was-given-comes-back", test_there_and_back);
  g_test_add_func ("/store/pack/the-widest-steps-come-back", test_extremes);
  g_test_add_func ("/store/pack/no-bytes-do-harm", test_damage);
  g_test_add_func ("/store/pack/what-nobody-can-have-said-is-damage", test_said);
  g_test_add_func ("/store/pack/what-a-later-dorsal-added-is-passed-over", test_later);
  return g_test_run ();
}
