/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Our own CSV → a session. The readings in the rows are passed over: today's judgement makes them anew from the
 * samples, under the settings of the header, and they come out the same.
 *
 * Comes in: lines, trusted in nothing. Goes out: all of a session, or none of it and "NAME:LINE: what is
 * wrong". Never: a time that runs backward, a number that the wire could not have said. */

#include "store/export-private.h"
#include "store/import-private.h"
#include "store/store-private.h"
#include "store/writer.h"

#include <string.h>

#define CHUNK_US (250 * 1000)
#define MOST_US (400 * 24 * 3600 * (gint64) G_USEC_PER_SEC) /* longer than any session; sums stay far from overflow */

G_DEFINE_QUARK (dorsal-import-error-quark, dorsal_import_error)

typedef enum
{
  COLUMN_TIME,
  COLUMN_SEQ,
  COLUMN_STEP,
  COLUMN_ANGLE,
  N_COLUMNS,
} Column;

static const char *const column_names[N_COLUMNS] = { "time_us", "seq", "step", "angle_mdeg" };

typedef struct
{
  DorsalStore *store;
  const char *name;
  guint line;
  gint64 began_us;
  char *source;
  DorsalSettings settings;
  DorsalSettings told; /* later ones, of the last message that has some */
  GArray *guided; /* DorsalGuided of the header, until the session has begun */
  gboolean has_columns, has_sample;
  guint columns[N_COLUMNS], cells; /* where each stands; the cells are the last ones */
  DorsalWriter *writer;
  DorsalReplay replay;
  gint64 first_us, put_us;
  gint64 last_us;
} Import;

static gboolean G_GNUC_PRINTF (3, 4)
fail (Import *import, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, DORSAL_IMPORT_ERROR, DORSAL_IMPORT_ERROR_FORMAT, "%s:%u: %s", import->name, import->line, what);
  return FALSE;
}

/* --- one message --- */

static gint64
now_us (Import *import)
{
  return import->began_us + import->last_us - import->first_us;
}

/* When there is a session that they led in. */
static void
tell_guided (Import *import)
{
  for (guint i = 0; i < import->guided->len; i++)
    dorsal_writer_set_guided (import->writer, &g_array_index (import->guided, DorsalGuided, i));
  g_array_set_size (import->guided, 0);
}

static gboolean
take (Import *import, DorsalMessage *message, GError **error)
{
  DorsalMessage gesture;

  if (!import->writer)
    {
      import->writer = dorsal_writer_new (import->source ? import->source : "csv", &import->settings);
      dorsal_replay_begin (&import->replay, &import->settings, FALSE);
    }
  if (message->kind == DORSAL_MESSAGE_DROPPED)
    dorsal_writer_dropped (import->writer, message->frame.status.overruns);
  else
    {
      dorsal_replay_step (&import->replay, message);
      dorsal_writer_add (import->writer, message, now_us (import));
      if (message->kind == DORSAL_MESSAGE_HELLO)
        tell_guided (import);
      if (message->kind == DORSAL_MESSAGE_READING && dorsal_replay_gesture (&import->replay, &gesture))
        dorsal_writer_add (import->writer, &gesture, now_us (import));
    }
  if (import->last_us - import->put_us < CHUNK_US)
    return TRUE;
  import->put_us = import->last_us;
  return dorsal_writer_put (import->writer, import->store, now_us (import), error);
}

/* --- events --- */

/* "# @ word rest" */
static gboolean
read_event (Import *import, const char *word, const char *rest, GError **error)
{
  g_autofree DorsalMessage *message = g_new0 (DorsalMessage, 1);
  g_autofree char *where = g_strdup_printf ("%s:%u", import->name, import->line);

  return dorsal_import_event (word, rest, where, message, &import->told, error) && take (import, message, error);
}

/* --- the header --- */

static gboolean
read_time (const char *text, gint64 *ret_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  if (time)
    *ret_us = g_date_time_to_unix (time) * G_USEC_PER_SEC + g_date_time_get_microsecond (time);
  return time != NULL;
}

