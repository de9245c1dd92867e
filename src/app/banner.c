/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: a sentence, and a command where one would help. Goes out: a row, and the command
 * on the clipboard. Never: a dialog, a second row, a row that stays when its reason is gone. */

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
  gboolean shown;
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

void
dorsal_banner_show (DorsalBanner *banner, const char *text, const char *command)
{
  banner->shown = text != NULL;
  if (text)
    {
      gtk_label_set_text (banner->text, text);
      gtk_label_set_text (banner->command, command ? command : "");
      gtk_widget_set_visible (banner->command_box, command != NULL);
    }
  gtk_revealer_set_reveal_child (banner->revealer, text != NULL);
}

const char *
dorsal_banner_get_text (DorsalBanner *banner)
{
  return banner->shown ? gtk_label_get_text (banner->text) : NULL;
}

static void
dorsal_banner_dispose (GObject *object)
{
  DorsalBanner *banner = DORSAL_BANNER (object);
  GtkWidget *child;

  g_clear_handle_id (&banner->copied_id, g_source_remove);
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
