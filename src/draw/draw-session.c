/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a word, a number, how far. Out: the face of a session, as large as the area allows. Never: small print that
 * matters; a colour without a shape.
 *
 *     high area                   wide area                  tones
 *      ┌────────────┐              ┌───────────────────┐      UNKNOWN  dashed grey ring
 *      │    Roll    │              │         ╭──────╮  │      CALM     plain
 *      │  ╭──────╮  │              │  Roll   │  24  │  │      GOOD     plain
 *      │  │  24  │  │              │         ╰──────╯  │      CAUTION  in blocks
 *      │  ╰──────╯  │              └───────────────────┘      STOP     an octagon
 *      └────────────┘
 *
 * Words fill their part: one line, or two where that is larger or less squeezed. A long word whose letters would be less
 * than a sixth of the height is set narrower first, as far as a narrow cut of its font would be, and then smaller: beyond
 * that letters become sticks, and who lies far away reads their widths as well as their heights. */

#include "draw/draw-session.h"

#include <math.h>
#include <pango/pangocairo.h>

#define NARROWEST  0.7  /* a word's width over its natural one */
#define NARROWEST_NUMBER 0.55 /* figures are wider than letters, and few */
#define LEAST      0.18 /* of the area's height, for each part: a sixth, and a little */
#define RING_WIDTH 0.09 /* of its diameter */
#define TWO_LINES  0.36 /* of a high area, for a word in two lines; one line has a quarter */
#define SQUEEZED   2    /* how much a narrow letter counts for less: its narrowness to this power */
#define MARGIN     0.03 /* of the area's smaller side */
#define WIDE       1.5  /* width over height from which word and ring stand side by side, … */
#define LOW        1.2  /* … where one below the other would make the number too small */
#define NUMBER_WIDTH  0.62 /* of the ring: a box whose corners lie in it, … */
#define OCTAGON_WIDTH 0.53 /* … and in an octagon */
#define NUMBER_HEIGHT 0.45
#define OCTAGON       1.02 /* its corners over the circle's radius: as large as the area allows */
#define LAYOUT_PX  100.0
#define CAPITAL_PX 73.0 /* of a capital at LAYOUT_PX */

/* --- text that fills a box --- */

typedef struct
{
  double size_px, narrow; /* of the font; width over the natural one */
  PangoRectangle ink;     /* at LAYOUT_PX, pango units */
  double width, height;   /* of the ink, px */
} Fit;

static PangoLayout *
layout_of (cairo_t *cr, const char *text, const DorsalFont *font)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoFontDescription *description = pango_font_description_new ();
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_family (description, font->family ? font->family : "Sans");
  pango_font_description_set_absolute_size (description, LAYOUT_PX * PANGO_SCALE);
  pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_font_description (layout, description);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  pango_layout_set_line_spacing (layout, 0.8f);
  pango_layout_set_text (layout, text, -1);
  pango_attr_list_unref (attributes);
  pango_font_description_free (description);
  return layout;
}

/* least: the height not to go below while narrowing helps. */
static Fit
fit (cairo_t *cr, const char *text, const DorsalFont *font, double width, double height, double least, double narrowest)
{
  g_autoptr (PangoLayout) layout = layout_of (cr, text, font);
  Fit it = { 0 };
  double w, h, natural, tallest;

  pango_layout_get_extents (layout, &it.ink, NULL);
  w = MAX (it.ink.width / (double) PANGO_SCALE, 1);
  h = it.ink.height / (double) PANGO_SCALE;
  natural = width / w;                    /* scales of the layout: the widest line fills the width, … */
  tallest = height / MAX (h, CAPITAL_PX); /* … its height is used up; a dash is no taller than a letter */
  it.size_px = LAYOUT_PX * MIN (tallest, CLAMP (least / MAX (h, 1), natural, natural / narrowest));
  it.narrow = MIN (LAYOUT_PX * natural / it.size_px, 1);
  it.width = w * it.size_px / LAYOUT_PX * it.narrow;
  it.height = h * it.size_px / LAYOUT_PX;
  return it;
}

