"""Reminding somebody of what waits: by hand, and at most once a week."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.dates import as_if, now, today
from portal.notices.models import Notice
from portal.people.models import Cover, SupervisionLine
from skills.assessments import actions, nightly
from skills.assessments.models import Nudge
from skills.assessments.refusals import NoSupervisor, NothingWaits, RemindedLately
from tests.assessments.browsing import text_of, url
from tests.factories import UserFactory


def told(person):
    notices = Notice.objects.filter(recipient=person, key__startswith="assessments.reminded")
    return [notice.title for notice in notices]


def in_days(count):
    return time_machine.travel(now() + timedelta(days=count), tick=False)


def cover(world):
    covering = UserFactory()
    Cover.objects.create(
        absent=world.supervisor,
        covering=covering,
        starts=today(),
        ends=today() + timedelta(days=5),
        set_by=covering,
    )
    return covering


def test_a_practitioner_reminds_their_reviewer_once_a_week(world):
    assessment = world.submitted()

    actions.remind_reviewer(assessment=assessment, by=world.practitioner)
    with pytest.raises(RemindedLately) as refusal:
        actions.remind_reviewer(assessment=assessment, by=world.practitioner)
    with in_days(6), pytest.raises(RemindedLately):
        actions.remind_reviewer(assessment=assessment, by=world.practitioner)
    with in_days(7):
        actions.remind_reviewer(assessment=assessment, by=world.practitioner)

    assert refusal.value.again_on == today() + timedelta(days=7)
    assert told(world.supervisor) == ["Review a self-assessment that waits for you"] * 2


def test_a_reminder_goes_to_whoever_covers(world):
    assessment, covering = world.submitted(), cover(world)

    actions.remind_reviewer(assessment=assessment, by=world.practitioner)

    assert len(told(covering)) == 1
    assert told(world.supervisor) == []


@pytest.mark.parametrize(
    ("state", "who"),
    [("submitted", "supervisor"), ("submitted", "stranger"), ("draft", "practitioner")],
)
def test_only_the_practitioner_reminds_and_only_of_what_was_sent(world, state, who):
    assessment = world.in_state(state)

    with pytest.raises(PermissionDenied):
        actions.remind_reviewer(assessment=assessment, by=getattr(world, who))


def test_where_nobody_reviews_nobody_is_reminded(world):
    assessment = world.submitted()
    SupervisionLine.objects.filter(employment=world.employment).update(ends=today())

    with pytest.raises(NoSupervisor):
        actions.remind_reviewer(assessment=assessment, by=world.practitioner)

    assert not Nudge.objects.filter(object_id=assessment.pk).exists()


def test_a_supervisor_reminds_of_answers_that_went_back(world):
    world.returned()

    actions.remind(employment=world.employment, by=world.supervisor)
    with pytest.raises(RemindedLately):
        actions.remind(employment=world.employment, by=world.supervisor)

    assert told(world.practitioner) == ["Carry on with your self-assessment"]


def test_a_supervisor_reminds_of_a_round_that_is_due(world):
    with as_if(now() - timedelta(days=800)):
        world.reviewed()

    actions.remind(employment=world.employment, by=world.supervisor)

    assert len(told(world.practitioner)) == 1


@pytest.mark.parametrize("state", ["draft", "submitted", "reviewed"])
def test_where_nothing_is_to_be_sent_nobody_is_reminded(world, state):
    world.in_state(state)

    with pytest.raises(NothingWaits):
        actions.remind(employment=world.employment, by=world.supervisor)


@pytest.mark.parametrize("who", ["practitioner", "social_worker", "stranger"])
def test_others_remind_nobody_of_what_they_have_to_send(world, who):
    world.returned()

    with pytest.raises(PermissionDenied):
        actions.remind(employment=world.employment, by=getattr(world, who))


def test_the_round_has_the_button_and_then_says_when_again(world, browse):
    assessment = world.submitted()
    browser = browse(world.practitioner)

    before = text_of(browser.get(url("assessment", assessment)))
    after = text_of(browser.post(url("remind_reviewer", assessment), follow=True))
    again = text_of(browser.post(url("remind_reviewer", assessment), follow=True))

    assert f"Remind {world.supervisor}</button>" in before
    assert f"We reminded {world.supervisor}." in after
    assert "Reminded. You can do it again on" in after
    assert "They were reminded this week." in again


def test_the_list_reminds_of_what_went_back_and_of_what_is_due(world, browse):
    with as_if(now() - timedelta(days=800)):
        world.reviewed()
    browser = browse(world.supervisor)
    remind = reverse("assessments:remind", args=[world.employment.uuid])

    due = text_of(browser.get(reverse("assessments:reviews")))
    world.start()
    begun = text_of(browser.get(reverse("assessments:reviews")))
    after = text_of(browser.post(remind, follow=True))
    again = text_of(browser.post(remind, follow=True))

    assert "Due, and not sent to you" in due
    assert "Due, and not sent to you" in begun
    assert "Sent back" not in begun
    assert f"We reminded {world.practitioner}." in after
    assert "They were reminded this week." in again


def test_who_was_reminded_by_hand_gets_no_late_reminder_that_week(world):
    with as_if(now() - timedelta(days=60)):
        assessment = world.submitted()
    due = nightly.DueDays([world.employment.pk]).review(assessment)
    day = due + timedelta(days=8 + 7 * ((today() - due).days // 7))
    actions.remind_reviewer(assessment=assessment, by=world.practitioner)

    nightly.reviews_late(day - timedelta(days=7))
    soon = Notice.objects.filter(recipient=world.supervisor, key__startswith="review.late").count()
    nightly.reviews_late(day + timedelta(days=7))
    later = Notice.objects.filter(recipient=world.supervisor, key__startswith="review.late").count()

    assert (soon, later) == (0, 1)
