/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A roller's key file ↔ its profile, and the radius from a rolled distance.
 *
 *   [roller]                    [calibration]            all of them or none
 *   radius=6.83                 alpha=3.91
 *   radius-sigma=0.012          beta=1.09
 *   diameter=140                residual=0.06
 *   marked-end=left             rough=0
 *                               points=5  cells=12  full-scale=4095  made=1795564800
 *                               gain-1=1.02 …        left out where it is 1
 *
 * Comes in: text, turns and distances. Goes out: a profile in range, or an error that names
 * line, key and range. Never: half a calibration. */

#include "core/roller-profile.h"
#include "core/key-file.h"
#include "core/number.h"

#include <math.h>
#include <string.h>

#define ROLLER "roller"
#define CALIBRATION "calibration"

G_DEFINE_QUARK (dorsal-roller-profile-error-quark, dorsal_roller_profile_error)

/* As numbers, which is how they stand in the file. */
typedef struct
{
  double radius, radius_sigma, diameter;
  double alpha, beta, residual, rough, points, cells, full_scale, made;
} Numbers;

static const struct
{
  const char *group, *key;
  gsize offset;
  double min, max;
  gboolean whole;
} keys[] = {
  { ROLLER, "radius", G_STRUCT_OFFSET (Numbers, radius), 2, 16 },
  { ROLLER, "radius-sigma", G_STRUCT_OFFSET (Numbers, radius_sigma), 0.001, 0.15 },
  { ROLLER, "diameter", G_STRUCT_OFFSET (Numbers, diameter), 50, 300, TRUE },
  { CALIBRATION, "alpha", G_STRUCT_OFFSET (Numbers, alpha), -20, 20 },
  { CALIBRATION, "beta", G_STRUCT_OFFSET (Numbers, beta), DORSAL_CALIBRATION_BETA_MIN, DORSAL_CALIBRATION_BETA_MAX },
  { CALIBRATION, "residual", G_STRUCT_OFFSET (Numbers, residual), 0, DORSAL_CALIBRATION_ROUGH_RESIDUAL },
  { CALIBRATION, "rough", G_STRUCT_OFFSET (Numbers, rough), 0, 1, TRUE },
  { CALIBRATION, "points", G_STRUCT_OFFSET (Numbers, points), 1, DORSAL_CALIBRATION_MAX_POINTS, TRUE },
  { CALIBRATION, "cells", G_STRUCT_OFFSET (Numbers, cells), 1, DORSAL_MAX_CELLS, TRUE },
  { CALIBRATION, "full-scale", G_STRUCT_OFFSET (Numbers, full_scale), 1, 16777215, TRUE },
  { CALIBRATION, "made", G_STRUCT_OFFSET (Numbers, made), 0, 1e11, TRUE },
};

static double *
number_of (Numbers *numbers, guint i)
{
  return G_STRUCT_MEMBER_P (numbers, keys[i].offset);
}

/* --- reading --- */

static gboolean
fail (const DorsalKeyFile *reading, const char *group, const char *key, int code, const char *what, GError **error)
{
  g_set_error (error, DORSAL_ROLLER_PROFILE_ERROR, code, "%s:%u: %s: %s", reading->name,
               dorsal_key_file_line_of (reading->text, group, key), key ? key : group, what);
  return FALSE;
}

/* "gain-1" … "gain-32" → 0 … 31; -1: no such key. */
static int
gain_index (const char *key)
{
  for (int i = 0; i < DORSAL_MAX_CELLS; i++)
    {
      char name[16];
      g_snprintf (name, sizeof name, "gain-%d", i + 1);
      if (strcmp (name, key) == 0)
        return i;
    }
  return -1;
}

static gboolean
is_key (const char *group, const char *key)
{
  if (strcmp (group, CALIBRATION) == 0 && gain_index (key) >= 0)
    return TRUE;
  if (strcmp (group, ROLLER) == 0 && strcmp (key, "marked-end") == 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].group, group) == 0 && strcmp (keys[i].key, key) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check_names (const DorsalKeyFile *reading, GError **error)
{
  g_auto (GStrv) groups = g_key_file_get_groups (reading->file, NULL);

  for (guint i = 0; groups[i]; i++)
    {
      g_auto (GStrv) names = g_key_file_get_keys (reading->file, groups[i], NULL, NULL);
      if (strcmp (groups[i], ROLLER) != 0 && strcmp (groups[i], CALIBRATION) != 0)
        return fail (reading, groups[i], NULL, DORSAL_ROLLER_PROFILE_ERROR_UNKNOWN,
                     "there is no such group; the groups are roller and calibration", error);
      for (guint k = 0; names && names[k]; k++)
        if (!is_key (groups[i], names[k]))
          return fail (reading, groups[i], names[k], DORSAL_ROLLER_PROFILE_ERROR_UNKNOWN, "there is no such key", error);
    }
  return TRUE;
}

