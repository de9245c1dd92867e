/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: verdicts. Out: sentences. Never: a verdict without a next step. */

#include "app/calibration-words.h"

#include <glib/gi18n.h>

char *
dorsal_calibration_state_to_words (const DorsalHello *hello, const DorsalCalibration *known)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (known->made_s);
  g_autofree char *date = made && known->made_s > 0 ? g_date_time_format (made, "%x") : NULL;

  if (hello->unit != DORSAL_UNIT_RAW)
    return g_strdup (_("It measures kilopascals by itself."));
  if (!dorsal_calibration_fits (known, hello))
    return g_strdup (_("Raw units: how hard you press is not known in kilopascals."));
  if (!date)
    return g_strdup (_("Calibrated."));
  /* Translators: %s is a date. */
  return g_strdup_printf (_("Calibrated on %s."), date);
}

char *
dorsal_calibration_verdict_to_words (const DorsalCalibrationVerdict *verdict)
{
  int n = verdict->point + 1;
  int percent = (int) (verdict->value * 100 + 0.5);

  switch (verdict->result)
    {
    case DORSAL_CALIBRATION_GOOD:
      return g_strdup (_("The weights agree with each other."));
    case DORSAL_CALIBRATION_NOT_RAW:
      return g_strdup (_("This roller measures kilopascals by itself: there is nothing to calibrate."));
    case DORSAL_CALIBRATION_TOO_FEW:
      return g_strdup_printf (_("%d of at least %d weights. Measure more, or lie on the roller with a scale under it."),
                              (int) verdict->value, DORSAL_CALIBRATION_MIN_WEIGHTS);
    case DORSAL_CALIBRATION_NOTHING:
      return g_strdup (_("Nothing rests on the cells. Put the weight on the middle of a cell and measure again."));
    case DORSAL_CALIBRATION_NOT_STILL:
      return g_strdup_printf (_("The cells moved by %d %%, and at most %d %% is still. Let it rest and measure again."),
                              percent, (int) (DORSAL_CALIBRATION_MAX_UNREST * 100));
    case DORSAL_CALIBRATION_SPREAD:
      return g_strdup_printf (_("A second cell bears %d %% as much, and at most %d %% will do. Put the puck on the middle "
                                "of one cell and measure again."),
                              percent, (int) (DORSAL_CALIBRATION_MAX_SECOND * 100));
    case DORSAL_CALIBRATION_SATURATED:
      return g_strdup (_("A cell stands at the end of its scale. Use a lighter weight or a larger puck."));
    case DORSAL_CALIBRATION_NO_FORCE:
      return g_strdup (_("The weight must be above zero. Correct it and measure again."));
    case DORSAL_CALIBRATION_NARROW:
      return g_strdup_printf (_("The heaviest weight is %.1f times the lightest, and at least %.0f times is needed. Add a "
                                "heavier or a lighter one."),
                              verdict->value, DORSAL_CALIBRATION_MIN_SPAN);
    case DORSAL_CALIBRATION_NOT_RISING:
      return g_strdup_printf (_("Weight %d is heavier than another and gave no higher count. Take it away and measure it "
                                "again."),
                              n);
    case DORSAL_CALIBRATION_ODD_BETA:
      return g_strdup_printf (_("No such cell: the exponent would be %.2f, and %.1f to %.1f are usual. Measure the empty "
                                "roller again and check the weights."),
                              verdict->value, DORSAL_CALIBRATION_BETA_MIN, DORSAL_CALIBRATION_BETA_MAX);
    case DORSAL_CALIBRATION_ODD_GAIN:
      return g_strdup_printf (_("Cell %.0f differs from the others by more than %.0f times. Check its weights, or the "
                                "cell."),
                              verdict->value + 1, DORSAL_CALIBRATION_MAX_GAIN);
    case DORSAL_CALIBRATION_SCATTER:
      return g_strdup_printf (_("The weights lie %d %% off the curve, and at most %d %% will do; weight %d most. Take it "
                                "away and measure it again."),
                              percent, (int) (DORSAL_CALIBRATION_MAX_RESIDUAL * 100), n);
    default:
      return g_strdup (_("Nothing was measured yet."));
    }
}

char *
dorsal_calibration_not_empty_to_words (guint cell)
{
  return g_strdup_printf (_("Cell %u bears something, or moves. Take everything off the roller, leave it alone and measure "
                            "again."),
                          cell + 1);
}

const char *
dorsal_radius_result_to_words (DorsalRadiusResult result)
{
  switch (result)
    {
    case DORSAL_RADIUS_GOOD:
      return _("There and back agree.");
    case DORSAL_RADIUS_TOO_SHORT:
      return _("The roller must travel at least 20 cm over the floor. Choose a longer way and begin again.");
    case DORSAL_RADIUS_NOT_TURNED:
      return _("The roller did not turn. Roll it there and back, and begin again.");
    case DORSAL_RADIUS_APART:
      /* xgettext:no-c-format */
      return _("There and back differ by more than 3 %: it slipped. Roll more slowly and begin again.");
    case DORSAL_RADIUS_OFF:
      /* xgettext:no-c-format */
      return _("The radius would be more than 15 % off half the diameter. Check the way and the diameter, and begin again.");
    default:
      return _("Nothing was measured yet.");
    }
}
