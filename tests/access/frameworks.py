"""Frameworks in and out."""

from django.core.files.base import ContentFile

from portal.dates import now, today
from portal.exchange.frameworks.writing import moodle
from portal.exchange.frameworks.writing.case import Case, identifier
from portal.exchange.models import FrameworkFile
from skills.framework.models import FrameworkVersion, StatementMap
from tests.access.row import ANYONE, EVERYONE, on
from tests.conftest import NOBODY
from tests.story import who

DRAFTERS = "editor workforce-lead"
LEAD = "workforce-lead"


def _version():
    return FrameworkVersion.objects.published().select_related("framework").get()


def sent():
    """A file of the framework in force, with one title changed."""
    words = moodle.written(_version()).replace("Respect and reliability", "Respect")
    content = words.encode()
    framework_file = FrameworkFile.objects.create(
        framework=_version().framework,
        file=ContentFile(content, name="framework.csv"),
        name="framework.csv",
        kind="text/csv",
        size=len(content),
        sha256="0" * 64,
        format="csv",
        added_by=who("editor"),
        added_at=now(),
        touched_at=now(),
    )
    return {"uuid": framework_file.uuid}


def mapped():
    """Two statements of which one also answers the other."""
    one, other = _version().statements.all()[:2]
    said = StatementMap.objects.create(
        meaning=one.meaning, answers=other.meaning, starts=today(), said_at=now()
    )
    return {"uuid": said.uuid}


def _taken_out(ending):
    return {"framework": _version().framework.code, "number": 1, "ending": ending}


def as_yaml():
    return _taken_out("yaml")


def as_workbook():
    return _taken_out("xlsx")


def as_csv():
    return _taken_out("csv")


def as_program():
    return _taken_out("exe")


def the_package():
    return {"name": identifier(_version())}


def an_item():
    return {"name": Case(_version()).items[1]["identifier"]}


def an_association():
    return {"name": Case(_version()).associations[1]["identifier"]}


def the_rubric():
    return {"name": Case(_version()).rubric["identifier"]}


def a_type():
    return {"name": Case(_version()).types[0]["identifier"]}


def nothing():
    return {"name": "11111111-1111-4111-8111-111111111111"}


def no_uuid():
    return {"name": "family-help"}


NOT_THERE = dict.fromkeys((NOBODY, *EVERYONE), 404)
ROWS = [
    on("exchange:framework_files", ok=DRAFTERS),
    on("exchange:framework_files", post={}, ok=DRAFTERS, then=200),
    on("exchange:framework_template", ok=DRAFTERS),
    on("exchange:framework_file", sent, ok=DRAFTERS),
    on("exchange:choose", sent, post={"depth": "2"}, ok=DRAFTERS),
    on("exchange:apply_framework", sent, post={"seen": "another"}, ok=DRAFTERS),
    on("exchange:drop_framework", sent, post={}, ok=DRAFTERS),
    on("exchange:maps", ok=LEAD),
    on("exchange:maps", post={}, ok=LEAD, then=200),
    on("exchange:end_map", mapped, post={}, ok=LEAD),
    on("exchange:framework_out", as_yaml, ok=ANYONE),
    on("exchange:framework_out", as_workbook, ok=ANYONE),
    on("exchange:framework_out", as_csv, ok=ANYONE),
    on("exchange:framework_out", as_program, also=NOT_THERE),
    on("exchange:case_package", the_package, ok=ANYONE),
    on("exchange:case_package", nothing, also=NOT_THERE),
    on("exchange:case_documents", ok=ANYONE),
    on("exchange:case_document", the_package, ok=ANYONE),
    on("exchange:case_document", no_uuid, ok=ANYONE, then=400),
    on("exchange:case_item", an_item, ok=ANYONE),
    on("exchange:case_association", an_association, ok=ANYONE),
    on("exchange:case_rubric", the_rubric, ok=ANYONE),
    on("exchange:case_item_type", a_type, ok=ANYONE),
]
PUBLIC = {
    "exchange:case_association",
    "exchange:case_document",
    "exchange:case_documents",
    "exchange:case_item",
    "exchange:case_item_type",
    "exchange:case_package",
    "exchange:case_rubric",
    "exchange:framework_out",
}
BUDGETS = {
    ("exchange:framework_files", dict, "editor"): 10,
    ("exchange:framework_file", sent, "editor"): 17,
    ("exchange:maps", dict, "workforce-lead"): 9,
}
NOT_READ = {"exchange:framework_template", *PUBLIC}
LISTS = [("exchange:framework_files", "editor"), ("exchange:maps", "workforce-lead")]
