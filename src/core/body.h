/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A person's measures, and the back length that follows from them. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DORSAL_SEX_UNSPECIFIED,
  DORSAL_SEX_MALE,
  DORSAL_SEX_FEMALE,
} DorsalSex;

/* What the person told us; zero in a field means "not told". */
typedef struct
{
  DorsalSex sex;
  double stature_cm; /* 120 … 230 */
  double back_cm;    /* tape along the skin from C7 to S1, 30 … 70 */
  double weight_kg;  /* 30 … 250 */
} DorsalMeasures;

/* What follows. */
typedef struct
{
  double length_cm; /* L: C7 to S1 along the skin; always above 0 */
  double length_sd; /* its standard deviation as a fraction of L */
  double weight_kg; /* 0 when not known */
} DorsalBody;

/* The share of stature that L takes; ANSUR II (6 068 people) and Ernst 2013 together:
 * 0.287 male, 0.278 female, 0.283 unspecified, each ± 5 % between people. */
double dorsal_body_length_ratio (DorsalSex sex);

/* A measured back wins over stature (± 1 cm of tape); stature over nothing. Nothing told gives the
 * mean of Ernst 2013, L = 48.6 cm ± 6.9 %. Values must be in range or zero: see
 * dorsal_measures_check(). */
DorsalBody dorsal_body_of (const DorsalMeasures *measures);

/* Returns NULL when every field is zero or in range, else a static sentence that names the
 * field and its range. */
const char *dorsal_measures_check (const DorsalMeasures *measures);

G_END_DECLS
