/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: dark? high contrast? Out: one of four tables. Never: a colour computed at run time,
 * so that what the test has checked is what is drawn.
 *
 *                light                dark                 high contrast
 *    back        green, amber, red    the same, lighter    deeper, lines 2 px
 *    bone        ivory on skin        ivory on dusk        white on black lines
 *    traces      blue first           light blue first     text first
 *
 * Taken from, or close to, the palette of libadwaita. */

#include "draw/palette.h"

#define RGBA(hex, a)                                                                                                   \
  {                                                                                                                    \
    ((hex) >> 16 & 0xff) / 255.0, ((hex) >> 8 & 0xff) / 255.0, ((hex) &0xff) / 255.0, (a)                              \
  }
#define RGB(hex) RGBA (hex, 1.0)

/* Neck, lumbar and pelvis are one ink: keep out. Unknown and off are grey. */
#define ZONES(keep_out, caution, safe, none)                                                                           \
  {                                                                                                                    \
    [DORSAL_ZONE_UNKNOWN] = none, [DORSAL_ZONE_OFF] = none, [DORSAL_ZONE_NECK] = keep_out,                             \
    [DORSAL_ZONE_UPPER_CAUTION] = caution, [DORSAL_ZONE_THORACIC] = safe, [DORSAL_ZONE_LOWER_CAUTION] = caution,       \
    [DORSAL_ZONE_LUMBAR] = keep_out, [DORSAL_ZONE_PELVIS] = keep_out,                                                  \
  }
#define ZONE(fill, line, text, hatch)                                                                                  \
  {                                                                                                                    \
    RGB (fill), RGB (line), RGB (text), DORSAL_HATCH_##hatch                                                           \
  }

#define FIGURE(skin, hair, top, legs, shade, edge, spot)                                                               \
  {                                                                                                                    \
    RGB (skin), RGB (hair), RGB (top), RGB (legs), RGB (shade), RGB (edge), RGB (spot)                                 \
  }

