/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A value ↔ what stands on the screen.
 *
 *                 metric           imperial
 *   stature       cm               ft in
 *   length        cm               in     and a radius
 *   diameter      mm               in
 *   speed         cm/s             in/s
 *   weight, mass  kg               lb
 *   area          cm²              in²
 *   the rest      as it is
 *
 * Comes in: metric values, words of a person. Goes out: the other. Never: into a file. */

#include "app/quantity.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#define CM_PER_INCH  2.54
#define KG_PER_POUND 0.45359237

typedef struct
{
  const char *unit; /* to be translated; NULL for none */
  double factor;    /* of one such unit, in what the value is in */
  double step;      /* the least that is shown */
} Form;

static const Form metric[DORSAL_N_QUANTITIES] = {
  [DORSAL_QUANTITY_PLAIN] = { NULL, 1, 0.001 },        [DORSAL_QUANTITY_STATURE] = { N_("cm"), 1, 0.1 },
  [DORSAL_QUANTITY_LENGTH] = { N_("cm"), 1, 0.1 },    [DORSAL_QUANTITY_DIAMETER] = { N_("mm"), 1, 1 },
  [DORSAL_QUANTITY_SPEED] = { N_("cm/s"), 1, 0.01 },  [DORSAL_QUANTITY_WEIGHT] = { N_("kg"), 1, 0.1 },
  [DORSAL_QUANTITY_SECONDS] = { N_("s"), 1, 0.1 },    [DORSAL_QUANTITY_MILLISECONDS] = { N_("ms"), 1, 1 },
  [DORSAL_QUANTITY_PERCENT] = { N_("%"), 1, 0.1 },    [DORSAL_QUANTITY_DEGREES] = { N_("°"), 1, 0.1 },
  [DORSAL_QUANTITY_PRESSURE] = { N_("kPa"), 1, 0.1 }, [DORSAL_QUANTITY_RATE] = { N_("Hz"), 1, 0.01 },
  [DORSAL_QUANTITY_RADIUS] = { N_("cm"), 1, 0.01 },   [DORSAL_QUANTITY_AREA] = { N_("cm²"), 1, 0.1 },
  [DORSAL_QUANTITY_MASS] = { N_("kg"), 1, 0.01 },
};

static const Form imperial[DORSAL_N_QUANTITIES] = {
  [DORSAL_QUANTITY_STATURE] = { N_("in"), CM_PER_INCH, 0.5 },
  [DORSAL_QUANTITY_LENGTH] = { N_("in"), CM_PER_INCH, 0.1 },
  [DORSAL_QUANTITY_DIAMETER] = { N_("in"), CM_PER_INCH * 10, 0.01 },
  [DORSAL_QUANTITY_SPEED] = { N_("in/s"), CM_PER_INCH, 0.01 },
  [DORSAL_QUANTITY_WEIGHT] = { N_("lb"), KG_PER_POUND, 0.1 },
  [DORSAL_QUANTITY_RADIUS] = { N_("in"), CM_PER_INCH, 0.01 },
  [DORSAL_QUANTITY_AREA] = { N_("in²"), CM_PER_INCH * CM_PER_INCH, 0.01 },
  [DORSAL_QUANTITY_MASS] = { N_("lb"), KG_PER_POUND, 0.01 },
};

static DorsalUnits the_units;

void
dorsal_units_use (DorsalUnits units)
{
  the_units = units;
}

DorsalUnits
dorsal_units_used (void)
{
  return the_units;
}

static const Form *
form_of (DorsalQuantity quantity)
{
  const Form *form = &imperial[quantity];
  return the_units == DORSAL_UNITS_IMPERIAL && form->factor > 0 ? form : &metric[quantity];
}

static gboolean
in_feet (DorsalQuantity quantity)
{
  return quantity == DORSAL_QUANTITY_STATURE && the_units == DORSAL_UNITS_IMPERIAL;
}

/* --- out --- */

/* Digits after the point as the step has them, and no zero at the end. */
static char *
print_number (double number, double step)
{
  int digits = (int) ceil (-log10 (step) - 1e-9);
  char *text;

  if (digits < 0)
    digits = 0;
  while (digits > 0 && fabs (number * pow (10, digits - 1) - round (number * pow (10, digits - 1))) < 0.05)
    digits--;
  text = g_strdup_printf ("%.*f", digits, number);
  if (text[0] == '-' && strspn (text + 1, "0.,") == strlen (text + 1))
    memmove (text, text + 1, strlen (text)); /* no minus before a zero */
  return text;
}

/* n: whole steps. */
static char *
print_steps (DorsalQuantity quantity, double n)
{
  const Form *form = form_of (quantity);
  double number = n * form->step;

  if (in_feet (quantity))
    {
      g_autofree char *inches = print_number (fmod (number, 12), form->step);
      /* Translators: feet and inches, as in 5 ft 9 in. */
      return g_strdup_printf (_("%d ft %s in"), (int) (number / 12), inches);
    }
  return print_number (number, form->step);
}

static char *
with_unit (DorsalQuantity quantity, char *number)
{
  const Form *form = form_of (quantity);
  char *text;

  if (!form->unit || in_feet (quantity))
    return number;
  if (quantity == DORSAL_QUANTITY_DEGREES)
    text = g_strconcat (number, _(form->unit), NULL);
  else
    text = g_strconcat (number, " ", _(form->unit), NULL);
  g_free (number);
  return text;
}

