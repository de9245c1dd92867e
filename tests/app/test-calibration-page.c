/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Both assistants on a simulated bench: a zero, five weights, the law kept in the roller's file; and a way rolled there
 * and back. */

#include <adwaita.h>
#include <math.h>
#include <string.h>

#include "app/schema.h"
#include "app/window.h"
#include "rig.h"
#include "store/roller-store.h"

#define PERIOD_US 10000

static DorsalApplication *application;

typedef struct
{
  DorsalWindow *window;
  DorsalLive *live;
  char *directory;
  gint64 time_us;
  gint32 angle_mdeg;
  DorsalMessage hello;
} Bench;

static Bench
bench_new (DorsalUnit unit)
{
  Bench bench = { .window = dorsal_window_new (ADW_APPLICATION (application)),
                  .directory = g_dir_make_tmp ("dorsal-bench-XXXXXX", NULL),
                  .hello = { .kind = DORSAL_MESSAGE_HELLO,
                             .hello = { .model = "Bench", .serial = "B1", .n_cells = 12, .rate_hz = 100, .full_scale = 4095,
                                        .pitch_mm = 25, .diameter_mm = 140, .angle = DORSAL_ANGLE_IMU, .unit = unit } } };
  DorsalMessage link = { .kind = DORSAL_MESSAGE_LINK, .link = DORSAL_LINK_STREAMING };

  bench.live = dorsal_window_get_live (bench.window);
  dorsal_live_set_rollers (bench.live, bench.directory);
  dorsal_live_take (bench.live, &link);
  dorsal_live_take (bench.live, &bench.hello);
  gtk_window_present (GTK_WINDOW (bench.window));
  return bench;
}

static void
bench_free (Bench *bench)
{
  gtk_window_destroy (GTK_WINDOW (bench->window));
  g_free (bench->directory);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Bench, bench_free)

static void
show (Bench *bench, const char *page)
{
  g_assert_true (dorsal_window_show_page (bench->window, page));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (bench->window));
}

/* Seconds with so many counts on the sixth cell. */
static void
rest (Bench *bench, double counts, double seconds)
{
  for (guint i = 0; i < seconds * G_USEC_PER_SEC / PERIOD_US; i++)
    {
      DorsalMessage message = { .kind = DORSAL_MESSAGE_READING };
      DorsalReading *reading = &message.reading;

      reading->link = DORSAL_LINK_STREAMING;
      reading->sample.time_us = bench->time_us += PERIOD_US;
      reading->sample.angle_mdeg = bench->angle_mdeg;
      reading->sample.n_cells = 12;
      for (guint c = 0; c < 12; c++)
        reading->sample.cells[c] = 60 + (c == 5) * (gint32) lround (counts);
      dorsal_live_take (bench->live, &message);
      dorsal_live_notify (bench->live);
    }
}

static GtkWidget *
child_of (Bench *bench, const char *type, const char *id)
{
  GtkWidget *page = rig_find (GTK_WIDGET (bench->window), type, NULL);
  GObject *child = gtk_widget_get_template_child (page, G_OBJECT_TYPE (page), id);

  g_assert_nonnull (child);
  return GTK_WIDGET (child);
}

#define ON(id) child_of (&bench, "DorsalCalibrationPage", id)
#define AT(id) child_of (&bench, "DorsalRadiusPage", id)

