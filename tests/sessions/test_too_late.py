"""Somebody writes on a page while the other shares, sends, begins or calls off: no word is lost."""

import pytest
from django.urls import reverse

from supervision.sessions import actions, recording
from supervision.sessions.models import Agreement, Entry
from supervision.sessions.together import digest_of
from supervision.sessions.views import recording as recording_pages

pytestmark = pytest.mark.django_db
AS_SCRIPT = {"HTTP_ACCEPT": "application/json"}
SINCE = "shared this record while you wrote"


@pytest.fixture
def supervisor(as_):
    return as_("supervisor")


@pytest.fixture
def practitioner(as_):
    return as_("practitioner")


def typed(text, *, code="thinking", was=""):
    return {f"{code}-text": text, f"{code}-edit": 0, f"{code}-was": digest_of(was)}


def part_of(session, code="thinking"):
    return reverse("supervision:part", args=[session.uuid, code])


def test_what_the_practitioner_typed_is_ready_as_their_answer(world, practitioner):
    session = world.shared()
    words = {"do": "save", "new-what": "Watch a visit"} | typed("I was tired.", code="workload")

    script = practitioner.post(part_of(session), typed("I was tired."), **AS_SCRIPT)
    page = practitioner.post(session.get_absolute_url(), words)
    plain = practitioner.post(part_of(session), typed("I was tired."))

    assert script.status_code == page.status_code == plain.status_code == 409
    assert f"{world.supervisor} shared this record" in script.json()["says"]
    assert SINCE in page.text
    box = page.context["respond"]["comment"].value()
    assert "I was tired." in box
    assert "Watch a visit" in box
    assert "I was tired." in plain.text


def test_what_is_typed_after_the_lock_is_ready_to_be_added(world, supervisor):
    session = world.locked()

    page = supervisor.post(session.get_absolute_url(), {"do": "share"} | typed("One thing more."))

    assert page.context["add"]["text"].value().endswith("One thing more.")


def test_who_holds_it_and_can_add_nothing_yet_sees_their_words(world, supervisor):
    session = world.shared()
    why = {"do": "save", "was-7-why": "We moved on."}

    page = supervisor.post(session.get_absolute_url(), why)

    assert "We moved on." in page.text
    assert "Copy it now." in page.text


def test_what_the_record_has_already_is_not_given_back(world, practitioner):
    session = world.shared()
    kept = Entry.objects.get(session=session).text

    same = practitioner.post(session.get_absolute_url(), {"do": "save"} | typed(kept), follow=True)
    older = typed("Of before.", was="Of before.")
    old = practitioner.post(session.get_absolute_url(), {"do": "save"} | older, follow=True)

    for answer in (same, old):
        assert answer.status_code == 200
        assert "It stays as it is now." in answer.text


def test_nobody_else_has_typed_in_it(world, as_):
    session = world.shared()

    assert as_("twin-supervisor").post(session.get_absolute_url(), typed("x")).status_code == 404


def test_a_share_at_the_same_moment_loses_no_word(world, practitioner, monkeypatch):
    """The record is shared after this page was let in and before its words are kept."""
    session = world.held()
    world.write(session, edit=0)
    real = recording.Recording.save_all

    def late(page):
        actions.share(session=session, by=world.supervisor)
        return real(page)

    monkeypatch.setattr(recording_pages.Recording, "save_all", late)
    words = {"do": "save"} | typed("I was tired.", code="workload")
    page = practitioner.post(session.get_absolute_url(), words)

    assert page.status_code == 409
    assert "I was tired." in page.context["respond"]["comment"].value()


def test_a_point_from_before_the_record_was_begun_is_on_the_agenda(world, supervisor, practitioner):
    session = world.planned()
    first = actions.add_point(session=session, text="Leave", by=world.person)
    actions.hold(session=session, by=world.supervisor)
    actions.tick_point(point=first, talked_about=True, by=world.person)
    actions.tick_decisions(session=session, written=True, by=world.supervisor)
    where = session.get_absolute_url()

    refused = supervisor.post(where, {"do": "point", "text": "The child in case 48213"})
    supervisor.post(where, {"do": "point", "text": "Rest"})
    begun = supervisor.post(where, {"do": "hold"}, follow=True)

    session.refresh_from_db()
    said = {one.text: one.talked_about for one in session.points.all()}
    assert said == {"Leave": True, "Rest": False}
    assert session.decisions_written is True
    assert "The child in case 48213" in refused.text
    assert "Begin the record" not in refused.text
    assert "Saved." not in begun.text


def test_only_a_section_that_was_sent_is_saved(world, supervisor):
    session = world.held()
    actions.tick_decisions(session=session, written=True, by=world.supervisor)

    supervisor.post(session.get_absolute_url(), {"do": "save"})
    session.refresh_from_db()
    assert session.decisions_written is True
    supervisor.post(session.get_absolute_url(), {"do": "save", "decisions-was": "yes"})

    session.refresh_from_db()
    assert session.decisions_written is None


def test_a_point_for_a_session_that_was_called_off_is_given_back(world, practitioner, as_):
    session = world.planned(days=2)
    actions.call_off(
        session=session, state="cancelled", gap="service", why="No cover.", by=world.supervisor
    )
    where = session.get_absolute_url()

    page = practitioner.post(where, {"do": "point", "text": "Rest"})

    assert page.status_code == 409
    assert "Rest" in page.text
    assert practitioner.post(where, {"do": "point"}).status_code == 403


@pytest.fixture
def draft(world):
    Agreement.objects.filter(employment=world.employment, state__in=["draft", "offered"]).delete()
    return world.draft_agreement()


def test_what_was_typed_in_an_agreement_that_is_sent_is_given_back(world, draft, practitioner):
    code = draft.parts.all()[1].heading.code
    actions.offer(agreement=draft, by=world.supervisor)
    words = typed("No phones.", code=code) | {
        "terms-place": "Room 9",
        "terms-minutes": draft.minutes,
    }
    part = reverse("supervision:agreement_part", args=[draft.uuid, code])

    script = practitioner.post(part, words, **AS_SCRIPT)
    page = practitioner.post(draft.get_absolute_url(), {"do": "offer"} | words)
    empty = practitioner.post(draft.get_absolute_url(), typed("", code=code), follow=True)

    says = f"{world.supervisor} sent this agreement while you wrote."
    assert (script.status_code, page.status_code) == (409, 409)
    assert says in script.json()["says"]
    assert says in page.text
    assert [one.text for one in page.context["typed"]] == ["Room 9", "No phones."]
    assert says in empty.text


def test_what_was_typed_in_a_draft_that_is_thrown_away_is_given_back(world, draft, practitioner):
    code = draft.parts.all()[1].heading.code
    actions.take_back(agreement=draft, by=world.supervisor)

    page = practitioner.post(draft.get_absolute_url(), typed("No phones.", code=code))

    assert "was taken back while you wrote" in page.text
    assert "No phones." in page.text
