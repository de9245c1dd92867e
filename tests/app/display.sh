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
folder=$(mktemp -d "${TMPDIR:-/tmp}/dorsal-display.XXXXXX")
export XDG_DATA_HOME="$folder/data"
mkdir "$folder/data"
children=
# shellcheck disable=SC2317  # called by the trap
leave () {
  for child in $children; do kill -KILL "$child" 2>/dev/null || :; done
  rm -rf "$folder"
}
trap leave EXIT
echo 1..3

# until_true TENTHS COMMAND …
until_true () {
  tries=$1
  shift
  while [ "$tries" -gt 0 ]; do
    if "$@"; then return 0; fi
    tries=$((tries - 1))
    sleep 0.1
  done
  return 1
}
point=0
# tell WHAT 0|1
tell () {
  point=$((point + 1))
  if [ "$2" = 0 ]; then echo "ok $point /app/display/$1"; else echo "not ok $point /app/display/$1"; fi
}

Xvfb -displayfd 3 -screen 0 1280x800x24 -nolisten tcp -noreset 3>"$folder/display" >/dev/null 2>&1 &
server=$!
children="$children $server"
"$ctl" simulate --seed 4 >"$folder/path" 2>/dev/null &
children="$children $!"
until_true 100 test -s "$folder/display"
until_true 100 test -s "$folder/path"

GTK_A11Y=none DISPLAY=:$(cat "$folder/display") "$dorsal" --source "$(head -n 1 "$folder/path")" >"$folder/said" 2>&1 &
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
is_gone () { ! kill -0 "$app" 2>/dev/null; }
code=0
until_true 300 is_gone || code=1
tell a-program-without-its-display-ends "$code"


# {"samples":N, …
figure () { sed -n "s/.*\"$1\":\([0-9]*\).*/\1/p" "$folder/sessions" | head -n 1; }
"$ctl" sessions --format json >"$folder/sessions"
sed 's/^/# /' "$folder/sessions"
[ "$(figure samples)" -ge 600 ] && [ "$(figure lost)" = 0 ] && [ "$(figure dropped)" = 0 ] && code=0 || code=1
tell no-sample-is-lost-while-the-display-hangs "$code"
"$ctl" replay 1 >"$folder/replay" && code=0 || code=1
sed 's/^/# /' "$folder/replay"
tell what-it-kept-plays-the-same "$code"
