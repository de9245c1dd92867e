/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells to load, load to bands, load to contact. */

#include "rig.h"

#define MS 1000

static DorsalLoad
load_of (const DorsalSample *sample, const DorsalHello *hello, double weight_kg)
{
  DorsalBody body = { 48.6, 0.069, weight_kg };
  DorsalCells cells = { 0 };
  DorsalCellValues values;

  dorsal_cells_step (&cells, sample, hello, NULL, dorsal_zones_default (), &values);
  return dorsal_load_of (&values, hello, &body, dorsal_zones_default ());
}

static void
test_load_kpa (void)
{
  DorsalHello hello = rig_hello ();
  DorsalSample sample = { .n_cells = 4, .cells = { 100, 300, -1, 200 } };
  DorsalLoad load = load_of (&sample, &hello, 75);

  g_assert_true (load.known && load.pressure_known && load.load_known);
  g_assert_cmpfloat_with_epsilon (load.peak_kpa, 30.0, 1e-9);
  /* 60 kPa, and 25 between 30 and 20 for the dead cell, over 25 mm × 45 mm */
  g_assert_cmpfloat_with_epsilon (load.force_n, 95.625, 1e-9);
  g_assert_cmpfloat_with_epsilon (load.load_percent, 95.625 / (75 * 9.81) * 100, 1e-9);
  g_assert_cmpfloat_with_epsilon (load.level, load.load_percent / 5, 1e-9);

  load = load_of (&sample, &hello, 0);
  g_assert_true (load.pressure_known);
  g_assert_false (load.load_known);
  g_assert_cmpfloat (load.load_percent, ==, 0);
  g_assert_cmpfloat_with_epsilon (load.level, 10, 1e-9); /* 30 kPa over 3 */
}

static void
test_load_raw (void)
{
  DorsalHello hello = rig_hello ();
  DorsalSample sample = { .n_cells = 3, .cells = { 0, 409, -1 } };
  DorsalLoad load;

  hello.unit = DORSAL_UNIT_RAW;
  hello.full_scale = 4090;
  load = load_of (&sample, &hello, 75);
  g_assert_true (load.known);
  g_assert_false (load.pressure_known || load.load_known);
  g_assert_cmpfloat_with_epsilon (load.raw_fraction, 0.1, 1e-9);
  g_assert_cmpfloat_with_epsilon (load.level, 100 / 9.0 / 15, 1e-9); /* a tenth of full scale is a ninth of the resistor */
  g_assert_cmpfloat (load.peak_kpa + load.force_n + load.load_percent, ==, 0);
}

static void
test_all_dead (void)
{
  static const DorsalUnit units[] = { DORSAL_UNIT_KPA, DORSAL_UNIT_RAW };
  DorsalSample sample = { .n_cells = 3, .cells = { -1, -1, -1 } };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      DorsalHello hello = rig_hello ();
      DorsalLoad load;

      hello.unit = units[i];
      load = load_of (&sample, &hello, 75);
      g_assert_false (load.known || load.pressure_known || load.load_known);
      g_assert_cmpint (dorsal_load_band (&load, dorsal_zones_default ()), ==, DORSAL_BAND_UNKNOWN);
    }
}

