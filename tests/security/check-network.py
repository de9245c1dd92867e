#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Dorsal never talks to a network: no symbol with which one could is used by our code.

In: our libraries and programs. Out: a line for each symbol that is asked for and reaches a network, and for each library
whose only purpose is one. What GTK links for itself is not ours: only what our objects ask for counts.
"""

import re
import subprocess
import sys

SYMBOL = re.compile(r"""^(
    socket | socketpair | connect | bind | listen | accept4? | shutdown
  | send(to|m?msg)? | recv(from|m?msg)? | [gs]etsockopt | getpeername | getsockname
  | getaddrinfo | getnameinfo | gethostby\w+ | getservby\w+ | inet_\w+ | res_n?\w+ | if_nameto\w+
  | g_socket_\w+ | g_inet_\w+ | g_network_\w+ | g_resolver_\w+ | g_proxy_\w+ | g_t(cp|ls)_\w+ | g_dtls_\w+
  | g_file_new_for_uri | g_file_mount_\w+ | g_volume_monitor_\w+
  | soup_\w+ | curl_\w+ | gnutls_\w+ | SSL_\w+ | BIO_\w+ | webkit_\w+ | rest_\w+ | nm_client_\w+
)$""", re.VERBOSE)
LIBRARY = re.compile(r"\[lib(soup|curl|gnutls|ssl|webkit|rest|nm|proxy|avahi)[\w.-]*\]")


def wanted(path):
    listing = subprocess.run(["nm", "-u", "-A", path], check=True, capture_output=True, text=True).stdout
    return {(line.split(":")[1] if ":" in line else "", line.split()[-1].split("@")[0]) for line in listing.splitlines()}


def bad(path):
    for place, symbol in sorted(wanted(path)):
        if SYMBOL.match(symbol):
            yield f"{path}: {place} asks for {symbol}"
    if not path.endswith(".a"):
        needed = subprocess.run(["readelf", "-d", path], check=True, capture_output=True, text=True).stdout
        for match in LIBRARY.finditer(needed):
            yield f"{path} is linked with {match[0]}"


def main():
    found = [line for path in sys.argv[1:] for line in bad(path)]
    seen = sum(len(wanted(path)) for path in sys.argv[1:])
    print("\n".join(found) or f"{seen} symbols, none reaches a network")
    return 1 if found or seen < 100 else 0


if __name__ == "__main__":
    sys.exit(main())
