/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Words of the libraries, told from ours.
 *
 * Comes in: each request for a translation, the libraries' too, for here stands what they would call in libc.
 * Goes out: the translation, where there is one. Never: a change to what is ours.
 *
 *   domain     in its catalogue   in ours   answer
 *   ours       ·                  ·         as ever
 *   a library  yes                ·         as ever
 *   a library  no                 no        as ever
 *   a library  no                 yes       the English with a mark before it that nobody sees
 *
 * The last is the search field in a libadwaita that does not know Arabic: it says "Search", which is a word of ours as
 * well. Without the mark it would look like one that we forgot to translate. */

#include <dlfcn.h>
#include <glib.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#define MARK "\342\201\240" /* U+2060, a joiner of words: no width, no break */
#define CONTEXT '\004'      /* between a context and its words, as GLib asks for them */

typedef char *(*Translate) (const char *domain, const char *words, int category);

#undef dcgettext
#undef dgettext

char *
dcgettext (const char *domain, const char *words, int category)
{
  static Translate translate;
  g_autofree char *marked = NULL;
  const char *context, *bare;
  char *text;

  if (!translate)
    translate = (Translate) dlsym (RTLD_NEXT, "dcgettext");
  text = translate (domain, words, category);
  if (text != words || !domain || strcmp (domain, GETTEXT_PACKAGE) == 0)
    return text;
  context = strchr (words, CONTEXT);
  bare = context ? context + 1 : words;
  if (!*bare || translate (GETTEXT_PACKAGE, bare, category) == bare)
    return text;
  marked = g_strconcat (MARK, bare, NULL);
  return (char *) g_intern_string (marked); /* they keep what they get */
}

char *
dgettext (const char *domain, const char *words)
{
  return dcgettext (domain, words, LC_MESSAGES);
}
