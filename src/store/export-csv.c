/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session → text, a row a sample.
 *
 *   # dorsal session, version 1        header: whose, when, under which settings
 *   # @ hello $RLH,…                   what happened, in its place
 *   time_us,seq,step,…                 the columns
 *   0,17,first,…
 *
 * A range begins with the settings and the hello that held there. Never: a number for what nobody knew. */

#include "core/frame.h"
#include "core/settings.h"
#include "store/export-private.h"

typedef struct
{
  DorsalPen pen;
  const DorsalKeptSession *session;
  DorsalRange range;
  DorsalSettings settings; /* in force */
  DorsalHello hello;
  gboolean brief; /* only what was measured */
  gboolean begun, has_hello, has_first;
  gint64 first_us;
} Csv;

static void
say (Csv *csv, const char *key, const char *value)
{
  g_string_append_printf (csv->pen.text, "# %s ", key);
  dorsal_pen_line (&csv->pen, value);
  g_string_append_c (csv->pen.text, '\n');
}

static void
say_time (Csv *csv, const char *key, gint64 at_us)
{
  g_string_append_printf (csv->pen.text, "# %s ", key);
  dorsal_pen_time (&csv->pen, at_us);
  g_string_append_c (csv->pen.text, '\n');
}

static void
say_sentence (Csv *csv, const char *key, const DorsalFrame *frame)
{
  char text[DORSAL_FRAME_MAX + 1];

  if (dorsal_frame_print (frame, text) > 0)
    say (csv, key, g_strchomp (text));
}

static void
say_hello (Csv *csv)
{
  DorsalFrame frame = { .kind = DORSAL_FRAME_HELLO, .hello = csv->hello };

  say_sentence (csv, "@ hello", &frame);
}

static void
say_columns (Csv *csv)
{
  g_string_append (csv->pen.text, "time_us,seq,step,angle_mdeg");
  if (!csv->brief)
    g_string_append (csv->pen.text,
                     ",state,zone,level,position_cm,sigma_cm,speed_cm_s,pace,pressure_kpa,load_percent,band,hold_s,dwell_s,"
                     "breath_bpm,left_percent,midline_ratio,saturated,faulty_cells,slipping,direction,alerts");
  for (guint i = 0; i < csv->hello.n_cells; i++)
    g_string_append_printf (csv->pen.text, ",c%u", i + 1);
  g_string_append_c (csv->pen.text, '\n');
}

static void
begin (Csv *csv)
{
  const DorsalKeptSession *session = csv->session;
  g_autofree char *settings = dorsal_settings_to_text (&csv->settings);
  g_autoptr (GArray) guided = dorsal_kept_guided (session);

  csv->begun = TRUE;
  g_string_append (csv->pen.text, DORSAL_CSV_TITLE "\n");
  say_time (csv, "began", session->began_us);
  say_time (csv, "ended", session->ended_us);
  say (csv, "source", session->source);
  say (csv, "model", session->model);
  say (csv, "serial", session->serial);
  if (*session->note)
    say (csv, "note", session->note);
  for (guint i = 0; i < guided->len; i++)
    {
      g_autofree char *line = dorsal_guided_to_text (&g_array_index (guided, DorsalGuided, i));
      say (csv, "guided", line);
    }
  say (csv, "settings", settings);
  if (csv->has_hello)
    say_hello (csv);
  say_columns (csv);
}

static void
put_word (Csv *csv, gboolean known, const char *word)
{
  g_string_append_c (csv->pen.text, ',');
  if (known)
    g_string_append (csv->pen.text, word);
}

static void
put_number (Csv *csv, gboolean known, double value, guint decimals)
{
  g_string_append_c (csv->pen.text, ',');
  if (known)
    dorsal_pen_number (&csv->pen, value, decimals);
}

static void
put_alerts (Csv *csv, guint alerts)
{
  const char *comma = "";

  g_string_append_c (csv->pen.text, ',');
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    if (alerts >> i & 1)
      {
        g_string_append_printf (csv->pen.text, "%s%s", comma, dorsal_alert_to_string ((DorsalAlert) (1u << i)));
        comma = "+";
      }
}

/* What Dorsal made of it. */
static void
put_judged (Csv *csv, const DorsalReading *r)
{
  put_word (csv, TRUE, dorsal_state_to_string (r->state));
  put_word (csv, TRUE, dorsal_zone_to_string (r->zone));
  put_word (csv, r->level != DORSAL_LEVEL_UNKNOWN, dorsal_level_to_string (r->level));
  put_number (csv, r->place_known, r->place_cm, 3);
  put_number (csv, r->place_known, r->sigma_cm, 3);
  put_number (csv, r->speed_known, r->speed_cm_s, 3);
  put_word (csv, r->pace != DORSAL_PACE_UNKNOWN, dorsal_pace_to_string (r->pace));
  put_number (csv, r->pressure_known, r->pressure_kpa, 1);
  put_number (csv, r->load_known, r->load_percent, 2);
  put_word (csv, TRUE, dorsal_band_to_string (r->band));
  put_number (csv, TRUE, r->hold_s, 3);
  put_number (csv, TRUE, r->dwell_s, 3);
  put_number (csv, r->breath_known, r->breath_bpm, 1);
  put_number (csv, r->share_known, r->left_share * 100, 1);
  put_number (csv, r->share_known && r->midline_ratio > 0, r->midline_ratio, 2);
  put_word (csv, TRUE, r->saturated ? "true" : "false");
  put_number (csv, TRUE, r->n_faulty_cells, 0);
  put_word (csv, TRUE, r->slipping ? "true" : "false");
  put_word (csv, r->direction != DORSAL_DIRECTION_UNKNOWN, dorsal_direction_to_string (r->direction));
  put_alerts (csv, r->alerts);
}

