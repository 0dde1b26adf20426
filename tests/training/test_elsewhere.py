"""What somebody learnt elsewhere counts once the training team agreed; only they two see it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile

from portal.dates import today
from portal.files.checks import accept
from portal.notices.models import Notice
from portal.plain.finding import LooksLikeFamily
from skills.training import actions
from skills.training.actions import NotYetFinished
from skills.training.models import Completion, Elsewhere
from skills.training.refusals import CannotChange, CountsAlready, NothingSaid
from tests.factories import CourseFactory, UserFactory
from tests.files import samples
from tests.training.planning import coordinator

pytestmark = pytest.mark.django_db

DAY = today() - timedelta(days=40)


def certificate():
    return accept(SimpleUploadedFile("certificate.pdf", samples.pdf()))


def asked(user=None, **facts):
    usual = {
        "course": CourseFactory(),
        "title": "Safe homes",
        "provider": "A trust",
        "finished_on": DAY,
    }
    return actions.ask_elsewhere(accepted=certificate(), by=user or UserFactory(), **usual | facts)


def test_a_certificate_waits_to_be_checked_with_its_file():
    one = asked()

    assert one.state == "waiting"
    assert one.files.get().name == "certificate.pdf"
    assert list(Elsewhere.objects.waiting().filter(pk=one.pk)) == [one]


def test_what_is_agreed_counts_as_the_course_from_the_day_it_was_finished():
    one = asked(course=CourseFactory(refresh_months=12))
    by = coordinator()

    agreed = actions.answer_elsewhere(elsewhere=one, agreed=True, by=by)
    again = actions.answer_elsewhere(elsewhere=one, agreed=True, by=by)

    done = Completion.objects.get(user=one.user, course=one.course)
    assert agreed.completion == again.completion == done
    assert (done.source, done.completed_on, done.recorded_by) == ("elsewhere", DAY, by)
    assert Notice.objects.get(key=f"training.elsewhere.{one.pk}").recipient == one.user


def test_what_is_refused_says_why_and_counts_for_nothing():
    one = asked()
    by = coordinator()

    with pytest.raises(NothingSaid):
        actions.answer_elsewhere(elsewhere=one, agreed=False, why=" ", by=by)
    refused = actions.answer_elsewhere(elsewhere=one, agreed=False, why="It is too old.", by=by)

    assert (refused.state, refused.why) == ("refused", "It is too old.")
    assert not Completion.objects.filter(user=one.user).exists()
    with pytest.raises(CannotChange):
        actions.answer_elsewhere(elsewhere=one, agreed=True, by=by)


def test_after_a_refusal_it_can_be_sent_again():
    one = asked()
    actions.answer_elsewhere(elsewhere=one, agreed=False, why="Not clear.", by=coordinator())

    assert asked(one.user, course=one.course).state == "waiting"


def test_one_course_waits_once():
    one = asked()

    with pytest.raises(CountsAlready, match="waits"):
        asked(one.user, course=one.course)


def test_what_counts_already_is_not_sent():
    user, course = UserFactory(), CourseFactory()
    actions.record_completion(user=user, course=course, completed_on=DAY, by=coordinator())

    with pytest.raises(CountsAlready, match="on your record"):
        asked(user, course=course)


def test_nobody_has_finished_tomorrow():
    with pytest.raises(NotYetFinished):
        asked(finished_on=today() + timedelta(days=1))


def test_words_that_may_point_to_a_family_are_not_sent():
    with pytest.raises(LooksLikeFamily):
        asked(words="See case 48213.")
    with pytest.raises(LooksLikeFamily):
        actions.answer_elsewhere(
            elsewhere=asked(), agreed=False, why="See case 48213.", by=coordinator()
        )


@pytest.mark.access
def test_nobody_answers_for_themselves_and_nobody_but_the_training_team():
    by = coordinator()
    own, others = asked(by), asked()

    for one, person in ((own, by), (others, others.user), (others, UserFactory())):
        with pytest.raises(PermissionDenied):
            actions.answer_elsewhere(elsewhere=one, agreed=True, by=person)


@pytest.mark.access
def test_only_its_owner_and_the_training_team_see_it():
    one = asked()
    done = actions.answer_elsewhere(elsewhere=one, agreed=True, by=coordinator()).completion

    for person, sees in ((one.user, True), (coordinator(), True), (UserFactory(), False)):
        assert Elsewhere.objects.visible_to(person).filter(pk=one.pk).exists() == sees
        assert Completion.objects.visible_to(person).filter(pk=done.pk).exists() == sees
    assert list(Completion.objects.of(one.user)) == [done]
