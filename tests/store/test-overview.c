/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is kept beside the samples says the same as the samples: totals, columns, and the readings of a part. */

#include "rig.h"

#include <sqlite3.h>
#include <string.h>

#include "store/caretaker.h"
#include "store/overview.h"

static void
exec (const char *path, const char *sql)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* In all ways the same as what a replay sums up. */
static void
test_sums (void)
{
  g_autofree char *path = rig_path ("sums.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 90, 100);
  gint64 id = rig_keep (store, &ride, 25);
  g_autoptr (DorsalKeptSession) live = dorsal_kept_get (store, id, NULL);
  g_autoptr (GArray) columns = dorsal_overview_read (store, id, NULL);
  g_autoptr (GArray) again = NULL;
  g_autoptr (DorsalKeptSession) made = NULL, none = NULL;

  g_assert_true (live->has_summary);
  g_assert_cmpuint (live->summary.samples, ==, live->samples);
  g_assert_cmpint (live->summary.last_us - live->summary.first_us, ==, live->duration_us);
  g_assert_cmpuint (live->summary.strokes, >, 3);
  g_assert_cmpfloat (dorsal_summary_mean_kpa (&live->summary), >, 0);
  exec (path, "DELETE FROM sums; DELETE FROM overviews");
  none = dorsal_kept_get (store, id, NULL);
  g_assert_false (none->has_summary);
  g_assert_cmpint (dorsal_kept_next_unsummed (store, G_MAXINT64, NULL), ==, id);
  g_assert_true (dorsal_kept_sum_up (store, id, NULL, NULL));
  g_assert_cmpint (dorsal_kept_next_unsummed (store, G_MAXINT64, NULL), ==, 0);
  made = dorsal_kept_get (store, id, NULL);
  g_assert_cmpmem (&made->summary, sizeof made->summary, &live->summary, sizeof live->summary);
  again = dorsal_overview_read (store, id, NULL);
  g_assert_cmpuint (columns->len, >, 300);
  g_assert_cmpmem (again->data, again->len * sizeof (DorsalColumn), columns->data, columns->len * sizeof (DorsalColumn));
}

/* Each column against the readings that fall into it. */
typedef struct
{
  const GArray *columns;
  gint64 first_us, at;
  gboolean begun;
  guint seen, gaps;
  double most_kpa;
  guint alerts;
} Check;

static gboolean
check (const DorsalMessage *now, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Check *c = data;
  const DorsalReading *r = &now->reading;
  const DorsalColumn *column;
  gint64 i;

  if (now->kind != DORSAL_MESSAGE_READING || (!c->begun && r->link != DORSAL_LINK_STREAMING))
    return TRUE;
  c->first_us = c->begun ? c->first_us : r->sample.time_us;
  c->begun = TRUE;
  i = (r->sample.time_us - c->first_us) / DORSAL_COLUMN_US;
  if (i != c->at)
    {
      c->gaps += i > c->at + 1;
      c->most_kpa = c->alerts = 0;
    }
  c->at = i;
  column = dorsal_overview_at (c->columns, r->sample.time_us - c->first_us);
  g_assert_nonnull (column);
  c->alerts |= r->alerts;
  g_assert_cmpuint (c->alerts & ~column->alerts, ==, 0);
  if (r->pressure_known && r->link == DORSAL_LINK_STREAMING)
    {
      g_assert_cmpfloat (r->pressure_kpa * 10, <=, column->most_dkpa + 0.5);
      g_assert_cmpfloat (r->pressure_kpa * 10, >=, column->least_dkpa - 0.5);
      c->seen++;
    }
  return TRUE;
}

static void
test_columns (void)
{
  g_autofree char *path = rig_path ("columns.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 90, 100);
  gint64 id = rig_keep (store, &ride, 25);
  g_autoptr (DorsalKeptSession) session = dorsal_kept_get (store, id, NULL);
  g_autoptr (GArray) columns = dorsal_overview_read (store, id, NULL), empty = NULL;
  Check c = { .columns = columns };

  g_assert_true (dorsal_kept_play (store, session, NULL, check, &c, NULL, NULL));
  g_assert_cmpuint (c.seen, >, 5000);
  g_assert_cmpint (c.at, ==, columns->len - 1);
  g_assert_null (dorsal_overview_at (columns, -1));
  g_assert_null (dorsal_overview_at (columns, columns->len * (gint64) DORSAL_COLUMN_US));
  empty = dorsal_overview_read (store, 99, NULL);
  g_assert_cmpuint (empty->len, ==, 0);
  /* Damage costs its own segment, and nothing reads beyond it. */
  exec (path, "UPDATE overviews SET bytes = x'01ff' WHERE n = 1; UPDATE overviews SET bytes = zeroblob(1345) WHERE n = 2;"
              "INSERT INTO overviews VALUES (1, 4611686018427387904, zeroblob (1345)), (1, -5, zeroblob (1345))");
  {
    g_autoptr (GArray) hurt = dorsal_overview_read (store, id, NULL);

    g_assert_cmpuint (hurt->len, ==, columns->len);
    g_assert_cmpuint (g_array_index (hurt, DorsalColumn, 64).link, ==, DORSAL_LINK_ABSENT);
    g_assert_cmpint (g_array_index (hurt, DorsalColumn, 64).most_dkpa, ==, DORSAL_COLUMN_NONE);
    g_assert_cmpmem (hurt->data, 64 * sizeof (DorsalColumn), columns->data, 64 * sizeof (DorsalColumn));
  }
}

/* A session of the judgement's that asked how a spot feels: the answer is in the totals, and in its column. */
static void
test_answers (void)
{
  g_autofree char *path = rig_path ("answers.db");
  g_autoptr (DorsalStore) store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  g_auto (RigRide) ride = rig_ride (2, 3, 100);
  DorsalMessage answer = { .kind = DORSAL_MESSAGE_GESTURE, .time_us = 1100000 };
  g_autoptr (DorsalKeptSession) session = NULL;
  g_autoptr (GArray) columns = NULL;
  guint told = 0;

  answer.gesture.meaning = DORSAL_MEANING_WORSE;
  answer.gesture.level = DORSAL_LEVEL_T7;
  g_array_append_val (ride.messages, answer);
  session = dorsal_kept_get (store, rig_keep (store, &ride, 25), NULL);
  g_assert_cmpuint (session->summary.spots[DORSAL_LEVEL_T7].answers[DORSAL_ANSWER_WORSE], ==, 1);
  g_assert_cmpint (session->summary.spots[DORSAL_LEVEL_T7].answer, ==, DORSAL_ANSWER_WORSE);
  columns = dorsal_overview_read (store, session->id, NULL);
  for (guint i = 0; i < columns->len; i++)
    told += g_array_index (columns, DorsalColumn, i).answer == DORSAL_ANSWER_WORSE
            && g_array_index (columns, DorsalColumn, i).answer_level == DORSAL_LEVEL_T7;
  g_assert_cmpuint (told, ==, 1);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/overview/totals-by-replay-are-those-of-the-time", test_sums);
  g_test_add_func ("/store/overview/a-column-holds-all-its-readings", test_columns);
  g_test_add_func ("/store/overview/an-answer-is-kept-with-level-and-time", test_answers);
  result = g_test_run ();
  rig_clean ();
  return result;
}
