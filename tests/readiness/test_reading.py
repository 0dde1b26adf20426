"""An application’s page: who reads what, and when."""

from datetime import timedelta

import pytest

from portal.dates import as_if, today
from skills.training.models import Completion
from supervision.readiness.actions import attest, sign_first, sign_second, withdraw
from tests.factories import (
    CourseFactory,
    PostFactory,
    RegistrationFactory,
    UserFactory,
)
from tests.readiness.browsing import browser, words
from tests.readiness.world import SAID, attested, moment_ago, practice_supervisor


@pytest.fixture
def application(world):
    return world.open(world.gate(attested(), ("registration", {}), attested(count=2)))


@pytest.fixture
def address(application):
    return application.get_absolute_url()


class TestReading:
    def test_is_for_the_person_the_line_manager_and_the_signers(self, world, address):
        for reader in (world.person, world.manager, world.qualified):
            assert browser(reader).get(address).status_code == 200

    def test_gives_no_reasons_to_a_signer_who_did_not_sign_once_it_is_decided(
        self, world, application, address
    ):
        other = practice_supervisor(world.team)
        sign_first(application=application, by=world.manager, **SAID)
        before = words(browser(other).get(address))

        sign_second(application=application, by=world.qualified, **SAID)

        readers = (world.person, world.manager, world.qualified, other)
        after = [SAID["reasons"] in words(browser(reader).get(address)) for reader in readers]
        assert SAID["reasons"] in before
        assert after == [True, True, True, False]

    def test_is_not_for_strangers(self, world, address):
        stranger = practice_supervisor(PostFactory().team)

        assert browser(stranger).get(address).status_code == 404
        assert browser(UserFactory()).get(address).status_code == 404

    def test_counts_what_is_met_and_what_is_not(self, world, address):
        page = words(browser(world.manager).get(address))

        assert "<b>0</b> met" in page
        assert "<b>3</b> missing" in page
        assert "There is no registration on the record." in page

    def test_offers_to_confirm_only_what_the_reader_can(self, world, address):
        offered = f"{address}attest/attested-0/"

        assert offered in words(browser(world.manager).get(address))
        assert offered in words(browser(world.qualified).get(address))
        assert offered not in words(browser(world.person).get(address))

    def test_shows_the_form_to_the_one_who_is_waited_for(self, world, address):
        form = 'name="outcome"'

        assert form in words(browser(world.manager).get(address))
        assert form not in words(browser(world.qualified).get(address))
        assert form not in words(browser(world.person).get(address))

    def test_tells_others_who_is_waited_for(self, world, address):
        assert "Their line manager gives this signature." in words(
            browser(world.qualified).get(address)
        )
        assert "You can’t sign for yourself." in words(browser(world.person).get(address))

    def test_chooses_nothing_beforehand(self, world, address):
        page = words(browser(world.manager).get(address))

        assert " checked" not in page

    def test_shows_the_reasons_to_the_person(self, world, application, address):
        sign_first(application=application, by=world.manager, **SAID)

        assert "“I have watched them work.”" in words(browser(world.person).get(address))

    def test_warns_the_second_of_what_got_worse(self, world):
        course = CourseFactory()
        Completion.objects.create(
            user=world.person,
            course=course,
            completed_on=today() - timedelta(days=300),
            expires_on=today() - timedelta(days=1),
        )
        version = world.gate(("course", {"course": course.code}))
        with as_if(moment_ago(10)):
            application = world.open(version)
            sign_first(application=application, by=world.manager, **SAID)

        page = words(browser(world.qualified).get(application.get_absolute_url()))

        assert "Changed since the first signature." in page

    def test_of_a_decided_one_ends_for_signers_who_did_not_sign(self, world, application, address):
        other = practice_supervisor(world.team)
        sign_first(application=application, by=world.manager, **SAID)
        sign_second(application=application, by=world.qualified, **SAID)

        gone = "What this rested on is no longer shared with you."
        assert gone in words(browser(other).get(address))
        assert gone not in words(browser(world.qualified).get(address))
        assert "This is how it stood when it was decided." in words(
            browser(world.person).get(address)
        )

    def test_of_a_withdrawn_one_says_so(self, world, application, address):
        withdraw(application=application, by=world.person)

        page = words(browser(world.person).get(address))

        assert "Withdrawn" in page
        assert "Not needed" in page

    def test_of_a_gate_with_one_signature_tells_what_came_of_it(self, world):
        with as_if(moment_ago(20)):
            before = world.open(world.gate(second_signer="", name="The one before"))
            sign_first(application=before, by=world.manager, **SAID)
        application = world.open(world.gate(second_signer=""))
        sign_first(application=application, by=world.manager, **SAID)

        page = words(browser(world.person).get(application.get_absolute_url()))

        assert "What came of it" in page
        assert "Second signature" not in page
        assert "“The one before” signed off" in page

    def test_groups_what_is_met_and_what_is_for_later(self, world):
        course = CourseFactory()
        later = ("course", {"course": course.code, "within_months_after": 6})
        application = world.open(world.gate(("registration", {}), attested(), later))
        RegistrationFactory(user=world.person)

        page = words(browser(world.manager).get(application.get_absolute_url()))

        assert "Practice seen: 1 of 2" in page
        assert "After the start: 1 to do" in page

    @pytest.mark.parametrize("count", [1, 12])
    def test_costs_the_same_with_few_and_many_criteria(
        self, world, count, django_assert_max_num_queries
    ):
        application = world.open(world.gate(*[attested(count=3) for _ in range(count)]))
        for criterion in application.gate_version.criteria.all():
            attest(
                application=application,
                criterion=criterion,
                happened_on=today(),
                by=world.manager,
            )
        client = browser(world.manager)
        client.get(application.get_absolute_url())

        with django_assert_max_num_queries(24):
            client.get(application.get_absolute_url())