/* The same text with the space nearest to its middle as a break of the line; NULL if there is none. */
static char *
in_two_lines (const char *text)
{
  char *copy = g_strdup (text), *best = NULL;
  gsize half = strlen (text) / 2;

  for (char *space = strchr (copy, ' '); space; space = strchr (space + 1, ' '))
    if (!best || labs (space - copy - (long) half) < labs (best - copy - (long) half))
      best = space;
  if (!best)
    g_clear_pointer (&copy, g_free);
  else
    *best = '\n';
  return copy;
}

/* The text in two lines, where its letters are larger so, a narrow letter counting for less; NULL: one line is better. */
static char *
best_lines (cairo_t *cr, const char *text, const DorsalFont *font, const DorsalArea *one_line, const DorsalArea *two_lines,
            double least, Fit *ret_fit)
{
  g_autofree char *broken = in_two_lines (text);
  Fit one = fit (cr, text, font, one_line->width, one_line->height, least, NARROWEST), two;

  *ret_fit = one;
  if (!broken)
    return NULL;
  two = fit (cr, broken, font, two_lines->width, two_lines->height, least, NARROWEST);
  if (two.size_px * pow (two.narrow, SQUEEZED) <= one.size_px * pow (one.narrow, SQUEEZED))
    return NULL;
  *ret_fit = two;
  return g_steal_pointer (&broken);
}

static void
draw_fit (cairo_t *cr, const char *text, const DorsalFont *font, const Fit *it, const DorsalArea *box,
          DorsalColour colour)
{
  g_autoptr (PangoLayout) layout = layout_of (cr, text, font);
  double scale = it->size_px / LAYOUT_PX;

  cairo_save (cr);
  cairo_translate (cr, box->x, box->y);
  cairo_scale (cr, scale * it->narrow, scale);
  cairo_translate (cr, -it->ink.x / (double) PANGO_SCALE, -it->ink.y / (double) PANGO_SCALE);
  dorsal_ink_set (cr, colour);
  pango_cairo_show_layout (cr, layout);
  cairo_restore (cr);
}

/* --- where things lie --- */

typedef struct
{
  DorsalFaceLayout layout;
  char *word; /* in its lines */
  Fit word_fit, number_fit;
  DorsalArea unit; /* its place, if there is one */
} Places;

static DorsalArea
centred (const DorsalArea *box, double width, double height)
{
  return (DorsalArea){ box->x + (box->width - width) / 2, box->y + (box->height - height) / 2, width, height };
}

static double
number_width (const DorsalFace *face)
{
  return face->tone == DORSAL_FACE_STOP ? OCTAGON_WIDTH : NUMBER_WIDTH;
}

/* The ring's diameter with which the number is as high as `least`, and a little: wide figures need a larger one. */
static double
ring_for (cairo_t *cr, const DorsalFace *face, const DorsalFont *font, double least)
{
  Fit of_one;

  if (!face->number || !*face->number)
    return 1.05 * least / NUMBER_HEIGHT;
  of_one = fit (cr, face->number, font, number_width (face), NUMBER_HEIGHT, least, NARROWEST_NUMBER);
  return 1.05 * least / of_one.height;
}

/* The halves for word and ring. A word of two lines may have more of a high area, as long as the ring keeps its least
 * diameter. */
static void
divide (const DorsalArea *area, double least, double least_ring, gboolean two_lines, DorsalArea *ret_word,
        DorsalArea *ret_ring)
{
  double margin = MARGIN * MIN (area->width, area->height);
  DorsalArea in = { area->x + margin, area->y + margin, area->width - 2 * margin, area->height - 2 * margin };

  double word = MAX (in.height * 0.27, MIN (least * 1.06, in.height / 3));
  double most = in.height - margin - least_ring; /* of the word */

  if (in.width > in.height * (word > most ? LOW : WIDE))
    {
      double ring = MIN (in.height, in.width * 0.46);

      *ret_ring = (DorsalArea){ in.x + in.width - ring, in.y, ring, in.height };
      *ret_word = (DorsalArea){ in.x, in.y + in.height * 0.2, in.width - ring - 2 * margin, in.height * 0.6 };
    }
  else
    {
      if (two_lines)
        word = CLAMP (in.height * TWO_LINES, word, MAX (word, most));
      *ret_word = (DorsalArea){ in.x, in.y, in.width, word };
      *ret_ring = (DorsalArea){ in.x, in.y + word + margin, in.width, in.height - word - margin };
    }
}

