"""What the database refuses of what is said of a review, of others who are asked, and of plans.
Each case is tried in a savepoint of one world."""

import pytest

from portal.dates import today
from skills.assessments.models import (
    Confirmation,
    Confirmer,
    DevelopmentAction,
    Nudge,
    OutsideView,
    ResponseNote,
    Review,
    SecondOpinion,
)
from tests.assessments.scenes import NOW, Scene, change, delete, let_through

pytestmark = pytest.mark.database


@pytest.fixture
def scene(world):
    return Scene(world)


def test_what_is_said_of_a_review_stays_and_is_of_it(scene):
    def note(confirmation=scene.confirmation, comment="I did it alone."):
        return ResponseNote.objects.create(
            response=scene.response, confirmation=confirmation, comment=comment
        )

    world = scene.world
    elsewhere = scene.other.reviewed().reviews.get().confirmations.first()
    said = note()

    assert (
        let_through(
            [
                ("a note says nothing", "", lambda: note(world_confirmation(scene, "B1"), "")),
                ("a level has two notes", "", note),
                ("a note is of another review", "of another review", lambda: note(elsewhere)),
                ("a note is changed", "append-only", lambda: change(said, comment="Hm.")),
                ("a note is deleted", "append-only", lambda: delete(said)),
                (
                    "a round has a second review",
                    "",
                    lambda: Review.objects.create(
                        assessment=scene.over, by=world.stranger, finished_at=NOW
                    ),
                ),
                (
                    "a round has two second looks",
                    "",
                    lambda: [
                        Review.objects.create(
                            assessment=scene.over, by=by, kind="second_look", finished_at=NOW
                        )
                        for by in (world.social_worker, world.stranger)
                    ],
                ),
            ]
        )
        == []
    )


def world_confirmation(scene, code):
    return Confirmation.objects.get(revision=scene.answered(code))


def test_those_who_are_asked_are_somebody_and_asked_once(scene):
    world = scene.world
    area = world.statement("A1").domain

    def ask(**who):
        return Confirmer.objects.create(
            assessment=scene.over, domain=area, asked_by=world.supervisor, asked_at=NOW, **who
        )

    def opinion(**fields):
        values = {"asked_of": world.social_worker, "asked_by": world.practitioner, "why": "Twice."}
        return SecondOpinion.objects.create(
            confirmation=scene.confirmation, asked_at=NOW, **values | fields
        )

    outside = {"name": "O. Utside", "email": "o@outside.example"}
    colleague, assessor, asked = ask(user=world.stranger), ask(**outside), opinion()

    def view(**fields):
        return OutsideView.objects.create(
            confirmer=assessor, revision=scene.answer, said_at=NOW, **fields
        )

    assert colleague.is_open
    assert asked.review is None
    assert (
        let_through(
            [
                ("a confirmer is nobody", "", ask),
                ("an outside assessor has no address", "", lambda: ask(name="O. Utside")),
                ("an outside assessor has no name", "", lambda: ask(email="o@outside.example")),
                (
                    "a colleague has an address",
                    "",
                    lambda: ask(user=world.social_worker, **outside),
                ),
                ("two colleagues have one area", "", lambda: ask(user=world.social_worker)),
                ("an assessor is asked twice", "", lambda: ask(**outside)),
                ("a view says nothing", "", view),
                ("a view is of level 5", "", lambda: view(level=5)),
                (
                    "a second opinion has no reason",
                    "",
                    lambda: [change(asked, ended_at=NOW), opinion(why="")],
                ),
                (
                    "a second opinion is one's own",
                    "",
                    lambda: [change(asked, ended_at=NOW), opinion(asked_of=world.practitioner)],
                ),
                ("a level has two opinions open", "", opinion),
                (
                    "an opinion is given and ended",
                    "",
                    lambda: change(asked, review_id=scene.review.pk, ended_at=NOW),
                ),
            ]
        )
        == []
    )


def test_a_step_of_a_plan_says_what_and_stays_closed(scene):
    person = scene.world.practitioner

    def step(**fields):
        values = {"what": "Watch a visit.", "owner": person, "added_by": person}
        moment = {"by_when": today(), "added_at": NOW}
        return DevelopmentAction.objects.create(
            employment=scene.world.employment, **values | moment | fields
        )

    closed = {"closed_by": person, "closed_at": NOW}
    done = step(state="done", **closed)
    nudge = Nudge.objects.create(about="review", object_id=1, by=person, at=NOW)

    assert (
        let_through(
            [
                ("a step says nothing", "", lambda: step(what="")),
                ("a step is done by nobody", "", lambda: step(state="done")),
                ("an open step is closed by somebody", "", lambda: step(**closed)),
                ("a step is dropped for no reason", "", lambda: step(state="dropped", **closed)),
                (
                    "a closed step is open again",
                    "stays as it is",
                    lambda: change(done, state="open", closed_by_id=None, closed_at=None),
                ),
                ("a reminder is changed", "append-only", lambda: change(nudge, object_id=2)),
                ("a reminder is deleted", "append-only", lambda: delete(nudge)),
            ]
        )
        == []
    )
