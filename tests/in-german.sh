#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# in-german.sh SHIM LOCALES PROGRAM …: each test program, begun in a locale that writes 0,5.
set -eu

shim=$1
export LOCPATH="$2"
shift 2
[ $# -gt 0 ]
for program; do
  LD_PRELOAD=$shim "$program" -k >"${TMPDIR:-/tmp}/in-german.$$" 2>&1 || {
    cat "${TMPDIR:-/tmp}/in-german.$$"
    echo "$program fails in German"
    exit 1
  }
  rm -f "${TMPDIR:-/tmp}/in-german.$$"
done
