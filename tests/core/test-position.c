/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the roller is: nowhere until anchored, then by rotation, until nobody can know. */

#include "rig.h"

#include <math.h>

#define MS 1000

/* A roller whose shell stands at `deg`, and the contact, from sample to sample. */
typedef struct
{
  DorsalPosition position;
  DorsalContact contact;
  DorsalGearing gearing;
  DorsalSample sample;
} Bench;

static Bench
bench (DorsalMarkedEnd end)
{
  DorsalHello hello = rig_hello ();

  return (Bench){ .gearing = dorsal_gearing_of (&hello, end) };
}

/* 10 ms later, at deg, loaded or not. */
static void
step (Bench *bench, double deg, gboolean loaded)
{
  DorsalLoad load = { .known = TRUE, .level = loaded ? 10 : 0 };

  bench->sample.time_us += 10 * MS;
  bench->sample.angle_mdeg = (gint32) lround (deg * 1000);
  bench->contact = dorsal_contact_step (bench->contact, &load, bench->sample.time_us, dorsal_zones_default ());
  bench->position = dorsal_position_step (bench->position, &bench->sample, &bench->contact, bench->gearing,
                                          dorsal_zones_default ());
}

static void
stay (Bench *bench, guint ms, double deg, gboolean loaded)
{
  for (guint i = 0; i < ms / 10; i++)
    step (bench, deg, loaded);
}

static DorsalAnchorResult
anchor (Bench *bench, double place_cm)
{
  return dorsal_position_anchor (&bench->position, place_cm, 2.3, &bench->contact, TRUE, bench->gearing);
}

/* Lies on the roller at 0°, anchored at 24 cm. */
static Bench
lying (DorsalMarkedEnd end)
{
  Bench b = bench (end);

  stay (&b, 500, 0, TRUE);
  g_assert_cmpint (anchor (&b, 24), ==, DORSAL_ANCHOR_ACCEPTED);
  return b;
}

static void
test_unknown (void)
{
  Bench b = bench (DORSAL_MARKED_END_LEFT);
  DorsalBody body = { 48.6, 0.05, 0 };

  for (int deg = 0; deg < 400; deg++)
    {
      step (&b, deg, TRUE);
      g_assert_false (b.position.known);
      g_assert_cmpfloat (dorsal_position_sigma (&b.position, &body, dorsal_zones_default ()), ==, 0);
    }
}

