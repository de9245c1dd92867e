/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: bytes. Goes out: what changed, a line a change. Never: a line a sample. */

#include "roll.h"

#include <string.h>

typedef struct
{
  GString *text;
  DorsalReading last;
} Teller;

DorsalSettings
roll_settings (void)
{
  DorsalSettings settings = dorsal_settings_default ();

  settings.body.weight_kg = 75;
  return settings;
}

static void
tell_alerts (Teller *teller, double t, guint before, guint now)
{
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    if ((before ^ now) & 1u << i)
      g_string_append_printf (teller->text, "%7.2f alert %s %s\n", t, dorsal_alert_to_string (1u << i),
                              now & 1u << i ? "on" : "off");
}

static void
tell_reading (Teller *teller, const DorsalReading *now)
{
  const DorsalReading *was = &teller->last;
  double t = now->sample.time_us * 1e-6;

  if (was->state == DORSAL_STATE_HOLDING && now->state != DORSAL_STATE_HOLDING)
    g_string_append_printf (teller->text, "%7.2f held %.1f s\n", t, was->hold_s);
  if (was->state != now->state)
    g_string_append_printf (teller->text, "%7.2f state %s\n", t, dorsal_state_to_string (now->state));
  if (was->zone != now->zone)
    g_string_append_printf (teller->text, "%7.2f zone %s\n", t, dorsal_zone_to_string (now->zone));
  if (was->level != now->level)
    g_string_append_printf (teller->text, "%7.2f level %s\n", t, dorsal_level_to_string (now->level));
  tell_alerts (teller, t, was->alerts, now->alerts);
  teller->last = *now;
}

static void
tell (Teller *teller, const DorsalMessage *message)
{
  double t = message->time_us * 1e-6;

  switch (message->kind)
    {
    case DORSAL_MESSAGE_READING:
      tell_reading (teller, &message->reading);
      break;
    case DORSAL_MESSAGE_HELLO:
      g_string_append_printf (teller->text, "%7.2f hello %s %s\n", t, message->hello.model, message->hello.serial);
      break;
    case DORSAL_MESSAGE_LINK:
      g_string_append_printf (teller->text, "%7.2f link %s\n", t, dorsal_link_state_to_string (message->link));
      break;
    case DORSAL_MESSAGE_ANCHORED:
      g_string_append_printf (teller->text, "%7.2f anchored %s %.1f cm ± %.1f\n", t,
                              dorsal_level_to_string (message->anchored.level), message->anchored.place_cm,
                              message->anchored.sigma_cm);
      break;
    case DORSAL_MESSAGE_ANCHOR_REFUSED:
      g_string_append_printf (teller->text, "%7.2f refused %s\n", t, dorsal_anchor_result_to_string (message->refused));
      break;
    case DORSAL_MESSAGE_EVENT:
      g_string_append_printf (teller->text, "%7.2f event %s\n", t,
                              dorsal_roller_event_to_string (message->frame.event.event));
      break;
    default:
      break;
    }
}

static void
tell_end (Teller *teller, const DorsalStream *stream)
{
  const DorsalStatistics *s = dorsal_stream_statistics (stream);

  for (DorsalLevel level = DORSAL_LEVEL_C2; level < DORSAL_N_LEVELS; level++)
    if (stream->classifier.dwell.level_us[level] > 0)
      g_string_append_printf (teller->text, "dwell %s %.1f s\n", dorsal_level_to_string (level),
                              stream->classifier.dwell.level_us[level] * 1e-6);
#define COUNT(field) g_string_append_printf (teller->text, #field " %" G_GUINT64_FORMAT "\n", s->field)
  COUNT (good);
  COUNT (samples);
  COUNT (lost);
  COUNT (duplicate);
  COUNT (crc);
  COUNT (too_long);
  COUNT (malformed);
  COUNT (unknown);
#undef COUNT
}

char *
roll_told (const guint8 *bytes, gsize n)
{
  DorsalSettings settings = roll_settings ();
  Teller teller = { .text = g_string_new (NULL) };
  const DorsalMessage *message;
  DorsalStream stream;

  dorsal_stream_init (&stream, &settings, 0);
  while ((message = dorsal_stream_next (&stream, &bytes, &n, 0)))
    tell (&teller, message);
  while ((message = dorsal_stream_end (&stream)))
    tell (&teller, message);
  tell_end (&teller, &stream);
  return g_string_free (teller.text, FALSE);
}
