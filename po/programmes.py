#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The words of the shipped programmes as C, which is what xgettext reads: it does not know our key
files.  `./dev po` makes programmes.h anew; a test compares."""

import pathlib
import sys

HEAD = """\
/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Made by programmes.py from data/programmes, for xgettext alone: nothing includes it. */

"""
NOTES = {
    ('programme', 'title'): 'the name of a programme, at most 40 letters',
    ('programme', 'summary'): 'what a programme is, one sentence',
    ('step', 'title'): 'a step of a programme, said in large letters, at most 40 of them',
    ('step', 'say'): 'a step of a programme, explained to somebody who lies on the floor',
}


def words(path):
    """Yields (section, key, English) in the order of the file: all steps have the same section."""
    section = ''
    for line in path.read_text(encoding='utf-8').splitlines():
        if line.startswith('['):
            section = line.strip('[] ')
        key, equals, value = line.partition('=')
        if equals and (section, key.strip()) in NOTES:
            yield section, key.strip(), value.strip()


def header(folder):
    notes = {}
    for path in sorted(folder.glob('*.ini')):
        for section, key, text in words(path):
            notes.setdefault(text, NOTES[section, key])
    quoted = {text: text.replace('\\', '\\\\').replace('"', '\\"') for text in notes}
    return HEAD + ''.join(f'/* Translators: {note} */\nN_("{quoted[text]}")\n' for text, note in notes.items())


if __name__ == '__main__':
    sys.stdout.write(header(pathlib.Path(sys.argv[1])))
