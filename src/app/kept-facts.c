/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Comes in: sums, counts. Goes out: words. Never: a doubt left out: what could not be kept or compared is said. */

#include "app/kept-facts.h"

#include <glib/gi18n.h>

#include "app/kept-words.h"

static void
fact_clear (DorsalFact *fact)
{
  g_free (fact->value);
}

static GArray *
facts_new (void)
{
  GArray *facts = g_array_new (FALSE, FALSE, sizeof (DorsalFact));

  g_array_set_clear_func (facts, (GDestroyNotify) fact_clear);
  return facts;
}

static void
add (GArray *facts, const char *title, char *value)
{
  DorsalFact fact = { title, value };
  g_array_append_val (facts, fact);
}

/* --- totals --- */

static gint64
on_roller_us (const DorsalSummary *summary)
{
  gint64 us = 0;

  for (DorsalState state = DORSAL_STATE_SETTLING; state < DORSAL_N_STATES; state++)
    us += summary->state_us[state];
  return us;
}

static char *
words_of_holds (const DorsalSummary *summary)
{
  g_autofree char *longest = dorsal_words_of_clock ((gint64) (summary->longest_hold_s * 1e6));

  if (summary->holds == 0)
    return g_strdup (_("none"));
  return g_strdup_printf (ngettext ("%u, %s long", "%u, the longest %s", summary->holds), summary->holds, longest);
}

/* "2 × Near the lower back, Too hard" */
static char *
words_of_alerts (const DorsalSummary *summary)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    {
      if (summary->alerts[i] == 0)
        continue;
      g_string_append (words, words->len > 0 ? ", " : "");
      if (summary->alerts[i] > 1)
        g_string_append_printf (words, "%u × ", summary->alerts[i]);
      g_string_append (words, dorsal_alert_to_words ((DorsalAlert) (1u << i)));
    }
  return g_string_free (words->len > 0 ? words : g_string_append (words, _("none")), FALSE);
}

GArray *
dorsal_facts_of_totals (const DorsalSummary *summary)
{
  GArray *facts = facts_new ();

  add (facts, _("Time"), dorsal_words_of_clock (summary->last_us - summary->first_us));
  add (facts, _("On the roller"), dorsal_words_of_clock (on_roller_us (summary)));
  add (facts, _("On the thoracic spine"), dorsal_words_of_clock (summary->zone_us[DORSAL_ZONE_THORACIC]));
  add (facts, _("Holds"), words_of_holds (summary));
  add (facts, _("Alerts"), words_of_alerts (summary));
  if (summary->hardest_kpa > 0)
    add (facts, _("Hardest"), g_strdup_printf (_("%.0f kPa"), summary->hardest_kpa));
  return facts;
}

GArray *
dorsal_facts_of_both (const DorsalSummary *then, const DorsalSummary *now)
{
  g_autoptr (GArray) one = dorsal_facts_of_totals (then);
  g_autoptr (GArray) other = dorsal_facts_of_totals (now);
  GArray *facts = facts_new ();

  for (guint i = 0; i < MIN (one->len, other->len); i++)
    {
      const DorsalFact *before = &g_array_index (one, DorsalFact, i), *after = &g_array_index (other, DorsalFact, i);

      if (g_strcmp0 (before->value, after->value) == 0)
        add (facts, before->title, g_strdup_printf (_("%s, the same"), before->value));
      else
        /* Translators: a value then, and the value under today's settings. */
        add (facts, before->title, g_strdup_printf (_("%s → %s"), before->value, after->value));
    }
  return facts;
}

/* --- the recording --- */

/* Whether today's judgement says what that of the time said, and if not, from when on. */
static char *
words_of_judgement (const DorsalPlayed *played, gint64 first_us)
{
  g_autofree char *clock = dorsal_words_of_clock (played->different_us - first_us);

  if (played->chunks > 0 && played->unsure == played->chunks)
    return g_strdup (_("Cannot be compared: another Dorsal recorded it. These are the readings of today’s judgement."));
  if (played->different > 0)
    return g_strdup_printf (
        ngettext ("Other readings than then, from %s on, in %u quarter of a second. These are today’s.",
                  "Other readings than then, from %s on, in %u quarters of a second. These are today’s.",
                  (gulong) played->different),
        clock, (guint) played->different);
  if (played->unreadable + played->missing > 0)
    return g_strdup_printf (_("The same readings as then, but %u parts are damaged or missing."),
                            (guint) (played->unreadable + played->missing));
  if (played->unsure > 0)
    return g_strdup (_("The same readings as then, as far as they can be compared."));
  return g_strdup (_("The same readings as then, to the last bit."));
}

/* "0.2 % of the samples lost, 3 bad lines" */
static char *
words_of_link (const DorsalKeptSession *session)
{
  double all = (double) (session->samples + session->lost);
  double lost = all > 0 ? 100.0 * (double) session->lost / all : 0;

  return g_strdup_printf (_("%.1f %% of the samples lost, %u bad lines"), lost, (guint) session->damaged);
}

static const char *
words_of_ending (DorsalEnding ending)
{
  switch (ending)
    {
    case DORSAL_ENDING_OPEN:
      return _("It is still being recorded.");
    case DORSAL_ENDING_CUT_OFF:
      return _("Cut off: Dorsal or the computer stopped. Kept up to the last second.");
    default:
      return _("Complete");
    }
}

static void
add_guided (GArray *facts, const DorsalKeptSession *session)
{
  g_autoptr (GArray) all = dorsal_kept_guided (session);

  for (guint i = 0; i < all->len; i++)
    {
      const DorsalGuided *guided = &g_array_index (all, DorsalGuided, i);
      guint skipped = dorsal_guided_count (guided, DORSAL_FATE_SKIPPED);
      g_autofree char *words = dorsal_words_of_guided (guided);
      g_autofree char *less = g_strdup_printf (_("%u skipped"), skipped);

      add (facts, _("Programme"), skipped > 0 ? g_strdup_printf ("%s · %s", words, less) : g_strdup (words));
    }
}

GArray *
dorsal_facts_of_recording (const DorsalRecord *record, const DorsalPlayed *played)
{
  const DorsalKeptSession *session = record->session;
  GArray *facts = facts_new ();

  add (facts, _("Roller"), *session->serial ? g_strdup_printf ("%s · %s", session->model, session->serial)
                                            : dorsal_words_of_source (session->source, session->model));
  add_guided (facts, session);
  add (facts, _("Link"), words_of_link (session));
  add (facts, _("Ending"), g_strdup (words_of_ending (session->ending)));
  if (session->dropped > 0)
    add (facts, _("Not kept"),
         g_strdup_printf (_("%u messages: the disk was too slow or full"), (guint) session->dropped));
  add (facts, _("Judged again today"), played ? words_of_judgement (played, record->summary.first_us)
                                              : g_strdup (_("It is being read in full; this takes a while.")));
  return facts;
}