static void
click (GtkWidget *button)
{
  g_assert_true (gtk_widget_is_visible (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

static const char *
said (GtkWidget *row)
{
  return adw_action_row_get_subtitle (ADW_ACTION_ROW (row));
}

static double
count_of (double kg)
{
  double g = exp ((log (kg * 9.80665 / 4 * 10) - 3.9) / 1.1);
  return 4095 * g / (1 + g);
}

static void
weigh (Bench *bench, double kg, double counts)
{
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (child_of (bench, "DorsalCalibrationPage", "weight_spin")), kg);
  click (child_of (bench, "DorsalCalibrationPage", "weigh_button"));
  rest (bench, counts, 4.5);
}

static void
test_five_weights (void)
{
  static const double kgs[] = { 0.25, 0.5, 1, 2, 4 };
  g_auto (Bench) bench = bench_new (DORSAL_UNIT_RAW);
  DorsalRollerProfile kept;

  show (&bench, "calibrate");
  rest (&bench, 0, 0.1);
  g_assert_nonnull (strstr (said (ON ("state_row")), "Bench · B1: Raw units"));
  g_assert_false (gtk_widget_is_sensitive (ON ("weigh_button")));
  g_assert_false (gtk_widget_is_sensitive (ON ("keep_button")));
  click (ON ("zero_button"));
  rest (&bench, 2000, 4.5);
  g_assert_nonnull (strstr (said (ON ("zero_row")), "Cell 6 bears something"));
  click (ON ("zero_button"));
  rest (&bench, 0, 2);
  g_assert_nonnull (strstr (said (ON ("zero_row")), "Measuring"));
  rest (&bench, 0, 2.5);
  g_assert_cmpstr (said (ON ("zero_row")), ==, "The zero of each cell is known.");

  weigh (&bench, 1, 0);
  g_assert_nonnull (strstr (said (ON ("measure_row")), "Nothing rests"));
  for (guint i = 0; i < G_N_ELEMENTS (kgs); i++)
    {
      g_assert_false (gtk_widget_is_sensitive (ON ("keep_button")));
      weigh (&bench, kgs[i], count_of (kgs[i]));
    }
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (ON ("fit_label"))), "5 weights lie within"));

  /* One that lies twice as high as the others, and is taken away again. */
  weigh (&bench, 3, count_of (6));
  g_assert_false (gtk_widget_is_sensitive (ON ("keep_button")));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (ON ("fit_label"))), "Weight "));
  {
    GtkWidget *last = gtk_widget_get_last_child (gtk_widget_get_ancestor (
        rig_find (ON ("points_group"), "AdwActionRow", NULL), GTK_TYPE_LIST_BOX));
    g_assert_nonnull (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (last)), "on cell 6"));
    click (rig_find (last, "GtkButton", NULL));
  }

  click (ON ("keep_button"));
  g_assert_true (dorsal_roller_store_read (bench.directory, &bench.hello.hello, &kept, NULL));
  g_assert_true (kept.calibration.known);
  g_assert_cmpfloat_with_epsilon (kept.calibration.beta, 1.1, 0.02);
  g_assert_cmpint (kept.calibration.made_s, >, 0);
  g_assert_true (dorsal_live_get_settings (bench.live)->roller.calibration.known);
  g_assert_nonnull (strstr (said (ON ("state_row")), "Calibrated on"));
  click (ON ("forget_button"));
  g_assert_true (dorsal_roller_store_read (bench.directory, &bench.hello.hello, &kept, NULL));
  g_assert_false (kept.calibration.known);
  g_assert_false (dorsal_live_get_settings (bench.live)->roller.calibration.known);
}

/* A roller of kilopascals has nothing to learn, and no roller nothing to teach. */
static void
test_nothing_to_calibrate (void)
{
  g_auto (Bench) bench = bench_new (DORSAL_UNIT_KPA);

  show (&bench, "calibrate");
  rest (&bench, 0, 0.1);
  g_assert_nonnull (strstr (said (ON ("state_row")), "It measures kilopascals by itself"));
  g_assert_false (gtk_widget_is_visible (ON ("zero_button")));
  dorsal_live_disconnect (bench.live);
  g_assert_nonnull (strstr (said (ON ("state_row")), "Plug one in"));
}

static void
roll (Bench *bench, double degrees)
{
  bench->angle_mdeg += (gint32) (degrees * 1000);
  rest (bench, 0, 0.1);
}

static void
test_radius (void)
{
  g_auto (Bench) bench = bench_new (DORSAL_UNIT_KPA);
  double turn = 40 / 6.85 * 180 / G_PI;
  DorsalRollerProfile kept;

  show (&bench, "radius");
  roll (&bench, 12);
  g_assert_nonnull (strstr (said (AT ("state_row")), "half its diameter counts, 7"));

  /* It slips on the way back. */
  click (AT ("step_button"));
  roll (&bench, turn);
  click (AT ("step_button"));
  roll (&bench, -0.9 * turn);
  click (AT ("step_button"));
  g_assert_nonnull (strstr (said (AT ("result_row")), "it slipped"));
  g_assert_false (gtk_widget_is_visible (AT ("keep_button")));

  click (AT ("step_button"));
  roll (&bench, turn);
  click (AT ("step_button"));
  roll (&bench, -turn);
  click (AT ("step_button"));
  g_assert_nonnull (strstr (said (AT ("result_row")), "6.85"));
  click (AT ("keep_button"));
  g_assert_true (dorsal_roller_store_read (bench.directory, &bench.hello.hello, &kept, NULL));
  g_assert_cmpfloat_with_epsilon (kept.radius_cm, 6.85, 0.005);
  g_assert_cmpfloat_with_epsilon (dorsal_live_get_settings (bench.live)->roller.radius_cm, 6.85, 0.005);
  g_assert_nonnull (strstr (said (AT ("state_row")), "measured, 6.85"));
}

