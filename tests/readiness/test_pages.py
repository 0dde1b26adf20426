"""The pages: who sees what, what the forms say, and what a second click does."""

from datetime import timedelta

import pytest
from django.test import Client

from portal.dates import as_if, now, today
from skills.training.models import Completion
from supervision.readiness.actions import attest, sign_first, sign_second, withdraw
from supervision.readiness.models import Application, Attestation, Decision
from tests.factories import (
    CourseFactory,
    PostFactory,
    RegistrationFactory,
    SupervisionLineFactory,
    UserFactory,
)
from tests.readiness.world import SAID, attested, lapsed, moment_ago, practice_supervisor

TICKED = {"confirms": ["evidence", "watch"]}
FORM = SAID | TICKED


def browser(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def words(response) -> str:
    """The page's text, on one line."""
    return " ".join(response.content.decode().split())


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

        with django_assert_max_num_queries(24):
            client.get(application.get_absolute_url())


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

    def test_without_an_answer_says_what_to_change(self, world, application, address):
        response = browser(world.manager).post(f"{address}sign/", {"confirms": ["evidence"]})

        page = words(response)
        application.refresh_from_db()
        assert "Choose one of the three." in page
        assert "Say why. They read this." in page
        assert "Tick both before you sign." in page
        assert application.state == Application.State.OPEN

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

        with django_assert_max_num_queries(24):
            client.get("/readiness/applications/")
