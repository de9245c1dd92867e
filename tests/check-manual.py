#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""check-manual.py PROGRAM FOLDER: its manual page and the completions of three shells know every command
and option that the program says it has, no more, and each shell and man can read them."""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
name = os.path.basename(program)
wrong = []
env = dict(os.environ, LC_ALL='C.UTF-8', ASAN_OPTIONS='detect_leaks=0', PATH=os.path.dirname(program) + ':' + os.environ['PATH'])


def run(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, encoding='utf-8', env=env, timeout=30, **more)


# Read in another way than the pages were made: any word with two dashes at the beginning of a line.
def options(command=''):
    out = run(program, *([command] if command else []), '--help').stdout
    found = re.findall(r'^ +(?:-\w, )?(--[a-z-]+)', out, re.M)
    return sorted(option for option in found if not option.startswith('--help-'))


def commands():
    listed = run(program, '--help').stdout.partition('\nCommands:\n')[2].partition('\n\n')[0]
    return re.findall(r'^  (\S+)', listed, re.M)


def compare(what, here, there):
    if sorted(here) != sorted(there):
        wrong.append(f'{what}: only in the program {sorted(set(there) - set(here))}, only there {sorted(set(here) - set(there))}')


def clean(done, what):
    if done.returncode or done.stderr.strip():
        wrong.append(f'{what}: {done.returncode} {done.stderr}')
    return done.stdout


def check_bash():
    script = folder / name

    def complete(*words):
        quoted = ' '.join(f"'{word}'" for word in words)
        out = run('bash', '--norc', '-c', f'compopt () {{ :; }}; . "{script}"; COMP_WORDS=({quoted}); '
                  f'COMP_CWORD={len(words) - 1}; _{name}; printf "%s\\n" "${{COMPREPLY[@]}}"')
        return clean(out, f'bash: {words}').split()

    compare('bash', complete(name, ''), commands() + ['--help'] if commands() else complete(name, ''))
    for command in commands() or ['']:
        words = [name, command] if command else [name]
        compare(f'bash, {command}', [word.rstrip('=') for word in complete(*words, '--')], options(command))
    if name == 'dorsalctl':
        for words in (['--format', '='], ['--format', '=', ''], ['--format', '']):
            compare(f'bash, {words}', complete(name, 'monitor', *words), ['csv', 'json', 'text'])
        compare('bash, part', complete(name, 'monitor', '--format', '=', 'c'), ['csv'])


def check_fish():
    if not shutil.which('fish'):
        return
    with tempfile.TemporaryDirectory() as home:
        def complete(line):
            out = run('env', f'HOME={home}', 'fish', '--no-config', '-c', f'source {folder / name}.fish; complete -C "{line}"')
            return [row.split('\t')[0].rstrip('=') for row in clean(out, f'fish: {line}').splitlines()]

        for command in commands() or ['']:
            compare(f'fish, {command}', complete(' '.join([name, command, '--']).replace('  ', ' ')), options(command))
        if commands():
            compare('fish', complete(f'{name} '), commands())
            compare('fish, alone', complete(f'{name} --'), ['--help'])


def check_zsh():
    text = (folder / f'_{name}').read_text(encoding='utf-8')
    parts = re.split(r'^      ([a-z-]+)\)$', text, flags=re.M)
    found = {'': parts[0]} if len(parts) == 1 else dict(zip(parts[1::2], parts[2::2]))
    compare('zsh', found, commands() or [''])
    for command, part in found.items():
        compare(f'zsh, {command}', re.findall(r"'(--[a-z-]+)", part), options(command))
    if shutil.which('zsh'):
        clean(run('zsh', '-f', '-n', folder / f'_{name}'), 'zsh -n')


def check_man():
    page = folder / f'{name}.1'
    text = page.read_text(encoding='utf-8').replace('\\-', '-')
    for command in commands() or ['']:
        part = text.partition(f'.SS {command}')[2].partition('\n.SS ')[0] if command else text
        shown = re.findall(r'^\\fB-\w\\fR, \\fB(--[a-z-]+)|^\\fB(--[a-z-]+)', part, re.M)
        compare(f'manual page, {command}', [a or b for a, b in shown] + (['--help'] if command else []), options(command))
    if shutil.which('man') and shutil.which('groff'):
        clean(run('env', 'MANWIDTH=100', 'man', '--warnings', '-l', page), 'man')
    if shutil.which('mandoc'):
        clean(run('mandoc', '-T', 'lint', '-W', 'warning', page), 'mandoc')


check_bash()
check_zsh()
check_fish()
check_man()
print('\n'.join(wrong))
sys.exit(1 if wrong else 0)