static Places
lay (cairo_t *cr, const DorsalArea *area, const DorsalFace *face, const DorsalFont *font)
{
  Places places = { 0 };
  DorsalArea word, ring, inner, two_word, two_ring;
  double side, unit, least = face->least_px > 0 ? face->least_px : LEAST * area->height;
  double least_ring = ring_for (cr, face, font, least);

  divide (area, least, least_ring, FALSE, &word, &ring);
  divide (area, least, least_ring, TRUE, &two_word, &two_ring);
  if (face->word && *face->word)
    {
      places.word = best_lines (cr, face->word, font, &word, &two_word, least, &places.word_fit);
      if (places.word)
        {
          word = two_word;
          ring = two_ring;
        }
      else
        places.word = g_strdup (face->word);
      places.layout.word = centred (&word, places.word_fit.width, places.word_fit.height);
    }
  side = MIN (ring.width, ring.height);
  places.layout.ring = centred (&ring, side, side);
  places.layout.pacer = centred (&ring, side * (1 - 3 * RING_WIDTH), side * (1 - 3 * RING_WIDTH));
  inner = centred (&ring, side * number_width (face), side * NUMBER_HEIGHT);
  if (face->number && *face->number)
    {
      places.number_fit = fit (cr, face->number, font, inner.width, inner.height, least, NARROWEST_NUMBER);
      places.layout.number = centred (&ring, places.number_fit.width, places.number_fit.height);
    }
  unit = face->unit && *face->unit ? MIN (MAX (font->size_px * 1.5, side * 0.08), side * 0.11) : 0;
  places.unit = (DorsalArea){ ring.x, places.layout.ring.y + side * 0.78 - unit / 2, ring.width, unit };
  return places;
}

DorsalFaceLayout
dorsal_face_layout (cairo_t *cr, const DorsalArea *area, const DorsalFace *face, const DorsalFont *font)
{
  Places places = lay (cr, area, face, font);

  g_free (places.word);
  return places.layout;
}

/* --- ink --- */

static DorsalColour
tone_colour (DorsalFaceTone tone, const DorsalPalette *palette)
{
  switch (tone)
    {
    case DORSAL_FACE_CALM:
      return palette->uncertainty;
    case DORSAL_FACE_GOOD:
      return palette->zone[DORSAL_ZONE_THORACIC].line;
    case DORSAL_FACE_CAUTION:
      return palette->zone[DORSAL_ZONE_UPPER_CAUTION].line;
    case DORSAL_FACE_STOP:
      return palette->zone[DORSAL_ZONE_LUMBAR].line;
    default:
      return palette->roller_unknown;
    }
}

/* The ring's middle line from the top clockwise, as far as `to`; with corners for STOP. */
static void
ring_path (cairo_t *cr, double x, double y, double radius, double to, gboolean octagon)
{
  double end = 2 * G_PI * to;

  cairo_new_path (cr);
  if (!octagon)
    {
      cairo_arc (cr, x, y, radius, -G_PI_2, -G_PI_2 + end);
      return;
    }
  for (guint i = 0; i <= 128; i++)
    {
      double a = i * G_PI / 64, at = MIN (a, end), off = fmod (at + G_PI / 8, G_PI_4) - G_PI / 8, r = radius * OCTAGON * cos (G_PI / 8) / cos (off);

      cairo_line_to (cr, x + r * sin (at), y - r * cos (at));
      if (a >= end)
        break;
    }
}

static void
draw_tick (cairo_t *cr, double x, double y, double radius, double width, double goal, DorsalColour colour)
{
  double a = 2 * G_PI * goal;

  cairo_move_to (cr, x + (radius - 0.8 * width) * sin (a), y - (radius - 0.8 * width) * cos (a));
  cairo_line_to (cr, x + (radius + 0.5 * width) * sin (a), y - (radius + 0.5 * width) * cos (a));
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, MAX (width * 0.22, 2));
  dorsal_ink_set (cr, colour);
  cairo_stroke (cr);
}