static void
test_refusals (void)
{
  DorsalContact lies = { .on = TRUE, .loaded = TRUE }, brushes = { .loaded = TRUE }, bounces = { .on = TRUE },
                none = { 0 };
  DorsalGearing gearing = { 1e-4 }, no_angle = { 0 };
  const struct
  {
    const DorsalContact *contact;
    gboolean still;
    DorsalGearing gearing;
    DorsalAnchorResult result;
  } cases[] = {
    { &lies, TRUE, gearing, DORSAL_ANCHOR_ACCEPTED },
    { &lies, FALSE, gearing, DORSAL_ANCHOR_MOVING },
    { &none, TRUE, gearing, DORSAL_ANCHOR_NO_CONTACT },
    { &brushes, TRUE, gearing, DORSAL_ANCHOR_NO_CONTACT },
    { &bounces, TRUE, gearing, DORSAL_ANCHOR_NO_CONTACT },
    { &none, FALSE, gearing, DORSAL_ANCHOR_NO_CONTACT },
    { &lies, TRUE, no_angle, DORSAL_ANCHOR_NO_ANGLE },
    { &none, FALSE, no_angle, DORSAL_ANCHOR_NO_ANGLE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalPosition position = { .place_cm = 3, .angle_mdeg = 77 }, before = position;

      g_assert_cmpint (dorsal_position_anchor (&position, 24, 2.3, cases[i].contact, cases[i].still, cases[i].gearing),
                       ==, cases[i].result);
      g_assert_cmpint (position.known, ==, cases[i].result == DORSAL_ANCHOR_ACCEPTED);
      if (!position.known)
        g_assert_cmpmem (&position, sizeof position, &before, sizeof before);
      else
        g_assert_cmpint (position.angle_mdeg, ==, 77);
    }
}

static void
test_words (void)
{
  g_assert_cmpstr (dorsal_anchor_result_to_string (DORSAL_ANCHOR_ACCEPTED), ==, "accepted");
  g_assert_cmpstr (dorsal_anchor_result_to_string (DORSAL_ANCHOR_NO_ANGLE), ==, "no-angle");
  g_assert_cmpstr (dorsal_anchor_result_to_string (DORSAL_ANCHOR_NO_CONTACT), ==, "no-contact");
  g_assert_cmpstr (dorsal_anchor_result_to_string (DORSAL_ANCHOR_MOVING), ==, "moving");
  g_assert_cmpstr (dorsal_anchor_result_to_string (DORSAL_ANCHOR_NO_SIGNAL), ==, "no-signal");
  g_assert_cmpstr (dorsal_anchor_result_to_string (99), ==, "unknown");
}

/* Half a turn of 140 mm is 22 cm. The angle grows toward the feet with the marked end at the left. */
static void
test_direction (void)
{
  Bench left = lying (DORSAL_MARKED_END_LEFT), right = lying (DORSAL_MARKED_END_RIGHT);

  for (int deg = 1; deg <= 90; deg++)
    {
      step (&left, deg, TRUE);
      step (&right, deg, TRUE);
    }
  g_assert_cmpfloat_with_epsilon (left.position.place_cm, 24 + 7 * G_PI / 2, 1e-6);
  g_assert_cmpfloat_with_epsilon (right.position.place_cm, 24 - 7 * G_PI / 2, 1e-6);
  for (int deg = 89; deg >= -180; deg--)
    step (&left, deg, TRUE);
  g_assert_cmpfloat_with_epsilon (left.position.place_cm, 24 - 7 * G_PI, 1e-6);
  g_assert_cmpfloat_with_epsilon (left.position.travel_cm, 7 * G_PI * 2, 1e-6);
}

static void
test_angle_wraps (void)
{
  Bench b = bench (DORSAL_MARKED_END_LEFT);

  b.sample.angle_mdeg = G_MAXINT32;
  stay (&b, 500, G_MAXINT32 / 1000.0, TRUE);
  anchor (&b, 24);
  b.sample.time_us += 10 * MS;
  b.sample.angle_mdeg = G_MININT32 + 999; /* a degree on */
  b.position = dorsal_position_step (b.position, &b.sample, &b.contact, b.gearing, dorsal_zones_default ());
  g_assert_cmpfloat_with_epsilon (b.position.place_cm, 24 + 7 * G_PI / 180, 1e-6);
}

static void
test_no_angle (void)
{
  DorsalHello hello = rig_hello ();

  hello.angle = DORSAL_ANGLE_NONE;
  g_assert_cmpfloat (dorsal_gearing_of (&hello, DORSAL_MARKED_END_LEFT).cm_per_mdeg, ==, 0);
  g_assert_cmpfloat (dorsal_gearing_of (&hello, DORSAL_MARKED_END_RIGHT).cm_per_mdeg, ==, 0);
}

/* Off for so long, then on again at so many degrees more. */
static void
test_unloadings (void)
{
  static const struct
  {
    guint off_ms;
    double deg;
    gboolean kept;
  } cases[] = {
    { 10, 0, TRUE },       { 500, 0, TRUE },     { 1990, 0, TRUE },  { 2000, 0, FALSE },    { 2010, 0, FALSE },
    { 3000, 0, FALSE },    { 500, 14.9, TRUE },  { 500, 15, FALSE }, { 500, -14.9, TRUE },  { 500, -15, FALSE },
    { 500, 200, FALSE },   { 1990, 14.9, TRUE }, { 10, 15, FALSE },  { 60000, 0.1, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Bench b = lying (DORSAL_MARKED_END_LEFT);

      step (&b, 10, TRUE);
      stay (&b, cases[i].off_ms, 10 + cases[i].deg, FALSE);
      stay (&b, 200, 10 + cases[i].deg, TRUE);
      if (b.position.known != cases[i].kept)
        g_error ("off %u ms, %g°: known %d", cases[i].off_ms, cases[i].deg, b.position.known);
      /* What the shell turned in the air did not roll. */
      if (cases[i].kept)
        {
          g_assert_cmpfloat_with_epsilon (b.position.place_cm, 24 + 7 * G_PI / 18, 1e-6);
          g_assert_cmpfloat_with_epsilon (b.position.kept_var, 1, 1e-9);
        }
    }
}

/* Unknown at 2 s sharp, while still in the air. */
static void
test_two_seconds (void)
{
  Bench b = lying (DORSAL_MARKED_END_LEFT);

  stay (&b, 2000, 0, FALSE);
  g_assert_true (b.position.known);
  step (&b, 0, FALSE);
  g_assert_false (b.position.known);
  stay (&b, 500, 0, TRUE);
  g_assert_false (b.position.known);
}

/* Turned away and back again in the air: nobody knows by how much the back moved. */
static void
test_there_and_back (void)
{
  Bench b = lying (DORSAL_MARKED_END_LEFT);

  stay (&b, 100, 16, FALSE);
  g_assert_false (b.position.known);
  stay (&b, 500, 0, TRUE);
  g_assert_false (b.position.known);
}

/* Two short unloadings are two; a brush between them makes them one. */
static void
test_brush (void)
{
  Bench twice = lying (DORSAL_MARKED_END_LEFT), brushed = lying (DORSAL_MARKED_END_LEFT);

  stay (&twice, 1500, 0, FALSE);
  stay (&twice, 200, 0, TRUE);
  stay (&twice, 1500, 0, FALSE);
  stay (&twice, 200, 0, TRUE);
  g_assert_true (twice.position.known);
  g_assert_cmpfloat_with_epsilon (twice.position.kept_var, 2, 1e-9);

  stay (&brushed, 1500, 0, FALSE);
  stay (&brushed, 30, 0, TRUE);
  stay (&brushed, 1500, 0, FALSE);
  stay (&brushed, 200, 0, TRUE);
  g_assert_false (brushed.position.known);
}

static void
test_gaps (void)
{
  static const struct
  {
    gint64 gap_us;
    gint32 mdeg;
    gboolean kept;
  } cases[] = {
    { 500 * MS, 0, TRUE },      { 1999999, 14999, TRUE }, { 2000 * MS, 0, FALSE },     { 500 * MS, 15000, FALSE },
    { 500 * MS, -15000, FALSE }, { G_MAXINT64, 0, FALSE }, { 500 * MS, -14999, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalPosition position = { .known = TRUE, .place_cm = 24, .anchor_cm = 24, .angle_mdeg = 1000 };
      DorsalSample after = { .angle_mdeg = 1000 + cases[i].mdeg };
      DorsalPosition next = dorsal_position_gap (position, &after, cases[i].gap_us, dorsal_zones_default ());

      g_assert_cmpint (next.known, ==, cases[i].kept);
      g_assert_cmpfloat (next.kept_var, ==, cases[i].kept ? 1 : 0);
      position.known = FALSE;
      g_assert_false (dorsal_position_gap (position, &after, 0, dorsal_zones_default ()).known);
    }
}

/* σ² = σ_anchor² + (sd_L d)² + (σ_R d)² + σ_anatomy² + kept + (0.3 mm)² per cm of travel */
static void
test_sigma (void)
{
  static const struct
  {
    double anchor_sigma, length_sd, distance_cm, travel_cm, kept_var;
    double sigma_cm;
  } cases[] = {
    { 2.3, 0.05, 0, 0, 0, 2.8018 },     /* √(2.3² + 1.6²): found by feel, not moved */
    { 1.0, 0.05, 0, 0, 0, 1.8868 },     /* by tape */
    { 2.3, 0.05, 12, 12, 0, 2.8897 },   /* T8 to T12/L1 is 12 cm: + 0.6² + 0.36² + 0.0108 */
    { 2.3, 0.05, -12, 12, 0, 2.8897 },  /* the same toward the head */
    { 2.3, 0.05, 0, 1000, 0, 2.9580 },  /* ten metres of slip: + 0.9 */
    { 2.3, 0.05, 0, 0, 1, 2.9749 },     /* a kept unloading */
    { 2.3, 0.069, 12, 12, 0, 2.9455 },  /* nobody told us a stature */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DorsalBody body = { 48.6, cases[i].length_sd, 0 };
      DorsalPosition position = { .known = TRUE,
                                  .anchor_cm = 24,
                                  .place_cm = 24 + cases[i].distance_cm,
                                  .anchor_sigma = cases[i].anchor_sigma,
                                  .travel_cm = cases[i].travel_cm,
                                  .kept_var = cases[i].kept_var };

      g_assert_cmpfloat_with_epsilon (dorsal_position_sigma (&position, &body, dorsal_zones_default ()),
                                      cases[i].sigma_cm, 6e-5);
    }
}

static void
test_anchored_anew (void)
{
  Bench b = lying (DORSAL_MARKED_END_LEFT);

  stay (&b, 500, 0, FALSE);
  for (int deg = 1; deg < 300; deg++)
    step (&b, deg / 3.0, TRUE);
  g_assert_cmpfloat (b.position.travel_cm, >, 5);
  g_assert_cmpint (anchor (&b, 30), ==, DORSAL_ANCHOR_ACCEPTED);
  g_assert_cmpfloat (b.position.place_cm, ==, 30);
  g_assert_cmpfloat (b.position.anchor_cm, ==, 30);
  g_assert_cmpfloat (b.position.travel_cm, ==, 0);
  g_assert_cmpfloat (b.position.kept_var, ==, 0);
}

/* What crept in one spell points one way and adds up before it is squared. */
static void
test_crept (void)
{
  DorsalBody body = { 48.6, 0.05, 0 };
  Bench b = lying (DORSAL_MARKED_END_LEFT);
  double before, after;

  g_assert_cmpint (anchor (&b, 30), ==, DORSAL_ANCHOR_ACCEPTED);
  before = dorsal_position_sigma (&b.position, &body, dorsal_zones_default ());
  b.position = dorsal_position_crept (dorsal_position_crept (b.position, 1.5), 1.5);
  after = dorsal_position_sigma (&b.position, &body, dorsal_zones_default ());
  g_assert_cmpfloat_with_epsilon (after * after - before * before, 9, 1e-9);
  g_assert_cmpfloat (b.position.place_cm, ==, 30);
  b.position = dorsal_position_crept (b.position, -3);
  g_assert_cmpfloat_with_epsilon (dorsal_position_sigma (&b.position, &body, dorsal_zones_default ()), before, 1e-9);
}

static void
test_mirror (void)
{
  Bench b = lying (DORSAL_MARKED_END_LEFT);

  g_assert_cmpint (anchor (&b, 30), ==, DORSAL_ANCHOR_ACCEPTED);
  b.position.place_cm = 34.5;
  g_assert_cmpfloat_with_epsilon (dorsal_position_mirror (b.position).place_cm, 25.5, 1e-9);
  g_assert_cmpfloat (dorsal_position_mirror (b.position).anchor_cm, ==, 30);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/position/nowhere-until-anchored", test_unknown);
  g_test_add_func ("/core/position/an-anchor-is-refused-with-its-reason", test_refusals);
  g_test_add_func ("/core/position/refusals-have-words", test_words);
  g_test_add_func ("/core/position/the-marked-end-gives-the-sign", test_direction);
  g_test_add_func ("/core/position/the-angle-may-wrap", test_angle_wraps);
  g_test_add_func ("/core/position/no-angle-no-gearing", test_no_angle);
  g_test_add_func ("/core/position/a-short-unloading-keeps-the-place", test_unloadings);
  g_test_add_func ("/core/position/two-seconds-in-the-air-lose-it", test_two_seconds);
  g_test_add_func ("/core/position/turning-there-and-back-loses-it", test_there_and_back);
  g_test_add_func ("/core/position/a-brush-is-no-lying-down", test_brush);
  g_test_add_func ("/core/position/a-gap-is-an-unloading", test_gaps);
  g_test_add_func ("/core/position/sigma-adds-up-as-the-evidence-has-it", test_sigma);
  g_test_add_func ("/core/position/an-anchor-forgets-the-one-before", test_anchored_anew);
  g_test_add_func ("/core/position/what-crept-adds-up", test_crept);
  g_test_add_func ("/core/position/the-other-way-round-mirrors-at-the-anchor", test_mirror);
  return g_test_run ();
}
