"""Courses that people finished before, brought in from a file."""

import io
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from portal.dates import months_after, now, today
from portal.exchange import nightly
from portal.exchange.actions import (
    NotNow,
    apply_past,
    ask_past,
    check_past,
    drop_past,
    remove_old_past_files,
    send_past,
)
from portal.exchange.actions.past_files import is_past_stuck
from portal.exchange.people.reading import read
from portal.exchange.people.table import Row, Table, Unreadable
from portal.exchange.training.carrying_out import apply_now, check_now
from portal.exchange.training.columns import columns_of, looks_like_header, missing
from portal.exchange.training.planning import plan_for
from portal.exchange.training.rows import past_in
from portal.notices.models import Notice
from portal.people.models import RoleGrant
from skills.training.actions import record_completion, withdraw_completion
from skills.training.models import Completion, PastFile
from tests.factories import (
    CourseFactory,
    EmploymentFactory,
    RoleGrantFactory,
    UserFactory,
    someone_with,
)
from tests.training.planning import charity, coordinator

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HEADERS = ("E-mail", "Name", "Course", "Counts as", "Completed on", "Provider", "Counts until")
DAY = date(2026, 2, 3)


def leader(organisation):
    user = EmploymentFactory(organisation=organisation).user
    RoleGrantFactory(user=user, organisation=organisation, role=RoleGrant.Role.PARTNER_COORDINATOR)
    return user


def table(*rows) -> Table:
    """Rows as dicts of header to cell."""
    made = [
        Row(at, tuple(row.get(header, "") for header in HEADERS))
        for at, row in enumerate(rows, start=2)
    ]
    return Table(HEADERS, made)


def row(user=None, course=None, **cells):
    usual = {
        "E-mail": user.email if user else "nobody@tests.example",
        "Course": course.title if course else "Knitting",
        "Completed on": DAY,
    }
    return usual | {key.replace("_", " "): value for key, value in cells.items()}


def sent(*rows, by=None, organisation=None) -> PastFile:
    return send_past(
        organisation=organisation, name="past.csv", table=table(*rows), by=by or coordinator()
    )


def outcomes(past_file) -> list:
    return list(past_file.lines.values_list("outcome", flat=True))


def says(past_file) -> str:
    return " ".join(word for line in past_file.lines.all() for word in line.says)


def test_each_row_is_shown_by_its_kind_and_nothing_is_saved():
    user, course = UserFactory(), CourseFactory(refresh_months=None)
    there = CourseFactory()
    record_completion(user=user, course=there, completed_on=DAY, by=coordinator())
    before = Completion.objects.count()

    past = sent(
        row(user, course),
        row(user, there),
        row(None, course),
        row(user),
        row(user, course, Completed_on="31/2/2026"),
        row(user, course),
    )

    assert outcomes(past) == ["new", "there", "person", "course", "refused", "there"]
    assert past.counts == {"new": 1, "there": 2, "person": 1, "course": 1, "refused": 1}
    assert past.state == "checked"
    assert Completion.objects.count() == before


def test_what_is_applied_is_on_record_from_a_file_and_a_replay_does_nothing():
    user, course, by = UserFactory(), CourseFactory(refresh_months=12), coordinator()
    past = sent(row(user, course, Provider="A trust"), by=by)

    apply_past(past_file=past, seen=past.digest, by=by)
    apply_past(past_file=past, seen=past.digest, by=by)

    done = Completion.objects.get(user=user)
    assert (done.source, done.provider, done.past_file, done.completed_on) == (
        "imported",
        "A trust",
        past,
        DAY,
    )
    assert done.expires_on == months_after(DAY, 12)
    again = sent(row(user, course), by=by)
    assert outcomes(again) == ["there"]
    assert not Notice.objects.filter(recipient=user).exists()


def test_learning_elsewhere_counts_as_the_course_that_it_is_said_to_be_like():
    user, course, by = UserFactory(), CourseFactory(), coordinator()
    past = sent(row(user, Counts_as=course.code), by=by)
    assert f"Counts as “{course}”." in says(past)

    apply_past(past_file=past, seen=past.digest, by=by)

    done = Completion.objects.get(user=user)
    assert (done.course, done.title) == (course, "Knitting")


