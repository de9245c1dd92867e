/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The page about a session: whole, within its margins, in the reader's language, whatever the session was. */

#include "draw/report-sheet.h"

#include <string.h>

#include "canvas.h"

#define S      ((gint64) G_USEC_PER_SEC)
#define WIDTH  595
#define HEIGHT 842

/* --- sessions --- */

static void
say (DorsalReport *report, gint64 at_us, DorsalState state, double hold_s, double kpa, guint alerts)
{
  DorsalMessage message = { .kind = DORSAL_MESSAGE_READING, .time_us = at_us, .step = DORSAL_CLOCK_NEXT };
  gboolean on = state > DORSAL_STATE_OFF;

  message.reading = (DorsalReading){
    .sample = { .time_us = at_us, .seq = (guint16) (at_us / (S / 10)) },
    .link = DORSAL_LINK_STREAMING,
    .state = state,
    .zone = on ? DORSAL_ZONE_THORACIC : DORSAL_ZONE_OFF,
    .level = on ? DORSAL_LEVEL_T7 : DORSAL_LEVEL_UNKNOWN,
    .pace = state == DORSAL_STATE_ROLLING ? DORSAL_PACE_GOOD : DORSAL_PACE_UNKNOWN,
    .alerts = alerts,
    .place_known = on,
    .place_cm = on ? 20 + (at_us / S) % 8 : 0,
    .sigma_cm = 2.5,
    .pressure_known = TRUE,
    .pressure_kpa = kpa,
    .hold_s = hold_s,
  };
  dorsal_report_add (report, &message);
}

/* So many holds of 20 s, 10 s of rolling between them. */
static DorsalReport *
session (guint holds)
{
  DorsalSettings settings = dorsal_settings_default ();
  DorsalReport *report = dorsal_report_new (&settings, 0, G_MAXINT64);

  for (guint i = 0; i < holds * 300; i++)
    {
      gboolean holding = i % 300 >= 100;

      say (report, i * (S / 10), holding ? DORSAL_STATE_HOLDING : DORSAL_STATE_ROLLING,
           holding ? (i % 300 - 99) / 10.0 : 0, holding ? 60 : 45, i % 300 < 5 ? DORSAL_ALERT_TOO_FAST : 0);
    }
  dorsal_report_end (report);
  return report;
}

/* And so many holds that the tables have the least room. */
static DorsalReport *
with_every_alert (void)
{
  DorsalSettings settings = dorsal_settings_default ();
  DorsalReport *report = dorsal_report_new (&settings, 0, G_MAXINT64);

  for (guint i = 0; i < 60 * 200; i++)
    {
      gboolean holding = i % 200 >= 50;

      say (report, i * (S / 10), holding ? DORSAL_STATE_HOLDING : DORSAL_STATE_ROLLING,
           holding ? (i % 200 - 49) / 10.0 : 0, 150, 1u << i / 60 % DORSAL_N_ALERTS);
    }
  dorsal_report_end (report);
  return report;
}

static Canvas
drawn (const DorsalReportView *view, double width, double height)
{
  Canvas canvas = canvas_new ((int) width, (int) height, dorsal_palette_get (FALSE, FALSE)->background);

  dorsal_draw_report (canvas.cr, width, height, view);
  return canvas;
}

/* --- tests --- */

static void
test_margins (void)
{
  static const double papers[][2] = { { WIDTH, HEIGHT }, { 612, 792 } };
  static const char *const names[]
      = { NULL, "Ann", "Jean-Baptiste Emanuel Zorg von und zu der sehr langen Straße am Meer" };
  static const guint holds[] = { 0, 1, 7, 60, 400 };

  for (guint i = 0; i < G_N_ELEMENTS (papers) * G_N_ELEMENTS (holds); i++)
    {
      const double *paper = papers[i % 2];
      g_autoptr (DorsalReport) report = session (holds[i / 2]);
      DorsalReportView view = { .report = report,
                                .name = names[i % 3],
                                .began = "25 November 2026, 09:30",
                                .note = "After a day at the desk",
                                .demo = TRUE };
      g_auto (Canvas) canvas = drawn (&view, paper[0], paper[1]);
      DorsalArea inner = { 30, 25, paper[0] - 60, paper[1] - 50 };

      canvas_assert_only_inside (&canvas, &inner, dorsal_palette_get (FALSE, FALSE)->background);
      g_assert_cmpuint (
          canvas_count_colour (&canvas, 0, 0, paper[0], paper[1], dorsal_palette_get (FALSE, FALSE)->text), >, 500);
    }
}

