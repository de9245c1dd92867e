#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""man.py PROGRAM PAGE.in VERSION: the manual page. PAGE.in has the prose; @OPTIONS@ and @COMMANDS@
stand for what the program says of itself."""

import sys

import helptext


def roff(text):
    text = text.replace('\\', '\\e').replace('-', '\\-').replace("'", '\\(aq').replace('"', '\\(dq')
    return '\\&' + text if text.startswith('.') else text


def options(said):
    out = []
    for option in said.options:
        if option.name.startswith('help'):
            continue
        names = [f'\\fB\\-{option.short}\\fR'] if option.short else []
        value = f'=\\fI{roff(option.value)}\\fR' if option.value else ''
        names.append(f'\\fB{roff("--" + option.name)}\\fR{value}')
        out += ['.TP', ', '.join(names), roff(option.text)]
    return out


def paragraphs(text):
    """Indented lines stay as they are, others flow."""
    out, kept = [], False
    for line in text.split('\n'):
        if line.startswith('  ') != kept:
            kept = not kept
            out += ['.RS 4', '.nf'] if kept else ['.fi', '.RE']
        out.append(roff(line.strip()) if line.strip() else '.PP')
    return out + (['.fi', '.RE'] if kept else [])


def commands(said):
    out = []
    for name, (_, help_) in said.commands.items():
        words = help_.usage.split()[1:]
        out += [f'.SS {roff(" ".join(words))}', roff(help_.summary)]
        out += options(help_)
        out += ['.PP'] + paragraphs(help_.more) if help_.more else []
    return out


program, page, version = sys.argv[1:]
said = helptext.of(program)
for line in open(page, encoding='utf-8'):
    line = line.rstrip('\n').replace('@VERSION@', version)
    for made in {'@OPTIONS@': options, '@COMMANDS@': commands}.get(line, lambda _: [line])(said):
        print(made)
