/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window and rollers that come and go. DORSAL_PICTURES=FOLDER keeps a picture of each state. */

#include <adwaita.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <linux/capability.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "app/banner.h"
#include "app/picture.h"
#include "app/remembered.h"
#include "app/window.h"
#include "fake-roller.h"
#include "rig.h"

static const FakeDevice device = { "ttyACM0", "1-1", "1209", "0001", "Dorsal", "Dorsal Roller Ref12", "A1B2C3" };
static const FakeDevice renamed = { "ttyACM1", "1-1", "1209", "0001", "Dorsal", "Dorsal Roller Ref12", "A1B2C3" };
static const FakeDevice bridge = { "ttyUSB0", "1-2", "1a86", "7523", NULL, "USB Serial", NULL };

static DorsalApplication *application;
static UMockdevTestbed *testbed;
static DorsalWindow *window;

/* In the place of GDK's: one sound for one event. */
static guint beeps;

void
gdk_surface_beep (GdkSurface *surface)
{
  beeps++;
}

static const char *
words (void)
{
  return gtk_label_get_text (GTK_LABEL (rig_find (GTK_WIDGET (window), NULL, "headline-title")));
}

static const char *
detail (void)
{
  return gtk_label_get_text (GTK_LABEL (rig_find (GTK_WIDGET (window), NULL, "headline-detail")));
}

static const char *
banner (void)
{
  return dorsal_banner_get_text ((DorsalBanner *) rig_find (GTK_WIDGET (window), "DorsalBanner", NULL));
}

/* The list on the home page. */
static GtkWidget *
home_row (const char *title)
{
  return rig_find_row (rig_find (GTK_WIDGET (window), "GtkStack", "pages"), title);
}

static DorsalLive *
live (void)
{
  return dorsal_window_get_live (window);
}

static void
set_up (void)
{
  g_autofree char *path = dorsal_remembered_default_path ();

  g_unlink (path);
  testbed = umockdev_testbed_new ();
  fake_ports_begin (testbed);
}

static void
open_window (void)
{
  const char *size = g_getenv ("DORSAL_SIZE");
  int width = 1180, height = 780;

  if (size)
    sscanf (size, "%dx%d", &width, &height);
  window = dorsal_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  dorsal_window_find_roller (window);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
}

static void
close_window (void)
{
  GWeakRef weak;
  gboolean gone;

  g_weak_ref_init (&weak, window);
  gtk_window_destroy (GTK_WINDOW (window));
#define GONE                                                                                                           \
  ({                                                                                                                   \
    GObject *left = g_weak_ref_get (&weak);                                                                            \
    gone = left == NULL;                                                                                               \
    g_clear_object (&left);                                                                                            \
    gone;                                                                                                              \
  })
  WAIT_FOR (GONE);
#undef GONE
  g_weak_ref_clear (&weak);
}

static void
tear_down (void)
{
  close_window ();
  g_clear_object (&testbed);
}

/* A picture for people, when they asked for it. */
static void
picture (const char *name)
{
  const char *folder = g_getenv ("DORSAL_PICTURES");
  g_autofree char *file = g_strconcat (name, ".png", NULL);
  g_autofree char *path = folder ? g_build_filename (folder, file, NULL) : NULL;

  for (guint i = 0; path && i < 50; i++)
    {
      gtk_widget_queue_draw (GTK_WIDGET (window));
      gtk_test_widget_wait_for_draw (GTK_WIDGET (window));
      if (i > 5 && dorsal_picture_save (GTK_WINDOW (window), path, NULL))
        return;
    }
}

static void
choose (const char *title)
{
  WAIT_FOR (home_row (title));
  gtk_widget_activate (home_row (title));
}

static void
test_list (void)
{
  FakeRoller *roller;
  FakePort *board;

  set_up ();
  open_window ();
  g_assert_nonnull (home_row ("No roller is plugged in"));
  picture ("list-empty");
  board = fake_port_plug (testbed, &bridge);
  roller = fake_roller_plug (testbed, &device, "A1B2C3", FALSE);
  WAIT_FOR (home_row ("Dorsal Roller Ref12 (ttyACM0)") && home_row ("USB Serial (ttyUSB0)"));
  g_assert_null (home_row ("No roller is plugged in"));
  g_assert_cmpint (dorsal_live_get_link (live ()), ==, DORSAL_LINK_ABSENT); /* opened by nobody */
  picture ("list-two");
  fake_port_unplug (board);
  fake_roller_unplug (roller);
  WAIT_FOR (home_row ("The port")); /* … vanished, or was taken: it came and went within seconds */
  picture ("list-vanished");
  tear_down ();
}

