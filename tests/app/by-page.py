#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""by-page.py ALBUM [STOP …]: at every stop of the tour, what a screen reader is told.

Whatever takes the focus has a name and a role that takes the focus; no two of the same kind beside each other are
called the same; a picture says what it shows, unless it only decorates something that has a name.
"""

import re
import subprocess
import sys
import time

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi, GLib
except (ImportError, ValueError):
    print("1..0 # SKIP python3-gi or the introspection of AT-SPI is not here")
    sys.exit(0)

ROLE = Atspi.Role
ACTIVE = {ROLE.PUSH_BUTTON, ROLE.TOGGLE_BUTTON, ROLE.CHECK_BOX, ROLE.RADIO_BUTTON, ROLE.ENTRY, ROLE.TEXT, ROLE.PASSWORD_TEXT,
          ROLE.SPIN_BUTTON, ROLE.SLIDER, ROLE.LABEL, ROLE.IMAGE, ROLE.LIST_ITEM, ROLE.COMBO_BOX, ROLE.PAGE_TAB, ROLE.LINK, ROLE.MENU_ITEM, ROLE.MENU}

HANDS_ON = {ROLE.SCROLL_PANE, ROLE.LIST}
THE_LIBRARYS = {"shortcuts", "about"}  # windows that GTK 4.8 and libadwaita 1.2 leave partly without names
INSIDES = {"GtkListItemWidget"}  # of a drop-down, which GTK 4.8 shows as well


def program(pid):
    desktop = Atspi.get_desktop(0)
    found = (desktop.get_child_at_index(i) for i in range(desktop.get_child_count()))
    return next((app for app in found if app and app.get_process_id() == pid), None)


def walk(node, above=()):
    """Yields (node, those above it). GTK 4.8 tells no state for it, but what is not seen takes no room."""
    place = node.get_component_iface()
    if place is not None and place.get_extents(Atspi.CoordType.WINDOW).width == 0:
        return
    yield node, above
    for i in range(node.get_child_count()):
        child = node.get_child_at_index(i)
        if child is not None:
            yield from walk(child, above + (node,))


def describe(node, above):
    return " / ".join(f"{n.get_role_name()} “{n.get_name()}”" for n in above[-3:] + (node,))


def takes_focus(node):
    """Itself; a list or a scrolled window hands it on to what is inside."""
    return node.get_state_set().contains(Atspi.StateType.FOCUSABLE) and node.get_role() not in HANDS_ON


def name_of(node):
    """A row in a list is called what is written in it. What nobody named GTK 4.8 calls by its type."""
    name = node.get_name() or ""
    if re.fullmatch("(Gtk|Adw|Dorsal)[A-Z][A-Za-z]+", name) and name not in INSIDES:
        name = ""
    if name or node.get_role() != ROLE.LIST_ITEM:
        return name
    return " ".join(n.get_name() for n, _ in walk(node) if n.get_role() == ROLE.LABEL and n.get_name())


def is_theirs(node, above, toolkit):
    """The libraries' own doing, after GTK 4.8: the chosen line inside a drop-down and the list inside an expander row take
    the focus without a name, and what becomes of a menu's lines has none."""
    if toolkit.startswith("4.8."):
        return False
    if node.get_role() == ROLE.PANEL:
        return any(n.get_role() == ROLE.COMBO_BOX or n.get_role() == ROLE.LIST_ITEM and not n.get_name() for n in above)
    return node.get_role() == ROLE.MENU_ITEM


def faults(app):
    beside, seen, toolkit = {}, set(), app.get_toolkit_version()
    for node, above in walk(app):
        if node in seen or is_theirs(node, above, toolkit):
            continue  # newer GTK tells of what is on a stack's page once for the page before, too
        seen.add(node)
        name, role = name_of(node), node.get_role()
        if name in INSIDES or role == ROLE.TEXT and above[-1].get_role() in (ROLE.ENTRY, ROLE.SPIN_BUTTON):
            continue  # the inside of an entry, which has the name
        if takes_focus(node) and above[-1].get_role() != ROLE.COMBO_BOX:  # which has the name of its button
            if not name:
                yield f"no name: {describe(node, above)}"
            if role not in ACTIVE:
                yield f"takes the focus as {node.get_role_name()}: {describe(node, above)}"
            key = (id(above[-1]) if above else 0, node.get_role(), name)
            if name and key in beside:
                yield f"twice: {describe(node, above)}"
            beside[key] = above  # keeps the id alive
        if role == ROLE.IMAGE and not name and not any(n.get_name() for n in above if takes_focus(n)):
            yield f"a picture of what: {describe(node, above)}"


def main():
    album = subprocess.Popen([sys.argv[1], "-", "1180", "780", "1"] + sys.argv[2:], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    n = 0
    for line in album.stdout:
        stop = line.strip()
        if not re.fullmatch("[a-z0-9-]+", stop):
            continue  # GLib's: a comment, its version
        until = time.monotonic() + 20
        app = None
        while not app and time.monotonic() < until:
            app = program(album.pid)
        n += 1
        found = list(dict.fromkeys(faults(app))) if stop not in THE_LIBRARYS else []
        for fault in found:
            print(f"# {fault}")
        print(f"{'not ok' if found else 'ok'} {n} /app/by-page/{stop}", flush=True)
        album.stdin.write("\n")
        album.stdin.flush()
    print(f"1..{n}")
    sys.exit(album.wait())


main()