static gboolean
is_row (const Canvas *canvas, int y, int from, int to, gboolean blank)
{
  for (int x = from; x < to; x++)
    if ((canvas_pixel (canvas, x, y) == 0xffffffff) != blank)
      return FALSE;
  return TRUE;
}

/* However many warnings there are, their table ends above the rule of the plots, which is the first to cross the page.
 */
static void
test_tables_fit (void)
{
  g_autoptr (DorsalReport) report = with_every_alert ();
  DorsalReportView view = { .report = report, .began = "today" };
  g_auto (Canvas) canvas = drawn (&view, WIDTH, HEIGHT);
  int y = 200;

  while (!is_row (&canvas, y, 40, WIDTH - 40, FALSE))
    g_assert_cmpint (++y, <, 600);
  for (int i = 2; i < 12; i++)
    g_assert_true (is_row (&canvas, y - i, 360, WIDTH - 30, TRUE));
  g_assert_false (is_row (&canvas, y - 25, 360, WIDTH - 30, TRUE) && is_row (&canvas, y - 30, 360, WIDTH - 30, TRUE)
                  && is_row (&canvas, y - 40, 360, WIDTH - 30, TRUE)); /* there is a table */
}

/* Twice as long as in English: longer than any language has them. */
static const char *
twice (const char *text)
{
  g_autofree char *both = g_strdup_printf ("%s %s", text, text);

  return strchr (text, '%') ? text : g_intern_string (both);
}

static void
test_long_words (void)
{
  g_autoptr (DorsalReport) report = with_every_alert ();
  DorsalReportView view = { .report = report,
                            .began = "today",
                            .model = "A model of a roller with a name",
                            .serial = "of more letters than any roller needs to be told from others",
                            .translate = twice };
  DorsalArea inner = { 30, 25, WIDTH - 60, HEIGHT - 50 };

  for (guint i = 0; i < 4; i++)
    {
      g_auto (Canvas) canvas = { 0 };

      view.from_right = i % 2;
      view.demo = i / 2;
      canvas = drawn (&view, WIDTH, HEIGHT);
      canvas_assert_only_inside (&canvas, &inner, dorsal_palette_get (FALSE, FALSE)->background);
    }
}

static GHashTable *asked;

static const char *
ask (const char *text)
{
  g_hash_table_add (asked, (gpointer) text);
  return text;
}

/* A rule under each of two halves, as over how far to trust the page: from the bottom up the first such one. */
static int
trust_rule (const Canvas *canvas, int width, int height)
{
  for (int y = height - 60; y > height / 2; y--)
    if (is_row (canvas, y, 42, 280, FALSE) && is_row (canvas, y, 320, width - 42, FALSE) && is_row (canvas, y, 294, 300, TRUE))
      return y;
  g_assert_not_reached ();
}

