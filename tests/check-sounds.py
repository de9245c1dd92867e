#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-sounds.py FOLDER: the cues of data/sounds are what their script makes, soft, short and told apart. TAP."""
import importlib.util
import pathlib
import sys
import tempfile
import wave

FOLDER = pathlib.Path(sys.argv[1])
spec = importlib.util.spec_from_file_location("make_sounds", FOLDER / "make-sounds.py")
sys.dont_write_bytecode = True
maker = importlib.util.module_from_spec(spec)
spec.loader.exec_module(maker)


def samples_of(path):
    with wave.open(str(path)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, maker.RATE), path
        data = sound.readframes(sound.getnframes())
    return [int.from_bytes(data[i:i + 2], "little", signed=True) for i in range(0, len(data), 2)]


def reproducible():
    """each file is what its script makes"""
    with tempfile.TemporaryDirectory() as made:
        sys.argv = ["make-sounds.py", made]
        maker.main()
        new = {path.name: path.read_bytes() for path in pathlib.Path(made).glob("*.wav")}
    old = {path.name: path.read_bytes() for path in FOLDER.glob("*.wav")}
    assert new.keys() == old.keys(), new.keys() ^ old.keys()
    # Sines may differ by a unit in the last place between libraries; sounds may not.
    for name in new:
        assert len(new[name]) == len(old[name]), name
        a, b = memoryview(new[name][44:]).cast("h"), memoryview(old[name][44:]).cast("h")
        assert new[name][:44] == old[name][:44] and max(abs(x - y) for x, y in zip(a, b)) <= 1, name


def small():
    """each is less than 60 kB and a second and a half"""
    for path in FOLDER.glob("*.wav"):
        assert path.stat().st_size < 60_000, path
        assert len(samples_of(path)) < 1.5 * maker.RATE, path


def soft():
    """none clips, begins or ends with a click, or rises faster than 10 ms"""
    for path in FOLDER.glob("*.wav"):
        samples = samples_of(path)
        peak = max(map(abs, samples))
        assert 0.1 * 32767 < peak < 0.6 * 32767, (path, peak)
        assert abs(samples[0]) < 20 and abs(samples[-1]) < 20, path
        assert max(map(abs, samples[: maker.RATE // 1000])) < 0.06 * peak, path  # the first millisecond
        first = max(map(abs, samples[: maker.RATE // 10]))
        reached = next(i for i, sample in enumerate(samples) if abs(sample) > 0.8 * first)
        assert reached > maker.RATE // 100, (path, reached / maker.RATE)
        steps = max(abs(b - a) for a, b in zip(samples, samples[1:]))
        assert steps < 0.75 * peak, (path, steps / peak)


def contour(notes):
    return tuple((note, round(seconds, 2)) for note, seconds in notes)


def distinct():
    """no two have the same notes at the same pace, and the gravest go down"""
    contours = {}
    for word, (_, *notes) in maker.CUES.items():
        other = contours.setdefault(contour(notes), word)
        assert other == word, (word, other)
    for word in ("lumbar", "neck", "too-hard", "no-signal"):
        notes = [note for note, _ in maker.CUES[word][1:] if note is not None]
        assert notes == sorted(notes, reverse=True) and notes[0] > notes[-1], word
    for word in ("good-zone", "good-pace", "hold-goal", "set-done", "session-done"):
        notes = [note for note, _ in maker.CUES[word][1:]]
        assert notes == sorted(notes) and notes[0] < notes[-1], word


def one_for_each_word():
    """there is a sound for each word of core/cue.c, and none besides"""
    text = (FOLDER.parent.parent / "src" / "core" / "cue.h").read_text()
    words = {line.split()[0].rstrip(",").removeprefix("DORSAL_SAY_").lower().replace("_", "-")
             for line in text.splitlines() if line.startswith("  DORSAL_SAY_")} - {"unknown"}
    assert words == maker.CUES.keys(), words ^ maker.CUES.keys()


failed = 0
checks = [reproducible, small, soft, distinct, one_for_each_word]
print(f"1..{len(checks)}")
for number, check in enumerate(checks, 1):
    try:
        check()
        print(f"ok {number} {check.__doc__}")
    except AssertionError as error:
        failed = 1
        print(f"not ok {number} {check.__doc__}\n# {error}")
sys.exit(failed)
