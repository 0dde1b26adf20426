"""Oversight goes on when only who covers changes, and ends by itself when it is over."""

from datetime import timedelta

import pytest

from portal.dates import as_if, now, today
from supervision.readiness.overseeing import end_what_is_over, leading
from supervision.sessions import actions
from supervision.sessions.models import Oversight
from supervision.sessions.rules import may_set_oversight

from .overseeing import check, qualified, register

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def at(oversight):
    return Oversight.objects.with_last().get(pk=oversight.pk)


def test_to_change_who_covers_starts_no_clock_and_loses_no_count(set_, overseer):
    with as_if(now() - timedelta(days=30)):
        first = set_()
    with as_if(now() - timedelta(days=20)):
        second = set_(cover=qualified("Ula Fry"))
        third = set_()
    assert at(third).due == first.starts + timedelta(days=28)
    with as_if(now() - timedelta(days=10)):
        check(third, overseer)

    last = set_(cover=qualified("Ugo Ray"))

    assert second.starts == third.starts
    assert at(last).due == today() - timedelta(days=10) + timedelta(days=28)
    assert at(last).last_children == 6


def test_after_a_break_the_clock_starts_anew(set_, world, overseer):
    with as_if(now() - timedelta(days=30)):
        first = set_()
        check(first, overseer)
    with as_if(now() - timedelta(days=20)):
        actions.end_oversight(oversight=first, by=world.cast["practice-supervisor"])

    assert at(set_()).due == today() + timedelta(days=28)


def test_the_page_keeps_the_checks_when_who_covers_changes(set_, overseer, client):
    with as_if(now() - timedelta(days=9)):
        check(set_(), overseer)
    changed = set_(cover=qualified("Ugo Ray"))

    client.force_login(overseer, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(changed.get_absolute_url()).content.decode()

    assert "4 of 6 children" in page
    assert "Put this right" not in page


def test_oversight_of_who_became_a_social_worker_ends(world, set_):
    oversight = set_()
    assert end_what_is_over(today()) == 0

    register(world.person)

    assert end_what_is_over(today()) == 1
    assert end_what_is_over(today()) == 0
    assert at(oversight).ends == today()


def test_oversight_ends_with_the_job(world, set_):
    oversight = set_()
    world.employment.ends = today()
    world.employment.save()

    assert end_what_is_over(today()) == 1
    assert at(oversight).ends == today()


def test_oversight_ends_when_they_lead_no_more(cast):
    led = leading().first()
    Oversight.objects.filter(employment=led, ends=None).update(ends=today())
    oversight = actions.set_oversight(
        employment=led,
        overseer=qualified(),
        every_days=28,
        by=next(
            user
            for user in (cast["practice-supervisor"], cast["service-manager"])
            if may_set_oversight(user, led)
        ),
    )
    assert end_what_is_over(today()) == 0

    # By then others of the story lead no more either.
    assert end_what_is_over(led.authorisations.latest("ends").ends) >= 1

    assert at(oversight).ends == today()
