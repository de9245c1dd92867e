/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The spine on the screen.
 *
 *   anatomy   drawn once into a sheet; emptied by size, scale and palette
 *   dwell     bars and the vertebra over the roller, over it; drawn when a bar has grown by half a second, or another
 *             vertebra is meant
 *   contact   the roller and its doubt, over that
 *
 * Of the last two GTK knows how far they reach: only where they were and are it paints the screen anew.
 *
 * Comes in: values. Goes out: pictures, and a sentence for screen readers. Never: a redraw
 * when nothing to be seen has changed. */

#include "app/spine-view.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "app/headline.h"
#include "app/sheet.h"
#include "app/stamp.h"
#include "draw/draw-anatomy.h"
#include "draw/draw-contact.h"
#include "draw/draw-dwell.h"

#define PADDING       10
#define HOLD_GOAL_S   30
#define TEXTS_ACROSS  17.5 /* letters are no larger than lets so many lie side by side, … */
#define TEXTS_DOWN    15.0 /* … and so many one over the other */
#define LEAST_TEXT_PX 8
#define ANNOUNCE_US   G_USEC_PER_SEC /* screen readers are told at most this often */

/* What is on the screen, rounded to what an eye can tell. */
typedef struct
{
  DorsalRollerShown shown;
  DorsalZone zone;
  DorsalLevel level;
  guint alerts;
  gint64 place_px, sigma_px, angle_2deg;
  gint64 dwell_s[DORSAL_N_LEVELS];
} Seen;

/* What the bars show. */
typedef struct
{
  gint64 dwell_s[DORSAL_N_LEVELS];
  double scale_s;
  DorsalLevel lit;
  const DorsalPalette *palette;
  double text_px;
  int scale;
} Bars;

struct _DorsalSpineView
{
  GtkWidget parent_instance;
  const DorsalShown *shown; /* NULL: an empty back */
  const DorsalSettings *settings;
  DorsalOutline outline;
  int width, height; /* of the outline */
  double text_px;
  DorsalSheet anatomy;
  DorsalZones zones; /* that the anatomy was drawn for */
  double scale_s;    /* of the dwell bars */
  Seen seen;
  Bars bars;                   /* of bars_node; all zeroes: to be drawn */
  GskRenderNode *bars_node[2]; /* the bars, the vertebra; NULL: empty */
  gint64 announced_us;
  gboolean wordless;
};

G_DEFINE_FINAL_TYPE (DorsalSpineView, dorsal_spine_view, GTK_TYPE_WIDGET)

static DorsalContactView
contact_of (DorsalSpineView *view)
{
  const DorsalShown *shown = view->shown;
  guint diameter_mm = shown->has_hello ? shown->hello.diameter_mm : 140;
  DorsalContactView contact
      = dorsal_contact_view_of (&shown->reading, diameter_mm / 10.0, view->settings->body.length_cm, shown->stale_f);

  if (!shown->has_hello) /* nothing said that it is a roller */
    contact.shown = DORSAL_ROLLER_NONE;
  if (view->wordless)
    return contact;
  if (contact.shown == DORSAL_ROLLER_LOST)
    contact.words = _("place unknown");
  else if (contact.shown == DORSAL_ROLLER_OFF)
    contact.words = _("off the roller");
  return contact;
}

void
dorsal_spine_view_set_wordless (DorsalSpineView *view, gboolean wordless)
{
  view->wordless = wordless;
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

static DorsalAnatomyWords
zone_words (void)
{
  return (DorsalAnatomyWords){ .zone = {
    [DORSAL_ZONE_NECK] = _("Neck: no rolling"),
    [DORSAL_ZONE_UPPER_CAUTION] = _("take care"),
    [DORSAL_ZONE_THORACIC] = _("Thoracic spine: roll here"),
    [DORSAL_ZONE_LOWER_CAUTION] = _("take care"),
    [DORSAL_ZONE_LUMBAR] = _("Lower back: no rolling"),
    [DORSAL_ZONE_PELVIS] = _("Pelvis"),
  }, .brief = {
    [DORSAL_ZONE_NECK] = _("Neck"),
    [DORSAL_ZONE_UPPER_CAUTION] = _("take care"),
    /* Translators: in place of "Thoracic spine: roll here", where there is little room. */
    [DORSAL_ZONE_THORACIC] = _("Roll here"),
    [DORSAL_ZONE_LOWER_CAUTION] = _("take care"),
    [DORSAL_ZONE_LUMBAR] = _("Lower back"),
    [DORSAL_ZONE_PELVIS] = _("Pelvis"),
  } };
}

/* Letters that grow with the desktop's, as long as they leave room for what they name. */
static DorsalFont
font_of (DorsalSpineView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);
  DorsalFont font = dorsal_widget_font (widget);
  double most = MIN ((gtk_widget_get_width (widget) - 2 * PADDING) / TEXTS_ACROSS,
                     (gtk_widget_get_height (widget) - 2 * PADDING) / TEXTS_DOWN);

  font.size_px = MIN (font.size_px, MAX (most, LEAST_TEXT_PX));
  return font;
}