def test_a_file_shortens_what_our_rule_gives_and_does_not_stretch_it():
    user, by = UserFactory(), coordinator()
    yearly, good = CourseFactory(refresh_months=12), CourseFactory(refresh_months=None)
    past = sent(
        row(user, yearly, Counts_until="3/4/2026"),
        row(user, good, Counts_until="3/4/2030"),
        row(user, yearly, Completed_on="1/1/2024", Counts_until="1/1/2039"),
        by=by,
    )

    apply_past(past_file=past, seen=past.digest, by=by)

    ends = dict(Completion.objects.filter(user=user).values_list("completed_on", "expires_on"))
    assert ends[date(2024, 1, 1)] == date(2025, 1, 1)
    found = Completion.objects.filter(user=user, completed_on=DAY)
    assert {one.expires_on for one in found} == {date(2026, 4, 4), date(2030, 4, 4)}
    assert "Ran out on" in says(past)
    assert "Counts until" in says(past)


def test_a_course_counted_from_its_last_end_goes_on_from_the_row_before():
    user, by = UserFactory(), coordinator()
    course = CourseFactory(refresh_months=12, expiry="from_last_expiry")
    past = sent(
        row(user, course, Completed_on="1/12/2025"),
        row(user, course, Completed_on="5/1/2025"),
        by=by,
    )

    apply_past(past_file=past, seen=past.digest, by=by)

    last = Completion.objects.get(user=user, completed_on=date(2025, 12, 1))
    assert last.expires_on == date(2027, 1, 5)


def test_a_person_is_found_by_name_where_only_one_has_it():
    one = EmploymentFactory(user=UserFactory(name="Zuleika Onlyone")).user
    for _ in range(2):
        EmploymentFactory(user=UserFactory(name="Sam Samename"))
    course = CourseFactory()

    past = sent(
        row(course=course, **{"E-mail": "", "Name": "zuleika  onlyone"}),
        row(course=course, **{"E-mail": "", "Name": "Sam Samename"}),
        row(one, course, Name="Z. Onlyone", Completed_on="4/4/2026"),
    )

    assert outcomes(past) == ["new", "person", "new"]
    assert "Several people" in says(past)
    assert "The file calls them" in says(past)


@pytest.mark.access
def test_who_leads_an_organisation_finds_its_own_people_alone_and_asks():
    group = charity()
    ours, theirs = EmploymentFactory(organisation=group).user, EmploymentFactory().user
    course, by = CourseFactory(), leader(group)

    past = sent(row(ours, course), row(theirs, course), by=by, organisation=group)

    assert outcomes(past) == ["new", "person"]
    with pytest.raises(PermissionDenied):
        apply_past(past_file=past, seen=past.digest, by=by)
    ask_past(past_file=past, by=by)
    ask_past(past_file=past, by=by)
    past.refresh_from_db()
    assert past.state == "asked"
    assert not Completion.objects.filter(user=ours).exists()
    apply_past(past_file=past, seen=past.digest, by=coordinator())
    assert Completion.objects.get(user=ours).source == "imported"
    assert Notice.objects.filter(recipient=by, title__contains="they count now").exists()


@pytest.mark.access
def test_nobody_else_sends_one():
    group = charity()
    for by, organisation in (
        (UserFactory(), group),
        (leader(charity()), group),
        (leader(group), None),
        (leader(charity(agreement_ends=today())), group),
        (someone_with("administrator"), None),
    ):
        with pytest.raises(PermissionDenied):
            sent(row(), by=by, organisation=organisation)


@pytest.mark.access
def test_nobody_applies_what_they_finished_themselves():
    by, course = coordinator(), CourseFactory()
    past = sent(row(by, course), by=by)

    assert outcomes(past) == ["refused"]
    assert "Ask a colleague" in says(past)


def test_what_was_withdrawn_is_not_brought_back_by_a_file():
    user, course = UserFactory(), CourseFactory()
    done = record_completion(user=user, course=course, completed_on=DAY, by=coordinator())
    withdraw_completion(completion=done, why="Not theirs.", by=coordinator())

    assert outcomes(sent(row(user, course))) == ["refused"]


def test_what_changed_meanwhile_is_shown_anew():
    user, course, by = UserFactory(), CourseFactory(), coordinator()
    past = sent(row(user, course), by=by)
    record_completion(user=user, course=course, completed_on=DAY, by=by)

    apply_past(past_file=past, seen=past.digest, by=by)

    past.refresh_from_db()
    assert (past.state, past.trouble, outcomes(past)) == ("checked", "changed", ["there"])


def test_a_file_that_was_asked_for_and_changed_still_waits():
    group = charity()
    by, course = leader(group), CourseFactory()
    past = ask_past(past_file=sent(row(by, course), by=by, organisation=group), by=by)

    check_past(past_file=past, by=coordinator())

    past.refresh_from_db()
    assert past.state == "asked"


def test_a_plan_that_was_not_seen_is_not_applied():
    by = coordinator()
    past = sent(row(), by=by)
    with pytest.raises(NotNow):
        apply_past(past_file=past, seen="another", by=by)
    with pytest.raises(NotNow):
        ask_past(past_file=past, by=by)


