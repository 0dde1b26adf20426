"""An assessor from outside advises on one area, once the practitioner said yes."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.notices.models import Notice
from portal.plain.finding import LooksLikeFamily, digest_of, find
from skills.assessments import actions
from skills.assessments.actions.outside import MOST_MAILS
from skills.assessments.models import OutsideView
from skills.assessments.refusals import CannotAsk, NothingSaid, WrongAnswer
from tests.assessments.asking import asked, confirmers_in, link_of, links_in, outside, views_in
from tests.assessments.bypassing import refused
from tests.assessments.conftest import fresh
from tests.factories import UserFactory

LONG_AGO = datetime(2025, 1, 6, 9, tzinfo=UTC)


def give(world, confirmer, said=None, **more):
    said = said or {world.revision(confirmer.assessment, "A1").pk: (3, "I saw it.")}
    return actions.give_views(link=link_of(confirmer), confirmer=confirmer, said=said, **more)


def test_a_view_from_outside_is_advice_and_the_link_is_used(world):
    confirmer = outside(world)
    revision = world.revision(confirmer.assessment, "A1")
    skipped = world.revision(confirmer.assessment, "A2")

    give(world, confirmer, {revision.pk: (3, "I saw it."), skipped.pk: (None, "")})

    view = views_in(world).get()
    assert (view.revision, view.level, view.comment) == (revision, 3, "I saw it.")
    assert link_of(confirmer).used_at is not None
    assert not revision.confirmations.exists()
    told = Notice.objects.filter(
        title="Read what somebody outside sees",
        recipient__in=[world.supervisor, world.practitioner, world.stranger],
    )
    assert {one.recipient for one in told} == {world.supervisor, world.practitioner}


def test_nothing_is_sent_before_the_practitioner_says_yes(world):
    confirmer = outside(world, by=world.supervisor)
    assert not links_in(world).exists()
    for by in (world.supervisor, world.stranger):
        with pytest.raises(PermissionDenied):
            actions.say_yes(confirmer=confirmer, by=by)
        with pytest.raises(PermissionDenied):
            actions.say_no(confirmer=confirmer, by=by)

    for _ in range(2):
        actions.say_yes(confirmer=confirmer, by=world.practitioner)

    assert Notice.objects.filter(email="hv@health.example").count() == 1
    assert link_of(confirmer).is_open


def test_the_practitioner_may_say_no_and_change_their_mind_until_it_is_given(world):
    refused_one = outside(world, by=world.supervisor)
    for _ in range(2):
        actions.say_no(confirmer=refused_one, by=world.practitioner)
    with pytest.raises(CannotAsk):
        actions.say_yes(confirmer=refused_one, by=world.practitioner)
    agreed = outside(world, refused_one.assessment)

    actions.say_no(confirmer=agreed, by=world.practitioner)

    assert link_of(agreed).withdrawn_at is not None
    assert set(confirmers_in(world).values_list("ended_why", flat=True)) == {"refused"}
    assert Notice.objects.filter(title="Somebody outside is not asked").count() == 2


def test_nobody_who_is_in_it_already_is_asked_as_if_they_were_outside(world):
    assessment = world.submitted()
    other = UserFactory(merged_into=world.practitioner)

    for email in (world.practitioner.email.upper(), other.email, world.supervisor.email):
        with pytest.raises(CannotAsk):
            outside(world, assessment, email=email)
    with pytest.raises(PermissionDenied):
        outside(world, assessment, by=world.stranger)
    first = outside(world, assessment)
    again = outside(world, assessment, email="HV@health.example")

    assert again == first


def test_who_let_the_link_run_out_can_be_asked_again_and_who_answered_can_not(world):
    first = outside(world)
    links_in(world).update(made_at=LONG_AGO, expires_at=LONG_AGO + timedelta(days=14))

    second = outside(world, first.assessment)
    give(world, second)
    with pytest.raises(CannotAsk, match="answered"):
        outside(world, first.assessment)

    first.refresh_from_db()
    assert first.ended_why == "taken_back"
    assert links_in(world).count() == 2


def test_what_is_taken_back_or_over_lets_nobody_in(world):
    confirmer = outside(world)
    colleague = asked(world, confirmer.assessment)
    with pytest.raises(PermissionDenied):
        actions.take_back(confirmer=colleague, by=world.practitioner)

    actions.take_back(confirmer=confirmer, by=world.practitioner)

    assert link_of(confirmer).state == "withdrawn"
    with pytest.raises(PermissionDenied):
        give(world, confirmer)


def test_nobody_is_written_to_over_and_over(world):
    confirmer = outside(world)
    words = {name: getattr(confirmer, name) for name in ("domain", "name", "email", "profession")}
    ask = {"assessment": confirmer.assessment, "by": world.practitioner, **words}
    for _ in range(MOST_MAILS - 1):
        actions.take_back(confirmer=confirmer, by=world.practitioner)
        confirmer = actions.ask_outside(**ask)
    actions.take_back(confirmer=confirmer, by=world.practitioner)

    with pytest.raises(CannotAsk, match="often enough"):
        actions.ask_outside(**ask)


def test_what_was_given_stays_when_it_is_taken_back_too_late(world):
    confirmer = outside(world)
    give(world, confirmer)

    kept = actions.take_back(confirmer=confirmer, by=world.supervisor)
    actions.say_no(confirmer=confirmer, by=world.practitioner)

    assert kept.ended_at is None
    assert confirmers_in(world).get().done_at is not None


def test_a_finished_review_closes_the_link(world):
    confirmer = outside(world)
    for code in ("A1", "A2", "B1", "B2"):
        world.mark(confirmer.assessment, code)

    actions.finish_review(
        assessment=confirmer.assessment, by=world.supervisor, declaration="My own view."
    )

    assert link_of(confirmer).state == "withdrawn"
    assert confirmers_in(world).get().ended_why == "over"


def test_something_is_to_be_said_of_what_stands_in_that_area(world):
    confirmer = outside(world)
    a1, b1 = (world.revision(confirmer.assessment, code).pk for code in ("A1", "B1"))

    with pytest.raises(NothingSaid):
        give(world, confirmer, {a1: (None, "")})
    with pytest.raises(WrongAnswer):
        give(world, confirmer, {b1: (2, "")})
    with pytest.raises(WrongAnswer):
        give(world, confirmer, {a1: (5, "")})
    words = "Case 4857773457 went well."
    with pytest.raises(LooksLikeFamily):
        give(world, confirmer, {a1: (2, words)})
    give(world, confirmer, {a1: (2, words)}, declared=[digest_of(find(words))])

    assert views_in(world).count() == 1


@pytest.mark.database
def test_the_database_refuses_a_view_of_anything_but_what_stands_in_the_area(world):
    confirmer = outside(world)
    waiting = outside(world, confirmer.assessment, by=world.supervisor, email="b@health.example")
    b1, a1 = (world.revision(confirmer.assessment, code) for code in ("B1", "A1"))

    for one, revision in ((confirmer, b1), (waiting, a1)):
        with refused("answer that stands"):
            OutsideView.objects.create(
                confirmer=one, revision=revision, level=2, said_at=timezone.now()
            )
    world.mark(confirmer.assessment, "A1", None, send_back=True, reason="Say more.")
    actions.send_back(assessment=confirmer.assessment, by=world.supervisor)
    world.answer(confirmer.assessment, "A1", 3, edit=1)
    actions.submit(assessment=fresh(confirmer.assessment), by=world.practitioner)
    with refused("answer that stands"):
        OutsideView.objects.create(
            confirmer=confirmer, revision=a1, level=2, said_at=timezone.now()
        )

    assert not views_in(world).exists()
