"""Applying a file of people: all or nothing, once, with what is open handed over."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from portal.changes.models import Change
from portal.dates import today
from portal.exchange.people.applying import apply
from portal.exchange.people.carrying_out import plan_of
from portal.exchange.people.columns import guess
from portal.exchange.people.export import HEADER, rows
from portal.exchange.people.here import Asked
from portal.exchange.people.reading import read
from portal.journal.models import Entry
from portal.people.models import Organisation, Post, SupervisionLine, Team, User
from tests.factories import RoleGrantFactory, someone_with

from .people.files import csv_text, planned, row
from .people.place import ADA, BEA, DAY, NEW, ROLE, SOON, Place, in_cell

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def by():
    return someone_with("administrator")


def done(place, *people, by=None, day=DAY, **asked):
    """The people applied, and the plan for the same file again."""
    lines = [row(**each) for each in people]
    plan = planned(lines, place.organisation, day, by, **asked)
    apply(plan, by=by)
    return planned(lines, place.organisation, day, by, **asked)


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
    again = done(place, {**ADA, "End_Date": in_cell(SOON)}, {**NEW, "End_Date": in_cell(SOON)})

    place.ada.refresh_from_db()
    assert place.ada.ends is None
    assert place.ada.changes.get(state="planned").on_day == SOON + timedelta(days=1)
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
        "End Date": st.sampled_from(["", "", "31/10/2026", in_cell(SOON)]),
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


def test_posts_lines_and_jobs_hold_together_after_many_files(place):
    done(place, {**ADA, "Team": "Blue", "District": "", "Supervisor": "cy@new.example"}, NEW)
    done(place, {**ADA, "Team": "Red", "Supervisor": "bea@new.example"}, BEA)

    assert Post.objects.filter(employment=place.ada, ends=None).count() == 1
    assert SupervisionLine.objects.filter(employment=place.ada, ends=None).count() == 1
