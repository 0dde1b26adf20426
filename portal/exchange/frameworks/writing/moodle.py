"""A version as Moodle’s competency frameworks are brought in: 14 columns, in this order."""

import csv
import io
import json

from portal.files.sheets import BOM, begins_like_a_formula

from ..names import beginning, moodle_names
from ..tree import neat, neat_line
from ..whole import Whole
from ..words import as_html

HEADER = [
    "Parent ID number", "ID number", "Short name", "Description", "Description format",
    "Scale values", "Scale configuration", "Rule type (optional)", "Rule outcome (optional)",
    "Rule config (optional)", "Cross-referenced competency ID numbers", "Exported ID (optional)",
    "Is framework", "Taxonomy",
]  # fmt: skip
TAXONOMY = "domain,competency,competency,competency"
HTML = "1"
SHORT = 100  # what Moodle keeps of a name
GOOD_ENOUGH = 3  # the level at which Moodle takes somebody for proficient


def written(version) -> str:
    whole = Whole(version)
    start = beginning(version.framework)
    names = {row: start + name for row, name in moodle_names(whole.areas, whole.statements).items()}
    made = io.StringIO(newline="")
    writer = csv.writer(made, quoting=csv.QUOTE_ALL)
    writer.writerow(HEADER)
    writer.writerow(_guarded(_framework(whole, start.rstrip("-"))))
    for area, inside in whole.filled():
        writer.writerow(_guarded(_row("", names[area], area.title, neat(area.summary), [])))
        for one in inside:
            steps = [neat(text) for _, text in sorted(one.levels.items())]
            steps = steps if len(steps) == 4 else []
            row = _row(names[area], names[one], one.title, neat(one.text), steps)
            writer.writerow(_guarded(row))
    return BOM + made.getvalue()


def _framework(whole, name) -> list[str]:
    steps = [neat_line(level.name).replace(",", " ") for level in whole.levels]
    places = [{"id": at + 1, "scaledefault": int(at == 0), "proficient": int(at >= GOOD_ENOUGH)}
              for at in range(len(steps))]  # fmt: skip
    told = [place for place in places if place["scaledefault"] or place["proficient"]]
    row = _row("", name, whole.version.title, neat(whole.version.notice), [])
    row[5], row[6] = ",".join(steps), json.dumps([{"scaleid": "1"}, *told])
    row[12], row[13] = "1", TAXONOMY
    return row


def _row(above, name, title, text, steps) -> list[str]:
    words = as_html(text, steps) if text or steps else ""
    return [above, name, neat_line(title), words, HTML, *[""] * 7, "", ""]


def _guarded(cells) -> list[str]:
    """What a spreadsheet would take for a formula gets a mark before it, and so does what begins
    with such a mark already, so that just one is taken off again."""
    return [f"'{cell}" if begins_like_a_formula(cell.lstrip("'")) else cell for cell in cells]
