"""An agreement holds when each of its people has said yes to the same words."""

import pytest
from django.core.exceptions import PermissionDenied

from portal.notices.models import Notice
from supervision.sessions import actions
from supervision.sessions.models import Agreement
from supervision.sessions.refusals import NothingSaid, Stale, WordsToChange, WrongPerson, WrongTime
from tests.factories import EmploymentFactory, SupervisionLineFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_an_agreement_holds_when_both_said_yes(world):
    agreement = world.offered()
    assert agreement.is_offered
    assert actions.offer(agreement=agreement, by=world.supervisor) == agreement

    actions.agree(agreement=agreement, by=world.person)
    actions.agree(agreement=agreement, by=world.person)

    agreement.refresh_from_db()
    assert agreement.is_in_force
    assert agreement.words.count() == 2


def test_a_new_agreement_starts_with_the_old_words_and_ends_it(world):
    old = world.agreed()

    new = actions.begin_agreement(
        employment=world.employment, supervisor=world.supervisor, by=world.person
    )
    assert sorted(new.parts.values_list("text", flat=True)) == sorted(
        old.parts.values_list("text", flat=True)
    )
    actions.offer(agreement=new, by=world.person)
    actions.agree(agreement=new, by=world.supervisor)

    old.refresh_from_db()
    assert old.state == Agreement.State.ENDED


def test_one_is_on_the_way_at_a_time(world):
    assert world.draft_agreement() == actions.begin_agreement(
        employment=world.employment, supervisor=world.supervisor, by=world.person
    )


@pytest.mark.parametrize("who", ["twin-supervisor", "service-manager"])
def test_only_the_two_begin_it(world, who):
    with pytest.raises(PermissionDenied):
        actions.begin_agreement(
            employment=world.employment, supervisor=world.supervisor, by=world.cast[who]
        )


def test_nobody_agrees_with_themselves(world):
    with pytest.raises(PermissionDenied):
        actions.begin_agreement(
            employment=world.employment, supervisor=world.person, by=world.person
        )


def test_what_was_offered_is_not_written_any_more(world):
    agreement = world.offered()
    part = agreement.parts.all()[0]

    with pytest.raises(PermissionDenied):
        actions.save_part(
            agreement=agreement, heading=part.heading, text="More.", edit=part.edit, by=world.person
        )


def test_a_stale_page_is_told_so(world):
    agreement = world.draft_agreement()
    part = agreement.parts.all()[0]
    said = {"agreement": agreement, "heading": part.heading, "by": world.person}

    with pytest.raises(Stale):
        actions.save_part(text="Mine.", edit=part.edit - 1, **said)
    same = actions.save_part(text=part.text, edit=0, **said)
    assert same.edit == part.edit


def test_an_empty_agreement_is_not_offered(world):
    new = world.team[1]
    agreement = actions.begin_agreement(
        employment=new, supervisor=world.supervisor, by=world.supervisor
    )

    with pytest.raises(NothingSaid):
        actions.offer(agreement=agreement, by=world.supervisor)


def test_words_about_a_family_are_changed_first(world):
    agreement = world.draft_agreement()
    part = agreement.parts.all()[1]
    actions.save_part(
        agreement=agreement,
        heading=part.heading,
        text="As in case 48213.",
        edit=part.edit,
        by=world.person,
    )

    with pytest.raises(WordsToChange):
        actions.offer(agreement=agreement, by=world.person)


def test_how_often_and_how_long_are_sensible(world):
    agreement = world.draft_agreement()

    with pytest.raises(WrongTime):
        actions.save_terms(agreement=agreement, every_days=0, minutes=60, place="", by=world.person)
    actions.save_terms(
        agreement=agreement, every_days=21, minutes=60, place="Here", by=world.person
    )
    agreement.refresh_from_db()
    assert (agreement.every_days, agreement.minutes, agreement.place) == (21, 60, "Here")


def test_an_offer_can_be_taken_back_and_an_agreement_can_not(world):
    agreement = world.offered()

    actions.take_back(agreement=agreement, by=world.person)
    assert actions.take_back(agreement=agreement, by=world.person).state == "withdrawn"

    with pytest.raises(PermissionDenied):
        actions.take_back(agreement=world.agreed(), by=world.person)


def test_taking_back_a_draft_tells_nobody(world):

    agreement = world.draft_agreement()

    actions.take_back(agreement=agreement, by=world.person)

    assert not Notice.objects.filter(key=f"agreement.taken_back.{agreement.pk}").exists()


def test_joint_supervision_is_agreed_by_all_three(world):
    other = UserFactory()
    second = EmploymentFactory(user=world.person)
    SupervisionLineFactory(employment=second, subject=world.person, supervisor=other)
    agreement = world.draft_agreement()
    terms = {"every_days": 28, "minutes": 60, "place": "", "other_sees": "records"}

    with pytest.raises(WrongPerson):
        actions.save_terms(
            agreement=agreement, other=world.cast["twin-supervisor"], by=world.person, **terms
        )
    with pytest.raises(WrongPerson):
        actions.save_terms(agreement=agreement, other=world.supervisor, by=world.person, **terms)
    actions.save_terms(agreement=agreement, other=other, by=world.person, **terms)
    actions.offer(agreement=agreement, by=world.supervisor)
    actions.agree(agreement=agreement, by=world.person)

    agreement.refresh_from_db()
    assert agreement.is_offered
    actions.agree(agreement=agreement, by=other)
    agreement.refresh_from_db()
    assert agreement.is_in_force


def test_nobody_else_says_yes(world):
    with pytest.raises(PermissionDenied):
        actions.agree(agreement=world.offered(), by=world.cast["service-manager"])
