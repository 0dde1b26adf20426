"""Words that may point to a family are not signed, nor given as one's word."""

import pytest

from portal.dates import today
from portal.journal.models import Entry
from portal.plain.finding import LooksLikeFamily, digest_of, find
from supervision.readiness.actions import attest, sign_first, sign_second
from supervision.readiness.models import Attestation, FirstSignature
from tests.readiness.browsing import FORM, browser, words
from tests.readiness.world import SAID, attested

CASE = "I saw the plan of case 48213 and it was sound."
DECLARED = frozenset({digest_of(find(CASE))})
POINTING = SAID | {"reasons": CASE}


@pytest.fixture
def application(world):
    return world.open(world.gate(attested()))


def entries_of(obj):
    return Entry.objects.filter(
        verb="words.declared", kind=obj._meta.label, object_id=obj.pk
    ).count()


class TestSigning:
    def test_with_such_words_is_refused(self, world, application):
        with pytest.raises(LooksLikeFamily):
            sign_first(application=application, by=world.manager, **POINTING)

        assert not FirstSignature.objects.filter(application=application).exists()

    def test_with_such_words_in_the_conditions_is_refused(self, world, application):
        said = SAID | {"outcome": "ready_with_conditions", "conditions": CASE}

        with pytest.raises(LooksLikeFamily):
            sign_first(application=application, by=world.manager, **said)

    def test_is_journalled_where_they_were_declared(self, world, application):
        first = sign_first(application=application, by=world.manager, declared=DECLARED, **POINTING)
        second = sign_second(
            application=application, by=world.qualified, declared=DECLARED, **POINTING
        )

        assert (entries_of(first), entries_of(second)) == (1, 1)

    def test_in_plain_words_declares_nothing(self, world, application):
        first = sign_first(application=application, by=world.manager, **SAID)

        assert entries_of(first) == 0

    def test_shows_the_words_in_place_and_keeps_what_was_typed(self, world, application):
        data = FORM | {"reasons": CASE}
        page = f"{application.get_absolute_url()}sign/"

        response = browser(world.manager).post(page, data)

        assert "“case 48213” looks like a case number." in words(response)
        assert CASE in words(response)
        assert not FirstSignature.objects.filter(application=application).exists()

    def test_is_taken_once_they_are_said_not_to_be_about_a_family(self, world, application):
        (digest,) = DECLARED
        data = FORM | {"reasons": CASE, "reasons-not_about_family": digest}

        browser(world.manager).post(f"{application.get_absolute_url()}sign/", data)

        assert FirstSignature.objects.get(application=application).reasons == CASE


class TestGivingOnesWord:
    def word(self, world, application, **more):
        return attest(
            application=application,
            criterion=application.gate_version.criteria.get(),
            happened_on=today(),
            note=CASE,
            by=world.manager,
            **more,
        )

    def test_with_such_words_is_refused(self, world, application):
        with pytest.raises(LooksLikeFamily):
            self.word(world, application)

    def test_is_journalled_where_they_were_declared(self, world, application):
        given = self.word(world, application, declared=DECLARED)

        assert entries_of(given) == 1

    def test_shows_the_words_in_place(self, world, application):
        day = today()
        data = {
            "happened_on_day": day.day,
            "happened_on_month": day.month,
            "happened_on_year": day.year,
            "note": CASE,
        }
        page = f"{application.get_absolute_url()}attest/attested-0/"
        (digest,) = DECLARED

        asked = browser(world.manager).post(page, data)
        browser(world.manager).post(page, data | {"note-not_about_family": digest})

        assert "“case 48213” looks like a case number." in words(asked)
        assert Attestation.objects.get(employment=world.employment).note == CASE
