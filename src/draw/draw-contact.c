/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: what is known of this moment. Out: the roller over the picture of the back. Never: a
 * colour of a zone for a place that nobody knows.
 *
 *   shown    disc             hub      on the skin                  words
 *   KNOWN    ring of zone     ✓ ! ⊖    ± σ solid, ± 1.645 σ faint   –            ✓ thoracic, ! caution, ⊖ keep out
 *   LOST     grey, dashed     ?        off it by a hand             the caller's
 *   OFF      grey, faint      –        below the back               the caller's
 *   NONE     –
 */

#include "draw/draw-contact.h"
#include "draw/draw-anatomy-private.h"

#include <math.h>

#define FAINT_SIGMAS 1.645
#define SPAN_PX      5.0  /* thickness of the span of uncertainty */
#define GROUND_PX    7.0  /* … and of the ground under it */
#define SPAN_STEPS   24   /* … and looked at so often */
#define LOST_GAP_MM  9.0  /* between a lost roller and the skin */
#define RING         0.80 /* inner edge of the zone's ring, of the radius */
#define HUB          0.40
#define SMALLEST     0.75 /* a word, of the others */

DorsalContactView
dorsal_contact_view_of (const DorsalReading *reading, double diameter_cm, double length_cm, double stale_f)
{
  DorsalContactView view = {
    .zone = reading->zone,
    .level = reading->level,
    .alerts = reading->alerts,
    .f = stale_f,
    .diameter_cm = diameter_cm,
    .length_cm = length_cm,
    .angle_deg = fmod (reading->sample.angle_mdeg / 1000.0, 360.0),
  };

  if (reading->link == DORSAL_LINK_ABSENT || reading->link == DORSAL_LINK_OPENING)
    view.shown = DORSAL_ROLLER_NONE;
  else if (reading->state == DORSAL_STATE_OFF)
    view.shown = DORSAL_ROLLER_OFF;
  else if (!reading->place_known)
    view.shown = DORSAL_ROLLER_LOST;
  else
    {
      view.shown = DORSAL_ROLLER_KNOWN;
      view.f = reading->place_cm / length_cm;
      view.sigma = reading->sigma_cm / length_cm;
    }
  return view;
}

static void
disc_path (cairo_t *cr, DorsalPoint centre, double radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, centre.x, centre.y, radius, 0, 2 * G_PI);
}

/* Where a line from the centre stands for this rotation: rolling toward the feet turns the
 * roller, which lies at the left of the back, against the clock. */
static DorsalPoint
on_disc (DorsalPoint centre, double radius, double angle_deg)
{
  double radians = -angle_deg * G_PI / 180 - G_PI_2;

  return (DorsalPoint){ centre.x + radius * cos (radians), centre.y + radius * sin (radians) };
}

static void
draw_mark (cairo_t *cr, DorsalPoint centre, double radius, double angle_deg, DorsalColour colour)
{
  DorsalPoint from = on_disc (centre, radius * (HUB + 0.16), angle_deg);
  DorsalPoint to = on_disc (centre, radius * (RING - 0.02), angle_deg);

  cairo_move_to (cr, from.x, from.y);
  cairo_line_to (cr, to.x, to.y);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, CLAMP (radius * 0.09, 2.0, 6.0));
  dorsal_ink_set (cr, colour);
  cairo_stroke (cr);
}

