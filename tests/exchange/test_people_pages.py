"""Bringing people in by the pages, from the file to the last page."""

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from portal.exchange.models import PeopleFile
from portal.people.models import Organisation, User
from tests.access.exchange import A_DAY, checked

from .people.files import csv_bytes, row, upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(as_):
    return as_("administrator")


def send(admin, content, name="people.csv"):
    council = Organisation.objects.council().get()
    return admin.post(
        reverse("exchange:files"),
        {"organisation": council.pk, "file": upload(content, name)},
        follow=True,
    )


def post(admin, route, people_file, **said):
    return admin.post(
        reverse(f"exchange:{route}", args=[people_file.uuid]), said, follow=True
    ).content.decode()


def test_an_administrator_brings_somebody_in_step_by_step(admin):
    first = row(Job_Title="Wizard", Team="New team", District="")
    page = send(admin, csv_bytes({**first, "Salary": "31000"})).content.decode()
    people_file = PeopleFile.objects.get()
    assert "Which column is which?" in page

    chosen = {
        "email": "Email",
        "name": "Name",
        "team": "Team",
        "job_role": "Job Title",
        "starts": "Start Date",
    }
    assert "What do these words mean here?" in post(admin, "columns", people_file, **chosen)
    said = {"job_role_0": "family_help_practitioner"}
    assert "Check the file" in post(admin, "words", people_file, **said)
    assert "Nothing is written yet" in post(admin, "check", people_file, **A_DAY)
    assert not User.objects.filter(email="ada@new.example").exists()
    people_file.refresh_from_db()
    done = post(admin, "apply", people_file, seen=people_file.digest)

    assert "Done: the file is applied" in done
    assert User.objects.get(email="ada@new.example").main_post.team.name == "New team"
    again = send(admin, csv_bytes(first)).content.decode()
    assert "Check the file" in again


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b'Name,Email\n"Ada,a@b.example\n', "people.csv", "row 2 and never closes"),
        (b"Name,Email\nAda,a@b.example\n", "people.xlsx", "something else"),
        (b"", "people.csv", "This file is empty"),
    ],
)
def test_a_file_that_can_not_be_used_is_refused_and_not_kept(admin, content, name, words):
    page = send(admin, content, name).content.decode()

    assert "There is something to change" in page
    assert words in page
    assert not PeopleFile.objects.exists()


def test_a_choice_that_can_not_be_keeps_what_was_chosen(admin):
    send(admin, csv_bytes(row()))

    page = post(admin, "columns", PeopleFile.objects.get(), email="Email")

    assert "Choose the column with the name" in page
    assert '<option value="Email" selected>' in page


def test_rows_left_out_and_many_leavers_have_to_be_agreed_to(admin):
    people_file = PeopleFile.objects.get(uuid=checked()["uuid"])
    people_file.counts |= {"refused": 2, "absent": 1240, "is_drastic": True}
    people_file.save()

    page = post(admin, "apply", people_file, seen=people_file.digest, leaving="12")

    assert "Tick the box to go on without these rows" in page
    assert "Type 1240, the number of people who would leave" in page
    assert "2 rows are left out. Bring in the rest." in page


def test_a_day_long_ago_is_refused(admin):
    people_file = PeopleFile.objects.get(uuid=checked()["uuid"])

    page = post(admin, "check", people_file, **{**A_DAY, "as_at_year": "2020"})

    assert "Choose today or a day in the last three months" in page


def test_the_page_can_be_left_while_the_worker_is_at_it(admin):
    people_file = PeopleFile.objects.get(uuid=checked()["uuid"])
    people_file.state = "applying"
    people_file.save()

    page = admin.get(people_file.get_absolute_url()).content.decode()

    assert '<meta http-equiv="refresh" content="3">' in page
    assert "You can leave this page" in page
    assert "is being worked on" in post(admin, "drop", people_file)


def test_a_dropped_file_says_that_nothing_was_written(admin):
    people_file = PeopleFile.objects.get(uuid=checked()["uuid"])

    assert "This file was dropped" in post(admin, "drop", people_file)
    for route in ("columns", "words"):
        page = admin.get(reverse(f"exchange:{route}", args=[people_file.uuid]), follow=True)
        assert "This file was dropped" in page.content.decode()


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_the_list_that_is_taken_out_can_be_read_in_again(admin, kind):
    council = Organisation.objects.council().get()

    out = admin.post(reverse("exchange:export"), {"organisation": council.pk, "kind": kind})
    page = send(admin, b"".join(out.streaming_content), f"people.{kind}").content.decode()

    assert "Which column is which?" in page
    assert out.headers["Content-Disposition"].startswith("attachment")


def test_the_template_has_a_sheet_that_says_what_goes_where(admin, tmp_path):
    out = admin.get(reverse("exchange:template", args=["xlsx"]))
    (tmp_path / "template.xlsx").write_bytes(b"".join(out.streaming_content))

    book = load_workbook(tmp_path / "template.xlsx")

    assert book.sheetnames == ["People", "What goes where"]
    assert book["People"]["A1"].value == "E-mail"
    assert admin.get(reverse("exchange:template", args=["exe"])).status_code == 404
    assert admin.get(reverse("exchange:template", args=["csv"])).status_code == 200
