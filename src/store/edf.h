/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* EDF+, the European Data Format (Kemp and Olivan 2003, Clin Neurophysiol 114:1755; edfplus.info), as far as sessions
 * need it: a header, records of equal length with 16-bit samples, and annotations. Knows nothing of sessions. */

#include <glib.h>

G_BEGIN_DECLS

#define DORSAL_EDF_MOST_SIGNALS 256 /* that we write; more are read */
#define DORSAL_EDF_NOTES        "EDF Annotations"

/* One signal. The physical value of a sample is linear between the two pairs. */
typedef struct
{
  char label[17], dimension[9], transducer[81];
  double physical_min, physical_max;
  int digital_min, digital_max;
  guint samples; /* in a record */
} DorsalEdfSignal;

typedef struct
{
  char patient[81], recording[81]; /* printable ASCII */
  char date[9], time[9];           /* dd.mm.yy, hh.mm.ss */
  gint64 records;
  double record_s;
  guint n_signals;
  DorsalEdfSignal signals[DORSAL_EDF_MOST_SIGNALS];
} DorsalEdf;

/* Appends a signal and returns it; digital 0 is physical 0: physical_min / digital_min is the resolution. */
DorsalEdfSignal *dorsal_edf_add (DorsalEdf *edf, const char *label, const char *dimension, double resolution,
                                 int digital_min, int digital_max, guint samples);

/* As a file's first bytes: EDF+C, without gaps. */
GByteArray *dorsal_edf_header (const DorsalEdf *edf);
gsize dorsal_edf_record_bytes (const DorsalEdf *edf);

/* Text as the header has it: ASCII as near as can be, spaces and what cannot be printed become "_". "" becomes "X",
 * which is EDF's word for not known. Newly allocated. */
char *dorsal_edf_word (const char *text);

/* An annotation, ready for a record; to_us < from_us: has no length. text: UTF-8, without control characters. */
void dorsal_edf_put_note (GByteArray *bytes, gint64 from_us, gint64 to_us, const char *text);
/* The one that each record begins with: when it begins. */
void dorsal_edf_put_time (GByteArray *bytes, gint64 at_us);

/* --- reading --- */

/* Where some signals, one after the other, lie in the file. */
typedef struct
{
  gint64 records;     /* -1: until the file ends */
  gsize header_bytes; /* of the whole header */
  gsize record_bytes;
  gsize offset, length; /* of them together in a record, bytes */
} DorsalEdfPlace;

#define DORSAL_EDF_HEAD 256

/* From the first 256 bytes: how long the header is. 0: this is no EDF file. Trusts nothing. */
gsize dorsal_edf_header_length (const guint8 head[DORSAL_EDF_HEAD]);

/* header: as many bytes as that. The signals that are called label, a space and a number. FALSE: there are none, others
 * lie between them, or the header contradicts itself. */
gboolean dorsal_edf_find (const guint8 *header, gsize n, const char *label, DorsalEdfPlace *ret_place);

G_END_DECLS