/* A sign for each kind of zone, so that colour never speaks alone. r: of the sign. */
static void
draw_sign (cairo_t *cr, DorsalPoint c, double r, DorsalZone zone, DorsalColour line, DorsalColour on_line)
{
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_width (cr, r * 0.30);
  cairo_new_path (cr);
  switch (zone)
    {
    case DORSAL_ZONE_THORACIC: /* a tick */
      cairo_move_to (cr, c.x - 0.52 * r, c.y + 0.04 * r);
      cairo_line_to (cr, c.x - 0.14 * r, c.y + 0.42 * r);
      cairo_line_to (cr, c.x + 0.56 * r, c.y - 0.42 * r);
      dorsal_ink_set (cr, line);
      cairo_stroke (cr);
      break;

    case DORSAL_ZONE_UPPER_CAUTION: /* an exclamation mark */
    case DORSAL_ZONE_LOWER_CAUTION:
      cairo_move_to (cr, c.x, c.y - 0.62 * r);
      cairo_line_to (cr, c.x, c.y + 0.12 * r);
      cairo_move_to (cr, c.x, c.y + 0.62 * r);
      cairo_line_to (cr, c.x, c.y + 0.62 * r);
      dorsal_ink_set (cr, line);
      cairo_stroke (cr);
      break;

    case DORSAL_ZONE_NECK: /* no entry */
    case DORSAL_ZONE_LUMBAR:
    case DORSAL_ZONE_PELVIS:
      disc_path (cr, c, r);
      dorsal_ink_set (cr, line);
      cairo_fill (cr);
      cairo_move_to (cr, c.x - 0.48 * r, c.y);
      cairo_line_to (cr, c.x + 0.48 * r, c.y);
      dorsal_ink_set (cr, on_line);
      cairo_stroke (cr);
      break;

    case DORSAL_ZONE_UNKNOWN:
    case DORSAL_ZONE_OFF:
    default:
      break;
    }
}

/* Of the back's length, from the place to where the span ends. */
static double
span_half (const DorsalContactView *view)
{
  return MAX (view->sigma * FAINT_SIGMAS, 0.004);
}

/* Along the outside of the skin, on a ground of its own; its ends run out. */
static void
draw_span (cairo_t *cr, const DorsalOutline *outline, const DorsalContactView *view, DorsalColour colour,
           DorsalColour ground)
{
  static const struct
  {
    double z, alpha;
  } stops[] = { { -FAINT_SIGMAS, 0.0 }, { -1.45, 0.40 }, { -1.05, 0.40 }, { -0.95, 1.0 },
                { 0.95, 1.0 },          { 1.05, 0.40 },  { 1.45, 0.40 },  { FAINT_SIGMAS, 0.0 } };
  double half = span_half (view);
  DorsalSkinPoint from = dorsal_outline_at (outline, view->f - half);
  DorsalSkinPoint to = dorsal_outline_at (outline, view->f + half);
  cairo_pattern_t *pattern = cairo_pattern_create_linear (from.x, from.y, to.x, to.y);

  dorsal_outline_band_path (cr, outline, view->f - half, view->f + half, 0.0, GROUND_PX);
  dorsal_ink_set (cr, ground);
  cairo_fill (cr);
  for (guint i = 0; i < G_N_ELEMENTS (stops); i++)
    cairo_pattern_add_color_stop_rgba (pattern, (stops[i].z / FAINT_SIGMAS + 1) / 2, colour.red, colour.green,
                                       colour.blue, stops[i].alpha);
  dorsal_outline_band_path (cr, outline, view->f - half, view->f + half, 1.0, 1.0 + SPAN_PX);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

void
dorsal_draw_lit (cairo_t *cr, const DorsalOutline *outline, DorsalLevel level, const DorsalFont *font,
                 const DorsalPalette *palette)
{
  const char *name = dorsal_level_to_string (level);
  DorsalTextPlace place = { .align_y = 0.5, .style = DORSAL_TEXT_SMALL | DORSAL_TEXT_BOLD };
  DorsalColour shade = dorsal_colour_mix (palette->highlight, palette->highlight_line, 0.25);
  DorsalArea text, pill;

  if (level < DORSAL_LEVEL_C2 || level > DORSAL_LEVEL_S1)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, outline->area.x, outline->area.y, outline->area.width, outline->area.height);
  cairo_clip (cr);
  text = dorsal_ink_measure (cr, name, font, &place);
  dorsal_draw_bone (cr, outline, level, palette->highlight, shade, palette->highlight_line,
                    1.4 * dorsal_outline_line_px (outline, palette->line_px));
  place.x = outline->bone[level].label.x;
  place.y = outline->bone[level].label.y;
  pill = (DorsalArea){ place.x - 0.3 * font->size_px, place.y - text.height / 2, text.width + 0.6 * font->size_px,
                       text.height };
  dorsal_ink_round_box (cr, &pill, pill.height / 2);
  dorsal_ink_set (cr, palette->lit);
  cairo_fill (cr);
  dorsal_ink_text (cr, name, font, &place, palette->lit_text);
  cairo_restore (cr);
}

