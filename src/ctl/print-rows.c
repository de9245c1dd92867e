/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: readings. Out: one row of columns each, as a JSON object or a CSV line; what nobody
 * knows is null or empty, never a number. Never asks the locale. */

#include "ctl/print.h"

/* A column: its mark goes before it, and its value only if it is known. */
static void
word (Output *output, const char *mark, gboolean known, const char *value, const char *quote)
{
  output_text (output, mark);
  if (known)
    {
      output_text (output, quote);
      output_text (output, value);
      output_text (output, quote);
    }
  else if (*quote != '\0')
    output_text (output, "null");
}

static void
number (Output *output, const char *mark, gboolean known, double value, const char *unknown)
{
  output_text (output, mark);
  if (known)
    output_fixed (output, value, 1);
  else
    output_text (output, unknown);
}

/* JSON */

static void
json_reading (Output *output, const DorsalReading *r)
{
  output_text (output, "{\"seq\":");
  output_integer (output, r->sample.seq);
  output_text (output, ",\"t\":");
  output_fixed (output, (double) r->sample.time_us * 1e-6, 3);
  word (output, ",\"state\":", TRUE, dorsal_state_to_string (r->state), "\"");
  word (output, ",\"zone\":", TRUE, dorsal_zone_to_string (r->zone), "\"");
  word (output, ",\"level\":", r->level != DORSAL_LEVEL_UNKNOWN, dorsal_level_to_string (r->level), "\"");
  number (output, ",\"position_cm\":", r->place_known, r->place_cm, "null");
  number (output, ",\"sigma_cm\":", r->place_known, r->sigma_cm, "null");
  number (output, ",\"speed_cm_s\":", r->speed_known, r->speed_cm_s, "null");
  number (output, ",\"pressure_kpa\":", r->pressure_known, r->pressure_kpa, "null");
  number (output, ",\"load_percent\":", r->load_known, r->load_percent, "null");
  word (output, ",\"band\":", TRUE, dorsal_band_to_string (r->band), "\"");
  number (output, ",\"hold_s\":", TRUE, r->hold_s, NULL);
  number (output, ",\"dwell_s\":", TRUE, r->dwell_s, NULL);
  number (output, ",\"breath_bpm\":", r->breath_known, r->breath_bpm, "null");
  output_text (output, ",\"alerts\":[");
  print_alerts (output, r->alerts, "\"", ",");
  output_text (output, "]}\n");
}

static void
json_begin (Output *output)
{
}

static void
json_message (Output *output, const DorsalMessage *message)
{
  if (is_sample (message))
    json_reading (output, &message->reading);
  else
    print_event (output, EVENT_JSON, message);
}

static void
json_turn (Output *output)
{
}

static void
json_end (Output *output, const DorsalStatistics *statistics)
{
  print_statistics (output, EVENT_JSON, statistics);
}

const Printer print_json = { "json", json_begin, json_message, json_turn, json_end };

/* CSV */

static void
csv_begin (Output *output)
{
  output_text (output, "seq,t,state,zone,level,position_cm,sigma_cm,speed_cm_s,pressure_kpa,load_percent,band,hold_s,"
                       "dwell_s,breath_bpm,alerts\n");
}

static void
csv_reading (Output *output, const DorsalReading *r)
{
  output_integer (output, r->sample.seq);
  output_text (output, ",");
  output_fixed (output, (double) r->sample.time_us * 1e-6, 3);
  word (output, ",", TRUE, dorsal_state_to_string (r->state), "");
  word (output, ",", TRUE, dorsal_zone_to_string (r->zone), "");
  word (output, ",", r->level != DORSAL_LEVEL_UNKNOWN, dorsal_level_to_string (r->level), "");
  number (output, ",", r->place_known, r->place_cm, "");
  number (output, ",", r->place_known, r->sigma_cm, "");
  number (output, ",", r->speed_known, r->speed_cm_s, "");
  number (output, ",", r->pressure_known, r->pressure_kpa, "");
  number (output, ",", r->load_known, r->load_percent, "");
  word (output, ",", TRUE, dorsal_band_to_string (r->band), "");
  number (output, ",", TRUE, r->hold_s, NULL);
  number (output, ",", TRUE, r->dwell_s, NULL);
  number (output, ",", r->breath_known, r->breath_bpm, "");
  output_text (output, ",");
  print_alerts (output, r->alerts, "", "+");
  output_text (output, "\n");
}

static void
csv_message (Output *output, const DorsalMessage *message)
{
  if (is_sample (message))
    csv_reading (output, &message->reading);
  else
    print_event (output, EVENT_COMMENT, message);
}

static void
csv_end (Output *output, const DorsalStatistics *statistics)
{
  print_statistics (output, EVENT_COMMENT, statistics);
}

const Printer print_csv = { "csv", csv_begin, csv_message, json_turn, csv_end };
