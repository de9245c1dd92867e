/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Where bytes come from, behind one table: a serial port, a plain file descriptor (pty,
 * pipe, standard input, file), the demo roller, a recording. */

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  DORSAL_SOURCE_ERROR_NOT_FOUND, /* no such port or file */
  DORSAL_SOURCE_ERROR_DENIED,    /* no right to open it */
  DORSAL_SOURCE_ERROR_BUSY,      /* another program has it */
  DORSAL_SOURCE_ERROR_UNFIT,     /* opened, but not something that can be a roller (a directory, …) */
  DORSAL_SOURCE_ERROR_GONE,      /* unplugged while open */
  DORSAL_SOURCE_ERROR_FAILED,
} DorsalSourceError;
#define DORSAL_SOURCE_ERROR (dorsal_source_error_quark ())
GQuark dorsal_source_error_quark (void);
gboolean dorsal_source_error_is_gone (const GError *error);
gboolean dorsal_source_error_is_denied (const GError *error);
gboolean dorsal_source_error_is_busy (const GError *error);

typedef struct _DorsalSource DorsalSource;

/* The table. now_us is the host's monotonic clock. */
typedef struct
{
  const char *kind; /* "serial", "fd", "demo", "replay" */

  gboolean (*open) (DorsalSource *source, gint64 now_us, GError **error);

  /* What to poll for input; -1 when there is nothing to poll: wake_us then says when to read. */
  int (*fd) (DorsalSource *source);

  /* When bytes will be there, for sources that make their own; G_MAXINT64: by fd only. */
  gint64 (*wake_us) (DorsalSource *source);

  /* At most n bytes. 0: none now. -1: ended; the error is left unset at the natural end
   * of a recording, else GONE or FAILED. Never blocks. */
  gssize (*read) (DorsalSource *source, guint8 *buffer, gsize n, gint64 now_us, GError **error);

  /* Best effort and never blocks: what does not fit is dropped. FALSE when the source cannot be written at all. */
  gboolean (*write) (DorsalSource *source, const char *bytes, gsize n);

  /* At once, and safe to call twice. */
  void (*close) (DorsalSource *source);

  void (*free) (DorsalSource *source);
} DorsalSourceTable;

/* Each kind of source begins with this. */
struct _DorsalSource
{
  const DorsalSourceTable *table;
  char *name;                  /* for people: "Roller Ref12 (ttyACM0)", "Demo roller", "ride.rl" */
  gboolean as_fast_as_it_goes; /* host time means nothing: no handshake time-out, no silence */
};

gboolean dorsal_source_open (DorsalSource *source, gint64 now_us, GError **error);
int dorsal_source_fd (DorsalSource *source);
gint64 dorsal_source_wake_us (DorsalSource *source);
gssize dorsal_source_read (DorsalSource *source, guint8 *buffer, gsize n, gint64 now_us, GError **error);
gboolean dorsal_source_write (DorsalSource *source, const char *bytes, gsize n);
void dorsal_source_close (DorsalSource *source);
void dorsal_source_free (DorsalSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalSource, dorsal_source_free)

/* The kinds. None opens anything yet. */

/* port_path: "/dev/ttyACM0", or a link to it such as /dev/serial/by-id/…; opened by libserialport. baud: 0 for
 * 115200. */
DorsalSource *dorsal_source_serial_new (const char *port_path, int baud);

/* path: a pty or a pipe. Or an fd that is already open, which the source then owns. */
DorsalSource *dorsal_source_fd_new_for_path (const char *path);
DorsalSource *dorsal_source_fd_new_for_fd (int fd, const char *name);

/* pace: 1 is life speed, 8 eight times that; 0 as fast as it goes. */
DorsalSource *dorsal_source_demo_new (guint64 seed, double pace);

/* A recorded byte stream. Its pace follows the samples' own clock. pace as above. */
DorsalSource *dorsal_source_replay_new (const char *path, double pace);

/* From what a person types: "demo", "-", a port's name (ttyACM0), or a path (port, pty,
 * pipe or recording, told apart by what it is). pace < 0: what suits the kind (demo and
 * everything live 1, a regular file as fast as it goes). NULL with an error whose message says what and what to do. */
DorsalSource *dorsal_source_new_for_name (const char *name, double pace, GError **error);

G_END_DECLS
