/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The map of the back: the shipped one is the file, and every mistake is named with its
 * line, its key and its range. */

#include "core/anatomy.h"
#include "core/zones.h"

#include <math.h>
#include <string.h>

static char *
shipped_text (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "zones", "default.ini", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_shipped (void)
{
  const DorsalZones *zones = dorsal_zones_default ();
  g_autofree char *text = shipped_text ();
  g_autoptr (GError) error = NULL;
  DorsalZones read = { 0 };

  g_assert_true (dorsal_zones_parse (text, "default.ini", &read, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (&read, sizeof read, zones, sizeof *zones);
  g_assert_true (dorsal_zones_default () == zones);

  /* Those that the evidence names. */
  g_assert_cmpfloat (zones->neck_end, ==, 0.025);
  g_assert_cmpfloat (zones->upper_caution_end, ==, 0.077);
  g_assert_cmpfloat (zones->thoracic_end, ==, 0.595);
  g_assert_cmpfloat (zones->lower_caution_end, ==, 0.713);
  g_assert_cmpfloat (zones->lumbar_end, ==, 0.976);
  g_assert_cmpfloat (zones->start_place, ==, 0.49);
  g_assert_cmpfloat (zones->sigma_scapula_cm, ==, 2.3);
  g_assert_cmpfloat (zones->alert_in_ms, ==, 150);
  g_assert_cmpfloat (zones->alert_out_ms, ==, 400);
  g_assert_cmpfloat (zones->hard_kpa, ==, 110);
  g_assert_cmpfloat (zones->hard_at_once_kpa, ==, 150);
}

/* The shipped borders are the anatomy's own. */
static void
test_borders_are_levels (void)
{
  const DorsalZones *zones = dorsal_zones_default ();

  g_assert_cmpfloat (zones->neck_end, ==, dorsal_anatomy_span (DORSAL_LEVEL_C7).bottom);
  g_assert_cmpfloat (zones->upper_caution_end, ==, dorsal_anatomy_span (DORSAL_LEVEL_T1).bottom);
  g_assert_cmpfloat (zones->thoracic_end, ==, dorsal_anatomy_span (DORSAL_LEVEL_T10).bottom);
  g_assert_cmpfloat (zones->lower_caution_end, ==, dorsal_anatomy_span (DORSAL_LEVEL_L1).top);
  g_assert_cmpfloat (zones->lumbar_end, ==, dorsal_anatomy_span (DORSAL_LEVEL_S1).top);
}

/* Every key may be set alone to a value of its own; the others stay. */
static void
test_every_key (void)
{
  g_autofree char *text = shipped_text ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;
  guint n = 0;

  g_assert_true (g_key_file_load_from_data (file, text, strlen (text), G_KEY_FILE_NONE, NULL));
  groups = g_key_file_get_groups (file, NULL);
  for (guint i = 0; groups[i]; i++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (file, groups[i], NULL, NULL);

      for (guint k = 0; keys[k]; k++, n++)
        {
          double value = g_key_file_get_double (file, groups[i], keys[k], NULL);
          double other = value * 1.001; /* all but nothing; still in range and order */
          char number[G_ASCII_DTOSTR_BUF_SIZE];
          g_autofree char *map = g_strdup_printf (
              "[%s]\n%s=%s\n", groups[i], keys[k], g_ascii_formatd (number, sizeof number, "%.6f", other));
          const double *was = (const double *) dorsal_zones_default ();
          guint changed = 0;
          union
          {
            DorsalZones zones;
            double fields[sizeof (DorsalZones) / sizeof (double)];
          } is;

          g_assert_true (dorsal_zones_parse (map, "map", &is.zones, NULL));
          for (guint f = 0; f < G_N_ELEMENTS (is.fields); f++)
            if (is.fields[f] != was[f])
              {
                changed++;
                g_assert_cmpfloat_with_epsilon (is.fields[f], other, 1e-5);
              }
          g_assert_cmpuint (changed, ==, 1);
        }
    }
  g_assert_cmpuint (n, ==, sizeof (DorsalZones) / sizeof (double));
}

static void
test_good (void)
{
  static const struct
  {
    const char *text;
    double thoracic_end;
  } cases[] = {
    { "", 0.595 },
    { "\n\n# nothing\n", 0.595 },
    { "[zones]\n", 0.595 },
    { "[zones]\nthoracic-end=0.55\n", 0.55 },
    { "# mine\n[zones]\n# lower\n  thoracic-end = 0.55  \n", 0.55 },
    { "[zones]\r\nthoracic-end=0.55\r\n", 0.55 },
    { "[zones]\nthoracic-end=0.4\n", 0.4 },
    { "[zones]\nthoracic-end=0.7\n", 0.7 },
    { "[zones]\nthoracic-end=0.5\nthoracic-end=0.6\n", 0.6 },
    { "[alerts]\nfast=9\n[zones]\nthoracic-end=0.55", 0.55 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DorsalZones zones;

      g_assert_true (dorsal_zones_parse (cases[i].text, "map", &zones, &error));
      g_assert_no_error (error);
      g_assert_cmpfloat (zones.thoracic_end, ==, cases[i].thoracic_end);
      g_assert_cmpfloat (zones.neck_end, ==, 0.025);
    }
}

#define SYNTAX  DORSAL_ZONES_ERROR_SYNTAX
#define UNKNOWN DORSAL_ZONES_ERROR_UNKNOWN
#define VALUE   DORSAL_ZONES_ERROR_VALUE

static void
test_errors (void)
{
  static const struct
  {
    const char *text;
    int code;
    const char *begins, *holds;
  } cases[] = {
    { "neck-end=0.02\n", SYNTAX, "map:1: ", "not a zone map" },
    { "[zones]\n\n# x\nneck-end\n", SYNTAX, "map:4: ", "not a zone map" },
    { "[zones\nneck-end=0.02\n", SYNTAX, "map:1: ", "not a zone map" },
    { "[zones]\n=0.02\n", SYNTAX, "map:2: ", "not a zone map" },
    { "{ \"zones\": 1 }", SYNTAX, "map:1: ", "not a zone map" },
    { "[zone]\nneck-end=0.02\n", UNKNOWN, "map:1: [zone]: ", "zones, anchor, contact" },
    { "[zones]\n[colours]\nneck=red\n", UNKNOWN, "map:2: [colours]: ", "no such group" },
    { "[zones]\nneck-end=0.02\nneck-emd=0.02\n", UNKNOWN, "map:3: neck-emd: ", "no such key in [zones]" },
    { "[zones]\nNeck-End=0.02\n", UNKNOWN, "map:2: Neck-End: ", "no such key" },
    { "[zones]\nneck-end[de]=0.02\n", UNKNOWN, "map:2: neck-end[de]: ", "no such key" },
    { "[alerts]\nneck-end=0.02\n", UNKNOWN, "map:2: neck-end: ", "no such key in [alerts]" },
    { "[zones]\nneck-end=\n", VALUE, "map:2: neck-end: ", "between 0 and 0.05" },
    { "[zones]\n\nneck-end=low\n", VALUE, "map:3: neck-end: “low”", "between 0 and 0.05" },
    { "[zones]\nneck-end=0.02 # low\n", VALUE, "map:2: neck-end: ", "not a number" },
    { "[zones]\nneck-end=0.02;\n", VALUE, "map:2: neck-end: ", "not a number" },
    { "[zones]\nneck-end=0,02\n", VALUE, "map:2: neck-end: ", "not a number" },
    { "[zones]\nneck-end=2.5%\n", VALUE, "map:2: neck-end: ", "not a number" },
    { "[zones]\nneck-end=nan\n", VALUE, "map:2: neck-end: ", "not a number" },
    { "[zones]\nneck-end=inf\n", VALUE, "map:2: neck-end: ", "not a number" },
    { "[zones]\nneck-end=-0.001\n", VALUE, "map:2: neck-end: ", "between 0 and 0.05" },
    { "[zones]\nneck-end=0.0501\n", VALUE, "map:2: neck-end: ", "between 0 and 0.05" },
    { "[zones]\nlower-caution-end=0.75\n", VALUE, "map:2: lower-caution-end: ", "between 0.68 and 0.74" },
    { "[zones]\nlower-caution-end=0.67\n", VALUE, "map:2: lower-caution-end: ", "between 0.68 and 0.74" },
    { "[alerts]\nalert-in=49\n", VALUE, "map:2: alert-in: ", "between 50 and 500" },
    { "[alerts]\nalert-in=501\n", VALUE, "map:2: alert-in: ", "between 50 and 500" },
    { "[zones]\nneck-end=0.02\n[alerts]\nalert-in=100\nneck-end=0.02\n", UNKNOWN, "map:5: neck-end: ", "[alerts]" },
    /* twice: the last one counts, and is the one that is wrong */
    { "[zones]\nneck-end=0.02\nneck-end=9\n", VALUE, "map:3: neck-end: ", "between" },
    /* out of order; the line is of the upper one, or of the lower where the upper is the shipped */
    { "[zones]\nneck-end=0.05\nupper-caution-end=0.05\n", VALUE, "map:3: ", "upper-caution-end must be greater" },
    { "[zones]\nneck-end=0.05\nupper-caution-end=0.03\n", VALUE, "map:3: ", "greater than neck-end" },
    { "[zones]\nthoracic-end=0.7\nlower-caution-end=0.7\n", VALUE, "map:3: ", "greater than thoracic-end" },
    { "[load]\ncomfortable-kpa=20\n\nlight-kpa=20\n", VALUE, "map:2: ", "greater than light-kpa" },
    { "[load]\nfirm-kpa=30\ncomfortable-kpa=30\n", VALUE, "map:2: ", "greater than comfortable-kpa" },
    { "[load]\nhard-kpa=70\n", VALUE, "map:2: ", "greater than firm-kpa" },
    { "[load]\nhard-at-once-kpa=110\n", VALUE, "map:2: ", "greater than hard-kpa" },
    { "[load]\nhard-kpa=150\n", VALUE, "map:2: ", "hard-at-once-kpa must be greater" },
    { "[load]\nfirm-percent=85\n", VALUE, "map:2: ", "hard-percent must be greater" },
    { "[motion]\nstill=0.35\n", VALUE, "map:2: ", "roll-enter must be greater than still" },
    { "[alerts]\nnear-max=4\nnear-min=4\n", VALUE, "map:2: ", "near-max must be greater" },
    { "[alerts]\nfast=15\n", VALUE, "map:2: ", "fast-at-once must be greater" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      DorsalZones zones, before;

      memset (&zones, 0x5a, sizeof zones);
      before = zones;
      if (dorsal_zones_parse (cases[i].text, "map", &zones, &error))
        g_error ("“%s” was taken", cases[i].text);
      g_assert_error (error, DORSAL_ZONES_ERROR, cases[i].code);
      if (!g_str_has_prefix (error->message, cases[i].begins) || !strstr (error->message, cases[i].holds))
        g_error ("“%s” gave: %s", cases[i].text, error->message);
      g_assert_cmpmem (&zones, sizeof zones, &before, sizeof before);
    }
}

static void
test_zone_at (void)
{
  static const struct
  {
    double f;
    DorsalZone zone;
  } cases[] = {
    { NAN, DORSAL_ZONE_UNKNOWN },
    { -INFINITY, DORSAL_ZONE_UNKNOWN },
    { INFINITY, DORSAL_ZONE_UNKNOWN },
    { -0.19, DORSAL_ZONE_UNKNOWN },
    { -0.17, DORSAL_ZONE_NECK },
    { 0, DORSAL_ZONE_NECK },
    { 0.02499, DORSAL_ZONE_NECK },
    { 0.025, DORSAL_ZONE_UPPER_CAUTION },
    { 0.07699, DORSAL_ZONE_UPPER_CAUTION },
    { 0.077, DORSAL_ZONE_THORACIC },
    { 0.49, DORSAL_ZONE_THORACIC },
    { 0.59499, DORSAL_ZONE_THORACIC },
    { 0.595, DORSAL_ZONE_LOWER_CAUTION },
    { 0.71299, DORSAL_ZONE_LOWER_CAUTION },
    { 0.713, DORSAL_ZONE_LUMBAR },
    { 0.97599, DORSAL_ZONE_LUMBAR },
    { 0.976, DORSAL_ZONE_PELVIS },
    { 1.05, DORSAL_ZONE_PELVIS },
    { 1.08, DORSAL_ZONE_UNKNOWN },
    { 5, DORSAL_ZONE_UNKNOWN },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (dorsal_zones_at (dorsal_zones_default (), cases[i].f), ==, cases[i].zone);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/zones/the-shipped-map-is-the-file", test_shipped);
  g_test_add_func ("/core/zones/the-shipped-borders-are-the-levels-own", test_borders_are_levels);
  g_test_add_func ("/core/zones/every-key-sets-its-field-alone", test_every_key);
  g_test_add_func ("/core/zones/what-is-left-out-keeps-the-shipped-value", test_good);
  g_test_add_func ("/core/zones/every-mistake-is-named-with-its-line", test_errors);
  g_test_add_func ("/core/zones/a-border-belongs-to-the-zone-below-it", test_zone_at);
  return g_test_run ();
}
