/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A recording comes back byte for byte, when its own clock says. */

#include "rig.h"

/* Reads at now; "" when nothing is due. NULL at the natural end. */
static char *
read_at (DorsalSource *source, gint64 now_us)
{
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  guint8 buffer[100]; /* smaller than two lines, larger than one */
  gssize n;

  while ((n = dorsal_source_read (source, buffer, sizeof buffer, now_us, &error)) > 0)
    g_string_append_len (text, (const char *) buffer, n);
  g_assert_no_error (error);
  if (n < 0 && text->len == 0)
    {
      g_string_free (text, TRUE);
      return NULL;
    }
  return g_string_free (text, FALSE);
}

static guint
count_samples (const char *text)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, "$RLD")) != NULL; p++)
    n++;
  return n;
}

static DorsalSource *
open_ride (const char *text, double pace)
{
  g_autofree char *path = rig_file ("replay.rl", text, strlen (text));
  DorsalSource *source = dorsal_source_replay_new (path, pace);
  g_autoptr (GError) error = NULL;

  g_assert_true (dorsal_source_open (source, 0, &error));
  g_assert_no_error (error);
  return source;
}

static void
test_new_and_gone (void)
{
  g_autoptr (DorsalSource) source = dorsal_source_replay_new ("/nowhere/ride.rl", 1);

  g_assert_cmpstr (source->name, ==, "ride.rl");
  g_assert_false (dorsal_source_write (source, "x", 1));
}

static void
test_fast (void)
{
  g_autoptr (GString) ride = rig_ride (1, 100);
  g_autoptr (DorsalSource) source = open_ride (ride->str, 0);
  g_autofree char *text = read_at (source, 0);

  g_assert_true (source->as_fast_as_it_goes);
  g_assert_cmpstr (text, ==, ride->str);
  g_assert_null (read_at (source, 0));
}

static void
test_life_speed (void)
{
  g_autoptr (GString) ride = rig_ride (1, 100); /* one second */
  g_autoptr (DorsalSource) source = open_ride (ride->str, 1);
  const gint64 start_us = 5000000;
  g_autofree char *first = read_at (source, start_us);
  g_autofree char *none = NULL;
  g_autofree char *half = NULL;
  g_autofree char *rest = NULL;

  g_assert_true (g_str_has_prefix (first, "$RLH"));
  g_assert_cmpuint (count_samples (first), ==, 1);
  g_assert_cmpint (dorsal_source_wake_us (source), ==, start_us + 10000);
  none = read_at (source, start_us + 9999);
  g_assert_cmpstr (none, ==, "");
  half = read_at (source, start_us + 490000);
  g_assert_cmpuint (count_samples (half), ==, 49);
  rest = read_at (source, start_us + 990000);
  g_assert_cmpuint (count_samples (rest), ==, 50);
  g_assert_null (read_at (source, start_us + 990000));

  g_autofree char *all = g_strconcat (first, half, rest, NULL);

  g_assert_cmpstr (all, ==, ride->str);
}

static void
test_eight_times (void)
{
  g_autoptr (GString) ride = rig_ride (1, 100);
  g_autoptr (DorsalSource) source = open_ride (ride->str, 8);
  g_autofree char *first = read_at (source, 0);
  g_autofree char *more = read_at (source, 50000);

  g_assert_cmpuint (count_samples (first), ==, 1);
  g_assert_cmpuint (count_samples (more), ==, 40);
}

/* Samples at these roller times are due at those host times. */
typedef struct
{
  const char *what;
  guint32 t_us[4];
  gint64 due_us[4];
} PaceCase;

static const PaceCase pace_cases[] = {
  { "a gap of ten seconds lasts ten seconds", { 0, 10000, 10010000, 10020000 }, { 0, 10000, 10010000, 10020000 } },
  { "the clock wraps", { 4294957296u, 0, 10000, 20000 }, { 0, 10000, 20000, 30000 } },
  { "a restart takes no time", { 5000000, 5010000, 10000, 20000 }, { 0, 10000, 10000, 20000 } },
};

