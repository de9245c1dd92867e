#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# flood.sh DORSAL DORSALCTL FLOOD: 3 Mbit/s for eight seconds, samples by turns with noise, forty times what a roller says.
# The window answers, memory stays, each sample that arrived is kept or counted as lost, and the roller is heard as
# ever when the flood is over. Under headless-run.
set -eu
dorsal=$1
ctl=$2
flood=$3
# shellcheck source=tests/app/points.sh
. "$(dirname "$0")/points.sh"
export GTK_A11Y=none XDG_DATA_HOME="$folder/data"
mkdir "$XDG_DATA_HOME"
echo 1..5

"$flood" 300000 8 >"$folder/flood" &
source=$!
children="$children $source"
until_true 100 test -s "$folder/flood"
# The address sanitizer holds back what was freed, up to 256 MB of it: here no more than 1.
ASAN_OPTIONS="${ASAN_OPTIONS:-}:quarantine_size_mb=1" "$dorsal" --source "$(port_of flood)" --page live >"$folder/said" 2>&1 &
app=$!
children="$children $app"

# In milliseconds, how long the window's thread takes to answer.
ask_window () {
  began=$(date +%s%3N)
  gdbus call --session --timeout 10 --dest io.github.dorsal.Dorsal --object-path /io/github/dorsal/Dorsal \
    --method org.gtk.Actions.List >/dev/null 2>&1 || return 1
  echo $(($(date +%s%3N) - began)) >"$folder/answered"
}
resident_kb () { sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$app/status"; }
until_true 200 ask_window
sleep 1.5
before=$(resident_kb)
slowest=0
for _ in 1 2 3 4 5; do
  sleep 0.9
  ask_window || echo 10000 >"$folder/answered"
  [ "$(cat "$folder/answered")" -le "$slowest" ] || slowest=$(cat "$folder/answered")
done
grown=$(($(resident_kb) - before))
echo "# slowest answer $slowest ms, $grown kB more after 5 s"
tell /app/flood/the-window-answers test "$slowest" -le 1000
tell /app/flood/memory-stays test "$grown" -le 20000

sleep 3
"$ctl" sessions --format json >"$folder/before"
later () { "$ctl" sessions --format json >"$folder/sessions" && [ "$(figure samples "$folder/sessions")" -ge $(($(figure samples "$folder/before") + 100)) ]; }
tell /app/flood/what-comes-after-it-is-heard until_true 100 later
kill -TERM "$app"
code=0
wait "$app" || code=$?
kill -TERM "$source"
wait "$source" || :
about "$folder/said"
about "$folder/flood"
"$ctl" sessions --format json >"$folder/sessions"
about "$folder/sessions"
is_accounted () {
  taken=$(($(figure samples "$folder/sessions") + $(figure lost "$folder/sessions") + $(figure dropped "$folder/sessions")))
  sent=$(figure samples "$folder/flood" 2)
  echo "# $sent sent, $taken kept or counted"
  [ "$code" = 0 ] && [ "$taken" -le "$sent" ] && [ "$taken" -ge $((sent - sent / 50)) ]
}
tell /app/flood/every-sample-is-kept-or-counted is_accounted
is_same () { "$ctl" replay 1 >"$folder/replay"; }
tell /app/flood/and-it-plays-the-same is_same
