/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Text → a programme.
 *
 * Comes in: lines [programme], [step], key=value, # comment. Goes out: a programme, complete and in range, or an error
 * that names file, line and key. Never: half a programme; a key that stands twice; a step without words, picture,
 * gate and seconds.
 *
 * Read line by line and not by GKeyFile, which merges groups of one name (all steps have one) and takes the last
 * of two equal keys without a word. */

#include "core/programme.h"
#include "core/programmes-shipped.h"

#include <math.h>
#include <string.h>

#define MOST_STEPS 60
#define MOST_BYTES (64 * 1024)

G_DEFINE_QUARK (dorsal - programme - error - quark, dorsal_programme_error)

static const struct
{
  const char *word;
  double min, max; /* of its number; 0 for none */
} gates[] = {
  { "unknown", 0, 0 }, { "time", 3, 600 },   { "placed", 0, 0 }, { "anchored", 0, 0 },      { "still", 1, 120 },
  { "hips-up", 0, 0 }, { "strokes", 1, 60 }, { "hold", 5, 120 }, { "hips-lowered", 1, 30 }, { "off", 0, 0 },
};

static const char *const cautions[] = { "osteoporosis", "pregnancy" };

const char *
dorsal_gate_to_string (DorsalGate gate)
{
  return gates[gate < G_N_ELEMENTS (gates) ? gate : 0].word;
}

/* --- reading --- */

typedef struct
{
  const char *name;
  guint line, step_line;
  gboolean in_programme, in_step, has_programme;
  DorsalProgramme *programme;
  GArray *steps; /* DorsalProgrammeStep */
  GError **error;
} Reader;

static gboolean G_GNUC_PRINTF (5, 6)
    refuse (Reader *reader, guint line, DorsalProgrammeError code, const char *key, const char *format, ...)
{
  va_list arguments;
  g_autofree char *what = NULL;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (reader->error, DORSAL_PROGRAMME_ERROR, code, "%s:%u: %s: %s", reader->name, line, key, what);
  return FALSE;
}

static void
clear_step (gpointer data)
{
  DorsalProgrammeStep *step = data;

  g_free (step->title);
  g_free (step->say);
}

static gboolean
read_number (const char *text, double min, double max, double *ret_number)
{
  char *end = NULL;
  double number = g_ascii_strtod (text, &end);

  if (*text == '\0' || *end != '\0' || !isfinite (number) || number < min || number > max)
    return FALSE;
  *ret_number = number;
  return TRUE;
}

static gboolean
read_text (Reader *reader, const char *key, const char *value, gsize most, char **ret_text)
{
  if (*ret_text)
    return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_UNKNOWN, key, "stands twice");
  if (*value == '\0' || g_utf8_strlen (value, -1) > (glong) most)
    return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_VALUE, key, "wants words, at most %u letters",
                   (guint) most);
  *ret_text = g_strdup (value);
  return TRUE;
}

static gboolean
read_whole (Reader *reader, const char *key, const char *value, guint max, guint *ret_number)
{
  double number;

  if (*ret_number != 0)
    return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_UNKNOWN, key, "stands twice");
  if (!read_number (value, 1, max, &number) || number != floor (number))
    return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_VALUE, key, "“%s” is not a whole number from 1 to %u",
                   value, max);
  *ret_number = (guint) number;
  return TRUE;
}

static gboolean
read_cautions (Reader *reader, const char *value)
{
  g_auto (GStrv) words = g_strsplit (value, ",", -1);

  for (guint i = 0; words[i]; i++)
    {
      const char *word = g_strstrip (words[i]);
      guint bit = 0;

      for (guint j = 0; j < G_N_ELEMENTS (cautions); j++)
        if (strcmp (word, cautions[j]) == 0)
          bit = 1u << j;
      if (!bit || reader->programme->not_for & bit)
        return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_VALUE, "not-for",
                       "“%s” is not one of osteoporosis and pregnancy, each once, a comma between them", word);
      reader->programme->not_for |= bit;
    }
  return TRUE;
}

