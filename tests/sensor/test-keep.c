/* SPDX-License-Identifier: GPL-3.0-or-later */

/* When a roller's port is opened again: the rule, row by row. */

#include "sensor/keep.h"

#define MS 1000

typedef enum
{
  END,
  PORT,
  NEW,
  TOUCHED,
  NO_PORT,
  KNOCK,
  STREAM,
  SILENT
} What;

typedef struct
{
  gint64 ms;
  What what;
  DorsalKeepWhy why; /* of END */
  DorsalKeepState state;
  gint64 knock_ms; /* -1: never */
  gboolean told;   /* its port came long ago */
} Row;

#define GONE     DORSAL_KEEP_WHY_GONE
#define DENIED   DORSAL_KEEP_WHY_DENIED
#define BUSY     DORSAL_KEEP_WHY_BUSY
#define FAILED   DORSAL_KEEP_WHY_FAILED
#define STRANGER DORSAL_KEEP_WHY_STRANGER
#define OPEN     DORSAL_KEEP_OPEN
#define KNOCKING DORSAL_KEEP_KNOCKING
#define AWAY     DORSAL_KEEP_AWAY
#define OVER     DORSAL_KEEP_OVER

static DorsalKeep
step (DorsalKeep keep, const Row *row, gint64 now_us)
{
  switch (row->what)
    {
    case END:
      return dorsal_keep_on_end (keep, row->why, now_us);
    case PORT:
    case NEW:
    case TOUCHED:
      return dorsal_keep_on_port (keep, row->what == NEW, row->what == TOUCHED, now_us);
    case NO_PORT:
      return dorsal_keep_on_no_port (keep, now_us);
    case KNOCK:
      return dorsal_keep_on_knock (keep, now_us);
    case STREAM:
      return dorsal_keep_on_streaming (keep);
    default:
      return dorsal_keep_on_silent (keep, now_us);
    }
}

static void
run (const Row *rows, gsize n)
{
  const gint64 epoch_us = 987654321;
  DorsalKeep keep = dorsal_keep_open (epoch_us);

  g_assert_cmpint (dorsal_keep_deadline_us (&keep), ==, G_MAXINT64);
  for (gsize i = 0; i < n; i++)
    {
      gint64 now_us = epoch_us + rows[i].ms * MS;
      gint64 knock_us = rows[i].knock_ms < 0 ? G_MAXINT64 : epoch_us + rows[i].knock_ms * MS;

      keep = step (keep, &rows[i], now_us);
      if (keep.state != rows[i].state || dorsal_keep_deadline_us (&keep) != knock_us
          || dorsal_keep_is_worth_telling (&keep, epoch_us, now_us) != rows[i].told)
        g_error ("row %u, %d ms: state %d, knock %d ms, told %d", (guint) i, (int) rows[i].ms, keep.state,
                 (int) ((dorsal_keep_deadline_us (&keep) - epoch_us) / MS),
                 dorsal_keep_is_worth_telling (&keep, epoch_us, now_us));
    }
}

#define RUN(...)                                                                                                       \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    static const Row rows_[] = { __VA_ARGS__ };                                                                        \
    run (rows_, G_N_ELEMENTS (rows_));                                                                                 \
  }                                                                                                                    \
  G_STMT_END

static void
test_replug (void)
{
  RUN ({ 10, STREAM, 0, OPEN, -1, FALSE }, { 100, END, GONE, KNOCKING, 300, TRUE }, { 101, NO_PORT, 0, AWAY, -1, TRUE },
       { 60000, NEW, 0, KNOCKING, 60000, TRUE }, { 60000, KNOCK, 0, OPEN, -1, TRUE },
       { 60200, STREAM, 0, OPEN, -1, FALSE });
}

/* The list still has the dying node: not opened at once, and no more than now and then. */
static void
test_dying_node (void)
{
  RUN ({ 10, STREAM, 0, OPEN, -1, FALSE }, { 100, END, GONE, KNOCKING, 300, TRUE },
       { 101, PORT, 0, KNOCKING, 300, TRUE }, { 300, KNOCK, 0, OPEN, -1, TRUE },
       { 301, END, FAILED, KNOCKING, 551, FALSE }, { 551, KNOCK, 0, OPEN, -1, FALSE },
       { 552, END, FAILED, KNOCKING, 802, FALSE }, { 560, NEW, 0, KNOCKING, 560, FALSE });
}

