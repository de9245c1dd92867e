/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a session. Out: its line, text or JSON. Never: a total that was not made, as if it were 0. */

#include "ctl/kept.h"
#include "ctl/sessions.h"

/* --- text --- */

static void
put_length (Output *output, gint64 us)
{
  gint64 seconds = us / G_USEC_PER_SEC;
  g_autofree char *text = g_strdup_printf ("\t%" G_GINT64_FORMAT ":%02d:%02d", seconds / 3600, (int) (seconds / 60 % 60),
                                           (int) (seconds % 60));

  output_text (output, text);
}

static void
put_count (Output *output, guint64 n)
{
  output_text (output, "\t");
  output_integer (output, (gint64) n);
}

/* On one line, in one column. */
static void
put_word (Output *output, const char *word)
{
  g_autofree char *plain = g_strdup (*word != '\0' ? word : "-");

  output_text (output, "\t");
  output_text (output, g_strdelimit (plain, "\t\n\r", ' '));
}

static void
put_totals (Output *output, const DorsalSummary *summary)
{
  guint alerts = 0;

  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    alerts += summary->alerts[i];
  put_length (output, summary->state_us[DORSAL_STATE_ROLLING]);
  put_length (output, summary->state_us[DORSAL_STATE_HOLDING]);
  put_count (output, summary->holds);
  put_count (output, alerts);
}

/* "desk-back 8/10", and the next behind a comma. */
static void
put_guided (Output *output, const DorsalKeptSession *session)
{
  g_autoptr (GArray) all = dorsal_kept_guided (session);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const DorsalGuided *guided = &g_array_index (all, DorsalGuided, i);
      guint done = dorsal_guided_count (guided, DORSAL_FATE_DONE) + dorsal_guided_count (guided, DORSAL_FATE_TIMED);

      g_string_append_printf (words, "%s%s %u/%u", i > 0 ? ", " : "", guided->name, done, guided->n_steps);
    }
  put_word (output, words->str);
}

void
ctl_session_text (Output *output, const DorsalKeptSession *session)
{
  g_autofree char *began = ctl_local_time (session->began_us);

  output_integer (output, session->id);
  put_word (output, began);
  put_length (output, session->duration_us);
  put_count (output, session->samples);
  put_word (output, dorsal_ending_to_string (session->ending));
  put_word (output, session->source);
  put_word (output, session->model);
  put_word (output, session->serial);
  if (session->has_summary)
    put_totals (output, &session->summary);
  else
    output_text (output, "\t-\t-\t-\t-");
  put_word (output, session->note);
  put_guided (output, session);
  output_text (output, "\n");
}

/* --- JSON --- */

static void
put_member (Output *output, const char *key, gint64 value)
{
  output_text (output, key);
  output_integer (output, value);
}

static void
put_string (Output *output, const char *key, const char *value)
{
  output_text (output, key);
  output_json_string (output, value);
}

/* What there is any of: "key":{"thoracic":612000,…} */
static void
put_table (Output *output, const char *key, const gint64 *values, guint n, const char *(*word) (guint) )
{
  const char *comma = "";

  output_text (output, key);
  output_text (output, "{");
  for (guint i = 0; i < n; i++)
    if (values[i] > 0)
      {
        output_text (output, comma);
        output_json_string (output, word (i));
        put_member (output, ":", values[i]);
        comma = ",";
      }
  output_text (output, "}");
}

static const char *
state_word (guint i)
{
  return dorsal_state_to_string ((DorsalState) i);
}

static const char *
zone_word (guint i)
{
  return dorsal_zone_to_string ((DorsalZone) i);
}

static const char *
level_word (guint i)
{
  return dorsal_level_to_string ((DorsalLevel) i);
}

static const char *
pace_word (guint i)
{
  return dorsal_pace_to_string ((DorsalPace) i);
}

static const char *
alert_word (guint i)
{
  return dorsal_alert_to_string ((DorsalAlert) (1u << i));
}

