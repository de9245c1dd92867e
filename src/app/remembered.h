/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The rollers a person chose once and that answered: they are connected to unasked. Kept in a
 * small file of the user's, the last one used first. */

#include <gio/gio.h>

#include "sensor/identity.h"

G_BEGIN_DECLS

#define DORSAL_REMEMBERED_MAX 8

#define DORSAL_TYPE_REMEMBERED (dorsal_remembered_get_type ())
G_DECLARE_FINAL_TYPE (DorsalRemembered, dorsal_remembered, DORSAL, REMEMBERED, GObject)

typedef struct
{
  DorsalIdentity usb;
  char name[72]; /* for people: "Ref12 · A1B2C3" */
} DorsalKnownRoller;

/* Signals: "changed". path: of the file, read now and written at each change; NULL keeps nothing. A file that
 * makes no sense is as none. */
DorsalRemembered *dorsal_remembered_new (const char *path);

/* The user's own file; newly allocated. */
char *dorsal_remembered_default_path (void);

/* Puts it first; the least recently used one goes when there are too many. */
void dorsal_remembered_add (DorsalRemembered *remembered, const DorsalIdentity *usb, const char *name);
void dorsal_remembered_forget (DorsalRemembered *remembered, const DorsalIdentity *usb);

guint dorsal_remembered_get_length (DorsalRemembered *remembered);
const DorsalKnownRoller *dorsal_remembered_get (DorsalRemembered *remembered, guint index);

/* The one that is this device, or NULL. */
const DorsalKnownRoller *dorsal_remembered_lookup (DorsalRemembered *remembered, const DorsalIdentity *usb);

/* The port of the last used one that is plugged in, or NULL; not a new reference. */
DorsalPort *dorsal_remembered_find (DorsalRemembered *remembered, GListModel *ports);

/* The file's text, both ways: elements DorsalKnownRoller. What cannot be read is left out. */
GArray *dorsal_remembered_parse (const char *text);
char *dorsal_remembered_print (GArray *rolls);

G_END_DECLS