static const DorsalPalette palettes[2][2] = {
  {
      {
          /* light */
          .line_px = 1.0,
          .background = RGB (0xffffff),
          .text = RGB (0x2e2e33),
          .dim_text = RGB (0x66656b),
          .skin = RGB (0xf4eeea),
          .skin_line = RGB (0xcdbfb6),
          .bone = RGB (0xf8f1e1),
          .bone_line = RGB (0x75664f),
          .bone_shade = RGB (0xe9dec8),
          .disc = RGB (0xb3cbdd),
          .rib = RGB (0xdfd3c3),
          .highlight = RGB (0x99c1f1),
          .highlight_line = RGB (0x1a5fb4),
          .lit = RGB (0x1a5fb4),
          .lit_text = RGB (0xffffff),
          .zone = ZONES (ZONE (0xf9cfcc, 0xc01c28, 0xb01722, DENSE), ZONE (0xfbe2a0, 0x9c5a00, 0x8a4f00, SPARSE),
                         ZONE (0x26a269, 0x1c7f50, 0x17734a, NONE), ZONE (0xdeddda, 0x77767b, 0x66656b, NONE)),
          .roller = RGB (0xffffff),
          .roller_mark = RGB (0x3d3846),
          .roller_unknown = RGB (0x77767b),
          .uncertainty = RGB (0x1c71d8),
          .trace = { RGB (0x1c71d8), RGB (0xc64600), RGB (0x813d9c), RGB (0x26855a) },
          .trace_fill = RGBA (0x3584e4, 0.14),
          .gap = RGBA (0x77767b, 0.14),
          .band = RGB (0xe2f5ea),
          .band_text = RGB (0x17734a),
          .grid = RGB (0xe3e2e0),
          .axis = RGB (0x8e8d92),
          .threshold = RGB (0xc01c28),
          .dwell = RGB (0x3584e4),
          .dwell_lit = RGB (0x1a5fb4),
          .dwell_track = RGB (0xebe8e4),
          .goal = RGB (0x3d3846),
          .figure = FIGURE (0xe6bda3, 0x4a3b36, 0x5b9bd9, 0x46566c, 0x6f6a72, 0x4f4541, 0xf9d976),
      },
      {
          /* light, high contrast */
          .high_contrast = TRUE,
          .line_px = 2.0,
          .background = RGB (0xffffff),
          .text = RGB (0x000000),
          .dim_text = RGB (0x3a3a3e),
          .skin = RGB (0xffffff),
          .skin_line = RGB (0x3a3a3e),
          .bone = RGB (0xffffff),
          .bone_line = RGB (0x000000),
          .bone_shade = RGB (0xe4e4e4),
          .disc = RGB (0x5e7f99),
          .rib = RGB (0xa8a8a8),
          .highlight = RGB (0x99c1f1),
          .highlight_line = RGB (0x003a80),
          .lit = RGB (0x003a80),
          .lit_text = RGB (0xffffff),
          .zone = ZONES (ZONE (0xffffff, 0x98000c, 0x8c000b, DENSE), ZONE (0xfff0c0, 0x6b3c00, 0x5f3500, SPARSE),
                         ZONE (0x0f6b3e, 0x085030, 0x085030, NONE), ZONE (0xd0d0d0, 0x4a4a4e, 0x3a3a3e, NONE)),
          .roller = RGB (0xffffff),
          .roller_mark = RGB (0x000000),
          .roller_unknown = RGB (0x4a4a4e),
          .uncertainty = RGB (0x003a80),
          .trace = { RGB (0x003a80), RGB (0x8a3000), RGB (0x5c1f75), RGB (0x0b5c36) },
          .trace_fill = RGBA (0x1a5fb4, 0.18),
          .gap = RGBA (0x3a3a3e, 0.25),
          .band = RGB (0xdff3e6),
          .band_text = RGB (0x084a2c),
          .grid = RGB (0xb8b8b8),
          .axis = RGB (0x000000),
          .threshold = RGB (0x98000c),
          .dwell = RGB (0x0f4c96),
          .dwell_lit = RGB (0x062a55),
          .dwell_track = RGB (0xdcdcdc),
          .goal = RGB (0x000000),
          .figure = FIGURE (0xffffff, 0x3a3a3e, 0xb9d7f7, 0x5a6475, 0x5a6475, 0x000000, 0xffe07a),
      },
  },
  {
      {
          /* dark */
          .dark = TRUE,
          .line_px = 1.0,
          .background = RGB (0x242428),
          .text = RGB (0xf6f5f4),
          .dim_text = RGB (0xb6b5ba),
          .skin = RGB (0x343136),
          .skin_line = RGB (0x5d565c),
          .bone = RGB (0xd9cfbc),
          .bone_line = RGB (0x57503f),
          .bone_shade = RGB (0xb5aa95),
          .disc = RGB (0x557790),
          .rib = RGB (0x625a55),
          .highlight = RGB (0x99c1f1),
          .highlight_line = RGB (0x12457f),
          .lit = RGB (0x99c1f1),
          .lit_text = RGB (0x10263f),
          .zone = ZONES (ZONE (0x561d22, 0xff7b70, 0xff8d84, DENSE), ZONE (0x5a4512, 0xf8c53a, 0xf8d05c, SPARSE),
                         ZONE (0x33b97a, 0x57e389, 0x6fe79b, NONE), ZONE (0x47464c, 0x9a9996, 0xb6b5ba, NONE)),
          .roller = RGB (0x3d3b42),
          .roller_mark = RGB (0xf6f5f4),
          .roller_unknown = RGB (0xa3a2a6),
          .uncertainty = RGB (0x78aeed),
          .trace = { RGB (0x78aeed), RGB (0xffa348), RGB (0xdc8add), RGB (0x57e389) },
          .trace_fill = RGBA (0x62a0ea, 0.20),
          .gap = RGBA (0xc0bfbc, 0.14),
          .band = RGB (0x263d31),
          .band_text = RGB (0x8ff0a4),
          .grid = RGB (0x3e3e44),
          .axis = RGB (0x8e8d92),
          .threshold = RGB (0xff7b70),
          .dwell = RGB (0x62a0ea),
          .dwell_lit = RGB (0xb9d7f7),
          .dwell_track = RGB (0x46434a),
          .goal = RGB (0xf6f5f4),
          .figure = FIGURE (0xd6a88c, 0x7d675c, 0x5f9fe0, 0x74849c, 0x2b2a30, 0x17161a, 0xf8d05c),
      },
      {
          /* dark, high contrast */
          .dark = TRUE,
          .high_contrast = TRUE,
          .line_px = 2.0,
          .background = RGB (0x000000),
          .text = RGB (0xffffff),
          .dim_text = RGB (0xdedede),
          .skin = RGB (0x000000),
          .skin_line = RGB (0xbdbdbd),
          .bone = RGB (0xffffff),
          .bone_line = RGB (0x000000),
          .bone_shade = RGB (0xc4c4c4),
          .disc = RGB (0x457699),
          .rib = RGB (0x6a6a6a),
          .highlight = RGB (0x62a0ea),
          .highlight_line = RGB (0x00204a),
          .lit = RGB (0x99c1f1),
          .lit_text = RGB (0x000000),
          .zone = ZONES (ZONE (0x000000, 0xff9d95, 0xffada6, DENSE), ZONE (0x2e2200, 0xffd95a, 0xffe07a, SPARSE),
                         ZONE (0x5ff09a, 0x8ff0a4, 0x8ff0a4, NONE), ZONE (0x3a3a3a, 0xc8c8c8, 0xdedede, NONE)),
          .roller = RGB (0x000000),
          .roller_mark = RGB (0xffffff),
          .roller_unknown = RGB (0xc8c8c8),
          .uncertainty = RGB (0x99c1f1),
          .trace = { RGB (0x99c1f1), RGB (0xffbe6f), RGB (0xe9b3ea), RGB (0x8ff0a4) },
          .trace_fill = RGBA (0x62a0ea, 0.25),
          .gap = RGBA (0xdedede, 0.25),
          .band = RGB (0x0d2a1a),
          .band_text = RGB (0xa8f5b9),
          .grid = RGB (0x555555),
          .axis = RGB (0xffffff),
          .threshold = RGB (0xff9d95),
          .dwell = RGB (0x99c1f1),
          .dwell_lit = RGB (0xffffff),
          .dwell_track = RGB (0x333333),
          .goal = RGB (0xffffff),
          .figure = FIGURE (0x1c1c1c, 0xbdbdbd, 0x1b4a86, 0x55606f, 0x000000, 0xffffff, 0xffd95a),
      },
  },
};

const DorsalPalette *
dorsal_palette_get (gboolean dark, gboolean high_contrast)
{
  return &palettes[!!dark][!!high_contrast];
}

const DorsalZoneInk *
dorsal_palette_zone (const DorsalPalette *palette, DorsalZone zone)
{
  return &palette->zone[zone < DORSAL_N_ZONES ? zone : DORSAL_ZONE_UNKNOWN];
}
