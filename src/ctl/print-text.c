/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: messages. Out: lines for a person who watches. On a terminal the last line is redrawn
 * in place, twenty times a second of the roller's time; elsewhere a line is printed when
 * what it says in words changes. Never keeps a line on screen that is no longer true.
 *
 *   12.3 s  rolling   thoracic       T7   19.8 ± 2.4 cm   -3.1 cm/s   42.1 kPa   63.0 %  comfortable  lumbar-near */

#include <math.h>
#include <unistd.h>

#include "ctl/print.h"

#define REDRAW_US (50 * 1000)

/* One program, one text. */
static struct
{
  gboolean on_tty;
  gboolean waiting;  /* a reading that is not drawn yet */
  gboolean standing; /* a line on the terminal that can be redrawn */
  DorsalReading last;
  DorsalReading drawn;
} text;

static void
text_begin (Output *output)
{
  text.on_tty = isatty (output->fd);
}

static gboolean
says_the_same (const DorsalReading *a, const DorsalReading *b)
{
  return a->link == b->link && a->state == b->state && a->zone == b->zone && a->level == b->level && a->band == b->band
         && a->alerts == b->alerts;
}

static void
pad (Output *output, const char *word, int width)
{
  char padded[64];

  output_bytes (output, padded, (gsize) g_snprintf (padded, sizeof padded, "%-*s", width, word));
}

static void
measure (Output *output, gboolean known, double value, const char *unit)
{
  char buffer[32] = "-";

  if (known) /* and "-0.0" is 0.0 */
    g_snprintf (buffer, sizeof buffer, "%6.1f", fabs (value) < 0.05 ? 0.0 : value);
  output_text (output, "  ");
  if (!known)
    output_text (output, "     ");
  output_text (output, buffer);
  output_text (output, unit);
}

static void
draw (Output *output, const DorsalReading *r)
{
  output_text (output, text.on_tty ? "\r" : "");
  measure (output, TRUE, (double) r->sample.time_us * 1e-6, " s  ");
  pad (output, dorsal_state_to_string (r->state), 10);
  pad (output, dorsal_zone_to_string (r->zone), 15);
  pad (output, r->level != DORSAL_LEVEL_UNKNOWN ? dorsal_level_to_string (r->level) : "-", 4);
  measure (output, r->place_known, r->place_cm, " ±");
  measure (output, r->place_known, r->sigma_cm, " cm");
  measure (output, r->speed_known, r->speed_cm_s, " cm/s");
  measure (output, r->pressure_known, r->pressure_kpa, " kPa");
  measure (output, r->load_known, r->load_percent, " %  ");
  pad (output, dorsal_band_to_string (r->band), 12);
  print_alerts (output, r->alerts, "", " ");
  output_text (output, text.on_tty ? "\033[K" : "\n");
  text.drawn = *r;
  text.waiting = FALSE;
  text.standing = text.on_tty;
}

static void
text_message (Output *output, const DorsalMessage *message)
{
  if (is_sample (message))
    {
      text.last = message->reading;
      text.waiting = TRUE;
      if (!text.on_tty && !says_the_same (&text.last, &text.drawn))
        draw (output, &text.last);
      return;
    }
  if (message->kind == DORSAL_MESSAGE_READING)
    text.waiting = FALSE; /* nobody knows anything: the link event says so */
  if (message->kind == DORSAL_MESSAGE_READING || message->kind == DORSAL_MESSAGE_STATUS)
    return;

  output_text (output, text.standing ? "\r\033[K" : "");
  print_event (output, EVENT_COMMENT, message);
  text.standing = FALSE;
  text.drawn.link = DORSAL_LINK_ABSENT; /* draw anew below it */
}

static void
text_turn (Output *output)
{
  if (!text.on_tty || !text.waiting)
    return;
  if (!says_the_same (&text.last, &text.drawn) || text.last.sample.time_us - text.drawn.sample.time_us >= REDRAW_US)
    draw (output, &text.last);
}

static void
text_end (Output *output, const DorsalStatistics *statistics)
{
  output_text (output, text.standing ? "\n" : "");
  print_statistics (output, EVENT_COMMENT, statistics);
}

const Printer print_text = { "text", text_begin, text_message, text_turn, text_end };
