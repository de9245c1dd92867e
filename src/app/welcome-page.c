/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first run.
 *
 *   about ─▶ questions ──none──▶ body ─▶ done
 *                └──yes, not sure──▶ ask ─▶ body
 *
 * Comes in: clicks. Goes out: settings, at once. Never: "none" for somebody who left before answering. */

#include "app/welcome-page.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/schema.h"

struct _DorsalWelcomePage
{
  GtkWidget parent_instance;
  GtkStack *stack;
  GtkSwitch *thin_bones;
  AdwComboRow *sex;
  GtkSpinButton *stature, *weight, *back;
};

G_DEFINE_FINAL_TYPE (DorsalWelcomePage, dorsal_welcome_page, GTK_TYPE_WIDGET)

enum
{
  DONE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

gboolean
dorsal_welcome_page_is_due (void)
{
  return !g_settings_get_boolean (dorsal_schema_settings (), "screened");
}

void
dorsal_welcome_page_answer (DorsalScreening answer)
{
  GSettings *settings = dorsal_schema_settings ();

  g_settings_set_string (settings, "caution",
                         dorsal_screening_guide (answer) == DORSAL_GUIDE_ROLLER ? "none" : "guide-only");
  g_settings_set_boolean (settings, "screened", TRUE);
}

static void
answer_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DorsalScreening answer = (DorsalScreening) g_variant_get_int32 (parameter);

  dorsal_welcome_page_answer (answer);
  gtk_stack_set_visible_child_name (DORSAL_WELCOME_PAGE (widget)->stack,
                                    answer == DORSAL_SCREENING_NONE ? "body" : "ask");
}

static void
step_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (DORSAL_WELCOME_PAGE (widget)->stack, g_variant_get_string (parameter, NULL));
}

static void
done_action (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_stack_set_visible_child_name (DORSAL_WELCOME_PAGE (widget)->stack, "about");
  g_signal_emit (widget, signals[DONE], 0);
}

static void
dorsal_welcome_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_welcome_page_parent_class)->dispose (object);
}

static void
dorsal_welcome_page_class_init (DorsalWelcomePageClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_welcome_page_dispose;
  signals[DONE]
      = g_signal_new ("done", DORSAL_TYPE_WELCOME_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/dorsal/Dorsal/welcome-page.ui");
#define CHILD(name) gtk_widget_class_bind_template_child (widget_class, DorsalWelcomePage, name)
  CHILD (stack);
  CHILD (thin_bones);
  CHILD (sex);
  CHILD (stature);
  CHILD (weight);
  CHILD (back);
#undef CHILD
  gtk_widget_class_install_action (widget_class, "welcome.answer", "i", answer_action);
  gtk_widget_class_install_action (widget_class, "welcome.step", "s", step_action);
  gtk_widget_class_install_action (widget_class, "welcome.done", NULL, done_action);
}

/* The row's order is that of DorsalSex. */
static gboolean
sex_from_setting (GValue *value, GVariant *variant, gpointer data)
{
  static const char *const nicks[] = { "unknown", "male", "female" };

  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    if (g_strcmp0 (g_variant_get_string (variant, NULL), nicks[i]) == 0)
      g_value_set_uint (value, i);
  return TRUE;
}

static GVariant *
sex_to_setting (const GValue *value, const GVariantType *type, gpointer data)
{
  static const char *const nicks[] = { "unknown", "male", "female" };
  guint i = g_value_get_uint (value);

  return g_variant_new_string (nicks[i < G_N_ELEMENTS (nicks) ? i : 0]);
}

static void
dorsal_welcome_page_init (DorsalWelcomePage *page)
{
  GSettings *settings = dorsal_schema_settings ();

  gtk_widget_init_template (GTK_WIDGET (page));
  g_settings_bind (settings, "thin-bones", page->thin_bones, "active", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "stature-cm", page->stature, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "weight-kg", page->weight, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "back-cm", page->back, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind_with_mapping (settings, "sex", page->sex, "selected", G_SETTINGS_BIND_DEFAULT, sex_from_setting,
                                sex_to_setting, NULL, NULL);
}
