"""A place waits for a manager who left, is away, or does not answer."""

import html
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from portal.dates import as_if, now, today
from portal.home.desk import Desk
from portal.home.todo.training import tasks
from portal.links.models import Link
from portal.notices.models import Notice
from portal.people.models import Cover
from skills.training import actions, nightly
from skills.training.models import AccessPolicy, Booking
from skills.training.refusals import CannotChange
from tests.factories import EmploymentFactory, SupervisionLineFactory, UserFactory
from tests.training.planning import booked, coordinator, opened

pytestmark = pytest.mark.django_db
LATE = timedelta(days=14)  # more than five working days, at Christmas too


def page(answer):
    return html.unescape(answer.content.decode())


@pytest.fixture
def waits():
    """A place that a manager has to agree to."""
    AccessPolicy.objects.create(starts=today(), words="Managers agree.", needs_approval=True)
    line = SupervisionLineFactory()
    job = line.employment
    EmploymentFactory(user=line.supervisor, organisation=job.organisation)
    return booked(opened(), job.user, job.organisation, employment=job)


def now_of(booking):
    return Booking.objects.get(pk=booking.pk)


def leaves(user):
    user.employments.update(ends=today())


def successor(booking):
    booking.employment.supervision_lines.update(ends=today())
    return SupervisionLineFactory(employment=booking.employment, starts=today()).supervisor


def link_of(user):
    return Link.objects.filter(purpose="training_approval", email=user.email).latest("pk")


def test_while_the_manager_is_there_nothing_moves(waits):
    assert nightly.approvals(today()) == 0
    assert actions.ask_another(booking=waits).approver == waits.approver


def test_it_goes_to_whoever_covers(waits):
    covering = UserFactory()
    days = {"starts": today(), "ends": today() + timedelta(days=5)}
    Cover.objects.create(absent=waits.approver, covering=covering, set_by=UserFactory(), **days)

    counts = [nightly.approvals(today()) for _ in range(2)]

    told = Notice.objects.get(recipient=covering)
    assert counts == [1, 0]
    assert now_of(waits).approver == covering
    assert "comes to you now" in told.why
    assert actions.decide(booking=waits, agreed=True, by=covering).state == "confirmed"


def test_it_goes_back_to_the_manager_once_the_cover_is_over_and_they_are_told_again(waits):
    covering, manager = UserFactory(), waits.approver
    days = {"starts": today(), "ends": today() + timedelta(days=2)}
    Cover.objects.create(absent=manager, covering=covering, set_by=covering, **days)
    nightly.approvals(today())

    with as_if(now() + timedelta(days=3)):
        nightly.approvals(today())

    assert now_of(waits).approver == manager
    assert Notice.objects.filter(recipient=manager, key__startswith="training.asked").count() == 2


def test_of_a_manager_who_left_the_link_is_dead_and_the_next_manager_is_asked(waits, client):
    old = waits.approver
    before = link_of(old).address
    new = successor(waits)
    leaves(old)

    at_once = client.get(before)
    sent = client.post(before, {"agreed": "yes"})
    nightly.approvals(today())
    after = client.get(before)

    assert "Somebody else is asked now" in page(at_once)
    assert "Somebody else is asked now" in page(sent)
    assert now_of(waits).approver == new
    assert now_of(waits).state == "requested"
    assert after.status_code == 410
    assert client.get(link_of(new).address).status_code == 200
    with pytest.raises(PermissionDenied):
        actions.decide(booking=waits, agreed=True, by=old)


def test_where_nobody_is_there_to_ask_the_training_team_answers_at_once(waits):
    leaves(waits.approver)
    nightly.approvals(today())
    team = coordinator()

    (task,) = [one for one in tasks(Desk(team)) if "manager" in one.kicker]
    done = actions.decide(booking=waits, agreed=True, by=team)

    assert "They have no manager who can be asked." in task.why
    assert (done.state, done.approver) == ("confirmed", team)


def test_a_manager_whose_account_is_closed_is_not_asked(waits):
    waits.approver.is_active = False
    waits.approver.save()

    assert actions.ask_another(booking=waits).approver is None


def test_who_comes_for_no_job_has_nobody_to_ask(waits):
    Booking.objects.filter(pk=waits.pk).update(employment=None)

    assert actions.ask_another(booking=waits).approver is None


def test_what_was_answered_or_has_begun_goes_to_nobody_else(waits):
    leaves(waits.approver)

    with as_if(now() + timedelta(days=31)):
        begun = actions.ask_another(booking=waits).approver
    actions.cancel(booking=waits, by=waits.user)

    assert begun == actions.ask_another(booking=waits).approver == waits.approver


def test_the_training_team_answers_in_place_of_a_manager_only_after_some_days(waits, client):
    team = coordinator()
    with pytest.raises(PermissionDenied):
        actions.decide(booking=waits, agreed=True, by=team)
    early = [one for one in tasks(Desk(team)) if "manager" in one.kicker]

    with as_if(now() + LATE):
        (task,) = [one for one in tasks(Desk(team)) if "manager" in one.kicker]
        client.force_login(team)
        shown = page(client.get(task.url))
        done = actions.decide(booking=waits, agreed=False, why="It is full of you.", by=team)

    assert early == []
    assert f"{waits.approver} has not answered." in task.why
    assert "has not answered. You can remind them, or answer in their place." in shown
    assert (done.state, done.approver) == ("refused", team)
    with pytest.raises((CannotChange, PermissionDenied)):
        actions.decide(booking=waits, agreed=True, by=waits.approver)


def test_a_coordinator_does_not_agree_to_their_own_place(waits):
    team = coordinator()
    Booking.objects.filter(pk=waits.pk).update(user=team, approver=None)

    with pytest.raises(PermissionDenied):
        actions.decide(booking=waits, agreed=True, by=team)


def test_whoever_asked_reads_in_plain_words_what_happens(waits, client):
    where = reverse("bookings:booking", args=[waits.uuid])
    client.force_login(waits.user)
    at_first = page(client.get(where))

    with as_if(now() + LATE):
        client.force_login(waits.user)
        late = page(client.get(where))
    Booking.objects.filter(pk=waits.pk).update(approver=None)
    nobody = page(client.get(where))

    assert f"The place is kept until {waits.approver} answers." in at_first
    assert "longer than it should" not in at_first
    assert "That takes longer than it should." in late
    assert "Nobody can be asked as the manager now" in nobody
    assert "None" not in nobody.partition("<main")[2].partition("</main>")[0]
