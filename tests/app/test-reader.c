/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages to read: all words are there, nothing that is not for this person is, pictures move or rest. */

#include "app/columns.h"
#include "app/figure-view.h"
#include "app/lessons.h"
#include "app/reader.h"
#include "app/schema.h"
#include "app/side-timer.h"
#include "app/window.h"
#include "core/cue.h"
#include "draw/draw-figure.h"
#include "rig.h"

static DorsalApplication *application;
static const char *const names[] = { "learn", "technique", "alternatives" };

typedef gboolean (*Wanted) (GtkWidget *widget, gconstpointer data);

static guint
count (GtkWidget *root, Wanted wanted, gconstpointer data)
{
  guint n = wanted (root, data);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    n += count (child, wanted, data);
  return n;
}

static gboolean
says (GtkWidget *widget, gconstpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
shows (GtkWidget *widget, gconstpointer figure)
{
  return DORSAL_IS_FIGURE_VIEW (widget)
         && dorsal_figure_view_get_figure (DORSAL_FIGURE_VIEW (widget)) == (DorsalFigure) GPOINTER_TO_UINT (figure);
}

static gboolean
is_a (GtkWidget *widget, gconstpointer type)
{
  return g_type_is_a (G_OBJECT_TYPE (widget), (GType) GPOINTER_TO_SIZE (type));
}

static guint
count_figure (GtkWidget *root, DorsalFigure figure)
{
  return count (root, shows, GUINT_TO_POINTER (figure));
}

static guint
count_timers (GtkWidget *root)
{
  return count (root, is_a, GSIZE_TO_POINTER (DORSAL_TYPE_SIDE_TIMER));
}

static GtkWidget *
reader_new (const char *lesson)
{
  return g_object_ref_sink (dorsal_reader_new (lesson));
}

/* --- lessons --- */

static void
test_lessons (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const DorsalLesson *lesson = dorsal_lesson_get (names[i]);

      g_assert_cmpstr (lesson->name, ==, names[i]);
      for (guint k = 0; k < lesson->n_sections; k++)
        {
          const DorsalSection *section = &lesson->sections[k];

          g_assert_nonnull (section->title);
          g_assert_nonnull (section->lines[0]);
          for (guint line = 0; line < G_N_ELEMENTS (section->lines) && section->lines[line]; line++)
            g_assert_true (g_str_has_suffix (section->lines[line], "."));
        }
    }
  g_assert_null (dorsal_lesson_get ("selfie"));
  g_assert_null (dorsal_lesson_get (NULL));
}

/* Each figure of the technique and for the lower back has its place. */
static void
test_all_figures (void)
{
  static const DorsalFigure elsewhere[] = { DORSAL_FIGURE_UNKNOWN, DORSAL_FIGURE_REST };
  guint seen[DORSAL_N_FIGURES] = { 0 };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint k = 0; k < dorsal_lesson_get (names[i])->n_sections; k++)
      seen[dorsal_lesson_get (names[i])->sections[k].figure]++;
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    seen[elsewhere[i]] = 1;
  for (DorsalFigure figure = 0; figure < DORSAL_N_FIGURES; figure++)
    {
      g_test_message ("%s", dorsal_figure_to_string (figure));
      g_assert_cmpuint (seen[figure], >, 0);
    }
}

/* No word of these promises anything. */
static void
test_no_promise (void)
{
  static const char *const claims[]
      = { "heals", "healing", "cure", "relieve", "rehabilitat", "therapeutic", "adhesion", "knots" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint k = 0; k < dorsal_lesson_get (names[i])->n_sections; k++)
      for (guint line = 0; line < 6 && dorsal_lesson_get (names[i])->sections[k].lines[line]; line++)
        for (guint claim = 0; claim < G_N_ELEMENTS (claims); claim++)
          g_assert_null (strstr (dorsal_lesson_get (names[i])->sections[k].lines[line], claims[claim]));
}

/* --- the page --- */