/* Pulled out on the way: the angle may begin anew, so the way does. */
static void
test_pulled_out (void)
{
  g_auto (Bench) bench = bench_new (DORSAL_UNIT_KPA);
  DorsalMessage link = { .kind = DORSAL_MESSAGE_LINK, .link = DORSAL_LINK_SILENT };

  show (&bench, "radius");
  roll (&bench, 1);
  click (AT ("step_button"));
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (AT ("step_button"))), ==, "At the End");
  dorsal_live_take (bench.live, &link);
  dorsal_live_notify (bench.live);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (AT ("step_button"))), ==, "I Am There");
  g_assert_nonnull (strstr (said (AT ("step_row")), "Begin again"));
  g_assert_false (gtk_widget_is_sensitive (AT ("step_button")));
}

/* Pounds and inches where these are wished for, at once; the value stays what it was. */
static void
test_units (void)
{
  g_auto (Bench) bench = bench_new (DORSAL_UNIT_RAW);
  GtkSpinButton *weight, *way;
  GtkEditable *text;

  show (&bench, "calibrate");
  show (&bench, "radius");
  weight = GTK_SPIN_BUTTON (ON ("weight_spin"));
  way = GTK_SPIN_BUTTON (AT ("way_spin"));
  text = GTK_EDITABLE (weight);
  gtk_spin_button_set_value (weight, 3);
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "3");
  g_assert_cmpstr (said (ON ("weight_row")), ==, "kg");
  g_settings_set_string (dorsal_schema_settings (), "units", "imperial");
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "6.61");
  g_assert_cmpfloat (gtk_spin_button_get_value (weight), ==, 3);
  g_assert_cmpstr (said (ON ("weight_row")), ==, "lb");
  g_assert_cmpstr (said (ON ("puck_row")), ==, "in² · what the weight stands on");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (weight), GTK_ACCESSIBLE_PROPERTY_LABEL, "Weight (lb)");
  gtk_spin_button_update (weight);
  g_assert_cmpfloat (gtk_spin_button_get_value (weight), ==, 3); /* as it was, not as it is written */
  gtk_editable_set_text (text, "11");
  gtk_spin_button_update (weight);
  g_assert_cmpfloat_with_epsilon (gtk_spin_button_get_value (weight), 4.9895, 0.0001);
  gtk_spin_button_spin (weight, GTK_SPIN_STEP_FORWARD, 0);
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "11.5");
  gtk_editable_set_text (GTK_EDITABLE (way), "20");
  gtk_spin_button_update (way);
  g_assert_cmpfloat_with_epsilon (gtk_spin_button_get_value (way), 50.8, 0.0001);
  gtk_editable_set_text (text, "heavy");
  gtk_spin_button_update (weight);
  g_assert_cmpstr (gtk_editable_get_text (text), ==, "11.5");
  g_settings_reset (dorsal_schema_settings (), "units");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (way)), ==, "50.8");
}

int
main (int argc, char **argv)
{
  application = rig_start (&argc, &argv);
  g_test_add_func ("/app/calibration-page/five-weights-are-kept", test_five_weights);
  g_test_add_func ("/app/calibration-page/where-there-is-nothing-to-calibrate-it-says-so", test_nothing_to_calibrate);
  g_test_add_func ("/app/radius-page/a-way-there-and-back-is-a-radius", test_radius);
  g_test_add_func ("/app/radius-page/who-is-pulled-out-begins-again", test_pulled_out);
  g_test_add_func ("/app/calibration-page/both-follow-the-units", test_units);
  return g_test_run ();
}
