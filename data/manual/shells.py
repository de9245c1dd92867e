#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""shells.py PROGRAM NAME bash|zsh|fish: completions for a shell, of what the program says of itself."""

import sys

import helptext

# What stands where an option or a command wants a value, and the command that lists such.
LISTED = {
    'SOURCE': 'dorsalctl ports 2>/dev/null | cut -f1; echo demo',
    'PORT': 'dorsalctl ports 2>/dev/null | cut -f1',
    'ID': 'dorsalctl sessions 2>/dev/null | cut -f1',
    'PROGRAMME': 'dorsalctl programmes 2>/dev/null | cut -f1',
}
FILES = ('FILE', 'SOURCE', 'FOLDER', 'PROGRAMME')


def wanted(help_, command=''):
    """What a command wants without dashes. programmes calls its own NAME, as others call theirs."""
    word = help_.argument()
    return 'PROGRAMME' if command == 'programmes' and word == 'NAME' else word


def value_of(option):
    return 'SOURCE' if option.name == 'source' else option.value


def switches(help_):
    return [option for option in help_.options if not option.name.startswith('help-')]


def bash_values(word, choices=()):
    out = [' '.join(choices)] if choices else []
    if word in LISTED:
        out.append(f'$({LISTED[word]})')
    lines = [f"""COMPREPLY+=($(compgen -W "{' '.join(out)}" -- "$cur"))"""] if out else []
    if word in FILES:
        lines.append('compopt -o filenames; COMPREPLY+=($(compgen -f -- "$cur"))')
    return '; '.join(lines) or ':'


def bash_part(help_, indent, command=''):
    out = [f'{indent}case $prev in']
    for option in help_.options:
        if option.value:
            out.append(f'{indent}  --{option.name}) {bash_values(value_of(option), option.choices())}; return ;;')
    out += [f'{indent}esac', f'{indent}if [[ $cur == -* ]]; then']
    words = ' '.join(f'--{option.name}' + ('=' if option.value else '') for option in switches(help_))
    out += [f'{indent}  COMPREPLY=($(compgen -W "{words}" -- "$cur"))',
            f'{indent}  [[ ${{COMPREPLY-}} != *= ]] || compopt -o nospace', f'{indent}  return', f'{indent}fi']
    word = wanted(help_, command)
    return out + [f'{indent}{bash_values(word)}'] if word else out


def bash(name, said):
    out = [f'# bash completion for {name}', f'_{name} () {{',
           '  local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}',
           '  # "--format=js" comes as three words.',
           '  if [[ $cur == = ]]; then cur=; elif [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD - 2]}; fi',
           '  COMPREPLY=()']
    if said.commands:
        out += ['  if ((COMP_CWORD == 1)); then',
                f'    COMPREPLY=($(compgen -W "{" ".join(said.commands)} --help" -- "$cur"))', '    return', '  fi',
                '  case ${COMP_WORDS[1]} in']
        for command, (_, help_) in said.commands.items():
            out += [f'    {command})'] + bash_part(help_, '      ', command) + ['      ;;']
        out.append('  esac')
    else:
        out += bash_part(said, '  ')
    return out + ['}', f'complete -F _{name} {name}']


def zsh_quote(text):
    return text.replace("'", "'\\''").replace('[', '\\[').replace(']', '\\]').replace(':', '\\:')


def zsh_values(word, choices=()):
    if choices:
        return f'({" ".join(choices)})'
    if word in LISTED:
        files = ' || _files' if word in FILES else ''
        return '{ compadd -- ${(f)"$(' + LISTED[word] + ')"}' + files + ' }'
    return '_files' if word in FILES else ' '


def zsh_part(help_, command=''):
    out = []
    for option in switches(help_):
        spec = f'--{option.name}' + ('=' if option.value else '') + f'[{zsh_quote(option.text)}]'
        if option.value:
            spec += f':{option.value}:{zsh_values(value_of(option), option.choices())}'
        out.append(f"'{spec}'")
    word = wanted(help_, command)
    if word:
        out.append(f"'1:{word}:{zsh_values(word)}'")
    return ' \\\n        '.join(['_arguments'] + out)


def zsh(name, said):
    out = [f'#compdef {name}', '', f'_{name} () {{']
    if not said.commands:
        return out + ['  ' + zsh_part(said), '}', '', f'_{name} "$@"']
    out += ['  local state line', '  local -a commands=(']
    out += [f"    '{command}:{zsh_quote(text)}'" for command, (text, _) in said.commands.items()]
    out += ['  )', "  _arguments -C '--help[Show help]' '1:command:->command' '*::argument:->argument'", '  case $state in',
            '    command) _describe command commands ;;', '    argument)', '      case $words[1] in']
    for command, (_, help_) in said.commands.items():
        out += [f'      {command})', '        ' + zsh_part(help_, command), '        ;;']
    return out + ['      esac', '      ;;', '  esac', '}', '', f'_{name} "$@"']


def fish_quote(text):
    return "'" + text.replace('\\', '\\\\').replace("'", "\\'") + "'"


def fish_values(word, choices=()):
    """How a value is completed: from words and what a command lists, and with files where there may be any."""
    out = [] if word in FILES else ['-f']
    if choices:
        out.append(f'-a {fish_quote(" ".join(choices))}')
    elif word in LISTED:
        out.append(f"-a {fish_quote('(' + LISTED[word] + ')')}")
    return out


def fish_part(name, help_, condition, command=''):
    for option in switches(help_):
        words = [f'complete -c {name}'] + condition + [f'-l {option.name}', f'-d {fish_quote(option.text)}']
        words += (['-r'] + fish_values(value_of(option), option.choices())) if option.value else ['-f']
        yield ' '.join(words + ([f'-s {option.short}'] if option.short else []))
    word = wanted(help_, command)
    yield ' '.join([f'complete -c {name}'] + condition + (fish_values(word) if word else ['-f']))


def fish(name, said):
    out = [f'# fish completion for {name}']
    for command, (text, _) in said.commands.items():
        out.append(f'complete -c {name} -n __fish_use_subcommand -f -a {command} -d {fish_quote(text)}')
    if said.commands:
        out.append(f"complete -c {name} -n __fish_use_subcommand -f -l help -d 'Show help'")
    for command, (_, help_) in said.commands.items():
        out += fish_part(name, help_, [f"-n '__fish_seen_subcommand_from {command}'"], command)
    return out if said.commands else out + list(fish_part(name, said, []))


program, name, shell = sys.argv[1:]
print('\n'.join({'bash': bash, 'zsh': zsh, 'fish': fish}[shell](name, helptext.of(program))))
