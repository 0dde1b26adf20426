"""Files of people, read in."""

import hashlib
from datetime import timedelta

from django.core.files.base import ContentFile

from portal.dates import now, today
from portal.exchange.models import FileLine, PeopleFile
from portal.exchange.people.kept import KIND, to_bytes
from portal.exchange.people.table import Row, Table
from portal.people.models import Organisation
from tests.access.row import EVERYONE, on
from tests.story import who

EVERY = "administrator"
OWN = "administrator partner-coordinator vcs-manager"
SENDERS = f"{OWN} twin-partner-coordinator twin-vcs-manager"
COLUMNS = {"name": "Name", "email": "Email", "job_role": "Job"}
COUNTS = {"added": 1, "absent": 0, "kept_starts": 0, "new_teams": 0, "is_drastic": False}
PEOPLE = Table(("Name", "Email", "Job"), [Row(2, ("Ada Lee", "ada@new.example", "Wizard"))])
RECENTLY = today() - timedelta(days=20)
A_DAY = {f"as_at_{part}": str(getattr(RECENTLY, part)) for part in ("day", "month", "year")}


def _file_of(organisation, **fields):
    content = to_bytes(PEOPLE)
    return PeopleFile.objects.create(
        organisation=organisation,
        added_by=who("administrator"),
        **{
            "file": ContentFile(content, name="people.json"),
            "name": "people.csv",
            "kind": KIND,
            "size": len(content),
            "sha256": hashlib.sha256(content).hexdigest(),
            "rows": 1,
            "as_at": today(),
            "added_at": now(),
            "touched_at": now(),
            **fields,
        },
    )


def _charity():
    return who("vcs-worker").employments.get().organisation


def sent():
    """The charity's, of which nobody has said which column is which."""
    return {"uuid": _file_of(_charity()).uuid}


def with_columns():
    return {"uuid": _file_of(_charity(), columns=COLUMNS).uuid}


def checked():
    """The charity's, with somebody's name in it."""
    people_file = _file_of(
        _charity(), columns=COLUMNS, state="checked", counts=COUNTS, digest="d" * 64
    )
    FileLine.objects.create(people_file=people_file, number=2, outcome="added", who="Ada Lee")
    return {"uuid": people_file.uuid}


def the_council_s():
    council = Organisation.objects.council().get()
    return {"uuid": _file_of(council, columns=COLUMNS, state="checked", counts=COUNTS).uuid}


def a_workbook():
    return {"ending": "xlsx"}


def a_csv_file():
    return {"ending": "csv"}


def a_program():
    return {"ending": "exe"}


def the_charitys_people():
    return {"organisation": _charity().pk, "kind": "csv"}


def the_councils_people():
    return {"organisation": Organisation.objects.council().get().pk, "kind": "xlsx"}


NOT_THERE = dict.fromkeys(EVERYONE, 404)

ROWS = [
    on("exchange:files", ok=SENDERS),
    on("exchange:files", post={}, ok=SENDERS, then=200),
    on("exchange:template", a_workbook, ok=SENDERS),
    on("exchange:template", a_csv_file, ok=SENDERS),
    on("exchange:template", a_program, also=NOT_THERE),
    on("exchange:export", post={}, also=NOT_THERE),
    on("exchange:export", post=the_charitys_people, ok=OWN, then=200),
    on("exchange:export", post=the_councils_people, ok=EVERY, then=200),
    on("exchange:file", checked, ok=OWN),
    on("exchange:file", the_council_s, ok=EVERY),
    on("exchange:columns", sent, ok=OWN),
    on("exchange:columns", sent, post={"name": "Name", "email": "Email"}, ok=OWN),
    on("exchange:words", with_columns, ok=OWN),
    on("exchange:words", with_columns, post={"job_role_0": "-"}, ok=OWN),
    on("exchange:check", with_columns, post=A_DAY, ok=OWN),
    on("exchange:apply", checked, post={"seen": "another"}, ok=OWN),
    on("exchange:apply", the_council_s, post={"seen": "another"}, ok=EVERY),
    on("exchange:drop", checked, post={}, ok=OWN),
]
BUDGETS = {
    ("exchange:files", dict, "administrator"): 12,
    ("exchange:file", checked, "administrator"): 11,
    ("exchange:file", the_council_s, "administrator"): 10,
    ("exchange:columns", sent, "administrator"): 10,
    ("exchange:words", with_columns, "administrator"): 12,
}
NOT_READ = {"exchange:template", "exchange:export"}
LISTS = [("exchange:files", "administrator")]
