#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# wayland.sh DORSAL [PICTURE]: starts it under a Wayland compositor without a screen, with warnings fatal, and looks
# whether it drew. Under headless-run, for the bus and the homes.
set -eu

dorsal=$1
picture=${2:-${TMPDIR:-/tmp}/dorsal-wayland-$$.png}
echo 1..1
if ! command -v weston >/dev/null; then
  echo "ok 1 /app/wayland/it-draws # SKIP weston is not here, so nothing was tried under Wayland"
  exit 0
fi
room=$(mktemp -d "${TMPDIR:-/tmp}/wayland.XXXXXX")
chmod 700 "$room"
export XDG_RUNTIME_DIR="$room"
weston --backend=headless-backend.so --socket=dorsal-test --width=1280 --height=900 --idle-time=0 \
  --log="$room/weston.log" >/dev/null 2>&1 &
compositor=$!
# shellcheck disable=SC2317  # called by the trap
leave () {
  kill "$compositor" 2>/dev/null || :
  wait "$compositor" 2>/dev/null || :
  rm -rf "$room"
}
trap leave EXIT
tries=0
until [ -S "$room/dorsal-test" ]; do
  tries=$((tries + 1))
  if [ "$tries" -ge 200 ] || ! kill -0 "$compositor" 2>/dev/null; then
    echo "ok 1 /app/wayland/it-draws # SKIP weston did not come up without a screen here"
    exit 0
  fi
  sleep 0.05
done

unset DISPLAY
code=0
WAYLAND_DISPLAY=dorsal-test GDK_BACKEND=wayland G_DEBUG=fatal-warnings "$dorsal" --source demo --pace 8 --page live \
  --size 1180x780 --screenshot "$picture" --after 4 || code=$?
if [ "$code" = 0 ] && [ "$(wc -c <"$picture")" -gt 40000 ]; then
  echo "ok 1 /app/wayland/it-draws"
else
  sed 's/^/# /' "$room/weston.log" | tail -n 5
  echo "not ok 1 /app/wayland/it-draws # exit code $code"
fi
[ $# -ge 2 ] || rm -f "$picture"