static gboolean
read_figure (Reader *reader, const char *value, DorsalProgrammeStep *step)
{
  if (step->figure)
    return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_UNKNOWN, "picture", "stands twice");
  step->figure = dorsal_figure_from_string (value);
  if (!step->figure)
    return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_VALUE, "picture",
                   "there is no picture “%s”; there are set-up, hands, hips-up, range, hold, breathing, extension, "
                   "avoid, rest and those in docs/programmes.md",
                   value);
  return TRUE;
}

/* "strokes 10" */
static gboolean
read_gate (Reader *reader, char *value, DorsalProgrammeStep *step)
{
  char *number = value + strcspn (value, " \t");

  if (step->gate)
    return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_UNKNOWN, "gate", "stands twice");
  if (*number != '\0')
    *number++ = '\0';
  number = g_strchug (number);
  for (guint i = 1; i < G_N_ELEMENTS (gates); i++)
    {
      if (strcmp (value, gates[i].word) != 0)
        continue;
      step->gate = (DorsalGate) i;
      step->n = 1;
      if (gates[i].max == 0 && *number != '\0')
        return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_VALUE, "gate", "%s takes no number", value);
      if (gates[i].max > 0 && !read_number (number, gates[i].min, gates[i].max, &step->n))
        return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_VALUE, "gate",
                       "%s wants a number from %.0f to %.0f after it", value, gates[i].min, gates[i].max);
      return TRUE;
    }
  return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_VALUE, "gate",
                 "there is no gate “%s”; there are time, placed, anchored, still, hips-up, strokes, hold, hips-lowered "
                 "and off",
                 value);
}

/* A step must be complete when the next one begins. */
static gboolean
close_step (Reader *reader)
{
  const DorsalProgrammeStep *step;
  const char *missing;

  if (!reader->in_step)
    return TRUE;
  step = &g_array_index (reader->steps, DorsalProgrammeStep, reader->steps->len - 1);
  missing = !step->title     ? "title"
            : !step->say     ? "say"
            : !step->figure  ? "picture"
            : !step->gate    ? "gate"
            : !step->seconds ? "seconds"
                             : NULL;
  if (missing)
    return refuse (reader, reader->step_line, DORSAL_PROGRAMME_ERROR_VALUE, missing, "is missing in this step");
  return TRUE;
}

static gboolean
read_group (Reader *reader, const char *line)
{
  DorsalProgrammeStep step = { 0 };

  if (!close_step (reader))
    return FALSE;
  if (strcmp (line, "[programme]") == 0 && !reader->has_programme)
    {
      reader->has_programme = reader->in_programme = TRUE;
      return TRUE;
    }
  if (strcmp (line, "[step]") != 0 || !reader->has_programme)
    return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_UNKNOWN, line,
                   "a programme is one [programme] and then [step] for each step");
  if (reader->steps->len == MOST_STEPS)
    return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_VALUE, line, "more than %u steps", MOST_STEPS);
  reader->in_programme = FALSE;
  reader->in_step = TRUE;
  reader->step_line = reader->line;
  g_array_append_val (reader->steps, step);
  return TRUE;
}

static gboolean
read_key (Reader *reader, const char *key, char *value)
{
  DorsalProgramme *programme = reader->programme;
  DorsalProgrammeStep *step
      = reader->in_step ? &g_array_index (reader->steps, DorsalProgrammeStep, reader->steps->len - 1) : NULL;

  if (reader->in_programme && strcmp (key, "title") == 0)
    return read_text (reader, key, value, 40, &programme->title);
  if (reader->in_programme && strcmp (key, "summary") == 0)
    return read_text (reader, key, value, 200, &programme->summary);
  if (reader->in_programme && strcmp (key, "not-for") == 0)
    return read_cautions (reader, value);
  if (step && strcmp (key, "title") == 0)
    return read_text (reader, key, value, 40, &step->title);
  if (step && strcmp (key, "say") == 0)
    return read_text (reader, key, value, 300, &step->say);
  if (step && strcmp (key, "picture") == 0)
    return read_figure (reader, value, step);
  if (step && strcmp (key, "gate") == 0)
    return read_gate (reader, value, step);
  if (step && strcmp (key, "times") == 0)
    return read_whole (reader, key, value, 20, &step->times);
  if (step && strcmp (key, "seconds") == 0)
    return read_whole (reader, key, value, 600, &step->seconds);
  return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_UNKNOWN, key,
                 step ? "there is no such key in a step; there are title, say, picture, gate, times and seconds"
                 : reader->in_programme ? "there is no such key here; there are title, summary and not-for"
                                        : "stands before [programme]");
}

