#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Simulated sessions with damage on the wire, judged against the truth.
#
#   run.sh DORSALCTL DORSAL_SCORE [SESSIONS [MINUTES]]     20 sessions of 5 minutes, seeds 1 and up
set -eu
ctl=$1 score=$2 sessions=${3:-20} minutes=${4:-5}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

seed=1
set --
while [ "$seed" -le "$sessions" ]; do
  "$ctl" simulate --seed "$seed" --minutes "$minutes" --faults --weight 75 \
    --out "$folder/$seed.rl" --truth "$folder/$seed.csv"
  "$ctl" monitor "$folder/$seed.rl" --weight 75 > "$folder/$seed.jsonl"
  set -- "$@" "$folder/$seed.csv" "$folder/$seed.jsonl"
  seed=$((seed + 1))
done
"$score" "$@"
