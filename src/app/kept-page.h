/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The page of a session that was kept: to be looked at, played back, noted on, handed on, deleted. */

#include <gtk/gtk.h>

#include "app/archive.h"
#include "core/classifier.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_KEPT_PAGE (dorsal_kept_page_get_type ())
G_DECLARE_FINAL_TYPE (DorsalKeptPage, dorsal_kept_page, DORSAL, KEPT_PAGE, GtkWidget)

/* Signals: "delete-asked" (gint64 id). "told" (string): a sentence for a toast. */

void dorsal_kept_page_set_archive (DorsalKeptPage *page, DorsalArchive *archive);

/* What a session is compared under: those of today. */
void dorsal_kept_page_set_settings (DorsalKeptPage *page, const DorsalSettings *settings);

/* Reads it, on another thread. */
void dorsal_kept_page_open (DorsalKeptPage *page, gint64 id);

/* FALSE while it is being read, and when it could not be. */
gboolean dorsal_kept_page_is_ready (DorsalKeptPage *page);

G_END_DECLS
