/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the pictures show, for those who do not see them. In: a figure. Out: an English sentence, marked for
 * translation. Never: an instruction; what to do stands beside the picture. */

#include "draw/draw-figure.h"

#define N_(text) text

static const char *const sentences[DORSAL_N_FIGURES] = {
  [DORSAL_FIGURE_UNKNOWN] = "",
  [DORSAL_FIGURE_SET_UP]
  = N_ ("Somebody sits on the floor with bent knees and flat feet, then leans back on a roller that lies across, just "
        "below the shoulder blades."),
  [DORSAL_FIGURE_HANDS] = N_ ("Lying back on the roller, the hands are laced behind the head and carry it."),
  [DORSAL_FIGURE_HIPS_UP] = N_ ("The hips lift off the floor until the trunk is level, held by a firm belly."),
  [DORSAL_FIGURE_RANGE]
  = N_ ("The body rolls from below the shoulder blades to the upper back and back again. The lower back is hatched: "
        "no rolling there."),
  [DORSAL_FIGURE_HOLD] = N_ ("Lying still with one spot of the upper back on the roller, breathing out slowly."),
  [DORSAL_FIGURE_BREATHING] = N_ ("With the hips on the floor, the ribs rise with the breath and sink again."),
  [DORSAL_FIGURE_EXTENSION]
  = N_ ("With the hips on the floor, the upper back bends gently backward over the roller; the hands carry the head."),
  [DORSAL_FIGURE_AVOID] = N_ ("Lying on the roller, the lower back and the neck are hatched and crossed out."),
  [DORSAL_FIGURE_REST] = N_ ("Lying flat on the back with bent knees, the roller put away."),
  [DORSAL_FIGURE_AVOID_LUMBAR] = N_ ("Crossed out: the roller under the lower back."),
  [DORSAL_FIGURE_AVOID_NECK] = N_ ("Crossed out: the roller under the neck."),
  [DORSAL_FIGURE_AVOID_ARCH]
  = N_ ("Crossed out: hips and head hang down on both sides of the roller, the back is forced into an arch."),
  [DORSAL_FIGURE_PRESS] = N_ ("Lying on the roller, the back presses down on it twice."),
  [DORSAL_FIGURE_GET_OFF] = N_ ("With the hips on the floor, the hands push the trunk up to sitting, off the roller."),
  [DORSAL_FIGURE_GLUTES]
  = N_ ("Sitting on the roller, one ankle rests on the other knee; a hand behind the body carries part of the weight."),
  [DORSAL_FIGURE_PIRIFORMIS]
  = N_ ("Lying on the back, one ankle rests on the other thigh; both hands pull that thigh toward the chest."),
  [DORSAL_FIGURE_HIP_FLEXOR]
  = N_ ("Kneeling on one knee, the other foot in front, the upright body moves a little forward."),
  [DORSAL_FIGURE_BALL_WALL]
  = N_ ("Standing with the back to a wall, a ball between wall and body. From behind: the ball lies beside the spine, "
        "in the dip between the lowest rib and the hip bone."),
  [DORSAL_FIGURE_CAT_COW] = N_ ("On hands and knees, the back rounds upward, then sinks into a gentle hollow."),
  [DORSAL_FIGURE_COW] = N_ ("On hands and knees, the back sinks from level into a gentle hollow."),
  [DORSAL_FIGURE_KNEE_TO_CHEST]
  = N_ ("Lying on the back, both hands pull one knee to the chest; the other foot stays on the floor."),
};

const char *
dorsal_figure_sentence (DorsalFigure figure)
{
  return sentences[figure < DORSAL_N_FIGURES ? figure : 0];
}
