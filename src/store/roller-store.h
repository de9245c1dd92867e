/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What is known of each roller, a small file a roller in a directory of the user's: calibration, radius, which way
 * round it lies. Named after what the roller says it is, so that it counts on whatever port. */

#include <gio/gio.h>

#include "core/roller-profile.h"

G_BEGIN_DECLS

/* The user's own directory; newly allocated. It is made when something is first kept. */
char *dorsal_roller_store_default_path (void);

/* "MODEL-SERIAL.ini", and whatever a roller calls itself, no path leads out of the directory and no two rollers share
 * a file. Newly allocated. */
char *dorsal_roller_store_file_name (const DorsalHello *hello);

/* A roller without a file: all zeroes, TRUE. FALSE: the file cannot be read (the error is a GFileError), or makes no
 * sense (a DorsalRollerProfileError); then it was set aside as NAME.damaged, nothing is lost, and the error's sentence
 * says so. ret_profile is all zeroes then. */
gboolean dorsal_roller_store_read (const char *directory, const DorsalHello *hello, DorsalRollerProfile *ret_profile,
                                   GError **error);

/* Whole or not at all; for the user's eyes only (0600). A profile that knows nothing takes the file away. */
gboolean dorsal_roller_store_write (const char *directory, const DorsalHello *hello,
                                    const DorsalRollerProfile *profile, GError **error);

G_END_DECLS
