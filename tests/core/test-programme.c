/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Programmes as files: the shipped ones are whole, every mistake is named with its line, and no text at all makes
 * the parser fall. */

#include "core/programme.h"

#include <string.h>

#define GOOD_STEP "[step]\ntitle=Lie down\nsay=Lie on it.\npicture=set-up\ngate=placed\nseconds=20\n"
#define HEAD      "[programme]\ntitle=Mine\nsummary=My own.\n"

static void
test_shipped (void)
{
  static const char *const names[] = { "first-time", "daily-mobility", "desk-back", "tender-spots", "extension" };

  g_assert_cmpuint (dorsal_programme_n_shipped (), ==, G_N_ELEMENTS (names));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const DorsalProgramme *programme = dorsal_programme_shipped (i);
      guint seconds = dorsal_programme_seconds (programme);

      g_test_message ("%s: %u steps, %u s", programme->name, programme->n_steps, seconds);
      g_assert_cmpstr (programme->name, ==, names[i]);
      g_assert_cmpuint (programme->n_steps, >=, 8);
      g_assert_cmpuint (seconds, >=, 180);
      g_assert_cmpuint (seconds, <=, 420);
      g_assert_cmpint (programme->steps[programme->n_steps - 1].gate, ==, DORSAL_GATE_OFF);
    }
  /* Five minutes, it says. */
  g_assert_cmpuint (dorsal_programme_seconds (dorsal_programme_shipped (0)), >=, 240);
  g_assert_cmpuint (dorsal_programme_seconds (dorsal_programme_shipped (0)), <=, 330);
  /* Thin bones: no bending back over a roller. */
  g_assert_cmpuint (dorsal_programme_shipped (4)->not_for & DORSAL_CAUTION_OSTEOPOROSIS, !=, 0);
}

/* Words that promise more than is known; see the sources of each programme. */
static void
test_words_promise_nothing (void)
{
  static const char *const never[] = { "heal",   "cure",    "therap", "treat",   "release", "adhesion",
                                       "fascia", "relieve", "injur",  "trigger", "diagnos", "rehab" };

  for (guint i = 0; i < dorsal_programme_n_shipped (); i++)
    {
      const DorsalProgramme *programme = dorsal_programme_shipped (i);
      g_autoptr (GString) words = g_string_new (programme->summary);
      g_autofree char *lower = NULL;

      for (guint s = 0; s < programme->n_steps; s++)
        g_string_append_printf (words, " %s %s", programme->steps[s].title, programme->steps[s].say);
      lower = g_ascii_strdown (words->str, -1);
      for (guint w = 0; w < G_N_ELEMENTS (never); w++)
        g_assert_null (strstr (lower, never[w]));
    }
}

static void
test_all_of_a_step (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DorsalProgramme) programme
      = dorsal_programme_parse ("# mine\r\n[programme]\r\ntitle = Mine\nsummary=Ours = mine\nnot-for=pregnancy\n"
                                "  [step]\ntitle=Stroll\nsay=Zwölf, bitte.\npicture=range\ngate=strokes  12\ntimes=3\n"
                                "seconds=90\n" GOOD_STEP,
                                "/home/me/mine.ini", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (programme->name, ==, "mine");
  g_assert_cmpstr (programme->title, ==, "Mine");
  g_assert_cmpstr (programme->summary, ==, "Ours = mine");
  g_assert_cmpuint (programme->not_for, ==, DORSAL_CAUTION_PREGNANCY);
  g_assert_cmpuint (programme->n_steps, ==, 2);
  g_assert_cmpstr (programme->steps[0].say, ==, "Zwölf, bitte.");
  g_assert_cmpint (programme->steps[0].gate, ==, DORSAL_GATE_STROKES);
  g_assert_cmpint (programme->steps[0].figure, ==, DORSAL_FIGURE_RANGE);
  g_assert_cmpfloat (programme->steps[0].n, ==, 12);
  g_assert_cmpuint (programme->steps[0].times, ==, 3);
  g_assert_cmpuint (programme->steps[0].seconds, ==, 90);
  g_assert_cmpuint (programme->steps[1].times, ==, 1);
}

