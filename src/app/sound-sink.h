/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where sounds go: a table of functions, so that tests can listen. */

#include "core/cue.h"

G_BEGIN_DECLS

typedef struct _DorsalSoundSink DorsalSoundSink;

typedef struct
{
  /* Begins to play and returns at once; ends what plays still. volume: 0 … 1. */
  void (*play) (DorsalSoundSink *sink, DorsalSay say, double volume);
  /* Why nothing can be heard, a translated sentence; NULL as long as nothing is wrong. */
  const char *(*trouble) (DorsalSoundSink *sink);
  void (*free) (DorsalSoundSink *sink);
} DorsalSoundSinkTable;

struct _DorsalSoundSink
{
  const DorsalSoundSinkTable *table;
};

/* The desktop's sound server, PulseAudio or PipeWire in its place. Connects with the first sound. */
DorsalSoundSink *dorsal_sound_sink_new (void);

G_END_DECLS
