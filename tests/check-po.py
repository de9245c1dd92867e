#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person may read can be translated, and what is translated is sound.

check-po.py ROOT            the list of files is complete, the programmes' words are current, and each
                            translation passes msgfmt -c and keeps what stands in braces
check-po.py ROOT --whole    and nothing is left to translate: asked of a release
check-po.py ROOT --update   puts all this in order, and says what is left to translate
"""

import pathlib
import re
import subprocess
import sys
import tempfile

XGETTEXT = ['xgettext', '--from-code=UTF-8', '--add-location=file', '--add-comments=Translators', '--package-name=dorsal',
            '--copyright-holder=The Dorsal developers', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2',
            '--keyword=NC_:1c,2', '--keyword=ngettext:1,2', '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3',
            '--flag=N_:1:pass-c-format', '--flag=_:1:pass-c-format', '--flag=g_strdup_printf:1:c-format']
MARKS = {
    '*.c': re.compile(r'\b(?:N?C?_|ngettext|g_dngettext|g_dpgettext2)\s*\('),
    '*.ui': re.compile(r'translatable="(?:yes|true|1)"'),
    '*.gschema.xml': re.compile(r'<summary>'),
    '*.desktop.in': re.compile(r'^Name=', re.M),
    '*.metainfo.xml.in': re.compile(r'<summary>'),
}
BRACES = re.compile(r'\{\w+\}')
root = pathlib.Path(sys.argv[1])
po = root / 'po'
wrong = []


def marked():
    """The files with words for people in them."""
    found = ['po/programmes.h']
    for folder in ('data', 'src', 'ui'):
        for pattern, mark in MARKS.items():
            found += [str(path.relative_to(root)) for path in (root / folder).rglob(pattern)
                      if mark.search(path.read_text(encoding='utf-8'))]
    return sorted(found)


def lines(path):
    return [line for line in path.read_text(encoding='utf-8').splitlines() if line and not line.startswith('#')]


def programmes():
    return subprocess.run([sys.executable, po / 'programmes.py', root / 'data' / 'programmes'],
                          check=True, capture_output=True, text=True).stdout


def template(into):
    """The English of today. Returns its path."""
    pot = into / 'dorsal.pot'
    done = subprocess.run(XGETTEXT + ['--files-from=po/POTFILES', f'--output={pot}'], cwd=root,
                          capture_output=True, text=True)
    if done.returncode or done.stderr:
        wrong.append(f'xgettext: {done.stderr}')
    return pot


def messages(path):
    """Yields (English, translations, in doubt) of a PO file written by gettext's own tools; the header left out."""
    entry, field = {}, ''
    for line in path.read_text(encoding='utf-8').splitlines() + ['']:
        start = re.match(r'(msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?) "(.*)"$', line)
        if line.startswith('#,'):
            entry['fuzzy'] = 'fuzzy' in line
        elif start:
            field = start[1]
            entry[field] = start[2]
        elif line.startswith('"'):
            entry[field] += line[1:-1]
        elif not line:
            if entry.get('msgid'):
                yield entry['msgid'], [v for k, v in entry.items() if k.startswith('msgstr')], entry.get('fuzzy', False)
            entry = {}


def check_language(language, pot, into):
    path = po / f'{language}.po'
    if not path.exists():
        wrong.append(f'po/LINGUAS names {language}, but there is no po/{language}.po')
        return
    done = subprocess.run(['msgfmt', '-c', '-o', '/dev/null', path], capture_output=True, text=True)
    if done.returncode or 'warning' in done.stderr:
        wrong.append(f'msgfmt -c po/{language}.po: {done.stderr}')
        return
    now = into / f'{language}.po'
    subprocess.run(['msgmerge', '--quiet', '--no-wrap', '--no-fuzzy-matching', '-o', now, path, pot], check=True)
    left, total = [], 0
    for english, translations, doubtful in messages(now):
        total += 1
        if doubtful or not all(translations):
            left.append(english)
        elif any(sorted(BRACES.findall(text)) != sorted(BRACES.findall(english)) for text in translations):
            wrong.append(f'po/{language}.po: what stands in braces differs: {english}')
    print(f'# {language}: {total - len(left)} of {total} translated')
    for english in left if '--update' in sys.argv else left[:5]:
        print(f'#   not translated: {english}')
    if left and '--whole' in sys.argv:
        wrong.append(f'po/{language}.po is not whole: ./dev po names what is left')


def update(pot):
    for language in lines(po / 'LINGUAS'):
        subprocess.run(['msgmerge', '--quiet', '--update', '--backup=none', '--no-fuzzy-matching', '--add-location=file',
                        po / f'{language}.po', pot], check=True)


if '--update' in sys.argv:
    (po / 'programmes.h').write_text(programmes(), encoding='utf-8')
    head = [line for line in (po / 'POTFILES').read_text(encoding='utf-8').splitlines() if line.startswith('#')]
    (po / 'POTFILES').write_text('\n'.join(head + marked()) + '\n', encoding='utf-8')

for name in sorted(set(marked()) - set(lines(po / 'POTFILES'))):
    wrong.append(f'{name} has words for people, but is not in po/POTFILES: ./dev po puts it there')
for name in sorted(set(lines(po / 'POTFILES')) - set(marked())):
    wrong.append(f'po/POTFILES names {name}, which has no words for people: ./dev po takes it out')
if programmes() != (po / 'programmes.h').read_text(encoding='utf-8'):
    wrong.append('po/programmes.h is older than data/programmes: ./dev po makes it anew')
if not wrong:
    with tempfile.TemporaryDirectory() as folder:
        pot = template(pathlib.Path(folder))
        if '--update' in sys.argv:
            update(pot)
        for language in lines(po / 'LINGUAS'):
            check_language(language, pot, pathlib.Path(folder))
for what in wrong:
    print(what)
sys.exit(1 if wrong else 0)
