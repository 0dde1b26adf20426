"""The other pages: giving one’s word, opening, withdrawing, and the two lists."""

from datetime import timedelta

import pytest

from portal.dates import as_if, today
from supervision.readiness.actions import sign_first, withdraw
from supervision.readiness.models import Application, Attestation
from tests.factories import (
    PostFactory,
    SupervisionLineFactory,
    UserFactory,
)
from tests.readiness.browsing import browser, words
from tests.readiness.world import SAID, attested, moment_ago


@pytest.fixture
def application(world):
    return world.open(world.gate(attested(), ("registration", {}), attested(count=2)))


@pytest.fixture
def address(application):
    return application.get_absolute_url()


class TestGivingOnesWord:
    @pytest.fixture
    def word_page(self, address):
        return f"{address}attest/attested-0/"

    def day(self, day):
        return {
            "happened_on_day": day.day,
            "happened_on_month": day.month,
            "happened_on_year": day.year,
        }

    def test_keeps_the_day_and_the_note(self, world, address, word_page):
        response = browser(world.manager).post(word_page, self.day(today()) | {"note": "Seen."})

        given = Attestation.objects.get(employment=world.employment)
        assert response.url == address
        assert (given.happened_on, given.note, given.by) == (today(), "Seen.", world.manager)

    def test_asks_again_for_a_day_that_is_none(self, world, word_page):
        empty = browser(world.manager).post(word_page, {"note": "Seen."})
        late = browser(world.manager).post(word_page, self.day(today() + timedelta(days=1)))

        assert "Enter a date, like 3 12 2026." in words(empty)
        assert "It can’t be in the future." in words(late)

    def test_is_refused_to_the_person_and_to_strangers(self, world, word_page):
        assert browser(world.person).get(word_page).status_code == 403
        assert browser(UserFactory()).get(word_page).status_code == 404

    def test_is_not_there_for_what_the_portal_looks_up(self, world, address):
        client = browser(world.manager)

        assert client.get(f"{address}attest/registration-1/").status_code == 404
        assert client.get(f"{address}attest/nothing/").status_code == 404

    def test_on_a_closed_one_says_so(self, world, application, word_page):
        withdraw(application=application, by=world.person)

        response = browser(world.manager).post(word_page, self.day(today()), follow=True)

        assert "nothing more can be confirmed" in words(response)


class TestOpening:
    def test_says_what_will_be_shared_before_it_is_opened(self, world):
        version = world.gate()
        address = f"/readiness/open/{world.employment.uuid}/{version.gate.code}/"

        page = words(browser(world.manager).get(address))

        assert "They never see any comments, drafts or notes." in page
        assert "Two people sign: the line manager, then a practice supervisor" in page

    def test_opens_it_and_leads_there(self, world):
        version = world.gate()
        address = f"/readiness/open/{world.employment.uuid}/{version.gate.code}/"

        response = browser(world.person).post(address)

        application = Application.objects.get(employment=world.employment)
        assert response.url == application.get_absolute_url()
        assert application.opened_by == world.person
        assert browser(world.person).get(address).url == application.get_absolute_url()

    def test_is_not_there_for_strangers_or_gates_that_are_none(self, world):
        version = world.gate()
        address = f"/readiness/open/{world.employment.uuid}/"

        assert browser(UserFactory()).get(f"{address}{version.gate.code}/").status_code == 404
        assert browser(world.manager).get(f"{address}NONE/").status_code == 404

    def test_says_why_not_where_the_role_is_another(self, world):
        address = f"/readiness/open/{world.employment.uuid}/G6/"
        client = browser(world.manager)

        response = client.get(address)

        assert "This isn’t for the role" in words(response)
        assert client.post(address).status_code == 403


