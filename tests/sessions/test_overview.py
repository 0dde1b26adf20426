"""What `/supervision/` lists, on which page, and where its crumbs lead."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.calendar import in_feeds
from portal.dates import as_if, now, today
from portal.people.models import SupervisionLine
from supervision.sessions import actions, overview
from supervision.sessions.models import Agreement, Session
from supervision.sessions.overview import Own, Team
from tests.factories import EmploymentFactory, SupervisionLineFactory, UserFactory

pytestmark = pytest.mark.django_db
MINE = "supervision:mine"


def test_a_session_whose_time_is_over_is_on_the_practitioner_s_page(world, as_):
    session = world.planned(starts_at=now() - timedelta(hours=2))

    page = as_("practitioner").get(reverse(MINE))

    assert session in page.context["own"].over
    assert f"{world.supervisor} begins the record" in page.text


def test_two_lists_are_turned_one_by_one(world, as_, monkeypatch):
    monkeypatch.setattr(overview, "A_PAGE", 1)
    monkeypatch.setattr(overview, "PEOPLE_A_PAGE", 1)
    browser = as_("supervisor")
    mine = EmploymentFactory(user=world.supervisor)
    other = UserFactory()
    SupervisionLineFactory(employment=mine, subject=world.supervisor, supervisor=other)
    for minutes in (10, 5):
        at = now() - timedelta(minutes=minutes)
        session = actions.plan(employments=[mine], starts_at=at, minutes=60, by=other)
        actions.call_off(session=session, state="missed", gap="service", why="No cover.", by=other)

    page = browser.get(reverse(MINE), {"people": 2, "page": 2})

    assert (page.context["own"].history.number, page.context["team"].page.number) == (2, 2)
    assert 'href="?people=2&amp;page=1"' in page.text
    assert 'href="?page=2&amp;people=1"' in page.text


def test_who_is_late_is_first_on_the_first_page(world, monkeypatch):
    monkeypatch.setattr(overview, "PEOPLE_A_PAGE", 1)
    late = EmploymentFactory(user=UserFactory(name="Zoe Zimmer"))
    lead = UserFactory()
    for job in (EmploymentFactory(user=UserFactory(name="Abe Abbot")), late):
        SupervisionLineFactory(employment=job, supervisor=lead)
    with as_if(now() - timedelta(days=200)):
        actions.hold(session=world.planned(employments=[late], by=lead), by=lead)

    assert [one.employment for one in Team(lead).members] == [late]
    assert Team(lead, 2).page.number == 2


def test_what_waits_alone_makes_the_page_somebody_s(world):
    lead = UserFactory()
    Session.objects.create(
        supervisor=lead,
        starts_at=now() - timedelta(hours=2),
        minutes=60,
        planned_by=lead,
        planned_at=now(),
    )
    job = EmploymentFactory()
    agreed = {"employment": job, "subject": job.user, "started_by": lead, "started_at": now()}
    Agreement.objects.create(supervisor=lead, every_days=28, minutes=60, **agreed)

    assert Team(lead).is_somebody
    assert Own(job.user).is_somebody
    assert not Own(lead).is_somebody
    assert not Team(UserFactory()).is_somebody


def test_a_former_supervisor_has_no_crumb_that_leads_nowhere(world, as_):
    session = world.locked()
    browser = as_("supervisor")
    before = browser.get(session.get_absolute_url()).context["crumbs"]

    SupervisionLine.objects.filter(employment=world.employment).update(ends=today())
    after = browser.get(session.get_absolute_url()).context["crumbs"]

    assert [name for name, _ in before] == ["Supervision", world.person.name]
    assert [name for name, _ in after] == ["Supervision"]


def test_a_move_is_the_last_change_that_calendars_are_told_of(world):
    with as_if(now() - timedelta(days=9)):
        session = world.planned(days=20)
    moved_at = now()
    with as_if(moved_at):
        actions.move(
            session=session,
            starts_at=session.starts_at,
            minutes=90,
            place="",
            link="",
            by=world.supervisor,
        )

    entries = in_feeds(world.person, now())
    assert [one.changed for one in entries if str(session.uuid) in one.uid] == [moved_at]