def test_a_dropped_file_is_forgotten():
    group = charity()
    by = leader(group)
    past = sent(row(), by=by, organisation=group)

    drop_past(past_file=past, by=coordinator())
    drop_past(past_file=past, by=by)

    past.refresh_from_db()
    assert (past.state, bool(past.file), past.lines.count()) == ("dropped", False, 0)
    assert Notice.objects.filter(recipient=by, title__contains="not taken in").exists()
    for act in (check_past, ask_past):
        with pytest.raises(NotNow):
            act(past_file=past, by=by)


def test_an_applied_file_is_not_dropped():
    by, user, course = coordinator(), UserFactory(), CourseFactory()
    past = sent(row(user, course), by=by)
    apply_past(past_file=past, seen=past.digest, by=by)

    with pytest.raises(NotNow):
        drop_past(past_file=past, by=by)


def test_what_files_held_goes_after_a_week():
    by, user, course = coordinator(), UserFactory(), CourseFactory()
    applied, lying = sent(row(user, course), by=by), sent(row(), by=by)
    apply_past(past_file=applied, seen=applied.digest, by=by)
    assert nightly.remove_old_files(today()) == 0

    assert remove_old_past_files(before=now() + timedelta(days=1)) == 2

    applied.refresh_from_db()
    lying.refresh_from_db()
    assert (applied.state, bool(applied.file)) == ("applied", False)
    assert (lying.state, bool(lying.file)) == ("dropped", False)


def test_a_failure_writes_nothing_and_can_be_tried_again(monkeypatch):
    by, user, course = coordinator(), UserFactory(), CourseFactory()
    past = sent(row(user, course), by=by)
    PastFile.objects.filter(pk=past.pk).update(state="applying", columns={"email": "Gone"})
    with pytest.raises(ValueError, match="not in tuple"):
        apply_now(past.pk, by)
    past.refresh_from_db()
    assert (past.state, past.trouble) == ("checked", "failed")
    PastFile.objects.filter(pk=past.pk).update(state="checking")
    with pytest.raises(ValueError, match="not in tuple"):
        check_now(past.pk, by)
    past.refresh_from_db()
    assert past.state == "sent"
    check_now(past.pk, by)
    apply_now(past.pk, by)
    assert not Completion.objects.filter(user=user).exists()


def test_a_worker_that_stopped_is_noticed():
    by = coordinator()
    past = sent(row(), by=by)
    long_ago = now() - timedelta(hours=1)
    for state in ("applying", "checking"):
        PastFile.objects.filter(pk=past.pk).update(state=state, touched_at=long_ago)
        past.refresh_from_db()
        assert is_past_stuck(past)
        with pytest.raises(NotNow):
            apply_past(past_file=past, seen="", by=by)


def test_many_rows_are_checked_by_the_worker(monkeypatch):
    monkeypatch.setattr("portal.exchange.actions.past_files.AT_ONCE", 1)
    user, course = UserFactory(), CourseFactory()

    past = sent(row(user, course), row(user, course))

    past.refresh_from_db()
    assert outcomes(past) == ["new", "there"]


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

        waits = browser.get(past.get_absolute_url()).content.decode()
        assert "The training team is asked" in waits
        team = as_("training-coordinator")
        assert f"past training from {group}" in team.get("/my/").content.decode()
        assert "Waiting for you" in team.get(reverse("exchange:past_files")).content.decode()
        assert "Put 1 on record" in team.get(past.get_absolute_url()).content.decode()

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
        assert "Nothing to bring in" in browser.get(past.get_absolute_url()).content.decode()
        PastFile.objects.filter(pk=past.pk).update(state="applying", touched_at=now())
        assert "Putting it on record" in browser.get(past.get_absolute_url()).content.decode()
        told = browser.post(reverse("exchange:drop_past", args=[past.uuid]), follow=True)
        assert "being worked on" in told.content.decode()
        PastFile.objects.filter(pk=past.pk).update(state="checked")
        browser.post(reverse("exchange:drop_past", args=[past.uuid]))
        assert "This file was dropped" in browser.get(past.get_absolute_url()).content.decode()


@given(days=st.lists(st.integers(0, 5), max_size=12))
def test_however_often_a_row_stands_in_a_file_it_is_new_once(days):
    user, course = UserFactory(), CourseFactory()
    found = table(*(row(user, course, Completed_on=DAY + timedelta(days=n)) for n in days))

    plan = plan_for(past_in(found, columns_of(HEADERS)), organisation=None, by=coordinator())

    assert plan.counts.get("new", 0) == len(set(days))
    assert sum(plan.counts.values()) == len(days)
