"""How many questions each page may ask the database, and that a list asks no more of them when it
is long."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.dates import as_if, now, today
from portal.people.actions.invitations import invite
from portal.people.actions.openings import close, open_records
from portal.people.models import Post, Team
from skills.assessments.actions import save_answer, start, submit
from skills.assessments.actions import withdraw as withdraw_round
from skills.training.actions import record_completion
from skills.training.models import Elsewhere
from supervision.readiness.actions import open_application
from supervision.readiness.actions import withdraw as withdraw_application
from supervision.readiness.models import GateVersion
from tests.access import BUDGETS, LISTS, NOT_READ, TABLE
from tests.conftest import Cast, signed_in
from tests.factories import CourseFactory, PostFactory, SupervisionLineFactory
from tests.partners.asking import waiting, welcomed
from tests.test_access import address
from tests.training.planning import booked, opened


def questions(client, where):
    """How many were asked, with what the process remembers learnt beforehand."""
    client.get(where)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(where)
    assert answer.status_code == 200
    assert_frame(answer)
    return len(asked)


def assert_frame(answer):
    """Whatever a page tells its template, the frame around it goes on naming who reads."""
    who = answer.context and answer.context.get("who")
    assert not who or set(who) == {"name", "line"}


def named(value):
    if isinstance(value, int):
        return str(value)
    route, of, role = value
    return f"{route} {of.__name__} {role}"


@pytest.mark.parametrize(("opened", "most"), BUDGETS.items(), ids=named)
def test_a_page_stays_within_its_budget(opened, most, as_):
    route, of, role = opened
    row = next(row for row in TABLE if (row.route, row.of, row.post) == (route, of, None))

    assert questions(as_(role), address(row)) <= most


def test_every_page_has_a_budget():
    read = {
        (row.route, row.of)
        for row in TABLE
        if row.post is None and row.ok and row.then == 0 and row.route not in NOT_READ
    }

    assert {(route, of) for route, of, _ in BUDGETS} == read


def grow(cast, times):
    """More people in the supervisor's team, each with a round sent and a G3 open; and more of the
    practitioner's own rounds and applications that came to nothing."""
    supervisor, practitioner = cast["supervisor"], cast["practitioner"]
    example = Post.objects.get(employment__user=practitioner)
    gate = GateVersion.objects.published().get(gate__code="G3")
    for _ in range(times):
        employment = PostFactory(
            employment__organisation=example.employment.organisation,
            team=example.team,
            job_role=example.job_role,
        ).employment
        SupervisionLineFactory(employment=employment, supervisor=supervisor)
        send_round(employment)
        open_application(employment=employment, gate_version=gate, by=supervisor)
        draft = start(employment=example.employment, by=practitioner)
        withdraw_round(assessment=draft, by=practitioner)
        begun = open_application(employment=example.employment, gate_version=gate, by=practitioner)
        withdraw_application(application=begun, by=practitioner)
        open_and_invite(cast, employment, example)
        run_training(cast, employment)
        waiting(email=f"waits-{employment.pk}@tests.example")
        welcomed(
            waiting(email=f"agreed-{employment.pk}@tests.example"), name=f"Group {employment.pk}"
        )


def open_and_invite(cast, employment, example):
    """More records opened, the practitioner's among them, and more people invited."""
    manager = cast["service-manager"]
    asked = {"reason": "complaint", "words": "A complaint.", "hours": 4, "by": manager}
    open_records(employment=employment, **asked)
    close(opening=open_records(employment=example.employment, **asked), by=manager)
    invite(
        name="Guest",
        email=f"guest-{employment.pk}@tests.example",
        team=Team.objects.get(name="Kindling Families"),
        job_role=example.job_role,
        kind="volunteer",
        last_day=today(),
        by=cast["partner-coordinator"],
    )


def run_training(cast, employment):
    """An event more with a place on it, one that is over, a certificate sent, a course finished."""
    by, practitioner = cast["training-coordinator"], cast["practitioner"]
    booked(opened(by=by), employment.user)
    with as_if(now() - timedelta(days=60)):
        booked(opened(by=by), practitioner)
    course = CourseFactory()
    Elsewhere.objects.create(
        user=employment.user, course=course, finished_on=today(), asked_at=now()
    )
    record_completion(user=practitioner, course=course, completed_on=today(), by=by)


def send_round(employment):
    by = employment.user
    begun = start(employment=employment, by=by)
    for rating in begun.ratings.filter(statement__core=True):
        save_answer(
            rating=rating,
            level=2,
            not_in_role=False,
            comment="",
            edit=0,
            by=by,
        )
    submit(assessment=begun, by=by)


@pytest.fixture(scope="module")
def costs(django_db_setup, django_db_blocker):
    """What each list costs with one row more, and with many: they grow once for all lists, which
    takes as long as to read a hundred. What grew is taken back."""
    with django_db_blocker.unblock(), transaction.atomic():
        cast = Cast()
        grow(cast, 1)
        few = {(route, role): asked_by(cast[role], route) for route, role in LISTS}
        grow(cast, 3)
        many = {(route, role): asked_by(cast[role], route) for route, role in LISTS}
        transaction.set_rollback(True)
    return few, many


def asked_by(person, route):
    """Once for the list, whatever else is asked for: each begins as if nothing had been read."""
    with transaction.atomic():
        cost = questions(signed_in(person), reverse(route))
        transaction.set_rollback(True)
    return cost


@pytest.mark.xdist_group("lists")
@pytest.mark.parametrize(("route", "role"), LISTS)
def test_a_list_costs_the_same_with_one_row_more_and_with_many(route, role, costs):
    few, many = costs

    assert many[route, role] == few[route, role]
