"""Accounts of two people who met in supervision are not made one."""

import pytest

from portal.people.merging import objections
from tests.factories import UserFactory

from .overseeing import check

pytestmark = pytest.mark.django_db


def against(one, other, words) -> bool:
    both = [objections(one, other), objections(other, one)]
    return all(any(words in why for why in found) for found in both)


def test_nothing_stands_between_strangers(world):
    assert objections(UserFactory(), UserFactory()) == []


def test_who_supervised_is_somebody_else(world):
    assert not against(world.person, world.cast["twin-supervisor"], "supervised the other")
    world.planned(days=2)

    assert against(world.person, world.supervisor, "supervised the other")


def test_two_of_a_group_are_two(world):
    one, other = (job.user for job in world.team)
    assert not against(one, other, "same group")
    world.planned(employments=world.team, kind="group", days=2)

    assert against(one, other, "same group")


def test_who_oversees_is_somebody_else(world, set_, overseer):
    assert not against(world.person, overseer, "oversees")
    oversight = set_()

    assert against(world.person, overseer, "oversees")
    assert check(oversight, overseer).by == overseer
