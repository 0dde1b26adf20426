"""A piece of evidence: written, put to answers, moved between its tiers, thrown away."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from portal.dates import today
from portal.plain.finding import digest_of, find
from skills.assessments import actions
from skills.assessments.refusals import (
    Stale,
    WrongPiece,
)
from tests.assessments.keeping import (
    CASE,
    Tier,
    begun,
    paper,
    put,
    saved,
    took_off,
    verbs,
)
from tests.factories import EmploymentFactory

pytestmark = [pytest.mark.django_db, pytest.mark.database]

# --- Written ----


def test_a_piece_begins_private_and_a_second_click_begins_no_other(world):
    first = begun(world)

    assert first.tier == Tier.PRIVATE
    assert begun(world) == first
    assert begun(world, "training") != first
    saved(world, first)
    assert begun(world) != first


def test_saves_count_up_and_the_same_again_saves_nothing(world):
    piece = saved(world)

    again = saved(world, piece)
    changed = saved(world, piece, text="And what came of it.", edit=1)

    assert (piece.edit, again.edit, changed.edit) == (1, 1, 2)
    assert verbs(piece) == []


def test_a_page_that_is_stale_overwrites_nothing(world):
    piece = saved(world)

    with pytest.raises(Stale) as refusal:
        saved(world, piece, text="From another tab.", edit=0)

    assert refusal.value.kept.text == "Watched at work."


def test_what_is_said_not_to_be_about_a_family_is_journalled_once(world):
    declared = digest_of(find(CASE))

    piece = saved(world, text=CASE, declared=declared)
    saved(world, piece, text=f"{CASE} Twice.", declared=declared, edit=1)

    assert verbs(piece) == ["words.declared"]
    assert not piece.points_to_family


@pytest.mark.parametrize(
    "wrong", [{"kind": "rumour"}, {"happened_on": today() + timedelta(days=1)}]
)
def test_a_kind_that_there_is_not_and_a_day_to_come_are_refused(world, wrong):
    with pytest.raises(WrongPiece):
        saved(world, **wrong)


# --- Whose it is ----


def everything(world, piece, rating, by):
    """All that can be done with a piece, each by that person."""
    yield lambda: actions.add_evidence(employment=world.employment, kind="test", by=by)
    yield (
        lambda: (
            saved(world, piece)
            and actions.save_evidence(
                piece=piece, kind="test", happened_on=None, text="Mine.", edit=1, by=by
            )
        )
    )
    yield lambda: actions.move_evidence(piece=piece, tier=Tier.SHARED, by=by)
    yield lambda: actions.attach_evidence(rating=rating, piece=piece, by=by)
    yield lambda: actions.detach_evidence(rating=rating, piece=piece, by=by)
    yield lambda: actions.put_file(piece=piece, accepted=paper(), by=by)
    yield lambda: actions.take_off_file(piece=piece, by=by)
    yield lambda: actions.remove_evidence(piece=piece, by=by)


@pytest.mark.parametrize("who", ["supervisor", "social_worker", "stranger"])
def test_nobody_but_its_owner_does_anything_with_it(world, who):
    piece, rating = saved(world), world.start().ratings.earliest("pk")

    for act in everything(world, piece, rating, getattr(world, who)):
        with pytest.raises(PermissionDenied):
            act()

    assert verbs(piece) == []


def test_a_piece_of_another_job_is_put_to_no_answer(world):
    other = EmploymentFactory(user=world.practitioner)
    piece = actions.add_evidence(employment=other, kind="test", by=world.practitioner)

    with pytest.raises(PermissionDenied):
        put(world, world.start(), "A1", piece)


def test_nothing_begins_in_a_job_that_is_over(world):
    type(world.employment).objects.update(ends=today())

    with pytest.raises(PermissionDenied):
        begun(world)


# --- Put to answers ----


def test_putting_it_to_an_answer_makes_it_evidence_for_as_many_as_it_fits(world):
    assessment, piece = world.draft(), saved(world)

    for code in ("A1", "B1", "B1"):
        put(world, assessment, code, piece)

    piece.refresh_from_db()
    assert piece.tier == Tier.EVIDENCE
    assert list(piece.ratings.values_list("statement__code", flat=True)) == ["A1", "B1"]
    assert verbs(piece) == ["evidence.made_evidence"]
    took_off(world, assessment, "A1", piece)
    assert piece.ratings.get().statement.code == "B1"


@pytest.mark.parametrize("state", ["submitted", "reviewed", "withdrawn"])
@pytest.mark.parametrize("act", [put, took_off])
def test_only_an_open_draft_takes_evidence(world, state, act):
    assessment, piece = world.in_state(state), saved(world)

    with pytest.raises(PermissionDenied):
        act(world, assessment, "A1", piece)


def test_after_a_return_only_what_came_back_takes_evidence(world):
    assessment, piece = world.returned("A1"), saved(world)

    put(world, assessment, "A1", piece)

    with pytest.raises(PermissionDenied):
        put(world, assessment, "A2", piece)
