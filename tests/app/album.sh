#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# album.sh BUILD FOLDER [LANGUAGE …]: every page in each language, on a telephone and on a desk, into
# FOLDER/LANGUAGE-WIDTHxHEIGHT/, and a sheet of each beside them where ImageMagick is there.
#
# Each language in a locale of its own, made here, for commas and dates. SIZES, SCALE and STOPS may say otherwise; SCREEN has to hold them.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
mkdir -p "$2"
folder=$(cd "$2" && pwd)
shift 2
[ $# -gt 0 ] || set -- en $(grep -v '^#' "$here/../../po/LINGUAS")
locales=$(mktemp -d "${TMPDIR:-/tmp}/album.XXXXXX")
trap 'rm -rf "$locales"' EXIT

# The country whose way of writing numbers goes with it.
locale_of () {
  case $1 in
    en) echo en_GB ;;
    ja) echo ja_JP ;;
    ar) echo ar_EG ;;
    *) echo "$1_$(echo "$1" | tr '[:lower:]' '[:upper:]')" ;;
  esac
}

# Several sheets, for the eye.
sheets () {
  tile=3x4 box=640x430
  [ "${size%x*}" -gt 700 ] || tile=9x2 box=320x640
  montage -label '%t' "$1"/*.png -tile "$tile" -geometry "$box+4+4" "$1.png"
}

export G_TEST_SRCDIR="$here/.." G_TEST_BUILDDIR="$build/tests" GTK_A11Y=test LOCPATH="$locales"
export GSETTINGS_SCHEMA_DIR="$build/src/app" DORSAL_TEST_LOCALES="$build/po" SCREEN=${SCREEN:-1400x1300x24}
for language; do
  locale=$(locale_of "$language")
  localedef --no-archive --quiet -i "$locale" -f UTF-8 "$locales/$locale.UTF-8" || :
  for size in ${SIZES:-360x720 1180x780}; do
    out=$folder/$language-$size
    mkdir -p "$out"
    LC_ALL=$locale.UTF-8 LANGUAGE=$language "$here/../headless-run" \
      "$build/tests/app/album" "$out" "${size%x*}" "${size#*x}" "${SCALE:-1}" ${STOPS:-} >"$out/log" 2>&1 ||
      { tail -n 5 "$out/log"; exit 1; }
    ! command -v montage >/dev/null || sheets "$out"
  done
done