/* The whole of it: chosen, streaming, pulled out, back under another name, the same session. */
static void
test_replug (void)
{
  FakeRoller *roller;
  gsize length;
  gint64 dwell_before = 0, dwell_after = 0;

  set_up ();
  open_window ();
  roller = fake_roller_plug (testbed, &device, "A1B2C3", FALSE);
  choose ("Dorsal Roller");
  WAIT_FOR (dorsal_trace_length (dorsal_live_get_shown (live ())->pressure) >= 60);
  g_assert_null (banner ());
  dorsal_live_cue (live (), DORSAL_CUE_UP, 1000);
  WAIT_FOR (dorsal_roller_get_cue (fake_roller_get (roller)) == DORSAL_CUE_UP);
  length = dorsal_trace_length (dorsal_live_get_shown (live ())->pressure);
  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    dwell_before += dorsal_live_get_shown (live ())->dwell.level_us[i];

  beeps = 0;
  fake_roller_unplug (roller);
  WAIT_FOR (banner ());
  g_assert_cmpuint (beeps, ==, 0); /* the cue "no signal" is the one sound */
  g_assert_cmpstr (words (), ==, "Roller unplugged");
  g_assert_nonnull (strstr (banner (), "goes on by itself"));
  WAIT_FOR (strstr (detail (), "Last heard 0:01 ago."));
  g_assert_true (gtk_widget_has_css_class (rig_find (GTK_WIDGET (window), NULL, "top"), "tone-unknown"));
  g_assert_cmpuint (dorsal_trace_length (dorsal_live_get_shown (live ())->pressure), >=, length);
  picture ("unplugged");

  roller = fake_roller_plug (testbed, &renamed, "A1B2C3", FALSE);
  WAIT_FOR (dorsal_live_get_link (live ()) == DORSAL_LINK_STREAMING);
  g_assert_null (banner ());
  g_assert_null (strstr (detail (), "Last heard"));
  WAIT_FOR (dorsal_trace_length (dorsal_live_get_shown (live ())->pressure) > length + 20);
  g_assert_cmpint (dorsal_trace_value (dorsal_live_get_shown (live ())->pressure, 0), !=, DORSAL_TRACE_GAP);
  for (guint i = 0; i < DORSAL_N_LEVELS; i++)
    dwell_after += dorsal_live_get_shown (live ())->dwell.level_us[i];
  g_assert_cmpint (dwell_after, >=, dwell_before);
  fake_roller_unplug (roller);
  tear_down ();
}

/* Chosen once, it connects when it is there at the start, and when it comes later; until it is forgotten. */
static void
test_known (void)
{
  FakeRoller *roller;
  FakePort *board;

  set_up ();
  open_window ();
  roller = fake_roller_plug (testbed, &device, "A1B2C3", FALSE);
  choose ("Dorsal Roller");
  WAIT_FOR (dorsal_live_get_link (live ()) == DORSAL_LINK_STREAMING);
  close_window ();

  open_window ();
  WAIT_FOR (dorsal_live_get_link (live ()) == DORSAL_LINK_STREAMING);
  /* Who disconnects is not argued with … */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.disconnect", NULL);
  WAIT_FOR (home_row ("Ref12 · A1B2C3"));
  board = fake_port_plug (testbed, &bridge); /* whatever else is plugged in */
  WAIT_FOR (home_row ("USB Serial"));
  g_assert_cmpint (dorsal_live_get_link (live ()), ==, DORSAL_LINK_ABSENT);
  picture ("known");
  fake_port_unplug (board);
  WAIT_FOR (!home_row ("USB Serial"));
  /* … until the roller was pulled out. */
  fake_roller_unplug (roller);
  WAIT_FOR (home_row ("No roller") || home_row ("The port"));
  picture ("known-absent");
  roller = fake_roller_plug (testbed, &renamed, "A1B2C3", FALSE);
  WAIT_FOR (dorsal_live_get_link (live ()) == DORSAL_LINK_STREAMING);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.disconnect", NULL);
  WAIT_FOR (home_row ("Ref12 · A1B2C3"));
  g_signal_emit_by_name (rig_find (home_row ("Ref12 · A1B2C3"), "GtkButton", "flat"), "clicked");
  WAIT_FOR (home_row ("Dorsal Roller Ref12 (ttyACM1)"));
  close_window ();
  open_window ();
  WAIT_FOR (home_row ("Dorsal Roller Ref12 (ttyACM1)"));
  g_assert_cmpint (dorsal_live_get_link (live ()), ==, DORSAL_LINK_ABSENT);
  fake_roller_unplug (roller);
  tear_down ();
}