static gboolean
read_numbers (const DorsalKeyFile *reading, Numbers *numbers, GError **error)
{
  gboolean calibrated = g_key_file_has_group (reading->file, CALIBRATION);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      double *number = number_of (numbers, i);
      if (!dorsal_key_file_read_number (reading, keys[i].group, keys[i].key, keys[i].min, keys[i].max, number, error))
        return FALSE;
      if (keys[i].whole && *number != floor (*number))
        return fail (reading, keys[i].group, keys[i].key, DORSAL_ROLLER_PROFILE_ERROR_VALUE, "must be a whole number",
                     error);
      if (calibrated && strcmp (keys[i].group, CALIBRATION) == 0 && strcmp (keys[i].key, "made") != 0
          && !g_key_file_has_key (reading->file, CALIBRATION, keys[i].key, NULL))
        {
          g_autofree char *what
              = g_strdup_printf ("%s is missing; calibrate the roller again, or take the group out", keys[i].key);
          return fail (reading, CALIBRATION, NULL, DORSAL_ROLLER_PROFILE_ERROR_VALUE, what, error);
        }
    }
  if ((numbers->radius == 0) != (numbers->radius_sigma == 0))
    return fail (reading, ROLLER, NULL, DORSAL_ROLLER_PROFILE_ERROR_VALUE, "radius and radius-sigma belong together",
                 error);
  return TRUE;
}

static gboolean
read_marked_end (const DorsalKeyFile *reading, DorsalRollerProfile *profile, GError **error)
{
  g_autofree char *end = g_key_file_get_value (reading->file, ROLLER, "marked-end", NULL);

  if (!end)
    return TRUE;
  g_strstrip (end);
  if (strcmp (end, "left") != 0 && strcmp (end, "right") != 0)
    return fail (reading, ROLLER, "marked-end", DORSAL_ROLLER_PROFILE_ERROR_VALUE, "must be left or right", error);
  profile->marked_end_known = TRUE;
  profile->marked_end = strcmp (end, "left") == 0 ? DORSAL_MARKED_END_LEFT : DORSAL_MARKED_END_RIGHT;
  return TRUE;
}

