/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Messages → a session's picture.
 *
 *   readings   ·········· ·········· ····      a column:    max ┬      two values a column in the traces,
 *   columns    └───┬────┘ └───┬────┘ └…                     min ┴      the last reading as a moment
 *
 * Comes in: what dorsal_kept_play() gives. Goes out: traces, moments, spans, sums. Never: more columns than can be
 * kept in memory, a peak that a column swallowed, a value where nothing was measured. */

#include "app/record.h"

#include <math.h>

#include "app/shown.h"
#include "core/settings.h"

#define DEFAULT_RATE 100
#define JOIN_US (100 * 1000) /* a shorter hole in the samples is drawn through */

static const DorsalRecordMoment nothing = { .place_mm = DORSAL_TRACE_GAP, .sigma_mm = DORSAL_TRACE_GAP,
                                            .pressure = DORSAL_TRACE_GAP };

DorsalRecord *
dorsal_record_new (DorsalKeptSession *session)
{
  DorsalRecord *record = g_new0 (DorsalRecord, 1);

  record->session = session;
  record->settings = dorsal_settings_default ();
  dorsal_settings_parse (session->settings, "settings", &record->settings, NULL);
  record->length_us = 1;
  record->moments = g_array_new (FALSE, FALSE, sizeof (DorsalRecordMoment));
  record->pressure = dorsal_trace_new ();
  record->hold = dorsal_trace_new ();
  dorsal_story_init (&record->story);
  return record;
}

void
dorsal_record_free (DorsalRecord *record)
{
  if (!record)
    return;
  dorsal_kept_free (record->session);
  g_array_unref (record->moments);
  dorsal_trace_free (record->pressure);
  dorsal_trace_free (record->hold);
  dorsal_story_clear (&record->story);
  g_free (record);
}

gint64
dorsal_record_period_us (const DorsalRecord *record)
{
  return MAX (record->column_us / 2, 1);
}

/* --- columns --- */

/* A sample each, as long as there is room; even, for a column has two values. */
static gint64
column_for (const DorsalRecord *record)
{
  gint64 rate = record->has_hello ? record->hello.rate_hz : DEFAULT_RATE;
  gint64 least = record->session->duration_us / DORSAL_RECORD_MOST_COLUMNS + 1;

  return (MAX (G_USEC_PER_SEC / rate, least) + 1) / 2 * 2;
}

static gint16
bounded (double value)
{
  return (gint16) CLAMP (lround (value), 0, G_MAXINT16);
}

static DorsalRecordMoment
moment_of (const DorsalReading *reading)
{
  return (DorsalRecordMoment){
    .place_mm = reading->place_known ? (gint16) CLAMP (lround (reading->place_cm * 10), -G_MAXINT16, G_MAXINT16)
                                     : DORSAL_TRACE_GAP,
    .sigma_mm = reading->place_known ? bounded (reading->sigma_cm * 10) : DORSAL_TRACE_GAP,
    .pressure = dorsal_shown_pressure_of (reading),
    .hold = dorsal_shown_hold_of (reading),
    .angle_deg = (gint16) ((reading->sample.angle_mdeg / 1000 % 360 + 360) % 360),
    .state = (guint8) reading->state,
    .zone = (guint8) reading->zone,
    .level = (guint8) reading->level,
    .band = (guint8) reading->band,
    .alerts = (guint8) reading->alerts,
  };
}

static void
put_column (DorsalRecord *record, DorsalRecordMoment moment, gint16 least, gint16 most)
{
  gint16 hold = moment.pressure == DORSAL_TRACE_GAP ? DORSAL_TRACE_GAP : moment.hold;

  g_array_append_val (record->moments, moment);
  dorsal_trace_append (record->pressure, least);
  dorsal_trace_append (record->pressure, most);
  dorsal_trace_append (record->hold, hold);
  dorsal_trace_append (record->hold, hold);
}

