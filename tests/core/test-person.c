/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The simulated person: the same for the same seed, and as the evidence has people. */

#include "core/anatomy.h"
#include "core/contact.h"
#include "core/person.h"

#include <math.h>
#include <string.h>

static void
test_seed (void)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (42), other = dorsal_person_setup_default (43),
                    high = dorsal_person_setup_default (42 | (guint64) 1 << 40);
  g_autoptr (DorsalPerson) a = dorsal_person_new (&setup);
  g_autoptr (DorsalPerson) b = dorsal_person_new (&setup);
  g_autoptr (DorsalPerson) c = dorsal_person_new (&other);
  g_autoptr (DorsalPerson) d = dorsal_person_new (&high);
  guint differ = 0, differ_high = 0;

  for (guint i = 0; i < 10000; i++)
    {
      DorsalSample sa, sb, sc, sd;
      DorsalTruth ta, tb;
      gboolean pa, pb, pc, pd;

      memset (&ta, 0, sizeof ta);
      memset (&tb, 0, sizeof tb);
      dorsal_person_next (a, &sa, &pa, &ta);
      dorsal_person_next (b, &sb, &pb, &tb);
      dorsal_person_next (c, &sc, &pc, NULL);
      dorsal_person_next (d, &sd, &pd, NULL);
      g_assert_cmpmem (&sa, sizeof sa, &sb, sizeof sb);
      g_assert_cmpmem (&ta, sizeof ta, &tb, sizeof tb);
      g_assert_cmpint (pa, ==, pb);
      differ += memcmp (sa.cells, sc.cells, sizeof sa.cells) != 0;
      differ_high += memcmp (sa.cells, sd.cells, sizeof sa.cells) != 0;
    }
  g_assert_cmpuint (differ, >, 9000);
  g_assert_cmpuint (differ_high, >, 9000);
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
percentile (GArray *values, double percent)
{
  g_assert_cmpuint (values->len, >, 100);
  g_array_sort (values, compare_doubles);
  return g_array_index (values, double, (guint) (percent / 100 * (values->len - 1)));
}

static double
peak_kpa (const DorsalSample *sample)
{
  gint32 peak = 0;

  for (guint i = 0; i < sample->n_cells; i++)
    peak = MAX (peak, sample->cells[i]);
  return peak * 0.1;
}

/* Evidence: rolling |v| has its median at 3.9 and its 95th percentile at 8.4 cm/s; people hold
 * below 0.4; thoracic peaks are 52 to 84 kPa with the hips up, 32 to 52 with the hips down. */
static void
test_statistics (void)
{
  g_autoptr (GArray) speeds = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) still = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) up = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) down = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint64 seed = 1; seed <= 10; seed++)
    {
      DorsalPersonSetup setup = dorsal_person_setup_default (seed);
      g_autoptr (DorsalPerson) person = dorsal_person_new (&setup);
      guint act = 0, since = 0;

      for (guint i = 0; i < 300 * setup.hello.rate_hz; i++)
        {
          DorsalSample sample;
          DorsalTruth truth;
          gboolean pressed;
          double speed, peak;

          dorsal_person_next (person, &sample, &pressed, &truth);
          since = truth.act == act ? since + 1 : 0;
          act = truth.act;
          speed = fabs (truth.speed_cm_s);
          peak = peak_kpa (&sample);
          if (truth.state == DORSAL_STATE_ROLLING && speed > 0)
            g_array_append_val (speeds, speed);
          if (truth.state == DORSAL_STATE_HOLDING)
            g_array_append_val (still, speed);
          if (truth.zone == DORSAL_ZONE_THORACIC && truth.state == DORSAL_STATE_ROLLING && since > 150)
            g_array_append_val (up, peak);
          if (truth.zone == DORSAL_ZONE_THORACIC && truth.state == DORSAL_STATE_SETTLING && since > 250)
            g_array_append_val (down, peak);
        }
    }
  g_test_message ("|v| %.2f %.2f, held %.2f; up %.1f %.1f %.1f, down %.1f %.1f %.1f", percentile (speeds, 50),
                  percentile (speeds, 95), percentile (still, 95), percentile (up, 5), percentile (up, 50),
                  percentile (up, 95), percentile (down, 5), percentile (down, 50), percentile (down, 95));
  g_assert_cmpfloat_with_epsilon (percentile (speeds, 50), 3.9, 0.6);
  g_assert_cmpfloat_with_epsilon (percentile (speeds, 95), 8.4, 1);
  g_assert_cmpfloat (percentile (still, 95), <, 0.4);
  g_assert_cmpfloat (percentile (up, 50), >=, 52);
  g_assert_cmpfloat (percentile (up, 5), >=, 50);
  g_assert_cmpfloat (percentile (up, 95), <=, 84);
  g_assert_cmpfloat (percentile (down, 50), >=, 32);
  g_assert_cmpfloat (percentile (down, 95), <=, 52);
}

