/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The three ways in which `dorsalctl monitor` prints messages. */

#include "core/stream.h"
#include "ctl/output.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  void (*begin) (Output *output);
  void (*message) (Output *output, const DorsalMessage *message);
  void (*turn) (Output *output); /* the messages of one turn are through */
  void (*end) (Output *output, const DorsalStatistics *statistics);
} Printer;

extern const Printer print_json;
extern const Printer print_csv;
extern const Printer print_text;

/* Everything that is not a reading, one line each: {"event":…} or "# event key=value …". */
typedef enum
{
  EVENT_JSON,
  EVENT_COMMENT,
} EventStyle;
void print_event (Output *output, EventStyle style, const DorsalMessage *message);
void print_statistics (Output *output, EventStyle style, const DorsalStatistics *statistics);

/* A reading of a sample, not the one that says that nobody knows anything. */
gboolean is_sample (const DorsalMessage *message);

/* The words of alerts, most urgent first, `between` them. quote: "\"" or "". */
void print_alerts (Output *output, guint alerts, const char *quote, const char *between);

G_END_DECLS
