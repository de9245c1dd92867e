/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: the command line and signals. Out: numbers within their ranges, or one plain line of
 * complaint. Never prints to standard output, but for --help. */

#include "ctl/command.h"

#include "core/plain.h"

#include <errno.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

static int end_fd = -1;
static volatile sig_atomic_t should_end;

void
ctl_complain (const char *command, const char *format, ...)
{
  g_autofree char *text = NULL, *plain = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* Messages of others may bring lines of their own, and quote what a terminal would obey. */
  g_strdelimit (text, "\r\n", ' ');
  plain = dorsal_plain (text);
  fprintf (stderr, "dorsalctl%s%s: %s\n", command != NULL ? " " : "", command != NULL ? command : "", plain);
}

/* Not GOption's own, which prints in the locale's letters. */
static gboolean
asks_for_help (int argc, char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
      return TRUE;
  return FALSE;
}

int
ctl_parse (const char *command, const char *words, const char *summary, const char *description,
           const GOptionEntry *entries, int rest, int *argc, char ***argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (words);
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strconcat ("dorsalctl ", command, NULL);

  g_set_prgname (name);
  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, NULL);
  if (asks_for_help (*argc, *argv))
    {
      g_autofree char *help = g_option_context_get_help (context, TRUE, NULL);

      fputs (help, stdout);
      return CTL_OK;
    }
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      ctl_complain (command, "%s (see dorsalctl %s --help)", error->message, command);
      return CTL_MISUSE;
    }

  /* GOption leaves a "--" where it stood before a word that begins with a dash. */
  if (*argc > 1 && g_str_equal ((*argv)[1], "--"))
    {
      (*argv)++;
      (*argc)--;
    }
  if (*argc - 1 > rest)
    {
      ctl_complain (command, "“%s” is one word too many (see dorsalctl %s --help)", (*argv)[rest + 1], command);
      return CTL_MISUSE;
    }
  return CTL_GO_ON;
}

gboolean
ctl_number (const char *command, const char *option, const char *text, double min, double max, const char *unit,
            double *ret_value)
{
  char *end = NULL;
  double value;

  if (text == NULL)
    return TRUE;

  value = g_ascii_strtod (text, &end);
  /* "0x1p3", "inf" and "nan" are numbers to strtod, but not to people. */
  if (end == text || *end != '\0' || text[strspn (text, "+-0123456789.eE")] != '\0')
    {
      ctl_complain (command, "%s %s: not a number; give one between %g and %g%s%s", option, text, min, max,
                    unit != NULL ? " " : "", unit != NULL ? unit : "");
      return FALSE;
    }
  if (!(value >= min && value <= max))
    {
      ctl_complain (command, "%s %s: out of range; give a number between %g and %g%s%s", option, text, min, max,
                    unit != NULL ? " " : "", unit != NULL ? unit : "");
      return FALSE;
    }
  *ret_value = value;
  return TRUE;
}

gboolean
ctl_word (const char *command, const char *option, const char *text, const char *const *words, int *ret_index)
{
  g_autofree char *all = NULL;

  if (text == NULL)
    return TRUE;

  for (int i = 0; words[i] != NULL; i++)
    if (g_str_equal (words[i], text))
      {
        *ret_index = i;
        return TRUE;
      }
  all = g_strjoinv (", ", (char **) words);
  ctl_complain (command, "%s %s: give one of: %s", option, text, all);
  return FALSE;
}

gboolean
ctl_measures (const char *command, const CtlPerson *person, DorsalMeasures *ret_measures)
{
  static const char *const sexes[] = { "unspecified", "male", "female", NULL };
  DorsalMeasures measures = { 0 };
  int sex = 0;

  if (!ctl_number (command, "--height", person->height, 120, 230, "cm", &measures.stature_cm)
      || !ctl_number (command, "--back", person->back, 30, 70, "cm", &measures.back_cm)
      || !ctl_number (command, "--weight", person->weight, 30, 250, "kg", &measures.weight_kg)
      || !ctl_word (command, "--sex", person->sex, sexes, &sex))
    return FALSE;

  measures.sex = (DorsalSex) sex; /* in this order */
  *ret_measures = measures;
  return TRUE;
}

static void
on_signal (int number)
{
  const guint64 one = 1;
  int saved = errno;
  gssize written = write (end_fd, &one, sizeof one);

  (void) written;
  should_end = 1;
  errno = saved;
}

int
ctl_listen_for_the_end (void)
{
  struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_RESETHAND };

  end_fd = eventfd (0, EFD_NONBLOCK | EFD_CLOEXEC);
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);
  signal (SIGPIPE, SIG_IGN);
  return end_fd;
}

gboolean
ctl_should_end (void)
{
  return should_end != 0;
}

gboolean
ctl_zones (const char *command, const char *path, DorsalZones *zones)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (path == NULL)
    return TRUE;
  if (g_file_get_contents (path, &text, NULL, &error) && dorsal_zones_parse (text, path, zones, &error))
    return TRUE;
  ctl_complain (command, "--zones: %s", error->message);
  return FALSE;
}
