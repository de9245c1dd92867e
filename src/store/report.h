/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* A kept session, or a part of it, played through today's judgement into a core/report.h. */

#include "core/report.h"
#include "store/export.h"

G_BEGIN_DECLS

/* As today's judgement sees it under the settings of the time. ret_played: may be NULL. NULL: *error says why. */
DorsalReport *dorsal_kept_report (DorsalStore *store, const DorsalKeptSession *session, DorsalRange range,
                                  DorsalPlayed *ret_played, GError **error);

G_END_DECLS
