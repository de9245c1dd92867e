/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Load → commands.
 *
 * Comes in: load, contact and path of each sample. Goes out: a gesture, once. Never: a
 * gesture from rolling, from lying down, or from a load that does not come back to what it was.
 *
 *   two presses    ▃▃▃█▃▃█▃▃▃▃▃│   told here, a quiet moment after
 *   hips lowered   ▆▆▆▃▃▃▃▃▆▆▆▆    down is no press; up again lasts too long for one
 *   a bounce       ▆▆▆▁▆▆▆▆▆▆▆▆    the same
 *   lying down     ▁▁▁▆▅▆▆▆▆▆▆▆    lasts too long
 *   rolling        ▆▇█▇▆▅▆▇█▇▆▅    too gentle, and it turns */

#include "core/gesture.h"

#include <math.h>

#define FOLLOW_S 1.0            /* time constant of the baseline */
#define SHORTEST_US (80 * 1000) /* a shorter one is a knock */
#define RELEASED 0.3            /* a press is over below this share of its height … */
#define RELEASED_BY_HAND 0.15   /* … on an empty roller, which comes back to nothing */
#define AGAIN 0.85              /* of the rise, for the presses after the first */
#define LEAST_RISE 1.0          /* contact thresholds */
#define BACK 0.25               /* "what it was before": within so much of the baseline (breath moves a tenth either way), or half a threshold */

/* Who has pressed once is likely to press again, and breath takes a tenth from a press or gives it. */
static double
rise_of (const DorsalGestures *g, const DorsalZones *zones)
{
  double rise = MAX (g->baseline * zones->gesture_rise_percent / 100, LEAST_RISE);

  return g->presses > 0 ? rise * AGAIN : rise;
}

/* Of a press's height. Who lies there does not come back quite to where they were; what a hand lets go of does, and trembles
 * more while it is pressed. */
static double
released_at (const DorsalGestures *g)
{
  return g->baseline < LEAST_RISE ? RELEASED_BY_HAND : RELEASED;
}

static gboolean
is_back (const DorsalGestures *g, double level)
{
  return fabs (level - g->baseline) <= MAX (g->baseline * BACK, 0.5);
}

static void
forget_presses (DorsalGestures *g)
{
  g->presses = 0;
  g->pressing = FALSE;
  g->spoiled = FALSE;
}

static void
follow (DorsalGestures *g, double level, gint64 time_us)
{
  double dt = CLAMP ((double) (time_us - g->time_us) * 1e-6, 0, 1);

  g->baseline += (level - g->baseline) * MIN (dt / FOLLOW_S, 1);
}

/* No gesture after all: what is now is the new baseline. */
static void
give_up (DorsalGestures *g, double level)
{
  forget_presses (g);
  g->baseline = level;
}

static void
press (DorsalGestures *g, double level, double path_cm, gint64 time_us)
{
  if (g->presses == 0)
    g->from_cm = path_cm;
  g->pressing = TRUE;
  g->press_us = time_us;
  g->peak = level;
}

static void
follow_press (DorsalGestures *g, double level, gint64 time_us, const DorsalZones *zones)
{
  g->peak = MAX (g->peak, level);
  if (time_us - g->press_us > zones->gesture_longest_s * 1e6)
    {
      give_up (g, level);
      return;
    }
  if (level > g->baseline + released_at (g) * (g->peak - g->baseline))
    return;
  g->pressing = FALSE;
  g->released_us = time_us;
  g->spoiled |= time_us - g->press_us < SHORTEST_US;
  g->presses++;
}

/* Between presses, or after the last. */
static void
wait (DorsalGestures *g, double level, gint64 time_us, const DorsalZones *zones)
{
  if (time_us - g->released_us < zones->gesture_quiet_s * 1e6)
    return;
  if (is_back (g, level) && !g->spoiled && g->presses <= 3)
    g->gesture = (DorsalGesture){ DORSAL_GESTURE_PRESSES, g->presses };
  give_up (g, level);
}

static void
follow_lift (DorsalGestures *g, const DorsalContact *contact, gint64 time_us, const DorsalZones *zones)
{
  double off_s = (double) (time_us - contact->since_us) * 1e-6;

  if (contact->on)
    g->lift_told = 0;
  else if (g->lift_told < 2 && off_s >= zones->lift_end_s)
    {
      g->lift_told = 2;
      g->gesture = (DorsalGesture){ DORSAL_GESTURE_LEFT, 0 };
    }
  else if (g->lift_told < 1 && off_s >= zones->lift_pause_s)
    {
      g->lift_told = 1;
      g->gesture = (DorsalGesture){ DORSAL_GESTURE_LIFTED, 0 };
    }
}

void
dorsal_gestures_step (DorsalGestures *g, const DorsalLoad *load, const DorsalContact *contact, double path_cm,
                      gint64 time_us, const DorsalZones *zones)
{
  g->gesture = (DorsalGesture){ 0 };
  if (!g->started)
    {
      g->started = TRUE;
      g->baseline = load->level;
      g->lift_told = contact->on ? 0 : 2; /* nobody has lain there yet: that is no lift-off */
    }
  else if (g->pressing)
    follow_press (g, load->level, time_us, zones);
  else if (load->level >= g->baseline + rise_of (g, zones))
    press (g, load->level, path_cm, time_us);
  else if (g->presses > 0)
    wait (g, load->level, time_us, zones);
  else
    follow (g, load->level, time_us);
  g->spoiled |= (g->pressing || g->presses > 0) && fabs (path_cm - g->from_cm) > zones->gesture_turn_cm;
  g->time_us = time_us;
  follow_lift (g, contact, time_us, zones);
}

DorsalGestureMeaning
dorsal_gesture_meaning (DorsalGesture gesture, gboolean answering)
{
  static const DorsalGestureMeaning commands[] = { DORSAL_MEANING_NOTHING, DORSAL_MEANING_NOTHING,
                                                   DORSAL_MEANING_START_OR_PAUSE, DORSAL_MEANING_REPEAT },
                                    answers[] = { DORSAL_MEANING_NOTHING, DORSAL_MEANING_BETTER, DORSAL_MEANING_SAME,
                                                  DORSAL_MEANING_WORSE };

  switch (gesture.kind)
    {
    case DORSAL_GESTURE_PRESSES:
      return gesture.presses > 3 ? DORSAL_MEANING_NOTHING : (answering ? answers : commands)[gesture.presses];
    case DORSAL_GESTURE_LIFTED:
      return DORSAL_MEANING_PAUSE;
    case DORSAL_GESTURE_LEFT:
      return DORSAL_MEANING_END;
    default:
      return DORSAL_MEANING_NOTHING;
    }
}

const char *
dorsal_gesture_to_string (DorsalGestureKind kind)
{
  static const char *const words[] = { "unknown", "presses", "lifted", "left" };

  return words[(guint) kind < G_N_ELEMENTS (words) ? kind : 0];
}
