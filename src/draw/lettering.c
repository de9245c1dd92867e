/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: words and hatches, how they look. Out: their shapes, stamped in any colour. Never: more of them kept than a plot shows
 * in a minute of zooming; then all are let go, for which one frame pays. */

#include "draw/lettering.h"

#include <math.h>

#define MOST 200

typedef struct
{
  cairo_surface_t *mask;
  DorsalArea size; /* of the text, its box's corner at 0, 0 */
} Word;

struct _DorsalLettering
{
  GHashTable *words; /* char * → Word; a hatch by a name that is no word */
  char *family;
  double size_px;
  DorsalTextStyle style;
  int scale;
};

static void
word_free (gpointer data)
{
  Word *word = data;

  cairo_surface_destroy (word->mask);
  g_free (word);
}

DorsalLettering *
dorsal_lettering_new (void)
{
  DorsalLettering *lettering = g_new0 (DorsalLettering, 1);

  lettering->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, word_free);
  lettering->scale = 1;
  return lettering;
}

void
dorsal_lettering_free (DorsalLettering *lettering)
{
  if (!lettering)
    return;
  g_hash_table_unref (lettering->words);
  g_free (lettering->family);
  g_free (lettering);
}

void
dorsal_lettering_use (DorsalLettering *lettering, const DorsalFont *font, DorsalTextStyle style, int scale)
{
  if (g_strcmp0 (font->family, lettering->family) == 0 && font->size_px == lettering->size_px
      && style == lettering->style && scale == lettering->scale)
    return;
  g_hash_table_remove_all (lettering->words);
  g_free (lettering->family);
  lettering->family = g_strdup (font->family);
  lettering->size_px = font->size_px;
  lettering->style = style;
  lettering->scale = scale;
}

static Word *
word_new (const DorsalLettering *lettering, double width, double height)
{
  Word *word = g_new0 (Word, 1);

  word->size = (DorsalArea){ .width = width, .height = height };
  word->mask = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) ceil (width) * lettering->scale + 1,
                                            (int) ceil (height) * lettering->scale + 1);
  cairo_surface_set_device_scale (word->mask, lettering->scale, lettering->scale);
  return word;
}

static Word *
set_word (DorsalLettering *lettering, const char *text)
{
  DorsalFont font = { lettering->family, lettering->size_px };
  DorsalTextPlace place = { .style = lettering->style };
  cairo_surface_t *none = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (none);
  DorsalArea size = dorsal_ink_measure (cr, text, &font, &place);
  Word *word = word_new (lettering, size.width, size.height);

  cairo_destroy (cr);
  cairo_surface_destroy (none);
  cr = cairo_create (word->mask);
  dorsal_ink_text (cr, text, &font, &place, (DorsalColour){ .alpha = 1 });
  cairo_destroy (cr);
  return word;
}

static Word *
set_hatch (DorsalLettering *lettering, const DorsalArea *area, DorsalHatch hatch, double spacing)
{
  Word *word = word_new (lettering, area->width, area->height);
  cairo_t *cr = cairo_create (word->mask);

  cairo_translate (cr, -area->x, -area->y);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  dorsal_ink_hatch (cr, hatch, (DorsalColour){ .alpha = 1 }, spacing);
  cairo_destroy (cr);
  return word;
}

static const Word *
keep (DorsalLettering *lettering, const char *name, Word *word)
{
  if (g_hash_table_size (lettering->words) >= MOST)
    g_hash_table_remove_all (lettering->words);
  g_hash_table_insert (lettering->words, g_strdup (name), word);
  return word;
}

static const Word *
word_of (DorsalLettering *lettering, const char *text)
{
  const Word *word = g_hash_table_lookup (lettering->words, text);

  return word ? word : keep (lettering, text, set_word (lettering, text));
}

DorsalArea
dorsal_lettering_measure (DorsalLettering *lettering, const char *text)
{
  return word_of (lettering, text)->size;
}

void
dorsal_lettering_stamp (DorsalLettering *lettering, cairo_t *cr, const char *text, double x, double y,
                        DorsalColour colour)
{
  double scale = lettering->scale;

  dorsal_ink_set (cr, colour);
  cairo_mask_surface (cr, word_of (lettering, text)->mask, round (x * scale) / scale, round (y * scale) / scale);
}

void
dorsal_lettering_hatch (DorsalLettering *lettering, cairo_t *cr, const DorsalArea *area, const DorsalArea *box,
                        DorsalHatch hatch, DorsalColour colour, double spacing)
{
  char name[96];
  const Word *word;

  if (hatch == DORSAL_HATCH_NONE)
    return;
  g_snprintf (name, sizeof name, "\a%d %g %g %g %g %g", hatch, spacing, area->x, area->y, area->width, area->height);
  word = g_hash_table_lookup (lettering->words, name);
  if (!word)
    word = keep (lettering, name, set_hatch (lettering, area, hatch, spacing));
  cairo_save (cr);
  cairo_rectangle (cr, box->x, box->y, box->width, box->height);
  cairo_clip (cr);
  dorsal_ink_set (cr, colour);
  cairo_mask_surface (cr, word->mask, area->x, area->y);
  cairo_restore (cr);
}
