/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the map, words, the outline. Out: bands under the skin, a bar and a word for each at
 * the left. Never: a word over another one, a word where the roller goes, half a word.
 *
 *      upright words          lying words, where the column is wide
 *      ┌──┬───                ┌───────────────┬───
 *      │N ┃                   │    Neck       ┃
 *      │e ┃                   │    no rolling ┃
 *      │──┃ Caution           │       Caution ┃
 *      │U ┃                   │    Upper back ┃
 *      │p ┃                   │               ┃
 *
 *  Upright, the first of these that has room: the whole word standing, the brief one standing, the brief one
 *  lying. Else there is none: the band has its colour and its hatch.
 */

#include "draw/draw-anatomy-private.h"

#include <math.h>

#define NECK_FROM   (-0.19) /* the band shows a little more than the places that have names */
#define PELVIS_TO   1.13
#define BAR_PX      4.0
#define GAP_PX      1.5
#define SMALLEST    0.75 /* a word, of the others */
#define OVERHANG    0.2 /* how far a standing word may reach beyond its bar, of the bar */
#define N_STRETCHES 6

/* A zone from the head down. */
typedef struct
{
  DorsalZone zone;
  double from, to;    /* f */
  double top, bottom; /* of its bar, px */
  const char *word, *brief;
  double length;        /* of the word, standing */
  double width, height; /* of the brief one, lying */
  DorsalFont font;      /* of the brief one, lying */
  gboolean lies;
} Stretch;

static void
stretches_of (cairo_t *cr, const DorsalOutline *outline, const DorsalZones *zones, const DorsalAnatomyWords *words,
              const DorsalFont *font, Stretch *stretches)
{
  static const DorsalTextPlace standing = { .style = DORSAL_TEXT_SMALL };
  const double borders[N_STRETCHES + 1]
      = { NECK_FROM,         zones->neck_end, zones->upper_caution_end, zones->thoracic_end, zones->lower_caution_end,
          zones->lumbar_end, PELVIS_TO };

  for (guint i = 0; i < N_STRETCHES; i++)
    stretches[i] = (Stretch){
      .zone = (DorsalZone) (DORSAL_ZONE_NECK + i),
      .from = borders[i],
      .to = borders[i + 1],
      .top = round (dorsal_outline_at (outline, borders[i]).y + GAP_PX / 2),
      .bottom = round (dorsal_outline_at (outline, borders[i + 1]).y - GAP_PX / 2),
      .word = words->zone[DORSAL_ZONE_NECK + i],
      .brief = words->brief[DORSAL_ZONE_NECK + i],
      .length = dorsal_ink_measure (cr, words->zone[DORSAL_ZONE_NECK + i], font, &standing).width,
    };
}

void
dorsal_outline_band_path (cairo_t *cr, const DorsalOutline *outline, double from_f, double to_f, double inside,
                          double outside)
{
  guint n = (guint) CLAMP (ceil ((to_f - from_f) / 0.01), 2, 400);

  cairo_new_path (cr);
  for (guint i = 0; i <= n; i++)
    {
      DorsalSkinPoint skin = dorsal_outline_at (outline, from_f + (to_f - from_f) * i / n);

      cairo_line_to (cr, skin.x + skin.nx * outside, skin.y + skin.ny * outside);
    }
  for (guint i = n + 1; i-- > 0;)
    {
      DorsalSkinPoint skin = dorsal_outline_at (outline, from_f + (to_f - from_f) * i / n);

      cairo_line_to (cr, skin.x + skin.nx * inside, skin.y + skin.ny * inside);
    }
  cairo_close_path (cr);
}

static void
draw_band (cairo_t *cr, const DorsalOutline *outline, const Stretch *stretch, const DorsalPalette *palette)
{
  const DorsalZoneInk *ink = dorsal_palette_zone (palette, stretch->zone);
  double gap = GAP_PX / 2 / outline->length_px;
  double from = stretch->from + gap, to = stretch->to - gap;

  dorsal_outline_band_path (cr, outline, from, to, -outline->band_px, 0);
  dorsal_ink_set (cr, ink->fill);
  cairo_fill_preserve (cr);
  dorsal_ink_hatch (cr, ink->hatch, ink->line, CLAMP (outline->band_px * 0.55, 4.0, 8.0));

  dorsal_outline_band_path (cr, outline, from, to, -outline->band_px, 0);
  dorsal_ink_set (cr, ink->line);
  cairo_set_line_width (cr, palette->line_px);
  cairo_stroke (cr);
}