/* A short hole is bridged by what came before it; in a longer one nobody knows. */
static void
fill_up_to (DorsalRecord *record, gsize column)
{
  gsize length = record->moments->len;
  gboolean bridge = length > 0 && (gint64) (column - length) * record->column_us <= JOIN_US;
  DorsalRecordMoment filler
      = bridge ? g_array_index (record->moments, DorsalRecordMoment, length - 1) : nothing;

  for (; length < column; length++)
    put_column (record, filler, filler.pressure, filler.pressure);
}

/* The open column is complete. */
static void
close_column (DorsalRecord *record)
{
  if (record->open)
    put_column (record, record->now, record->least, record->most);
  record->open = FALSE;
}

static void
take_reading (DorsalRecord *record, const DorsalReading *reading)
{
  DorsalRecordMoment moment = moment_of (reading);
  gsize column;

  if (record->column_us == 0)
    record->column_us = column_for (record);
  column = (gsize) (reading->sample.time_us / record->column_us);
  if (record->open && column > record->moments->len)
    close_column (record);
  if (!record->open)
    {
      fill_up_to (record, column);
      record->least = record->most = moment.pressure;
    }
  record->open = TRUE;
  record->now = moment;
  record->least = MIN (record->least, moment.pressure);
  record->most = MAX (record->most, moment.pressure);
}

/* --- messages --- */

static void
take_hello (DorsalRecord *record, const DorsalHello *hello)
{
  record->hello = *hello;
  record->has_hello = TRUE;
  record->raw = hello->unit == DORSAL_UNIT_RAW;
}

static void
take_gesture (DorsalRecord *record, const DorsalMessage *message)
{
  DorsalLevel level;
  DorsalAnswer answer;

  if (dorsal_message_get_answer (message, &level, &answer))
    dorsal_story_answer (&record->story, level, answer);
}

void
dorsal_record_add (DorsalRecord *record, const DorsalMessage *message)
{
  gboolean known = message->kind == DORSAL_MESSAGE_READING && message->reading.link == DORSAL_LINK_STREAMING;

  if (known)
    record->time_us = MAX (record->time_us, message->reading.sample.time_us);
  dorsal_story_add (&record->story, message, record->time_us);
  if (message->kind == DORSAL_MESSAGE_READING)
    record->summary = dorsal_summary_step (record->summary, &message->reading, message->step == DORSAL_CLOCK_GAP);
  if (known)
    take_reading (record, &message->reading);
  else if (message->kind == DORSAL_MESSAGE_HELLO)
    take_hello (record, &message->hello);
  else if (message->kind == DORSAL_MESSAGE_GESTURE)
    take_gesture (record, message);
}

void
dorsal_record_end (DorsalRecord *record)
{
  close_column (record);
  dorsal_story_end (&record->story);
  if (record->column_us == 0)
    record->column_us = column_for (record);
  record->length_us = MAX (record->time_us, 1);
  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    record->dwell.level_us[i] = i == DORSAL_LEVEL_UNKNOWN ? 0 : record->summary.level_us[i];
}

/* --- from an overview --- */

static DorsalRecordMoment
moment_of_column (const DorsalColumn *column)
{
  gint16 pressure = column->raw != DORSAL_COLUMN_NONE ? column->raw : column->most_dkpa;

  if (column->link != DORSAL_LINK_STREAMING)
    return nothing;
  return (DorsalRecordMoment){ .place_mm = column->place_mm, .sigma_mm = column->sigma_mm, .pressure = pressure,
                               .hold = (gint16) MIN (column->hold_ds, G_MAXINT16), .state = column->state,
                               .zone = column->zone, .level = column->level, .band = column->band,
                               .alerts = column->alerts };
}