static void
test_new_and_gone (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_finalize_object (DORSAL_READER (reader_new (names[i])));
  g_assert_finalize_object (DORSAL_FIGURE_VIEW (g_object_ref_sink (dorsal_figure_view_new (DORSAL_FIGURE_RANGE))));
  g_assert_finalize_object (DORSAL_SIDE_TIMER (g_object_ref_sink (dorsal_side_timer_new (30, TRUE))));
}

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const DorsalLesson *lesson = dorsal_lesson_get (names[i]);
      GtkWidget *reader = reader_new (names[i]);

      g_assert_cmpuint (count (reader, says, lesson->title), >, 0);
      g_assert_cmpuint (count (reader, says, lesson->lead), ==, 1);
      for (guint k = 0; k < lesson->n_sections; k++)
        {
          const DorsalSection *section = &lesson->sections[k];
          guint want = dorsal_section_is_shown (section, FALSE) ? 1 : 0;

          g_test_message ("%s: %s", names[i], section->title);
          g_assert_cmpuint (count (reader, says, section->title), >=, want);
          g_assert_cmpuint (MIN (count (reader, says, section->lines[0]), 1), >=, want);
          if (section->sources)
            g_assert_cmpuint (count (reader, says, section->sources), ==, want);
          if (section->figure)
            g_assert_cmpuint (count_figure (reader, section->figure), >=, want);
        }
      g_assert_finalize_object (DORSAL_READER (reader));
    }
}

static void
test_thin_bones (void)
{
  GtkWidget *alternatives = reader_new ("alternatives"), *technique = reader_new ("technique");
  guint timers = count_timers (alternatives);

  g_assert_cmpuint (count_figure (alternatives, DORSAL_FIGURE_CAT_COW), ==, 1);
  g_assert_cmpuint (count_figure (alternatives, DORSAL_FIGURE_COW), ==, 0);
  g_assert_cmpuint (count_figure (alternatives, DORSAL_FIGURE_KNEE_TO_CHEST), ==, 1);
  g_assert_cmpuint (count_figure (technique, DORSAL_FIGURE_EXTENSION), ==, 1);
  g_assert_cmpuint (count (alternatives, says, "left out"), ==, 0);

  dorsal_reader_set_thin_bones (DORSAL_READER (alternatives), TRUE);
  g_object_set (technique, "thin-bones", TRUE, NULL);
  g_assert_true (dorsal_reader_get_thin_bones (DORSAL_READER (technique)));
  g_assert_cmpuint (count_figure (alternatives, DORSAL_FIGURE_CAT_COW), ==, 0);
  g_assert_cmpuint (count_figure (alternatives, DORSAL_FIGURE_COW), ==, 1);
  g_assert_cmpuint (count_figure (alternatives, DORSAL_FIGURE_KNEE_TO_CHEST), ==, 0);
  g_assert_cmpuint (count_timers (alternatives), ==, timers - 1);
  g_assert_cmpuint (count_figure (technique, DORSAL_FIGURE_EXTENSION), ==, 0);
  g_assert_cmpuint (count (technique, says, "8. Get off"), ==, 1); /* numbers close up */
  g_assert_cmpuint (count (alternatives, says, "left out"), ==, 1);
  g_assert_cmpuint (count (technique, says, "left out"), ==, 1);

  dorsal_reader_set_thin_bones (DORSAL_READER (alternatives), FALSE);
  g_assert_cmpuint (count_figure (alternatives, DORSAL_FIGURE_KNEE_TO_CHEST), ==, 1);
  g_assert_finalize_object (DORSAL_READER (alternatives));
  g_assert_finalize_object (DORSAL_READER (technique));
}

/* Each card has the height it needs at the width it gets. */
static void
test_columns (void)
{
  static const struct
  {
    int width, want;
  } cases[] = { { 199, 4 * 50 + 3 * 14 }, { 200, 242 }, { 413, 242 }, { 414, 50 + 14 + 50 }, { 630, 114 }, { 5000, 114 } };
  GtkWidget *columns = g_object_ref_sink (dorsal_columns_new (200, 3));

  for (guint i = 0; i < 4; i++)
    {
      GtkWidget *view = dorsal_figure_view_new (DORSAL_FIGURE_RANGE);

      dorsal_figure_view_set_height (DORSAL_FIGURE_VIEW (view), 50);
      dorsal_columns_append (DORSAL_COLUMNS (columns), view);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int height;

      gtk_widget_measure (columns, GTK_ORIENTATION_VERTICAL, cases[i].width, NULL, &height, NULL, NULL);
      g_assert_cmpint (height, ==, cases[i].want);
    }
  g_assert_finalize_object (DORSAL_COLUMNS (columns));
}

