/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Measures → back length. Comes in: what a person told us. Goes out: the length of the
 * back and how sure it is. Never: a length of zero. */

#include "core/body.h"

#define ERNST_LENGTH_CM 48.6 /* 50.9 cm C7–PSIS × 0.954; Ernst et al. 2013 */
#define ERNST_SD 0.069       /* 3.5 cm of 50.9 */
#define STATURE_SD 0.05      /* ANSUR II, residual of C7–iliac crest given stature */
#define TAPE_SD_CM 1.0

double
dorsal_body_length_ratio (DorsalSex sex)
{
  switch (sex)
    {
    case DORSAL_SEX_MALE:
      return 0.287;
    case DORSAL_SEX_FEMALE:
      return 0.278;
    default:
      return 0.283;
    }
}

DorsalBody
dorsal_body_of (const DorsalMeasures *measures)
{
  DorsalBody body = { ERNST_LENGTH_CM, ERNST_SD, measures->weight_kg };

  if (measures->back_cm > 0)
    {
      body.length_cm = measures->back_cm;
      body.length_sd = TAPE_SD_CM / measures->back_cm;
    }
  else if (measures->stature_cm > 0)
    {
      body.length_cm = measures->stature_cm * dorsal_body_length_ratio (measures->sex);
      body.length_sd = STATURE_SD;
    }
  return body;
}

static gboolean
told_and_outside (double value, double min, double max)
{
  return value != 0 && !(value >= min && value <= max);
}

const char *
dorsal_measures_check (const DorsalMeasures *measures)
{
  if (told_and_outside (measures->stature_cm, 120, 230))
    return "stature must be between 120 and 230 cm";
  if (told_and_outside (measures->back_cm, 30, 70))
    return "back length (C7 to S1 along the skin) must be between 30 and 70 cm";
  if (told_and_outside (measures->weight_kg, 30, 250))
    return "weight must be between 30 and 250 kg";
  return NULL;
}
