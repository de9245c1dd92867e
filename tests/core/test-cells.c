/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Counts to values: what is believed, what is left out, what an empty roller reads. */

#include "core/cells.h"
#include "rig.h"

#include <string.h>

#define N 6
#define PERIOD_US 10000

typedef struct
{
  DorsalCells cells;
  DorsalHello hello;
  DorsalZones zones;
  DorsalSample sample;
  DorsalCellValues values;
} Row;

static Row
row_of (DorsalUnit unit)
{
  Row row = { .hello = rig_hello (), .zones = *dorsal_zones_default (), .sample = { .n_cells = N } };

  row.hello.unit = unit;
  row.hello.n_cells = N;
  return row;
}

/* One period later with these counts; off: nobody lies there. */
static void
step (Row *row, const gint32 *counts, gboolean off)
{
  row->sample.time_us += PERIOD_US;
  memcpy (row->sample.cells, counts, N * sizeof *counts);
  dorsal_cells_step (&row->cells, &row->sample, &row->hello, NULL, &row->zones, &row->values);
  dorsal_cells_rest (&row->cells, &row->sample, &row->hello, off, &row->zones);
}

/* counts, each trembling by one except where `fixed` has a bit; the load swings by ± swing percent. */
static void
play (Row *row, double seconds, const gint32 *counts, guint fixed, double swing, gboolean off)
{
  for (guint i = 0; i < (guint) (seconds * 1e6 / PERIOD_US); i++)
    {
      double factor = 1 + swing / 100 * ((double) (i % 100) / 50 - 1);
      gint32 now[N];

      for (guint k = 0; k < N; k++)
        now[k] = counts[k] < 0 || fixed & 1u << k ? counts[k] : (gint32) (counts[k] * factor) + (gint32) ((i + k) % 2);
      step (row, now, off);
    }
}

static const gint32 empty[N], loaded[N] = { 100, 300, 400, 380, 310, 90 };

static void
test_units (void)
{
  static const gint32 counts[N] = { 0, 409, 4095, 819, 0, 0 };
  Row raw = row_of (DORSAL_UNIT_RAW), kpa = row_of (DORSAL_UNIT_KPA);

  step (&raw, counts, FALSE);
  g_assert_false (raw.values.pressure_known);
  g_assert_cmpfloat_with_epsilon (raw.values.value[1], 409 / 4095.0, 1e-9);
  g_assert_true (raw.values.saturated);
  step (&kpa, counts, FALSE);
  g_assert_true (kpa.values.pressure_known);
  g_assert_cmpfloat_with_epsilon (kpa.values.value[1], 40.9, 1e-9);
  g_assert_false (kpa.values.saturated);
}

