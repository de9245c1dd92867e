/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Our EDF+ in the eyes of somebody else: BioSig's save2gdf turns it into text, a file a signal and a table of events,
 * and each value is compared with the readings. Skipped where it is not installed. */

#include "store/report.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "rig.h"

#define HOLD_US (250 * 1000)

static const DorsalRange all = { 0, G_MAXINT64 };

/* --- what should be there: the last reading in each slot, or before it --- */

typedef struct
{
  guint hz;
  gint64 first_us;
  gboolean has_first;
  GArray *readings; /* DorsalReading */
} Wanted;

static gboolean
take (const DorsalMessage *message, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Wanted *wanted = data;

  if (message->kind == DORSAL_MESSAGE_READING && message->step != DORSAL_CLOCK_UNKNOWN)
    g_array_append_val (wanted->readings, message->reading);
  return TRUE;
}

/* NULL: nothing that is young enough. */
static const DorsalReading *
reading_of_slot (const Wanted *wanted, guint slot, guint *cursor)
{
  const DorsalReading *all_of_them = (const DorsalReading *) (void *) wanted->readings->data;
  gint64 first_us = all_of_them[0].sample.time_us;

  while (*cursor + 1 < wanted->readings->len
         && (all_of_them[*cursor + 1].sample.time_us - first_us) * wanted->hz / G_USEC_PER_SEC <= slot)
    ++*cursor;
  {
    gint64 taken = (all_of_them[*cursor].sample.time_us - first_us) * wanted->hz / G_USEC_PER_SEC;

    return (slot - taken) * G_USEC_PER_SEC / wanted->hz <= HOLD_US ? &all_of_them[*cursor] : NULL;
  }
}

static double
wanted_value (const DorsalReading *r, guint signal)
{
  switch (signal)
    {
    case 0:
      return r && r->state != DORSAL_STATE_UNKNOWN && r->pressure_known ? r->pressure_kpa : -1;
    case 1:
      return r && r->place_known ? r->place_cm : -20;
    case 2:
      return r && r->place_known ? r->sigma_cm : -1;
    case 3:
      return r && r->load_known ? r->load_percent : -1;
    case 4:
      return r ? fmod (fmod (r->sample.angle_mdeg / 1000.0, 360) + 360, 360) : -1;
    default:
      return r ? r->sample.cells[signal - 5] / 10.0 : DORSAL_CELL_DEAD / 10.0;
    }
}

/* --- what is there --- */

static gboolean
convert (const char *edf, const char *text)
{
  const char *argv[] = { "save2gdf", "-f=ASCII", edf, text, NULL };
  int status;

  return g_spawn_sync (NULL, (char **) argv, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                       NULL, &status, NULL)
         && g_spawn_check_wait_status (status, NULL);
}

static void
compare (const Wanted *wanted, const char *folder, guint signal)
{
  static const double off_by[] = { 0.0501, 0.00501, 0.00501, 0.0501, 0.0501, 1e-6 };
  g_autofree char *name = g_strdup_printf ("%s/ride.a%02u", folder, signal + 1), *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint cursor = 0, known = 0;

  g_assert_true (g_file_get_contents (name, &text, NULL, NULL));
  lines = g_strsplit (g_strchomp (text), "\n", -1);
  for (guint slot = 0; lines[slot]; slot++)
    {
      const DorsalReading *r = reading_of_slot (wanted, slot, &cursor);
      double is = g_ascii_strtod (lines[slot], NULL), want = wanted_value (r, signal);

      known += r != NULL;
      if (!(fabs (is - want) <= off_by[MIN (signal, 5)]))
        g_error ("signal %u, slot %u: %s instead of %g", signal, slot, lines[slot], want);
    }
  g_assert_cmpuint (known, >, 1000);
}

/* Is it in the table of events, to a sample? A line: "TYPE\tFROM\tLENGTH\tCHANNEL\tWORDS". */
static gboolean
is_told (const char *const *lines, const DorsalSpan *span, const char *words)
{
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) fields = g_strsplit (lines[i], "\t", 5);

      if (g_strv_length (fields) == 5 && strcmp (fields[4], words) == 0
          && fabs (g_ascii_strtod (fields[1], NULL) - span->from_us * 1e-6) <= 0.011
          && fabs (g_ascii_strtod (fields[2], NULL) - (span->to_us - span->from_us) * 1e-6) <= 0.011)
        return TRUE;
    }
  return FALSE;
}

static void
compare_events (const DorsalReport *report, const char *path)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (strstr (text, "[EVENT TABLE]"), "\n", -1);
  for (guint i = 0; i < report->story.spans->len; i++)
    {
      const DorsalSpan *span = &g_array_index (report->story.spans, DorsalSpan, i);
      gboolean alert = span->kind == DORSAL_SPAN_ALERT;
      g_autofree char *words
          = g_strdup_printf ("%s %s", alert ? "Alert" : "Zone",
                             alert ? dorsal_alert_to_string (span->alert) : dorsal_zone_to_string (span->zone));

      if (!alert && span->kind != DORSAL_SPAN_ZONE)
        continue;
      if (!is_told ((const char *const *) lines, span, words))
        g_error ("not in the table: %s", words);
      n++;
    }
  g_assert_cmpuint (n, >, 5);
}

static void
test_values (void)
{
  g_autofree char *program = g_find_program_in_path ("save2gdf");
  g_autofree char *path = rig_path ("reader.db"), *edf = rig_path ("ride.edf"), *text = rig_path ("ride.asc");
  g_autofree char *folder = g_path_get_dirname (edf);
  g_autoptr (DorsalStore) store = NULL;
  g_autoptr (DorsalKeptSession) session = NULL;
  g_autoptr (DorsalReport) report = NULL;
  g_autoptr (GArray) readings = g_array_new (FALSE, FALSE, sizeof (DorsalReading));
  Wanted wanted = { .hz = 100, .readings = readings };
  g_auto (RigRide) ride = { 0 };

  if (!program)
    {
      g_test_skip ("save2gdf (biosig-tools) is not installed");
      return;
    }
  store = dorsal_store_open (path, DORSAL_STORE_WRITE, NULL, NULL);
  ride = rig_ride (2, 30, 100);
  session = dorsal_kept_get (store, rig_keep (store, &ride, 25), NULL);
  g_assert_true (dorsal_kept_play (store, session, NULL, take, &wanted, NULL, NULL));
  g_assert_true (dorsal_export_to_file (dorsal_export_edf, store, session, all, edf, NULL));
  g_assert_true (convert (edf, text));
  for (guint signal = 0; signal < 5 + 12; signal++)
    compare (&wanted, folder, signal);
  report = dorsal_kept_report (store, session, all, NULL, NULL);
  compare_events (report, text);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/edf-reader/another-program-reads-the-same-values", test_values);
  result = g_test_run ();
  rig_clean ();
  return result;
}
