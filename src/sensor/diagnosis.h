/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Why a roller does not work, and what to do about it: a rule from evidence to a diagnosis,
 * and each diagnosis' sentences. evidence.h gathers. */

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DORSAL_OPENING_UNKNOWN, /* not tried */
  DORSAL_OPENING_OK,
  DORSAL_OPENING_NOT_FOUND,
  DORSAL_OPENING_DENIED,
  DORSAL_OPENING_BUSY,
  DORSAL_OPENING_FAILED,
} DorsalOpening;

typedef enum
{
  DORSAL_HEARING_UNKNOWN, /* not listened to */
  DORSAL_HEARING_ROLLER,
  DORSAL_HEARING_SILENCE,
  DORSAL_HEARING_NONSENSE, /* bytes, but no hello */
  DORSAL_HEARING_VERSION,  /* a hello in a later version of the protocol */
} DorsalHearing;

/* What is known; zero and empty for what is not. */
typedef struct
{
  gboolean listed;  /* the system shows its serial ports */
  guint n_ports;    /* so many of them may be rollers */
  gboolean sandbox; /* we are in a Flatpak */
  char port[64];    /* "/dev/ttyACM0": the one in question */
  guint16 vid, pid; /* of it; 0 when it is no USB port */
  DorsalOpening opening;
  DorsalHearing hearing;
  guint version;      /* for VERSION */
  char group[33];     /* whose members may open it; empty: nobody's */
  gboolean is_member; /* the person is in that group, by the system's books */
  char holder[32];    /* a program that has it open */
  int holder_pid;
  gboolean brltty, modem_manager; /* they run here */
  gboolean brief;                 /* a port came and was gone within ten seconds, a moment ago */
} DorsalEvidence;

typedef enum
{
  DORSAL_DIAGNOSIS_UNKNOWN, /* nothing that we know to be wrong, and nothing that we know to be right */
  DORSAL_DIAGNOSIS_FINE,
  DORSAL_DIAGNOSIS_NO_ACCESS, /* the sandbox hides all devices */
  DORSAL_DIAGNOSIS_NONE_PLUGGED,
  DORSAL_DIAGNOSIS_NOT_THERE, /* the port in question is not plugged in */
  DORSAL_DIAGNOSIS_TAKEN,     /* it vanished, and brltty runs */
  DORSAL_DIAGNOSIS_VANISHED,  /* it vanished */
  DORSAL_DIAGNOSIS_NOT_IN_GROUP,
  DORSAL_DIAGNOSIS_SIGN_IN_AGAIN, /* in the group, but not yet in this login */
  DORSAL_DIAGNOSIS_NO_RULE,       /* no group could help */
  DORSAL_DIAGNOSIS_HELD,          /* by a program that we know */
  DORSAL_DIAGNOSIS_MODEM_MANAGER, /* very likely */
  DORSAL_DIAGNOSIS_BUSY,
  DORSAL_DIAGNOSIS_BROKEN, /* it could not be opened for another reason */
  DORSAL_DIAGNOSIS_VERSION,
  DORSAL_DIAGNOSIS_NOT_A_ROLLER,
  DORSAL_DIAGNOSIS_SILENT,
} DorsalDiagnosis;
#define DORSAL_N_DIAGNOSES (DORSAL_DIAGNOSIS_SILENT + 1)

DorsalDiagnosis dorsal_diagnose (const DorsalEvidence *evidence);

/* English; the app translates them before it fills them in. In braces: port, group, holder, pid, version, ids. */
typedef struct
{
  const char *word;    /* for programs: "not-in-group" */
  const char *title;   /* three words */
  const char *text;    /* what is so, and the next step */
  const char *command; /* to copy into a terminal; NULL for none */
} DorsalAdvice;

const DorsalAdvice *dorsal_advice_of (DorsalDiagnosis diagnosis);

/* Replaces what stands in braces; newly allocated. */
char *dorsal_advice_fill (const char *sentence, const DorsalEvidence *evidence);

G_END_DECLS