static void
draw_bar (cairo_t *cr, const DorsalOutline *outline, const Stretch *stretch, const DorsalPalette *palette)
{
  const DorsalZoneInk *ink = dorsal_palette_zone (palette, stretch->zone);
  DorsalArea bar = { outline->lane_left - BAR_PX, stretch->top, BAR_PX, stretch->bottom - stretch->top };

  dorsal_ink_round_box (cr, &bar, BAR_PX / 2);
  dorsal_ink_set (cr, ink->line);
  cairo_fill (cr);
}

/* Small enough that no part of the word is broken. Letters on whole pixels do not shrink evenly. */
static DorsalFont
unbroken (cairo_t *cr, const char *word, const DorsalFont *plain, const DorsalTextPlace *place)
{
  DorsalFont font = *plain;
  double longest;

  while ((longest = dorsal_ink_longest_part (cr, word, &font, place)) > place->max_width
         && font.size_px > SMALLEST * plain->size_px)
    font.size_px = MAX (font.size_px * MIN (place->max_width / longest, 0.97), SMALLEST * plain->size_px);
  return font;
}

/* From the bar across the roller's lane to where the zone ends on the skin. */
static void
draw_border (cairo_t *cr, const DorsalOutline *outline, const Stretch *stretch, const DorsalPalette *palette)
{
  static const double dashes[] = { 1, 4 };
  DorsalSkinPoint skin = dorsal_outline_at (outline, stretch->to);
  double y = floor (skin.y) + 0.5;

  cairo_save (cr);
  cairo_move_to (cr, outline->lane_left + 3, y);
  cairo_line_to (cr, skin.x - 3, y);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_set_line_width (cr, 1);
  dorsal_ink_set (cr, palette->axis);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Beside the bar, one below the other. *below: where the one above ended. */
static void
draw_lying (cairo_t *cr, const DorsalOutline *outline, const Stretch *stretch, double *below, const DorsalFont *plain,
            DorsalColour colour)
{
  DorsalTextPlace place = {
    .x = outline->lane_left - BAR_PX - 0.6 * plain->size_px,
    .align_x = 1,
    .max_width = outline->words.width - BAR_PX - 0.8 * plain->size_px,
    .style = DORSAL_TEXT_END,
  };
  DorsalFont font = unbroken (cr, stretch->word, plain, &place);
  DorsalArea box = dorsal_ink_measure (cr, stretch->word, &font, &place);

  place.y = MAX ((stretch->top + stretch->bottom - box.height) / 2, *below);
  place.y = MIN (place.y, outline->area.y + outline->area.height - box.height);
  dorsal_ink_text (cr, stretch->word, &font, &place, colour);
  *below = place.y + box.height;
}

/* What a stretch has to spare at each of its ends. */
static double
to_spare (const Stretch *stretch)
{
  double height = stretch->bottom - stretch->top, own = stretch->length <= height ? stretch->length : stretch->height;

  return MAX (height - own, 0) / 2;
}

/* Has the word room to stand, with what its neighbours can spare? */
static gboolean
stands (const Stretch *stretches, guint i, double gap)
{
  double before = i > 0 ? to_spare (&stretches[i - 1]) : 0,
         after = i + 1 < N_STRETCHES ? to_spare (&stretches[i + 1]) : 0;
  double height = stretches[i].bottom - stretches[i].top;
  double spare = CLAMP (MIN (before, after) - gap, 0, OVERHANG * height);

  return stretches[i].length + gap <= height || stretches[i].length <= height + 2 * spare;
}

/* What there is for a lying word beside the bar. */
static double
column_of (const DorsalOutline *outline, const DorsalFont *font)
{
  return outline->words.width - BAR_PX - 0.4 * font->size_px;
}

/* Takes the brief word where the whole one has no room, and none where that has none, either. */
static void
shorten (cairo_t *cr, const DorsalOutline *outline, Stretch *stretches, const DorsalFont *font)
{
  static const DorsalTextPlace standing = { .style = DORSAL_TEXT_SMALL };
  DorsalTextPlace lying = { .max_width = column_of (outline, font), .style = DORSAL_TEXT_SMALL };
  double gap = 0.3 * font->size_px;
  gboolean whole[N_STRETCHES];

  for (guint i = 0; i < N_STRETCHES; i++)
    {
      stretches[i].font = unbroken (cr, stretches[i].brief, font, &lying);
      stretches[i].width = dorsal_ink_longest_part (cr, stretches[i].brief, &stretches[i].font, &lying);
      stretches[i].height = dorsal_ink_measure (cr, stretches[i].brief, &stretches[i].font, &lying).height;
    }
  for (guint i = 0; i < N_STRETCHES; i++)
    whole[i] = stands (stretches, i, gap);
  for (guint i = 0; i < N_STRETCHES; i++)
    if (!whole[i])
      {
        stretches[i].word = stretches[i].brief;
        stretches[i].length = dorsal_ink_measure (cr, stretches[i].brief, font, &standing).width;
      }
  for (guint i = 0; i < N_STRETCHES; i++)
    {
      gboolean narrow = !whole[i] && stretches[i].length + gap > stretches[i].bottom - stretches[i].top;

      stretches[i].lies = !stands (stretches, i, gap) || (narrow && stretches[i].width <= lying.max_width);
      if (stretches[i].lies
          && (stretches[i].width > lying.max_width
              || stretches[i].height > 1.5 * (stretches[i].bottom - stretches[i].top)))
        stretches[i].word = NULL;
    }
}

/* Beside the bar, standing or lying. */
static void
draw_upright (cairo_t *cr, const DorsalOutline *outline, const Stretch *stretch, const DorsalFont *plain,
              DorsalColour colour)
{
  const DorsalFont *font = stretch->lies ? &stretch->font : plain;
  DorsalTextPlace place = {
    .x = outline->lane_left - BAR_PX - 0.3 * font->size_px,
    .y = (stretch->top + stretch->bottom) / 2,
    .align_x = 1,
    .align_y = 0.5,
    .max_width = stretch->lies ? column_of (outline, font) : 0,
    .style = DORSAL_TEXT_SMALL | DORSAL_TEXT_END,
  };
  DorsalArea box = dorsal_ink_measure (cr, stretch->word, font, &place);

  if (!stretch->lies)
    {
      place.x = outline->lane_left - BAR_PX - 0.15 * font->size_px - box.height / 2;
      place.align_x = 0.5;
      place.angle = -G_PI_2;
      place.style = DORSAL_TEXT_SMALL | DORSAL_TEXT_CENTRE;
    }
  dorsal_ink_text (cr, stretch->word, font, &place, colour);
}

void
dorsal_draw_zones (cairo_t *cr, const DorsalOutline *outline, const DorsalZones *zones, const DorsalAnatomyWords *words,
                   const DorsalFont *font, const DorsalPalette *palette)
{
  Stretch stretches[N_STRETCHES];
  double below = outline->area.y;

  stretches_of (cr, outline, zones, words, font, stretches);
  if (!outline->words_across)
    shorten (cr, outline, stretches, font);
  for (guint i = 0; i < N_STRETCHES; i++)
    {
      draw_band (cr, outline, &stretches[i], palette);
      if (words->zone[stretches[i].zone] && *words->zone[stretches[i].zone])
        draw_bar (cr, outline, &stretches[i], palette);
      if (i + 1 < N_STRETCHES)
        draw_border (cr, outline, &stretches[i], palette);
    }
  for (guint i = 0; i < N_STRETCHES; i++)
    {
      DorsalColour colour = dorsal_palette_zone (palette, stretches[i].zone)->text;

      if (!stretches[i].word || !*stretches[i].word)
        continue;
      if (outline->words_across)
        draw_lying (cr, outline, &stretches[i], &below, font, colour);
      else
        draw_upright (cr, outline, &stretches[i], font, colour);
    }
}
