"""What is ticked on the agenda of a record stays ticked, whoever saves next."""

import pytest
from django.urls import reverse

from portal.journal.models import Entry as JournalEntry
from supervision.sessions import actions, agenda

pytestmark = pytest.mark.django_db
AS_SCRIPT = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def supervisor(as_):
    return as_("supervisor")


@pytest.fixture
def practitioner(as_):
    return as_("practitioner")


@pytest.fixture
def held(world):
    return world.held()


def agenda_of(session):
    return reverse("supervision:part", args=[session.uuid, "agenda"])


def opened(browser, session):
    """A line that the page offers, and what the page knows as ticked."""
    ticks = browser.get(session.get_absolute_url()).context["page"].ticks
    return ticks.offered[0], ticks.was


def talked_about(session) -> list[str]:
    return [one.text for one in session.points.all() if one.talked_about]


def test_an_offered_line_stays_ticked_through_the_next_save_of_the_same_page(supervisor, held):
    line, was = opened(supervisor, held)
    ticked = {"agenda-line": line.key}

    script = supervisor.post(agenda_of(held), ticked | {"agenda-was": was}, **AS_SCRIPT)
    supervisor.post(agenda_of(held), ticked | script.json()["edits"], **AS_SCRIPT)
    supervisor.post(held.get_absolute_url(), {"do": "save"} | ticked | {"agenda-was": was})

    assert talked_about(held) == [line.as_point]


def test_an_older_page_takes_nobody_s_tick_away(world, supervisor, practitioner, held):
    point = actions.add_point(session=held, text="Rest", by=world.person)
    older = {"do": "save", "agenda-was": opened(practitioner, held)[1]}

    supervisor.post(agenda_of(held), {"agenda-point": point.pk, "agenda-was": ""}, **AS_SCRIPT)
    practitioner.post(held.get_absolute_url(), older)

    assert talked_about(held) == ["Rest"]


def test_a_tick_is_taken_back_by_the_page_that_knew_of_it(world, supervisor, held):
    point = actions.add_point(session=held, text="Rest", by=world.person)
    line, was = opened(supervisor, held)
    both = {"agenda-point": point.pk, "agenda-line": line.key, "agenda-was": was}
    knows = supervisor.post(agenda_of(held), both, **AS_SCRIPT).json()["edits"]

    supervisor.post(agenda_of(held), {"agenda-point": point.pk} | knows, **AS_SCRIPT)

    assert talked_about(held) == ["Rest"]
    supervisor.post(
        held.get_absolute_url(), {"do": "save", "agenda-was": opened(supervisor, held)[1]}
    )
    assert talked_about(held) == []


def test_a_line_that_both_tick_is_one_point_and_nobody_declared_its_words(
    world, supervisor, practitioner, held
):
    line, was = opened(supervisor, held)

    for browser in (supervisor, practitioner):
        browser.post(agenda_of(held), {"agenda-line": line.key, "agenda-was": was}, **AS_SCRIPT)
    again = actions.offer_point(session=held, text="Gap: 48213", by=world.supervisor)

    assert talked_about(held) == [line.as_point]
    assert actions.offer_point(session=held, text="Gap: 48213", by=world.person) == again
    declared = JournalEntry.objects.filter(verb="words.declared", object_id=again.pk)
    assert not declared.exists()
    assert agenda.key_of(line.as_point) == line.key