static void
test_mistakes (void)
{
  static const struct
  {
    const char *text, *says;
    int code;
  } cases[] = {
    { "", "p.ini:1: title: is missing in [programme]", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD, "p.ini:4: [step]: there is none", DORSAL_PROGRAMME_ERROR_VALUE },
    { "[programme]\ntitle=x\n" GOOD_STEP, "p.ini:1: summary: is missing", DORSAL_PROGRAMME_ERROR_VALUE },
    { "title=x\n", "p.ini:1: title: stands before [programme]", DORSAL_PROGRAMME_ERROR_UNKNOWN },
    { GOOD_STEP, "p.ini:1: [step]: a programme is", DORSAL_PROGRAMME_ERROR_UNKNOWN },
    { HEAD "[other]\n", "p.ini:4: [other]: a programme is", DORSAL_PROGRAMME_ERROR_UNKNOWN },
    { HEAD HEAD, "p.ini:4: [programme]: a programme is", DORSAL_PROGRAMME_ERROR_UNKNOWN },
    { HEAD "tittle=x\n", "p.ini:4: tittle: there is no such key here", DORSAL_PROGRAMME_ERROR_UNKNOWN },
    { HEAD "title=x\n", "p.ini:4: title: stands twice", DORSAL_PROGRAMME_ERROR_UNKNOWN },
    { HEAD "not-for=everybody\n", "p.ini:4: not-for: “everybody” is not one of", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD GOOD_STEP "speed=3\n", "p.ini:10: speed: there is no such key in a step", DORSAL_PROGRAMME_ERROR_UNKNOWN },
    { HEAD GOOD_STEP "gate=off\n", "p.ini:10: gate: stands twice", DORSAL_PROGRAMME_ERROR_UNKNOWN },
    { HEAD GOOD_STEP "seconds=3\n", "p.ini:10: seconds: stands twice", DORSAL_PROGRAMME_ERROR_UNKNOWN },
    { HEAD GOOD_STEP "picture=rest\n", "p.ini:10: picture: stands twice", DORSAL_PROGRAMME_ERROR_UNKNOWN },
    { HEAD GOOD_STEP "times=21\n", "p.ini:10: times: “21” is not a whole number from 1 to 20",
      DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD GOOD_STEP "times=1.5\n", "p.ini:10: times: “1.5” is not", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD GOOD_STEP "nonsense\n", "p.ini:10: line: lines are", DORSAL_PROGRAMME_ERROR_SYNTAX },
    { HEAD GOOD_STEP "=nonsense\n", "p.ini:10: line: lines are", DORSAL_PROGRAMME_ERROR_SYNTAX },
    { HEAD "[step]\ntitle=x\n" GOOD_STEP, "p.ini:4: say: is missing in this step", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD GOOD_STEP "[step]\n", "p.ini:10: title: is missing in this step", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD "[step]\ngate=jump\n", "p.ini:5: gate: there is no gate “jump”", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD "[step]\ngate=unknown\n", "p.ini:5: gate: there is no gate", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD "[step]\ngate=hold\n", "p.ini:5: gate: hold wants a number from 5 to 120", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD "[step]\ngate=hold 121\n", "p.ini:5: gate: hold wants", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD "[step]\ngate=hold nan\n", "p.ini:5: gate: hold wants", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD "[step]\ngate=placed 3\n", "p.ini:5: gate: placed takes no number", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD "[step]\npicture=selfie\n", "p.ini:5: picture: there is no picture “selfie”", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD "[step]\ntitle=\n", "p.ini:5: title: wants words, at most 40 letters", DORSAL_PROGRAMME_ERROR_VALUE },
    { HEAD "[step]\nsay=\xff\n", "p.ini:1: file: not UTF-8", DORSAL_PROGRAMME_ERROR_SYNTAX },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", cases[i].says);
      g_assert_null (dorsal_programme_parse (cases[i].text, "p.ini", &error));
      g_assert_error (error, DORSAL_PROGRAMME_ERROR, cases[i].code);
      if (!g_str_has_prefix (error->message, cases[i].says))
        g_assert_cmpstr (error->message, ==, cases[i].says);
    }
}

/* The page's own example is a programme. */
static void
test_page (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "docs", "programmes.md", NULL);
  g_autofree char *page = NULL;
  g_auto (GStrv) pieces = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DorsalProgramme) programme = NULL;

  g_assert_true (g_file_get_contents (path, &page, NULL, NULL));
  pieces = g_strsplit (page, "```\n", 3);
  programme = dorsal_programme_parse (pieces[1], "example", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (programme->n_steps, ==, 3);
  for (DorsalGate gate = DORSAL_GATE_TIME; gate <= DORSAL_GATE_OFF; gate++)
    g_assert_nonnull (strstr (page, dorsal_gate_to_string (gate)));
}

/* Shipped programmes, damaged: each is read whole or refused with a line. */
static void
test_fuzz (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  g_autofree char *path
      = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "programmes", "extension.ini", NULL);
  g_autofree char *text = NULL;
  guint refused = 0;
  gsize n;

  g_assert_true (g_file_get_contents (path, &text, &n, NULL));
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *damaged = g_strdup (text);
      g_autoptr (GError) error = NULL;
      g_autoptr (DorsalProgramme) programme = NULL;

      for (gint k = g_rand_int_range (rand, 1, 6); k > 0; k--)
        {
          char *at = damaged + g_rand_int_range (rand, 0, (gint32) n);
          static const char stuff[] = "\n[]=#5 e-\t\xc3";
          *at = g_rand_boolean (rand) ? stuff[g_rand_int_range (rand, 0, sizeof stuff)] : (char) g_rand_int (rand);
        }
      programme = dorsal_programme_parse (damaged, "f.ini", &error);
      g_assert_true ((programme == NULL) == (error != NULL));
      if (error)
        {
          refused++;
          g_assert_true (g_str_has_prefix (error->message, "f.ini:"));
          continue;
        }
      for (guint s = 0; s < programme->n_steps; s++)
        {
          g_assert_nonnull (programme->steps[s].say);
          g_assert_cmpint (programme->steps[s].gate, !=, DORSAL_GATE_UNKNOWN);
          g_assert_cmpuint (programme->steps[s].times, >, 0);
          g_assert_cmpuint (programme->steps[s].seconds, >, 0);
        }
    }
  g_assert_cmpuint (refused, >, 5000);
  g_assert_cmpuint (refused, <, 20000);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/programme/the-shipped-ones-are-whole", test_shipped);
  g_test_add_func ("/core/programme/their-words-promise-nothing", test_words_promise_nothing);
  g_test_add_func ("/core/programme/a-step-says-all-this", test_all_of_a_step);
  g_test_add_func ("/core/programme/every-mistake-is-named-with-its-line", test_mistakes);
  g_test_add_func ("/core/programme/the-page-tells-the-truth", test_page);
  g_test_add_func ("/core/programme/damage-is-refused-or-read-whole", test_fuzz);
  return g_test_run ();
}
