/* SPDX-License-Identifier: GPL-3.0-or-later */

/* ← →          a step          Home End   to the end
 * Shift ← →    choose          + −        closer, further
 * Ctrl ← →     pan             0          all of it
 *                              Esc        nothing chosen
 *
 * Comes in: a key. Goes out: what is wished. Never: a key with Alt or Super: those are the desktop's. */

#include "app/kept-keys.h"

static DorsalKeptKey
across (GdkModifierType state)
{
  return state & GDK_CONTROL_MASK ? DORSAL_KEPT_KEY_PAN : state & GDK_SHIFT_MASK ? DORSAL_KEPT_KEY_CHOOSE
                                                                                  : DORSAL_KEPT_KEY_STEP;
}

DorsalKeptKey
dorsal_kept_key_of (guint key, GdkModifierType state, int *ret_direction)
{
  *ret_direction = 0;
  if (state & (GDK_ALT_MASK | GDK_SUPER_MASK))
    return DORSAL_KEPT_KEY_UNKNOWN;
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      *ret_direction = -1;
      return across (state);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      *ret_direction = 1;
      return across (state);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      *ret_direction = -1;
      return DORSAL_KEPT_KEY_END;
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      *ret_direction = 1;
      return DORSAL_KEPT_KEY_END;
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      *ret_direction = 1;
      return DORSAL_KEPT_KEY_ZOOM;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      *ret_direction = -1;
      return DORSAL_KEPT_KEY_ZOOM;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      return DORSAL_KEPT_KEY_WHOLE;
    case GDK_KEY_Escape:
      return DORSAL_KEPT_KEY_LET_GO;
    default:
      return DORSAL_KEPT_KEY_UNKNOWN;
    }
}
