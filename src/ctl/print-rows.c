/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: readings. Out: one row of columns each, as a JSON object or a CSV line; what nobody
 * knows is null or empty, never a number. Never asks the locale. */

#include "ctl/print.h"

/* The columns, in order. */
typedef enum
{
  SEQ,
  TIME,
  STATE,
  ZONE,
  LEVEL,
  POSITION,
  SIGMA,
  SPEED,
  PACE,
  PRESSURE,
  LOAD,
  BAND,
  HOLD,
  DWELL,
  BREATH,
  LEFT,
  SATURATED,
  FAULTY,
  SLIPPING,
  DIRECTION,
  ALERTS,
  END,
  N_MARKS,
} Mark;

/* How a row is written: what stands before each column and after the last, around words, between alerts, and for what
 * nobody knows. */
typedef struct
{
  const char *marks[N_MARKS];
  const char *quote, *comma, *unknown;
} Style;

static const Style json_style = {
  .marks = {
    [SEQ] = "{\"seq\":", [TIME] = ",\"t\":", [STATE] = ",\"state\":", [ZONE] = ",\"zone\":",
    [LEVEL] = ",\"level\":", [POSITION] = ",\"position_cm\":", [SIGMA] = ",\"sigma_cm\":",
    [SPEED] = ",\"speed_cm_s\":", [PACE] = ",\"pace\":", [PRESSURE] = ",\"pressure_kpa\":", [LOAD] = ",\"load_percent\":",
    [BAND] = ",\"band\":", [HOLD] = ",\"hold_s\":", [DWELL] = ",\"dwell_s\":", [BREATH] = ",\"breath_bpm\":",
    [LEFT] = ",\"left_percent\":", [SATURATED] = ",\"saturated\":", [FAULTY] = ",\"faulty_cells\":",
    [SLIPPING] = ",\"slipping\":", [DIRECTION] = ",\"direction\":", [ALERTS] = ",\"alerts\":[", [END] = "]}\n",
  },
  .quote = "\"", .comma = ",", .unknown = "null",
};

static const Style csv_style = {
  .marks = {
    [SEQ] = "", [TIME] = ",", [STATE] = ",", [ZONE] = ",", [LEVEL] = ",", [POSITION] = ",", [SIGMA] = ",",
    [SPEED] = ",", [PACE] = ",", [PRESSURE] = ",", [LOAD] = ",", [BAND] = ",", [HOLD] = ",", [DWELL] = ",", [BREATH] = ",",
    [LEFT] = ",", [SATURATED] = ",", [FAULTY] = ",", [SLIPPING] = ",", [DIRECTION] = ",", [ALERTS] = ",", [END] = "\n",
  },
  .quote = "", .comma = "+", .unknown = "",
};

static void
word (Output *output, const Style *style, Mark mark, gboolean known, const char *value)
{
  output_text (output, style->marks[mark]);
  if (!known)
    {
      output_text (output, style->unknown);
      return;
    }
  output_text (output, style->quote);
  output_text (output, value);
  output_text (output, style->quote);
}

static void
number (Output *output, const Style *style, Mark mark, gboolean known, double value)
{
  output_text (output, style->marks[mark]);
  if (known)
    output_fixed (output, value, 1);
  else
    output_text (output, style->unknown);
}

static void
boolean (Output *output, const Style *style, Mark mark, gboolean value)
{
  output_text (output, style->marks[mark]);
  output_text (output, value ? "true" : "false");
}

static void
print_row (Output *output, const Style *style, const DorsalReading *r)
{
  output_text (output, style->marks[SEQ]);
  output_integer (output, r->sample.seq);
  output_text (output, style->marks[TIME]);
  output_fixed (output, (double) r->sample.time_us * 1e-6, 3);
  word (output, style, STATE, TRUE, dorsal_state_to_string (r->state));
  word (output, style, ZONE, TRUE, dorsal_zone_to_string (r->zone));
  word (output, style, LEVEL, r->level != DORSAL_LEVEL_UNKNOWN, dorsal_level_to_string (r->level));
  number (output, style, POSITION, r->place_known, r->place_cm);
  number (output, style, SIGMA, r->place_known, r->sigma_cm);
  number (output, style, SPEED, r->speed_known, r->speed_cm_s);
  word (output, style, PACE, r->pace != DORSAL_PACE_UNKNOWN, dorsal_pace_to_string (r->pace));
  number (output, style, PRESSURE, r->pressure_known, r->pressure_kpa);
  number (output, style, LOAD, r->load_known, r->load_percent);
  word (output, style, BAND, TRUE, dorsal_band_to_string (r->band));
  number (output, style, HOLD, TRUE, r->hold_s);
  number (output, style, DWELL, TRUE, r->dwell_s);
  number (output, style, BREATH, r->breath_known, r->breath_bpm);
  number (output, style, LEFT, r->share_known, r->left_share * 100);
  boolean (output, style, SATURATED, r->saturated);
  output_text (output, style->marks[FAULTY]);
  output_integer (output, r->n_faulty_cells);
  boolean (output, style, SLIPPING, r->slipping);
  word (output, style, DIRECTION, r->direction != DORSAL_DIRECTION_UNKNOWN, dorsal_direction_to_string (r->direction));
  output_text (output, style->marks[ALERTS]);
  print_alerts (output, r->alerts, style->quote, style->comma);
  output_text (output, style->marks[END]);
}

static void
nothing (Output *output)
{
}

/* JSON */

static void
json_message (Output *output, const DorsalMessage *message)
{
  if (is_sample (message))
    print_row (output, &json_style, &message->reading);
  else
    print_event (output, EVENT_JSON, message);
}

static void
json_end (Output *output, const DorsalStatistics *statistics)
{
  print_statistics (output, EVENT_JSON, statistics);
}

const Printer print_json = { "json", nothing, json_message, nothing, json_end };

/* CSV */

static void
csv_begin (Output *output)
{
  output_text (output, "seq,t,state,zone,level,position_cm,sigma_cm,speed_cm_s,pace,pressure_kpa,load_percent,band,"
                       "hold_s,dwell_s,breath_bpm,left_percent,saturated,faulty_cells,slipping,direction,alerts\n");
}

static void
csv_message (Output *output, const DorsalMessage *message)
{
  if (is_sample (message))
    print_row (output, &csv_style, &message->reading);
  else
    print_event (output, EVENT_COMMENT, message);
}

static void
csv_end (Output *output, const DorsalStatistics *statistics)
{
  print_statistics (output, EVENT_COMMENT, statistics);
}

const Printer print_csv = { "csv", csv_begin, csv_message, nothing, csv_end };
