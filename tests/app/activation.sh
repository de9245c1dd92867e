#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# activation.sh DORSAL SERVICE: what a desktop does with the desktop file: the bus starts the program, "Start With
# the Demo Roller" opens the window, and it quits when asked. Under headless-run, in a home of its own.
set -eu

dorsal=$1 service=$2 name=io.github.dorsal.Dorsal path=/io/github/dorsal/Dorsal

# Values carry their types: gdbus asks the program for them, and takes words for strings when it has not answered
# within three seconds, which a start on a busy machine needs.
ask () {
  object=$1 method=$2
  shift 2
  gdbus call --session --timeout 20 --dest "$name" --object-path "$object" --method "$method" "$@"
}
act () { ask "$path" org.freedesktop.Application.ActivateAction "$1" '@av []' '@a{sv} {}'; }
owned () {
  gdbus call --session --dest org.freedesktop.DBus --object-path / --method org.freedesktop.DBus.NameHasOwner "$name"
}

mkdir -p "$XDG_RUNTIME_DIR/dbus-1/services"
sed "s|^Exec=[^ ]*|Exec=$dorsal|" "$service" >"$XDG_RUNTIME_DIR/dbus-1/services/$name.service"
gdbus call --session --dest org.freedesktop.DBus --object-path / --method org.freedesktop.DBus.ReloadConfig >/dev/null

case $(owned) in *false*) ;; *) echo "it ran before anybody asked"; exit 1 ;; esac
act demo
case $(owned) in *true*) ;; *) echo "the bus started it, and it is gone"; exit 1 ;; esac
ask "$path/window/1" org.freedesktop.DBus.Introspectable.Introspect | grep -q org.gtk.Actions \
  || { echo "there is no window"; exit 1; }
act quit || :
tries=0
while case $(owned) in *true*) true ;; *) false ;; esac; do
  tries=$((tries + 1))
  [ "$tries" -lt 200 ] || { echo "it does not quit"; exit 1; }
  sleep 0.05
done
