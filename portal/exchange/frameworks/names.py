"""What areas and statements are called in Moodle, where names are one list, have no commas, and
are taken for numbers where they look like some."""

import re

UNSAFE = re.compile(r"[^\w.\-]+")


def moodle_names(areas, statements) -> dict:
    """By area or statement, its name without what all begin with. No two are alike."""
    names, taken = {}, set()
    for row in (*areas, *statements):
        name = plain = UNSAFE.sub("_", row.code) or "X"
        number = 1
        while name.casefold() in taken:
            number += 1
            name = f"{plain}_{number}"
        taken.add(name.casefold())
        names[row] = name
    return names


def beginning(framework) -> str:
    return f"{framework.code.upper()[:60]}-"