static void
draw_ring (cairo_t *cr, const DorsalArea *box, const DorsalFace *face, const DorsalPalette *palette)
{
  double width = box->width * RING_WIDTH, radius = box->width / 2 - width * 0.75;
  double x = box->x + box->width / 2, y = box->y + box->height / 2, step = 2 * G_PI * radius / 36;
  double dashes[2] = { step * 0.55, step * 0.45 };
  gboolean known = face->tone != DORSAL_FACE_UNKNOWN && face->progress >= 0, stop = face->tone == DORSAL_FACE_STOP;

  cairo_set_line_width (cr, width);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  ring_path (cr, x, y, radius, 1, stop);
  cairo_close_path (cr);
  if (!known)
    cairo_set_dash (cr, dashes, 2, 0);
  dorsal_ink_set (cr, known ? palette->dwell_track : palette->roller_unknown);
  cairo_stroke (cr);
  if (known && face->progress > 0)
    {
      ring_path (cr, x, y, radius, MIN (face->progress, 1), stop);
      cairo_set_line_cap (cr, face->tone == DORSAL_FACE_CAUTION ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
      cairo_set_dash (cr, dashes, face->tone == DORSAL_FACE_CAUTION ? 2 : 0, 0);
      dorsal_ink_set (cr, tone_colour (face->tone, palette));
      cairo_stroke (cr);
    }
  cairo_set_dash (cr, NULL, 0, 0);
  if (known && face->goal > 0)
    draw_tick (cr, x, y, radius, width, MIN (face->goal, 1), palette->goal);
}

static void
draw_pacer (cairo_t *cr, const DorsalArea *box, const DorsalFace *face, const DorsalPalette *palette)
{
  double swell = dorsal_breath_swell (face->breath, face->breath_in), most = box->width / 2;

  cairo_new_path (cr);
  cairo_arc (cr, box->x + most, box->y + most, most * (0.55 + 0.45 * swell), 0, 2 * G_PI);
  dorsal_ink_set (cr, palette->trace_fill);
  cairo_fill_preserve (cr);
  cairo_set_line_width (cr, MAX (box->width * 0.008, 1.5 * palette->line_px));
  dorsal_ink_set (cr, palette->uncertainty);
  cairo_stroke (cr);
}

void
dorsal_draw_face (cairo_t *cr, const DorsalArea *area, const DorsalFace *face, const DorsalFont *font,
                  const DorsalPalette *palette)
{
  Places places = lay (cr, area, face, font);
  DorsalTextPlace unit = { .x = places.unit.x + places.unit.width / 2,
                           .y = places.unit.y + places.unit.height / 2,
                           .align_x = 0.5,
                           .align_y = 0.5 };
  DorsalFont small = { font->family, places.unit.height / 1.5 };

  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  if (face->flipped)
    {
      cairo_translate (cr, 2 * area->x + area->width, 2 * area->y + area->height);
      cairo_scale (cr, -1, -1);
    }
  if (face->breath >= 0)
    draw_pacer (cr, &places.layout.pacer, face, palette);
  draw_ring (cr, &places.layout.ring, face, palette);
  if (places.word)
    draw_fit (cr, places.word, font, &places.word_fit, &places.layout.word, palette->text);
  if (face->number && *face->number)
    draw_fit (cr, face->number, font, &places.number_fit, &places.layout.number, palette->text);
  if (places.unit.height > 0)
    dorsal_ink_text (cr, face->unit, &small, &unit, palette->dim_text);
  cairo_restore (cr);
  g_free (places.word);
}

/* --- breath --- */

double
dorsal_breath_phase (double seconds, double in_s, double out_s)
{
  double t = seconds / (in_s + out_s);

  return isfinite (t) ? t - floor (t) : 0;
}

double
dorsal_breath_swell (double phase, double in)
{
  double share = CLAMP (in, 0.05, 0.95);
  double t = phase < share ? phase / share : (1 - phase) / (1 - share);

  t = CLAMP (t, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}