static void
fit_outline (DorsalSpineView *view, int width, int height, const DorsalFont *font)
{
  DorsalArea area = { PADDING, PADDING, width - 2 * PADDING, height - 2 * PADDING };

  if (view->width == width && view->height == height && view->text_px == font->size_px)
    return;
  view->width = width;
  view->height = height;
  view->text_px = font->size_px;
  dorsal_outline_init (&view->outline, &area, font->size_px);
  dorsal_sheet_clear (&view->anatomy);
  memset (&view->bars, 0, sizeof view->bars);
}

static void
draw_anatomy (DorsalSpineView *view, const DorsalFont *font, const DorsalPalette *palette)
{
  DorsalAnatomyWords words = zone_words ();
  const DorsalZones *zones = view->settings ? &view->settings->zones : dorsal_zones_default ();
  cairo_t *cr = dorsal_sheet_begin (&view->anatomy, view->width, view->height,
                                    gtk_widget_get_scale_factor (GTK_WIDGET (view)), palette);

  if (!cr)
    return;
  dorsal_draw_anatomy (cr, &view->outline, zones, &words, font, palette);
  cairo_destroy (cr);
}

static Bars
bars_of (DorsalSpineView *view, DorsalLevel lit, const DorsalFont *font, const DorsalPalette *palette)
{
  Bars bars;

  memset (&bars, 0, sizeof bars); /* padding too: compared as bytes */
  memcpy (bars.dwell_s, view->seen.dwell_s, sizeof bars.dwell_s);
  bars.scale_s = view->scale_s;
  bars.lit = lit;
  bars.palette = palette;
  bars.text_px = font->size_px;
  bars.scale = gtk_widget_get_scale_factor (GTK_WIDGET (view));
  return bars;
}

static void
append (GtkSnapshot *snapshot, GskRenderNode *node)
{
  if (node)
    gtk_snapshot_append_node (snapshot, node);
}

static void
draw_bars (DorsalSpineView *view, DorsalLevel lit, const DorsalFont *font, const DorsalPalette *palette)
{
  cairo_surface_t *recording[G_N_ELEMENTS (view->bars_node)];

  for (guint i = 0; i < G_N_ELEMENTS (recording); i++)
    {
      cairo_t *cr = cairo_create (recording[i] = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL));

      if (i == 0)
        dorsal_draw_dwell (cr, &view->outline, &view->shown->dwell, view->scale_s, HOLD_GOAL_S, lit, font, palette);
      else
        dorsal_draw_lit (cr, &view->outline, lit, font, palette);
      cairo_destroy (cr);
      g_clear_pointer (&view->bars_node[i], gsk_render_node_unref);
      view->bars_node[i] = dorsal_stamp_of (recording[i], gtk_widget_get_scale_factor (GTK_WIDGET (view)));
      cairo_surface_destroy (recording[i]);
    }
}

static void
append_bars (DorsalSpineView *view, GtkSnapshot *snapshot, DorsalLevel lit, const DorsalFont *font,
             const DorsalPalette *palette)
{
  Bars bars = bars_of (view, lit, font, palette);

  if (memcmp (&bars, &view->bars, sizeof bars) != 0)
    draw_bars (view, lit, font, palette);
  view->bars = bars;
  for (guint i = 0; i < G_N_ELEMENTS (view->bars_node); i++)
    append (snapshot, view->bars_node[i]);
}

/* Where the roller may lie is known, and drawn at once; other pictures of it seldom change, and have words. */
static GskRenderNode *
roller_node (DorsalSpineView *view, const DorsalContactView *contact, const DorsalFont *font,
             const DorsalPalette *palette)
{
  int scale = gtk_widget_get_scale_factor (GTK_WIDGET (view));
  gboolean known = contact->shown == DORSAL_ROLLER_KNOWN;
  DorsalArea area = known ? dorsal_roller_area (&view->outline, contact, palette) : view->outline.area;
  cairo_surface_t *surface = known ? dorsal_stamp_begin (&area, scale)
                                   : cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *cr = cairo_create (surface);
  GskRenderNode *node;

  dorsal_draw_roller (cr, &view->outline, contact, font, palette);
  cairo_destroy (cr);
  if (known)
    return dorsal_stamp_end (surface);
  node = dorsal_stamp_of (surface, scale);
  cairo_surface_destroy (surface);
  return node;
}

