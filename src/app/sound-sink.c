/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cues → the sound server.
 *
 *   word ─▶ WAV in the resources ─▶ a stream of its own ─▶ written whole, drained by the server
 *
 * Comes in: a cue and a volume. Goes out: sound. Never: a wait for the server, a server started by us, two cues at
 * once: a newer one ends the older, whose rest is written anew, fading, over what the server has of it. Where no server
 * answers there is one sentence, and each later cue tries again. */

#include "app/sound-sink.h"

#include "app/fade.h"
#include "app/pulse-library.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

#define HEAD_BYTES 44 /* of the WAV files that data/sounds/make-sounds.py writes */
#define LATENCY_US (30 * 1000)
#define AHEAD_US   (10 * 1000) /* the server takes what is written so soon */

static const DorsalPulseLibrary *library; /* NULL before the first cue, and where there is none */
static const pa_sample_spec spec = { .format = PA_SAMPLE_S16LE, .rate = 22050, .channels = 1 };

typedef struct
{
  DorsalSoundSink sink;
  pa_glib_mainloop *loop; /* NULL before the first cue */
  pa_context *context;
  pa_stream *stream; /* of the latest cue */
  pa_stream *fading; /* of the one before, until it is silent */
  GBytes *playing;   /* what the stream was given */
  GBytes *bytes;     /* the latest cue; NULL once it is written */
  double volume;
  gboolean failed;
} Pulse;

static void
drop (pa_stream **stream)
{
  if (!*stream)
    return;
  library->pa_stream_set_state_callback (*stream, NULL, NULL);
  library->pa_stream_disconnect (*stream);
  g_clear_pointer (stream, library->pa_stream_unref);
}

static void
drop_streams (Pulse *pulse)
{
  drop (&pulse->stream);
  drop (&pulse->fading);
  g_clear_pointer (&pulse->playing, g_bytes_unref);
}

static void
on_faded (pa_stream *stream, int success, void *data)
{
  Pulse *pulse = data;

  if (stream == pulse->fading)
    drop (&pulse->fading);
}

/* Writes the end of what the present stream plays. FALSE: there is nothing left of it, or nobody knows where it is. */
static gboolean
write_end (Pulse *pulse)
{
  const pa_timing_info *timing = pulse->playing ? library->pa_stream_get_timing_info (pulse->stream) : NULL;
  const char *start;
  gint16 *tail;
  gint64 elapsed_us;
  gsize n, at;

  if (!timing || timing->read_index_corrupt || timing->read_index < 0)
    return FALSE;
  start = (const char *) g_bytes_get_data (pulse->playing, &n) + HEAD_BYTES;
  n = (n - HEAD_BYTES) / sizeof (gint16);
  elapsed_us = g_get_real_time () - (timing->timestamp.tv_sec * G_USEC_PER_SEC + timing->timestamp.tv_usec);
  at = dorsal_fade_from ((gsize) timing->read_index / sizeof (gint16), elapsed_us, AHEAD_US, spec.rate);
  tail = dorsal_fade_tail ((const gint16 *) (gconstpointer) start, n, at, spec.rate);
  if (!tail)
    return FALSE;
  library->pa_stream_write (pulse->stream, tail, (n - at) * sizeof (gint16), g_free, (gint64) (at * sizeof (gint16)),
                   PA_SEEK_ABSOLUTE);
  return TRUE;
}

/* The older cue gives way. */
static void
fade_out (Pulse *pulse)
{
  pa_operation *drain;

  drop (&pulse->fading);
  if (!pulse->stream || library->pa_stream_get_state (pulse->stream) != PA_STREAM_READY || !write_end (pulse))
    {
      drop_streams (pulse);
      return;
    }
  g_clear_pointer (&pulse->playing, g_bytes_unref);
  pulse->fading = g_steal_pointer (&pulse->stream);
  library->pa_stream_set_state_callback (pulse->fading, NULL, NULL);
  drain = library->pa_stream_drain (pulse->fading, on_faded, pulse);
  g_clear_pointer (&drain, library->pa_operation_unref);
}

static void
drop_context (Pulse *pulse)
{
  drop_streams (pulse);
  if (!pulse->context)
    return;
  library->pa_context_set_state_callback (pulse->context, NULL, NULL);
  library->pa_context_disconnect (pulse->context);
  g_clear_pointer (&pulse->context, library->pa_context_unref);
}