/* A script, and the truth it must show. */
static const DorsalAct script[] = {
  { DORSAL_ACT_OFF, .seconds = 2 },
  { DORSAL_ACT_SETTLE, .seconds = 3 },
  { DORSAL_ACT_PRESS },
  { DORSAL_ACT_ROLL, .place = 0.22, .speed_cm_s = 6 }, /* T4 */
  { DORSAL_ACT_HOLD, .seconds = 10 },
  { DORSAL_ACT_EXTEND, .seconds = 6 },
  { DORSAL_ACT_ROLL, .place = 0.5, .speed_cm_s = 6 },
  { DORSAL_ACT_LUMBAR, .seconds = 2 },
  { DORSAL_ACT_NECK, .seconds = 1 },
  { DORSAL_ACT_BOUNCE, .seconds = 1 },
  { DORSAL_ACT_LIFT, .seconds = 3 },
};

static void
test_script (void)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (5);
  g_autoptr (DorsalPerson) person = NULL;
  guint seen[G_N_ELEMENTS (script) + 1] = { 0 }, presses = 0, lumbar = 0, neck = 0, holding = 0, extending = 0;
  DorsalLevel after_roll = 0;
  gboolean was_replaced = FALSE;
  guint air = 0;

  setup.script = script;
  setup.n_script = G_N_ELEMENTS (script);
  person = dorsal_person_new (&setup);
  while (!dorsal_person_finished (person))
    {
      DorsalSample sample;
      DorsalTruth truth;
      gboolean pressed;

      dorsal_person_next (person, &sample, &pressed, &truth);
      if (dorsal_person_finished (person))
        break;
      g_assert_cmpuint (truth.act, >=, 1);
      g_assert_cmpuint (truth.act, <=, G_N_ELEMENTS (script));
      seen[truth.act]++;
      presses += pressed;
      if (pressed)
        g_assert_cmpuint (truth.act, ==, 3);
      if (truth.act == 1)
        g_assert_cmpint (truth.state, ==, DORSAL_STATE_OFF);
      if (truth.act == 5)
        after_roll = truth.level;
      holding += truth.state == DORSAL_STATE_HOLDING && truth.act == 5;
      extending += truth.state == DORSAL_STATE_EXTENDING;
      lumbar += truth.zone == DORSAL_ZONE_LUMBAR;
      neck += truth.zone == DORSAL_ZONE_NECK;
      if (truth.zone == DORSAL_ZONE_LUMBAR)
        g_assert_cmpuint (truth.act, ==, 8);
      if (truth.zone == DORSAL_ZONE_NECK)
        g_assert_cmpuint (truth.act, ==, 9);
      air += truth.act == 10 && truth.state == DORSAL_STATE_OFF;
      if (truth.act < 11)
        g_assert_false (truth.replaced);
      was_replaced |= truth.replaced;
      if (truth.state == DORSAL_STATE_OFF)
        {
          g_assert_cmpint (truth.zone, ==, DORSAL_ZONE_OFF);
          g_assert_cmpint (truth.level, ==, DORSAL_LEVEL_UNKNOWN);
        }
    }
  for (guint i = 1; i < G_N_ELEMENTS (seen); i++)
    g_assert_cmpuint (seen[i], >, 0);
  g_assert_cmpuint (presses, ==, 2);
  g_assert_cmpint (after_roll, ==, DORSAL_LEVEL_T4);
  g_assert_cmpuint (holding, ==, 1000);
  g_assert_cmpuint (extending, >=, 590);
  g_assert_cmpuint (lumbar, >, 120);
  g_assert_cmpuint (lumbar, <, 400);
  g_assert_cmpuint (neck, >, 50);
  g_assert_cmpuint (air, >, 50);
  g_assert_true (was_replaced);
}

