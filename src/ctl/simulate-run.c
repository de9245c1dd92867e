/* SPDX-License-Identifier: GPL-3.0-or-later */

/* In: a setup. Out: the roller's bytes, and a line of truth for every sample it makes, the
 * ones a fault loses as well. Never asks what time it is. */

#include "ctl/simulate.h"

#include "core/zones.h"
#include "ctl/command.h"

/* What a scorer must know of the person, then the columns. */
static void
begin_truth (Output *truth, const DorsalPersonSetup *setup)
{
  output_text (truth, "# seed=");
  output_integer (truth, (gint64) setup->seed);
  output_text (truth, " rate_hz=");
  output_integer (truth, setup->hello.rate_hz);
  output_text (truth, " length_cm=");
  output_fixed (truth, setup->body.length_cm, 3);
  output_text (truth, " weight_kg=");
  output_fixed (truth, setup->weight_kg, 1);
  output_text (truth, " start_place=");
  output_fixed (truth, setup->start_place, 4);
  output_text (truth, " anchor_error_cm=");
  output_fixed (truth, setup->anchor_error_cm, 2);
  output_text (truth, " slip_percent=");
  output_fixed (truth, setup->slip * 100, 2);
  output_text (truth, "\nseq,t,state,zone,level,position_cm,speed_cm_s,load_percent,vas,replaced,act\n");
}

static void
print_truth (Output *truth, guint16 seq, gint64 time_us, const DorsalTruth *t)
{
  output_integer (truth, seq);
  output_text (truth, ",");
  output_fixed (truth, (double) time_us * 1e-6, 3);
  output_text (truth, ",");
  output_text (truth, dorsal_state_to_string (t->state));
  output_text (truth, ",");
  output_text (truth, dorsal_zone_to_string (t->zone));
  output_text (truth, ",");
  output_text (truth, dorsal_level_to_string (t->level));
  output_text (truth, ",");
  output_fixed (truth, t->place_cm, 2);
  output_text (truth, ",");
  output_fixed (truth, t->speed_cm_s, 2);
  output_text (truth, ",");
  output_fixed (truth, t->load_percent, 1);
  output_text (truth, ",");
  output_fixed (truth, t->vas, 1);
  output_text (truth, t->replaced ? ",1," : ",0,");
  output_integer (truth, t->act);
  output_text (truth, "\n");
}

void
simulation_begin (Simulation *simulation)
{
  simulation->roller = dorsal_roller_new (&simulation->setup, simulation->faults);
  simulation->wire = g_byte_array_sized_new (4096);
  simulation->samples = 0;
  if (simulation->truth != NULL)
    begin_truth (simulation->truth, &simulation->setup);
  dorsal_roller_boot (simulation->roller, simulation->wire);
}

void
simulation_end (Simulation *simulation)
{
  g_clear_pointer (&simulation->roller, dorsal_roller_free);
  g_clear_pointer (&simulation->wire, g_byte_array_unref);
}

gboolean
simulation_step (Simulation *simulation)
{
  DorsalRoller *roller = simulation->roller;
  const gboolean streaming = dorsal_roller_is_streaming (roller);
  DorsalTruth truth;
  guint16 seq;

  if (simulation->max_samples > 0 && simulation->samples >= simulation->max_samples)
    return FALSE;
  if (!dorsal_roller_step (roller, simulation->wire, &seq, &truth))
    return !streaming;

  if (simulation->truth != NULL)
    print_truth (simulation->truth, seq, (gint64) simulation->samples * dorsal_roller_period_us (roller), &truth);
  simulation->samples++;
  return TRUE;
}

static void
say (Simulation *simulation, const DorsalFrame *frame)
{
  char text[DORSAL_FRAME_MAX + 1];
  gsize n = dorsal_frame_print (frame, text);

  dorsal_roller_receive (simulation->roller, (const guint8 *) text, n, simulation->wire);
}

void
simulation_greet (Simulation *simulation)
{
  const DorsalFrame query = { .kind = DORSAL_FRAME_QUERY };
  DorsalFrame start = { .kind = DORSAL_FRAME_COMMAND };

  start.command.command = DORSAL_COMMAND_START;
  start.command.rate_hz = simulation->setup.hello.rate_hz;
  say (simulation, &query);
  say (simulation, &start);
}

int
simulate_into_file (const char *command, Simulation *simulation, Output *output, const char *path)
{
  gboolean going;

  simulation_begin (simulation);
  simulation_greet (simulation);
  do
    {
      going = simulation_step (simulation) && !ctl_should_end ();
      output_bytes (output, (const char *) simulation->wire->data, simulation->wire->len);
      g_byte_array_set_size (simulation->wire, 0);
    }
  while (going && output->error == 0);
  simulation_end (simulation);

  if (output_flush (output))
    return CTL_OK;
  ctl_complain (command, "%s could not be written: %s", path, g_strerror (output->error));
  return CTL_FAILED;
}
