/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A board's two shapes.
 *
 *   wide                       narrow
 *   ┌─────────┬───────────┐    ┌──────────┐
 *   │  spine  │   plots   │    │  spine   │
 *   │         │           │    ├──────────┤
 *   └─────────┴───────────┘    │  plots   │
 *                              └──────────┘
 *
 * Comes in: a size. Goes out: places. Never: a spine too low to be told what lies where. */

#include "app/kept-layout.h"

#include "app/place.h"

#define WIDE_FROM 640
#define MARGIN 12
#define NARROW_MARGIN 6
#define LEAST_WIDTH 300
#define LEAST_WIDE 500
#define LEAST_SPINE 220 /* of a narrow board: what is below it begins to be seen on a telephone … */
#define MOST_SPINE  340 /* … and has room elsewhere */
#define LEAST_PLOTS 400

struct _DorsalKeptLayout
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (DorsalKeptLayout, dorsal_kept_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
dorsal_kept_layout_measure (GtkLayoutManager *manager, GtkWidget *board, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  GtkWidget *spine = gtk_widget_get_first_child (board), *plots = gtk_widget_get_last_child (board);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = 1080;
    }
  else if (for_size < 0 || for_size >= WIDE_FROM)
    *minimum = *natural = MAX (LEAST_WIDE, dorsal_least_height (plots, -1) + 2 * MARGIN);
  else
    *minimum = *natural = MAX (CLAMP (for_size * 66 / 100, LEAST_SPINE, MOST_SPINE), dorsal_least_height (spine, -1))
                          + MAX (LEAST_PLOTS, dorsal_least_height (plots, -1)) + 3 * NARROW_MARGIN;
}

static GtkSizeRequestMode
dorsal_kept_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *board)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
dorsal_kept_layout_allocate (GtkLayoutManager *manager, GtkWidget *board, int width, int height, int baseline)
{
  GtkWidget *spine = gtk_widget_get_first_child (board), *plots = gtk_widget_get_last_child (board);

  if (width >= WIDE_FROM)
    {
      int inner = height - 2 * MARGIN;
      int across = CLAMP (width * 42 / 100, 280, MAX (inner * 80 / 100, 280)), right = MARGIN + across + MARGIN;

      dorsal_place (spine, MARGIN, MARGIN, across, inner);
      dorsal_place (plots, right, MARGIN, width - right - MARGIN, inner);
    }
  else
    {
      int across = width - 2 * NARROW_MARGIN;
      int down = height - MAX (LEAST_PLOTS, dorsal_least_height (plots, across)) - 3 * NARROW_MARGIN;

      down = MAX (down, dorsal_least_height (spine, across));
      dorsal_place (spine, NARROW_MARGIN, NARROW_MARGIN, across, down);
      dorsal_place (plots, NARROW_MARGIN, 2 * NARROW_MARGIN + down, across, height - down - 3 * NARROW_MARGIN);
    }
}

static void
dorsal_kept_layout_class_init (DorsalKeptLayoutClass *class)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (class);

  manager_class->measure = dorsal_kept_layout_measure;
  manager_class->get_request_mode = dorsal_kept_layout_get_request_mode;
  manager_class->allocate = dorsal_kept_layout_allocate;
}

static void
dorsal_kept_layout_init (DorsalKeptLayout *layout)
{
}
