#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# display.sh DORSAL DORSALCTL: a roller while the display hangs for five seconds, and then dies. Under headless-run.
#
# The reader and the recorder wait for nobody: a pseudo-terminal holds two and a half seconds of samples, so a reader that
# waited for the window would lose some. Without its display the program ends, and what it kept until then is a session like
# any other: whole, and the same when played again.
set -eu
dorsal=$1
ctl=$2
# shellcheck source=tests/app/points.sh
. "$(dirname "$0")/points.sh"
export XDG_DATA_HOME="$folder/data"
mkdir "$folder/data"
echo 1..3

Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$folder/display" >/dev/null 2>&1 &
server=$!
children="$children $server"
until_true 100 test -s "$folder/display"
play roller --seed 4

GTK_A11Y=none DISPLAY=:$(cat "$folder/display") "$dorsal" --source "$(port_of roller)" >"$folder/said" 2>&1 &
app=$!
children="$children $app"
is_kept () { "$ctl" sessions 2>/dev/null | grep -q .; }
until_true 200 is_kept
sleep 2
kill -STOP "$server"
sleep 5
kill -CONT "$server"
sleep 1
kill -KILL "$server"
tell /app/display/a-program-without-its-display-ends until_true 50 is_gone "$app"

"$ctl" sessions --format json >"$folder/sessions"
about "$folder/sessions"
is_complete () {
  [ "$(figure samples "$folder/sessions")" -ge 600 ] && [ "$(figure lost "$folder/sessions")" = 0 ] \
    && [ "$(figure dropped "$folder/sessions")" = 0 ]
}
tell /app/display/no-sample-is-lost-while-the-display-hangs is_complete
is_same () { "$ctl" replay 1 >"$folder/replay"; }
tell /app/display/what-it-kept-plays-the-same is_same