static void
on_stream_state (pa_stream *stream, void *data)
{
  Pulse *pulse = data;
  pa_operation *drain;
  const char *start;
  gsize n;

  if (library->pa_stream_get_state (stream) != PA_STREAM_READY || !pulse->bytes)
    return;
  start = g_bytes_get_data (pulse->bytes, &n);
  library->pa_stream_write (stream, start + HEAD_BYTES, n - HEAD_BYTES, NULL, 0, PA_SEEK_RELATIVE);
  pulse->playing = g_steal_pointer (&pulse->bytes);
  drain = library->pa_stream_drain (stream, NULL, NULL);
  g_clear_pointer (&drain, library->pa_operation_unref);
}

static void
begin_stream (Pulse *pulse)
{
  pa_buffer_attr buffer = { .maxlength = (guint32) -1,
                            .tlength = (guint32) library->pa_usec_to_bytes (LATENCY_US, &spec),
                            .prebuf = 0,
                            .minreq = (guint32) -1,
                            .fragsize = (guint32) -1 };
  pa_cvolume volume;

  fade_out (pulse);
  pulse->stream = library->pa_stream_new (pulse->context, _ ("Cue"), &spec, NULL);
  if (!pulse->stream)
    return;
  library->pa_cvolume_set (&volume, 1, library->pa_sw_volume_from_linear (pulse->volume));
  library->pa_stream_set_state_callback (pulse->stream, on_stream_state, pulse);
  library->pa_stream_connect_playback (pulse->stream, NULL, &buffer,
                              PA_STREAM_ADJUST_LATENCY | PA_STREAM_INTERPOLATE_TIMING | PA_STREAM_AUTO_TIMING_UPDATE, &volume,
                              NULL);
}

static void
on_context_state (pa_context *context, void *data)
{
  Pulse *pulse = data;
  pa_context_state_t state = library->pa_context_get_state (context);

  if (state == PA_CONTEXT_READY)
    {
      pulse->failed = FALSE;
      if (pulse->bytes)
        begin_stream (pulse);
    }
  else if (!PA_CONTEXT_IS_GOOD (state))
    {
      pulse->failed = TRUE;
      g_clear_pointer (&pulse->bytes, g_bytes_unref); /* late is worse than never */
    }
}

static gboolean
have_library (Pulse *pulse)
{
  library = dorsal_pulse_library ();
  pulse->failed |= library == NULL;
  if (library && !pulse->loop)
    pulse->loop = library->pa_glib_mainloop_new (NULL);
  return library != NULL;
}

/* FALSE: there is none, and will be none before the next cue. */
static gboolean
have_context (Pulse *pulse)
{
  if (!have_library (pulse))
    return FALSE;
  if (pulse->context && PA_CONTEXT_IS_GOOD (library->pa_context_get_state (pulse->context)))
    return TRUE;
  drop_context (pulse);
  pulse->context = library->pa_context_new (library->pa_glib_mainloop_get_api (pulse->loop), "Dorsal");
  library->pa_context_set_state_callback (pulse->context, on_context_state, pulse);
  if (library->pa_context_connect (pulse->context, NULL, PA_CONTEXT_NOAUTOSPAWN, NULL) >= 0)
    return TRUE;
  pulse->failed = TRUE;
  return FALSE;
}

static void
pulse_play (DorsalSoundSink *sink, DorsalSay say, double volume)
{
  Pulse *pulse = (Pulse *) sink;
  g_autofree char *path = g_strdup_printf ("/io/github/dorsal/Dorsal/sounds/%s.wav", dorsal_say_to_string (say));

  g_clear_pointer (&pulse->bytes, g_bytes_unref);
  if (!have_context (pulse))
    return;
  pulse->bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  pulse->volume = volume;
  if (pulse->bytes && library->pa_context_get_state (pulse->context) == PA_CONTEXT_READY)
    begin_stream (pulse);
}

static const char *
pulse_trouble (DorsalSoundSink *sink)
{
  return ((Pulse *) sink)->failed ? _ ("There is no sound: no PulseAudio or PipeWire server answers. Watch the screen, "
                                       "or start one.")
                                  : NULL;
}

static void
pulse_free (DorsalSoundSink *sink)
{
  Pulse *pulse = (Pulse *) sink;

  drop_context (pulse);
  g_clear_pointer (&pulse->bytes, g_bytes_unref);
  if (pulse->loop)
    library->pa_glib_mainloop_free (pulse->loop);
  g_free (pulse);
}

DorsalSoundSink *
dorsal_sound_sink_new (void)
{
  static const DorsalSoundSinkTable table = { pulse_play, pulse_trouble, pulse_free };
  Pulse *pulse = g_new0 (Pulse, 1);

  pulse->sink.table = &table;
  return &pulse->sink;
}