static void
test_pace (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pace_cases); i++)
    {
      const PaceCase *c = &pace_cases[i];
      g_autofree char *hello = rig_hello ("A1");
      g_autoptr (GString) ride = g_string_new (hello);
      g_autoptr (DorsalSource) source = NULL;

      g_test_message ("%s", c->what);
      for (guint k = 0; k < 4; k++)
        {
          g_autofree char *line = rig_sample (k, c->t_us[k], 0, 0);

          g_string_append (ride, line);
        }
      source = open_ride (ride->str, 1);
      for (guint k = 0; k < 4; k++)
        {
          gint64 due_us = 1000000 + c->due_us[k];
          g_autofree char *early = k > 0 ? read_at (source, due_us - 1) : g_strdup ("");
          g_autofree char *line = read_at (source, due_us);

          /* The two that share an instant come together. */
          if (k > 0 && c->due_us[k] == c->due_us[k - 1])
            continue;
          g_assert_cmpuint (count_samples (early), ==, 0);
          g_assert_cmpuint (count_samples (line), >=, 1);
        }
    }
}

static void
test_damage_is_no_time (void)
{
  g_autoptr (GString) ride = rig_ride (1, 1);
  g_autoptr (DorsalSource) source = NULL;
  g_autofree char *good = rig_sample (2, 20000, 0, 0);
  g_autofree char *text = NULL;

  g_string_append (ride, "$RLD,2,4000000000,0,1,1,1,1*0000\r\n\x80\xff garbage\r\n");
  g_string_append (ride, good);
  source = open_ride (ride->str, 1);
  text = read_at (source, 10000);
  g_assert_cmpint (dorsal_source_wake_us (source), ==, 20000);
  g_free (text);
  text = read_at (source, 20000);
  g_assert_true (g_str_has_suffix (text, good));
}

static void
test_garbage_only (void)
{
  g_autofree char *text = g_strnfill (100000, 'x');
  g_autoptr (DorsalSource) source = open_ride (text, 1);
  g_autofree char *back = read_at (source, 0);

  g_assert_cmpstr (back, ==, text);
  g_assert_null (read_at (source, 0));
}

static void
test_missing (void)
{
  g_autoptr (DorsalSource) none = dorsal_source_replay_new ("/nowhere/ride.rl", 1);
  g_autoptr (DorsalSource) folder = dorsal_source_replay_new (rig_folder (), 1);
  g_autoptr (GError) missing = NULL;
  g_autoptr (GError) directory = NULL;

  g_assert_false (dorsal_source_open (none, 0, &missing));
  g_assert_error (missing, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_NOT_FOUND);
  rig_assert_says (missing, "/nowhere/ride.rl");
  g_assert_false (dorsal_source_open (folder, 0, &directory));
  g_assert_error (directory, DORSAL_SOURCE_ERROR, DORSAL_SOURCE_ERROR_UNFIT);
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sensor/source-replay/new-and-gone", test_new_and_gone);
  g_test_add_func ("/sensor/source-replay/as-fast-as-it-goes-gives-every-byte", test_fast);
  g_test_add_func ("/sensor/source-replay/life-speed-follows-the-samples-clock", test_life_speed);
  g_test_add_func ("/sensor/source-replay/eight-times-is-eight-times", test_eight_times);
  g_test_add_func ("/sensor/source-replay/gaps-and-wraps-keep-their-length", test_pace);
  g_test_add_func ("/sensor/source-replay/a-damaged-sample-tells-no-time", test_damage_is_no_time);
  g_test_add_func ("/sensor/source-replay/bytes-without-a-sample-pass-at-once", test_garbage_only);
  g_test_add_func ("/sensor/source-replay/what-cannot-be-opened-says-which-and-why", test_missing);
  result = g_test_run ();
  rig_clean ();
  return result;
}
