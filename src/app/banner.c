/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: how the roller's port is. Goes out: a row with the next step, and the command on the
 * clipboard where one would help. Never: a dialog, a second row, a row that stays when its reason is gone. */

#include "app/banner.h"

#include <glib/gi18n.h>

#define COPIED_MS 2000

struct _DorsalBanner
{
  GtkWidget parent_instance;
  GtkRevealer *revealer;
  GtkLabel *text;
  GtkWidget *command_box;
  GtkLabel *command;
  GtkButton *copy_button;
  DorsalTrouble *trouble; /* NULL: none, and hidden */
  char *cause;            /* the error it was found for: looked for once, not for every sample */
  guint copied_id;
};

G_DEFINE_FINAL_TYPE (DorsalBanner, dorsal_banner, GTK_TYPE_WIDGET)

static gboolean
on_seen (gpointer data)
{
  DorsalBanner *banner = data;

  banner->copied_id = 0;
  gtk_button_set_label (banner->copy_button, _("_Copy"));
  return G_SOURCE_REMOVE;
}

static void
on_copy_clicked (DorsalBanner *banner)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (banner)), gtk_label_get_text (banner->command));
  gtk_button_set_label (banner->copy_button, _("Copied"));
  g_clear_handle_id (&banner->copied_id, g_source_remove);
  banner->copied_id = g_timeout_add (COPIED_MS, on_seen, banner);
}

gboolean
dorsal_banner_follow (DorsalBanner *banner, DorsalLive *live, DorsalPorts *ports)
{
  DorsalPort *port = dorsal_live_get_port (live);
  const GError *error = dorsal_live_get_error (live);
  const char *cause = port && error && dorsal_live_get_link (live) == DORSAL_LINK_LOST ? error->message : NULL;

  if (g_strcmp0 (cause, banner->cause) == 0)
    return FALSE;
  g_free (banner->cause);
  banner->cause = g_strdup (cause);
  g_clear_pointer (&banner->trouble, dorsal_trouble_free);
  if (cause)
    {
      banner->trouble = dorsal_trouble_find (ports, dorsal_port_get_path (port), error);
      gtk_label_set_text (banner->text, banner->trouble->text);
      gtk_label_set_text (banner->command, banner->trouble->command ? banner->trouble->command : "");
      gtk_widget_set_visible (banner->command_box, banner->trouble->command != NULL);
    }
  gtk_revealer_set_reveal_child (banner->revealer, cause != NULL);
  /* A roller that has gone is told by a cue. */
  return cause != NULL && !dorsal_source_error_is_gone (error);
}

const DorsalTrouble *
dorsal_banner_get_trouble (DorsalBanner *banner)
{
  return banner->trouble;
}

const char *
dorsal_banner_get_text (DorsalBanner *banner)
{
  return banner->trouble ? banner->trouble->text : NULL;
}

static void
dorsal_banner_dispose (GObject *object)
{
  DorsalBanner *banner = DORSAL_BANNER (object);
  GtkWidget *child;

  g_clear_handle_id (&banner->copied_id, g_source_remove);
  g_clear_pointer (&banner->trouble, dorsal_trouble_free);
  g_clear_pointer (&banner->cause, g_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_banner_parent_class)->dispose (object);
}

static void
dorsal_banner_class_init (DorsalBannerClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_banner_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/banner.ui");
  gtk_widget_class_bind_template_child (widget_class, DorsalBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, DorsalBanner, text);
  gtk_widget_class_bind_template_child (widget_class, DorsalBanner, command_box);
  gtk_widget_class_bind_template_child (widget_class, DorsalBanner, command);
  gtk_widget_class_bind_template_child (widget_class, DorsalBanner, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, on_copy_clicked);
}

static void
dorsal_banner_init (DorsalBanner *banner)
{
  gtk_widget_init_template (GTK_WIDGET (banner));
}