static void
append_roller (DorsalSpineView *view, GtkSnapshot *snapshot, const DorsalContactView *contact, const DorsalFont *font,
               const DorsalPalette *palette)
{
  g_autoptr (GskRenderNode) node = roller_node (view, contact, font, palette);

  append (snapshot, node);
}

static void
dorsal_spine_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DorsalSpineView *view = DORSAL_SPINE_VIEW (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const DorsalPalette *palette = dorsal_widget_palette ();
  DorsalFont font = font_of (view);
  DorsalContactView contact;

  if (width < 1 || height < 1)
    return;
  fit_outline (view, width, height, &font);
  draw_anatomy (view, &font, palette);
  dorsal_sheet_append (&view->anatomy, snapshot);
  if (!view->shown)
    return;
  contact = contact_of (view);
  append_bars (view, snapshot, contact.shown == DORSAL_ROLLER_KNOWN ? contact.level : DORSAL_LEVEL_UNKNOWN, &font,
               palette);
  append_roller (view, snapshot, &contact, &font, palette);
}

/* A sentence for who cannot see the picture. */
static void
announce (DorsalSpineView *view, gboolean at_once)
{
  const DorsalReading *reading = &view->shown->reading;
  gint64 now_us = g_get_monotonic_time ();
  g_autofree char *words = NULL;

  if (!at_once && now_us - view->announced_us < ANNOUNCE_US)
    return;
  view->announced_us = now_us;
  if (reading->place_known)
    words = g_strdup_printf (_("The roller is at %s: %s"), dorsal_level_to_string (reading->level),
                             dorsal_zone_to_words (reading->zone));
  else
    words = g_strdup (reading->state == DORSAL_STATE_OFF ? _("Nobody is on the roller.")
                                                         : _("Where the roller is on the back is not known."));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

static Seen
see (DorsalSpineView *view)
{
  DorsalContactView contact = contact_of (view);
  const DorsalDwell *dwell = &view->shown->dwell;
  Seen seen;

  memset (&seen, 0, sizeof seen); /* padding too: compared as bytes */
  seen.shown = contact.shown;
  seen.zone = contact.zone;
  seen.level = contact.level;
  seen.alerts = contact.alerts;
  seen.place_px = lround (contact.f * view->outline.length_px);
  seen.sigma_px = lround (contact.sigma * view->outline.length_px);
  seen.angle_2deg = lround (contact.angle_deg / 2);
  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    seen.dwell_s[i] = dwell->level_us[i] / (G_USEC_PER_SEC / 2);
  return seen;
}

static void
follow (DorsalSpineView *view)
{
  Seen seen = see (view);

  if (memcmp (&seen, &view->seen, sizeof seen) == 0)
    return;
  announce (view, seen.shown != view->seen.shown || seen.zone != view->seen.zone);
  view->seen = seen;
  view->scale_s = dorsal_dwell_scale_s (&view->shown->dwell, view->scale_s);
  gtk_widget_queue_draw (GTK_WIDGET (view));
}

/* The spine's own spans stand in the picture of the anatomy. */
static void
take_settings (DorsalSpineView *view, const DorsalSettings *settings)
{
  if (!view->settings || !settings || memcmp (&view->zones, &settings->zones, sizeof view->zones) != 0)
    dorsal_sheet_clear (&view->anatomy);
  if (settings)
    view->zones = settings->zones;
  view->settings = settings;
}

void
dorsal_spine_view_show (DorsalSpineView *view, const DorsalShown *shown, const DorsalSettings *settings)
{
  gboolean other = shown != view->shown;

  view->shown = shown;
  take_settings (view, settings);
  if (other)
    {
      view->scale_s = 0;
      memset (&view->seen, 0, sizeof view->seen);
      gtk_widget_queue_draw (GTK_WIDGET (view));
    }
  if (shown)
    follow (view);
}

static void
dorsal_spine_view_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                           int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 140;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 420 : 640;
}

static void
dorsal_spine_view_dispose (GObject *object)
{
  DorsalSpineView *view = DORSAL_SPINE_VIEW (object);

  dorsal_sheet_clear (&view->anatomy);
  for (guint i = 0; i < G_N_ELEMENTS (view->bars_node); i++)
    g_clear_pointer (&view->bars_node[i], gsk_render_node_unref);
  G_OBJECT_CLASS (dorsal_spine_view_parent_class)->dispose (object);
}

static void
dorsal_spine_view_class_init (DorsalSpineViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_spine_view_dispose;
  widget_class->snapshot = dorsal_spine_view_snapshot;
  widget_class->measure = dorsal_spine_view_measure;
  gtk_widget_class_set_css_name (widget_class, "spineview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
dorsal_spine_view_init (DorsalSpineView *view)
{
  dorsal_widget_follow_palette (GTK_WIDGET (view));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The spine from the side"),
                                  -1);
}
