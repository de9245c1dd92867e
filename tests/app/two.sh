#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# two.sh DORSAL DORSALCTL: Dorsal runs twice, as it does when one came as a Flatpak and one as a package, or two people sit at
# one computer: each on a bus of its own, so that neither knows of the other. Under headless-run.
#
# Two rollers, one database: both sessions are kept whole. One roller: the second is told who has it, and the first loses nothing.
set -eu
dorsal=$1
ctl=$2
# shellcheck source=tests/app/points.sh
. "$(dirname "$0")/points.sh"
export XDG_DATA_HOME="$folder/data" GTK_A11Y=none
mkdir "$XDG_DATA_HOME"
echo 1..4

play one --seed 4
play other --seed 5
dbus-run-session -- "$dorsal" --source "$(port_of one)" >"$folder/said-one" 2>&1 &
first=$!
dbus-run-session -- "$dorsal" --source "$(port_of other)" >"$folder/said-other" 2>&1 &
second=$!
children="$children $first $second"
# have_samples N: each of the two sessions.
have_samples () {
  "$ctl" sessions --format json >"$folder/sessions" 2>/dev/null || return 1
  [ "$(wc -l <"$folder/sessions")" = 2 ] && [ "$(figure samples "$folder/sessions" 1)" -ge "$1" ] \
    && [ "$(figure samples "$folder/sessions" 2)" -ge "$1" ]
}
tell /app/two/both-sessions-grow-in-one-database until_true 300 have_samples 200

# The one roller once more, from outside.
code=0
"$ctl" monitor "$(port_of one)" >"$folder/monitor" 2>"$folder/refused" || code=$?
about "$folder/refused"
is_refused () { [ "$code" != 0 ] && grep -q "Another program" "$folder/refused"; }
tell /app/two/who-comes-second-is-told is_refused
tell /app/two/who-came-first-goes-on until_true 100 have_samples 300

for app in $(pgrep -P "$first" -x dorsal) $(pgrep -P "$second" -x dorsal); do kill -TERM "$app"; done
wait "$first" "$second" || :
"$ctl" sessions --format json >"$folder/sessions"
about "$folder/sessions"
about "$folder/said-one"
about "$folder/said-other"
are_whole () {
  for line in 1 2; do
    [ "$(figure ending "$folder/sessions" "$line")" = ended ] && [ "$(figure lost "$folder/sessions" "$line")" = 0 ] \
      && [ "$(figure dropped "$folder/sessions" "$line")" = 0 ] || return 1
  done
  "$ctl" replay 1 >/dev/null && "$ctl" replay 2 >/dev/null
}
tell /app/two/both-are-whole are_whole