class TestWithdrawing:
    def test_asks_first_and_then_closes(self, world, application, address):
        client = browser(world.person)

        asked = client.get(f"{address}withdraw/")
        response = client.post(f"{address}withdraw/", follow=True)

        application.refresh_from_db()
        assert "It doesn’t count against you." in words(asked)
        assert "You can open a new one at any time." in words(response)
        assert application.state == Application.State.WITHDRAWN

    def test_is_refused_to_others(self, world, address):
        client = browser(world.qualified)

        assert client.get(f"{address}withdraw/").status_code == 403
        assert client.post(f"{address}withdraw/").status_code == 403

    def test_of_a_decided_one_says_so(self, world, application, address):
        sign_first(application=application, by=world.manager, **SAID | {"outcome": "not_yet"})

        response = browser(world.person).post(f"{address}withdraw/", follow=True)

        assert "has been decided" in words(response)


class TestWhatIMayHold:
    def test_shows_what_is_held_and_how_far_the_rest_is(self, world):
        world.gate(attested(), name="The other gate")
        version = world.gate(second_signer="", name="The held gate")
        sign_first(application=world.open(version), by=world.manager, **SAID)

        page = words(browser(world.person).get("/readiness/"))

        assert "The held gate" in page
        assert "0 of 1 met" in page
        assert "You hold this" in page

    def test_shows_an_open_application_with_its_own_version(self, world, address):
        page = words(browser(world.person).get("/readiness/"))

        assert f'href="{address}"' in page
        assert "See your application" in page

    def test_never_says_why_something_is_not_available(self, world):
        version = world.gate(second_signer="")
        signed = sign_first(application=world.open(version), by=world.manager, **SAID)
        held = signed.application.decision.authorisation
        held.pauses.create(rule="P2", opened=today())

        page = words(browser(world.person).get("/readiness/"))

        assert "Not available now" in page
        assert "supervision for too long" not in page.lower()

    def test_keeps_what_was_held_before(self, world):
        version = world.gate(second_signer="")
        with as_if(moment_ago(500)):
            sign_first(application=world.open(version), by=world.manager, **SAID)

        page = words(browser(world.person).get("/readiness/"))

        assert "Ran out" in page
        assert "Held before" in page

    def test_is_honest_where_there_is_no_job(self, world):
        world.employment.posts.update(ends=today())

        assert "no job on your record" in words(browser(world.person).get("/readiness/"))
        assert "no job on your record" in words(browser(UserFactory()).get("/readiness/"))

    def test_costs_the_same_with_one_gate_and_with_many(self, world, django_assert_max_num_queries):
        for _ in range(6):
            world.gate(attested(), ("registration", {}))
        client = browser(world.person)

        with django_assert_max_num_queries(28):
            client.get("/readiness/")


class TestSignOff:
    def test_lists_what_waits_for_a_first_signature(self, world, address):
        page = words(browser(world.manager).get("/readiness/applications/"))

        assert f'href="{address}"' in page
        assert "First signature" in page

    def test_lists_what_waits_for_a_second_signature(self, world, application, address):
        before = words(browser(world.qualified).get("/readiness/applications/"))
        sign_first(application=application, by=world.manager, **SAID)

        after = words(browser(world.qualified).get("/readiness/applications/"))

        assert "Nothing is waiting for you." in before
        assert f'href="{address}"' in after

    def test_lists_whom_one_supervises_with_what_they_hold(self, world):
        version = world.gate(second_signer="", name="The held gate")
        sign_first(application=world.open(version), by=world.manager, **SAID)
        idle = PostFactory(employment__organisation=world.team.organisation, team=world.team)
        SupervisionLineFactory(employment=idle.employment, supervisor=world.manager)

        page = words(browser(world.manager).get("/readiness/applications/"))

        assert "The held gate" in page
        assert "No kind of work needs a sign-off in this role." in page

    def test_costs_the_same_with_one_person_and_with_many(
        self, world, application, django_assert_max_num_queries
    ):
        for _ in range(8):
            post = PostFactory(
                employment__organisation=world.team.organisation,
                team=world.team,
                job_role=world.role,
            )
            SupervisionLineFactory(employment=post.employment, supervisor=world.manager)
        client = browser(world.manager)
        client.get("/readiness/applications/")

        with django_assert_max_num_queries(24):
            client.get("/readiness/applications/")
