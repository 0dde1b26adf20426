"""The rows and pages of a file of past records."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from portal.dates import now, today
from portal.exchange.actions import (
    send_past,
)
from portal.exchange.people.reading import read
from portal.exchange.people.table import Row, Table, Unreadable
from portal.exchange.training.columns import columns_of, looks_like_header, missing
from portal.exchange.training.planning import plan_for
from portal.exchange.training.rows import past_in
from skills.training.models import PastFile
from tests.factories import (
    CourseFactory,
    UserFactory,
)
from tests.training.planning import coordinator

from .past import DAY, HEADERS, outcomes, page_of, row, says, sent, table

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.mark.parametrize(
    ("headers", "words"),
    [
        (("Course", "Completed on"), "who it is"),
        (("Name", "Completed on"), "the course"),
        (("Name", "Course"), "the day"),
    ],
)
def test_a_file_without_a_column_that_it_needs_is_refused(headers, words):
    assert words in missing(columns_of(headers))
    with pytest.raises(Unreadable, match=words):
        send_past(
            organisation=None,
            name="past.csv",
            table=Table(headers, [Row(2, ("",) * len(headers))]),
            by=coordinator(),
        )


@pytest.mark.parametrize(
    ("cells", "words"),
    [
        ({"E-mail": "", "Name": ""}, "who it is"),
        ({"Course": ""}, "which course"),
        ({"Completed on": ""}, "It does not say when"),
        ({"Completed on": today() + timedelta(days=1)}, "not come yet"),
        ({"Counts until": "1/1/2026"}, "end before it was completed"),
        ({"Provider": "x" * 161}, "too long"),
    ],
)
def test_a_row_that_needs_mending_says_what(cells, words):
    past = sent(row(UserFactory(), CourseFactory()) | cells)

    assert outcomes(past) == ["refused"]
    assert words in says(past)


def test_formulas_and_torn_rows_are_refused():
    content = (
        "Email,Course,Completed on\n"
        "a@b.example,Knitting,1/2/2026,more,and more\n"
        "b@b.example,'=1+1,1/2/2026\n"
    )
    found = read(content.encode(), looks_like_header)
    rows = list(past_in(found, columns_of(found.headers)))

    assert "more cells" in rows[0].faults[0]
    assert rows[1].course == "=1+1"


def test_a_day_in_a_cell_for_words_is_written_as_people_write_it():
    [past] = past_in(table(row(Provider=DAY)), columns_of(HEADERS))

    assert past.provider == "3/2/2026"


class TestThePages:
    def upload(self, content):
        return {"file": SimpleUploadedFile("past.csv", content.encode())}

    def test_lead_from_a_file_to_the_record(self, as_, cast):
        user, course = cast["vcs-worker"], CourseFactory()
        content = f"Email,Course,Completed on,Pay\n{user.email},{course.title},1/2/2026,9\n"
        browser = as_("training-coordinator")

        page = browser.post(
            reverse("exchange:past_files"), self.upload(content), follow=True
        ).content.decode()
        past = PastFile.objects.get()
        assert "We don’t keep these columns: Pay." in page
        done = browser.post(
            reverse("exchange:apply_past", args=[past.uuid]), {"seen": past.digest}, follow=True
        ).content.decode()

        assert "it is on record" in done
        own = as_("vcs-worker").get(reverse("bookings:record")).content.decode()
        assert "from a file" in own

    def test_lead_a_coordinator_to_the_training_team(self, as_, cast):
        user, course = cast["vcs-worker"], CourseFactory()
        content = f"Email,Course,Completed on\n{user.email},{course.title},1/2/2026\n"
        browser = as_("partner-coordinator")
        sending = self.upload(content)
        group = user.employments.get().organisation
        page = browser.post(
            reverse("exchange:past_files"), sending | {"organisation": group.pk}, follow=True
        ).content.decode()
        past = PastFile.objects.get()
        assert "Send it to the training team" in page

        browser.post(reverse("exchange:ask_past", args=[past.uuid]))

        waits = browser.get(page_of(past)).content.decode()
        assert "The training team is asked" in waits
        team = as_("training-coordinator")
        assert f"past training from {group}" in team.get("/my/").content.decode()
        assert "Waiting for you" in team.get(reverse("exchange:past_files")).content.decode()
        assert "Put 1 on record" in team.get(page_of(past)).content.decode()

    def test_say_what_can_t_be_read(self, as_):
        browser, here = as_("training-coordinator"), reverse("exchange:past_files")

        nothing = browser.post(here, {}).content.decode()
        no_course = browser.post(here, self.upload("Email,Name\na@b.example,Ada\n"))
        pdf = browser.post(here, self.upload("%PDF-1.4")).content.decode()

        assert "Choose a file." in nothing
        assert "Call it “Course”" in no_course.content.decode()
        assert "This is a PDF" in pdf

    def test_say_that_only_the_first_sheet_was_read(self, as_):
        browser = as_("training-coordinator")
        answer = browser.get(reverse("exchange:past_template", args=["xlsx"]))
        book = load_workbook(io.BytesIO(b"".join(answer.streaming_content)))
        book.worksheets[0].append(["a@b.example", "", "Knitting", "", "1/2/2026"])
        content = io.BytesIO()
        book.save(content)
        upload = {"file": SimpleUploadedFile("past.xlsx", content.getvalue())}

        page = browser.post(reverse("exchange:past_files"), upload, follow=True).content.decode()

        assert "Only the first sheet was read" in page

    def test_say_what_became_of_it(self, as_):
        browser, by = as_("training-coordinator"), coordinator()
        past = sent(row(), by=by)
        browser.post(reverse("exchange:check_past", args=[past.uuid]))
        assert "Nothing to bring in" in browser.get(page_of(past)).content.decode()
        PastFile.objects.filter(pk=past.pk).update(state="applying", touched_at=now())
        assert "Putting it on record" in browser.get(page_of(past)).content.decode()
        told = browser.post(reverse("exchange:drop_past", args=[past.uuid]), follow=True)
        assert "being worked on" in told.content.decode()
        PastFile.objects.filter(pk=past.pk).update(state="checked")
        browser.post(reverse("exchange:drop_past", args=[past.uuid]))
        assert "This file was dropped" in browser.get(page_of(past)).content.decode()


@given(days=st.lists(st.integers(0, 5), max_size=12))
def test_however_often_a_row_stands_in_a_file_it_is_new_once(days):
    user, course = UserFactory(), CourseFactory()
    found = table(*(row(user, course, Completed_on=DAY + timedelta(days=n)) for n in days))

    plan = plan_for(past_in(found, columns_of(HEADERS)), organisation=None, by=coordinator())

    assert plan.counts.get("new", 0) == len(set(days))
    assert sum(plan.counts.values()) == len(days)
