/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What tests of the app share. */

#include "app/live.h"
#include "core/person.h"

/* Feeds a live with a scripted person, without threads and without time: `seconds` of it. */
typedef struct _Feed Feed;
Feed *feed_new (DorsalLive *live, const char *script);
void feed_free (Feed *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Feed, feed_free)

/* Steps, and notifies once at the end. */
void feed_run (Feed *feed, double seconds);

/* The host's clock passes without a byte. */
void feed_silence (Feed *feed, double seconds);