static void
test_bands (void)
{
#define KPA(kpa)          { .known = TRUE, .pressure_known = TRUE, .peak_kpa = kpa }
#define BOTH(kpa, percent) \
  { .known = TRUE, .pressure_known = TRUE, .load_known = TRUE, .peak_kpa = kpa, .load_percent = percent }
  static const struct
  {
    DorsalLoad load;
    DorsalBand band;
  } cases[] = {
    { KPA (0), DORSAL_BAND_NONE },
    { KPA (2.99), DORSAL_BAND_NONE },
    { KPA (3), DORSAL_BAND_LIGHT },
    { KPA (19.99), DORSAL_BAND_LIGHT },
    { KPA (20), DORSAL_BAND_COMFORTABLE },
    { KPA (69.99), DORSAL_BAND_COMFORTABLE },
    { KPA (70), DORSAL_BAND_FIRM },
    { KPA (109.99), DORSAL_BAND_FIRM },
    { KPA (110), DORSAL_BAND_TOO_HARD },
    /* the higher of the two */
    { BOTH (0, 4.99), DORSAL_BAND_NONE },
    { BOTH (0, 5), DORSAL_BAND_LIGHT },
    { BOTH (0, 25), DORSAL_BAND_COMFORTABLE },
    { BOTH (50, 24), DORSAL_BAND_COMFORTABLE },
    { BOTH (50, 70), DORSAL_BAND_FIRM },
    { BOTH (50, 85), DORSAL_BAND_TOO_HARD },
    { BOTH (110, 10), DORSAL_BAND_TOO_HARD },
    { BOTH (71, 30), DORSAL_BAND_FIRM },
    /* raw */
    { { .known = TRUE, .level = 0.99 }, DORSAL_BAND_NONE },
    { { .known = TRUE, .level = 1 }, DORSAL_BAND_UNKNOWN },
    { { .known = TRUE, .level = 30 }, DORSAL_BAND_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dorsal_load_band (&cases[i].load, dorsal_zones_default ()), ==, cases[i].band);
}

/* A line of loads, one each 10 ms, '#' loaded, '.' not, and what the contact says at its end. */
typedef struct
{
  const char *line;
  gboolean on;
  gint64 since_ms;
} Line;

static void
run_line (const Line *c)
{
  DorsalContact contact = { 0 };

  for (guint i = 0; c->line[i]; i++)
    {
      DorsalLoad load = { .known = TRUE, .level = c->line[i] == '#' ? 5 : c->line[i] == '-' ? 0.9 : 0.1 };
      contact = dorsal_contact_step (contact, &load, i * 10 * MS, dorsal_zones_default ());
    }
  if (contact.on != c->on || (contact.on && contact.since_us != c->since_ms * MS))
    g_error ("%s: on %d since %" G_GINT64_FORMAT, c->line, contact.on, contact.since_us);
}

static void
test_debounce (void)
{
  static const Line lines[] = {
    { ".", FALSE, 0 },
    { "#", FALSE, 0 },
    { "######", FALSE, 0 },       /* 50 ms */
    { "#######", TRUE, 0 },       /* 60 ms, dated back */
    { "..#######", TRUE, 20 },
    { "#####.#####", FALSE, 0 },  /* brushed twice */
    { "#.#.#.#.#.#.#.#.#", FALSE, 0 },
    { "#######...............", TRUE, 0 },   /* gone for 140 ms */
    { "#######................", FALSE, 0 }, /* 150 ms */
    { "#######..............#", TRUE, 0 },
    { "#######..............#..............#.............", TRUE, 0 },
    { "#######........................######", FALSE, 0 },
    { "#######.................#######", TRUE, 240 },
    /* 0.9 of the threshold: enough to stay, not to come */
    { "-------------", FALSE, 0 },
    { "#------------------------------", TRUE, 0 },
    { "#######----------------------------", TRUE, 0 },
    { "#######.--------------------", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    run_line (&lines[i]);
}

static void
test_bounce (void)
{
  DorsalContact contact = { 0 };
  guint changes = 0;
  gboolean was = FALSE;

  for (guint i = 0; i < 1000; i++)
    {
      DorsalLoad load = { .known = TRUE, .level = i % 25 < 11 ? 10 : 0 }; /* 110 ms on, 140 ms off */
      contact = dorsal_contact_step (contact, &load, i * 10 * MS, dorsal_zones_default ());
      changes += contact.on != was;
      was = contact.on;
    }
  g_assert_cmpuint (changes, ==, 1);
  g_assert_true (contact.on);
  g_assert_cmpint (contact.since_us, ==, 0);
}

static void
test_off_is_dated_back (void)
{
  DorsalContact contact = { 0 };

  for (guint i = 0; i < 100; i++)
    {
      DorsalLoad load = { .known = TRUE, .level = i < 40 ? 10 : 0 };
      contact = dorsal_contact_step (contact, &load, i * 10 * MS, dorsal_zones_default ());
    }
  g_assert_false (contact.on);
  g_assert_cmpint (contact.since_us, ==, 400 * MS);
}

/* At the border of 70 kPa: up at once, down only when clearly below. */
static void
test_band_does_not_flicker (void)
{
  static const struct
  {
    double kpa;
    DorsalBand band;
  } walk[] = { { 60, DORSAL_BAND_COMFORTABLE }, { 69.9, DORSAL_BAND_COMFORTABLE }, { 70, DORSAL_BAND_FIRM },
               { 69, DORSAL_BAND_FIRM },        { 66.5, DORSAL_BAND_FIRM },        { 65, DORSAL_BAND_COMFORTABLE },
               { 69, DORSAL_BAND_COMFORTABLE }, { 111, DORSAL_BAND_TOO_HARD },     { 105, DORSAL_BAND_TOO_HARD },
               { 30, DORSAL_BAND_COMFORTABLE }, { 1, DORSAL_BAND_NONE } };
  DorsalBand band = DORSAL_BAND_UNKNOWN;

  for (guint i = 0; i < G_N_ELEMENTS (walk); i++)
    {
      DorsalLoad load = { .known = TRUE, .pressure_known = TRUE, .peak_kpa = walk[i].kpa };
      band = dorsal_load_band_near (&load, band, dorsal_zones_default ());
      g_assert_cmpint (band, ==, walk[i].band);
    }
  /* What is not known any more does not cling. */
  g_assert_cmpint (dorsal_load_band_near (&(DorsalLoad){ 0 }, DORSAL_BAND_FIRM, dorsal_zones_default ()), ==,
                   DORSAL_BAND_UNKNOWN);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/contact/cells-add-up-to-a-load", test_load_kpa);
  g_test_add_func ("/core/contact/raw-cells-give-no-kilopascals", test_load_raw);
  g_test_add_func ("/core/contact/dead-cells-know-nothing", test_all_dead);
  g_test_add_func ("/core/contact/the-band-is-the-higher-of-two", test_bands);
  g_test_add_func ("/core/contact/contact-comes-after-60-ms-and-goes-after-150", test_debounce);
  g_test_add_func ("/core/contact/a-bounce-is-one-contact", test_bounce);
  g_test_add_func ("/core/contact/the-end-is-dated-back-to-the-load", test_off_is_dated_back);
  g_test_add_func ("/core/contact/a-band-rises-at-once-and-does-not-flicker", test_band_does_not_flicker);
  return g_test_run ();
}