static gboolean
read_comment (Import *import, char *line, GError **error)
{
  g_auto (GStrv) words = g_strsplit (g_strchug (line + 1), " ", 2);
  const char *rest = words[0] && words[1] ? words[1] : "";

  if (words[0] && strcmp (words[0], "@") == 0)
    {
      g_auto (GStrv) event = g_strsplit (rest, " ", 2);
      return read_event (import, event[0] ? event[0] : "", event[0] && event[1] ? event[1] : "", error);
    }
  if (import->writer) /* what we don't know is somebody's remark */
    return TRUE;
  if (words[0] && strcmp (words[0], "began") == 0 && !read_time (rest, &import->began_us))
    return fail (import, error, "“%s” is no time such as 2026-11-25T09:30:00Z", rest);
  if (words[0] && strcmp (words[0], "settings") == 0)
    {
      g_autofree char *where = g_strdup_printf ("%s:%u", import->name, import->line);
      return dorsal_import_settings (rest, where, &import->settings, error);
    }
  if (words[0] && strcmp (words[0], "guided") == 0)
    {
      DorsalGuided guided;

      if (!dorsal_guided_parse (rest, &guided))
        return fail (import, error, "“%s” is no programme: a time, over or under-way, its steps, name and title, a tab between them", rest);
      g_array_append_val (import->guided, guided);
    }
  if (words[0] && strcmp (words[0], "source") == 0)
    {
      g_free (import->source);
      import->source = g_strndup (rest, 32);
    }
  return TRUE;
}

static gboolean
read_columns (Import *import, const char *line, GError **error)
{
  g_auto (GStrv) names = g_strsplit (line, ",", -1);

  import->cells = g_strv_length (names);
  for (guint i = 0; i < N_COLUMNS; i++)
    {
      import->columns[i] = G_MAXUINT;
      for (guint j = 0; names[j]; j++)
        if (strcmp (names[j], column_names[i]) == 0)
          import->columns[i] = j;
      if (import->columns[i] == G_MAXUINT)
        return fail (import, error, "the column %s is missing", column_names[i]);
    }
  for (guint j = 0; names[j] && import->cells == g_strv_length (names); j++)
    if (strcmp (names[j], "c1") == 0)
      import->cells = j;
  import->has_columns = TRUE;
  return TRUE;
}

/* --- a row --- */

static gboolean
read_number (Import *import, const char *text, const char *what, gint64 min, gint64 max, gint64 *ret_value, GError **error)
{
  char *end;
  gint64 value = g_ascii_strtoll (text, &end, 10);

  if (end == text || *end != '\0' || value < min || value > max)
    return fail (import, error, "%s: “%s” is not a whole number between %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT, what,
                 text, min, max);
  *ret_value = value;
  return TRUE;
}

static gboolean
read_step (Import *import, const char *word, DorsalMessage *message, GError **error)
{
  message->step = strcmp (word, "first") == 0  ? DORSAL_CLOCK_FIRST
                  : strcmp (word, "next") == 0 ? DORSAL_CLOCK_NEXT
                  : strcmp (word, "gap") == 0  ? DORSAL_CLOCK_GAP
                                               : DORSAL_CLOCK_UNKNOWN;
  return message->step != DORSAL_CLOCK_UNKNOWN || fail (import, error, "step: “%s” is not first, next or gap", word);
}

static gboolean
read_cells (Import *import, char **fields, guint n, DorsalSample *sample, GError **error)
{
  const DorsalHello *hello = &import->replay.classifier.hello;

  if (!import->writer || n != hello->n_cells)
    return fail (import, error, "%u cells, but the roller's hello says %u", n, import->writer ? hello->n_cells : 0);
  sample->n_cells = (guint8) n;
  for (guint i = 0; i < n; i++)
    {
      gint64 most = hello->unit == DORSAL_UNIT_KPA ? DORSAL_CELL_MOST_KPA : (gint64) hello->full_scale;
      gint64 value = 0;

      if (!read_number (import, fields[i], "a cell", DORSAL_CELL_DEAD, most, &value, error))
        return FALSE;
      sample->cells[i] = (gint32) value;
    }
  return TRUE;
}

