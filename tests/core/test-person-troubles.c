/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What may be wrong with a simulated roller and its person: each trouble shows, and only when asked for. */

#include "core/anatomy.h"
#include "core/person.h"

#include <math.h>

static const DorsalAct strokes[] = {
  { DORSAL_ACT_OFF, .seconds = 2 },
  { DORSAL_ACT_SETTLE, .seconds = 3 },
  { DORSAL_ACT_ROLL, .place = 0.3, .speed_cm_s = 6 },
  { DORSAL_ACT_ROLL, .place = 0.55, .speed_cm_s = 6 },
  { DORSAL_ACT_ROLL, .place = 0.3, .speed_cm_s = 6 },
  { DORSAL_ACT_ROLL, .place = 0.55, .speed_cm_s = 6 },
};

static DorsalPersonSetup
setup_of (const DorsalAct *script, gsize n)
{
  DorsalPersonSetup setup = dorsal_person_setup_default (3);

  setup.script = script;
  setup.n_script = n;
  setup.noise = 0;
  return setup;
}

#define SETUP(script) setup_of (script, G_N_ELEMENTS (script))

/* Plays to the end; every sample and its truth. */
typedef struct
{
  DorsalSample sample;
  DorsalTruth truth;
} Moment;

static GArray *
play (const DorsalPersonSetup *setup)
{
  g_autoptr (DorsalPerson) person = dorsal_person_new (setup);
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (Moment));

  for (;;)
    {
      Moment moment;
      gboolean pressed;

      dorsal_person_next (person, &moment.sample, &pressed, &moment.truth);
      if (dorsal_person_finished (person))
        return moments;
      g_array_append_val (moments, moment);
    }
}

static const Moment *
at (const GArray *moments, guint i)
{
  return &g_array_index (moments, Moment, i);
}

/* Rolled by the shell, less the truth, from when lying begins to the end. */
static double
lost_cm (const GArray *moments)
{
  const Moment *first = NULL, *last = at (moments, moments->len - 1);

  for (guint i = 0; !first; i++)
    if (at (moments, i)->truth.act == 3)
      first = at (moments, i);
  return (last->sample.angle_mdeg - first->sample.angle_mdeg) * 1e-3 * G_PI / 180 * 7
         - (last->truth.place_cm - first->truth.place_cm);
}

static void
test_turned (void)
{
  DorsalPersonSetup setup = SETUP (strokes);
  g_autoptr (GArray) right = play (&setup);
  g_autoptr (GArray) turned = NULL;

  setup.troubles.turned = TRUE;
  turned = play (&setup);
  g_assert_cmpuint (right->len, ==, turned->len);
  for (guint i = 0; i < right->len; i++)
    {
      g_assert_cmpint (at (right, i)->sample.angle_mdeg, ==, -at (turned, i)->sample.angle_mdeg);
      for (guint k = 0; k < 12; k++)
        g_assert_cmpint (at (right, i)->sample.cells[k], ==, at (turned, i)->sample.cells[11 - k]);
      g_assert_cmpfloat (at (right, i)->truth.place_cm, ==, at (turned, i)->truth.place_cm);
    }
}

static void
test_slip (void)
{
  DorsalPersonSetup setup = SETUP (strokes);
  g_autoptr (GArray) none = play (&setup), slip = NULL, jumps = NULL, winding = NULL;

  g_assert_cmpfloat (fabs (lost_cm (none)), <, 0.05);
  setup.slip = 0.1;
  slip = play (&setup);
  g_assert_cmpfloat (fabs (lost_cm (slip)), >, 0.05);
  setup.slip = 0;
  setup.troubles.jumps = 1;
  jumps = play (&setup);
  g_assert_cmpfloat (fabs (lost_cm (jumps)), >, 0.2);
  g_assert_cmpfloat (fabs (lost_cm (jumps)), <, 4 * 1.5);
  setup.troubles.jumps = 0;
  setup.troubles.winding = 1;
  winding = play (&setup);
  g_assert_cmpfloat (fabs (lost_cm (winding)), >, 4 * 1.15);
  g_assert_cmpfloat (fabs (lost_cm (winding)), <, 4 * 2.05);
  g_assert_true (at (winding, winding->len - 1)->truth.winding);
  g_assert_false (at (none, none->len - 1)->truth.winding);
}

/* Levels of the truth are the person's own: with a border 3 cm lower the same place lies in a higher level. */
static void
test_anatomy (void)
{
  DorsalPersonSetup setup = SETUP (strokes);
  g_autoptr (GArray) own = NULL;

  setup.troubles.anatomy_cm = 3;
  own = play (&setup);
  for (guint i = 0; i < own->len; i++)
    {
      const DorsalTruth *truth = &at (own, i)->truth;
      double f = truth->place_cm / (setup.body.length_cm + 3 / 0.713);

      if (truth->state > DORSAL_STATE_OFF)
        g_assert_cmpint (truth->level, ==, dorsal_anatomy_level_at (f));
      if (truth->act == 2 && truth->state == DORSAL_STATE_SETTLING) /* lies where a mean back has the start */
        g_assert_cmpfloat_with_epsilon (truth->place_cm, 0.49 * setup.body.length_cm, 1e-6);
    }
}

