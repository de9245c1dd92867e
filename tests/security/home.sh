#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# home.sh DORSAL: what a session in the window leaves in the home is for its owner only, though the umask
# protects nothing. Under headless-run, in a home of its own.
set -eu
umask 0

XDG_DATA_HOME=$XDG_RUNTIME_DIR/own/data XDG_CONFIG_HOME=$XDG_RUNTIME_DIR/own/config XDG_CACHE_HOME=$XDG_RUNTIME_DIR/own/cache
XDG_STATE_HOME=$XDG_RUNTIME_DIR/own/state
export XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_STATE_HOME
"$1" --source demo --pace 8 --after 3 --screenshot "$XDG_RUNTIME_DIR/picture.png"
[ -s "$XDG_DATA_HOME/dorsal/sessions.db" ] || { echo "nothing was recorded"; exit 1; }
left=$(find "$XDG_RUNTIME_DIR/own" -path '*dorsal*' \( -type f -perm /077 -o -type d -perm /077 \) -printf '%m %p\n')
[ -z "$left" ] || { printf 'others may read or write:\n%s\n' "$left"; exit 1; }
find "$XDG_RUNTIME_DIR/own" -path '*dorsal*' -printf '%m %p\n'
