#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-summary.py SUMMARY: what summary.py makes of rows. TAP."""
import json
import pathlib
import subprocess
import sys
import tempfile

SUMMARY = sys.argv[1]
ROW = {'bench': 'decode', 'title': 'A sample', 'name': 'decoded', 'figure': 1800.4, 'unit': 'Ir', 'floor': 'copied',
       'floor_figure': 90, 'ratio': 20.004, 'target': '≤ 1,800', 'verdict': 'missed', 'note': None}
OTHER = {'bench': 'path', 'title': 'An hour', 'name': 'judged', 'figure': None, 'unit': 'µs', 'floor': None,
         'floor_figure': None, 'ratio': None, 'target': '≤ 1', 'verdict': 'open', 'note': 'no valgrind here'}
MET = {**ROW, 'name': 'checked', 'figure': 0.1234, 'verdict': 'met'}


def summed(rows, page='', log=None):
    """What it says, its exit status, bench.json and the page."""
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        (folder / 'rows').write_text(''.join(json.dumps(row) + '\n' for row in rows))
        (folder / 'page').write_text(page)
        command = [sys.executable, SUMMARY, folder / 'rows', '--json', folder / 'json', '--markdown', folder / 'page',
                   '--load', '0.1 0.2 0.3']
        if log is not None:
            (folder / 'log').write_text(''.join(json.dumps(record) + '\n' for record in log))
            command += ['--log', folder / 'log']
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return done, json.loads((folder / 'json').read_text()), (folder / 'page').read_text()


def counts():
    """targets are counted, and a missed one is no failure"""
    done, kept, _ = summed([ROW, OTHER, MET])
    assert done.returncode == 0, done
    assert done.stdout.endswith('\n1 met, 1 missed, 1 open of 3 targets\n'), done.stdout
    assert (kept['met'], kept['missed'], kept['open']) == (1, 1, 1), kept
    assert kept['rows'] == [ROW, OTHER, MET]
    assert kept['machine']['cores'] >= 1 and kept['machine']['load'] == '0.1 0.2 0.3', kept['machine']


def columns():
    """one table has them all, and says what was missed"""
    done, _, _ = summed([ROW, OTHER, MET])
    lines = done.stdout.splitlines()
    missed = next(line for line in lines if 'decoded' in line)
    assert missed.split() == ['decoded', '1,800', 'Ir', '90', 'copied', '20.0', '×', '≤', '1,800', 'missed'], missed
    assert next(line for line in lines if 'judged' in line).endswith('open (no valgrind here)')
    assert '0.123' in next(line for line in lines if 'checked' in line)
    assert lines.index(missed) - lines.index('decode: A sample') == 1
    assert len([line for line in lines if line == 'decode: A sample']) == 1


def page():
    """a page keeps its prose and gets its tables"""
    text = 'Before\n<!-- machine -->\nold\n<!-- end -->\n<!-- bench decode -->\nold\n<!-- end -->\nAfter\n' \
           '<!-- bench draw -->\nkept\n<!-- end -->\n'
    done, _, got = summed([ROW, OTHER, MET], text)
    assert got.startswith('Before\n<!-- machine -->\n\n- ') and '\nAfter\n' in got, got
    assert 'old' not in got and '<!-- bench draw -->\nkept\n<!-- end -->' in got, got
    assert '| decoded | 1,800 Ir | 90 copied | 20.0 × | ≤ 1,800 | **missed** |' in got, got
    assert 'nothing was measured for “draw”' in done.stderr and 'no place for “path”' in done.stderr, done.stderr


def broken():
    """a bench that broke is named, and is a failure"""
    done, kept, _ = summed([MET], log=[{'name': 'decode', 'result': 'OK'}, {'name': 'path', 'result': 'TIMEOUT'}])
    assert done.returncode == 1 and done.stdout.endswith('\nbroken: path\n'), done
    assert kept['broken'] == ['path']


TESTS = [counts, columns, page, broken]
print(f'1..{len(TESTS)}')
for i, test in enumerate(TESTS, 1):
    try:
        test()
        print(f'ok {i} {test.__doc__}')
    except AssertionError as error:
        print(f'not ok {i} {test.__doc__}\n# {error}'.replace('\n', '\n# ').replace('\n# # ', '\n# '))
