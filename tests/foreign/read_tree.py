#!/usr/bin/python3
"""Reads what a window tells screen readers, over AT-SPI, and prints it as JSON.

Usage: read_tree.py PROCESS

Asks Debian's libatspi (gir1.2-atspi-2.0) and knows nothing of the program. For every accessible: its
role, name, description, level, states, attributes, relations by role of what they point to, children.
Exit 0 with a tree, 1 where the process shows none, 2 on wrong usage.
"""

import json
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# A web view's own tree arrives a little after somebody has asked for it.
PATIENCE = 20.0
DEEPEST = 60


def states(accessible):
    told = accessible.get_state_set().get_states()
    return sorted(state.value_nick for state in told)


def relations(accessible):
    told = {}
    for relation in accessible.get_relation_set() or []:
        targets = [relation.get_target(place) for place in range(relation.get_n_targets())]
        told[relation.get_relation_type().value_nick] = [target.get_name() for target in targets if target]
    return told


def tree(accessible, depth=0):
    attributes = accessible.get_attributes() or {}
    children = []
    if depth < DEEPEST:
        for place in range(accessible.get_child_count()):
            child = accessible.get_child_at_index(place)
            if child is not None:
                children.append(tree(child, depth + 1))
    return {
        "role": accessible.get_role_name(),
        "name": accessible.get_name() or "",
        "description": accessible.get_description() or "",
        "level": int(attributes["level"]) if attributes.get("level", "").isdigit() else None,
        "states": states(accessible),
        "attributes": dict(attributes),
        "relations": relations(accessible),
        "children": children,
    }


def program(process):
    desktop = Atspi.get_desktop(0)
    for place in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(place)
        if child is not None and child.get_process_id() == process:
            return child
    return None


def holds(told, role):
    return told["role"] == role or any(holds(child, role) for child in told["children"])


def main(arguments):
    if len(arguments) != 1 or not arguments[0].isdigit():
        print(__doc__, file=sys.stderr)
        return 2
    Atspi.init()
    ended = time.monotonic() + PATIENCE
    while time.monotonic() < ended:
        try:
            found = program(int(arguments[0]))
            told = found and tree(found)
        except GLib.Error:
            # What a view shows may go while it is read.
            told = None
        if told and holds(told, "heading"):
            json.dump(told, sys.stdout, ensure_ascii=False)
            return 0
        time.sleep(0.2)
    print("the process shows no tree with a heading", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
