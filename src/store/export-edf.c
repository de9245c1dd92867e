/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A session → EDF+C. Three times through it: its CSV into a spool, its story, its samples.
 *
 *   slot    0    1    2    3    4    5     a fixed rate, the roller's own
 *   sample  a       b c         d          at its own time
 *   signal  a    a    c    c    d    ?     the last one in the slot, else the last before it, for a quarter of a
 *                                          second; then unknown: the lowest value, which nothing can have
 *
 * Gaps are not left out (EDF+D): EDFbrowser opens no such file. Never: a value that nobody measured, but for that
 * quarter of a second; the session itself, to the last bit, is in the signals "Dorsal record 1" …, as many as it takes:
 * all have one rate, for there are readers that would resample the others. */

#include "store/export-private.h"
#include "store/spool.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#define HOLD_US      (250 * 1000)
#define RECORD_BYTES 61440 /* what EDF allows in a record of a second; then they are tenths of one */
#define SPEED        4     /* of the compression, 1 … 9 */
#define MOST_BLOBS   200   /* signals of the session itself */

typedef enum
{
  VALUE_PRESSURE,
  VALUE_PLACE,
  VALUE_SIGMA,
  VALUE_LOAD,
  VALUE_ANGLE,
  VALUE_CELLS, /* from here on */
  VALUE_MOST = VALUE_CELLS + DORSAL_MAX_CELLS,
} Value;

typedef struct
{
  const DorsalReport *report;
  DorsalEdf edf;
  gint64 record_us;
  guint rate;       /* slots in a record */
  guint n_values;   /* the first signals */
  int cell_divisor; /* counts in a step of a cell's signal: beyond 16 bits */
  guint blob;       /* bytes of the spool in a record */
  DorsalNotes notes;
  int spool;
  GOutputStream *out;
  GByteArray *bytes; /* of the record under way: the values' part */
  gint64 first_us;
  gboolean has_first;
  gint64 slot; /* the next to be written */
  gint64 last_us;
  gboolean has_last;
  gint16 last[VALUE_MOST]; /* of the last sample */
  GError *error;
} Writing;

/* --- plan --- */

static char *
startdate_of (gint64 at_us, DorsalEdf *edf)
{
  static const char *const months[]
      = { "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC" };
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (at_us / G_USEC_PER_SEC);
  int year, month, day;

  if (!time)
    time = g_date_time_new_from_unix_utc (0);
  g_date_time_get_ymd (time, &year, &month, &day);
  g_snprintf (edf->date, sizeof edf->date, "%02d.%02d.%02d", day, month, year % 100);
  g_snprintf (edf->time, sizeof edf->time, "%02d.%02d.%02d", g_date_time_get_hour (time), g_date_time_get_minute (time),
              g_date_time_get_second (time));
  return g_strdup_printf ("%02d-%s-%04d", day, months[month - 1], year);
}

static void
plan_head (Writing *writing, const DorsalKeptSession *session, DorsalRange range)
{
  gint64 at_us = 0; /* of a damaged row: no date that there is */
  gboolean beyond = __builtin_add_overflow (session->began_us, writing->report->from_us, &at_us);
  g_autofree char *date = startdate_of (beyond ? G_MAXINT64 : at_us, &writing->edf);
  g_autofree char *name = dorsal_edf_word (range.name), *model = dorsal_edf_word (session->model),
                  *serial = dorsal_edf_word (session->serial);

  g_snprintf (writing->edf.patient, sizeof writing->edf.patient, "X X X %s", name);
  g_snprintf (writing->edf.recording, sizeof writing->edf.recording, "Startdate %s X X %.24s_%.24s", date, model,
              serial);
}

static void
describe (DorsalEdfSignal *signal, const char *text)
{
  g_strlcpy (signal->transducer, text, sizeof signal->transducer);
}

static void
plan_cells (Writing *writing)
{
  const DorsalHello *hello = &writing->report->hello;
  gboolean kpa = hello->unit == DORSAL_UNIT_KPA;
  int most = kpa ? DORSAL_CELL_MOST_KPA : (int) MAX (hello->full_scale, 1u);

  writing->cell_divisor = 1 + most / 32768;
  for (guint i = 0; i < hello->n_cells; i++)
    {
      char label[17];

      g_snprintf (label, sizeof label, "Cell %u", i + 1);
      describe (dorsal_edf_add (&writing->edf, label, kpa ? "kPa" : "counts", kpa ? 0.1 : writing->cell_divisor,
                                DORSAL_CELL_DEAD, most / writing->cell_divisor, writing->rate),
                "from the marked end, as on the wire; lowest: dead or not known");
    }
}

