"""Whatever people do in whatever order: a record that was shared keeps its words, and nobody else
reads them."""

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from supervision.sessions import actions
from supervision.sessions.models import Session
from supervision.sessions.refusals import Refused

pytestmark = pytest.mark.django_db

STEPS = ("hold", "write", "share", "agree", "differ", "add", "call_off", "move_on")
PEOPLE = ("person", "supervisor", "stranger")


@given(steps=st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from(PEOPLE)), max_size=12))
def test_a_shared_record_keeps_its_words(world, steps):
    session = world.planned(days=0)
    kept = None
    people = {
        "person": world.person,
        "supervisor": world.supervisor,
        "stranger": world.cast["twin-supervisor"],
    }
    before = session.state
    for number, (step, who) in enumerate(steps):
        try:
            _do(world, session, step, people[who], number)
        except (Refused, PermissionDenied):
            session.refresh_from_db()
            assert session.state == before
            continue
        assert who != "stranger"
        session.refresh_from_db()
        before = session.state
        words = list(session.entries.values_list("text", flat=True))
        if session.can_be_read:
            kept = kept or words
            assert words == kept
        asked = session.attendees.count()
        assert session.is_locked == (session.responses.count() == asked)
        assert session not in Session.objects.visible_to(people["stranger"])


def _do(world, session, step, by, number):
    if step == "hold":
        actions.hold(session=session, by=by)
    elif step == "write":
        entry = session.entries.first()
        world.write(session, f"Words {number}.", by=by, edit=entry.edit if entry else 0)
    elif step == "share":
        actions.share(session=session, by=by)
    elif step in ("agree", "differ"):
        actions.respond(session=session, agrees=step == "agree", comment="Mine.", by=by)
    elif step == "add":
        actions.add_addendum(session=session, text=f"More {number}.", by=by)
    elif step == "call_off":
        actions.call_off(session=session, state="cancelled", gap="nobody", why="Ill.", by=by)
    else:
        actions.move(
            session=session, starts_at=session.starts_at, minutes=45, place="", link="", by=by
        )
