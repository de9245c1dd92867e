/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* The view-model: what the window shows, fed by the sensor's messages. Owns the sensor and
 * the traces; knows no widget. Changes tell themselves once per drain, by "changed". */

#include <gio/gio.h>

#include "app/shown.h"
#include "sensor/keeper.h"
#include "sensor/sensor.h"
#include "store/recorder.h"

G_BEGIN_DECLS

#define DORSAL_TYPE_LIVE (dorsal_live_get_type ())
G_DECLARE_FINAL_TYPE (DorsalLive, dorsal_live, DORSAL, LIVE, GObject)

/* Signals: "heard": messages were taken, to be judged now. "changed": something to show has changed; follows "heard"
 * at once, or when the pacer wants it. */
DorsalLive *dorsal_live_new (void);

/* Sessions are kept there from the next source on; NULL, as at first: nowhere. A recording that is played back is not
 * recorded again. */
void dorsal_live_set_database (DorsalLive *live, const char *path);

/* TRUE: what arrives cannot be kept at the moment, for this reason. */
gboolean dorsal_live_get_trouble (DorsalLive *live, DorsalStoreError *ret_trouble);

/* Starts with a source, which is taken over; what ran before is stopped, and its picture
 * goes. */
void dorsal_live_connect (DorsalLive *live, DorsalSource *source);
void dorsal_live_disconnect (DorsalLive *live);

/* The same with a port of the list, and keeps to its roller: unplugged and plugged in again,
 * under whatever name, the session goes on. */
void dorsal_live_connect_port (DorsalLive *live, DorsalPorts *ports, DorsalPort *port);

/* Whether a session waits for its roller to come back, or a port to open; the error then says why. */
gboolean dorsal_live_is_waiting (DorsalLive *live);

/* The port of the roller, NULL when its source is none. Not a new reference. */
DorsalPort *dorsal_live_get_port (DorsalLive *live);

/* A signal to the roller's motor, for ttl_ms; nothing where there is none. */
void dorsal_live_cue (DorsalLive *live, DorsalCue cue, guint ttl_ms);

/* Whether grave alerts call the motor by themselves, before anybody here has thought: see core/motor.h. FALSE at first. */
void dorsal_live_set_reflex (DorsalLive *live, gboolean reflex);

/* What became of the sentences so far; zeroes without a source. */
DorsalStatistics dorsal_live_get_statistics (DorsalLive *live);

/* The person says: I am at the start position. */
void dorsal_live_anchor (DorsalLive *live);

/* The person says, of a direction that is suspect: the roller lies the other way round, or not. */
void dorsal_live_answer_direction (DorsalLive *live, gboolean turned);

/* How a spot feels, or what the person wishes, by key or click; it comes back as a message of the sensor, in its place between
 * two samples and in the record. Without a sensor it goes nowhere. */
void dorsal_live_answer (DorsalLive *live, DorsalLevel level, DorsalAnswer answer);
void dorsal_live_wish (DorsalLive *live, DorsalWish wish);

/* For tests, which have no sensor: who takes answers (level known) and wishes in its place. NULL: nobody. */
typedef void (*DorsalLiveJudge) (gpointer data, DorsalLevel level, DorsalAnswer answer, DorsalWish wish);
void dorsal_live_set_judge (DorsalLive *live, DorsalLiveJudge judge, gpointer data);

/* One message, as the sensor gives them. For the sensor and for tests; does not notify. */
void dorsal_live_take (DorsalLive *live, const DorsalMessage *message);
void dorsal_live_notify (DorsalLive *live);

/* Who says when messages alone are worth a picture: func is called in place of "changed", and calls dorsal_live_show()
 * when one is due. It returns FALSE while nobody can see one: what is no alert may then come in handfuls. NULL, as at
 * first: at once. */
typedef gboolean (*DorsalLivePacer) (gpointer data);
void dorsal_live_set_pacer (DorsalLive *live, DorsalLivePacer func, gpointer data);
void dorsal_live_show (DorsalLive *live);

/* Hears each message, readings and all, after its values are shown: who must miss none. NULL: nobody. */
typedef void (*DorsalLiveEar) (gpointer data, const DorsalMessage *message);
void dorsal_live_set_ear (DorsalLive *live, DorsalLiveEar ear, gpointer data);

/* The latest reading; all zeroes (nothing known) before the first. */
const DorsalReading *dorsal_live_get_reading (DorsalLive *live);

/* ABSENT without a source. */
DorsalLinkState dorsal_live_get_link (DorsalLive *live);

/* NULL before a hello. */
const DorsalHello *dorsal_live_get_hello (DorsalLive *live);

/* Why the source ended, or is waited for; NULL while it runs, and after a natural end. */
const GError *dorsal_live_get_error (DorsalLive *live);

/* For people: "Demo roller"; NULL without a source. */
const char *dorsal_live_get_name (DorsalLive *live);
gboolean dorsal_live_is_demo (DorsalLive *live);

/* Why the last try to anchor was refused; UNKNOWN when it was not, or something moved on. */
DorsalAnchorResult dorsal_live_get_refusal (DorsalLive *live);

/* What became of a try to anchor, once; UNKNOWN when there was none since the last call. */
DorsalAnchorResult dorsal_live_take_anchor (DorsalLive *live);

/* What became of the programme that leads so far: the record keeps it. When it began is set here. All zeroes: none. */
void dorsal_live_set_guided (DorsalLive *live, const DorsalGuided *guided);

/* Who lies there, which limits: from the next sample on. Their roller does not count: see below. */
void dorsal_live_set_settings (DorsalLive *live, const DorsalSettings *settings);

/* Where profiles of rollers are kept (store/roller-store.h); a roller's own one holds when it says hello. NULL, as at
 * first: nowhere. */
void dorsal_live_set_rollers (DorsalLive *live, const char *directory);

/* What is known of the roller that is connected; all zeroes: nothing. To keep more is to judge by it from the next
 * sample on; FALSE: it could not be kept, and holds until the roller goes. */
const DorsalRollerProfile *dorsal_live_get_roller (DorsalLive *live);
gboolean dorsal_live_keep_roller (DorsalLive *live, const DorsalRollerProfile *profile, GError **error);

/* A sentence for the person about a roller's profile, once; NULL: none. Free it. */
char *dorsal_live_take_complaint (DorsalLive *live);

/* Those the present source is judged by. */
const DorsalSettings *dorsal_live_get_settings (DorsalLive *live);

/* Begins with the first anchor, two firm presses, or a session that leads; pauses and ends by gesture, or as that does. */
const DorsalSession *dorsal_live_get_session (DorsalLive *live);

/* All that is shown of the source: traces, dwell, the place it was last seen at. */
const DorsalShown *dorsal_live_get_shown (DorsalLive *live);
guint dorsal_live_get_rate (DorsalLive *live);

G_END_DECLS
