/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A summary ↔ bytes.
 *
 *   version   numbers, in the order of walk()   for each table its length first: a later Dorsal
 *             may know more zones, and an older database fewer
 *
 * One walk for both ways, so that they cannot differ. Never: a number below zero. */

#include "store/totals.h"

#include "store/bytes.h"
#include "store/store-private.h"

DorsalSummary
dorsal_totals_step (DorsalSummary prev, const DorsalMessage *message)
{
  DorsalLevel level;
  DorsalAnswer answer;

  if (message->kind == DORSAL_MESSAGE_READING)
    return dorsal_summary_step (prev, &message->reading, message->step == DORSAL_CLOCK_GAP);
  return dorsal_message_get_answer (message, &level, &answer) ? dorsal_summary_answer (prev, level, answer) : prev;
}

#define MOST ((gint64) 1 << 52) /* 142 years in microseconds */
#define MOST_THOUSANDTHS ((gint64) 1 << 50) /* which a double gives back to the last one, its half as well */

typedef struct
{
  GByteArray *bytes; /* packing; else NULL */
  const guint8 *at, *end;
} Walk;

static inline void
walk_number (Walk *walk, gint64 *value)
{
  if (walk->bytes)
    dorsal_bytes_put (walk->bytes, (guint64) MAX (*value, 0));
  else
    *value = (gint64) (dorsal_bytes_take (&walk->at, walk->end) & G_MAXINT64);
}

static void
walk_count (Walk *walk, guint *value)
{
  gint64 wide = *value;

  walk_number (walk, &wide);
  *value = (guint) MIN (wide, G_MAXUINT);
}

/* Thousandths. */
static void
walk_double (Walk *walk, double *value)
{
  double thousandths = *value * 1e3 + 0.5;
  gint64 wide = thousandths > 0 ? (gint64) MIN (thousandths, (double) MOST_THOUSANDTHS) : 0;

  walk_number (walk, &wide);
  *value = (double) wide * 1e-3;
}

static void
walk_unsigned (Walk *walk, guint64 *value)
{
  gint64 wide = (gint64) *value;

  walk_number (walk, &wide);
  *value = (guint64) wide;
}

/* How many of n there are in the bytes; what is beyond n is passed over by the caller. */
static guint
walk_length (Walk *walk, guint n)
{
  guint there = n;

  walk_count (walk, &there);
  if (there > 1000)
    walk->at = NULL;
  return walk->bytes || walk->at ? there : 0;
}

static void
walk_times (Walk *walk, gint64 *values, guint n)
{
  guint there = walk_length (walk, n);
  gint64 beyond = 0;

  for (guint i = 0; i < there; i++)
    walk_number (walk, i < n ? &values[i] : &beyond);
}

static void
walk_counts (Walk *walk, guint *values, guint n)
{
  guint there = walk_length (walk, n);
  guint beyond = 0;

  for (guint i = 0; i < there; i++)
    walk_count (walk, i < n ? &values[i] : &beyond);
}

static void
walk_spot (Walk *walk, DorsalSummarySpot *spot)
{
  guint answer = spot->answer;

  walk_count (walk, &spot->holds);
  walk_number (walk, &spot->hold_us);
  walk_number (walk, &spot->longest_us);
  walk_counts (walk, spot->answers, DORSAL_N_ANSWERS);
  walk_count (walk, &answer);
  spot->answer = answer < DORSAL_N_ANSWERS ? (DorsalAnswer) answer : DORSAL_ANSWER_UNKNOWN;
}

static gboolean
has_any (const DorsalSummarySpot *spot)
{
  return spot->holds + spot->answers[DORSAL_ANSWER_BETTER] + spot->answers[DORSAL_ANSWER_SAME]
             + spot->answers[DORSAL_ANSWER_WORSE]
         > 0;
}

/* Those that had any, each behind its level plus one; a zero ends them. */
static void
walk_spots (Walk *walk, DorsalSummarySpot spots[DORSAL_N_LEVELS])
{
  guint next = 0;

  for (guint i = 0; walk->bytes && i < DORSAL_N_LEVELS; i++)
    if (has_any (&spots[i]))
      {
        next = i + 1;
        walk_count (walk, &next);
        walk_spot (walk, &spots[i]);
      }
  next = 0;
  for (walk_count (walk, &next); !walk->bytes && next > 0; walk_count (walk, &next))
    {
      DorsalSummarySpot beyond = { 0 };
      walk_spot (walk, next <= DORSAL_N_LEVELS ? &spots[next - 1] : &beyond);
    }
}

