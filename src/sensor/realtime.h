/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Real-time priority for the thread that reads the roller: where every core is busy a warning would else come up to
 * 150 ms late. Asked for in the background and never needed. Whoever has it gives it back when it does not rest. */

#include <gio/gio.h>
#include <sys/types.h>

G_BEGIN_DECLS

typedef enum
{
  DORSAL_REALTIME_UNKNOWN, /* not asked, or no answer yet */
  DORSAL_REALTIME_GRANTED,
  DORSAL_REALTIME_REFUSED, /* by the one who could */
  DORSAL_REALTIME_ABSENT,  /* nobody here could */
  DORSAL_REALTIME_GIVEN_BACK,
} DorsalRealtime;

/* "granted", for programs and logs. Out of range: "unknown". */
const char *dorsal_realtime_to_string (DorsalRealtime realtime);

/* Whom to ask; a test has a bus of its own. */
typedef struct
{
  gboolean by_itself;  /* first try what the limits of this process allow */
  gboolean portal;     /* org.freedesktop.portal.Realtime on the session's bus, as in a sandbox; else RealtimeKit */
  const char *address; /* of the bus; NULL: the real one */
} DorsalRealtimePlaces;

typedef struct _DorsalRealtimeWish DorsalRealtimeWish;
typedef void (*DorsalRealtimeFunc) (DorsalRealtime answer, gpointer data);

/* For a thread of this process, by its kernel's number. func is called once, on the thread-default main context, never
 * before this returns; it may free the wish. places: NULL for the real ones. */
DorsalRealtimeWish *dorsal_realtime_ask (pid_t thread, const DorsalRealtimePlaces *places, DorsalRealtimeFunc func,
                                         gpointer data);

/* func is not called any more. What was granted stays. */
void dorsal_realtime_wish_free (DorsalRealtimeWish *wish);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DorsalRealtimeWish, dorsal_realtime_wish_free)

/* The calling thread goes on as everybody else. */
void dorsal_realtime_give_back (void);

/* How long the calling thread has worked since it last rested: the kernel ends a process whose real-time thread works
 * for 200 ms without a pause, and it would starve others long before. All zeroes is a fresh one. */
typedef struct
{
  gint64 since_us, worked_us; /* monotonic; the thread's own processor time */
} DorsalGreed;

#define DORSAL_GREED_US    50000 /* is looked at so often … */
#define DORSAL_GREED_SHARE 0.8   /* … and more than this of it is too much [E] */

/* The rule: after each turn of work, with what the clocks say. *ret_greedy: too much, of a whole stretch. */
DorsalGreed dorsal_greed_step (DorsalGreed prev, gint64 now_us, gint64 (*worked_us) (void), gboolean *ret_greedy);

/* The calling thread's processor time. */
gint64 dorsal_realtime_worked_us (void);

G_END_DECLS
