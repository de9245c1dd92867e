/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How to roll, step by step. In: nothing. Out: words. Never: a promise of what it does; that is for the lesson "learn",
 * with its sources. */

#include "app/lessons.h"

#include <glib/gi18n.h>

static const DorsalSection sections[] = {
  {
      .title = N_ ("Set up"),
      .figure = DORSAL_FIGURE_SET_UP,
      .is_step = TRUE,
      .lines = { N_ ("Sit on the floor with your knees bent and your feet flat, the roller across behind you."),
                 N_ ("Lean back until it lies just below your shoulder blades.") },
  },
  {
      .title = N_ ("Hold your head"),
      .figure = DORSAL_FIGURE_HANDS,
      .is_step = TRUE,
      .lines = { N_ ("Lace your fingers behind your head and bring the elbows in."),
                 N_ ("The hands carry the head; the neck does nothing.") },
  },
  {
      .title = N_ ("Lift your hips"),
      .figure = DORSAL_FIGURE_HIPS_UP,
      .is_step = TRUE,
      .lines = { N_ ("Lift your hips a few centimetres and brace your belly a little."),
                 N_ ("Keep your lower ribs down: the back stays long, it does not arch.") },
  },
  {
      .title = N_ ("Roll slowly"),
      .figure = DORSAL_FIGURE_RANGE,
      .is_step = TRUE,
      .lines = { N_ ("Push with your legs: from below the shoulder blades to the upper back, and back again."),
                 N_ ("Stop a hand’s breadth above the lowest rib that you feel at your side, and before the neck.") },
      .dose = N_ ("Two to four seconds a stroke, 30 seconds to two minutes a set."),
      .sources = "Behm 2020, J Strength Cond Res 34:3301",
  },
  {
      .title = N_ ("Hold a tender spot"),
      .figure = DORSAL_FIGURE_HOLD,
      .is_step = TRUE,
      .lines = { N_ ("Stop where it is tender and lie still."), N_ ("Five or six of ten is discomfort enough."),
                 N_ ("If it feels worse, put more weight on your feet, or move on.") },
      .dose = N_ ("30 to 60 seconds; many people find that it feels easier then."),
  },
  {
      .title = N_ ("Breathe"),
      .figure = DORSAL_FIGURE_BREATHING,
      .is_step = TRUE,
      .lines = { N_ ("Breathe in for about four seconds and out for about six."),
                 N_ ("Let the back grow heavy while you breathe out.") },
      .sources = "Russo 2017, Breathe 13:298, doi 10.1183/20734735.009817; "
                 "Steffen 2017, Front Public Health, doi 10.3389/fpubh.2017.00222",
  },
  {
      .title = N_ ("Extend the upper back"),
      .figure = DORSAL_FIGURE_EXTENSION,
      .is_step = TRUE,
      .for_whom = DORSAL_NOT_FOR_THIN_BONES,
      .lines = { N_ ("Lower your hips to the floor; the hands still carry the head."),
                 N_ ("Breathe out and let the upper back bend gently over the roller."),
                 N_ ("Only the upper back bends: if you feel it in the lower back, come up again.") },
      .dose = N_ ("Two or three seconds, five times; then move the roller by a vertebra or two."),
  },
  {
      .title = N_ ("Speak to the roller"),
      .figure = DORSAL_FIGURE_PRESS,
      .is_step = TRUE,
      .lines = { N_ ("Lie still and press your back down firmly, twice: that is a signal to Dorsal."),
                 N_ ("You need neither keyboard nor screen.") },
  },
  {
      .title = N_ ("Get off"),
      .figure = DORSAL_FIGURE_GET_OFF,
      .is_step = TRUE,
      .lines = { N_ ("Lower your hips, then push yourself up with your hands."),
                 N_ ("If you prefer, turn to one side first.") },
  },
  {
      .title = N_ ("Not under the lower back"),
      .figure = DORSAL_FIGURE_AVOID_LUMBAR,
      .lines = { N_ ("Most physical therapists advise against rolling here: there are no ribs to share the pressure."),
                 N_ ("Walk the roller up toward your ribs. What does it good instead stands under “Lower Back?”.") },
  },
  {
      .title = N_ ("Not under the neck"),
      .figure = DORSAL_FIGURE_AVOID_NECK,
      .lines = { N_ ("Stop before the neck, and carry your head with your hands.") },
  },
  {
      .title = N_ ("No forced arch"),
      .figure = DORSAL_FIGURE_AVOID_ARCH,
      .lines = { N_ ("Hips and head that hang down on both sides bend the back where it should stay long."),
                 N_ ("Brace your belly, carry your head, or lower your hips to the floor.") },
  },
  {
      .title = N_ ("When to stop"),
      .is_warning = TRUE,
      .lines
      = { N_ ("Sharp, shooting or rising pain, tingling or numbness: stop, and ask a doctor or physiotherapist."),
          N_ ("Pain in the chest, or trouble to breathe: call for help at once."),
          N_ ("Do not roll over open wounds or broken bones. With inflamed skin or muscle, or a clot in a vein, ask "
              "first.") },
      .sources = "Bartsch 2021, J Clin Med 10:5360, doi 10.3390/jcm10225360",
  },
};

const DorsalLesson dorsal_lesson_technique = {
  .name = "technique",
  .title = N_ ("Technique"),
  .lead = N_ ("From the first lean on the roller to getting off it."),
  .sections = sections,
  .n_sections = G_N_ELEMENTS (sections),
  .left_out = N_ ("Extending over the roller is left out, because you said that your bones may be thin."),
};