static void
test_busy (void)
{
  FakeRoller *roller;
  int fd;

  set_up ();
  open_window ();
  roller = fake_roller_plug (testbed, &device, "A1B2C3", FALSE);
  fd = open ("/dev/ttyACM0", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK);
  g_assert_cmpint (fd, >=, 0);
  g_assert_cmpint (flock (fd, LOCK_EX | LOCK_NB), ==, 0);
  beeps = 0;
  choose ("Dorsal Roller");
  WAIT_FOR (banner ());
  g_assert_cmpstr (words (), ==, "Port in use");
  picture ("busy");
  close (fd);
  WAIT_FOR (dorsal_live_get_link (live ()) == DORSAL_LINK_STREAMING);
  g_assert_cmpuint (beeps, ==, 1); /* however often it knocked */
  g_assert_null (banner ());
  fake_roller_unplug (roller);
  tear_down ();
}

/* Root without its right to open everything. FALSE: is not root. */
static gboolean
set_almighty (gboolean almighty)
{
  struct __user_cap_header_struct header = { .version = _LINUX_CAPABILITY_VERSION_3 };
  struct __user_cap_data_struct sets[2];
  const guint32 bits = 1u << CAP_DAC_OVERRIDE | 1u << CAP_DAC_READ_SEARCH;

  if (geteuid () != 0 || syscall (SYS_capget, &header, sets) != 0 || (sets[0].permitted & bits) != bits)
    return FALSE;
  sets[0].effective = almighty ? sets[0].effective | bits : sets[0].effective & ~bits;
  return syscall (SYS_capset, &header, sets) == 0;
}

static void
test_denied (void)
{
  FakeRoller *roller;
  GtkWidget *command;
  char path[128];
  gssize n;

  if (!set_almighty (TRUE))
    {
      g_test_skip ("only root can play at having no rights");
      return;
    }
  set_up ();
  roller = fake_roller_plug (testbed, &bridge, "A1B2C3", FALSE);
  n = readlink ("/dev/ttyUSB0", path, sizeof path - 1);
  g_assert_cmpint (n, >, 0);
  path[n] = '\0';
  g_assert_cmpint (chmod (path, 0060), ==, 0);
  g_assert_cmpint (chown (path, (uid_t) -1, 20), ==, 0);
  set_almighty (FALSE);
  open_window ();
  picture ("list-denied");
  choose ("USB Serial");
  WAIT_FOR (banner ());
  g_assert_cmpstr (words (), ==, "No permission");
  command = rig_find (GTK_WIDGET (window), "GtkLabel", "monospace");
  g_assert_true (g_str_has_prefix (gtk_label_get_text (GTK_LABEL (command)), "sudo "));
  picture ("denied");
  /* Put right, it connects without a click. */
  set_almighty (TRUE);
  g_assert_cmpint (chmod (path, 0666), ==, 0);
  set_almighty (FALSE);
  WAIT_FOR (dorsal_live_get_link (live ()) == DORSAL_LINK_STREAMING);
  set_almighty (TRUE);
  fake_roller_unplug (roller);
  tear_down ();
}

int
main (int argc, char **argv)
{
  application = rig_start (&argc, &argv);
  g_test_add_func ("/app/rollers/the-list-lives-and-opens-nothing", test_list);
  g_test_add_func ("/app/rollers/a-session-outlives-its-cable", test_replug);
  g_test_add_func ("/app/rollers/a-known-roller-connects-until-it-is-forgotten", test_known);
  g_test_add_func ("/app/rollers/busy-is-told-and-waited-for", test_busy);
  g_test_add_func ("/app/rollers/denied-gives-the-command", test_denied);
  return g_test_run ();
}
