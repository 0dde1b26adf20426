"""Whoever is not one of a record’s people, and opens it, is on the practitioner’s page of who has
looked."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from portal.dates import as_if, now, today
from portal.home.looks import counts_of, looks_at
from portal.journal.models import Entry
from portal.people.actions.openings import open_records
from portal.people.models import Cover
from supervision.sessions import actions
from supervision.sessions.models import Sample, SampledSession
from tests.factories import EmploymentFactory, SupervisionLineFactory, UserFactory

pytestmark = [pytest.mark.django_db, pytest.mark.access]


def read(person, record):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(record.get_absolute_url())
    assert answer.status_code == 200


def told(world):
    return {(look.actor, look.title, look.why) for look in looks_at(world.person)}


def why(world, actor):
    return sorted(look.why for look in looks_at(world.person) if look.actor == actor)


def in_words(session):
    return f"{session.happens_on.day} {session.happens_on:%B %Y}"


def test_its_own_people_are_not_listed(world):
    session = world.held()
    action = world.agreed_action(session)
    agreement = world.agreed()
    before = told(world)

    for record in (session, action, agreement):
        for person in (world.person, world.supervisor):
            read(person, record)

    assert told(world) == before


def test_an_opening_lists_what_there_is_and_what_was_looked_at(world):
    session, agreement = world.locked(), world.agreed()
    action = world.agreed_action(world.held())
    manager = world.cast["service-manager"]
    opening = open_records(
        employment=world.employment, reason="complaint", words="A complaint.", hours=2, by=manager
    )
    client = Client()
    client.force_login(manager, backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(opening.get_absolute_url()).content.decode()
    for record in (session, agreement, action):
        assert record.get_absolute_url() in page
        read(manager, record)

    kinds = dict(counts_of([opening])[opening.pk])
    assert {"Supervision record", "Supervision agreement", "Agreed in supervision"} <= set(kinds)
    assert (
        manager,
        f"Supervision record, {in_words(session)}",
        "They opened your records; see above.",
    ) in told(world)


def test_who_covers_is_listed(world):
    covering = UserFactory()
    agreement = world.agreed()
    session = world.held()
    action = world.agreed_action(session)
    Cover.objects.create(
        absent=world.supervisor,
        covering=covering,
        set_by=world.supervisor,
        starts=today(),
        ends=today() + timedelta(days=9),
    )

    for record in (session, agreement, action):
        read(covering, record)

    assert why(world, covering) == ["They cover for your supervisor."] * 3


def test_saving_as_cover_is_one_look(world):
    covering = UserFactory()
    session = world.held()
    Cover.objects.create(
        absent=world.supervisor,
        covering=covering,
        set_by=world.supervisor,
        starts=today(),
        ends=today() + timedelta(days=9),
    )
    client = Client()
    client.force_login(covering, backend="django.contrib.auth.backends.ModelBackend")

    client.post(session.get_absolute_url(), {"do": "save"}, follow=True)

    assert Entry.objects.filter(actor=covering, verb="supervision.read_as_cover").count() == 1


def test_a_new_supervisor_is_listed_with_what_lets_them(world):
    with as_if(now() - timedelta(days=2)):
        first = world.locked()
    with as_if(now() - timedelta(days=1)):
        last = world.locked()
    planned = world.planned(days=3)
    agreement = world.agreed()
    action = world.agreed_action(world.held())
    world.employment.supervision_lines.filter(kind="line").update(ends=today())
    new = SupervisionLineFactory(
        employment=world.employment, subject=world.person, starts=today()
    ).supervisor
    actions.share_on(session=first, with_whom=new, by=world.person)

    for record in (first, last, planned, agreement, action):
        read(new, record)

    assert why(world, new) == ["They supervise you now."] * 4 + ["You let them read it."]


def test_a_joint_supervisor_and_an_auditor_are_listed(world):
    other = UserFactory()
    second = EmploymentFactory(user=world.person)
    SupervisionLineFactory(employment=second, subject=world.person, supervisor=other)
    agreement = world.draft_agreement()
    terms = {"every_days": 28, "minutes": 60, "place": "", "other": other}
    actions.save_terms(agreement=agreement, other_sees="records", by=world.person, **terms)
    actions.offer(agreement=agreement, by=world.supervisor)
    for person in (world.person, other):
        actions.agree(agreement=agreement, by=person)
    session = world.held()
    action = world.agreed_action(session)
    world.write(session)
    actions.share(session=session, by=world.supervisor)
    actions.respond(session=session, agrees=True, by=world.person)
    auditor = world.cast["auditor"]
    sample = Sample.objects.create(
        organisation=world.employment.organisation,
        by=auditor,
        reason="Yearly look.",
        seed=7,
        size=1,
        of_how_many=1,
        from_day=today(),
        to_day=today(),
        drawn_at=now(),
        open_until=today() + timedelta(days=7),
    )
    SampledSession.objects.create(sample=sample, session=session, position=1)

    read(other, session)
    read(other, action)
    read(auditor, session)

    assert why(world, other) == ["You agreed to joint supervision."] * 2
    assert why(world, auditor) == ["It was drawn for a check of quality."]


def test_the_pages_ask_no_more_the_more_there_is(world, as_, django_assert_max_num_queries):
    manager = as_("service-manager")
    opening = open_records(
        employment=world.employment,
        reason="complaint",
        words="A complaint.",
        hours=2,
        by=world.cast["service-manager"],
    )
    for _ in range(3):
        world.locked()
    browser = as_("practitioner")
    browser.get(reverse("home:who_looked"))
    manager.get(opening.get_absolute_url())

    with django_assert_max_num_queries(17):
        browser.get(reverse("home:who_looked"))
    with django_assert_max_num_queries(20):
        manager.get(opening.get_absolute_url())
