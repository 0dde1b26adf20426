"""A policy in words."""

import pytest

from skills.training.models import AccessPolicy, Course
from skills.training.rules import price_of
from skills.training.terms import listed, money, who_is_free, who_pays
from tests.training.planning import charity, school

MANY = ["council", "voluntary"]


@pytest.mark.parametrize(
    ("pence", "words"), [(0, "£0"), (1250, "£12.50"), (18000, "£180"), (100005, "£1,000.05")]
)
def test_money_is_said_as_people_say_it(pence, words):
    assert money(pence) == words


def test_words_in_a_row():
    assert [listed(words) for words in ([], ["a"], "ab", "abc")] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_members_are_told_from_other_groups():
    open_to_all = AccessPolicy(free_sectors=MANY)
    members = AccessPolicy(free_sectors=MANY, members_only=True, small_income_free=False)
    kind = AccessPolicy(free_sectors=MANY, members_only=True, small_income_free=True)

    assert who_is_free(open_to_all)[1] == "voluntary groups"
    assert who_is_free(members)[1] == "voluntary groups that are members of the consortium"
    assert who_is_free(kind)[1].endswith("consortium or have a small income")
    assert "other voluntary groups" not in who_pays(open_to_all)
    assert who_pays(members)[0] == "other voluntary groups"
    assert who_pays(AccessPolicy(free_sectors=["council"], members_only=True))[0] == "schools"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("terms", "facts", "pence"),
    [
        ({}, {}, 0),
        ({"members_only": True}, {}, 900),
        ({"members_only": True}, {"consortium_member": True}, 0),
        ({"members_only": True}, {"small_income": True}, 0),
        ({"members_only": True, "small_income_free": False}, {"small_income": True}, 900),
        ({"free_sectors": []}, {"consortium_member": True}, 900),
    ],
)
def test_what_a_group_pays(terms, facts, pence):
    policy = AccessPolicy(**{"free_sectors": MANY, "full_day_pence": 900} | terms)

    assert price_of(policy, Course(hours=6), charity(**facts)).pence == pence


@pytest.mark.django_db
def test_half_a_day_has_its_own_price():
    policy = AccessPolicy(half_day_pence=400, full_day_pence=900, missed_half_day_pence=50)

    price = price_of(policy, Course(hours=4), school())

    assert (price.pence, price.missed_pence, price.is_free) == (400, 50, False)
