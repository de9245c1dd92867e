/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Handshake and silence, in the host's time. */

#include "core/link.h"

#define MS 1000
#define QUERY DORSAL_LINK_SEND_QUERY
#define START DORSAL_LINK_SEND_START

typedef enum { TICK, HELLO, SAMPLE } What;

typedef struct
{
  gint64 ms;
  What what;
  DorsalLinkState state;
  guint send;
  gint64 deadline_ms; /* -1: never */
} Row;

static void
run (const Row *rows, gsize n)
{
  const gint64 epoch_us = 123456789;
  DorsalLink link = dorsal_link_open (epoch_us);

  g_assert_cmpint (link.state, ==, DORSAL_LINK_OPENING);
  g_assert_cmpint (dorsal_link_deadline_us (&link), ==, epoch_us);
  for (gsize i = 0; i < n; i++)
    {
      gint64 now_us = epoch_us + rows[i].ms * MS;
      gint64 deadline_us = rows[i].deadline_ms < 0 ? G_MAXINT64 : epoch_us + rows[i].deadline_ms * MS;
      guint send = 0;

      link = rows[i].what == TICK    ? dorsal_link_on_tick (link, now_us, &send)
             : rows[i].what == HELLO ? dorsal_link_on_hello (link, now_us, &send)
                                     : dorsal_link_on_sample (link, now_us);
      if (link.state != rows[i].state || send != rows[i].send || dorsal_link_deadline_us (&link) != deadline_us)
        g_error ("row %u, %d ms: state %d, send %u, deadline %d ms", (guint) i, (int) rows[i].ms, link.state, send,
                 (int) ((dorsal_link_deadline_us (&link) - epoch_us) / MS));
    }
}

#define RUN(...) \
  G_STMT_START { static const Row rows_[] = { __VA_ARGS__ }; run (rows_, G_N_ELEMENTS (rows_)); } G_STMT_END

/* Asks at once and every second; after five it is no roller, for good. */
static void
test_no_answer (void)
{
  RUN ({ 0, TICK, DORSAL_LINK_OPENING, QUERY, 1000 }, { 0, TICK, DORSAL_LINK_OPENING, 0, 1000 },
       { 999, TICK, DORSAL_LINK_OPENING, 0, 1000 }, { 1000, TICK, DORSAL_LINK_OPENING, QUERY, 2000 },
       { 2000, TICK, DORSAL_LINK_OPENING, QUERY, 3000 }, { 3000, TICK, DORSAL_LINK_OPENING, QUERY, 4000 },
       { 4500, TICK, DORSAL_LINK_OPENING, QUERY, 5000 }, { 4999, TICK, DORSAL_LINK_OPENING, 0, 5000 },
       { 5000, TICK, DORSAL_LINK_LOST, 0, -1 }, { 5001, HELLO, DORSAL_LINK_LOST, 0, -1 },
       { 5002, SAMPLE, DORSAL_LINK_LOST, 0, -1 }, { 9000, TICK, DORSAL_LINK_LOST, 0, -1 });
}

static void
test_handshake (void)
{
  RUN ({ 0, TICK, DORSAL_LINK_OPENING, QUERY, 1000 },
       { 50, SAMPLE, DORSAL_LINK_OPENING, 0, 1000 }, /* before a hello: held back */
       { 300, HELLO, DORSAL_LINK_OPENING, START, 1300 },
       { 310, SAMPLE, DORSAL_LINK_STREAMING, 0, 810 },
       { 320, SAMPLE, DORSAL_LINK_STREAMING, 0, 820 },
       { 819, TICK, DORSAL_LINK_STREAMING, 0, 820 });
}

/* A roller that says hello and then nothing is asked to start, every second, beyond five. */
static void
test_hello_and_nothing (void)
{
  RUN ({ 0, TICK, DORSAL_LINK_OPENING, QUERY, 1000 }, { 4900, HELLO, DORSAL_LINK_OPENING, START, 5900 },
       { 5000, TICK, DORSAL_LINK_OPENING, 0, 5900 }, { 5900, TICK, DORSAL_LINK_OPENING, START, 6900 },
       { 6900, TICK, DORSAL_LINK_OPENING, START, 7900 }, { 7000, SAMPLE, DORSAL_LINK_STREAMING, 0, 7500 });
}

static void
test_silence (void)
{
  RUN ({ 0, HELLO, DORSAL_LINK_OPENING, START, 1000 }, { 10, SAMPLE, DORSAL_LINK_STREAMING, 0, 510 },
       { 509, TICK, DORSAL_LINK_STREAMING, 0, 510 },
       { 510, TICK, DORSAL_LINK_SILENT, 0, 1000 }, /* asked 510 ms ago */
       { 1000, TICK, DORSAL_LINK_SILENT, QUERY, 2000 }, { 1500, TICK, DORSAL_LINK_SILENT, 0, 2000 },
       { 2000, TICK, DORSAL_LINK_SILENT, QUERY, 3000 },
       { 60000, TICK, DORSAL_LINK_SILENT, QUERY, 61000 }, /* for as long as it takes */
       { 60100, HELLO, DORSAL_LINK_SILENT, START, 61100 }, { 60110, SAMPLE, DORSAL_LINK_STREAMING, 0, 60610 });
}

static void
test_silence_asks_at_once (void)
{
  RUN ({ 0, HELLO, DORSAL_LINK_OPENING, START, 1000 }, { 5000, SAMPLE, DORSAL_LINK_STREAMING, 0, 5500 },
       { 5500, TICK, DORSAL_LINK_SILENT, QUERY, 6500 }, { 5600, SAMPLE, DORSAL_LINK_STREAMING, 0, 6100 });
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/link/five-seconds-without-a-hello-is-no-roller", test_no_answer);
  g_test_add_func ("/core/link/a-hello-and-a-sample-make-a-stream", test_handshake);
  g_test_add_func ("/core/link/who-said-hello-is-asked-to-start-each-second", test_hello_and_nothing);
  g_test_add_func ("/core/link/500-ms-without-a-sample-is-silence", test_silence);
  g_test_add_func ("/core/link/silence-asks-at-once", test_silence_asks_at_once);
  return g_test_run ();
}