static void
plan_signals (Writing *writing)
{
  DorsalEdf *edf = &writing->edf;
  gboolean raw = writing->report->course.raw;
  guint n = writing->rate;

  edf->n_signals = 0;
  describe (dorsal_edf_add (edf, "Pressure", raw ? "permille" : "kPa", raw ? 1 : 0.1, -10, raw ? 1000 : 10000, n),
            raw ? "hardest cell, of full scale, not calibrated; lowest: not known" : "hardest cell; lowest: not known");
  describe (dorsal_edf_add (edf, "Position", "cm", 0.01, -2000, 10000, n),
            "along the back from the tip of C7 toward the feet; lowest: not known");
  describe (dorsal_edf_add (edf, "Uncertainty", "cm", 0.01, -100, 3000, n),
            "one standard deviation of the position; lowest: not known");
  describe (dorsal_edf_add (edf, "Load", "%", 0.1, -10, 3000, n), "percent of body weight; lowest: not known");
  describe (dorsal_edf_add (edf, "Rotation", "deg", 0.1, -10, 3600, n),
            "of the roller, within a turn; lowest: not known");
  plan_cells (writing);
  writing->n_values = edf->n_signals;
}

/* In each record its share, in signals of the common rate; where they would be too many, of a multiple of it. */
static void
plan_blob (Writing *writing, gint64 spooled)
{
  gint64 share = (spooled + writing->edf.records - 1) / writing->edf.records;
  gint64 signal = 2 * (gint64) writing->rate, n = MAX ((share + signal - 1) / signal, 1);
  guint times = (guint) ((n + MOST_BLOBS - 1) / MOST_BLOBS);

  n = (n + times - 1) / times;
  writing->blob = (guint) (n * times * signal);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *label = g_strdup_printf (DORSAL_EDF_RECORD " %u", i + 1);

      describe (dorsal_edf_add (&writing->edf, label, "", 1, -32768, 32767, writing->rate * times),
                "the session itself: gzip of CSV, for dorsalctl import");
    }
}

static void
plan_records (Writing *writing, gint64 spooled)
{
  const DorsalReport *report = writing->report;
  guint hz = CLAMP (report->hello.rate_hz, 10, 1000);

  writing->record_us = G_USEC_PER_SEC;
  writing->rate = hz;
  plan_signals (writing);
  if (dorsal_edf_record_bytes (&writing->edf) > RECORD_BYTES * 2 / 3) /* and there is more to come */
    {
      writing->record_us = G_USEC_PER_SEC / 10;
      writing->rate = (hz + 9) / 10;
      plan_signals (writing);
    }
  writing->edf.record_s = writing->record_us / (double) G_USEC_PER_SEC;
  writing->edf.records = (report->to_us - report->from_us) / writing->record_us + 1;
  writing->notes.record_us = writing->record_us;
  dorsal_notes_plan (&writing->notes, writing->edf.records);
  dorsal_edf_add (&writing->edf, DORSAL_EDF_NOTES, "", 1, -32768, 32767, writing->notes.room / 2);
  plan_blob (writing, spooled);
}

/* --- records --- */

static gboolean
put (Writing *writing, const void *bytes, gsize n)
{
  return !writing->error && g_output_stream_write_all (writing->out, bytes, n, NULL, NULL, &writing->error);
}

/* The next bytes of the spool; zeroes behind its end. */
static void
append_blob (Writing *writing, GByteArray *bytes)
{
  guint at = bytes->len, end = at + writing->blob;

  g_byte_array_set_size (bytes, end);
  while (at < end)
    {
      gssize n = read (writing->spool, bytes->data + at, end - at);

      if (n <= 0)
        break;
      at += (guint) n;
    }
  memset (bytes->data + at, 0, end - at);
}

static void
end_record (Writing *writing)
{
  guint values = writing->bytes->len;

  dorsal_notes_fill (&writing->notes, writing->slot / writing->rate - 1, writing->bytes);
  append_blob (writing, writing->bytes);
  put (writing, writing->bytes->data, writing->bytes->len);
  g_byte_array_set_size (writing->bytes, values);
}

static gint64
slot_us (const Writing *writing, gint64 slot)
{
  return slot * writing->record_us / writing->rate;
}

/* The next slot: what the last sample said, or nothing. */
static void
end_slot (Writing *writing)
{
  gboolean known = writing->has_last && slot_us (writing, writing->slot) - writing->last_us <= HOLD_US;
  guint at = (guint) (writing->slot % writing->rate);

  for (guint i = 0; i < writing->n_values; i++)
    {
      guint16 value
          = GUINT16_TO_LE ((guint16) (gint16) (known ? writing->last[i] : writing->edf.signals[i].digital_min));

      memcpy (writing->bytes->data + 2 * (i * writing->rate + at), &value, 2);
    }
  writing->slot++;
  if (at + 1 == writing->rate)
    end_record (writing);
}

/* --- values --- */