/* The story is told by readings; a column is one. */
static DorsalMessage
message_of (const DorsalColumn *column, gint64 at_us)
{
  DorsalMessage message = { .kind = DORSAL_MESSAGE_READING, .time_us = at_us, .step = DORSAL_CLOCK_NEXT };

  message.reading.link = DORSAL_LINK_STREAMING;
  message.reading.sample.time_us = at_us;
  message.reading.state = (DorsalState) column->state;
  message.reading.zone = (DorsalZone) column->zone;
  message.reading.level = (DorsalLevel) column->level;
  message.reading.alerts = column->alerts;
  message.reading.hold_s = column->hold_ds / 10.0;
  message.reading.pressure_known = column->most_dkpa != DORSAL_COLUMN_NONE;
  message.reading.pressure_kpa = column->most_dkpa / 10.0;
  return message;
}

static void
take_column (DorsalRecord *record, const DorsalColumn *column, gint64 at_us)
{
  DorsalRecordMoment moment = moment_of_column (column);
  gint16 least = column->raw != DORSAL_COLUMN_NONE ? column->raw : column->least_dkpa;
  DorsalMessage message;

  put_column (record, moment, moment.pressure == DORSAL_TRACE_GAP ? DORSAL_TRACE_GAP : least, moment.pressure);
  if (column->link != DORSAL_LINK_STREAMING)
    return;
  message = message_of (column, at_us);
  dorsal_story_add (&record->story, &message, at_us);
  if (column->answer != DORSAL_ANSWER_UNKNOWN)
    dorsal_story_answer (&record->story, (DorsalLevel) column->answer_level, (DorsalAnswer) column->answer);
}

gboolean
dorsal_record_add_overview (DorsalRecord *record, const GArray *columns)
{
  const DorsalKeptSession *session = record->session;

  if (columns->len == 0 || !session->has_summary)
    return FALSE;
  record->column_us = DORSAL_COLUMN_US;
  for (guint i = 0; i < columns->len; i++)
    {
      const DorsalColumn *column = &g_array_index (columns, DorsalColumn, i);

      record->raw |= column->raw != DORSAL_COLUMN_NONE;
      take_column (record, column, i * (gint64) DORSAL_COLUMN_US);
    }
  record->time_us = MAX (session->duration_us, (gint64) (columns->len - 1) * DORSAL_COLUMN_US);
  record->summary = session->summary;
  record->has_hello = *session->model != '\0';
  record->hello.diameter_mm = 140; /* as drawn before a hello */
  dorsal_record_end (record);
  return TRUE;
}

/* --- asking --- */

DorsalReading
dorsal_record_reading_at (const DorsalRecord *record, gint64 time_us)
{
  DorsalReading reading = { .link = DORSAL_LINK_SILENT };
  gsize column = (gsize) (MAX (time_us, 0) / MAX (record->column_us, 1));
  const DorsalRecordMoment *moment;

  reading.sample.time_us = time_us;
  if (column >= record->moments->len)
    return reading;
  moment = &g_array_index (record->moments, DorsalRecordMoment, column);
  if (moment->pressure == DORSAL_TRACE_GAP)
    return reading;
  reading.link = DORSAL_LINK_STREAMING;
  reading.state = (DorsalState) moment->state;
  reading.zone = (DorsalZone) moment->zone;
  reading.level = (DorsalLevel) moment->level;
  reading.band = (DorsalBand) moment->band;
  reading.alerts = moment->alerts;
  reading.sample.angle_mdeg = moment->angle_deg * 1000;
  reading.hold_s = moment->hold / 10.0;
  reading.pressure_known = !record->raw;
  reading.pressure_kpa = record->raw ? 0 : moment->pressure / 10.0;
  reading.raw_fraction = record->raw ? moment->pressure / 1000.0 : 0;
  reading.place_known = moment->place_mm != DORSAL_TRACE_GAP;
  reading.place_cm = reading.place_known ? moment->place_mm / 10.0 : 0;
  reading.sigma_cm = reading.place_known ? moment->sigma_mm / 10.0 : 0;
  return reading;
}
