/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A line "# @ word rest" of our CSV → the message that was written there: see store/export-csv.c. Never: a word
 * that it does not know passed over, for the rest of the session would be judged otherwise. */

#include "core/frame-reader.h"
#include "core/settings.h"
#include "store/import-private.h"

#include <string.h>

static gboolean G_GNUC_PRINTF (3, 4)
fail (const char *where, GError **error, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list arguments;

  va_start (arguments, format);
  what = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error (error, DORSAL_IMPORT_ERROR, DORSAL_IMPORT_ERROR_FORMAT, "%s: %s", where, what);
  return FALSE;
}

static int
find_word (const char *word, const char *(*to_string) (guint), guint n)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (word, to_string (i)) == 0)
      return (int) i;
  return -1;
}

static const char *
link_word (guint i)
{
  return dorsal_link_state_to_string ((DorsalLinkState) i);
}

static const char *
anchor_word (guint i)
{
  return dorsal_anchor_result_to_string ((DorsalAnchorResult) i);
}

static const char *
level_word (guint i)
{
  return dorsal_level_to_string ((DorsalLevel) i);
}

static const char *
answer_word (guint i)
{
  return dorsal_answer_to_string ((DorsalAnswer) i);
}

static const char *
wish_word (guint i)
{
  return dorsal_wish_to_string ((DorsalWish) i);
}

/* "T6 worse". */
static gboolean
read_felt (const char *rest, DorsalMessage *message)
{
  g_auto (GStrv) words = g_strsplit (rest, " ", 2);
  int level = words[0] ? find_word (words[0], level_word, DORSAL_N_LEVELS) : -1;
  int answer = words[0] && words[1] ? find_word (words[1], answer_word, DORSAL_ANSWER_WORSE + 1) : -1;

  if (level < 0 || answer < 0)
    return FALSE;
  message->kind = DORSAL_MESSAGE_FELT;
  message->felt.level = (DorsalLevel) level;
  message->felt.answer = (DorsalAnswer) answer;
  return TRUE;
}

/* See dorsal_pen_line(). */
static char *
unescape (const char *text)
{
  GString *plain = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    if (*p == '\\' && p[1] != '\0' && strchr ("n\\=+-@", p[1]))
      {
        p++;
        g_string_append_c (plain, *p == 'n' ? '\n' : *p);
      }
    else
      g_string_append_c (plain, *p);
  return g_string_free (plain, FALSE);
}

/* A sentence of the wire, its checksum right. */
static gboolean
read_sentence (const char *text, DorsalFrame *ret_frame)
{
  g_autofree char *line = g_strconcat (text, "\r\n", NULL);
  const guint8 *bytes = (const guint8 *) line;
  gsize n = strlen (line);
  DorsalFrameReader reader = { 0 };

  return dorsal_frame_reader_next (&reader, &bytes, &n, ret_frame) && n == 0;
}

static gboolean
read_hello_or_roller (const char *where, const char *word, const char *rest, DorsalMessage *message, GError **error)
{
  g_autofree char *text = unescape (rest);
  DorsalFrame frame;

  if (!read_sentence (text, &frame))
    return fail (where, error, "“%s” is not a sentence of a roller, or was changed", rest);
  message->frame = frame;
  if (strcmp (word, "hello") == 0 && frame.kind == DORSAL_FRAME_HELLO)
    {
      message->hello = frame.hello;
      message->kind = DORSAL_MESSAGE_HELLO;
    }
  else if (frame.kind == DORSAL_FRAME_EVENT)
    message->kind = DORSAL_MESSAGE_EVENT;
  else if (frame.kind == DORSAL_FRAME_STATUS)
    message->kind = DORSAL_MESSAGE_STATUS;
  else if (frame.kind == DORSAL_FRAME_ANSWER)
    message->kind = DORSAL_MESSAGE_ANSWER;
  else
    return fail (where, error, "this sentence does not belong here: %s", rest);
  return TRUE;
}

gboolean
dorsal_import_settings (const char *rest, const char *where, DorsalSettings *ret_settings, GError **error)
{
  g_autofree char *text = unescape (rest);

  return dorsal_settings_parse (text, where, ret_settings, error);
}

gboolean
dorsal_import_event (const char *word, const char *rest, const char *where, DorsalMessage *message,
                     DorsalSettings *settings, GError **error)
{
  int value = 0;

  if (strcmp (word, "hello") == 0 || strcmp (word, "roller") == 0)
    {
      if (!read_hello_or_roller (where, word, rest, message, error))
        return FALSE;
    }
  else if (strcmp (word, "settings") == 0)
    {
      message->kind = DORSAL_MESSAGE_SETTINGS;
      message->settings = settings;
      if (!dorsal_import_settings (rest, where, settings, error))
        return FALSE;
    }
  else if (strcmp (word, "silence") == 0 && (value = find_word (rest, link_word, DORSAL_LINK_LOST + 1)) >= 0)
    {
      message->kind = DORSAL_MESSAGE_READING;
      message->reading.link = (DorsalLinkState) value;
    }
  else if (strcmp (word, "link") == 0 && (value = find_word (rest, link_word, DORSAL_LINK_LOST + 1)) >= 0)
    {
      message->kind = DORSAL_MESSAGE_LINK;
      message->link = (DorsalLinkState) value;
    }
  else if (strcmp (word, "anchor") == 0 && (value = find_word (rest, anchor_word, DORSAL_ANCHOR_NO_SIGNAL + 1)) >= 0)
    {
      message->kind = value == DORSAL_ANCHOR_ACCEPTED ? DORSAL_MESSAGE_ANCHORED : DORSAL_MESSAGE_ANCHOR_REFUSED;
      if (value != DORSAL_ANCHOR_ACCEPTED)
        message->refused = (DorsalAnchorResult) value;
    }
  else if (strcmp (word, "marked-end") == 0 && (strcmp (rest, "left") == 0 || strcmp (rest, "right") == 0))
    {
      message->kind = DORSAL_MESSAGE_MARKED_END;
      message->marked_end = *rest == 'l' ? DORSAL_MARKED_END_LEFT : DORSAL_MARKED_END_RIGHT;
    }
  else if (strcmp (word, "wish") == 0 && (value = find_word (rest, wish_word, DORSAL_WISH_END + 1)) >= 0)
    {
      message->kind = DORSAL_MESSAGE_WISH;
      message->wish = (DorsalWish) value;
    }
  else if (strcmp (word, "dropped") == 0)
    {
      message->kind = DORSAL_MESSAGE_DROPPED;
      message->frame.status.overruns = g_ascii_strtoull (rest, NULL, 10);
    }
  else if (strcmp (word, "felt") != 0 || !read_felt (rest, message))
    return fail (where, error, "“@ %s %s” says nothing known", word, rest);
  return TRUE;
}
