/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the truth of `dorsalctl simulate --truth` and the lines of `dorsalctl monitor`. Out:
 * one row a sample, joined by the sequence number. Never judges. */

#include "score.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef const char *(*WordOf) (int value);

static int
value_of (const char *word, gsize n, WordOf word_of, int last)
{
  for (int value = 0; value <= last; value++)
    if (strlen (word_of (value)) == n && strncmp (word_of (value), word, n) == 0)
      return value;
  g_printerr ("dorsal-score: there is no word “%.*s”\n", (int) n, word);
  exit (2);
}

static const char *
state_word (int value)
{
  return dorsal_state_to_string ((DorsalState) value);
}

static const char *
zone_word (int value)
{
  return dorsal_zone_to_string ((DorsalZone) value);
}

static const char *
level_word (int value)
{
  return dorsal_level_to_string ((DorsalLevel) value);
}

static double
header_number (const char *line, const char *key)
{
  const char *at = strstr (line, key);

  return at != NULL ? g_ascii_strtod (at + strlen (key), NULL) : 0;
}

static gboolean
read_truth (Session *session, FILE *file)
{
  char line[512];

  if (fgets (line, sizeof line, file) == NULL || line[0] != '#')
    return FALSE;
  session->length_cm = header_number (line, "length_cm=");
  session->rate_hz = header_number (line, "rate_hz=");
  if (session->length_cm <= 0 || session->rate_hz <= 0 || fgets (line, sizeof line, file) == NULL)
    return FALSE;

  while (fgets (line, sizeof line, file) != NULL)
    {
      g_auto (GStrv) field = g_strsplit (line, ",", -1);
      Row row = { 0 };

      if (g_strv_length (field) != 11 || (guint16) atoi (field[0]) != (guint16) session->rows->len)
        return FALSE;
      row.t = g_ascii_strtod (field[1], NULL);
      row.state = (DorsalState) value_of (field[2], strlen (field[2]), state_word, DORSAL_STATE_EXTENDING);
      row.zone = (DorsalZone) value_of (field[3], strlen (field[3]), zone_word, DORSAL_ZONE_PELVIS);
      row.level = (DorsalLevel) value_of (field[4], strlen (field[4]), level_word, DORSAL_LEVEL_S2);
      row.place_cm = g_ascii_strtod (field[5], NULL);
      row.replaced = field[9][0] == '1';
      g_array_append_val (session->rows, row);
    }
  return session->rows->len > 0;
}

/* The word after "key":", or UNKNOWN (0) for null. */
static int
json_word (const char *line, const char *key, WordOf word_of, int last)
{
  const char *at = strstr (line, key);

  if (at == NULL || at[strlen (key)] != '"')
    return 0;
  at += strlen (key) + 1;
  return value_of (at, strcspn (at, "\""), word_of, last);
}

/* Sequence numbers are modulo 65536; the readings come in order. */
static gsize
row_of (guint16 seq, gsize last)
{
  return last + (guint16) (seq - (guint16) last);
}

static void
hear (Row *row, const char *line)
{
  row->heard = TRUE;
  row->said_state = (DorsalState) json_word (line, "\"state\":", state_word, DORSAL_STATE_EXTENDING);
  row->said_zone = (DorsalZone) json_word (line, "\"zone\":", zone_word, DORSAL_ZONE_PELVIS);
  row->said_level = (DorsalLevel) json_word (line, "\"level\":", level_word, DORSAL_LEVEL_S2);
  row->said_lumbar = strstr (line, "\"lumbar\"") != NULL && strstr (strstr (line, "\"alerts\":"), "\"lumbar\"") != NULL;
  row->said_neck = strstr (strstr (line, "\"alerts\":"), "\"neck\"") != NULL;
  row->said_hold_s = header_number (line, "\"hold_s\":");
}

static gboolean
read_monitor (Session *session, FILE *file)
{
  char line[2048];
  gsize at = 0;
  gboolean anchored = FALSE, just_anchored = FALSE, any = FALSE;

  while (fgets (line, sizeof line, file) != NULL)
    {
      gsize next;

      if (g_str_has_prefix (line, "{\"event\":\"anchored\""))
        just_anchored = TRUE;
      if (!g_str_has_prefix (line, "{\"seq\":"))
        continue;
      next = row_of ((guint16) atoi (line + strlen ("{\"seq\":")), at);
      if (next >= session->rows->len)
        return FALSE;
      for (; at <= next; at++)
        {
          anchored &= !g_array_index (session->rows, Row, at).replaced;
          g_array_index (session->rows, Row, at).anchored = anchored;
        }
      at = next;
      /* The sample of the press itself may have been lost, so the word counts from here. */
      anchored |= just_anchored && !g_array_index (session->rows, Row, at).replaced;
      g_array_index (session->rows, Row, at).anchored = anchored;
      just_anchored = FALSE;
      hear (&g_array_index (session->rows, Row, at), line);
      any = TRUE;
    }
  return any;
}

static gboolean
load (Session *session, const char *path, gboolean (*read_it) (Session *, FILE *))
{
  FILE *file = fopen (path, "r");
  gboolean good = file != NULL && read_it (session, file);

  if (!good)
    g_printerr ("dorsal-score: %s: %s\n", path, file != NULL ? "not what it should be" : "cannot be read");
  if (file != NULL)
    fclose (file);
  return good;
}

Session *
session_load (const char *truth_path, const char *monitor_path)
{
  g_autoptr (Session) session = g_new0 (Session, 1);

  session->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  if (!load (session, truth_path, read_truth) || !load (session, monitor_path, read_monitor))
    return NULL;
  return g_steal_pointer (&session);
}

void
session_free (Session *session)
{
  if (session == NULL)
    return;

  g_array_unref (session->rows);
  g_free (session);
}
