"""Asking to come to training, and confirming that the e-mail address is one's own."""

from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction

from portal.dates import now, today
from portal.journal.models import Entry
from portal.links.models import Link
from portal.notices.models import Notice
from portal.people.actions.partners import PURPOSE, forget, welcome
from portal.people.models import Locality, PartnerRequest
from tests.partners.asking import asked, asked_alone, confirmed, link_of, waiting, welcomed
from tests.story import who

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def messages_to(email):
    return Notice.objects.filter(email=email).order_by("pk")


def test_asking_sends_a_link_and_reaches_nobody(cast):
    request = asked(email="Mo@Larks.example")

    assert request.email == "mo@larks.example"
    assert [one.title for one in messages_to("mo@larks.example")] == ["Confirm your e-mail address"]
    assert not PartnerRequest.objects.visible_to(who("training-coordinator")).filter(pk=request.pk)
    assert not Notice.objects.filter(key__startswith=f"people.partner_request.waits.{request.pk}")


def test_asking_the_same_twice_is_one_request_and_one_message(cast):
    assert asked() == asked()

    assert messages_to("mo@larks.example").count() == 1


def test_other_words_take_the_place_of_the_first_and_of_their_link(cast):
    place = Locality.objects.create(name="Far side")
    request = asked()
    first = link_of(request)

    again = asked(group_name="The Larks", localities=[place])

    first.refresh_from_db()
    assert again == request
    assert PartnerRequest.objects.get(pk=request.pk).group_name == "The Larks"
    assert list(again.localities.all()) == [place]
    assert (first.state, link_of(request).state) == ("withdrawn", "open")
    assert asked(group_name="The Larks", localities=[place]) == request
    assert messages_to("mo@larks.example").count() == 2


def test_somebody_else_s_words_lose_what_a_group_alone_has(cast):
    asked()

    request = PartnerRequest.objects.get(pk=asked_alone(email="mo@larks.example").pk)

    assert (request.who, request.group_name, request.charity_number) == ("alone", "", "")
    assert request.small_income is False


def test_confirmed_it_reaches_the_training_team_once(cast):
    request = waiting()
    confirmed(request)

    told = Notice.objects.filter(key=f"people.partner_request.waits.{request.pk}")
    assert [one.recipient for one in told] == [who("training-coordinator")]
    assert "Larks" not in told[0].title
    assert request in PartnerRequest.objects.visible_to(who("administrator")).waiting()
    assert link_of(request).state == "used"


@pytest.mark.parametrize("role", ["practitioner", "workforce-lead", "partner-coordinator"])
def test_others_see_none(cast, role):
    waiting()

    assert not PartnerRequest.objects.visible_to(who(role))


def test_asking_again_while_it_waits_says_so_once_a_day(cast):
    request = waiting()

    for _ in range(2):
        assert asked(group_name="Another") == request

    assert PartnerRequest.objects.get(pk=request.pk).group_name == "The Larks Playgroup"
    assert messages_to("mo@larks.example").last().title == "We have your request already"
    assert messages_to("mo@larks.example").count() == 2


def test_whoever_was_answered_asks_anew(cast):
    first = welcomed()

    assert asked() != first


def test_what_was_never_confirmed_is_forgotten_with_its_link(cast):
    request, kept = asked(), waiting(email="ann@wrens.example", group_name="Wrens")

    with time_machine.travel(now() + timedelta(days=7, minutes=1)):
        assert forget(day=today()) == 1
        assert forget(day=today()) == 0

    assert not PartnerRequest.objects.filter(pk=request.pk).exists()
    assert PartnerRequest.objects.filter(pk=kept.pk).exists()
    assert Link.objects.filter(purpose=PURPOSE, object_id=request.pk).get().state != "open"
    assert Entry.objects.filter(verb="partner_request.forgotten").count() == 1


def test_what_was_answered_is_forgotten_after_a_year(cast):
    request = welcome(request=waiting(), by=who("administrator"))

    with time_machine.travel(now() + timedelta(days=300)):
        forget(day=today())
        assert PartnerRequest.objects.filter(pk=request.pk).exists()
    with time_machine.travel(now() + timedelta(days=370)):
        forget(day=today())
        assert not PartnerRequest.objects.filter(pk=request.pk).exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "Mo@Larks.example"},
        {"group_name": ""},
        {"outcome": "refused"},
        {"outcome": "welcomed", "answered_at": now()},
        {"reason": "Because"},
        {"answered_at": now(), "outcome": "refused", "reason": "Because"},
    ],
)
def test_the_database_refuses_half_an_answer(cast, wrong):
    request = waiting()

    with pytest.raises(IntegrityError), transaction.atomic():
        PartnerRequest.objects.filter(pk=request.pk).update(**wrong)


def test_a_name_is_all_there_is_of_somebody_alone(cast):
    assert str(asked_alone()) == "Sol Ward"
    assert str(asked()) == "The Larks Playgroup"
