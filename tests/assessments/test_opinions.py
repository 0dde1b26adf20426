"""A practice supervisor, asked by name, looks at a level that was confirmed."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.dates import today
from portal.notices.models import Notice
from portal.people.models import Absence
from skills.assessments import actions, nightly
from skills.assessments.models import ConfirmedLevel, SecondOpinion
from skills.assessments.refusals import CannotAsk, NothingSaid, WrongAnswer
from tests.assessments.asking import opinion, opinions_in
from tests.assessments.bypassing import refused
from tests.factories import EmploymentFactory, RoleGrantFactory


def another(world):
    """One more practice supervisor of the place."""
    return RoleGrantFactory(
        role="practice_supervisor", organisation=world.employment.organisation
    ).user


def give(found, level=3, *, comment="I read the record.", not_in_role=False, by=None):
    return actions.give_opinion(
        opinion=found,
        level=level,
        not_in_role=not_in_role,
        comment=comment,
        by=by or found.asked_of,
    )


def counts_for(world, code="A2") -> int:
    meaning = world.statement(code).meaning
    return ConfirmedLevel.objects.get(employment=world.employment, meaning=meaning, ends=None).level


def test_the_level_of_a_second_opinion_counts_and_the_first_stays(world):
    assessment = world.reviewed()
    found = opinion(world, assessment)

    reviews = [give(found) for _ in range(2)]

    levels = world.revision(assessment, "A2").confirmations.values_list("level", flat=True)
    assert reviews[0] == reviews[1]
    assert list(levels) == [2, 3]
    assert counts_for(world) == 3
    told = Notice.objects.filter(title="Read a second opinion").values_list("recipient", flat=True)
    assert set(told) == {world.practitioner.pk, world.supervisor.pk}


def test_one_opinion_a_level_at_a_time_and_a_second_click_asks_once(world):
    assessment = world.reviewed()
    found = opinion(world, assessment)

    again = opinion(world, assessment)
    with pytest.raises(CannotAsk, match="already"):
        opinion(world, assessment, of=another(world))
    actions.take_opinion_back(opinion=found, by=world.practitioner)
    other = opinion(world, assessment, of=another(world))

    assert again == found
    assert other.is_open
    assert (
        Notice.objects.filter(recipient=world.social_worker, title__startswith="Give").count() == 1
    )


def test_who_is_asked_is_a_practice_supervisor_of_the_place_who_confirmed_nothing_of_it(world):
    assessment = world.reviewed()
    elsewhere = RoleGrantFactory(role="practice_supervisor").user
    RoleGrantFactory(
        user=world.practitioner,
        role="practice_supervisor",
        organisation=world.employment.organisation,
    )
    RoleGrantFactory(
        user=world.supervisor,
        role="practice_supervisor",
        organisation=world.employment.organisation,
    )

    for of in (elsewhere, world.practitioner, world.stranger, world.supervisor):
        with pytest.raises(CannotAsk):
            opinion(world, assessment, of=of)

    assert not opinions_in(world).exists()


def test_only_the_practitioner_asks_and_says_why(world):
    confirmation = world.revision(world.reviewed(), "A2").confirmations.get()
    asks = {"asked_of": world.social_worker, "why": "I did more.", "by": world.practitioner}

    for wrong, refusal in (
        ({"by": world.supervisor}, PermissionDenied),
        ({"why": " "}, NothingSaid),
        ({"confirmations": []}, CannotAsk),
    ):
        with pytest.raises(refusal):
            actions.ask_opinions(**{"confirmations": [confirmation], **asks, **wrong})

    assert not opinions_in(world).exists()


def test_only_who_was_asked_gives_it_whole(world):
    found = opinion(world, world.reviewed())

    for by in (world.supervisor, world.practitioner, another(world)):
        with pytest.raises(PermissionDenied):
            give(found, by=by)
        with pytest.raises(PermissionDenied):
            actions.decline_opinion(opinion=found, by=by)
    with pytest.raises(PermissionDenied):
        actions.take_opinion_back(opinion=found, by=world.supervisor)
    with pytest.raises(NothingSaid):
        give(found, comment=" ")
    for level, not_in_role in ((None, False), (None, True), (7, False)):
        with pytest.raises(WrongAnswer):
            give(found, level, not_in_role=not_in_role)

    assert opinions_in(world).get().is_open


def test_who_cannot_look_says_so_and_another_may_be_asked(world):
    assessment = world.reviewed()
    found = opinion(world, assessment)

    for _ in range(2):
        actions.decline_opinion(opinion=found, by=world.social_worker)
    with pytest.raises(CannotAsk):
        give(found)

    assert actions.take_opinion_back(opinion=found, by=world.practitioner).ended_why == "declined"
    assert opinion(world, assessment, of=another(world)).is_open
    assert Notice.objects.get(recipient=world.practitioner, title__contains="no second").button


def test_a_level_that_is_confirmed_anew_is_asked_about_no_more(world):
    first = world.reviewed()
    found = opinion(world, first)

    second = world.reviewed()

    found.refresh_from_db()
    assert found.ended_why == "anew"
    with pytest.raises(CannotAsk, match="anew"):
        opinion(world, first)
    assert opinion(world, second).is_open


def test_who_lost_the_role_sees_it_no_more_and_the_practitioner_is_told(world):
    found = opinion(world, world.reviewed())
    before = SecondOpinion.objects.asked_of(world.social_worker).count()
    world.social_worker.grants.update(ends=today())
    del world.social_worker.live_grants

    assert before == 1
    assert SecondOpinion.objects.asked_of(world.social_worker).count() == 0
    assert nightly.asked_and_gone(today()) == 1

    found.refresh_from_db()
    assert found.ended_why == "left"
    assert SecondOpinion.objects.visible_to(world.practitioner).count() == 1
    assert Notice.objects.filter(recipient=world.practitioner, title__contains="no second").exists()


def test_nobody_is_told_of_an_opinion_of_somebody_who_has_left(world):
    found = opinion(world, world.reviewed())
    world.employment.ends = today()
    world.employment.save()

    actions.end_requests_of(user=found.asked_of)

    assert not Notice.objects.filter(title__contains="no second").exists()


def test_the_practitioner_is_told_that_who_they_asked_is_away(world):
    found = opinion(world, world.reviewed())
    Absence.objects.create(
        employment=EmploymentFactory(user=found.asked_of),
        starts=today() - timedelta(days=1),
        recorded_by=world.supervisor,
    )

    assert nightly.asked_and_away(today()) == 1
    assert Notice.objects.filter(recipient=world.practitioner, title__contains="is away").exists()


@pytest.mark.database
def test_the_database_refuses_an_opinion_of_the_practitioner_or_who_confirmed(world):
    assessment = world.reviewed()
    found = opinion(world, assessment)
    confirmation = world.revision(assessment, "A1").confirmations.get()
    asked = {"confirmation": confirmation, "why": "So.", "asked_at": timezone.now()}

    with refused("who confirmed"):
        SecondOpinion.objects.create(
            asked_of=world.supervisor, asked_by=world.practitioner, **asked
        )
    with refused():
        SecondOpinion.objects.create(
            asked_of=world.practitioner, asked_by=world.practitioner, **asked
        )
    with refused("only the practitioner"):
        SecondOpinion.objects.create(
            asked_of=world.social_worker, asked_by=world.supervisor, **asked
        )
    with refused("stays"):
        opinions_in(world).update(why="Else.")
    with refused("stays on the record"):
        opinions_in(world).all().delete()
    give(found)
    with refused("stays so"):
        opinions_in(world).update(review=None)
