#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the cues: make-sounds.py [FOLDER], one WAV for each word of core/cue.c.

Soft bells: a sine, a little of its octave and twelfth, in and out along a cosine, so that nothing clicks and nobody
lying with closed eyes starts. What a cue means is in its contour, not in its loudness:

    away from danger   falls twice or thrice, low                  lumbar, neck, too-hard …
    careful            two equal notes                             near, too fast, on the mid-line
    what you do        one or two notes, up for up, down for down  placed, rolling, hold, hips …
    well done          a third and a fifth upward                  praise, goals, the end

Only the standard library and integers at the end: the same files on every machine.
"""
import math
import pathlib
import struct
import sys

RATE = 22050  # no partial lies above 4 kHz
ATTACK_S = 0.018
LOUD = 0.42  # of full scale, the loudest note

# Notes by number of half-tones above A3 (220 Hz).
A3, C4, D4, E4, G4, A4, C5, D5, E5, G5, A5, C6 = 0, 3, 5, 7, 10, 12, 15, 17, 19, 22, 24, 27

# word: loudness of 1, then (note, length in s) …, None for a rest.
CUES = {
    "lumbar": (1.0, (E4, 0.16), (C4, 0.16), (A3, 0.28)),
    "neck": (1.0, (E4, 0.13), (None, 0.04), (A3, 0.13), (None, 0.04), (A3, 0.26)),
    "too-hard": (1.0, (C5, 0.12), (G4, 0.12), (C4, 0.30)),
    "no-signal": (0.9, (A4, 0.14), (None, 0.05), (E4, 0.14), (None, 0.05), (E4, 0.22)),
    "lumbar-near": (0.8, (D4, 0.15), (None, 0.03), (D4, 0.24)),
    "neck-near": (0.8, (D5, 0.15), (None, 0.03), (D5, 0.24)),
    "place-unknown": (0.7, (A4, 0.18), (D4, 0.14), (E4, 0.26)),
    "too-fast": (0.8, (G4, 0.09), (None, 0.03), (G4, 0.09), (None, 0.03), (G4, 0.20)),
    "midline": (0.7, (A4, 0.14), (None, 0.03), (A4, 0.14), (G4, 0.22)),
    "direction-suspect": (0.7, (E4, 0.14), (G4, 0.14), (E4, 0.14), (G4, 0.20)),
    "anchor-refused": (0.7, (G4, 0.14), (None, 0.04), (E4, 0.28)),
    "slipping": (0.6, (C5, 0.10), (A4, 0.10), (G4, 0.10), (E4, 0.22)),
    "off": (0.6, (E5, 0.16), (A4, 0.30)),
    "paused": (0.6, (E5, 0.12), (C5, 0.12), (E4, 0.30)),
    "goes-on": (0.6, (E4, 0.12), (C5, 0.12), (E5, 0.30)),
    "signal-back": (0.7, (E4, 0.12), (A4, 0.12), (E5, 0.26)),
    "placed": (0.6, (A4, 0.16), (E5, 0.28)),
    "anchored": (0.7, (A4, 0.12), (None, 0.03), (A4, 0.12), (E5, 0.12), (A5, 0.26)),
    "direction-asked": (0.6, (C5, 0.14), (E5, 0.14), (D5, 0.24)),
    "hips-lowered": (0.6, (G5, 0.12), (E5, 0.12), (C5, 0.28)),
    "hips-raised": (0.6, (C5, 0.12), (E5, 0.12), (G5, 0.28)),
    "rolling": (0.5, (D5, 0.22),),
    "hold": (0.5, (A4, 0.42),),
    "hold-goal": (0.7, (C5, 0.14), (G5, 0.34)),
    "hold-enough": (0.7, (C5, 0.12), (G5, 0.12), (C6, 0.32)),
    "hold-long": (0.7, (C6, 0.12), (G5, 0.12), (C6, 0.12), (G5, 0.26)),
    "asked": (0.6, (G4, 0.12), (C5, 0.12), (D5, 0.30)),
    "answered": (0.5, (C5, 0.10), (C5, 0.22)),
    "spot-over": (0.7, (G5, 0.12), (D5, 0.12), (G4, 0.28)),
    "pelvis": (0.6, (C4, 0.18), (E4, 0.26)),
    "clear": (0.5, (D5, 0.12), (A5, 0.24)),
    "eased": (0.5, (G4, 0.12), (D5, 0.24)),
    "good-zone": (0.7, (A4, 0.12), (C5, 0.12), (E5, 0.30)),
    "good-pace": (0.7, (G4, 0.12), (C5, 0.12), (E5, 0.30)),
    "slow": (0.5, (D5, 0.26), (None, 0.06), (E5, 0.26)),
    "step-done": (0.5, (E5, 0.12), (G5, 0.24)),
    "set-done": (0.7, (D5, 0.12), (G5, 0.12), (A5, 0.30)),
    "session-done": (0.8, (A4, 0.16), (C5, 0.16), (E5, 0.16), (A5, 0.50)),
}

PARTIALS = ((1, 1.0), (2, 0.22), (3, 0.08))


def note(half_tones, seconds, loud):
    """One note: rises in ATTACK_S, sinks slowly, is silent at its end."""
    n = round(seconds * RATE)
    attack = round(ATTACK_S * RATE)
    if half_tones is None:
        return [0.0] * n
    hertz = 220.0 * 2.0 ** (half_tones / 12.0)
    total = sum(weight for _, weight in PARTIALS)
    samples = []
    for i in range(n):
        rise = 0.5 - 0.5 * math.cos(math.pi * min(i / attack, 1.0))
        left = (n - i) / n
        fall = left * (0.5 - 0.5 * math.cos(math.pi * min((n - i) / attack, 1.0)))
        tone = sum(weight * math.sin(2 * math.pi * hertz * k * i / RATE) for k, weight in PARTIALS) / total
        samples.append(loud * LOUD * rise * fall * tone)
    return samples


def wave(samples):
    """16 bit, mono, little-endian; a plain 44 byte head."""
    data = b"".join(struct.pack("<h", round(sample * 32767)) for sample in samples)
    head = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 36 + len(data), b"WAVE", b"fmt ", 16, 1, 1, RATE, RATE * 2, 2, 16,
                       b"data", len(data))
    return head + data


def main():
    folder = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(__file__).parent
    for word, (loud, *notes) in CUES.items():
        samples = [sample for half_tones, seconds in notes for sample in note(half_tones, seconds, loud)]
        (folder / f"{word}.wav").write_bytes(wave(samples))


if __name__ == "__main__":
    main()
