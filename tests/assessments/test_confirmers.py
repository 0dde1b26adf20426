"""A colleague who was asked confirms one area, and nothing else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from portal.dates import today
from portal.notices.models import Notice
from portal.people.models import Absence
from skills.assessments import actions, nightly
from skills.assessments.merge_checks import asked_of_the_other
from skills.assessments.models import Assessment, Confirmer, EvidenceRevision, ReviewMark
from skills.assessments.refusals import (
    AskedOfAnother,
    CannotAsk,
    NoComment,
    Undecided,
    WaitsForOthers,
    WrongAnswer,
)
from tests.assessments.asking import area, asked, colleague, confirmers_in, done
from tests.assessments.bypassing import refused
from tests.assessments.conftest import fresh
from tests.factories import RegistrationFactory, UserFactory, draft_version


def titles(user) -> list[str]:
    return list(
        Notice.objects.filter(recipient=user).order_by("pk").values_list("title", flat=True)
    )


def test_the_levels_of_a_colleague_count_under_their_name(world):
    confirmer = asked(world)
    registration = RegistrationFactory(user=confirmer.user)
    done(world, confirmer, level=3)
    for code in ("B1", "B2"):
        world.mark(confirmer.assessment, code)

    review = actions.finish_review(
        assessment=confirmer.assessment, by=world.supervisor, declaration="My own view."
    )

    by = {
        c.revision.statement.code: (c.by, c.level, c.registration)
        for c in review.confirmations.all()
    }
    theirs, own = (confirmer.user, 3, registration), (world.supervisor, 2, None)
    assert by == {"A1": theirs, "A2": theirs, "B1": own, "B2": own}
    assert Confirmer.objects.asked_of(confirmer.user).count() == 1


def test_a_second_click_asks_and_finishes_once(world):
    confirmer = asked(world)
    done(world, confirmer)

    again = asked(world, fresh(confirmer.assessment), user=confirmer.user)
    done_again = actions.finish_confirming(confirmer=confirmer, by=confirmer.user)

    assert again == confirmer
    assert done_again.done_at == confirmers_in(world).get().done_at
    assert len(titles(confirmer.user)) == 1


def test_only_somebody_else_who_works_here_is_asked(world):
    assessment = world.submitted()
    left = colleague(world)
    left.employments.update(ends=today())
    merged = UserFactory(merged_into=world.practitioner)
    first = asked(world, assessment, code="B")

    for user in (world.practitioner, merged, world.supervisor, left, UserFactory()):
        with pytest.raises(CannotAsk):
            asked(world, assessment, user=user)
    with pytest.raises(CannotAsk, match="was asked for this area"):
        asked(world, assessment, code="B")

    assert list(confirmers_in(world).all()) == [first]


def test_an_area_in_which_nothing_was_sent_is_not_asked_about(world):
    assessment = world.submitted()
    other = draft_version().domains.first()

    with pytest.raises(CannotAsk, match="nothing in this area"):
        actions.ask_confirmer(
            assessment=assessment, domain=other, user=colleague(world), by=world.supervisor
        )

    assert not confirmers_in(world).exists()


def test_only_who_reviews_may_ask_or_take_back(world):
    assessment = world.submitted()
    confirmer = asked(world, assessment)

    for by in (world.practitioner, world.stranger, confirmer.user):
        with pytest.raises(PermissionDenied):
            actions.ask_confirmer(
                assessment=assessment, domain=area(world, "B"), user=colleague(world), by=by
            )
        with pytest.raises(PermissionDenied):
            actions.take_back(confirmer=confirmer, by=by)

    assert confirmers_in(world).get().is_open


def test_a_colleague_marks_their_area_alone_and_sends_nothing_back(world):
    confirmer = asked(world)
    assessment = confirmer.assessment

    with pytest.raises(PermissionDenied):
        world.mark(assessment, "B1", by=confirmer.user)
    with pytest.raises(WrongAnswer):
        world.mark(assessment, "A1", None, send_back=True, reason="No.", by=confirmer.user)
    with pytest.raises(PermissionDenied):
        actions.finish_review(assessment=assessment, by=confirmer.user, declaration="My own view.")
    with pytest.raises(Undecided):
        actions.finish_confirming(confirmer=confirmer, by=confirmer.user)
    for code in ("A1", "A2"):
        world.mark(assessment, code, 1, by=confirmer.user)
    with pytest.raises(NoComment):
        actions.finish_confirming(confirmer=confirmer, by=confirmer.user)

    assert confirmers_in(world).get().done_at is None


def test_the_supervisor_waits_or_takes_it_back_and_may_send_an_answer_back(world):
    confirmer = asked(world)
    assessment = confirmer.assessment
    for code in ("B1", "B2"):
        world.mark(assessment, code)

    with pytest.raises(WaitsForOthers, match=str(confirmer.user)):
        actions.finish_review(
            assessment=assessment, by=world.supervisor, declaration="My own view."
        )
    with pytest.raises(AskedOfAnother):
        world.mark(assessment, "A1")
    world.mark(assessment, "A1", None, send_back=True, reason="Say more.")
    actions.take_back(confirmer=confirmer, by=world.supervisor)
    actions.take_back(confirmer=confirmer, by=world.supervisor)
    world.mark(assessment, "A1", edit=1)
    world.mark(assessment, "A2")
    review = actions.finish_review(
        assessment=assessment, by=world.supervisor, declaration="My own view."
    )

    assert {one.by for one in review.confirmations.all()} == {world.supervisor}
    assert titles(confirmer.user)[-1] == "You don’t need to confirm an area any more"
    with pytest.raises(PermissionDenied):
        actions.take_back(confirmer=confirmer, by=world.supervisor)


def test_a_changed_answer_alone_is_asked_for_anew(world):
    confirmer = done(world, asked(world))
    other = asked(world, confirmer.assessment, code="B")
    world.mark(confirmer.assessment, "A1", None, send_back=True, reason="Say more.")
    actions.take_back(confirmer=other, by=world.supervisor)
    with pytest.raises(Undecided):
        actions.finish_review(
            assessment=confirmer.assessment, by=world.supervisor, declaration="My own view."
        )
    actions.send_back(assessment=confirmer.assessment, by=world.supervisor)
    with pytest.raises(PermissionDenied):
        world.mark(confirmer.assessment, "A1", by=confirmer.user)

    world.answer(confirmer.assessment, "A1", 3, edit=1)
    actions.submit(assessment=confirmer.assessment, by=world.practitioner)

    confirmer.refresh_from_db()
    marked = ReviewMark.objects.of_standing(confirmer.assessment, confirmer.user)
    assert confirmer.is_open
    assert [mark.revision.statement.code for mark in marked] == ["A2"]
    assert "Look again at answers that were changed" in titles(confirmer.user)


def test_an_answer_that_comes_back_unchanged_stays_confirmed(world):
    confirmer = done(world, asked(world))
    world.mark(confirmer.assessment, "A1", None, send_back=True, reason="Say more.")
    actions.send_back(assessment=confirmer.assessment, by=world.supervisor)

    actions.submit(assessment=confirmer.assessment, by=world.practitioner)

    assert confirmers_in(world).get().done_at == confirmer.done_at


def test_nothing_waits_for_somebody_who_has_left(world):
    confirmer = done(world, asked(world))
    confirmer.user.employments.update(ends=today())

    assert Confirmer.objects.asked_of(confirmer.user).count() == 0
    assert actions.given_marks(confirmer.assessment) == {}
    assert nightly.asked_and_gone(today()) == 1
    assert nightly.asked_and_gone(today()) == 0

    confirmer.refresh_from_db()
    assert confirmer.ended_why == Confirmer.Ended.LEFT
    assert titles(world.supervisor)[-1] == "Somebody can’t confirm an area for you any more"


def test_who_leaves_is_asked_no_more(world):
    confirmer = asked(world)

    count = actions.end_requests_of(user=confirmer.user)

    assert count == 1
    assert confirmers_in(world).get().ended_why == Confirmer.Ended.LEFT


def test_who_asked_is_told_once_that_somebody_is_away(world):
    confirmer = asked(world)
    Absence.objects.create(
        employment=confirmer.user.employments.get(),
        starts=today(),
        ends=today() + timedelta(days=9),
        recorded_by=world.supervisor,
    )

    told = [nightly.asked_and_away(today()) for _ in range(2)]

    assert told == [1, 1]
    assert titles(world.supervisor).count("Somebody that you asked is away") == 1


def test_a_round_that_is_withdrawn_waits_for_nobody(world):
    confirmer = done(world, asked(world))
    other = asked(world, confirmer.assessment, code="B")

    actions.withdraw(assessment=confirmer.assessment, by=None)

    ended = confirmers_in(world).values_list("ended_why", flat=True)
    assert set(ended) == {Confirmer.Ended.OVER}
    assert Confirmer.objects.asked_of(other.user).count() == 0


def test_a_colleague_sees_their_area_and_not_the_round(world):
    confirmer = asked(world)
    viewers = (world.practitioner, world.supervisor, world.stranger, confirmer.user)

    seen = [Confirmer.objects.visible_to(viewer).count() for viewer in viewers]

    assert seen == [1, 1, 0, 1]
    assert Assessment.objects.visible_to(confirmer.user).count() == 0
    assert EvidenceRevision.objects.visible_to(confirmer.user).count() == 0


def test_two_people_of_whom_one_was_asked_about_the_other_are_not_merged(world):
    confirmer = asked(world)

    assert "two people" in asked_of_the_other(confirmer.user, world.practitioner)
    assert asked_of_the_other(confirmer.user, world.supervisor) == ""


@pytest.mark.database
def test_the_database_refuses_a_confirmer_who_is_the_practitioner(world):
    confirmer = asked(world)
    merged = UserFactory(merged_into=world.practitioner)

    for user in (world.practitioner, merged):
        with refused("their own answers"):
            Confirmer.objects.create(
                assessment=confirmer.assessment,
                domain=area(world, "B"),
                user=user,
                asked_by=world.supervisor,
                asked_at=timezone.now(),
            )
    with refused("stays"):
        confirmers_in(world).update(user=world.stranger)
    with refused("stays on the record"):
        confirmers_in(world).all().delete()
    actions.take_back(confirmer=confirmer, by=world.supervisor)
    with refused("ended stays ended"):
        confirmers_in(world).update(ended_at=None, ended_why="")
