/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A person's script as text: acts, or the line that is wrong. */

#include "core/anatomy.h"
#include "core/person.h"

#include <string.h>

static void
test_acts (void)
{
  static const char text[] = "# a session\n"
                             "\n"
                             "off 2\n"
                             "  settle\t3.5   # sits down\r\n"
                             "press\n"
                             "roll T4\n"
                             "roll t10 8\n"
                             "hold 30\n"
                             "extend 6\n"
                             "lumbar 0.5\n"
                             "neck 1\n"
                             "bounce 0.1\n"
                             "lift 600";
  static const struct
  {
    DorsalActKind kind;
    double seconds, speed_cm_s;
    DorsalLevel level;
  } want[] = {
    { DORSAL_ACT_OFF, 2 },
    { DORSAL_ACT_SETTLE, 3.5 },
    { DORSAL_ACT_PRESS },
    { DORSAL_ACT_ROLL, 0, 5, DORSAL_LEVEL_T4 },
    { DORSAL_ACT_ROLL, 0, 8, DORSAL_LEVEL_T10 },
    { DORSAL_ACT_HOLD, 30 },
    { DORSAL_ACT_EXTEND, 6 },
    { DORSAL_ACT_LUMBAR, 0.5 },
    { DORSAL_ACT_NECK, 1 },
    { DORSAL_ACT_BOUNCE, 0.1 },
    { DORSAL_ACT_LIFT, 600 },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) acts = dorsal_person_parse_script (text, "script", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (acts->len, ==, G_N_ELEMENTS (want));
  for (guint i = 0; i < acts->len; i++)
    {
      const DorsalAct *act = &g_array_index (acts, DorsalAct, i);

      g_assert_cmpint (act->kind, ==, want[i].kind);
      g_assert_cmpfloat (act->seconds, ==, want[i].seconds);
      if (act->kind == DORSAL_ACT_ROLL)
        {
          g_assert_cmpfloat (act->speed_cm_s, ==, want[i].speed_cm_s);
          g_assert_cmpfloat (act->place, ==, dorsal_anatomy_span (want[i].level).centre);
        }
    }
}

static void
test_errors (void)
{
  static const struct
  {
    const char *text, *begins, *holds;
  } cases[] = {
    { "", "script: ", "no act" },
    { "# nothing\n\n", "script: ", "no act" },
    { "dance 3\n", "script:1: “dance”", "no such act" },
    { "off 2\n\n# x\nHold 3\n", "script:4: “Hold”", "no such act" },
    { "settle 3\nhold\n", "script:2: “hold”", "seconds" },
    { "hold 3 4\n", "script:1: “hold”", "seconds" },
    { "hold 3s\n", "script:1: “hold”", "seconds" },
    { "hold three\n", "script:1: “hold”", "seconds" },
    { "hold 0\n", "script:1: “hold”", "0.1 to 600" },
    { "lumbar 90\n", "script:1: “lumbar”", "0.1 to 60" },
    { "hold -3\n", "script:1: “hold”", "0.1 to 600" },
    { "hold 601\n", "script:1: “hold”", "seconds" },
    { "hold nan\n", "script:1: “hold”", "seconds" },
    { "hold inf\n", "script:1: “hold”", "seconds" },
    { "extend 121\n", "script:1: “extend”", "seconds" },
    { "bounce 11\n", "script:1: “bounce”", "seconds" },
    { "press 1\n", "script:1: “press”", "stands alone" },
    { "firm\n", "script:1: “firm”", "1 to 9" },
    { "firm 0\n", "script:1: “firm”", "1 to 9" },
    { "firm 10\n", "script:1: “firm”", "1 to 9" },
    { "firm 2.5\n", "script:1: “firm”", "1 to 9" },
    { "firm 2 3\n", "script:1: “firm”", "1 to 9" },
    { "roll\n", "script:1: “roll”", "C2 to S2" },
    { "roll T13\n", "script:1: “roll”", "C2 to S2" },
    { "roll unknown\n", "script:1: “roll”", "C2 to S2" },
    { "roll 5\n", "script:1: “roll”", "C2 to S2" },
    { "roll T4 0.4\n", "script:1: “roll”", "0.5 to 60" },
    { "roll T4 61\n", "script:1: “roll”", "0.5 to 60" },
    { "roll T4 fast\n", "script:1: “roll”", "0.5 to 60" },
    { "roll T4 5 6\n", "script:1: “roll”", "C2 to S2" },
    { "roll T4 5 6 7 8 9 10 11 12\n", "script:1: “roll”", "C2 to S2" },
    { "hold 3; press\n", "script:1: “hold”", "seconds" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      if (dorsal_person_parse_script (cases[i].text, "script", &error))
        g_error ("“%s” was taken", cases[i].text);
      g_assert_nonnull (error);
      if (!g_str_has_prefix (error->message, cases[i].begins) || !strstr (error->message, cases[i].holds))
        g_error ("“%s” gave: %s", cases[i].text, error->message);
    }
}

static void
test_every_level (void)
{
  for (DorsalLevel level = DORSAL_LEVEL_C2; level <= DORSAL_LEVEL_S2; level++)
    {
      g_autofree char *text = g_strdup_printf ("roll %s 5", dorsal_level_to_string (level));
      g_autoptr (GArray) acts = dorsal_person_parse_script (text, "script", NULL);

      g_assert_nonnull (acts);
      g_assert_cmpfloat (g_array_index (acts, DorsalAct, 0).place, ==, dorsal_anatomy_span (level).centre);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/script/every-act-is-read", test_acts);
  g_test_add_func ("/core/script/a-mistake-is-named-with-its-line", test_errors);
  g_test_add_func ("/core/script/every-level-may-be-rolled-to", test_every_level);
  return g_test_run ();
}