/* However much was noted, the holds have their table, and what is above the foot ends there. */
static void
test_long_note (void)
{
  static const double papers[][2] = { { WIDTH, HEIGHT }, { 612, 792 } };
  static const guint holds[] = { 1, 7, 60 };
  g_autoptr (GString) note = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    g_string_append (note, i % 30 == 29 ? "and so on.\n" : "It began on Tuesday. ");
  for (guint i = 0; i < G_N_ELEMENTS (papers) * G_N_ELEMENTS (holds); i++)
    {
      const double *paper = papers[i % 2];
      g_autoptr (GHashTable) words = asked = g_hash_table_new (g_str_hash, g_str_equal);
      g_autoptr (DorsalReport) report = session (holds[i / 2]);
      DorsalReportView view = { .report = report, .began = "today", .note = note->str, .translate = ask };
      g_auto (Canvas) canvas = drawn (&view, paper[0], paper[1]);
      int rule = trust_rule (&canvas, (int) paper[0], (int) paper[1]), blank = 0;

      g_assert_true (g_hash_table_contains (words, "for")); /* over the lengths of holds */
      for (int y = rule - 30; y < rule - 12; y++)
        blank += is_row (&canvas, y, 30, (int) paper[0] - 30, TRUE);
      g_assert_cmpint (blank, >=, 5);
    }
}

/* The name at the other side, and the back the same way round. */
static void
test_from_right (void)
{
  g_autoptr (DorsalReport) report = session (3);
  DorsalReportView view = { .report = report, .name = "Ann" };
  DorsalColour text = dorsal_palette_get (FALSE, FALSE)->text;
  g_auto (Canvas) left = drawn (&view, WIDTH, HEIGHT), right = { 0 };

  view.from_right = TRUE;
  right = drawn (&view, WIDTH, HEIGHT);
  g_assert_cmpuint (canvas_count_colour (&left, 38, 38, 80, 22, text), >, 2 * canvas_count_colour (&left, WIDTH - 118, 38, 80, 22, text));
  g_assert_cmpuint (canvas_count_colour (&right, WIDTH - 118, 38, 80, 22, text), >, 2 * canvas_count_colour (&right, 38, 38, 80, 22, text));
  for (guint i = 0; i < 2; i++) /* the green band of the back, left of its bones */
    {
      const Canvas *canvas = i ? &right : &left;
      DorsalColour green = dorsal_palette_zone (dorsal_palette_get (FALSE, FALSE), DORSAL_ZONE_THORACIC)->line;
      double from = i ? WIDTH - 38 - 290 : 38;

      g_assert_cmpuint (canvas_count_colour (canvas, from, 180, 145, 220, green), >, 20);
      g_assert_cmpuint (canvas_count_colour (canvas, from + 145, 180, 145, 220, green), ==, 0);
    }
}

static const char *
translate (const char *text)
{
  ask (text);
  return strchr (text, '%') ? text : "Wort";
}

static void
test_language (void)
{
  static const char *const some[]
      = { "Holds", "Where", "Thoracic spine", "Too fast", "kPa", "too hard", "Rolling session" };
  g_autoptr (GHashTable) words = asked = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DorsalReport) report = session (5);
  DorsalReportView view = { .report = report, .began = "heute" };
  g_auto (Canvas) english = drawn (&view, WIDTH, HEIGHT);

  view.translate = translate;
  {
    g_auto (Canvas) other = drawn (&view, WIDTH, HEIGHT);

    g_assert_cmpuint (canvas_difference (&english, &other), >, 2000);
  }
  for (guint i = 0; i < G_N_ELEMENTS (some); i++)
    if (!g_hash_table_contains (words, some[i]))
      g_error ("“%s” was not asked for", some[i]);
}

static void
test_formats (void)
{
  static const struct
  {
    const char *path;
    DorsalSheetFormat format;
    const char *magic;
  } cases[] = {
    { "a.pdf", DORSAL_SHEET_PDF, "%PDF-" },
    { "b.PNG", DORSAL_SHEET_PNG, "\x89PNG" },
    { "c.d.svg", DORSAL_SHEET_SVG, "<?xml" },
  };
  g_autoptr (DorsalReport) report = session (3);
  DorsalReportView view = { .report = report };
  DorsalSheetFormat format;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (DorsalReportPicture picture = DORSAL_REPORT_PAGE; picture <= DORSAL_REPORT_DWELL; picture++)
      {
        g_autoptr (GBytes) bytes = dorsal_sheet_render (&view, picture, DORSAL_PAPER_A4, cases[i].format);
        gsize n;
        const char *data = g_bytes_get_data (bytes, &n);

        g_assert_true (dorsal_sheet_format_of (cases[i].path, &format));
        g_assert_cmpint (format, ==, cases[i].format);
        g_assert_cmpuint (n, >, 2000);
        g_assert_cmpint (memcmp (data, cases[i].magic, strlen (cases[i].magic)), ==, 0);
      }
  g_assert_false (dorsal_sheet_format_of ("a.docx", &format));
  g_assert_false (dorsal_sheet_format_of ("pdf", &format));
}