static void
put_row (Csv *csv, const DorsalMessage *message)
{
  static const char *const steps[] = { "", "first", "next", "gap", "" };
  const DorsalReading *r = &message->reading;

  g_string_append_printf (csv->pen.text, "%" G_GINT64_FORMAT ",%u,%s,%d", r->sample.time_us, r->sample.seq,
                          steps[message->step], r->sample.angle_mdeg);
  if (!csv->brief)
    put_judged (csv, r);
  for (guint i = 0; i < r->sample.n_cells; i++)
    g_string_append_printf (csv->pen.text, ",%d", r->sample.cells[i]);
  g_string_append_c (csv->pen.text, '\n');
}

static void
put_event (Csv *csv, const DorsalMessage *message)
{
  g_autofree char *text = NULL;

  switch (message->kind)
    {
    case DORSAL_MESSAGE_HELLO:
      say_hello (csv);
      break;
    case DORSAL_MESSAGE_READING:
      say (csv, "@ silence", dorsal_link_state_to_string (message->reading.link));
      break;
    case DORSAL_MESSAGE_LINK:
      say (csv, "@ link", dorsal_link_state_to_string (message->link));
      break;
    case DORSAL_MESSAGE_ANCHORED:
      say (csv, "@ anchor", dorsal_anchor_result_to_string (DORSAL_ANCHOR_ACCEPTED));
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      say (csv, "@ anchor", dorsal_anchor_result_to_string (message->refused));
      break;
    case DORSAL_MESSAGE_MARKED_END:
      say (csv, "@ marked-end", message->marked_end == DORSAL_MARKED_END_LEFT ? "left" : "right");
      break;
    case DORSAL_MESSAGE_FELT:
      text = g_strdup_printf ("%s %s", dorsal_level_to_string (message->felt.level),
                              dorsal_answer_to_string (message->felt.answer));
      say (csv, "@ felt", text);
      break;
    case DORSAL_MESSAGE_WISH:
      say (csv, "@ wish", dorsal_wish_to_string (message->wish));
      break;
    case DORSAL_MESSAGE_SETTINGS:
      text = dorsal_settings_to_text (message->settings);
      say (csv, "@ settings", text);
      break;
    case DORSAL_MESSAGE_EVENT:
    case DORSAL_MESSAGE_STATUS:
    case DORSAL_MESSAGE_ANSWER:
      say_sentence (csv, "@ roller", &message->frame);
      break;
    default:
      if (message->kind == DORSAL_MESSAGE_DROPPED)
        g_string_append_printf (csv->pen.text, "# @ dropped %" G_GUINT64_FORMAT "\n", message->frame.status.overruns);
      break;
    }
}

/* What holds from here on, whether it is in the range or before it. */
static void
follow (Csv *csv, const DorsalMessage *message)
{
  if (message->kind == DORSAL_MESSAGE_SETTINGS)
    csv->settings = *message->settings;
  if (message->kind == DORSAL_MESSAGE_MARKED_END)
    csv->settings.marked_end = message->marked_end;
  if (message->kind == DORSAL_MESSAGE_HELLO)
    {
      csv->hello = message->hello;
      csv->has_hello = TRUE;
    }
}

static gboolean
take (const DorsalMessage *message, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Csv *csv = data;
  gboolean row = message->kind == DORSAL_MESSAGE_READING && message->step != DORSAL_CLOCK_UNKNOWN;
  gint64 time_us;

  if (row && !csv->has_first)
    {
      csv->has_first = TRUE;
      csv->first_us = message->time_us;
    }
  time_us = csv->has_first ? message->time_us - csv->first_us : 0;
  if (time_us > csv->range.to_us)
    return FALSE;
  if (time_us < csv->range.from_us)
    {
      follow (csv, message);
      return TRUE;
    }
  if (!csv->begun && csv->has_hello)
    begin (csv);
  follow (csv, message);
  if (!csv->begun && csv->has_hello) /* the hello that a whole session begins with: its header tells of it */
    begin (csv);
  else if (row && csv->begun)
    put_row (csv, message);
  else if (csv->begun)
    put_event (csv, message);
  dorsal_pen_turn (&csv->pen);
  return csv->pen.error == NULL;
}

static gboolean
write_all (Csv *csv, DorsalStore *store, GOutputStream *out, GError **error)
{
  const DorsalKeptSession *session = csv->session;
  gboolean played;

  csv->settings = dorsal_settings_default ();
  if (*session->settings && !dorsal_settings_parse (session->settings, "settings", &csv->settings, error))
    return FALSE;
  dorsal_pen_begin (&csv->pen, out);
  played = dorsal_kept_play (store, session, NULL, take, csv, NULL, error);
  if (!csv->begun)
    begin (csv);
  return dorsal_pen_end (&csv->pen, played ? error : NULL) && played;
}

gboolean
dorsal_export_csv (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range, GOutputStream *out,
                   GError **error)
{
  Csv csv = { .session = session, .range = range };

  return write_all (&csv, store, out, error);
}

gboolean
dorsal_export_csv_brief (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range, GOutputStream *out,
                         GError **error)
{
  Csv csv = { .session = session, .range = range, .brief = TRUE };

  return write_all (&csv, store, out, error);
}
