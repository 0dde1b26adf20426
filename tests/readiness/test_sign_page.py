"""The form of whoever signs: what it takes, refuses and says."""

from datetime import timedelta

import pytest

from portal.dates import as_if, now, today
from skills.training.models import Completion
from supervision.readiness.actions import sign_first, withdraw
from supervision.readiness.models import Application, Decision
from tests.factories import (
    CourseFactory,
    RoleGrantFactory,
    UserFactory,
)
from tests.readiness.browsing import FORM, browser, words
from tests.readiness.world import SAID, attested, lapsed, moment_ago, practice_supervisor


@pytest.fixture
def application(world):
    return world.open(world.gate(attested(), ("registration", {}), attested(count=2)))


@pytest.fixture
def address(application):
    return application.get_absolute_url()


class TestSigning:
    def test_takes_the_first_signature_and_says_who_is_next(self, world, address):
        response = browser(world.manager).post(f"{address}sign/", FORM, follow=True)

        assert response.redirect_chain == [(address, 302)]
        assert "gives the second signature" in words(response)

    def test_decides_with_the_second(self, world, application, address):
        sign_first(application=application, by=world.manager, **SAID)

        response = browser(world.qualified).post(
            f"{address}sign/", FORM | {"families_to_start": "2"}, follow=True
        )

        assert "can download the certificate now" in words(response)
        assert Decision.objects.get(application=application).families_to_start == 2

    def test_that_says_not_yet_tells_what_comes_next(self, world, address):
        response = browser(world.manager).post(
            f"{address}sign/", FORM | {"outcome": "not_yet"}, follow=True
        )

        assert "can read your reasons and ask for another look" in words(response)

    def test_from_a_page_for_the_first_signature_is_not_taken_as_the_second(self, world):
        version = world.gate(first_signer="practice_supervisor", second_signer="service_manager")
        application = world.open(version)
        both = practice_supervisor(world.team)
        RoleGrantFactory(
            user=both, role="service_manager", organisation=world.team.organisation, team=world.team
        )
        sign_first(application=application, by=world.qualified, **SAID)
        address = f"{application.get_absolute_url()}sign/"

        response = browser(both).post(address, FORM | {"place": "first"})

        assert "Yours would be the second, and it decides." in words(response)
        assert SAID["reasons"] in words(response)
        assert 'name="place" value="second"' in words(response)
        assert not Decision.objects.filter(application=application).exists()

    def test_without_an_answer_says_what_to_change(self, world, application, address):
        response = browser(world.manager).post(f"{address}sign/", {"confirms": ["evidence"]})

        page = words(response)
        application.refresh_from_db()
        assert "Choose one of the three." in page
        assert "Say why. They read this." in page
        assert "Tick both before you sign." in page
        assert application.state == Application.State.OPEN

    def test_with_too_many_words_or_another_answer_says_what_to_change(self, world, address):
        page = words(
            browser(world.manager).post(
                f"{address}sign/",
                {"outcome": "splendid", "reasons": "x" * 2001, "confirms": ["everything"]},
            )
        )

        assert "Use 2000 characters or fewer. You have 2001." in page
        assert "Choose one of the three." in page
        assert "Tick both before you sign." in page

    def test_with_numbers_that_are_none_says_so(self, world, application, address):
        sign_first(application=application, by=world.manager, **SAID)

        page = words(
            browser(world.qualified).post(
                f"{address}sign/", FORM | {"families_to_start": "two", "look_again_weeks": "99"}
            )
        )

        assert "Enter a whole number, like 2." in page
        assert "Enter a smaller number." in page

    def test_with_conditions_that_are_not_said_asks_for_them(self, world, address):
        response = browser(world.manager).post(
            f"{address}sign/", FORM | {"outcome": "ready_with_conditions"}
        )

        assert "Say what must happen, and by when." in words(response)
        assert "I have watched them work." in words(response)

    def test_is_refused_to_others(self, world, application, address):
        for other in (world.person, world.qualified):
            assert browser(other).post(f"{address}sign/", FORM).status_code == 403
        assert browser(UserFactory()).post(f"{address}sign/", FORM).status_code == 404

    def test_is_refused_when_the_registration_ran_out(self, world, application, address):
        sign_first(application=application, by=world.manager, **SAID)
        lapsed(world.qualified)
        client = browser(world.qualified)

        assert "Your registration ran out on" in words(client.get(address))
        assert client.post(f"{address}sign/", FORM).status_code == 403

    def test_a_second_time_changes_nothing(self, world, application, address):
        client = browser(world.manager)
        client.post(f"{address}sign/", FORM)

        response = client.post(f"{address}sign/", FORM, follow=True)

        assert "signed already. Nothing was changed." in words(response)

    def test_of_a_closed_one_changes_nothing(self, world, application, address):
        withdraw(application=application, by=world.person)

        response = browser(world.manager).post(f"{address}sign/", FORM, follow=True)

        assert "signed already. Nothing was changed." in words(response)

    def test_shows_what_got_worse_and_takes_the_signature_after_that(self, world):
        course = CourseFactory()
        done = now() - timedelta(days=10)
        Completion.objects.create(
            user=world.person,
            course=course,
            completed_on=today() - timedelta(days=300),
            expires_on=today() - timedelta(days=1),
        )
        version = world.gate(("course", {"course": course.code}))
        with as_if(done):
            application = world.open(version)
            sign_first(application=application, by=world.manager, **SAID)
        address = application.get_absolute_url()
        client = browser(world.qualified)

        stale = client.post(f"{address}sign/", FORM | {"seen": "an old page"})
        seen = stale.context["form"].data["seen"]
        fresh = client.post(f"{address}sign/", FORM | {"seen": seen}, follow=True)

        assert "Something has changed since the first signature." in words(stale)
        assert "can download the certificate now" in words(fresh)

    def test_is_refused_while_safety_statements_are_unconfirmed(self, world):
        params = {"role": world.role.code, "confirmed_by": "social_worker"}
        application = world.open(world.gate(("core_statements", params)))

        response = browser(world.manager).post(f"{application.get_absolute_url()}sign/", FORM)

        assert "Nobody can sign this off yet" in words(response)

    def test_says_when_the_firsts_registration_ran_out(self, world):
        version = world.gate(first_signer="practice_supervisor")
        application = world.open(version)
        with as_if(moment_ago(9)):
            sign_first(application=application, by=world.qualified, **SAID)
        lapsed(world.qualified)
        other = practice_supervisor(world.team)

        response = browser(other).post(f"{application.get_absolute_url()}sign/", FORM)

        assert "has run out since they signed" in words(response)

    def test_is_a_post_and_a_get_leads_to_the_form(self, world, address):
        response = browser(world.manager).get(f"{address}sign/")

        assert response.url == f"{address}#sign"
