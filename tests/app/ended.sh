#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# ended.sh DORSAL DORSALCTL: somebody else ends the program in the midst of a session, by each signal that asks for it: it
# goes, and the session is whole. Under headless-run.
set -eu
dorsal=$1
ctl=$2
# shellcheck source=tests/app/points.sh
. "$(dirname "$0")/points.sh"
echo 1..2

wrong_ends=''
wrong_sessions=''
play roller --seed 4
for signal in TERM INT HUP; do
  export XDG_DATA_HOME="$folder/$signal"
  mkdir "$XDG_DATA_HOME"
  GTK_A11Y=none "$dorsal" --source "$(port_of roller)" >"$folder/said" 2>&1 &
  app=$!
  children="$children $app"
  is_kept () { "$ctl" sessions >/dev/null 2>&1; }
  until_true 200 is_kept
  sleep 1
  kill -"$signal" "$app"
  wait "$app" || wrong_ends="$wrong_ends $signal"
  about "$folder/said"
  "$ctl" sessions --format json >"$folder/sessions"
  about "$folder/sessions"
  [ "$(figure ending "$folder/sessions")" = ended ] && [ "$(figure samples "$folder/sessions")" -ge 50 ] \
    && [ "$(figure dropped "$folder/sessions")" = 0 ] && "$ctl" replay 1 >/dev/null \
    || wrong_sessions="$wrong_sessions $signal"
done
echo "# wrong ends:$wrong_ends, wrong sessions:$wrong_sessions"
tell /app/ended/it-goes-when-asked test -z "$wrong_ends"
tell /app/ended/asking-costs-no-session test -z "$wrong_sessions"