/* The port came at 0; udev has two seconds. */
static void
test_denied (void)
{
  RUN ({ 1, END, DENIED, KNOCKING, 51, FALSE }, { 51, KNOCK, 0, OPEN, -1, FALSE },
       { 52, END, DENIED, KNOCKING, 102, FALSE }, { 60, TOUCHED, 0, KNOCKING, 60, FALSE },
       { 60, KNOCK, 0, OPEN, -1, FALSE }, { 61, END, DENIED, KNOCKING, 111, FALSE }, { 2000, KNOCK, 0, OPEN, -1, TRUE },
       { 2001, END, DENIED, KNOCKING, 4001, TRUE }, { 4001, KNOCK, 0, OPEN, -1, TRUE },
       { 4010, STREAM, 0, OPEN, -1, FALSE });
}

static void
test_busy (void)
{
  RUN ({ 0, END, BUSY, KNOCKING, 500, FALSE }, { 499, PORT, 0, KNOCKING, 500, FALSE },
       { 500, KNOCK, 0, OPEN, -1, TRUE }, { 500, END, BUSY, KNOCKING, 1000, TRUE }, { 14999, KNOCK, 0, OPEN, -1, TRUE },
       { 14999, END, BUSY, KNOCKING, 15499, TRUE }, { 15499, KNOCK, 0, OPEN, -1, TRUE },
       { 15499, END, BUSY, KNOCKING, 17499, TRUE });
}

/* What never was a roller is left alone; what was one is given another chance when it comes again. */
static void
test_stranger (void)
{
  RUN ({ 5000, END, STRANGER, OVER, -1, TRUE }, { 5001, NO_PORT, 0, OVER, -1, TRUE }, { 6000, NEW, 0, OVER, -1, TRUE });
  RUN ({ 10, STREAM, 0, OPEN, -1, FALSE }, { 100, END, GONE, KNOCKING, 300, TRUE }, { 101, NO_PORT, 0, AWAY, -1, TRUE },
       { 200, NEW, 0, KNOCKING, 200, TRUE }, { 200, KNOCK, 0, OPEN, -1, TRUE }, { 5200, END, STRANGER, AWAY, -1, TRUE },
       { 5201, PORT, 0, AWAY, -1, TRUE }, { 9000, NEW, 0, KNOCKING, 9000, TRUE });
}

static void
test_silence (void)
{
  RUN ({ 5, SILENT, 0, OPEN, -1, FALSE }, /* it has not been heard yet: the handshake sees to it */
       { 10, STREAM, 0, OPEN, -1, FALSE }, { 600, SILENT, 0, OPEN, 3600, FALSE }, { 900, SILENT, 0, OPEN, 3600, FALSE },
       { 1000, STREAM, 0, OPEN, -1, FALSE }, { 2000, SILENT, 0, OPEN, 5000, FALSE },
       { 5000, KNOCK, 0, OPEN, -1, FALSE }, { 5600, SILENT, 0, OPEN, -1, FALSE }, /* once */
       { 7000, STREAM, 0, OPEN, -1, FALSE }, { 8000, SILENT, 0, OPEN, 11000, FALSE });
}

static void
test_end (void)
{
  RUN ({ 10, STREAM, 0, OPEN, -1, FALSE }, { 100, END, DORSAL_KEEP_WHY_UNKNOWN, OVER, -1, FALSE });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sensor/keep/who-left-is-waited-for-and-opened-at-once", test_replug);
  g_test_add_func ("/sensor/keep/a-dying-node-is-not-stormed", test_dying_node);
  g_test_add_func ("/sensor/keep/denied-is-waited-out-for-two-seconds", test_denied);
  g_test_add_func ("/sensor/keep/busy-is-asked-for-fifteen-seconds-then-seldom", test_busy);
  g_test_add_func ("/sensor/keep/a-stranger-is-not-asked-again", test_stranger);
  g_test_add_func ("/sensor/keep/silence-opens-it-anew-once", test_silence);
  g_test_add_func ("/sensor/keep/the-end-is-the-end", test_end);
  return g_test_run ();
}
