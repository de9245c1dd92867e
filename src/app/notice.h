/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The small line under the headline: why what is said may be less sure than it looks. A
 * pure function of a reading, in the user's language. */

#include "core/sample.h"

G_BEGIN_DECLS

/* Newly allocated; NULL when there is nothing to say. hello: NULL before one. The most
 * important doubt only: slip, then cells at their end, then cells that are left out. */
char *dorsal_notice_of (const DorsalReading *reading, const DorsalHello *hello);

G_END_DECLS