/* Firm presses that bring the load, in percent of the body, above `least`. */
static guint
count_presses (const GArray *moments, double least)
{
  guint presses = 0;
  gboolean high = FALSE;

  for (guint i = 0; i < moments->len; i++)
    {
      const DorsalTruth *truth = &at (moments, i)->truth;
      gboolean now = truth->firm > 0 && truth->load_percent > least;

      presses += now && !high;
      high = now;
    }
  return presses;
}

static void
test_firm (void)
{
  static const DorsalAct lying[] = {
    { DORSAL_ACT_OFF, .seconds = 1 },  { DORSAL_ACT_SETTLE, .seconds = 3 },
    { DORSAL_ACT_ROLL, .place = 0.4, .speed_cm_s = 6 }, { DORSAL_ACT_HOLD, .seconds = 5 },
    { DORSAL_ACT_FIRM, .count = 3 },   { DORSAL_ACT_HOLD, .seconds = 3 },
  };
  static const DorsalAct by_hand[] = {
    { DORSAL_ACT_OFF, .seconds = 2 },
    { DORSAL_ACT_FIRM, .count = 2 },
    { DORSAL_ACT_OFF, .seconds = 2 },
  };
  DorsalPersonSetup setup = SETUP (lying);
  g_autoptr (GArray) moments = play (&setup), hand = NULL;
  double before = 0, place_cm = -1;

  for (guint i = 0; i < moments->len && at (moments, i)->truth.act < 5; i++)
    before = at (moments, i)->truth.load_percent;
  g_assert_cmpuint (count_presses (moments, before * 1.2), ==, 3);
  for (guint i = 0; i < moments->len; i++)
    if (at (moments, i)->truth.firm > 0)
      {
        g_assert_false (at (moments, i)->truth.by_hand);
        g_assert_cmpint (at (moments, i)->truth.state, ==, DORSAL_STATE_HOLDING);
        place_cm = place_cm < 0 ? at (moments, i)->truth.place_cm : place_cm;
        g_assert_cmpfloat (at (moments, i)->truth.place_cm, ==, place_cm);
      }
  setup = SETUP (by_hand);
  hand = play (&setup);
  g_assert_cmpuint (count_presses (hand, 5), ==, 2);
  for (guint i = 0; i < hand->len; i++)
    g_assert_cmpint (at (hand, i)->truth.state, ==, DORSAL_STATE_OFF);
}

static void
test_cells (void)
{
  DorsalPersonSetup setup = SETUP (strokes);
  g_autoptr (GArray) moments = NULL;
  gint32 stuck, offset = 0;

  setup.troubles.dead = 1 << 2;
  setup.troubles.stuck = 1 << 4;
  setup.troubles.silent = 1 << 6;
  setup.troubles.drift = 0.05;
  moments = play (&setup);
  stuck = at (moments, 0)->sample.cells[4];
  g_assert_cmpint (stuck, >, 0);
  for (guint i = 0; i < moments->len; i++)
    {
      const Moment *moment = at (moments, i);

      g_assert_cmpint (moment->sample.cells[2], ==, DORSAL_CELL_DEAD);
      g_assert_cmpint (moment->sample.cells[4], ==, stuck);
      g_assert_cmpint (moment->sample.cells[6], ==, 0);
      for (guint k = 0; k < 12 && moment->truth.act == 1; k++)
        if (k != 4)
          offset = MAX (offset, moment->sample.cells[k]);
    }
  g_assert_cmpint (offset, >=, 10);
  g_assert_cmpint (offset, <=, 50); /* a twentieth of 100 kPa */
}

/* Load that came a while ago reads more, in cells that creep. */
static void
test_creep (void)
{
  static const DorsalAct acts[] = { { DORSAL_ACT_OFF, .seconds = 1 }, { DORSAL_ACT_SETTLE, .seconds = 100 } };
  DorsalPersonSetup setup = SETUP (acts);
  g_autoptr (GArray) creeping = NULL;
  double late = 0, early = 0;

  setup.troubles.resistive = TRUE;
  setup.noise = 1;
  creeping = play (&setup);
  for (guint i = creeping->len - 1000; i < creeping->len; i++)
    late += at (creeping, i)->sample.cells[5];
  for (guint i = 300; i < 1300; i++)
    early += at (creeping, i)->sample.cells[5];
  g_assert_cmpfloat (late, >, 1.02 * early);
  g_assert_cmpfloat (late, <, 1.3 * early);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/person-troubles/turned-the-angle-and-the-cells-are-mirrored", test_turned);
  g_test_add_func ("/core/person-troubles/slip-loses-rotation-and-no-place", test_slip);
  g_test_add_func ("/core/person-troubles/levels-are-the-persons-own", test_anatomy);
  g_test_add_func ("/core/person-troubles/firm-presses-are-counted-and-turn-nothing", test_firm);
  g_test_add_func ("/core/person-troubles/bad-cells-are-bad-and-empty-ones-drift", test_cells);
  g_test_add_func ("/core/person-troubles/cells-creep-under-load", test_creep);
  return g_test_run ();
}
