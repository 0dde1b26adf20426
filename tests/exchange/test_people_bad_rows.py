"""What is wrong in a file of people is told, and nothing of it is written: from the file that
somebody sends to the records that there are afterwards."""

from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.urls import reverse

from portal.exchange.models import PeopleFile
from portal.people.models import Employment, Organisation, Post, SupervisionLine, Team, User
from tests.access.exchange import A_DAY
from tests.files import samples

from .people.files import csv_bytes, row, upload, workbook_bytes

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    """Other tests keep files at the same time."""
    private = settings.STORAGES["private"] | {
        "OPTIONS": {"location": tmp_path / "private", "base_url": None}
    }
    settings.STORAGES = settings.STORAGES | {"private": private}


GOOD = row(Name="Good One", Email="good@new.example", Team="New team", District="")
LOOP = [("Xi", "yo"), ("Yo", "zu"), ("Zu", "xi")]
WRONG = {
    "an address twice, in other letters": (
        [row(Email="two@new.example"), row(Name="Else", Email="TWO@New.Example")],
        "has the same e-mail address",
    ),
    "an unknown supervisor": ([row(Supervisor="who@x.example")], "has the address"),
    "a loop over three rows": (
        [
            row(Name=name, Email=f"{name}@new.example", Supervisor=f"{above}@new.example")
            for name, above in LOOP
        ],
        "this makes a loop",
    ),
    "an end before the start": ([row(End_Date="2/4/2024")], "The last day is before the first"),
}


@pytest.fixture
def admin(as_):
    return as_("administrator")


def send(admin, content, name="people.csv"):
    council = Organisation.objects.council().get()
    said = {"organisation": council.pk, "file": upload(content, name)}
    return admin.post(reverse("exchange:files"), said, follow=True).content.decode()


def post(admin, route, **said):
    where = reverse(f"exchange:{route}", args=[PeopleFile.objects.get().uuid])
    return admin.post(where, said, follow=True).content.decode()


def written():
    """How many there are of everything that a file of people can write."""
    kinds = (User, Employment, Post, SupervisionLine, Team)
    return [kind.objects.count() for kind in kinds]


@pytest.mark.parametrize(("rows", "words"), WRONG.values(), ids=WRONG)
def test_wrong_rows_are_told_and_only_the_good_one_is_written_when_that_is_agreed(
    admin, rows, words
):
    before = written()
    rows = [{**each, "Team": "New team", "District": ""} for each in rows]

    send(admin, csv_bytes(GOOD, *rows))
    post(
        admin,
        "columns",
        email="Email",
        name="Name",
        team="Team",
        job_role="Job Title",
        starts="Start Date",
        ends="End Date",
        supervisor="Supervisor",
    )
    told = post(admin, "check", **A_DAY)
    seen = PeopleFile.objects.get().digest
    refused = post(admin, "apply", seen=seen)
    nothing = written()
    done = post(admin, "apply", seen=seen, without="on")

    assert words in told
    assert "to go on without" in refused
    assert nothing == before
    assert "Done: the file is applied" in done
    assert written() == [before[0] + 1, before[1] + 1, before[2] + 1, before[3], before[4] + 1]
    assert User.objects.with_email("good@new.example").exists()


def test_a_workbook_of_formulas_writes_nothing(admin):
    before = written()
    names = ["Name", "Email", "Team", "Job Title", "Start Date"]
    formulas = ['=HYPERLINK("http://x")', "=A1", "=A2", "=1+1", "=TODAY()"]

    send(admin, workbook_bytes([names, formulas]), "people.xlsx")
    chosen = dict(zip(("name", "email", "team", "job_role", "starts"), names, strict=True))
    post(admin, "columns", **chosen)
    post(admin, "words", job_role_0="family_help_practitioner")
    told = post(admin, "check", **A_DAY)

    assert "Nothing to apply" in told
    assert "formula" in told
    assert written() == before


PEOPLE = [["Name", "Email"], ["Ada", "a@b.example"]]
SWELLS = samples.zipped(
    {
        "[Content_Types].xml": b"spreadsheetml.sheet.main+xml",
        "xl/worksheets/sheet1.xml": b"0" * 30_000_000,
    }
)


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (SWELLS, "people.xlsx", "swells"),
        (samples.picture("PNG"), "people.xlsx", "This is a picture"),
        (workbook_bytes(PEOPLE)[:-200], "people.xlsx", "cut short"),
        (b"Name,Email,Team\nA,a@b.example,Red\nB,b@b.ex", "people.csv", "stops halfway"),
    ],
    ids=["a zip bomb", "a picture", "half a workbook", "half a text"],
)
def test_a_file_that_is_not_what_it_says_leaves_nothing(admin, content, name, words):
    before = written()
    kept = set(everything_kept())

    told = send(admin, content, name)

    assert "There is something to change" in told
    assert words in told
    assert not PeopleFile.objects.exists()
    assert set(everything_kept()) == kept
    assert written() == before


def everything_kept():
    """Every private file, by its path."""
    return [path for path in Path(storages["private"].location).rglob("*") if path.is_file()]
