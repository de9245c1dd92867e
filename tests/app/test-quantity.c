/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Lengths and weights on the screen, and as people write them. */

#include "app/quantity.h"

#define METRIC DORSAL_UNITS_METRIC
#define IMPERIAL DORSAL_UNITS_IMPERIAL
#define SP " "

static void
test_print (void)
{
  static const struct
  {
    DorsalUnits units;
    DorsalQuantity quantity;
    double value;
    const char *text;
  } cases[] = {
    { METRIC, DORSAL_QUANTITY_LENGTH, 48.6, "48.6" SP "cm" },
    { METRIC, DORSAL_QUANTITY_LENGTH, 48.04, "48" SP "cm" },
    { METRIC, DORSAL_QUANTITY_LENGTH, -0.01, "0" SP "cm" },
    { METRIC, DORSAL_QUANTITY_STATURE, 175, "175" SP "cm" },
    { METRIC, DORSAL_QUANTITY_WEIGHT, 72.5, "72.5" SP "kg" },
    { METRIC, DORSAL_QUANTITY_DIAMETER, 140, "140" SP "mm" },
    { METRIC, DORSAL_QUANTITY_SPEED, 0.35, "0.35" SP "cm/s" },
    { METRIC, DORSAL_QUANTITY_SECONDS, 30, "30" SP "s" },
    { METRIC, DORSAL_QUANTITY_PLAIN, 0.713, "0.713" },
    { METRIC, DORSAL_QUANTITY_PLAIN, 1.645, "1.645" },
    { METRIC, DORSAL_QUANTITY_DEGREES, 15, "15°" },
    { IMPERIAL, DORSAL_QUANTITY_LENGTH, 48.6, "19.1" SP "in" },
    { IMPERIAL, DORSAL_QUANTITY_STATURE, 175.26, "5 ft 9 in" },
    { IMPERIAL, DORSAL_QUANTITY_STATURE, 182.8, "6 ft 0 in" },
    { IMPERIAL, DORSAL_QUANTITY_STATURE, 176.53, "5 ft 9.5 in" },
    { IMPERIAL, DORSAL_QUANTITY_WEIGHT, 74.84274105, "165" SP "lb" },
    { IMPERIAL, DORSAL_QUANTITY_DIAMETER, 140, "5.51" SP "in" },
    { IMPERIAL, DORSAL_QUANTITY_SPEED, 2.54, "1" SP "in/s" },
    { IMPERIAL, DORSAL_QUANTITY_SECONDS, 30, "30" SP "s" },
    { IMPERIAL, DORSAL_QUANTITY_PRESSURE, 110, "110" SP "kPa" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = (dorsal_units_use (cases[i].units), dorsal_quantity_print (cases[i].quantity, cases[i].value));
      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_parse (void)
{
  static const struct
  {
    DorsalUnits units;
    DorsalQuantity quantity;
    const char *text;
    double value; /* below 0: refused */
  } cases[] = {
    { METRIC, DORSAL_QUANTITY_STATURE, "175", 175 },
    { METRIC, DORSAL_QUANTITY_STATURE, " 175,5 cm ", 175.5 },
    { METRIC, DORSAL_QUANTITY_STATURE, "1.75", 175 },
    { METRIC, DORSAL_QUANTITY_STATURE, "1,75 m", 175 },
    { METRIC, DORSAL_QUANTITY_STATURE, "5 ft 9 in", 175.26 },
    { METRIC, DORSAL_QUANTITY_STATURE, "5'9\"", 175.26 },
    { METRIC, DORSAL_QUANTITY_LENGTH, "19.5 in", 49.53 },
    { METRIC, DORSAL_QUANTITY_LENGTH, "2", 2 },
    { METRIC, DORSAL_QUANTITY_WEIGHT, "165 lb", 74.84274105 },
    { METRIC, DORSAL_QUANTITY_DIAMETER, "140", 140 },
    { METRIC, DORSAL_QUANTITY_DIAMETER, "14 cm", 140 },
    { METRIC, DORSAL_QUANTITY_SECONDS, "30 s", 30 },
    { IMPERIAL, DORSAL_QUANTITY_STATURE, "69", 175.26 },
    { IMPERIAL, DORSAL_QUANTITY_STATURE, "5 9", 175.26 },
    { IMPERIAL, DORSAL_QUANTITY_STATURE, "5′ 9″", 175.26 },
    { IMPERIAL, DORSAL_QUANTITY_STATURE, "175 cm", 175 },
    { IMPERIAL, DORSAL_QUANTITY_WEIGHT, "165", 74.84274105 },
    { IMPERIAL, DORSAL_QUANTITY_WEIGHT, "75 kg", 75 },
    { IMPERIAL, DORSAL_QUANTITY_WEIGHT, "11 st 11 lb", 74.84274105 },
    { IMPERIAL, DORSAL_QUANTITY_DIAMETER, "5.5", 139.7 },
    { IMPERIAL, DORSAL_QUANTITY_SECONDS, "30", 30 },
    { METRIC, DORSAL_QUANTITY_STATURE, "", -1 },
    { METRIC, DORSAL_QUANTITY_STATURE, "tall", -1 },
    { METRIC, DORSAL_QUANTITY_STATURE, "175 kg", -1 },
    { METRIC, DORSAL_QUANTITY_STATURE, "-175", -1 },
    { METRIC, DORSAL_QUANTITY_STATURE, "nan", -1 },
    { METRIC, DORSAL_QUANTITY_STATURE, "1e999", -1 },
    { METRIC, DORSAL_QUANTITY_STATURE, "5 ft 9 in 3", -1 },
    { METRIC, DORSAL_QUANTITY_WEIGHT, "70 5", -1 },
    { METRIC, DORSAL_QUANTITY_SECONDS, "30 cm", -1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = -1;
      dorsal_units_use (cases[i].units);
      g_test_message ("%s", cases[i].text);
      g_assert_true (dorsal_quantity_parse (cases[i].quantity, cases[i].text, &value) == (cases[i].value >= 0));
      g_assert_cmpfloat_with_epsilon (value, cases[i].value, 1e-9);
    }
}

/* What an entry shows means what it meant, to half a step. */
static void
test_there_and_back (void)
{
  for (DorsalUnits units = METRIC; units <= IMPERIAL; units++)
    for (double cm = 120; cm <= 230; cm += 0.7)
      {
        g_autofree char *text = (dorsal_units_use (units), dorsal_quantity_edit (DORSAL_QUANTITY_STATURE, cm));
        double back = 0;
        g_assert_true (dorsal_quantity_parse (DORSAL_QUANTITY_STATURE, text, &back));
        g_assert_cmpfloat_with_epsilon (back, cm, units == METRIC ? 0.051 : 0.64);
      }
}

/* Both ends that a range names can be typed. */
static void
test_ranges (void)
{
  static const struct
  {
    DorsalUnits units;
    DorsalQuantity quantity;
    double min, max;
    const char *text, *low, *high;
  } cases[] = {
    { METRIC, DORSAL_QUANTITY_STATURE, 120, 230, "120 to 230" SP "cm", "120", "230" },
    { IMPERIAL, DORSAL_QUANTITY_STATURE, 120, 230, "3 ft 11.5 in to 7 ft 6.5 in", "3 ft 11.5 in", "7 ft 6.5 in" },
    { IMPERIAL, DORSAL_QUANTITY_LENGTH, 30, 70, "11.9 to 27.5" SP "in", "11.9", "27.5" },
    { IMPERIAL, DORSAL_QUANTITY_WEIGHT, 30, 250, "66.2 to 551.1" SP "lb", "66.2", "551.1" },
    { METRIC, DORSAL_QUANTITY_DIAMETER, 50, 300, "50 to 300" SP "mm", "50", "300" },
    { IMPERIAL, DORSAL_QUANTITY_MASS, 0.05, 200, "0.12 to 440.92" SP "lb", "0.12", "440.92" },
    { IMPERIAL, DORSAL_QUANTITY_AREA, 0.5, 50, "0.08 to 7.75" SP "in²", "0.08", "7.75" },
    { METRIC, DORSAL_QUANTITY_RADIUS, 2.5, 15, "2.5 to 15" SP "cm", "2.5", "15" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = (dorsal_units_use (cases[i].units),
                               dorsal_quantity_print_range (cases[i].quantity, cases[i].min, cases[i].max));
      double low, high;
      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true (dorsal_quantity_parse (cases[i].quantity, cases[i].low, &low));
      g_assert_true (dorsal_quantity_parse (cases[i].quantity, cases[i].high, &high));
      g_assert_true (low >= cases[i].min && high <= cases[i].max);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/quantity/as-it-is-shown", test_print);
  g_test_add_func ("/app/quantity/as-people-write-it", test_parse);
  g_test_add_func ("/app/quantity/what-is-shown-means-the-same", test_there_and_back);
  g_test_add_func ("/app/quantity/the-ends-of-a-range-can-be-typed", test_ranges);
  return g_test_run ();
}
