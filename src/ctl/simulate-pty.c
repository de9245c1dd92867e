/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a simulation, and what a host writes to the pty. Out: the roller's bytes at life
 * speed, on an absolute grid. Behaves as a USB device does: with nobody at the other end
 * its lines are lost, and whoever opens the port later finds it where it is by then.
 *
 *   the slave is     poll on the master      so
 *   open             waits for a command     sleep until the next sample or a command
 *   closed           says HUP for ever       sleep, look again after 50 ms, throw lines away
 *
 * Never blocks on a host that does not read: what does not fit is lost. */

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include "ctl/command.h"
#include "ctl/simulate.h"

#define LOOK_AGAIN_US (50 * 1000)
#define STALL_US      G_USEC_PER_SEC
#define LINGER_MS     200 /* for a host to read the last lines: closing the master throws them away */

/* The slave is made raw before anybody can open it; its settings last while the master is open. */
static int
open_master (char **ret_path)
{
  int master = posix_openpt (O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  const char *path = master >= 0 && grantpt (master) == 0 && unlockpt (master) == 0 ? ptsname (master) : NULL;
  int slave = path != NULL ? open (path, O_RDWR | O_NOCTTY | O_CLOEXEC) : -1;
  struct termios t;

  if (slave < 0)
    {
      if (master >= 0)
        close (master);
      return -1;
    }
  tcgetattr (slave, &t);
  cfmakeraw (&t);
  tcsetattr (slave, TCSANOW, &t);
  close (slave);
  *ret_path = g_strdup (path);
  return master;
}

static gboolean
is_open (int master)
{
  struct pollfd p = { .fd = master, .events = POLLIN };

  return poll (&p, 1, 0) <= 0 || (p.revents & POLLHUP) == 0;
}

static void
wait_until (int master, int end_fd, gint64 until_us)
{
  const gint64 left_us = MAX (until_us - g_get_monotonic_time (), 0);
  const struct timespec timeout = { left_us / G_USEC_PER_SEC, (left_us % G_USEC_PER_SEC) * 1000 };
  struct pollfd fds[2] = {
    { .fd = master, .events = POLLIN },
    { .fd = end_fd, .events = POLLIN },
  };

  ppoll (fds, 2, &timeout, NULL);
}

static void
listen_to (int master, Simulation *simulation)
{
  guint8 bytes[1024];
  gssize n = read (master, bytes, sizeof bytes);

  if (n > 0)
    dorsal_roller_receive (simulation->roller, bytes, (gsize) n, simulation->wire);
}

static void
send_wire (int master, gboolean open, Simulation *simulation)
{
  gssize written = 0;

  if (open && simulation->wire->len > 0)
    written = write (master, simulation->wire->data, simulation->wire->len);
  (void) written;
  g_byte_array_set_size (simulation->wire, 0);
}

static void
play (int master, int end_fd, Simulation *simulation)
{
  const gint64 period_us = dorsal_roller_period_us (simulation->roller);
  gint64 next_us = g_get_monotonic_time () + period_us;
  gboolean going = TRUE;

  while (going && !ctl_should_end ())
    {
      const gboolean open = is_open (master);
      gint64 now_us;

      if (open)
        wait_until (master, end_fd, next_us);
      else
        wait_until (-1, end_fd, MAX (next_us, g_get_monotonic_time () + LOOK_AGAIN_US));

      now_us = g_get_monotonic_time ();
      if (open)
        listen_to (master, simulation);
      if (now_us - next_us > STALL_US)
        next_us = now_us; /* a suspended computer */
      for (; next_us <= now_us && going; next_us += period_us)
        going = simulation_step (simulation);
      send_wire (master, open, simulation);
    }

  if (!going)
    poll (&(struct pollfd){ .fd = end_fd, .events = POLLIN }, 1, LINGER_MS);
}

int
simulate_on_pty (const char *command, Simulation *simulation, int end_fd)
{
  g_autofree char *path = NULL;
  int master = open_master (&path);

  if (master < 0)
    {
      ctl_complain (command, "The system gives no pseudo-terminal: %s", g_strerror (errno));
      return CTL_FAILED;
    }
  puts (path);
  fflush (stdout);

  simulation_begin (simulation);
  play (master, end_fd, simulation);
  simulation_end (simulation);
  close (master);
  return CTL_OK;
}
