"""Which organisations a request may be about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.people.likeness import (
    COMMON,
    DOMAIN,
    KNOWN,
    NAME,
    NUMBER,
    is_known,
    is_like,
    likenesses,
    requests_like,
)
from portal.people.models import Organisation
from tests.partners.asking import asked, waiting, waiting_alone
from tests.story import who

WORDS = st.text("abcdefghilmnoprstuvé'", min_size=3, max_size=9)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Larks Playgroup", "LARKS PLAYGROUP LTD"),
        ("St Mary’s Café", "St. Marys Cafe"),
        ("Larks Playgroup", "Larks Playgroup North"),
        ("The Trust", "the  trust"),
        ("Kindling Families", "Kindling Family Trust"),
    ],
)
def test_names_that_are_much_the_same(one, other):
    assert is_like(one, other)
    assert is_like(other, one)


@pytest.mark.parametrize(
    ("one", "other"), [("Larks", "Larks Playgroup"), ("The Trust", "Wrens"), ("Larks", "Wrens")]
)
def test_names_that_are_not(one, other):
    assert not is_like(one, other)


@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from(sorted(COMMON)))
def test_a_name_is_like_itself_however_it_is_written(words, common):
    name = " ".join(words)

    assert is_like(name, f"{common.title()} {name.upper()}")
    assert is_like(name, "  ".join(reversed(words)))


@pytest.mark.django_db
def test_each_likeness_says_why_and_the_likeliest_is_first(cast):
    kindling = Organisation.objects.get(teams__name="Kindling Families")
    other = Organisation.objects.create(
        name="Nothing alike", sector="voluntary", charity_number="1234567"
    )
    email = who("vcs-worker").email

    found = likenesses(asked(group_name="Kindling Families Ltd", email=email))

    assert found[0].organisation == kindling
    assert found[0].why == [NAME, KNOWN, DOMAIN]
    assert (other, [NUMBER]) in [(row.organisation, row.why) for row in found]


@pytest.mark.django_db
def test_an_address_that_anybody_has_is_no_likeness(cast):
    user = who("vcs-worker")
    user.email = "jasmine@gmail.com"
    user.save()

    assert likenesses(asked(email="mo@gmail.com", charity_number="")) == []
    assert [row.why for row in likenesses(waiting_alone(email="jasmine@gmail.com"))] == [[KNOWN]]


@pytest.mark.django_db
def test_another_of_the_same_group_that_waits_is_shown(cast):
    first = waiting()
    by_name = waiting(email="ann@mail.example", charity_number="")
    by_number = waiting(email="bo@mail.example", group_name="Wrens")
    asked(email="cy@mail.example")

    assert requests_like(first) == [by_name, by_number]
    assert requests_like(waiting_alone()) == []


@pytest.mark.django_db
def test_whoever_is_here_is_known(cast):
    assert is_known(asked(email=who("practitioner").email))
    assert not is_known(asked(email="new@mail.example"))
