#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the ELF of a program and says what protection it lacks.

In: programs. Out: a line for each thing that is missing: a place chosen at each start, a stack that cannot be run, tables
of addresses that cannot be written once it runs, canaries, checked copies. The marks of -fcf-protection are not asked
for: the linker keeps them only where the C library's own start files have them, and Debian 12's have not.
"""

import re
import subprocess
import sys


def readelf(option, path):
    return subprocess.run(["readelf", "-W", option, path], check=True, capture_output=True, text=True).stdout


def lacks(path):
    header, dynamic, segments = readelf("-h", path), readelf("-d", path), readelf("-l", path)
    symbols = readelf("-s", path)
    stack = re.search(r"GNU_STACK\s.*", segments)
    if not re.search(r"Type:\s+DYN", header) or "PIE" not in dynamic:
        yield "is not a position-independent executable (b_pie)"
    if "GNU_RELRO" not in segments or not re.search(r"BIND_NOW|FLAGS.*\bNOW\b", dynamic):
        yield "can have its table of functions overwritten (-z relro -z now)"
    if not stack or re.search(r"\bRWE\b", stack[0]):
        yield "has a stack that can be run (-z noexecstack)"
    if re.search(r"LOAD\s.*\bRWE\b", segments):
        yield "has memory that can be written and run"
    if "__stack_chk_fail" not in symbols:
        yield "has no canaries on its stack (-fstack-protector-strong)"
    if not re.search(r"__\w+_chk\b", symbols.replace("__stack_chk_fail", "")):
        yield "copies without checks (-D_FORTIFY_SOURCE)"
    if re.search(r"\((RPATH|TEXTREL)\)", dynamic):
        yield "asks for libraries in a place of its own, or writes into its text"


def main():
    bad = [f"{path} {what}" for path in sys.argv[1:] for what in lacks(path)]
    print("\n".join(bad) or f"{len(sys.argv) - 1} programs, nothing missing")
    return 1 if bad or len(sys.argv) < 2 else 0


if __name__ == "__main__":
    sys.exit(main())