static void
put_spots (Output *output, const DorsalSummarySpot *spots)
{
  const char *comma = "";

  output_text (output, ",\"spots\":{");
  for (guint i = 1; i < DORSAL_N_LEVELS; i++)
    {
      const DorsalSummarySpot *spot = &spots[i];

      if (spot->holds + spot->answers[1] + spot->answers[2] + spot->answers[3] == 0)
        continue;
      output_text (output, comma);
      output_json_string (output, level_word (i));
      put_member (output, ":{\"holds\":", spot->holds);
      put_member (output, ",\"hold_us\":", spot->hold_us);
      put_member (output, ",\"longest_us\":", spot->longest_us);
      for (guint j = DORSAL_ANSWER_BETTER; j < DORSAL_N_ANSWERS; j++)
        {
          put_string (output, ",", dorsal_answer_to_string ((DorsalAnswer) j));
          put_member (output, ":", spot->answers[j]);
        }
      output_text (output, "}");
      comma = ",";
    }
  output_text (output, "}");
}

static void
put_summary (Output *output, const DorsalSummary *summary)
{
  gint64 alerts[DORSAL_N_ALERTS];

  for (guint i = 0; i < DORSAL_N_ALERTS; i++)
    alerts[i] = summary->alerts[i];
  put_table (output, ",\"states_us\":", summary->state_us, DORSAL_N_STATES, state_word);
  put_table (output, ",\"zones_us\":", summary->zone_us, DORSAL_N_ZONES, zone_word);
  put_table (output, ",\"levels_us\":", summary->level_us, DORSAL_N_LEVELS, level_word);
  put_table (output, ",\"paces_us\":", summary->pace_us, DORSAL_N_PACES, pace_word);
  put_table (output, ",\"alerts\":", alerts, DORSAL_N_ALERTS, alert_word);
  put_member (output, ",\"holds\":", summary->holds);
  output_text (output, ",\"longest_hold_s\":");
  output_fixed (output, summary->longest_hold_s, 1);
  put_member (output, ",\"strokes\":", summary->strokes);
  put_member (output, ",\"gaps\":", summary->gaps);
  put_member (output, ",\"gap_us\":", summary->gap_us);
  put_spots (output, summary->spots);
  if (summary->loaded_us == 0)
    return;
  output_text (output, ",\"mean_kpa\":");
  output_fixed (output, dorsal_summary_mean_kpa (summary), 1);
  output_text (output, ",\"hardest_kpa\":");
  output_fixed (output, summary->hardest_kpa, 1);
}

/* ,"programmes":[{"name":…,"title":…,"began_us":…,"whole":true,"steps":["done",…]}] */
static void
put_programmes (Output *output, const DorsalKeptSession *session)
{
  g_autoptr (GArray) all = dorsal_kept_guided (session);

  for (guint i = 0; i < all->len; i++)
    {
      const DorsalGuided *guided = &g_array_index (all, DorsalGuided, i);

      put_string (output, i > 0 ? ",{\"name\":" : ",\"programmes\":[{\"name\":", guided->name);
      put_string (output, ",\"title\":", guided->title);
      put_member (output, ",\"began_us\":", guided->began_us);
      output_text (output, dorsal_guided_is_whole (guided) ? ",\"whole\":true" : ",\"whole\":false");
      for (guint j = 0; j < guided->n_steps; j++)
        put_string (output, j > 0 ? "," : ",\"steps\":[", dorsal_fate_to_string ((DorsalFate) guided->fates[j]));
      output_text (output, "]}");
    }
  if (all->len > 0)
    output_text (output, "]");
}

void
ctl_session_json (Output *output, const DorsalKeptSession *session)
{
  put_member (output, "{\"id\":", session->id);
  put_member (output, ",\"began_us\":", session->began_us);
  put_member (output, ",\"ended_us\":", session->ended_us);
  put_member (output, ",\"duration_us\":", session->duration_us);
  put_string (output, ",\"ending\":", dorsal_ending_to_string (session->ending));
  put_string (output, ",\"source\":", session->source);
  put_string (output, ",\"model\":", session->model);
  put_string (output, ",\"serial\":", session->serial);
  put_string (output, ",\"note\":", session->note);
  put_member (output, ",\"samples\":", (gint64) session->samples);
  put_member (output, ",\"lost\":", (gint64) session->lost);
  put_member (output, ",\"damaged\":", (gint64) session->damaged);
  put_member (output, ",\"dropped\":", (gint64) session->dropped);
  put_programmes (output, session);
  if (session->has_summary)
    put_summary (output, &session->summary);
  output_text (output, "}\n");
}
