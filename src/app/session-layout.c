/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The session page's two shapes. The face has what it needs to be read from the floor; the rest has the rest.
 *
 *   wide                               narrow
 *   ┌───────┬───────────┬────────┐     ┌───────────┐
 *   │       │           │ figure │     │   face    │
 *   │ spine │   face    ├────────┤     ├───────────┤
 *   │       │           │ words  │     │ fig words │
 *   ├───────┴───────────┴────────┤     ├───────────┤
 *   │          controls          │     │ controls  │
 *   └────────────────────────────┘     └───────────┘
 *
 * Comes in: a size. Goes out: places. Never: a face that is less than half as high as the page. */

#include "app/session-layout.h"

#include "app/figure-view.h"
#include "app/place.h"

#define WIDE_FROM 800
#define SPINE_FROM 1000 /* a wide page lower in width has no spine */
#define TALL_FROM 700 /* a narrow page lower than this has no figure */
#define MARGIN 12

struct _DorsalSessionLayout
{
  GtkWidget parent_instance;
  DorsalFigureView *figure;
};

static void dorsal_session_layout_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DorsalSessionLayout, dorsal_session_layout, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, dorsal_session_layout_buildable_init))

/* --- children --- */

enum
{
  SPINE,
  FACE,
  WORDS,
  CONTROLS,
  N_PARTS,
};

/* The figure is the first child, before those of the template. */
static gboolean
find_parts (DorsalSessionLayout *layout, GtkWidget *parts[N_PARTS])
{
  GtkWidget *child = gtk_widget_get_next_sibling (GTK_WIDGET (layout->figure));

  for (guint i = 0; i < N_PARTS; i++, child = gtk_widget_get_next_sibling (child))
    {
      if (!child)
        return FALSE;
      parts[i] = child;
    }
  return TRUE;
}

void
dorsal_session_layout_set_figure (DorsalSessionLayout *layout, DorsalFigure figure)
{
  if (dorsal_figure_view_get_figure (layout->figure) == figure)
    return;
  dorsal_figure_view_set_figure (layout->figure, figure);
  gtk_widget_queue_allocate (GTK_WIDGET (layout));
}

/* --- places --- */

static void
show (GtkWidget *widget, gboolean shown)
{
  gtk_widget_set_child_visible (widget, shown);
}

/* The words' column; large letters may need more of it. */
static int
side_of (GtkWidget *words, int width)
{
  int least;

  gtk_widget_measure (words, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return MAX (CLAMP (width * 27 / 100, 260, MAX (460, width * 24 / 100)), MIN (least, width / 2));
}

static void
place_wide (DorsalSessionLayout *layout, GtkWidget *parts[N_PARTS], int width, int height)
{
  GtkWidget *figure = GTK_WIDGET (layout->figure);
  gboolean pictured = dorsal_figure_view_get_figure (layout->figure) != DORSAL_FIGURE_UNKNOWN;
  int margin = MAX (MARGIN, width / 100); /* a vast screen has more of it */
  int spine = width >= SPINE_FROM ? CLAMP (width * 26 / 100, 250, height * 7 / 10) : 0;
  int side = side_of (parts[WORDS], width), inner = height - 2 * margin;
  int right = width - side - margin, words = dorsal_natural_height (parts[WORDS], side);
  int picture = pictured ? CLAMP (inner - words - margin, 0, MIN (side, inner / 2)) : 0;
  int top = margin + MAX (inner - words - picture - margin, 0) / 2;

  show (parts[SPINE], spine > 0);
  show (figure, picture > 60);
  if (spine > 0)
    dorsal_place (parts[SPINE], margin, margin, spine, inner);
  dorsal_place (parts[FACE], margin + spine, 0, right - spine - 2 * margin, height);
  if (picture > 60)
    dorsal_place (figure, right, top, side, picture);
  dorsal_place (parts[WORDS], right, top + picture + margin, side, words);
}

static void
place_narrow (DorsalSessionLayout *layout, GtkWidget *parts[N_PARTS], int width, int height)
{
  GtkWidget *figure = GTK_WIDGET (layout->figure);
  gboolean pictured = dorsal_figure_view_get_figure (layout->figure) != DORSAL_FIGURE_UNKNOWN;
  int picture = pictured && width >= 520 ? MIN (width / 3, 220) : 0;
  int inner = width - 2 * MARGIN - (picture ? picture + MARGIN : 0);
  int words = MIN (dorsal_natural_height (parts[WORDS], inner), height * 55 / 100), face = height - words;
  int below = picture == 0 && pictured && height >= TALL_FROM ? MIN (face - height * 60 / 100, width * 6 / 10) : 0;

  face -= MAX (below, 0);
  show (parts[SPINE], FALSE);
  show (figure, picture > 0 || below > 60);
  dorsal_place (parts[FACE], 0, 0, width, face);
  if (picture > 0)
    dorsal_place (figure, MARGIN, face, picture, words);
  else if (below > 60)
    dorsal_place (figure, MARGIN, face, inner, below);
  dorsal_place (parts[WORDS], width - MARGIN - inner, height - words, inner, words);
}

static void
dorsal_session_layout_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DorsalSessionLayout *layout = DORSAL_SESSION_LAYOUT (widget);
  GtkWidget *parts[N_PARTS];
  int controls;

  if (!find_parts (layout, parts))
    return;
  controls = dorsal_natural_height (parts[CONTROLS], width);
  dorsal_place (parts[CONTROLS], 0, height - controls, width, controls);
  if (width >= WIDE_FROM)
    place_wide (layout, parts, width, MAX (height - controls, 1));
  else
    place_narrow (layout, parts, width, MAX (height - controls, 1));
}

static void
dorsal_session_layout_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                               int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 300 : 360;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1080 : 680;
}

/* --- the object --- */

static void
dorsal_session_layout_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dorsal_session_layout_parent_class)->dispose (object);
}

static void
dorsal_session_layout_add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (buildable));
}

static void
dorsal_session_layout_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = dorsal_session_layout_add_child;
}

static void
dorsal_session_layout_class_init (DorsalSessionLayoutClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = dorsal_session_layout_dispose;
  widget_class->measure = dorsal_session_layout_measure;
  widget_class->size_allocate = dorsal_session_layout_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sessionlayout");
}

static void
dorsal_session_layout_init (DorsalSessionLayout *layout)
{
  layout->figure = DORSAL_FIGURE_VIEW (dorsal_figure_view_new (DORSAL_FIGURE_UNKNOWN));
  gtk_widget_set_parent (GTK_WIDGET (layout->figure), GTK_WIDGET (layout));
}
