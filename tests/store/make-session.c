/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Not a test: bytes of a roller, such as dorsalctl simulate --out writes, as a session in a database, to look at what
 * becomes of it.
 *
 *   make-session FILE.db RIDE.rl [WEIGHT_KG] */

#include "store/writer.h"

#include <stdlib.h>

#define BEGAN_US G_GINT64_CONSTANT (1790000000000000)
#define CHUNK_US (250 * 1000)

typedef struct
{
  DorsalStore *store;
  DorsalWriter *writer;
  gint64 put_us;
} Making;

static void
note (Making *making, const DorsalMessage *message)
{
  g_autoptr (GError) error = NULL;

  dorsal_writer_add (making->writer, message, BEGAN_US + message->time_us);
  if (message->time_us - making->put_us < CHUNK_US)
    return;
  making->put_us = message->time_us;
  if (!dorsal_writer_commit (making->writer, making->store, BEGAN_US + message->time_us, &error))
    g_error ("%s", error->message);
}

static void
play (Making *making, const DorsalSettings *settings, const guint8 *bytes, gsize n)
{
  g_autofree DorsalStream *stream = g_new0 (DorsalStream, 1);
  const DorsalMessage *message;

  dorsal_stream_init (stream, settings, 0);
  while ((message = dorsal_stream_next (stream, &bytes, &n, 0)))
    note (making, message);
  while ((message = dorsal_stream_end (stream)))
    note (making, message);
  dorsal_writer_end (making->writer);
  dorsal_writer_commit (making->writer, making->store, BEGAN_US + stream->clock.time_us, NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  DorsalSettings settings = dorsal_settings_default ();
  Making making = { 0 };
  gsize n = 0;

  if (argc < 3 || !(making.store = dorsal_store_open (argv[1], DORSAL_STORE_WRITE, NULL, &error))
      || !g_file_get_contents (argv[2], &bytes, &n, &error))
    {
      g_printerr ("make-session FILE.db RIDE.rl [WEIGHT_KG]%s%s\n", error ? ": " : "", error ? error->message : "");
      return 1;
    }
  settings.ask_answers = TRUE;
  settings.body.weight_kg = argc > 3 ? atof (argv[3]) : 0;
  making.writer = dorsal_writer_new ("demo", &settings);
  play (&making, &settings, (const guint8 *) bytes, n);
  dorsal_writer_free (making.writer);
  dorsal_store_free (making.store);
  return 0;
}
