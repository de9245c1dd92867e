/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* libpulse, opened once the window stands, or with the first sound: it brings some twenty libraries, for which each start
 * waited. */

#include <glib.h>
#include <pulse/glib-mainloop.h>
#include <pulse/pulseaudio.h>

G_BEGIN_DECLS

/* What is used of it. */
#define DORSAL_PULSE_FUNCTIONS(F)                                                                                      \
  F (pa_context_connect)                                                                                               \
  F (pa_context_disconnect)                                                                                            \
  F (pa_context_get_state)                                                                                             \
  F (pa_context_new)                                                                                                   \
  F (pa_context_set_state_callback)                                                                                    \
  F (pa_context_unref)                                                                                                 \
  F (pa_cvolume_set)                                                                                                   \
  F (pa_glib_mainloop_free)                                                                                            \
  F (pa_glib_mainloop_get_api)                                                                                         \
  F (pa_glib_mainloop_new)                                                                                             \
  F (pa_operation_unref)                                                                                               \
  F (pa_stream_connect_playback)                                                                                       \
  F (pa_stream_disconnect)                                                                                             \
  F (pa_stream_drain)                                                                                                  \
  F (pa_stream_get_state)                                                                                              \
  F (pa_stream_get_timing_info)                                                                                        \
  F (pa_stream_new)                                                                                                    \
  F (pa_stream_set_state_callback)                                                                                     \
  F (pa_stream_unref)                                                                                                  \
  F (pa_stream_write)                                                                                                  \
  F (pa_sw_volume_from_linear)                                                                                         \
  F (pa_usec_to_bytes)

typedef struct
{
#define DORSAL_PULSE_FIELD(name) __typeof__ (name) *name;
  DORSAL_PULSE_FUNCTIONS (DORSAL_PULSE_FIELD)
#undef DORSAL_PULSE_FIELD
} DorsalPulseLibrary;

/* NULL where it is not installed. From one thread; stays open. */
const DorsalPulseLibrary *dorsal_pulse_library (void);

G_END_DECLS