static void
test_dead (void)
{
  static const gint32 counts[N] = { -1, 300, -1, -1, 600, -1 };
  Row row = row_of (DORSAL_UNIT_KPA);

  step (&row, counts, FALSE);
  g_assert_cmpuint (row.values.n_usable, ==, 2);
  g_assert_cmpint (row.cells.health[0], ==, DORSAL_CELL_HEALTH_DEAD);
  /* what the neighbours suggest: between them a straight line, at an end half of the last */
  g_assert_cmpfloat_with_epsilon (row.values.value[0], 15, 1e-9);
  g_assert_cmpfloat_with_epsilon (row.values.value[2], 40, 1e-9);
  g_assert_cmpfloat_with_epsilon (row.values.value[3], 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (row.values.value[5], 30, 1e-9);

  /* it comes back */
  step (&row, loaded, FALSE);
  g_assert_cmpuint (row.values.n_usable, ==, N);
}

static void
test_all_dead (void)
{
  static const gint32 counts[N] = { -1, -1, -1, -1, -1, -1 };
  Row row = row_of (DORSAL_UNIT_RAW);

  step (&row, counts, FALSE);
  g_assert_cmpuint (row.values.n_usable, ==, 0);
  for (guint i = 0; i < N; i++)
    g_assert_cmpfloat (row.values.value[i], ==, 0);
}

/* Stands still while the others' load moves by a third. */
static void
test_stuck (void)
{
  Row row = row_of (DORSAL_UNIT_KPA);

  play (&row, 4.9, loaded, 1 << 2, 30, FALSE);
  g_assert_cmpint (row.cells.health[2], ==, DORSAL_CELL_HEALTH_GOOD);
  play (&row, 0.2, loaded, 1 << 2, 30, FALSE);
  g_assert_cmpint (row.cells.health[2], ==, DORSAL_CELL_HEALTH_STUCK);
  g_assert_false (row.values.usable[2]);
  g_assert_cmpuint (row.values.n_usable, ==, N - 1);

  /* and when it moves again it is believed again */
  play (&row, 1, loaded, 0, 30, FALSE);
  g_assert_cmpint (row.cells.health[2], ==, DORSAL_CELL_HEALTH_GOOD);
}

static void
test_not_stuck (void)
{
  static const gint32 saturated[N] = { 100, 300, 4095, 380, 310, 90 };
  Row quiet = row_of (DORSAL_UNIT_KPA), low = row_of (DORSAL_UNIT_KPA), full = row_of (DORSAL_UNIT_RAW);

  /* nobody moves: all stand still alike */
  play (&quiet, 20, loaded, 0x3f, 0, FALSE);
  g_assert_cmpuint (quiet.values.n_usable, ==, N);
  /* the load moves too little to tell */
  play (&quiet, 20, loaded, 1 << 2, 10, FALSE);
  g_assert_cmpuint (quiet.values.n_usable, ==, N);
  /* a cell that bears next to nothing may stand still */
  play (&low, 20, (const gint32[N]){ 40, 300, 400, 380, 310, 90 }, 1 << 0, 30, FALSE);
  g_assert_cmpuint (low.values.n_usable, ==, N);
  /* at its end a cell stands still, too: that is saturation */
  play (&full, 20, saturated, 1 << 2, 30, FALSE);
  g_assert_cmpuint (full.values.n_usable, ==, N);
  g_assert_true (full.values.saturated);
}

/* A cell that bears all alone and never moves: with it the roller would never be empty. */
static void
test_alone (void)
{
  static const gint32 counts[N] = { 0, 0, 0, 500, 0, 0 };
  Row row = row_of (DORSAL_UNIT_KPA);

  play (&row, 2.9, counts, 1 << 3, 0, FALSE);
  g_assert_cmpint (row.cells.health[3], ==, DORSAL_CELL_HEALTH_GOOD);
  play (&row, 0.2, counts, 1 << 3, 0, FALSE);
  g_assert_cmpint (row.cells.health[3], ==, DORSAL_CELL_HEALTH_STUCK);
  g_assert_cmpfloat (row.values.value[3], <, 1);

  /* the same with a tremble is a thumb */
  row = row_of (DORSAL_UNIT_KPA);
  play (&row, 20, counts, 0, 0, FALSE);
  g_assert_cmpint (row.cells.health[3], ==, DORSAL_CELL_HEALTH_GOOD);
}

static void
test_silent (void)
{
  static const gint32 counts[N] = { 0, 300, 0, 380, 310, 0 }, soft[N] = { 0, 100, 0, 140, 100, 0 };
  Row row = row_of (DORSAL_UNIT_KPA);

  play (&row, 9.9, counts, 1 << 2, 5, FALSE);
  g_assert_cmpint (row.cells.health[2], ==, DORSAL_CELL_HEALTH_GOOD);
  play (&row, 0.2, counts, 1 << 2, 5, FALSE);
  g_assert_cmpint (row.cells.health[2], ==, DORSAL_CELL_HEALTH_SILENT);
  g_assert_cmpfloat (row.values.value[2], >, 30);
  /* the ends may rightly bear nothing */
  g_assert_cmpuint (row.values.n_usable, ==, N - 1);
  /* a pause of the load does not redeem it, a word does */
  play (&row, 1, empty, 0x3f, 0, TRUE);
  g_assert_cmpint (row.cells.health[2], ==, DORSAL_CELL_HEALTH_SILENT);
  play (&row, 1, loaded, 0, 5, FALSE);
  g_assert_cmpint (row.cells.health[2], ==, DORSAL_CELL_HEALTH_GOOD);

  /* and begins its silence anew, even when it was not yet found out */
  play (&row, 6, counts, 1 << 2, 5, FALSE);
  play (&row, 0.1, loaded, 0, 5, FALSE);
  play (&row, 6, counts, 1 << 2, 5, FALSE);
  g_assert_cmpint (row.cells.health[2], ==, DORSAL_CELL_HEALTH_GOOD);

  row = row_of (DORSAL_UNIT_KPA);
  play (&row, 20, soft, 1 << 2, 5, FALSE);
  g_assert_cmpuint (row.values.n_usable, ==, N);
}

/* After a lift-off: 0.3 s of rest, then a second of counts. */
static void
test_tare (void)
{
  static const gint32 offset[N] = { 20, 35, 0, 90, 10, 5 }, on[N] = { 120, 335, 400, 470, 320, 95 };
  Row row = row_of (DORSAL_UNIT_KPA);

  play (&row, 2, loaded, 0, 10, FALSE);
  g_assert_cmpint (row.cells.tare[3], ==, 0);
  play (&row, 1.2, offset, 0x3f, 0, TRUE);
  g_assert_cmpint (row.cells.tare[3], ==, 0);
  play (&row, 0.2, offset, 0x3f, 0, TRUE);
  for (guint i = 0; i < N; i++)
    g_assert_cmpint (row.cells.tare[i], ==, offset[i]);
  step (&row, on, FALSE);
  for (guint i = 0; i < N; i++)
    g_assert_cmpfloat_with_epsilon (row.values.value[i], (on[i] - offset[i]) / 10.0, 1e-9);
  step (&row, empty, FALSE);
  for (guint i = 0; i < N; i++)
    g_assert_cmpfloat (row.values.value[i], ==, 0);

  /* the next lift-off finds new ones; a second under load finds none */
  play (&row, 3, loaded, 0, 0, FALSE);
  g_assert_cmpint (row.cells.tare[3], ==, 90);
  play (&row, 1.5, (const gint32[N]){ 0, 0, 0, 60, 0, 0 }, 0x3f, 0, TRUE);
  g_assert_cmpint (row.cells.tare[3], ==, 60);
}

/* The 10th percentile: a knock while nobody lies there is no tare. */
static void
test_tare_is_low (void)
{
  Row row = row_of (DORSAL_UNIT_RAW);

  for (guint i = 0; i < 300; i++)
    {
      gint32 counts[N] = { 100 + (gint32) (i % 10) * 5, 100, i % 4 ? 400 : 50, 0, 0, 0 };
      step (&row, counts, TRUE);
    }
  g_assert_cmpint (row.cells.tare[0], >=, 100);
  g_assert_cmpint (row.cells.tare[0], <=, 110);
  g_assert_cmpint (row.cells.tare[1], ==, 100);
  g_assert_cmpint (row.cells.tare[2], ==, 50);
}

static void
test_tare_cap (void)
{
  static const gint32 offset[N] = { 20, 150, 151, 0, 0, 0 };
  Row row = row_of (DORSAL_UNIT_KPA), never = row_of (DORSAL_UNIT_KPA);

  play (&row, 3, offset, 0x3f, 0, TRUE);
  g_assert_cmpint (row.cells.tare[1], ==, 150);
  g_assert_cmpint (row.cells.tare[2], ==, 0);
  never.zones.tare_percent = 0;
  play (&never, 3, offset, 0x3f, 0, TRUE);
  g_assert_cmpint (never.cells.tare[1], ==, 0);
}

/* Offsets above the contact threshold would be contact for ever: what is small everywhere and still is rest. */
static void
test_seeming_contact (void)
{
  static const gint32 offset[N] = { 40, 60, 50, 70, 20, 0 };
  Row row = row_of (DORSAL_UNIT_KPA), breathing = row_of (DORSAL_UNIT_KPA), heavy = row_of (DORSAL_UNIT_KPA);

  play (&row, 1.5, offset, 0x3f, 0, FALSE);
  g_assert_cmpint (row.cells.tare[3], ==, 70);

  play (&breathing, 5, offset, 0, 15, FALSE);
  g_assert_cmpint (breathing.cells.tare[3], ==, 0);

  play (&heavy, 5, (const gint32[N]){ 40, 60, 121, 70, 20, 0 }, 0x3f, 0, FALSE);
  g_assert_cmpint (heavy.cells.tare[2], ==, 0);

  /* after somebody was there the same; small is what is above the last tare */
  play (&row, 2, (const gint32[N]){ 140, 360, 450, 470, 320, 90 }, 0, 10, FALSE);
  play (&row, 1.2, (const gint32[N]){ 100, 130, 120, 140, 80, 50 }, 0x3f, 0, FALSE);
  g_assert_cmpint (row.cells.tare[3], ==, 70);
  play (&row, 0.2, (const gint32[N]){ 100, 130, 120, 140, 80, 50 }, 0x3f, 0, FALSE);
  g_assert_cmpint (row.cells.tare[3], ==, 140);
}

/* It is told, once a second, so that whoever believed in the contact can mend what followed from it. */
static void
test_seeming_contact_is_told (void)
{
  static const gint32 offset[N] = { 40, 60, 50, 70, 20, 0 };
  Row row = row_of (DORSAL_UNIT_KPA);
  guint told = 0;

  for (guint i = 0; i < 145; i++)
    {
      row.sample.time_us += PERIOD_US;
      memcpy (row.sample.cells, offset, sizeof offset);
      dorsal_cells_step (&row.cells, &row.sample, &row.hello, NULL, &row.zones, &row.values);
      told += dorsal_cells_rest (&row.cells, &row.sample, &row.hello, FALSE, &row.zones);
    }
  g_assert_cmpuint (told, ==, 1);
  told = 0;
  for (guint i = 0; i < 500; i++)
    {
      row.sample.time_us += PERIOD_US;
      told += dorsal_cells_rest (&row.cells, &row.sample, &row.hello, TRUE, &row.zones);
    }
  g_assert_cmpuint (told, ==, 0);
}

/* A second that began under load is no rest. */
static void
test_rest_begins_anew (void)
{
  Row row = row_of (DORSAL_UNIT_KPA);

  play (&row, 0.9, (const gint32[N]){ 100, 100, 100, 100, 100, 100 }, 0, 0, FALSE);
  play (&row, 0.5, empty, 0x3f, 0, TRUE);
  for (guint i = 0; i < N; i++)
    g_assert_cmpint (row.cells.tare[i], ==, 0);
  play (&row, 1, empty, 0x3f, 0, TRUE);
  for (guint i = 0; i < N; i++)
    g_assert_cmpint (row.cells.tare[i], ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/cells/raw-cells-are-a-share-and-never-pressure", test_units);
  g_test_add_func ("/core/cells/a-dead-cell-says-what-its-neighbours-suggest", test_dead);
  g_test_add_func ("/core/cells/all-dead-is-nothing", test_all_dead);
  g_test_add_func ("/core/cells/a-stuck-cell-is-found-and-forgiven", test_stuck);
  g_test_add_func ("/core/cells/standing-still-alone-is-no-proof", test_not_stuck);
  g_test_add_func ("/core/cells/one-hot-cell-that-never-moves-is-stuck", test_alone);
  g_test_add_func ("/core/cells/a-silent-cell-between-loud-ones-is-found", test_silent);
  g_test_add_func ("/core/cells/each-lift-off-tares", test_tare);
  g_test_add_func ("/core/cells/a-tare-is-the-tenth-percentile", test_tare_is_low);
  g_test_add_func ("/core/cells/too-much-is-no-tare", test_tare_cap);
  g_test_add_func ("/core/cells/small-and-still-is-nobody", test_seeming_contact);
  g_test_add_func ("/core/cells/contact-that-only-seemed-is-told", test_seeming_contact_is_told);
  g_test_add_func ("/core/cells/a-rest-begins-when-the-load-goes", test_rest_begins_anew);
  return g_test_run ();
}
