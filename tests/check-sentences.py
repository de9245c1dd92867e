#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every roller sentence printed in the documents given has the checksum it claims."""

import re
import sys

SENTENCE = re.compile(r'\$([^$*\n]+)\*([0-9A-Fa-f]{4})\b')


def checksum(body):
    crc = 0xFFFF
    for byte in body.encode('ascii'):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc


seen = wrong = 0
for path in sys.argv[1:]:
    with open(path, encoding='utf-8') as page:
        for number, line in enumerate(page, 1):
            for body, claimed in SENTENCE.findall(line):
                seen += 1
                if checksum(body) != int(claimed, 16):
                    wrong += 1
                    print(f'{path}:{number}: {body} has {checksum(body):04X}, not {claimed}')
print(f'{seen} sentences, {wrong} wrong')
sys.exit(0 if seen and not wrong else 1)
