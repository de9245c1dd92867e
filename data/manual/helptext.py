# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program says of itself: its --help as values. Manual pages and completions are made of it,
so that neither can promise what the program does not have."""

import os
import re
import subprocess
from dataclasses import dataclass, field

OPTION = re.compile(r'^  (?:-(\w), )?--([\w-]+)(?:=(\S+))?(?:\s+(\S.*))?$')
COMMAND = re.compile(r'^  ([a-z][\w-]*)\s{2,}(\S.*)$')


@dataclass
class Option:
    name: str
    short: str = ''
    value: str = ''  # what stands behind the "=", such as FILE; empty for a switch
    text: str = ''

    def choices(self):
        """Words to choose from, where the text lists them: "json (default), csv or text"."""
        found = re.match(r'([a-z]+(?: \(default\))?(?:, [a-z]+(?: \(default\))?)*) or ([a-z]+)\b', self.text)
        if self.value in ('FORMAT', 'SEX', 'SIDE', 'PAPER', 'UNITS') and found:
            return [word.split()[0] for word in found[1].split(', ')] + [found[2]]
        named = re.match(r'([a-z]+) \(default\)?: [^;]*; ([a-z]+):', self.text)
        return [named[1], named[2]] if named else []


@dataclass
class Help:
    usage: str = ''      # behind the program's name
    summary: str = ''
    options: list = field(default_factory=list)
    commands: dict = field(default_factory=dict)  # name: (text, Help)
    more: str = ''       # what follows the options

    def argument(self):
        """What comes without dashes: "SOURCE", or empty."""
        word = self.usage.split()[-1].strip('[]') if self.usage else ''
        return word if word.isupper() and 'OPTION' not in word else ''


def ask(program, *words):
    # A program under a sanitizer is asked as well, and what it leaks is the tests' matter.
    env = dict(os.environ, LC_ALL='C.UTF-8', ASAN_OPTIONS='detect_leaks=0')
    env.pop('LANGUAGE', None)
    return subprocess.run([program, *words, '--help'], check=True, capture_output=True, text=True, env=env,
                          encoding='utf-8').stdout


def read(text):
    said, more, section = Help(), [], 'usage'
    for line in text.splitlines():
        title = re.match(r'^([A-Z][a-z]+(?: [A-Z][a-z]+)?):', line)
        if title and title[1] in ('Usage', 'Help Options', 'Application Options', 'Commands'):
            section = title[1]
            usage = line.partition(':')[2].strip()
            if section == 'Usage' and usage:
                said.usage = usage
            continue
        option, command = OPTION.match(line), COMMAND.match(line)
        if section == 'Usage' and line.startswith('  ') and not said.usage:
            said.usage = line.strip()
        elif section.endswith('Options') and option:
            said.options.append(Option(option[2], option[1] or '', option[3] or '', option[4] or ''))
        elif section == 'Commands' and command:
            said.commands[command[1]] = (command[2], Help())
        elif section == 'Usage' and line and not said.summary:
            said.summary = line
        elif more or (line and section not in ('usage', 'Usage')):
            section = 'more'
            more.append(line)
    said.more = '\n'.join(more).strip()
    return said


def of(program):
    """The help of a program and of all its commands."""
    said = read(ask(program))
    for name, (text, _) in said.commands.items():
        said.commands[name] = (text, read(ask(program, name)))
    return said
