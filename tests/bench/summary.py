#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes one table of what all benchmarks found.

In: the rows that they left (bench.h says how a row looks), one JSON object a line. Out: a table on stdout with the
number of targets met and missed under it; with --json a file with the rows and the machine they were measured on; with
--markdown the tables of that page, between its marks

    <!-- machine -->  …  <!-- end -->
    <!-- bench decode -->  …  <!-- end -->

A bench that the page has no marks for is told, and so is a mark that nothing was measured for.
The exit status is 1 where a bench broke (--log, meson's own), never where a target was missed.
"""

import argparse
import datetime
import json
import os
import platform
import re
import subprocess
import sys

HEAD = ('', 'figure', 'unit', '', 'floor', 'ratio', 'target', '')
TO_THE_RIGHT = (False, True, False, True, False, True, False, False)
PACKAGES = ('glib-2.0', 'gtk4', 'libadwaita-1', 'cairo', 'sqlite3')
MARKS = re.compile(r'(<!-- (?:bench )?([a-z-]+) -->\n).*?(<!-- end -->)', re.DOTALL)


def number(value):
    """As bench.c has it: three digits, and all of those before the point."""
    if value is None:
        return '–'
    if abs(value) >= 999.5 or value == int(value):
        return f'{value:,.0f}'
    size = abs(value)
    return f'{value:.0f}' if size >= 99.95 else f'{value:.1f}' if size >= 9.995 else \
        f'{value:.2f}' if size >= 0.9995 else f'{value:.3g}'


def cells_of(row):
    verdict = row['verdict'] or ''
    note = f"({row['note']})" if row['note'] else ''
    return (row['name'], number(row['figure']), row['unit'] or '',
            number(row['floor_figure']) if row['floor'] else '', row['floor'] or '',
            number(row['ratio']) + ' ×' if row['ratio'] is not None else '',
            row['target'] or '', f'{verdict} {note}'.strip())


def aligned(lines):
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEAD))]
    return '\n'.join('  '.join(cell.rjust(width) if right else cell.ljust(width)
                               for cell, width, right in zip(line, widths, TO_THE_RIGHT)).rstrip() for line in lines)


def titles_of(rows):
    """The rows of each table, in the order they came."""
    titles = {}
    for row in rows:
        titles.setdefault((row['bench'], row['title']), []).append(row)
    return titles


def table(rows):
    lines = [HEAD]
    for (bench, title), some in titles_of(rows).items():
        lines.append((f'{bench}: {title}',) + ('',) * 7)
        lines += [('  ' + cells[0],) + cells[1:] for cells in map(cells_of, some)]
    return aligned(lines)


def markdown(rows):
    text = ''
    for (_, title), some in titles_of(rows).items():
        text += f'\n**{title}**\n\n| | figure | floor | ratio | target | |\n|---|---:|---:|---:|---|---|\n'
        for name, figure, unit, floor_figure, floor, ratio, target, verdict in map(cells_of, some):
            verdict = verdict.replace('missed', '**missed**', 1)
            text += f'| {name} | {figure} {unit} | {floor_figure} {floor} | {ratio} | {target} | {verdict} |\n'
    return re.sub(r' +\|', ' |', text) + '\n'


def count(rows):
    return {word: sum(row['verdict'] == word for row in rows) for word in ('met', 'missed', 'open')}


# --- the machine ---

def first_line(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[0].strip()
    except (OSError, subprocess.CalledProcessError, IndexError):
        return None


def processor():
    try:
        with open('/proc/cpuinfo', encoding='utf-8') as file:
            names = [line.split(':', 1)[1].strip() for line in file if line.startswith(('model name', 'Model'))]
    except OSError:
        names = []
    return names[0] if names else platform.processor() or platform.machine()


def machine(load):
    here = os.path.dirname(os.path.abspath(__file__))
    return {
        'date': datetime.datetime.now(datetime.timezone.utc).strftime('%Y-%m-%d %H:%M UTC'),
        'commit': first_line('git', '-C', here, 'describe', '--always', '--dirty') or 'unknown',
        'processor': processor(),
        'cores': len(os.sched_getaffinity(0)),
        'system': f'{os.uname().sysname} {os.uname().release.partition("-")[0]} {os.uname().machine}',
        'compiler': first_line('cc', '--version') or 'unknown',
        'libraries': {name: first_line('pkg-config', '--modversion', name) for name in PACKAGES},
        'load': load,
    }


def machine_markdown(facts):
    libraries = ', '.join(f'{name} {version}' for name, version in facts['libraries'].items() if version)
    cores = f"{facts['cores']} core{'s' if facts['cores'] != 1 else ''}"
    lines = [f"{facts['processor']}, {cores}; {facts['system']}", f"{facts['compiler']}; {libraries}",
             f"{facts['date']}, commit {facts['commit']}, load average at the start {facts['load'] or 'unknown'}"]
    return '\n' + ''.join(f'- {line}\n' for line in lines) + '\n'


# --- the story ---

def read_rows(path):
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file if line.strip()]


def broken_in(path):
    """The names of the benchmarks that ended otherwise than well."""
    with open(path, encoding='utf-8', errors='replace') as log:
        records = [json.loads(line) for line in log if line.strip()]
    return [record['name'] for record in records if record['result'] not in ('OK', 'SKIP')]


def write_page(path, rows, facts):
    measured = {row['bench'] for row in rows}
    seen = set()

    def replaced(match):
        begin, name, end = match.groups()
        seen.add(name)
        if name == 'machine':
            return begin + machine_markdown(facts) + end
        if name not in measured:
            print(f'summary: {path}: nothing was measured for “{name}”, its table is left as it was', file=sys.stderr)
            return match[0]
        return begin + markdown([row for row in rows if row['bench'] == name]) + end

    with open(path, encoding='utf-8') as file:
        text = MARKS.sub(replaced, file.read())
    for name in sorted(measured - seen):
        print(f'summary: {path} has no place for “{name}”: give it <!-- bench {name} --> and <!-- end -->',
              file=sys.stderr)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('rows', help='the file that DORSAL_BENCH_JSON named')
    parser.add_argument('--json', help='where to write rows and machine')
    parser.add_argument('--markdown', help='the page whose tables to write')
    parser.add_argument('--load', help='the load average when the benches began')
    parser.add_argument('--log', help="meson's log of the benches")
    arguments = parser.parse_args()

    try:
        rows = read_rows(arguments.rows)
        broken = broken_in(arguments.log) if arguments.log else []
    except (OSError, ValueError, KeyError) as error:
        print(f'summary: {error}: nothing to sum up', file=sys.stderr)
        return 1
    facts = machine(arguments.load)
    counts = count(rows)
    if arguments.json:
        with open(arguments.json, 'w', encoding='utf-8') as file:
            json.dump({'machine': facts, **counts, 'broken': broken, 'rows': rows}, file, ensure_ascii=False, indent=1)
    if arguments.markdown:
        write_page(arguments.markdown, rows, facts)
    print(machine_markdown(facts))
    print(table(rows))
    print('\n' + ', '.join(f'{n} {word}' for word, n in counts.items()) + f' of {sum(counts.values())} targets')
    if broken:
        print('broken: ' + ', '.join(broken))
    return 1 if broken else 0


if __name__ == '__main__':
    sys.exit(main())
