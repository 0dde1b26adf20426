"""Applying a file of people: all or nothing, once, with what is open handed over."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from portal.changes.models import Change
from portal.dates import now, today
from portal.exchange.actions import (
    NotNow,
    apply_people,
    check_people,
    drop_people,
    export_people,
    is_stuck,
    remove_old_people_files,
    say_columns,
    say_words,
    send_people,
)
from portal.exchange.models import FileLine, PeopleFile, PeopleFormat
from portal.exchange.people.applying import apply
from portal.exchange.people.carrying_out import apply_now, check_now, plan_of
from portal.exchange.people.columns import guess
from portal.exchange.people.export import HEADER, rows
from portal.exchange.people.here import Asked
from portal.exchange.people.reading import read
from portal.journal.models import Entry
from portal.people.models import Employment, Organisation, Post, SupervisionLine, Team, User
from tests.factories import RoleGrantFactory, someone_with

from .people.files import csv_bytes, csv_text, planned, row
from .people.place import DAY, ROLE, Place

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ADA = {"Name": "Ada Lee", "Email": "ada@new.example", "Payroll_No": "001"}
BEA = {"Name": "Bea May", "Email": "bea@new.example", "Payroll_No": "002"}
NEW = {"Name": "Cy Ng", "Email": "cy@new.example"}
COLUMNS = {
    "staff_number": "Payroll No",
    "name": "Name",
    "email": "Email",
    "team": "Team",
    "parent_team": "District",
    "job_role": "Job Title",
    "starts": "Start Date",
    "ends": "End Date",
    "supervisor": "Supervisor",
}


@pytest.fixture
def place():
    return Place()


@pytest.fixture
def by():
    return someone_with("administrator")


def done(place, *people, by=None, day=DAY, **asked):
    """The people applied, and the plan for the same file again."""
    lines = [row(**each) for each in people]
    plan = planned(lines, place.organisation, day, by, **asked)
    apply(plan, by=by)
    return planned(lines, place.organisation, day, by, **asked)


def sent(place, by, *people):
    people_file = send_people(
        organisation=place.organisation,
        name="people.csv",
        table=read(csv_bytes(*(row(**each) for each in people))),
        by=by,
    )
    return say_columns(people_file=people_file, columns=COLUMNS, by=by)


def checked(place, by, *people, **asked):
    people_file = sent(place, by, *people)
    said = {"as_at": today(), "absent_have_left": False, **asked}
    return check_people(people_file=people_file, by=by, **said)


def applied(people_file, by):
    return apply_people(people_file=people_file, seen=people_file.digest, by=by)


def test_somebody_new_gets_an_account_a_job_a_post_and_a_supervisor(place):
    again = done(
        place, {**NEW, "Team": "Blue", "District": "West", "Supervisor": "di@x.example"},
        {"Name": "Di Doe", "Email": "Di@X.example", "Supervisor": "bea@new.example"},
    )  # fmt: skip

    cy = User.objects.get(email="cy@new.example")
    job = cy.employments.get()
    assert (job.organisation, job.starts, job.kind) == (
        place.organisation,
        date(2024, 4, 3),
        "employed",
    )
    assert job.posts.get().team.parent.name == "West"
    assert job.supervision_lines.get().supervisor.email == "di@x.example"
    assert not cy.has_usable_password()
    assert again.counts == {"unchanged": 2}


def test_all_that_happened_is_in_the_journal(place, by):
    before = Entry.objects.count()

    done(place, NEW, by=by)

    found = Entry.objects.filter(actor=by).order_by("id")
    assert [entry.verb for entry in found] == ["person.added", "employment.started"]
    assert Entry.objects.count() == before + 2


def test_names_and_addresses_are_put_right(place):
    again = done(place, {**ADA, "Name": "Ada Li", "Email": "ada@other.example", "Supervisor": ""})
    place.ada.user.refresh_from_db()
    assert (place.ada.user.name, place.ada.user.email) == ("Ada Li", "ada@other.example")
    assert again.counts == {"unchanged": 1}


def test_a_move_ends_one_post_and_begins_another_on_the_day(place):
    again = done(place, {**ADA, "Team": "Blue", "District": ""})

    old, new = place.ada.posts.order_by("id")
    assert (old.ends, new.starts, new.team.name) == (DAY, DAY, "Blue")
    assert again.counts == {"unchanged": 1}


def test_another_supervisor_takes_over_on_the_day(place):
    again = done(place, {**ADA, "Supervisor": "cy@new.example"}, NEW)

    place.line.refresh_from_db()
    assert place.line.ends == DAY
    assert place.ada.supervision_lines.get(ends=None).supervisor.email == "cy@new.example"
    assert again.counts == {"unchanged": 2}


def test_who_leaves_with_nothing_open_leaves_at_once(place):
    again = done(place, {**ADA, "End_Date": "31/10/2026"})

    place.ada.refresh_from_db()
    assert place.ada.ends == date(2026, 11, 1)
    assert not User.objects.get(pk=place.ada.user_id).is_active
    assert place.ada.posts.get().ends == date(2026, 11, 1)
    assert place.ada.supervision_lines.get().ends == date(2026, 11, 1)
    assert place.ada.changes.get().state == "made"
    assert again.counts == {"gone": 1}


def test_who_leaves_people_and_a_role_behind_hands_over(place):
    grant = RoleGrantFactory(
        user=place.bea.user, role="partner_coordinator", organisation=place.organisation
    )

    again = done(place, {**BEA, "End_Date": "31/10/2026"})

    grant.refresh_from_db()
    place.line.refresh_from_db()
    assert (grant.ends, place.line.ends) == (date(2026, 11, 1), date(2026, 11, 1))
    assert again.counts == {"gone": 1}


def test_who_has_work_open_and_gets_another_job_role_hands_over(cast):
    job = cast["practitioner"].employments.get()
    post = job.post_on(today())
    file = [
        row(
            Name="",
            Email=cast["practitioner"].email,
            Team="",
            District="",
            Job_Title="Team manager",
        )
    ]

    apply(planned(file, job.organisation, today()), by=None)

    assert job.post_on(today()).job_role.code == "team_manager"
    assert job.post_on(today()).team == post.team
    assert job.changes.get(kind=Change.Kind.MOVE).state == "made"
    assert not job.assessments.filter(state="draft").exists()


def test_a_last_day_to_come_is_planned_for_its_night(place):
    done(place, {**ADA, "End_Date": "31/12/2099"})
    again = done(place, {**ADA, "End_Date": "31/12/2026"}, {**NEW, "End_Date": "31/3/2027"})

    place.ada.refresh_from_db()
    assert place.ada.ends is None
    assert place.ada.changes.get(state="planned").on_day == date(2027, 1, 1)
    assert again.counts == {"unchanged": 2}


def test_who_comes_back_has_a_new_job_and_the_old_account(place):
    done(place, {**ADA, "End_Date": "31/10/2026"})

    again = done(place, {**ADA, "Start_Date": "15/11/2026"}, day=today())

    place.ada.user.refresh_from_db()
    assert place.ada.user.is_active
    assert place.ada.user.employments.count() == 2
    assert again.counts == {"unchanged": 1}


def test_nothing_is_written_where_one_thing_fails(place):
    people = [row(**NEW), row(Name="Di", Email="di@x.example")]
    plan = planned(people, place.organisation, DAY)
    plan.to_do[1].person.staff_number = "001"
    before = User.objects.count(), Team.objects.count(), Entry.objects.count()

    with pytest.raises(DatabaseError), transaction.atomic():
        apply(plan, by=None)

    assert (User.objects.count(), Team.objects.count(), Entry.objects.count()) == before


PERSON = st.fixed_dictionaries(
    {
        "Name": st.sampled_from(["Ada Lee", "Oisín Ó Sé", "李 雷", "Zoë Müller"]),
        "Team": st.sampled_from(["Red", "Blue", "Green"]),
        "Job Title": st.sampled_from([ROLE, "team_manager"]),
        "Start Date": st.sampled_from(["3/4/2024", "3 Apr 2025", "2025-01-31"]),
        "End Date": st.sampled_from(["", "", "31/10/2026", "31/1/2027"]),
        "Supervisor": st.sampled_from(["", "", "p0@x.example", "p1@x.example", "bea@new.example"]),
    }
)


@given(st.lists(PERSON, min_size=1, max_size=6))
def test_applying_twice_changes_nothing(people):
    with transaction.atomic():
        place = Place()
        lines = [
            {**row(District=""), **each, "Email": f"p{n}@x.example", "Payroll No": f"0{n}"}
            for n, each in enumerate(people)
        ]
        plan = planned(lines, place.organisation, DAY)
        apply(plan, by=None)

        again = planned(lines, place.organisation, DAY)

        transaction.set_rollback(True)
    assert again.to_do == []
    assert again.left_out == plan.left_out


def test_the_list_of_who_is_here_can_be_sent_in_again_and_changes_nothing(cast):
    for organisation in Organisation.objects.all():
        lines = [dict(zip(HEADER, each, strict=True)) for each in rows(organisation)]
        table = read(csv_text(lines, HEADER).encode()) if lines else None

        asked = Asked(organisation, today())
        plan = plan_of(table, guess(table.headers, {}), asked) if table else None

        assert plan is None or plan.counts == {"unchanged": len(lines)}


class TestAFileOnItsWay:
    """Sent, columns and words told, checked, applied or dropped."""

    def test_it_is_applied_once_and_remembered_by_its_numbers(self, place, by):
        people_file = applied(checked(place, by, NEW, ADA), by)
        again = applied(people_file, by)

        assert (again.state, again.applied_by, again.counts["added"]) == ("applied", by, 1)
        assert User.objects.filter(email="cy@new.example").count() == 1

    def test_what_is_not_chosen_is_forgotten_at_once(self, place, by):
        table = read(b"Name,Email,Salary\nAda Lee,ada@new.example,31000\n")
        people_file = send_people(
            organisation=place.organisation, name="people.csv", table=table, by=by
        )
        told = {"name": "Name", "email": "Email"}

        people_file = say_columns(people_file=people_file, columns=told, by=by)
        again = say_columns(people_file=people_file, columns={}, by=by)

        assert again.columns == told
        assert again.not_kept == ["Salary"]
        with again.file.open("rb") as kept:
            assert b"31000" not in kept.read()

    def test_columns_and_words_are_remembered_for_the_next_file(self, place, by):
        first = sent(place, by, {**NEW, "Job_Title": "Wizard"})
        say_words(people_file=first, words={"job_role": {"wizard": ROLE}}, by=by)

        table = read(csv_bytes(row(**{**NEW, "Job_Title": "Wizard"})))
        second = send_people(organisation=place.organisation, name="b.csv", table=table, by=by)
        second = check_people(people_file=second, as_at=today(), absent_have_left=False, by=by)

        assert second.columns == COLUMNS
        assert second.counts["added"] == 1
        assert PeopleFormat.objects.get(organisation=place.organisation).words["kind"] == {}

    def test_rows_with_a_job_that_is_left_out_are_only_counted(self, place, by):
        first = sent(place, by, {**ADA, "Job_Title": "Chef"})
        say_words(people_file=first, words={"job_role": {"chef": ""}}, by=by)

        said = {"as_at": today(), "absent_have_left": True, "by": by}
        people_file = check_people(people_file=first, **said)

        assert people_file.counts["skipped"] == 1
        assert people_file.counts["absent"] == 1

    def test_it_is_shown_anew_when_people_changed_meanwhile(self, place, by):
        people_file = checked(place, by, NEW)
        User.objects.create_user(name="Cy Ng", email="cy@new.example")

        people_file = applied(people_file, by)

        assert (people_file.state, people_file.trouble) == ("checked", "changed")
        assert "Has an account here" in people_file.lines.get().says[0]
        assert not Employment.objects.filter(user__email="cy@new.example").exists()

    def test_a_plan_that_was_not_seen_is_not_applied(self, place, by):
        people_file = checked(place, by, NEW)

        with pytest.raises(NotNow, match="checked anew"):
            apply_people(people_file=people_file, seen="another", by=by)

    def test_it_is_dropped_with_all_that_it_held(self, place, by):
        people_file = checked(place, by, NEW)

        dropped = drop_people(people_file=drop_people(people_file=people_file, by=by), by=by)

        assert (dropped.state, bool(dropped.file)) == ("dropped", False)
        assert not FileLine.objects.filter(people_file=dropped).exists()
        for again in (
            lambda: check_people(people_file=dropped, as_at=DAY, absent_have_left=False, by=by),
            lambda: apply_people(people_file=dropped, seen="", by=by),
        ):
            with pytest.raises(NotNow):
                again()

    def test_nothing_is_checked_before_the_columns_are_told(self, place, by):
        table = read(csv_bytes(row(**NEW)))
        people_file = send_people(organisation=place.organisation, name="a.csv", table=table, by=by)

        with pytest.raises(NotNow, match="which column"):
            check_people(people_file=people_file, as_at=DAY, absent_have_left=False, by=by)

    def test_one_that_was_applied_is_not_dropped(self, place, by):
        people_file = applied(checked(place, by, NEW), by)

        with pytest.raises(NotNow, match="applied already"):
            drop_people(people_file=people_file, by=by)

    def test_a_worker_that_stopped_can_be_asked_again(self, place, by):
        people_file = checked(place, by, NEW)
        long_ago = now() - timedelta(hours=1)
        for state, back in (("applying", "checked"), ("checking", "sent")):
            PeopleFile.objects.filter(pk=people_file.pk).update(state=state, touched_at=long_ago)
            people_file.refresh_from_db()
            assert is_stuck(people_file)

            say_words(people_file=people_file, words={}, by=by)

            people_file.refresh_from_db()
            assert (people_file.state, people_file.trouble) == (back, "failed")

    def test_a_failure_leaves_it_as_it_was_and_says_so(self, place, by):
        people_file = checked(place, by, NEW)
        people_file.file.storage.delete(people_file.file.name)
        for state, work in (("applying", apply_now), ("checking", check_now)):
            PeopleFile.objects.filter(pk=people_file.pk).update(state=state)

            with pytest.raises(FileNotFoundError):
                work(people_file.pk, by)

            people_file.refresh_from_db()
            assert people_file.trouble == "failed"

    def test_work_that_is_done_already_is_not_done_again(self, place, by):
        people_file = checked(place, by, NEW)

        apply_now(people_file.pk, by)
        check_now(people_file.pk, by)

        assert not User.objects.filter(email="cy@new.example").exists()

    def test_a_large_one_is_checked_by_the_worker(self, place, by, monkeypatch):
        monkeypatch.setattr("portal.exchange.actions.people_files.AT_ONCE", 0)

        assert checked(place, by, NEW).state == "checked"

    def test_a_week_later_what_it_held_is_removed_and_its_numbers_stay(self, place, by):
        over = applied(checked(place, by, NEW), by)
        forgotten = checked(place, by, ADA)

        count = remove_old_people_files(before=now() + timedelta(minutes=1))

        over.refresh_from_db()
        forgotten.refresh_from_db()
        assert count == 2
        assert (over.state, over.counts["added"], bool(over.file)) == ("applied", 1, False)
        assert forgotten.state == "dropped"

    def test_only_who_looks_after_the_employer_does_any_of_this(self, place, by):
        people_file = checked(place, by, NEW)
        stranger = someone_with("partner_coordinator")
        table = read(csv_bytes(row(**NEW)))
        for refused in (
            lambda: send_people(
                organisation=place.organisation, name="a.csv", table=table, by=stranger
            ),
            lambda: applied(people_file, stranger),
            lambda: export_people(organisation=place.organisation, by=stranger),
        ):
            with pytest.raises(PermissionDenied):
                refused()

    def test_a_coordinator_does_it_for_their_own_while_the_agreement_holds(self, place):
        by = someone_with("partner_coordinator", organisation=place.organisation)

        people_file = applied(checked(place, by, NEW), by)

        assert people_file.state == "applied"
        assert list(PeopleFile.objects.visible_to(by)) == [people_file]
        Organisation.objects.filter(pk=place.organisation.pk).update(agreement_ends=today())
        assert not PeopleFile.objects.visible_to(by).exists()


def test_posts_lines_and_jobs_hold_together_after_many_files(place):
    done(place, {**ADA, "Team": "Blue", "District": "", "Supervisor": "cy@new.example"}, NEW)
    done(place, {**ADA, "Team": "Red", "Supervisor": "bea@new.example"}, BEA)

    assert Post.objects.filter(employment=place.ada, ends=None).count() == 1
    assert SupervisionLine.objects.filter(employment=place.ada, ends=None).count() == 1