/* A gap is no line, and a peak of one sample is seen. */
static void
test_course (void)
{
  DorsalSettings settings = dorsal_settings_default ();
  g_autoptr (DorsalReport) report = dorsal_report_new (&settings, 0, G_MAXINT64);
  const DorsalPalette *palette = dorsal_palette_get (FALSE, FALSE);
  DorsalReportView view = { .report = report };
  g_auto (Canvas) canvas = canvas_new (2160, 780, palette->background); /* three times as fine */
  DorsalArea area = { 0, 0, 720, 260 };

  for (guint i = 0; i < 600; i++) /* a minute, its middle third is missing */
    if (i < 200 || i >= 400)
      say (report, i * (S / 10), DORSAL_STATE_ROLLING, 0, i == 500 ? 119 : 50, 0);
  dorsal_report_end (report);
  cairo_scale (canvas.cr, 3, 3);
  dorsal_draw_report_picture (canvas.cr, DORSAL_REPORT_PRESSURE, &area, &view, palette);
  g_assert_cmpuint (canvas_count_colour (&canvas, 240, 60, 360, 630, palette->trace[0]), >, 50);
  g_assert_cmpuint (canvas_count_colour (&canvas, 900, 60, 360, 630, palette->trace[0]), ==, 0);
  g_assert_cmpuint (canvas_count_colour (&canvas, 1440, 60, 720, 180, palette->trace[0]), >, 3); /* the peak */
  g_assert_cmpuint (canvas_count_colour (&canvas, 240, 60, 360, 180, palette->trace[0]), ==, 0);
}

static void
test_same (void)
{
  g_autoptr (DorsalReport) report = session (3);
  DorsalReportView view = { .report = report, .name = "Ann" };
  g_autoptr (GBytes) one = dorsal_sheet_render (&view, DORSAL_REPORT_PAGE, DORSAL_PAPER_A4, DORSAL_SHEET_PNG);
  g_autoptr (GBytes) other = dorsal_sheet_render (&view, DORSAL_REPORT_PAGE, DORSAL_PAPER_A4, DORSAL_SHEET_PNG);
  g_autoptr (GBytes) letter = dorsal_sheet_render (&view, DORSAL_REPORT_PAGE, DORSAL_PAPER_LETTER, DORSAL_SHEET_PNG);

  g_assert_true (g_bytes_equal (one, other));
  g_assert_false (g_bytes_equal (one, letter));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/draw/report/nothing-leaves-the-margins", test_margins);
  g_test_add_func ("/draw/report/every-warning-has-its-row", test_tables_fit);
  g_test_add_func ("/draw/report/long-words-stay-within-the-margins", test_long_words);
  g_test_add_func ("/draw/report/a-long-note-leaves-the-holds-their-table", test_long_note);
  g_test_add_func ("/draw/report/who-reads-from-the-right-has-it-mirrored-but-the-back", test_from_right);
  g_test_add_func ("/draw/report/every-sentence-is-the-readers", test_language);
  g_test_add_func ("/draw/report/a-file-is-what-its-name-says", test_formats);
  g_test_add_func ("/draw/report/a-gap-is-no-line-and-a-peak-is-seen", test_course);
  g_test_add_func ("/draw/report/the-same-session-is-the-same-page", test_same);
  return g_test_run ();
}
