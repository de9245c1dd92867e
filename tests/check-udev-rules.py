#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks udev rules: their place in the order, the shape of each line, that every GOTO has its LABEL, that no line
touches a device that is not known to be a roller; and asks udevadm where it can say."""

import os
import re
import shutil
import subprocess
import sys

TOKEN = re.compile(r'\s*([A-Z]+(?:\{[A-Za-z_]+\})?)\s*(==|!=|\+=|:=|=)\s*"([^"]*)"\s*(?:,|$)')


def tokens(line):
    found, at = [], 0
    while at < len(line):
        match = TOKEN.match(line, at)
        if not match:
            raise ValueError("cannot read: " + line[at:])
        found.append(match.groups())
        at = match.end()
    return found


def check(path):
    name = os.path.basename(path)
    if not "60-" <= name < "73-seat-late.rules":
        yield f"{name} must be read before 73-seat-late.rules"
    gotos, labels = set(), set()
    with open(path, encoding="ascii") as file:
        for number, line in enumerate(file, 1):
            line = line.strip()
            if not line or line.startswith("#"):
                continue
            try:
                rule = tokens(line)
            except ValueError as error:
                yield f"{name}:{number}: {error}"
                continue
            gotos |= {value for key, _, value in rule if key == "GOTO"}
            labels |= {value for key, _, value in rule if key == "LABEL"}
            acts = [key for key, operator, _ in rule if operator in ("=", "+=", ":=") and key not in ("GOTO", "LABEL")]
            knows = [value for key, operator, value in rule
                     if re.match(r"ATTRS?\{(product|manufacturer)\}", key) and operator == "=="]
            if acts and knows != ["Dorsal*"]:
                yield f"{name}:{number}: acts on devices that are not known to be rollers"
    if gotos != labels:
        yield f"{name}: GOTO and LABEL differ: {gotos} {labels}"
    udevadm = shutil.which("udevadm")
    if udevadm and subprocess.run([udevadm, "verify", "--help"], capture_output=True, check=False).returncode == 0:
        said = subprocess.run([udevadm, "verify", path], capture_output=True, text=True, check=False)
        if said.returncode:
            yield said.stdout + said.stderr


problems = [problem for path in sys.argv[1:] for problem in check(path)]
print("\n".join(problems) or "all is well")
sys.exit(bool(problems))
