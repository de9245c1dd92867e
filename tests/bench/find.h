/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The first of that type in root, root included; NULL: there is none. */
GtkWidget *bench_find (GtkWidget *root, const char *type);