/* Off for good once the script is over. */
static void
test_finished (void)
{
  static const DorsalAct short_script[] = { { DORSAL_ACT_SETTLE, .seconds = 1 } };
  DorsalPersonSetup setup = dorsal_person_setup_default (6);
  g_autoptr (DorsalPerson) person = NULL;
  DorsalTruth truth = { 0 };

  setup.script = short_script;
  setup.n_script = 1;
  person = dorsal_person_new (&setup);
  for (guint i = 0; i < 1000; i++)
    {
      DorsalSample sample;
      gboolean pressed;
      dorsal_person_next (person, &sample, &pressed, &truth);
    }
  g_assert_true (dorsal_person_finished (person));
  g_assert_cmpint (truth.state, ==, DORSAL_STATE_OFF);
}

/* Every sample keeps to the hello: cells, range, clock. */
static void
test_samples_keep_to_the_hello (void)
{
  static const struct
  {
    guint n_cells, rate_hz;
    DorsalUnit unit;
    guint full;
  } cases[] = { { 1, 10, DORSAL_UNIT_KPA, 4095 },
                { 32, 1000, DORSAL_UNIT_RAW, 1023 },
                { 12, 300, DORSAL_UNIT_RAW, 0xffffff } };

  for (guint c = 0; c < G_N_ELEMENTS (cases); c++)
    {
      DorsalPersonSetup setup = dorsal_person_setup_default (7);
      g_autoptr (DorsalPerson) person = NULL;
      gint32 most = 0;

      setup.hello.n_cells = cases[c].n_cells;
      setup.hello.rate_hz = cases[c].rate_hz;
      setup.hello.unit = cases[c].unit;
      setup.hello.full_scale = cases[c].full;
      setup.noise = 2;
      person = dorsal_person_new (&setup);
      for (guint i = 0; i < 60 * cases[c].rate_hz; i++)
        {
          DorsalSample sample;
          gboolean pressed;

          dorsal_person_next (person, &sample, &pressed, NULL);
          g_assert_cmpuint (sample.n_cells, ==, cases[c].n_cells);
          g_assert_cmpuint (sample.seq, ==, (guint16) i);
          g_assert_cmpint (sample.time_us, ==, (gint64) i * 1000000 / cases[c].rate_hz);
          for (guint k = 0; k < DORSAL_MAX_CELLS; k++)
            {
              g_assert_cmpint (sample.cells[k], >=, k < sample.n_cells ? DORSAL_CELL_DEAD : 0);
              g_assert_cmpint (sample.cells[k], <=,
                               k >= sample.n_cells                ? 0
                               : cases[c].unit == DORSAL_UNIT_KPA ? 10000
                                                                  : (gint) cases[c].full);
              most = MAX (most, sample.cells[k]);
            }
        }
      g_assert_cmpint (most, >, 50);
    }
}

