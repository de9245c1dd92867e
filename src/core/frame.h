/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* One sentence of the roller line protocol, as text and as a value.
 * frame-reader.h finds sentences in a stream of bytes. */

#include "core/sample.h"

G_BEGIN_DECLS

#define DORSAL_FRAME_MAX 512 /* bytes from '$' to the line feed, both included */

typedef enum
{
  DORSAL_FRAME_UNKNOWN, /* a good checksum on a name we do not know */
  DORSAL_FRAME_HELLO,   /* RLH */
  DORSAL_FRAME_SAMPLE,  /* RLD */
  DORSAL_FRAME_EVENT,   /* RLE */
  DORSAL_FRAME_STATUS,  /* RLS */
  DORSAL_FRAME_ANSWER,  /* RLA */
  DORSAL_FRAME_QUERY,   /* RLQ, from the host */
  DORSAL_FRAME_COMMAND, /* RLC, from the host */
} DorsalFrameKind;

typedef enum
{
  DORSAL_ROLLER_EVENT_UNKNOWN,
  DORSAL_ROLLER_EVENT_BUTTON,
  DORSAL_ROLLER_EVENT_BUTTON_LONG,
  DORSAL_ROLLER_EVENT_LIFT,
  DORSAL_ROLLER_EVENT_MOTOR_FAULT,
  DORSAL_ROLLER_EVENT_SENSOR_FAULT,
} DorsalRollerEvent;

typedef enum
{
  DORSAL_COMMAND_UNKNOWN,
  DORSAL_COMMAND_START,
  DORSAL_COMMAND_STOP,
  DORSAL_COMMAND_ZERO,
  DORSAL_COMMAND_CUE,
} DorsalCommand;

typedef enum
{
  DORSAL_CUE_UNKNOWN,
  DORSAL_CUE_TICK,
  DORSAL_CUE_INHALE,
  DORSAL_CUE_EXHALE,
  DORSAL_CUE_DONE,
  DORSAL_CUE_UP,
  DORSAL_CUE_STOP,
} DorsalCue;

typedef struct
{
  DorsalFrameKind kind;
  union
  {
    DorsalHello hello;
    struct
    {
      guint16 seq;
      guint32 t_us; /* the roller's clock modulo 2^32 */
      gint32 angle_mdeg;
      guint n_cells;
      gint32 cells[DORSAL_MAX_CELLS];
    } sample;
    struct
    {
      guint32 t_us;
      DorsalRollerEvent event;
      guint cell; /* for SENSOR_FAULT */
    } event;
    struct
    {
      guint64 uptime_ms;
      guint64 overruns;
      guint64 supply_mv;
    } status;
    struct
    {
      char command[17];
      gboolean ok;
      char reason[65]; /* empty when none was given */
    } answer;
    struct
    {
      DorsalCommand command;
      guint rate_hz; /* START: 1 … 1000 */
      DorsalCue cue; /* CUE */
      guint ttl_ms;  /* CUE: 0 … 2000 */
    } command;
  };
} DorsalFrame;

/* CRC-16/CCITT-FALSE: polynomial 0x1021, start 0xFFFF, not reflected, no final xor. */
guint16 dorsal_crc16 (const char *bytes, gsize n);

/* Reads the body of a sentence (between '$' and '*', its checksum already verified).
 * body: n bytes, printable ASCII, not terminated. hello: what the roller said of itself,
 * or NULL; a sample is then checked against its cell count and range (else against the
 * protocol's widest). Returns FALSE when the name is known but a field is missing,
 * superfluous, out of range or not a number; ret_frame is then untouched. A name that is
 * not known gives TRUE with kind DORSAL_FRAME_UNKNOWN. */
gboolean dorsal_frame_parse (const char *body, gsize n, const DorsalHello *hello, DorsalFrame *ret_frame);

/* Writes frame as a whole sentence ("$…*HHHH\r\n") into ret_text, terminated.
 * Returns its length, always below DORSAL_FRAME_MAX; 0 when the frame is of an unknown
 * kind, event, command or cue. */
gsize dorsal_frame_print (const DorsalFrame *frame, char ret_text[DORSAL_FRAME_MAX + 1]);

/* The wire's words for a roller event ("button"), a command and a cue; "unknown" else. */
const char *dorsal_roller_event_to_string (DorsalRollerEvent event);
const char *dorsal_command_to_string (DorsalCommand command);
const char *dorsal_cue_to_string (DorsalCue cue);

G_END_DECLS
