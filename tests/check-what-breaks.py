#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-what-breaks.py PAGE TESTS: every test that the page names in backquotes is among the sources under TESTS.

A test's last word is looked for, in quotes or after a slash: some programs give the first ones once, in a macro.
"""

import pathlib
import re
import sys

page = pathlib.Path(sys.argv[1]).read_text(encoding='utf-8')
rows = [line for line in page.splitlines() if line.startswith('| R')]
sources = ''.join(path.read_text(encoding='utf-8') for path in sorted(pathlib.Path(sys.argv[2]).rglob('*'))
                  if path.name == 'meson.build' or path.suffix in ('.c', '.sh') or path.name == 'check-udev-rules.py')

bad = 0
for row in rows:
    names = re.findall(r'`([^`]+)`', row)
    for name in names:
        last = re.escape(name.split('/')[-1])
        program = name.split('/')[2] if name.startswith('/') else ''
        if name.startswith('/') and not (re.search(f'["/ ]{last}["\\s\\\\]', sources) and program in sources):
            bad += 1
            print(f'{row[2:].split(":")[0]}: there is no test {name}')
    if not names:
        bad += 1
        print(f'{row[2:].split(":")[0]} names no test')
print(f'{len(rows)} rows, {bad} wrong')
sys.exit(0 if len(rows) == 21 and not bad else 1)