/* --- figures --- */

static void
test_sentence (void)
{
  GtkWidget *view = g_object_ref_sink (dorsal_figure_view_new (DORSAL_FIGURE_HANDS));
  g_autofree char *label = gtk_test_accessible_check_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                                               dorsal_figure_sentence (DORSAL_FIGURE_HANDS));

  g_assert_null (label); /* no difference */
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_IMG);
  g_object_set (view, "figure", "hold", NULL);
  g_assert_cmpint (dorsal_figure_view_get_figure (DORSAL_FIGURE_VIEW (view)), ==, DORSAL_FIGURE_HOLD);
  g_object_unref (view);
}

/* What it wants at any width is no less than what it says it wants at least: newer GTKs mind. */
static void
test_measures (void)
{
  GtkWidget *view = g_object_ref_sink (dorsal_figure_view_new (DORSAL_FIGURE_HANDS));
  int least, narrow, wide;

  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 300, &narrow, NULL, NULL, NULL);
  gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, 400, &wide, NULL, NULL, NULL);
  g_assert_cmpint (narrow, ==, (int) (300 / 1.75));
  g_assert_cmpint (wide, ==, (int) (400 / 1.75));
  for (int width = 160; width < 600; width += 20)
    {
      gtk_widget_measure (view, GTK_ORIENTATION_VERTICAL, width, &narrow, NULL, NULL, NULL);
      g_assert_cmpint (narrow, >=, least);
    }
  g_object_unref (view);
}

static gboolean
has_moved (GtkWidget *view)
{
  double phase = dorsal_figure_view_get_phase (DORSAL_FIGURE_VIEW (view));

  return phase > 0.01 && phase < 0.99;
}

