/* SPDX-License-Identifier: GPL-3.0-or-later */

/* CRC-16/CCITT-FALSE, eight bytes at a time.
 *
 * The remainder of a sum is the sum of the remainders: what eight bytes leave is what each of them leaves alone, seen from
 * behind the last.
 *
 *   bytes  b0 b1 b2 b3 b4 b5 b6 b7
 *   rows    7  6  5  4  3  2  1  0      row k: the remainder of a byte with k more bytes behind it
 *
 * A byte in turn is the sum of its bits: eight powers of x make a row. Remainders lie in memory as bytes come, the
 * first one lowest, so that eight bytes are read as they are. */

#include "core/frame.h"

#include <string.h>

/* The remainders of x^16 … x^79, eight to a row: each is twice the one before, less the polynomial where that overflows. */
#define OF_0 0x1021, 0x2042, 0x4084, 0x8108, 0x1231, 0x2462, 0x48c4, 0x9188
#define OF_1 0x3331, 0x6662, 0xccc4, 0x89a9, 0x0373, 0x06e6, 0x0dcc, 0x1b98
#define OF_2 0x3730, 0x6e60, 0xdcc0, 0xa9a1, 0x4363, 0x86c6, 0x1dad, 0x3b5a
#define OF_3 0x76b4, 0xed68, 0xcaf1, 0x85c3, 0x1ba7, 0x374e, 0x6e9c, 0xdd38
#define OF_4 0xaa51, 0x4483, 0x8906, 0x022d, 0x045a, 0x08b4, 0x1168, 0x22d0
#define OF_5 0x45a0, 0x8b40, 0x06a1, 0x0d42, 0x1a84, 0x3508, 0x6a10, 0xd420
#define OF_6 0xb861, 0x60e3, 0xc1c6, 0x93ad, 0x377b, 0x6ef6, 0xddec, 0xabf9
#define OF_7 0x47d3, 0x8fa6, 0x0f6d, 0x1eda, 0x3db4, 0x7b68, 0xf6d0, 0xfd81

#define SWAPPED(r) ((guint16) ((r) << 8 | (r) >> 8))
#define REMAINDER(i, p0, p1, p2, p3, p4, p5, p6, p7)                                                                   \
  SWAPPED (((i) & 1 ? p0 : 0) ^ ((i) & 2 ? p1 : 0) ^ ((i) & 4 ? p2 : 0) ^ ((i) & 8 ? p3 : 0) ^ ((i) & 16 ? p4 : 0)     \
           ^ ((i) & 32 ? p5 : 0) ^ ((i) & 64 ? p6 : 0) ^ ((i) & 128 ? p7 : 0))
#define ENTRY(i, ...) REMAINDER (i, __VA_ARGS__)
#define FOUR(i, ...) ENTRY (i, __VA_ARGS__), ENTRY (i + 1, __VA_ARGS__), ENTRY (i + 2, __VA_ARGS__), ENTRY (i + 3, __VA_ARGS__)
#define SIXTEEN(i, ...) FOUR (i, __VA_ARGS__), FOUR (i + 4, __VA_ARGS__), FOUR (i + 8, __VA_ARGS__), FOUR (i + 12, __VA_ARGS__)
#define SIXTY_FOUR(i, ...)                                                                                             \
  SIXTEEN (i, __VA_ARGS__), SIXTEEN (i + 16, __VA_ARGS__), SIXTEEN (i + 32, __VA_ARGS__), SIXTEEN (i + 48, __VA_ARGS__)
#define ROW(...)                                                                                                       \
  { SIXTY_FOUR (0, __VA_ARGS__), SIXTY_FOUR (64, __VA_ARGS__), SIXTY_FOUR (128, __VA_ARGS__), SIXTY_FOUR (192, __VA_ARGS__) }

static const guint16 rows[8][256]
    = { ROW (OF_0), ROW (OF_1), ROW (OF_2), ROW (OF_3), ROW (OF_4), ROW (OF_5), ROW (OF_6), ROW (OF_7) };

guint16
dorsal_crc16 (const char *bytes, gsize n)
{
  guint crc = 0xffff; /* its bytes swapped, as in the rows */
  guint32 half[2]; /* of eight bytes: numbers of 32 bits come apart in fewer instructions */

  for (; n >= sizeof half; bytes += sizeof half, n -= sizeof half)
    {
      memcpy (half, bytes, sizeof half);
      half[0] = GUINT32_FROM_LE (half[0]) ^ crc;
      half[1] = GUINT32_FROM_LE (half[1]);
      crc = (guint) rows[7][half[0] & 0xff] ^ rows[6][half[0] >> 8 & 0xff];
      half[0] >>= 16;
      crc ^= (guint) rows[5][half[0] & 0xff] ^ rows[4][half[0] >> 8];
      crc ^= (guint) rows[3][half[1] & 0xff] ^ rows[2][half[1] >> 8 & 0xff];
      half[1] >>= 16;
      crc ^= (guint) rows[1][half[1] & 0xff] ^ rows[0][half[1] >> 8];
    }
  for (; n > 0; bytes++, n--)
    crc = crc >> 8 ^ rows[0][(crc ^ (guint8) *bytes) & 0xff];
  return GUINT16_SWAP_LE_BE ((guint16) crc);
}