char *
dorsal_quantity_edit (DorsalQuantity quantity, double value)
{
  const Form *form = form_of (quantity);
  return print_steps (quantity, round (value / form->factor / form->step));
}

char *
dorsal_quantity_print (DorsalQuantity quantity, double value)
{
  return with_unit (quantity, dorsal_quantity_edit (quantity, value));
}

const char *
dorsal_quantity_unit (DorsalQuantity quantity)
{
  return form_of (quantity)->unit && !in_feet (quantity) ? _(form_of (quantity)->unit) : "";
}

double
dorsal_quantity_one (DorsalQuantity quantity)
{
  return form_of (quantity)->factor;
}

char *
dorsal_quantity_print_range (DorsalQuantity quantity, double min, double max)
{
  const Form *form = form_of (quantity);
  g_autofree char *low = print_steps (quantity, ceil (min / form->factor / form->step - 1e-6));
  g_autofree char *high = with_unit (quantity, print_steps (quantity, floor (max / form->factor / form->step + 1e-6)));

  /* Translators: a range, as in 120 to 230 cm. */
  return g_strdup_printf (_("%s to %s"), low, high);
}

/* --- in --- */

/* Words for units, whatever the language of the screen; factor into what lengths (cm) and weights (kg) are in. */
static const struct
{
  const char *word;
  char kind; /* l: length, w: weight, t: time */
  double factor;
} words[] = {
  { "mm", 'l', 0.1 },
  { "cm", 'l', 1 },
  { "m", 'l', 100 },
  { "inches", 'l', CM_PER_INCH },
  { "inch", 'l', CM_PER_INCH },
  { "in", 'l', CM_PER_INCH },
  { "\"", 'l', CM_PER_INCH },
  { "″", 'l', CM_PER_INCH },
  { "''", 'l', CM_PER_INCH },
  { "feet", 'l', CM_PER_INCH * 12 },
  { "foot", 'l', CM_PER_INCH * 12 },
  { "ft", 'l', CM_PER_INCH * 12 },
  { "'", 'l', CM_PER_INCH * 12 },
  { "′", 'l', CM_PER_INCH * 12 },
  { "kg", 'w', 1 },
  { "lbs", 'w', KG_PER_POUND },
  { "lb", 'w', KG_PER_POUND },
  { "st", 'w', KG_PER_POUND * 14 },
  { "seconds", 't', 1 },
  { "sec", 't', 1 },
  { "s", 't', 1 },
};

static char
kind_of (DorsalQuantity quantity)
{
  switch (quantity)
    {
    case DORSAL_QUANTITY_STATURE:
    case DORSAL_QUANTITY_LENGTH:
    case DORSAL_QUANTITY_DIAMETER:
    case DORSAL_QUANTITY_RADIUS:
      return 'l';
    case DORSAL_QUANTITY_WEIGHT:
    case DORSAL_QUANTITY_MASS:
      return 'w';
    case DORSAL_QUANTITY_SECONDS:
      return 't';
    default:
      return 0;
    }
}

/* A unit at *text, which is stepped over: its factor; 0 for none. */
static double
take_unit (const char **text, char kind)
{
  while (**text == ' ')
    (*text)++;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i].kind == kind && g_str_has_prefix (*text, words[i].word))
      {
        *text += strlen (words[i].word);
        return words[i].factor;
      }
  return 0;
}

/* What a number without a unit is meant in. Of a stature 5 are feet, 1.75 are metres; after feet come inches. */
static double
unsaid_unit (DorsalQuantity quantity, double number, guint nth)
{
  if (quantity == DORSAL_QUANTITY_STATURE && nth == 0 && in_feet (quantity) && number <= 8)
    return CM_PER_INCH * 12;
  if (quantity == DORSAL_QUANTITY_STATURE && nth == 0 && !in_feet (quantity) && number < 3)
    return 100;
  if (nth > 0)
    return quantity == DORSAL_QUANTITY_STATURE ? CM_PER_INCH : 0;
  return quantity == DORSAL_QUANTITY_DIAMETER && the_units == DORSAL_UNITS_METRIC ? 0.1
         : quantity == DORSAL_QUANTITY_DIAMETER                                   ? CM_PER_INCH
                                                                                  : form_of (quantity)->factor;
}

gboolean
dorsal_quantity_parse (DorsalQuantity quantity, const char *text, double *ret_value)
{
  g_autofree char *plain = g_strdup (text);
  const char *at = g_strdelimit (g_strstrip (plain), ",", '.');
  double sum = 0;
  guint n = 0;

  for (; *at; n++)
    {
      char *end = (char *) at;
      double number = g_ascii_isdigit (*at) || *at == '.' ? g_ascii_strtod (at, &end) : NAN, factor;

      if (!isfinite (number) || n > 1)
        return FALSE;
      at = end;
      factor = take_unit (&at, kind_of (quantity));
      if (factor == 0)
        factor = unsaid_unit (quantity, number, n);
      if (factor == 0)
        return FALSE;
      sum += number * factor;
      while (*at == ' ')
        at++;
    }
  if (n == 0)
    return FALSE;
  *ret_value = quantity == DORSAL_QUANTITY_DIAMETER ? sum * 10 : sum;
  return TRUE;
}
