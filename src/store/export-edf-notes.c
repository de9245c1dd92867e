/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The story of a session → annotations, record by record. Each stands in the record in which it begins, or in a later
 * one where there is room; EDF+ allows that. Never: a word in another language than the CSV's. */

#include "store/export-private.h"

#include <string.h>

#define GAP_US (250 * 1000) /* shorter ones are nobody's concern but the record's */
#define LEAST  64           /* bytes in a record */

static void
append_hold (GString *text, const DorsalSpan *span)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append_printf (text, "Hold %s", dorsal_level_to_string (span->level));
  if (span->hardest_kpa > 0)
    g_string_append_printf (text, ", hardest %s kPa",
                            g_ascii_formatd (number, sizeof number, "%.1f", span->hardest_kpa));
  if (span->answer != DORSAL_ANSWER_UNKNOWN)
    g_string_append_printf (text, ", felt %s", dorsal_answer_to_string (span->answer));
}

/* NULL: not told of. Newly allocated. */
static char *
words_of (const DorsalSpan *span)
{
  GString *text = g_string_new (NULL);

  switch (span->kind)
    {
    case DORSAL_SPAN_ZONE:
      g_string_append_printf (text, "Zone %s", dorsal_zone_to_string (span->zone));
      break;
    case DORSAL_SPAN_HOLD:
      append_hold (text, span);
      break;
    case DORSAL_SPAN_ALERT:
      g_string_append_printf (text, "Alert %s", dorsal_alert_to_string (span->alert));
      break;
    case DORSAL_SPAN_GAP:
      if (span->to_us - span->from_us >= GAP_US)
        g_string_append_printf (text, "Gap, samples lost: %" G_GUINT64_FORMAT, span->lost);
      break;
    case DORSAL_SPAN_ANCHOR:
      g_string_append_printf (text, "Anchor %s", dorsal_anchor_result_to_string (span->anchor));
      break;
    case DORSAL_SPAN_MARKED_END:
      g_string_append_printf (text, "Marked end %s", span->marked_end == DORSAL_MARKED_END_LEFT ? "left" : "right");
      break;
    case DORSAL_SPAN_SETTINGS:
      g_string_append (text, "Settings changed");
      break;
    case DORSAL_SPAN_ROLLER:
      g_string_append_printf (text, "Roller %s", dorsal_roller_event_to_string (span->event));
      break;
    default:
      break;
    }
  return g_string_free (text, text->len == 0);
}

GPtrArray *
dorsal_notes_of (const DorsalReport *report, GArray **ret_times)
{
  GPtrArray *notes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_byte_array_unref);
  GArray *times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < report->story.spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (report->story.spans, DorsalSpan, i);
      gint64 from_us = span->from_us - report->from_us;
      g_autofree char *words = words_of (span);

      if (!words)
        continue;
      g_ptr_array_add (notes, g_byte_array_new ());
      dorsal_edf_put_note (notes->pdata[notes->len - 1], from_us, span->to_us - report->from_us, words);
      g_array_append_val (times, from_us);
    }
  *ret_times = times;
  return notes;
}

void
dorsal_notes_fill (DorsalNotes *notes, gint64 record, GByteArray *bytes)
{
  guint room = bytes->len + notes->room, used;
  gint64 end_us = (record + 1) * notes->record_us;

  dorsal_edf_put_time (bytes, record * notes->record_us);
  while (notes->next < notes->texts->len && g_array_index (notes->times, gint64, notes->next) < end_us)
    {
      const GByteArray *note = notes->texts->pdata[notes->next];

      if (bytes->len + note->len > room)
        break;
      g_byte_array_append (bytes, note->data, note->len);
      notes->next++;
    }
  used = bytes->len;
  g_byte_array_set_size (bytes, room);
  memset (bytes->data + used, 0, room - used);
}

/* Do all of them find room? */
static gboolean
all_fit (DorsalNotes notes, gint64 records)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  notes.next = 0;
  for (gint64 record = 0; record < records; record++)
    {
      g_byte_array_set_size (bytes, 0);
      dorsal_notes_fill (&notes, record, bytes);
    }
  return notes.next == notes.texts->len;
}

void
dorsal_notes_plan (DorsalNotes *notes, gint64 records)
{
  guint longest = 0;

  for (guint i = 0; i < notes->texts->len; i++)
    longest = MAX (longest, ((const GByteArray *) notes->texts->pdata[i])->len);
  notes->room = (MAX (LEAST, longest + 32) + 1) / 2 * 2;
  while (!all_fit (*notes, records))
    notes->room = (notes->room * 3 / 2 + 1) / 2 * 2;
}
