/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: nothing. Goes out: a window of the library's. Never: a promise that the rest of Dorsal does not make. */

#include "app/about.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#define HOME "https://github.com/dorsal/Dorsal"

/* Where the anatomy, the limits and the exercises come from is said where they are shown; these wrote what Dorsal stands
 * on. */
static void
add_thanks (AdwAboutWindow *about)
{
  static const char *const libraries[] = { "GTK https://gtk.org",
                                           "libadwaita https://gnome.pages.gitlab.gnome.org/libadwaita",
                                           "libserialport https://sigrok.org/wiki/Libserialport",
                                           "SQLite https://sqlite.org",
                                           "cairo https://cairographics.org",
                                           "PulseAudio https://pulseaudio.org",
                                           NULL };

  /* Translators: a heading; libraries follow. */
  adw_about_window_add_acknowledgement_section (about, _("Stands On"), (const char **) libraries);
}

void
dorsal_about_show (GtkWindow *parent)
{
  static const char *const people[] = { "The Dorsal developers " HOME "/graphs/contributors", NULL };
  g_autofree char *notes = g_markup_printf_escaped (
      "<p>%s</p>", _("The first version: the live view, the demo roller, rollers on a serial port, and dorsalctl."));
  AdwAboutWindow *about = g_object_new (
      ADW_TYPE_ABOUT_WINDOW, "transient-for", parent, "application-name", "Dorsal", "application-icon", DORSAL_APP_ID,
      "version", DORSAL_VERSION, "developer-name", _("The Dorsal developers"), "license-type", GTK_LICENSE_GPL_3_0,
      "comments",
      _("Dorsal coaches rolling technique. It does not diagnose, treat or prevent any disease or injury, and it is not a "
        "medical device. Positions are estimates, ± about one vertebra."),
      "website", HOME, "support-url", HOME "#readme", "issue-url", HOME "/issues", "copyright",
      /* Translators: of the software. */
      _("© 2026 The Dorsal developers"), "developers", people,
      /* Translators: your name, and an address if you like, one person a line; it stands among the credits. */
      "translator-credits", _("translator-credits"), "release-notes-version", DORSAL_VERSION, "release-notes", notes, NULL);

  add_thanks (about);
  gtk_window_present (GTK_WINDOW (about));
}