static gboolean
read_line (Reader *reader, char *line)
{
  char *equals;

  g_strstrip (line);
  if (*line == '\0' || *line == '#')
    return TRUE;
  if (*line == '[')
    return read_group (reader, line);
  equals = strchr (line, '=');
  if (!equals || equals == line)
    return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_SYNTAX, "line",
                   "lines are [programme], [step], key=value or # comment");
  *equals = '\0';
  return read_key (reader, g_strchomp (line), g_strchug (equals + 1));
}

static gboolean
read_all (Reader *reader, const char *text)
{
  g_auto (GStrv) lines = NULL;

  if (strlen (text) > MOST_BYTES || !g_utf8_validate (text, -1, NULL))
    return refuse (reader, 1, DORSAL_PROGRAMME_ERROR_SYNTAX, "file", "not UTF-8 text of at most 64 kB");
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      reader->line = i + 1;
      if (!read_line (reader, lines[i]))
        return FALSE;
    }
  if (!close_step (reader))
    return FALSE;
  if (!reader->programme->title || !reader->programme->summary)
    return refuse (reader, 1, DORSAL_PROGRAMME_ERROR_VALUE, reader->programme->title ? "summary" : "title",
                   "is missing in [programme]");
  if (reader->steps->len == 0)
    return refuse (reader, reader->line, DORSAL_PROGRAMME_ERROR_VALUE, "[step]", "there is none; write at least one");
  return TRUE;
}

DorsalProgramme *
dorsal_programme_parse (const char *text, const char *name, GError **error)
{
  g_autoptr (DorsalProgramme) programme = g_new0 (DorsalProgramme, 1);
  g_autoptr (GArray) steps = g_array_new (FALSE, FALSE, sizeof (DorsalProgrammeStep));
  Reader reader = { .name = name, .programme = programme, .steps = steps, .error = error };

  g_array_set_clear_func (steps, clear_step);
  if (!read_all (&reader, text))
    return NULL;
  programme->name = g_path_get_basename (name);
  if (g_str_has_suffix (programme->name, ".ini"))
    programme->name[strlen (programme->name) - 4] = '\0';
  programme->n_steps = steps->len;
  programme->steps = g_memdup2 (steps->data, steps->len * sizeof (DorsalProgrammeStep));
  for (guint i = 0; i < programme->n_steps; i++)
    programme->steps[i].times = MAX (programme->steps[i].times, 1);
  g_array_set_clear_func (steps, NULL); /* the words are the programme's now */
  return g_steal_pointer (&programme);
}

void
dorsal_programme_free (DorsalProgramme *programme)
{
  for (guint i = 0; i < programme->n_steps; i++)
    clear_step (&programme->steps[i]);
  g_free (programme->steps);
  g_free (programme->name);
  g_free (programme->title);
  g_free (programme->summary);
  g_free (programme);
}

guint
dorsal_programme_n_shipped (void)
{
  return G_N_ELEMENTS (shipped_texts);
}

const DorsalProgramme *
dorsal_programme_shipped (guint n)
{
  static DorsalProgramme *programmes[G_N_ELEMENTS (shipped_texts)];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i < G_N_ELEMENTS (shipped_texts); i++)
        {
          g_autoptr (GError) error = NULL;
          programmes[i] = dorsal_programme_parse (shipped_texts[i].text, shipped_texts[i].name, &error);
          if (!programmes[i])
            g_error ("%s", error->message);
        }
      g_once_init_leave (&once, 1);
    }
  return programmes[MIN (n, G_N_ELEMENTS (shipped_texts) - 1)];
}

guint
dorsal_programme_seconds (const DorsalProgramme *programme)
{
  guint seconds = 0;

  for (guint i = 0; i < programme->n_steps; i++)
    seconds += programme->steps[i].seconds;
  return seconds;
}