static void
set_value (Writing *writing, guint i, gboolean known, double value)
{
  const DorsalEdfSignal *signal = &writing->edf.signals[i];

  writing->last[i]
      = (gint16) (known ? CLAMP (round (value), signal->digital_min + 1, signal->digital_max) : signal->digital_min);
}

static void
set_values (Writing *writing, const DorsalReading *r)
{
  gboolean raw = writing->report->course.raw, seen = r->state != DORSAL_STATE_UNKNOWN;
  gint64 turn = r->sample.angle_mdeg % 360000;
  guint n = writing->n_values - VALUE_CELLS;

  if (raw)
    set_value (writing, VALUE_PRESSURE, seen && !r->pressure_known, r->raw_fraction * 1000);
  else
    set_value (writing, VALUE_PRESSURE, seen && r->pressure_known, r->pressure_kpa * 10);
  set_value (writing, VALUE_PLACE, r->place_known, r->place_cm * 100);
  set_value (writing, VALUE_SIGMA, r->place_known, r->sigma_cm * 100);
  set_value (writing, VALUE_LOAD, r->load_known, r->load_percent * 10);
  set_value (writing, VALUE_ANGLE, writing->report->hello.angle != DORSAL_ANGLE_NONE,
             (turn < 0 ? turn + 360000 : turn) / 100.0);
  for (guint i = 0; i < n; i++)
    set_value (writing, VALUE_CELLS + i, i < r->sample.n_cells && r->sample.cells[i] != DORSAL_CELL_DEAD,
               i < r->sample.n_cells ? r->sample.cells[i] / (double) writing->cell_divisor : 0);
}

static gboolean
take (const DorsalMessage *message, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Writing *writing = data;
  gint64 time_us, slot;

  if (message->kind != DORSAL_MESSAGE_READING || message->step == DORSAL_CLOCK_UNKNOWN)
    return TRUE;
  if (!writing->has_first)
    writing->first_us = message->time_us;
  writing->has_first = TRUE;
  time_us = message->time_us - writing->first_us - writing->report->from_us;
  if (time_us > writing->report->to_us - writing->report->from_us || writing->error)
    return FALSE;
  if (time_us < 0)
    return TRUE;
  slot = time_us * writing->rate / writing->record_us;
  while (writing->slot < slot) /* those before it are over */
    end_slot (writing);
  set_values (writing, &message->reading);
  writing->has_last = TRUE;
  writing->last_us = slot_us (writing, slot);
  return TRUE;
}

static gboolean
write_records (Writing *writing, DorsalStore *store, const DorsalKeptSession *session, GError **error)
{
  g_autoptr (GByteArray) header = dorsal_edf_header (&writing->edf);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  g_byte_array_set_size (bytes, 2 * writing->n_values * writing->rate);
  writing->bytes = bytes;
  put (writing, header->data, header->len);
  lseek (writing->spool, 0, SEEK_SET);
  if (!dorsal_kept_play (store, session, NULL, take, writing, NULL, error))
    return FALSE;
  while (!writing->error && writing->slot < writing->edf.records * writing->rate)
    end_slot (writing);
  if (!writing->error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&writing->error));
  return FALSE;
}

/* --- all --- */

/* How many bytes; -1: *error says why. */
static gint64
spool_csv (int fd, DorsalStore *store, const DorsalKeptSession *session, DorsalRange range, GError **error)
{
  g_autoptr (GOutputStream) plain = dorsal_spool_write (fd);
  g_autoptr (GConverter) zip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, SPEED));
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (plain, zip);

  return dorsal_export_csv_brief (store, session, range, out, error) && g_output_stream_close (out, NULL, error)
             ? lseek (fd, 0, SEEK_END)
             : -1;
}

static gboolean
write_all (Writing *writing, DorsalStore *store, const DorsalKeptSession *session, DorsalRange range, GError **error)
{
  gint64 spooled = spool_csv (writing->spool, store, session, range, error);
  g_autoptr (DorsalReport) report = spooled >= 0 ? dorsal_kept_report (store, session, range, NULL, error) : NULL;
  g_autoptr (GPtrArray) texts = NULL;
  g_autoptr (GArray) times = NULL;

  if (!report)
    return FALSE;
  writing->report = report;
  texts = dorsal_notes_of (report, &times);
  writing->notes.texts = texts;
  writing->notes.times = times;
  plan_records (writing, spooled);
  plan_head (writing, session, range);
  return write_records (writing, store, session, error);
}

gboolean
dorsal_export_edf (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range, GOutputStream *out,
                   GError **error)
{
  g_autofree Writing *writing = g_new0 (Writing, 1);
  gboolean written;

  writing->out = out;
  writing->spool = dorsal_spool_new (error);
  if (writing->spool < 0)
    return FALSE;
  written = write_all (writing, store, session, range, error);
  close (writing->spool);
  return written;
}