static gboolean
read_row (Import *import, const char *line, GError **error)
{
  g_auto (GStrv) fields = g_strsplit (line, ",", -1);
  g_autofree DorsalMessage *message = g_new0 (DorsalMessage, 1);
  DorsalSample *sample = &message->reading.sample;
  guint n = g_strv_length (fields);
  gint64 seq, angle;

  for (guint i = 0; i < N_COLUMNS; i++)
    if (import->columns[i] >= n)
      return fail (import, error, "the row is too short");
  if (!read_number (import, fields[import->columns[COLUMN_TIME]], "time_us", import->has_sample ? import->last_us : 0,
                    MOST_US, &sample->time_us, error)
      || !read_number (import, fields[import->columns[COLUMN_SEQ]], "seq", 0, G_MAXUINT16, &seq, error)
      || !read_number (import, fields[import->columns[COLUMN_ANGLE]], "angle_mdeg", G_MININT32, G_MAXINT32, &angle, error)
      || !read_step (import, fields[import->columns[COLUMN_STEP]], message, error)
      || !read_cells (import, fields + MIN (import->cells, n), n - MIN (import->cells, n), sample, error))
    return FALSE;
  message->kind = DORSAL_MESSAGE_READING;
  message->reading.link = DORSAL_LINK_STREAMING;
  message->time_us = sample->time_us;
  sample->seq = (guint16) seq;
  sample->angle_mdeg = (gint32) angle;
  if (!import->has_sample)
    import->first_us = import->put_us = sample->time_us;
  import->has_sample = TRUE;
  import->last_us = sample->time_us;
  return take (import, message, error);
}

/* --- all --- */

static gboolean
read_line (Import *import, char *line, gboolean text, GError **error)
{
  g_strchomp (line);
  if (import->line == 1)
    return strcmp (line, DORSAL_CSV_TITLE) == 0
           || fail (import, error, "this is no session that Dorsal exported: it would begin with “%s”", DORSAL_CSV_TITLE);
  if (!text)
    return fail (import, error, "this is no text");
  if (*line == '#')
    return read_comment (import, line, error);
  if (*line == '\0')
    return TRUE;
  return import->has_columns ? read_row (import, line, error) : read_columns (import, line, error);
}

static gboolean
read_all (Import *import, GInputStream *in, GError **error)
{
  g_autoptr (DorsalLines) lines = dorsal_lines_new (in);
  g_autoptr (GError) cause = NULL;
  char *line;

  while (dorsal_lines_next (lines, &line, &cause))
    {
      if (!line)
        return import->has_sample || fail (import, error, "there is not one sample in it");
      import->line++;
      if (!read_line (import, line, dorsal_lines_is_text (lines), error))
        return FALSE;
    }
  if (cause->domain == DORSAL_IMPORT_ERROR)
    return fail (import, error, "%s", cause->message);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gint64
finish (Import *import, GError **error)
{
  gint64 id;

  if (!dorsal_writer_put (import->writer, import->store, now_us (import), error))
    return 0;
  id = dorsal_writer_get_session (import->writer);
  if (id == 0)
    return fail (import, error, "no session can be made of what is in it: the roller never said hello");
  dorsal_writer_end (import->writer);
  return dorsal_writer_put (import->writer, import->store, now_us (import), error)
                 && dorsal_store_exec (import->store, "COMMIT", error)
             ? id
             : 0;
}

gint64
dorsal_import_csv (DorsalStore *store, GInputStream *in, const char *name, GError **error)
{
  g_autofree Import *import = g_new0 (Import, 1);
  gint64 id = 0;

  import->store = store;
  import->name = name;
  import->settings = dorsal_settings_default ();
  import->began_us = g_get_real_time ();
  import->guided = g_array_new (FALSE, FALSE, sizeof (DorsalGuided));
  if (!dorsal_store_exec (store, "BEGIN IMMEDIATE", error))
    return 0;
  if (read_all (import, in, error))
    id = finish (import, error);
  if (id == 0 && !sqlite3_get_autocommit (store->db))
    sqlite3_exec (store->db, "ROLLBACK", NULL, NULL, NULL);
  dorsal_writer_free (import->writer);
  g_free (import->source);
  g_array_unref (import->guided);
  return id;
}