static void
test_moves (void)
{
  GtkWidget *window = gtk_window_new (), *view = dorsal_figure_view_new (DORSAL_FIGURE_PRESS);

  gtk_window_set_default_size (GTK_WINDOW (window), 300, 200);
  gtk_window_set_child (GTK_WINDOW (window), view);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_cmpfloat (dorsal_figure_view_get_phase (DORSAL_FIGURE_VIEW (view)), ==,
                     dorsal_figure_still_phase (DORSAL_FIGURE_PRESS));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", TRUE, NULL);
  WAIT_FOR (has_moved (view));
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_assert_cmpfloat (dorsal_figure_view_get_phase (DORSAL_FIGURE_VIEW (view)), ==,
                     dorsal_figure_still_phase (DORSAL_FIGURE_PRESS));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- timers --- */

static void
on_cue (GtkWidget *reader, guint say, GArray *cues)
{
  g_array_append_val (cues, say);
}

static GtkWidget *
find_timer (GtkWidget *root)
{
  return rig_find (root, "DorsalSideTimer", NULL);
}

static void
test_sides (void)
{
  GtkWidget *reader = reader_new ("alternatives"), *timer = find_timer (reader);
  GtkWidget *figure = rig_find (reader, "DorsalFigureView", NULL);
  g_autoptr (GArray) cues = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 now_us = g_get_monotonic_time ();
  gboolean mirrored;

  g_signal_connect (reader, "cue", G_CALLBACK (on_cue), cues);
  dorsal_side_timer_toggle (DORSAL_SIDE_TIMER (timer));
  for (int i = 0; i < 31; i++)
    dorsal_side_timer_advance (DORSAL_SIDE_TIMER (timer), now_us += G_USEC_PER_SEC);
  g_assert_cmpint (dorsal_side_timer_get_state (DORSAL_SIDE_TIMER (timer)), ==, DORSAL_SIDES_CHANGE);
  g_object_get (figure, "mirrored", &mirrored, NULL);
  g_assert_true (mirrored); /* the picture turns over first */
  g_assert_cmpuint (count (reader, says, "Change sides"), ==, 1);
  for (int i = 0; i < 45; i++)
    dorsal_side_timer_advance (DORSAL_SIDE_TIMER (timer), now_us += G_USEC_PER_SEC);
  g_assert_cmpint (dorsal_side_timer_get_state (DORSAL_SIDE_TIMER (timer)), ==, DORSAL_SIDES_DONE);
  g_object_get (figure, "mirrored", &mirrored, NULL);
  g_assert_false (mirrored);
  g_assert_cmpuint (cues->len, ==, 3);
  g_assert_cmpuint (g_array_index (cues, guint, 0), ==, DORSAL_SAY_STEP_DONE);
  g_assert_cmpuint (g_array_index (cues, guint, 2), ==, DORSAL_SAY_SET_DONE);
  g_assert_finalize_object (DORSAL_READER (reader));
}

static void
test_stop (void)
{
  GtkWidget *reader = reader_new ("alternatives"), *timer = find_timer (reader);

  dorsal_side_timer_toggle (DORSAL_SIDE_TIMER (timer));
  g_assert_cmpint (dorsal_side_timer_get_state (DORSAL_SIDE_TIMER (timer)), ==, DORSAL_SIDES_FIRST);
  g_assert_cmpuint (count (timer, says, "First side: 30 s left"), ==, 1);
  dorsal_side_timer_toggle (DORSAL_SIDE_TIMER (timer));
  g_assert_cmpint (dorsal_side_timer_get_state (DORSAL_SIDE_TIMER (timer)), ==, DORSAL_SIDES_UNKNOWN);
  dorsal_side_timer_toggle (DORSAL_SIDE_TIMER (timer));
  g_assert_finalize_object (DORSAL_READER (reader)); /* running */
}

/* --- in the window --- */

static gboolean
is_spared (GtkWidget *widget, gconstpointer unused)
{
  return DORSAL_IS_READER (widget) && dorsal_reader_get_thin_bones (DORSAL_READER (widget));
}

static void
test_window (void)
{
  DorsalWindow *window = dorsal_window_new (ADW_APPLICATION (application));
  g_autofree const char **pages = dorsal_window_list_pages (window);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_assert_true (g_strv_contains (pages, names[i]));
      g_assert_true (dorsal_window_show_page (window, names[i]));
    }

  /* What was answered before the first session holds on every page. */
  g_settings_set_boolean (dorsal_schema_settings (), "thin-bones", TRUE);
  g_assert_cmpuint (count (GTK_WIDGET (window), is_spared, NULL), ==, G_N_ELEMENTS (names));
  g_settings_reset (dorsal_schema_settings (), "thin-bones");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char *argv[])
{
  int status;

  application = rig_start (&argc, &argv);
  g_test_add_func ("/app/reader/each-lesson-is-whole", test_lessons);
  g_test_add_func ("/app/reader/each-figure-has-its-place", test_all_figures);
  g_test_add_func ("/app/reader/no-word-promises-anything", test_no_promise);
  g_test_add_func ("/app/reader/new-and-gone", test_new_and_gone);
  g_test_add_func ("/app/reader/all-words-are-there", test_words);
  g_test_add_func ("/app/reader/thin-bones-leave-out-what-bends-the-spine", test_thin_bones);
  g_test_add_func ("/app/reader/columns-are-as-many-as-there-is-room-for", test_columns);
  g_test_add_func ("/app/reader/a-figure-has-its-sentence", test_sentence);
  g_test_add_func ("/app/reader/a-figure-wants-no-less-than-it-says", test_measures);
  g_test_add_func ("/app/reader/a-figure-moves-unless-animations-are-off", test_moves);
  g_test_add_func ("/app/reader/a-timer-turns-the-picture-to-the-other-side", test_sides);
  g_test_add_func ("/app/reader/a-timer-can-be-stopped", test_stop);
  g_test_add_func ("/app/reader/the-window-has-all-pages", test_window);
  status = g_test_run ();
  g_object_unref (application);
  return status;
}