/* Without slip and noise the angle is the way, and the load the bridge's. */
static void
test_geometry (void)
{
  static const DorsalAct acts[] = {
    { DORSAL_ACT_SETTLE, .seconds = 3 },
    { DORSAL_ACT_ROLL, .place = 0.3, .speed_cm_s = 5 },
    { DORSAL_ACT_ROLL, .place = 0.55, .speed_cm_s = 5 },
  };
  DorsalPersonSetup setup = dorsal_person_setup_default (8);
  g_autoptr (DorsalPerson) person = NULL;
  double from_cm = 0, from_deg = 0;

  setup.script = acts;
  setup.n_script = G_N_ELEMENTS (acts);
  setup.noise = 0;
  person = dorsal_person_new (&setup);
  while (!dorsal_person_finished (person))
    {
      DorsalSample sample;
      DorsalTruth truth;
      gboolean pressed;

      dorsal_person_next (person, &sample, &pressed, &truth);
      if (truth.act != 2 && truth.act != 3)
        {
          from_cm = truth.place_cm;
          from_deg = sample.angle_mdeg * 1e-3;
          continue;
        }
      g_assert_cmpfloat_with_epsilon (sample.angle_mdeg * 1e-3 - from_deg, (truth.place_cm - from_cm) / 7 * 180 / G_PI,
                                      0.2);
      if (truth.act == 3)
        {
          double f = truth.place_cm / 48.6;
          double want = 0.29 / (0.27 + 0.30 * (1 - 0.954 * f)) * 100;
          DorsalCells cells = { 0 };
          DorsalCellValues values;
          DorsalLoad load;

          dorsal_cells_step (&cells, &sample, &setup.hello, NULL, dorsal_zones_default (), &values);
          load = dorsal_load_of (&values, &setup.hello, &setup.body, dorsal_zones_default ());

          g_assert_cmpfloat_with_epsilon (truth.load_percent, want, want * 0.06); /* it breathes */
          /* what the cells feel: the ends of the back reach beyond them */
          g_assert_cmpfloat_with_epsilon (load.force_n / (75 * 9.81) * 100, truth.load_percent,
                                          truth.load_percent * 0.25);
        }
    }
}

/* Ribs spread the load; below them two muscles beside the spine carry it. */
static void
test_pattern (void)
{
  static const DorsalAct acts[] = {
    { DORSAL_ACT_SETTLE, .seconds = 2 },
    { DORSAL_ACT_ROLL, .place = 0.35, .speed_cm_s = 5 },
    { DORSAL_ACT_ROLL, .place = 0.85, .speed_cm_s = 5 },
  };
  DorsalPersonSetup setup = dorsal_person_setup_default (8);
  g_autoptr (DorsalPerson) person = NULL;
  DorsalSample ribs = { 0 }, loin = { 0 };

  setup.script = acts;
  setup.n_script = G_N_ELEMENTS (acts);
  setup.noise = 0;
  person = dorsal_person_new (&setup);
  while (!dorsal_person_finished (person))
    {
      DorsalSample sample;
      DorsalTruth truth;
      gboolean pressed;

      dorsal_person_next (person, &sample, &pressed, &truth);
      if (truth.act == 2)
        ribs = sample;
      if (truth.act == 3)
        loin = sample;
    }
  /* cells 5 and 6 lie beside the spine, 4 and 7 on the muscles, 0 and 11 at the ends */
  g_assert_cmpint (loin.cells[4], >, loin.cells[5] * 5 / 4);
  g_assert_cmpint (loin.cells[7], >, loin.cells[6] * 5 / 4);
  g_assert_cmpint (loin.cells[2], >, loin.cells[4] / 15);
  g_assert_cmpint (loin.cells[0], <, loin.cells[4] / 10);
  g_assert_cmpint (ribs.cells[0], >, ribs.cells[4] / 10);
  for (guint i = 0; i < 6; i++)
    g_assert_cmpint (ABS (loin.cells[i] - loin.cells[11 - i]), <=, 1);
}

static void
test_no_angle (void)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (9);
  g_autoptr (DorsalPerson) person = NULL;

  setup.hello.angle = DORSAL_ANGLE_NONE;
  person = dorsal_person_new (&setup);
  for (guint i = 0; i < 6000; i++)
    {
      DorsalSample sample;
      gboolean pressed;
      dorsal_person_next (person, &sample, &pressed, NULL);
      g_assert_cmpint (sample.angle_mdeg, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/person/one-seed-is-one-person", test_seed);
  g_test_add_func ("/core/person/speeds-and-pressures-are-the-evidences", test_statistics);
  g_test_add_func ("/core/person/a-script-shows-in-the-truth", test_script);
  g_test_add_func ("/core/person/after-the-script-nobody-is-there", test_finished);
  g_test_add_func ("/core/person/samples-keep-to-the-hello", test_samples_keep_to_the_hello);
  g_test_add_func ("/core/person/angle-and-load-follow-the-geometry", test_geometry);
  g_test_add_func ("/core/person/the-loins-have-another-pattern-than-the-ribs", test_pattern);
  g_test_add_func ("/core/person/no-angle-stays-at-zero", test_no_angle);
  dorsal_person_free (NULL);
  return g_test_run ();
}
