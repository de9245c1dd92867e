/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a kept session, perhaps other settings. Out: whether today's judgement says what it said then, and
 * what it would say under the other settings. Never changes anything. */

#include <stdio.h>

#include "core/settings.h"
#include "ctl/kept.h"

#define NAME "replay"

static CtlPerson person;
static char *database, *anchor, *marked_end, *zones_path;

static const GOptionEntry entries[] = {
  CTL_DATABASE_ENTRY (database),
  CTL_PERSON_ENTRIES (person),
  { "anchor", 0, 0, G_OPTION_ARG_STRING, &anchor, "Start position by tape, from C7 along the back, 1 to 70", "CM" },
  { "marked-end", 0, 0, G_OPTION_ARG_STRING, &marked_end, "left or right: where the marked end lay", "SIDE" },
  { "zones", 0, 0, G_OPTION_ARG_FILENAME, &zones_path, "Map of zones and thresholds to use", "FILE" },
  G_OPTION_ENTRY_NULL,
};

static const char description[]
    = "ID is a number that dorsalctl sessions lists. The samples that were kept go through the judgement\n"
      "once more, under the settings of the time, and each reading is compared with that of the time.\n"
      "With any of the settings given, a second column shows what it comes to under these.\n"
      "\n"
      "Exit status: 0 when every reading is that of the time, bit for bit; 1 when one is not, when part of\n"
      "the session is missing, or when it cannot be read; 2 for a bad argument.";

typedef struct
{
  DorsalSummary now, other;
  guint64 differ; /* readings in which they do */
} Comparison;

static gboolean
take (const DorsalMessage *now, const DorsalMessage *other, gint64 at_us, gpointer data)
{
  Comparison *comparison = data;
  gboolean gap = now->step == DORSAL_CLOCK_GAP;

  if (now->kind != DORSAL_MESSAGE_READING)
    return TRUE;
  comparison->now = dorsal_summary_step (comparison->now, &now->reading, gap);
  if (other != NULL)
    {
      comparison->other = dorsal_summary_step (comparison->other, &other->reading, gap);
      comparison->differ += dorsal_reading_digest (0, &now->reading) != dorsal_reading_digest (0, &other->reading);
    }
  return TRUE;
}

/* Those of the session, but for what was given. */
static gboolean
read_others (DorsalSettings *settings, gboolean *ret_given)
{
  static const char *const ends[] = { "left", "right", NULL };
  gboolean body = person.height != NULL || person.sex != NULL || person.back != NULL || person.weight != NULL;
  DorsalMeasures measures;
  int end = settings->marked_end == DORSAL_MARKED_END_RIGHT;

  if (!ctl_measures (NAME, &person, &measures)
      || !ctl_number (NAME, "--anchor", anchor, 1, 70, "cm", &settings->anchor_cm)
      || !ctl_word (NAME, "--marked-end", marked_end, ends, &end) || !ctl_zones (NAME, zones_path, &settings->zones))
    return FALSE;
  if (body)
    settings->body = dorsal_body_of (&measures);
  settings->marked_end = end == 0 ? DORSAL_MARKED_END_LEFT : DORSAL_MARKED_END_RIGHT;
  *ret_given = body || anchor != NULL || marked_end != NULL || zones_path != NULL;
  return TRUE;
}

static void
print_row (const char *kind, const char *word, double now, double other, gboolean both, const char *unit)
{
  g_autofree char *name = g_strconcat (kind, word, NULL);

  if (now == 0 && other == 0)
    return;
  printf ("  %-22s %10.1f", name, now);
  if (both)
    printf (" %10.1f", other);
  printf (" %s\n", unit);
}

static void
print_comparison (const Comparison *c, gboolean both)
{
  printf (both ? "  %-22s %10s %10s\n" : "  %-22s %10s\n", "", "then", "under these");
  for (guint i = 0; i < DORSAL_N_STATES; i++)
    print_row ("state ", dorsal_state_to_string ((DorsalState) i), c->now.state_us[i] * 1e-6,
               c->other.state_us[i] * 1e-6, both, "s");
  for (guint i = 0; i < DORSAL_N_ZONES; i++)
    print_row ("zone ", dorsal_zone_to_string ((DorsalZone) i), c->now.zone_us[i] * 1e-6, c->other.zone_us[i] * 1e-6,
               both, "s");
  for (guint i = 1; i < DORSAL_N_LEVELS; i++)
    print_row ("level ", dorsal_level_to_string ((DorsalLevel) i), c->now.level_us[i] * 1e-6,
               c->other.level_us[i] * 1e-6, both, "s");
  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    print_row ("alert ", dorsal_alert_to_string ((DorsalAlert) (1u << i)), c->now.alerts[i], c->other.alerts[i], both,
               "times");
  print_row ("holds", "", c->now.holds, c->other.holds, both, "");
  print_row ("longest hold", "", c->now.longest_hold_s, c->other.longest_hold_s, both, "s");
}

static gboolean
print_verdict (const DorsalKeptSession *session, const DorsalPlayed *played)
{
  gboolean same = played->different + played->unreadable + played->missing + played->unsure == 0 && session->dropped == 0;
  g_autofree char *began = ctl_local_time (session->began_us);

  printf ("Session %" G_GINT64_FORMAT " of %s, %s %s: %" G_GUINT64_FORMAT " readings\n", session->id, began,
          session->model, session->serial, played->readings);
  if (same)
    printf ("All are those of the time, bit for bit.\n");
  if (session->dropped > 0)
    printf ("%" G_GUINT64_FORMAT " messages could not be kept at the time: what follows them may differ.\n",
            session->dropped);
  if (played->missing + played->unreadable > 0)
    printf ("%" G_GUINT64_FORMAT " quarters of a second are missing or damaged.\n", played->missing + played->unreadable);
  if (played->different > 0)
    printf ("In %" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
            " quarters of a second they differ from those of the time, first after %.2f s of the roller's clock.\n",
            played->different, played->chunks, played->different_us * 1e-6);
  if (played->unsure > 0)
    printf ("%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
            " quarters of a second were kept by another version of Dorsal and cannot be compared.\n",
            played->unsure, played->chunks);
  return same;
}

int
ctl_replay (int argc, char **argv)
{
  g_auto (CtlKept) kept = { 0 };
  g_autoptr (GError) error = NULL;
  DorsalSettings settings = dorsal_settings_default ();
  Comparison comparison = { 0 };
  DorsalPlayed played;
  gboolean given = FALSE, same;
  int status = ctl_parse (NAME, "ID", "Plays a kept session through today's judgement.", description, entries, 1, &argc,
                          &argv);

  if (status != CTL_GO_ON)
    return status;
  if (!read_others (&settings, &given))
    return CTL_MISUSE;
  status = ctl_kept_open (NAME, database, argc, argv, &kept);
  if (status != CTL_GO_ON)
    return status;
  if ((*kept.session->settings != '\0' && !dorsal_settings_parse (kept.session->settings, "settings", &settings, &error))
      || !read_others (&settings, &given)
      || !dorsal_kept_play (kept.store, kept.session, given ? &settings : NULL, take, &comparison, &played, &error))
    {
      ctl_complain (NAME, "%s", error != NULL ? error->message : "no settings");
      return CTL_FAILED;
    }
  same = print_verdict (kept.session, &played);
  if (given)
    printf ("Under the settings given %" G_GUINT64_FORMAT " readings are others.\n", comparison.differ);
  print_comparison (&comparison, given);
  return same ? CTL_OK : CTL_FAILED;
}
