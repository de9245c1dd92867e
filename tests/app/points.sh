# SPDX-License-Identifier: GPL-3.0-or-later
# For tests that run whole programs, sourced: a folder of their own that goes with them and with every child in $children;
# points in the manner of TAP.
# shellcheck shell=sh disable=SC2154  # $ctl is the program's

folder=$(mktemp -d "${TMPDIR:-/tmp}/dorsal-test.XXXXXX")
children=
# shellcheck disable=SC2317  # called by the trap
leave () {
  for child in $children; do kill -KILL "$child" 2>/dev/null || :; done
  rm -rf "$folder"
}
trap leave EXIT

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
# tell NAME COMMAND …: a point that holds when the command does.
tell () {
  name=$1
  shift
  point=$((point + 1))
  if "$@"; then echo "ok $point $name"; else echo "not ok $point $name"; fi
}

# play NAME [ARGS]: a simulated roller; its port's path is in $folder/NAME.
play () {
  name=$1
  shift
  "$ctl" simulate "$@" >"$folder/$name" 2>/dev/null &
  children="$children $!"
  until_true 100 test -s "$folder/$name"
}
port_of () { head -n 1 "$folder/$1"; }

is_gone () { ! kill -0 "$1" 2>/dev/null; }

# figure NAME FILE [LINE]: of a line of JSON, {"samples":N, …
figure () { sed -n "${3:-1}s/.*\"$1\":\"\{0,1\}\([-0-9a-z_]*\).*/\1/p" "$2"; }
# about FILE: into the test's log.
about () { sed 's/^/# /' "$1"; }