static void
walk_all (Walk *walk, DorsalSummary *summary)
{
  walk_unsigned (walk, &summary->samples);
  walk_unsigned (walk, &summary->lost);
  walk_number (walk, &summary->first_us);
  walk_number (walk, &summary->last_us);
  walk_times (walk, summary->state_us, DORSAL_N_STATES);
  walk_times (walk, summary->zone_us, DORSAL_N_ZONES);
  walk_times (walk, summary->level_us, DORSAL_N_LEVELS);
  walk_times (walk, summary->pace_us, DORSAL_N_PACES);
  walk_counts (walk, summary->alerts, DORSAL_N_ALERTS);
  walk_count (walk, &summary->holds);
  walk_count (walk, &summary->strokes);
  walk_count (walk, &summary->gaps);
  walk_number (walk, &summary->gap_us);
  walk_number (walk, &summary->loaded_us);
  walk_double (walk, &summary->longest_hold_s);
  walk_double (walk, &summary->hardest_kpa);
  walk_double (walk, &summary->loaded_kpa_s);
  walk_spots (walk, summary->spots);
}

GByteArray *
dorsal_totals_pack (const DorsalSummary *summary)
{
  DorsalSummary copy = *summary;
  Walk walk = { .bytes = g_byte_array_sized_new (384) };

  dorsal_bytes_put (walk.bytes, DORSAL_TOTALS_VERSION);
  walk_all (&walk, &copy);
  return walk.bytes;
}

static gboolean
are_times (const gint64 *values_us, guint n)
{
  for (guint i = 0; i < n; i++)
    if (values_us[i] > MOST)
      return FALSE;
  return TRUE;
}

/* What no session comes to is another's bytes; weeks may add up the rest. */
static gboolean
makes_sense (const DorsalSummary *summary)
{
  const double doubles[] = { summary->longest_hold_s, summary->hardest_kpa, summary->loaded_kpa_s };
  const gint64 times_us[] = { summary->first_us, summary->last_us, summary->gap_us, summary->loaded_us };

  for (guint i = 0; i < G_N_ELEMENTS (doubles); i++)
    if (!(doubles[i] >= 0 && doubles[i] <= MOST_THOUSANDTHS * 1e-3))
      return FALSE;
  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    if (!are_times (&summary->spots[i].hold_us, 1) || !are_times (&summary->spots[i].longest_us, 1))
      return FALSE;
  return are_times (times_us, G_N_ELEMENTS (times_us)) && are_times (summary->state_us, DORSAL_N_STATES)
         && are_times (summary->zone_us, DORSAL_N_ZONES) && are_times (summary->level_us, DORSAL_N_LEVELS)
         && are_times (summary->pace_us, DORSAL_N_PACES);
}

gboolean
dorsal_totals_unpack (const guint8 *bytes, gsize n, DorsalSummary *ret_summary)
{
  Walk walk = { .at = bytes, .end = n > 0 ? bytes + n : bytes };
  DorsalSummary summary = { 0 };

  if (n == 0 || dorsal_bytes_take (&walk.at, walk.end) != DORSAL_TOTALS_VERSION)
    return FALSE;
  walk_all (&walk, &summary);
  if (!walk.at || !makes_sense (&summary))
    return FALSE;
  *ret_summary = summary;
  return TRUE;
}

gboolean
dorsal_totals_put (const DorsalSummary *summary, DorsalStore *store, gint64 session, GError **error)
{
  sqlite3_stmt *stmt
      = dorsal_store_prepared (store, "INSERT OR REPLACE INTO sums (session, version, bytes) VALUES (?, ?, ?)", error);
  g_autoptr (GByteArray) bytes = dorsal_totals_pack (summary);

  if (!stmt)
    return FALSE;
  sqlite3_bind_int64 (stmt, 1, session);
  sqlite3_bind_int (stmt, 2, DORSAL_TOTALS_VERSION);
  sqlite3_bind_blob (stmt, 3, bytes->data, (int) bytes->len, SQLITE_STATIC);
  return dorsal_store_run (store, stmt, error);
}
