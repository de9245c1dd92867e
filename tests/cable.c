/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cable.h"

#include <fcntl.h>
#include <glib.h>
#include <pty.h>
#include <termios.h>

int
cable_open (char path[64])
{
  struct termios raw;
  int master, slave;

  if (openpty (&master, &slave, path, NULL, NULL) != 0)
    g_error ("no pseudo-terminal");
  tcgetattr (slave, &raw);
  cfmakeraw (&raw);
  tcsetattr (slave, TCSANOW, &raw);
  fcntl (master, F_SETFL, O_NONBLOCK);
  return master;
}
