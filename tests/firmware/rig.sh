#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# rig.sh BUILD [SECONDS]: the long tests of the firmware. First so many simulated seconds (600) as fast as simavr goes,
# then 20 s in real time through a pseudo-terminal into `dorsalctl monitor`, whose sensor code is the app's.
set -eu
build=$1
seconds=${2:-600}
elf=$build/tests/firmware/roller-atmega328p.elf
folder=$(mktemp -d "${TMPDIR:-/tmp}/dorsal-rig.XXXXXX")
trap 'rm -rf "$folder"' EXIT

DORSAL_FIRMWARE=$elf DORSAL_RIG_SECONDS=$seconds "$build/tests/firmware/test-firmware-simulated" --verbose

"$build/tests/firmware/simulated-pty" "$elf" 20 >"$folder/path" &
roller=$!
while [ ! -s "$folder/path" ]; do sleep 0.1; done
timeout -s INT 120 "$build/src/ctl/dorsalctl" monitor "$(cat "$folder/path")" >"$folder/rows" || :
wait "$roller"
tail -n 1 "$folder/rows"
python3 - "$folder/rows" <<'END'
import json, sys
rows = [json.loads(line) for line in open(sys.argv[1])]
seqs = [row['seq'] for row in rows if 'seq' in row]
end = rows[-1]
bad = sum(end.get(cause, 0) for cause in ('crc', 'malformed', 'too_long', 'unknown'))
print(f'{len(seqs)} samples, {end["lost"]} lost, {bad} bad lines')
sys.exit(0 if len(seqs) >= 1500 and end['lost'] == 0 and bad == 0 else 1)
END
