#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# disk.sh DORSAL DORSALCTL PRELOADED: the disk fills up in the midst of a session, and has room again three seconds later; a home
# that nobody may write to. Under headless-run.
#
# What could not be written is held and written later; where there is no room for anything, the session is shown all the same.
set -eu
dorsal=$1
ctl=$2
preloaded=$3
# shellcheck source=tests/app/points.sh
. "$(dirname "$0")/points.sh"
export GTK_A11Y=none
echo 1..5

export XDG_DATA_HOME="$folder/data" DORSAL_FULL="$folder/full"
mkdir "$XDG_DATA_HOME"
play roller --seed 4
LD_PRELOAD=$preloaded "$dorsal" --source "$(port_of roller)" >"$folder/said" 2>&1 &
app=$!
children="$children $app"
# has_samples N
has_samples () {
  "$ctl" sessions --format json >"$folder/sessions" 2>/dev/null && [ "$(figure samples "$folder/sessions")" -ge "$1" ]
}
until_true 200 has_samples 100
touch "$DORSAL_FULL"
sleep 1
has_samples 0
held=$(figure samples "$folder/sessions")
sleep 2
has_samples 0
tell /app/disk/nothing-is-written-to-a-full-disk test "$(figure samples "$folder/sessions")" = "$held"
rm "$DORSAL_FULL"
tell /app/disk/what-was-held-is-written-once-there-is-room until_true 100 has_samples $((held + 250))
kill -TERM "$app"
code=0
wait "$app" || code=$?
about "$folder/said"
"$ctl" sessions --format json >"$folder/sessions"
about "$folder/sessions"
is_whole () {
  [ "$code" = 0 ] && [ "$(figure ending "$folder/sessions")" = ended ] && [ "$(figure lost "$folder/sessions")" = 0 ] \
    && [ "$(figure dropped "$folder/sessions")" = 0 ] && "$ctl" replay 1 >/dev/null
}
tell /app/disk/the-session-is-whole is_whole

# /proc lets nobody make anything, not even root.
code=0
HOME=/proc XDG_DATA_HOME=/proc/data XDG_CONFIG_HOME=/proc/config XDG_CACHE_HOME=/proc/cache XDG_STATE_HOME=/proc/state \
  "$dorsal" --source demo --pace 8 --page live --after 3 --screenshot "$folder/picture.png" >"$folder/said" 2>&1 || code=$?
about "$folder/said"
tell /app/disk/a-home-that-cannot-be-written-is-lived-with test "$code" = 0
is_picture () { [ "$(wc -c <"$folder/picture.png")" -gt 20000 ] && ! grep -qi "critical\|warning" "$folder/said"; }
tell /app/disk/and-the-session-is-shown is_picture
