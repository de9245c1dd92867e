/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Spoken words, where the desktop has somebody to speak them (speech-dispatcher). Never needed: without, all is silent. Owns
 * a thread, for whoever speaks may take seconds to wake up. */

#include <glib.h>

G_BEGIN_DECLS

/* Whoever speaks; all calls come from one thread. */
typedef struct
{
  gpointer (*open) (void); /* NULL: nobody is there */
  void (*say) (gpointer speaker, const char *words, gboolean urgent); /* urgent: over what is being said */
  void (*close) (gpointer speaker);
} DorsalSpeaker;

typedef struct _DorsalSpeech DorsalSpeech;

/* speaker: static; NULL: speech-dispatcher, opened with the first words. */
DorsalSpeech *dorsal_speech_new (const DorsalSpeaker *speaker);

/* What was said but not begun is left out. Waits no more than a twentieth of a second for what is being said. */
void dorsal_speech_free (DorsalSpeech *speech);

/* In their order; urgent words take the place of those that wait. Returns at once. */
void dorsal_speech_say (DorsalSpeech *speech, const char *words, gboolean urgent);

/* Whether speech-dispatcher's library is installed. */
gboolean dorsal_speech_is_there (void);

G_END_DECLS
