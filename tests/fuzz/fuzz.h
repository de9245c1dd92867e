/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the fuzz targets share. Each target is one file with one LLVMFuzzerTestOneInput(), linked twice: with
 * replay.c, which plays what lies in corpus/TARGET and some changes of it, and with clang's libFuzzer. */

#include "core/stream.h"

G_BEGIN_DECLS

int LLVMFuzzerTestOneInput (const guint8 *bytes, gsize n);

/* --- bytes as instructions --- */

/* What is left of an input; reads zeroes behind its end. */
typedef struct
{
  const guint8 *at, *end;
} FuzzBytes;

gboolean fuzz_is_over (const FuzzBytes *bytes);
guint fuzz_take (FuzzBytes *bytes);                             /* one byte */
guint fuzz_take_of (FuzzBytes *bytes, guint n);                 /* 0 … n - 1 */
double fuzz_take_between (FuzzBytes *bytes, double min, double max); /* of two bytes, both ends included */

/* The bytes with a zero behind them, as the text of a file; newly allocated. */
char *fuzz_text (const guint8 *bytes, gsize n);

/* A checksum is what a fuzzer never finds: where a sentence ends in "*????" its right one is put in. Newly allocated. */
GByteArray *fuzz_mend (const guint8 *bytes, gsize n);

/* --- what must be true of anything that comes out --- */

/* Numbers are numbers, words are words of their enumeration, nothing lasts less than no time, and what is not
 * known names neither zone nor level. */
void fuzz_check_reading (const DorsalReading *reading);
void fuzz_check_message (const DorsalMessage *message);
/* Between the readings: what the judgement keeps. */
void fuzz_check_stream (const DorsalStream *stream);

G_END_DECLS