static gboolean
read_gains (const DorsalKeyFile *reading, DorsalCalibration *calibration, GError **error)
{
  for (guint i = 0; i < DORSAL_MAX_CELLS; i++)
    {
      char key[16];
      g_snprintf (key, sizeof key, "gain-%u", i + 1);
      calibration->gain[i] = 1;
      if (i >= calibration->n_cells && g_key_file_has_key (reading->file, CALIBRATION, key, NULL))
        return fail (reading, CALIBRATION, key, DORSAL_ROLLER_PROFILE_ERROR_VALUE, "there are fewer cells than that",
                     error);
      if (!dorsal_key_file_read_number (reading, CALIBRATION, key, 1 / DORSAL_CALIBRATION_MAX_GAIN, DORSAL_CALIBRATION_MAX_GAIN,
                                        &calibration->gain[i], error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_all (const DorsalKeyFile *reading, DorsalRollerProfile *profile, GError **error)
{
  Numbers n = { 0 };

  if (!check_names (reading, error) || !read_numbers (reading, &n, error) || !read_marked_end (reading, profile, error))
    return FALSE;
  profile->radius_cm = n.radius;
  profile->radius_sigma = n.radius_sigma;
  profile->diameter_mm = (guint) n.diameter;
  if (!g_key_file_has_group (reading->file, CALIBRATION))
    return TRUE;
  profile->calibration = (DorsalCalibration){
    .known = TRUE,
    .rough = n.rough != 0,
    .alpha = n.alpha,
    .beta = n.beta,
    .residual = n.residual,
    .n_points = (guint) n.points,
    .n_cells = (guint) n.cells,
    .full_scale = (guint) n.full_scale,
    .made_s = (gint64) n.made,
  };
  return read_gains (reading, &profile->calibration, error);
}

gboolean
dorsal_roller_profile_parse (const char *text, const char *name, DorsalRollerProfile *ret_profile, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  DorsalKeyFile reading = { file, text, name, DORSAL_ROLLER_PROFILE_ERROR, DORSAL_ROLLER_PROFILE_ERROR_VALUE };
  DorsalRollerProfile profile = { 0 };
  g_autoptr (GError) cause = NULL;

  if (!dorsal_key_file_load (file, text, G_KEY_FILE_NONE, &cause))
    {
      g_set_error (error, DORSAL_ROLLER_PROFILE_ERROR, DORSAL_ROLLER_PROFILE_ERROR_SYNTAX,
                   "%s:%u: not a roller’s profile: lines are [group], key=value or # comment (%s)", name,
                   dorsal_key_file_broken_line (text), cause->message);
      return FALSE;
    }
  if (!read_all (&reading, &profile, error))
    return FALSE;
  *ret_profile = profile;
  return TRUE;
}

/* --- writing --- */

static void
write_number (GString *text, const char *key, double value)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "%s=%s\n", key, dorsal_number_to_text (value, number));
}

char *
dorsal_roller_profile_to_text (const DorsalRollerProfile *profile)
{
  const DorsalCalibration *c = &profile->calibration;
  Numbers numbers = { profile->radius_cm, profile->radius_sigma, profile->diameter_mm, c->alpha, c->beta, c->residual,
                      c->rough, c->n_points, c->n_cells, c->full_scale, (double) c->made_s };
  GString *text = g_string_new ("# What Dorsal knows of this roller. Lengths in cm, the diameter in mm.\n[roller]\n");

  if (profile->marked_end_known)
    g_string_append_printf (text, "marked-end=%s\n", profile->marked_end == DORSAL_MARKED_END_LEFT ? "left" : "right");
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].group, ROLLER) == 0 && *number_of (&numbers, i) != 0)
      write_number (text, keys[i].key, *number_of (&numbers, i));
  if (c->known)
    {
      g_string_append (text, "\n[calibration]\n");
      for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
        if (strcmp (keys[i].group, CALIBRATION) == 0)
          write_number (text, keys[i].key, *number_of (&numbers, i));
      for (guint i = 0; i < c->n_cells; i++)
        {
          char key[16];
          g_snprintf (key, sizeof key, "gain-%u", i + 1);
          if (c->gain[i] != 1)
            write_number (text, key, c->gain[i]);
        }
    }
  return g_string_free (text, FALSE);
}

/* --- the radius --- */

double
dorsal_roller_profile_radius_cm (const DorsalRollerProfile *profile, const DorsalHello *hello)
{
  guint diameter_mm = profile->diameter_mm > 0 ? profile->diameter_mm : hello->diameter_mm;

  return profile->radius_cm > 0 ? profile->radius_cm : diameter_mm / 20.0;
}

DorsalRadiusResult
dorsal_radius_of (gint64 there_mdeg, gint64 back_mdeg, double distance_cm, double half_diameter_cm,
                  double *ret_radius_cm, double *ret_sigma)
{
  double there = fabs ((double) there_mdeg) * G_PI / 180000, back = fabs ((double) back_mdeg) * G_PI / 180000;
  double radius, apart, reading = DORSAL_RADIUS_READING_CM / distance_cm;

  if (!(distance_cm >= DORSAL_RADIUS_MIN_CM) || !isfinite (distance_cm))
    return DORSAL_RADIUS_TOO_SHORT;
  if (there == 0 || back == 0)
    return DORSAL_RADIUS_NOT_TURNED;
  radius = 2 * distance_cm / (there + back);
  apart = fabs (there - back) / ((there + back) / 2);
  if (apart > DORSAL_RADIUS_MAX_APART)
    return DORSAL_RADIUS_APART;
  if (!(fabs (radius / half_diameter_cm - 1) <= DORSAL_RADIUS_MAX_OFF))
    return DORSAL_RADIUS_OFF;
  *ret_radius_cm = radius;
  *ret_sigma = sqrt (apart * apart / 4 + reading * reading);
  return DORSAL_RADIUS_GOOD;
}
