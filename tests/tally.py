#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up what `meson test` left behind: "N passed, N failed, N skipped".

In: any number of meson-logs/testlog.json, one JSON object a line. Out: the one line, and an exit
code that is 0 only when something passed and nothing failed. A program that speaks TAP counts by
its test points, any other as one; a program that broke in a way its points do not show (a crash,
a time-out, a plan not kept) is one more failure. A log that is missing is a failure, too.
"""

import argparse
import json
import re
import sys

POINT = re.compile(r'^( *)(not )?ok\b[^#]*(#\s*(skip|todo)?)?', re.IGNORECASE)
GOOD = ('OK', 'EXPECTEDFAIL')


def count_points(output):
    """[passed, failed, skipped] of a TAP stream; a point that sums up a subtest is left out."""
    counts = [0, 0, 0]
    depth = 0
    for line in output.splitlines():
        match = POINT.match(line)
        if not match:
            continue
        indent = len(match[1])
        sums_up, depth = indent < depth, indent
        if sums_up:
            continue
        directive = (match[4] or '').lower()
        if directive == 'skip':
            counts[2] += 1
        elif match[2] and directive != 'todo':
            counts[1] += 1
        else:
            counts[0] += 1
    return counts


def count_program(record):
    result = record.get('result')
    counts = count_points(record.get('stdout') or '')
    if sum(counts) == 0:
        return [0, 0, 1] if result == 'SKIP' else [1, 0, 0] if result in GOOD else [0, 1, 0]
    if result not in GOOD + ('SKIP',) and counts[1] == 0:
        counts[1] = 1
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument('--broken', type=int, default=0, help='failures from elsewhere, such as a build')
    parser.add_argument('logs', nargs='*')
    arguments = parser.parse_args()

    total = [0, arguments.broken, 0]
    for path in arguments.logs:
        try:
            with open(path, encoding='utf-8', errors='replace') as log:
                records = [json.loads(line) for line in log if line.strip()]
        except (OSError, ValueError) as error:
            print(f'tally: {path}: {error}', file=sys.stderr)
            total[1] += 1
            continue
        for record in records:
            total = [a + b for a, b in zip(total, count_program(record))]

    sys.stderr.flush()
    print('%d passed, %d failed, %d skipped' % tuple(total), flush=True)
    return 0 if total[0] > 0 and total[1] == 0 else 1


if __name__ == '__main__':
    sys.exit(main())
