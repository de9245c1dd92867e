/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A stream, a roller moved by hand and what was said, for the tests of the stream. */

#include "rig.h"

G_BEGIN_DECLS

#define MS 1000
#define UP 60.0

/* Messages as letters: H hello, L link, R reading, A anchored, X refused, M marked end, G gesture, F felt, I wish, N new settings,
 * E event, S status, W answer, C cue. */
typedef struct
{
  DorsalStream stream;
  RigHand hand;
  GString *wire, *letters;
  GArray *messages; /* DorsalMessage */
  gint64 now_us;
} Bench;

void bench_begin (Bench *bench);
void bench_end (Bench *bench);

/* Begun, a second streamed with somebody lying on it, and the messages forgotten. */
void bench_begin_streaming (Bench *bench);

/* Notes one message; bench_last() is the last one noted. */
void bench_take (Bench *bench, const DorsalMessage *message);
const DorsalMessage *bench_last (Bench *bench);
void bench_forget (Bench *bench);

/* Feeds what was said to the wire since. */
void bench_feed (Bench *bench);

/* So many milliseconds of the host's time. */
void bench_tick (Bench *bench, gint64 ms);

void bench_say_hello (Bench *bench);

/* So many samples, each said and fed. */
void bench_play (Bench *bench, guint samples, double cm_s, double percent);

/* What the stream wants to write, all of it. */
char *bench_output (Bench *bench);
void bench_assert_output (Bench *bench, const char *want);

/* The letters since, which are then forgotten. */
void bench_assert_letters (Bench *bench, const char *want);

G_END_DECLS
