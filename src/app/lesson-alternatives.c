/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What to do for the lower back instead of rolling it. In: nothing. Out: words, doses, cautions. Never: bending for
 * those whose bones may be thin. */

#include "app/lessons.h"

#include <glib/gi18n.h>

static const DorsalSection sections[] = {
  {
      .title = N_ ("Glutes on the roller"),
      .figure = DORSAL_FIGURE_GLUTES,
      .lines = { N_ ("Sit on the roller, a hand behind you on the floor, and lay one ankle on the other knee."),
                 N_ ("Lean to the side of the crossed leg."), N_ ("Roll a few centimetres; hold where it is tender.") },
      .dose = N_ ("30 to 60 seconds a spot, at most two minutes a side."),
      .seconds = 30,
      .both = TRUE,
  },
  {
      .title = N_ ("Figure four for the piriformis"),
      .figure = DORSAL_FIGURE_PIRIFORMIS,
      .lines = { N_ ("Lie on your back and lay one ankle on the other thigh."),
                 N_ ("Pull that thigh toward your chest with both hands until the buttock stretches mildly."),
                 N_ ("The pelvis stays on the floor.") },
      .dose = N_ ("30 seconds, two or three times a side."),
      .seconds = 30,
      .both = TRUE,
  },
  {
      .title = N_ ("Hip flexors, half kneeling"),
      .figure = DORSAL_FIGURE_HIP_FLEXOR,
      .lines = { N_ ("Kneel on one knee, on something soft, the other foot in front."),
                 N_ ("Tuck your tailbone under and squeeze the buttock of the kneeling side."),
                 N_ ("Shift forward until the front of that hip stretches mildly. The back does not arch.") },
      .dose = N_ ("30 seconds, one to three times a side, daily if you like."),
      .seconds = 30,
      .both = TRUE,
  },
  {
      .title = N_ ("A ball beside the spine"),
      .figure = DORSAL_FIGURE_BALL_WALL,
      .lines = { N_ ("Stand with your back to a wall and take a soft ball, such as a tennis ball."),
                 N_ ("It belongs into the dip between the lowest rib and the hip bone, 5 to 10 cm beside the spine."),
                 N_ ("Lean in and breathe slowly. Bend your knees to move it a little.") },
      .dose = N_ ("About 30 seconds a spot, two or three spots, at most two minutes a side."),
      .caution = N_ ("Never on the spine or the ribs. Lean, never pound: the kidneys lie near."),
      .seconds = 30,
      .both = TRUE,
  },
  {
      .title = N_ ("Cat and cow"),
      .figure = DORSAL_FIGURE_CAT_COW,
      .for_whom = DORSAL_NOT_FOR_THIN_BONES,
      .lines = { N_ ("On hands and knees, breathe out and round your back upward."),
                 N_ ("Breathe in and let it sink into a gentle hollow."), N_ ("Only as far as it is free of pain.") },
      .dose = N_ ("8 to 15 slow rounds, once or twice. The timer is for nine."),
      .seconds = 90,
  },
  {
      .title = N_ ("The cow’s half"),
      .figure = DORSAL_FIGURE_COW,
      .for_whom = DORSAL_FOR_THIN_BONES_ONLY,
      .lines
      = { N_ ("On hands and knees, the back is level."),
          N_ ("Breathe in and let it sink into a gentle hollow; breathe out and come back to level. Do not round it."),
          N_ ("Only as far as it is free of pain.") },
      .dose = N_ ("8 to 15 slow rounds, once or twice. The timer is for nine."),
      .seconds = 90,
  },
  {
      .title = N_ ("Knee to chest"),
      .figure = DORSAL_FIGURE_KNEE_TO_CHEST,
      .for_whom = DORSAL_NOT_FOR_THIN_BONES,
      .lines = { N_ ("Lie on your back, one foot on the floor."),
                 N_ ("Pull the other knee gently to your chest with both hands.") },
      .dose = N_ ("30 seconds a side, once or twice a day."),
      .caution = N_ ("Not with thin bones (osteoporosis)."),
      .sources = "Mayo Clinic, back exercises",
      .seconds = 30,
      .both = TRUE,
  },
  {
      .title = N_ ("When to seek help"),
      .is_warning = TRUE,
      .lines
      = { N_ ("At once: numbness between the thighs, new trouble with bladder or bowel, new weakness in both legs."),
          N_ ("Soon: pain that shoots below the knee, numbness or tingling, pain after a fall or with fever."),
          N_ ("Pain that lasts for weeks: ask a doctor or physiotherapist.") },
  },
};

const DorsalLesson dorsal_lesson_alternatives = {
  .name = "alternatives",
  .title = N_ ("Lower Back?"),
  .lead = N_ ("Most therapists advise against rolling the lower back. These reach what lies around it: hips, buttocks, "
              "and the muscles beside the spine."),
  .sections = sections,
  .n_sections = G_N_ELEMENTS (sections),
  .left_out
  = N_ ("Knee to chest and the cat’s rounding half are left out, because you said that your bones may be thin."),
};