/* Thickness of the line around the disc. */
static double
edge_of (double radius, const DorsalPalette *palette)
{
  return CLAMP (radius * 0.05, 1.5, 3.0) * (palette->high_contrast ? 1.4 : 1.0);
}

static void
draw_known (cairo_t *cr, const DorsalOutline *outline, const DorsalContactView *view, DorsalPoint centre, double radius,
            const DorsalPalette *palette)
{
  const DorsalZoneInk *ink = dorsal_palette_zone (palette, view->zone);
  double edge = edge_of (radius, palette);

  if (view->alerts)
    {
      disc_path (cr, centre, radius + 2.5 * edge);
      dorsal_ink_set (cr, dorsal_colour_with_alpha (ink->line, 0.35));
      cairo_set_line_width (cr, 3 * edge);
      cairo_stroke (cr);
    }
  disc_path (cr, centre, radius);
  dorsal_ink_set (cr, palette->roller);
  cairo_fill (cr);

  /* The ring: the zone's surface and pattern. */
  disc_path (cr, centre, radius - edge / 2);
  cairo_new_sub_path (cr);
  cairo_arc_negative (cr, centre.x, centre.y, radius * RING, 2 * G_PI, 0);
  dorsal_ink_set (cr, ink->fill);
  cairo_fill_preserve (cr);
  dorsal_ink_hatch (cr, ink->hatch, ink->line, CLAMP (radius * 0.09, 4.0, 8.0));
  dorsal_ink_set (cr, ink->line);
  cairo_set_line_width (cr, edge);
  disc_path (cr, centre, radius - edge / 2);
  cairo_stroke (cr);
  cairo_set_line_width (cr, palette->line_px);
  disc_path (cr, centre, radius * RING);
  cairo_stroke (cr);

  draw_mark (cr, centre, radius, view->angle_deg, palette->roller_mark);
  draw_sign (cr, centre, radius * HUB * 0.9, view->zone, ink->line, palette->roller);
}

