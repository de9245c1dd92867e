/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: dark or not, high contrast or not, the size of text. Goes out: the sheets that hold.
 *
 *   dark              look-dark.css
 *   contrast          look-contrast.css
 *   both              these two, and look-contrast-dark.css over them
 *   large text        look-large.css as well */

#include "app/look.h"

#include <adwaita.h>

#define LARGE_FROM 1.45 /* of the usual size of text */
#define SHEETS "/io/github/dorsal/Dorsal/look-"

static void
add_sheet (GString *text, const char *path)
{
  g_autoptr (GBytes) sheet = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_string_append_len (text, g_bytes_get_data (sheet, NULL), (gssize) g_bytes_get_size (sheet));
}

/* GTK has the desktop's text scale in here, in 1024ths of a dot. */
static gboolean
is_large (void)
{
  int dpi = 0;

  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &dpi, NULL);
  return dpi >= LARGE_FROM * 96 * 1024;
}

static void
on_changed (GtkCssProvider *provider)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  gboolean dark = adw_style_manager_get_dark (manager), contrast = adw_style_manager_get_high_contrast (manager);
  g_autoptr (GString) text = g_string_new (NULL);

  if (dark)
    add_sheet (text, SHEETS "dark.css");
  if (contrast)
    add_sheet (text, SHEETS "contrast.css");
  if (dark && contrast)
    add_sheet (text, SHEETS "contrast-dark.css");
  if (is_large ())
    add_sheet (text, SHEETS "large.css");
  gtk_css_provider_load_from_data (provider, text->str, (gssize) text->len);
}

void
dorsal_look_start (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  g_autoptr (GtkCssProvider) provider = gtk_css_provider_new ();

  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  g_signal_connect_object (manager, "notify::dark", G_CALLBACK (on_changed), provider, G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast", G_CALLBACK (on_changed), provider, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_settings_get_default (), "notify::gtk-xft-dpi", G_CALLBACK (on_changed), provider,
                           G_CONNECT_SWAPPED);
  on_changed (provider);
}
