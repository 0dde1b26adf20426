"""What the practitioner may look at alone, on the page of a round or of an area. No rule asks what
a filter shows."""

SHOWN = {
    "": ("All", lambda line: True),
    "unanswered": ("No answer yet", lambda line: not line.is_answered),
    "core": ("Safety statements", lambda line: line.statement.core),
    "below": ("Below my role’s need", lambda line: line.is_below_need),
    "changed": ("Changed since last time", lambda line: line.is_other_than_before),
    "differ": ("Where we differ", lambda line: line.is_changed),
}


def is_shown(line, show: str) -> bool:
    _, is_wanted = SHOWN.get(show, SHOWN[""])
    return is_wanted(line)


def filters(lines, address: str, show: str) -> list[dict]:
    """The pills, each with how many it shows. One that shows nothing is there only if set."""
    found = [
        {
            "label": label,
            "count": sum(map(is_wanted, lines)),
            "url": f"{address}?show={key}" if key else address,
            "is_shown": key == (show if show in SHOWN else ""),
        }
        for key, (label, is_wanted) in SHOWN.items()
    ]
    return [one for one in found if one["count"] or one["is_shown"]]