static void
draw_dashed (cairo_t *cr, DorsalPoint centre, double radius, DorsalColour fill, DorsalColour line, double line_px)
{
  double turn = 2 * G_PI * radius, dash = turn / MAX (floor (turn / 10), 8);
  double dashes[] = { dash * 0.6, dash * 0.4 };

  disc_path (cr, centre, radius - line_px / 2);
  dorsal_ink_set (cr, fill);
  cairo_fill_preserve (cr);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  dorsal_ink_set (cr, line);
  cairo_set_line_width (cr, line_px);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Between the bars of the zones and the back, beside the roller's lower edge. */
static double
lane_at (const DorsalOutline *outline, DorsalPoint centre, double radius)
{
  double f = dorsal_outline_place_at (outline, centre.x + radius, centre.y + 1.5 * radius);

  return dorsal_outline_at (outline, f).x - outline->lane_left;
}

/* Under the roller, or over it where there is no room; on a ground of its own. Long words are smaller, to keep off the
 * back. */
static void
draw_words (cairo_t *cr, const DorsalOutline *outline, const DorsalContactView *view, DorsalPoint centre, double radius,
            const DorsalFont *plain, const DorsalPalette *palette)
{
  const DorsalArea *area = &outline->area;
  double pad = 0.35 * plain->size_px, room = MAX (2 * radius, 5 * plain->size_px);
  DorsalTextPlace place = { .align_x = 0.5, .style = DORSAL_TEXT_CENTRE,
                            .max_width = MIN (room, MAX (lane_at (outline, centre, radius) - 2 * pad, 3 * plain->size_px)) };
  DorsalFont smaller = dorsal_ink_unbroken (cr, view->words, plain, &place, SMALLEST), *font = &smaller;
  DorsalArea text = dorsal_ink_measure (cr, view->words, font, &place), box;

  if (text.height <= 0)
    return;
  box = (DorsalArea){ centre.x - text.width / 2 - pad, centre.y + radius + pad, text.width + 2 * pad,
                      text.height + pad };
  if (box.y + box.height > area->y + area->height)
    box.y = centre.y - radius - pad - box.height;
  box.x = MAX (box.x, outline->lane_left + 2);
  dorsal_ink_round_box (cr, &box, pad * 1.5);
  dorsal_ink_set (cr, dorsal_colour_with_alpha (palette->background, 0.92));
  cairo_fill (cr);
  place.x = box.x + box.width / 2;
  place.y = box.y + pad / 2;
  dorsal_ink_text (cr, view->words, font, &place, palette->text);
}

static double
radius_of (const DorsalOutline *outline, const DorsalContactView *view)
{
  return dorsal_outline_px (outline, view->diameter_cm, view->length_cm) / 2;
}

/* On the skin, or off it. */
static DorsalPoint
centre_of (const DorsalOutline *outline, const DorsalContactView *view, double radius)
{
  DorsalSkinPoint skin = dorsal_outline_at (outline, view->f);
  double away = radius + (view->shown == DORSAL_ROLLER_LOST ? LOST_GAP_MM * outline->px_per_mm : 0);

  return (DorsalPoint){ skin.x + skin.nx * away, skin.y + skin.ny * away };
}

DorsalArea
dorsal_roller_area (const DorsalOutline *outline, const DorsalContactView *view, const DorsalPalette *palette)
{
  double radius = radius_of (outline, view), half = span_half (view);
  double reach = radius + (view->alerts ? 4 * edge_of (radius, palette) : 0);
  DorsalPoint centre = centre_of (outline, view, radius);
  double left = centre.x - reach, right = centre.x + reach, top = centre.y - reach, end = centre.y + reach;

  for (guint i = 0; i <= SPAN_STEPS && view->shown == DORSAL_ROLLER_KNOWN; i++)
    {
      DorsalSkinPoint skin = dorsal_outline_at (outline, view->f + half * (2.0 * i / SPAN_STEPS - 1));
      double x = skin.x + skin.nx * GROUND_PX, y = skin.y + skin.ny * GROUND_PX;

      left = MIN (left, MIN (skin.x, x));
      right = MAX (right, MAX (skin.x, x));
      top = MIN (top, MIN (skin.y, y));
      end = MAX (end, MAX (skin.y, y));
    }
  return (DorsalArea){ left, top, right - left, end - top };
}

void
dorsal_draw_roller (cairo_t *cr, const DorsalOutline *outline, const DorsalContactView *view, const DorsalFont *font,
                    const DorsalPalette *palette)
{
  const DorsalArea *area = &outline->area;
  double radius = radius_of (outline, view);
  DorsalPoint centre = centre_of (outline, view, radius);

  if (view->shown == DORSAL_ROLLER_NONE || !(radius > 0))
    return;

  cairo_save (cr);
  cairo_rectangle (cr, area->x, area->y, area->width, area->height);
  cairo_clip (cr);
  cairo_new_path (cr);
  switch (view->shown)
    {
    case DORSAL_ROLLER_KNOWN:
      draw_known (cr, outline, view, centre, radius, palette);
      draw_span (cr, outline, view, palette->uncertainty, palette->background);
      break;

    case DORSAL_ROLLER_LOST:
      draw_dashed (cr, centre, radius, palette->background, palette->roller_unknown, 2.0 * palette->line_px);
      dorsal_ink_text (cr, "?", &(DorsalFont){ font->family, MAX (radius * 0.8, font->size_px) },
                       &(DorsalTextPlace){ centre.x, centre.y, 0.5, 0.5, .style = DORSAL_TEXT_BOLD },
                       palette->roller_unknown);
      draw_words (cr, outline, view, centre, radius, font, palette);
      break;

    case DORSAL_ROLLER_OFF:
      centre = (DorsalPoint){ outline->lane_left + radius + 4, area->y + area->height - radius - 4 };
      draw_dashed (cr, centre, radius, dorsal_colour_with_alpha (palette->background, 0.6),
                   dorsal_colour_with_alpha (palette->roller_unknown, 0.7), palette->line_px);
      disc_path (cr, centre, radius * HUB);
      cairo_stroke (cr);
      draw_words (cr, outline, view, centre, radius, font, palette);
      break;

    case DORSAL_ROLLER_NONE:
    default:
      break;
    }
  cairo_restore (cr);
}

void
dorsal_draw_contact (cairo_t *cr, const DorsalOutline *outline, const DorsalContactView *view, const DorsalFont *font,
                     const DorsalPalette *palette)
{
  if (view->shown == DORSAL_ROLLER_KNOWN)
    dorsal_draw_lit (cr, outline, view->level, font, palette);
  dorsal_draw_roller (cr, outline, view, font, palette);
}
