#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""by-name.py DORSAL: a whole session by somebody who sees nothing: every control is found by its name on the
accessibility bus, and what is so is read from the status label. Under headless-run."""

import os
import subprocess
import sys
import time
import warnings

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError) as why:
    print(f"1..0 # SKIP no accessibility library for Python: {why}")
    sys.exit(0)

warnings.filterwarnings("ignore", category=DeprecationWarning)  # other names on Debian 12, the same calls
PATIENCE_S = 100  # of a busy machine; who finds at once waits not at all
point = 0


def told(what, good):
    global point
    point += 1
    print(("ok" if good else "not ok"), point, "/app/by-name/" + what, flush=True)
    if not good:
        raise SystemExit(1)


def walk(node, depth=0):
    """Everything that is seen; GTK 4.8 tells no state for it, but what is on no page takes no room."""
    if node is None or depth > 60:
        return
    place = node.get_component_iface()
    if place is not None and place.get_extents(Atspi.CoordType.WINDOW).width == 0:
        return
    yield node
    for i in range(node.get_child_count()):
        try:
            yield from walk(node.get_child_at_index(i), depth + 1)
        except gi.repository.GLib.Error:
            pass


def is_called(node, name):
    """A button with a mnemonic has two: "_Done Done"."""
    return node.get_name() == name or node.get_name().endswith(" " + name)


def program(pid):
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child is not None and child.get_process_id() == pid:
            return child
    return None


def wait_for(what):
    """What the function finds, when it finds something; None after PATIENCE_S."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        try:
            found = what()
        except gi.repository.GLib.Error:  # a widget that went while it was looked at
            found = None
        if found:
            return found
        time.sleep(0.1)
    return None


def main():
    dorsal = subprocess.Popen([sys.argv[1], "--source", "demo", "--pace", "6", "--page", "welcome"],
                              env=os.environ | {"G_DEBUG": "fatal-warnings"})  # ours, not the library's
    heard = []

    def button(name):
        return next((n for n in walk(program(dorsal.pid))
                     if n.get_role() == Atspi.Role.PUSH_BUTTON and is_called(n, name)), None)

    def press(name):
        found = wait_for(lambda: button(name))
        told("press-" + name.lower().replace(" ", "-").replace(",", ""), found is not None)
        found.get_action_iface().do_action(0)

    def status(word):
        """Some status label on the screen says so. Newer GTK gives such a label no name: there it is read by its text,
        and how things are by the picture beside it."""
        nodes = list(walk(program(dorsal.pid)))
        face = next((n.get_description() for n in nodes if n.get_name() == "The session now"), "")
        for node in nodes:
            if node.get_role() == Atspi.Role.STATUS_BAR:
                words = node.get_name() or face + ". " + Atspi.Text.get_text(node.get_text_iface(), 0, -1)
                heard.append(words)
                if word in words:
                    return True
        return False

    try:
        print("1..10")
        press("Continue")
        press("None, or My Doctor Agrees")
        press("Done")
        press("Begin First time")
        told("a-step-is-said", wait_for(lambda: status(". ")))
        press("Pause")
        told("the-pause-is-said", wait_for(lambda: status("Paused")))
        press("Go On")
        press("End")
        press("Done")
    finally:
        dorsal.terminate()
        dorsal.wait()
        print("# heard:", ", ".join(dict.fromkeys(heard)))


main()
