"""What criteria about courses, gates, registrations and people’s words show."""

from datetime import timedelta

import pytest

from portal.dates import as_if, in_words, months_after, today
from portal.policy.actions import set_value
from skills.training.models import Completion
from supervision.readiness.actions import attest, end, open_application, sign_first, withdraw
from supervision.readiness.evaluation import (
    LATER,
    MET,
    MISSING,
    OUT_OF_DATE,
    evaluate,
)
from supervision.readiness.models import Attestation
from tests.factories import CourseFactory, RegistrationFactory
from tests.readiness.world import SAID, attested, days_ago, moment_ago


class TestCourses:
    @pytest.fixture
    def course(self):
        return CourseFactory()

    def done(self, world, course, on, expires):
        Completion.objects.create(
            user=world.person, course=course, completed_on=on, expires_on=expires
        )

    def test_are_missing_until_finished(self, look, course):
        result = look("course", course=course.code)

        assert (result.status, result.detail) == (MISSING, "Not finished yet.")

    def test_are_met_while_in_date(self, look, world, course):
        self.done(world, course, days_ago(9), today() + timedelta(days=1))

        result = look("course", course=course.code)

        assert result.status == MET
        assert "Runs out on" in result.detail

    def test_are_met_for_good_where_they_never_run_out(self, look, world, course):
        self.done(world, course, days_ago(9), days_ago(2))
        self.done(world, course, days_ago(12), None)

        result = look("course", course=course.code)

        assert (result.status, result.detail) == (MET, f"Finished on {in_words(days_ago(12))}.")

    def test_are_out_of_date_from_the_day_they_run_out(self, look, world, course):
        self.done(world, course, days_ago(9), today())

        result = look("course", course=course.code)

        assert (result.status, result.detail) == (OUT_OF_DATE, f"Ran out on {in_words(today())}.")

    def test_may_be_for_after_the_start(self, look, course):
        result = look("course", course=course.code, within_months_after=6)

        assert result.status == LATER
        assert result.detail == "Not finished yet. To do within 6 months of the start."

    @pytest.mark.parametrize(("months", "status"), [(7, LATER), (2, MISSING)])
    def test_are_asked_for_when_the_time_after_the_start_is_over(
        self, world, course, months, status
    ):
        later = ("course", {"course": course.code, "within_months_after": months})
        version = world.gate(later, second_signer="")
        with as_if(moment_ago(100)):
            sign_first(application=world.open(version), by=world.manager, **SAID)

        result = evaluate(world.employment, version).results[0]

        assert result.status == status


class TestGatesHeld:
    @pytest.fixture
    def before(self, world):
        return world.gate(second_signer="", valid_months=6)

    def hold(self, world, version, days):
        with as_if(moment_ago(days)):
            application = world.open(version)
            sign_first(application=application, by=world.manager, **SAID)
        return application.decision.authorisation

    def held(self, look, before, **params):
        return look("gate_held", gate=before.gate.code, months=3, **params)

    def test_are_missing_where_never_held(self, look, before):
        result = self.held(look, before)

        assert (result.status, result.detail) == (MISSING, "Not held yet.")

    def test_are_met_when_held_long_enough(self, look, world, before):
        authorisation = self.hold(world, before, 120)

        result = self.held(look, before)

        since = f"Ready since {in_words(days_ago(120))}"
        assert (result.status, result.detail) == (MET, f"{since}.")
        assert result.links == ((since, authorisation.get_absolute_url()),)

    def test_are_missing_while_held_too_short(self, look, world, before):
        self.hold(world, before, 30)

        result = self.held(look, before)

        assert result.status == MISSING
        assert in_words(months_after(days_ago(30), 3)) in result.detail

    def test_are_missing_when_they_ended_too_soon(self, look, world, before):
        authorisation = self.hold(world, before, 170)
        end(authorisation=authorisation, by=world.manager, day=days_ago(150))

        assert self.held(look, before).status == MISSING

    def test_are_missing_when_ended_on_the_day_they_began(self, look, world, before):
        authorisation = self.hold(world, before, 170)
        end(authorisation=authorisation, by=world.manager, day=days_ago(170))

        assert self.held(look, before).detail == "Not held yet."

    def test_are_out_of_date_when_they_have_stopped(self, look, world, before):
        self.hold(world, before, 300)

        assert self.held(look, before).status == OUT_OF_DATE

    def test_count_a_renewal_from_the_first_day(self, look, world, before):
        self.hold(world, before, 200)
        self.hold(world, before, 30)

        result = self.held(look, before)

        assert result.status == MET
        assert in_words(days_ago(200)) in result.detail

    def test_do_not_count_across_a_gap(self, look, world, before):
        self.hold(world, before, 600)
        self.hold(world, before, 30)

        assert self.held(look, before).status == MISSING

    @pytest.mark.parametrize(
        ("days", "status", "words"),
        [(10, MET, "Experience that matches:"), (900, OUT_OF_DATE, "too long ago")],
    )
    def test_may_be_met_by_experience_that_somebody_checked(
        self, world, before, days, status, words
    ):
        params = {"gate": before.gate.code, "months": 3, "or_attested": True}
        version = world.gate(("gate_held", params))
        application = world.open(version)
        attest(
            application=application,
            criterion=version.criteria.get(),
            happened_on=days_ago(days),
            by=world.manager,
        )

        result = evaluate(world.employment, version).results[0]

        assert result.status == status
        assert words in result.detail

    def test_say_that_nobody_has_checked_experience(self, look, before):
        result = self.held(look, before, or_attested=True)

        assert result.status == MISSING
        assert "Nobody has confirmed experience that matches." in result.detail


class TestRegistrations:
    def test_are_missing_where_there_is_none(self, look):
        assert look("registration").status == MISSING

    def test_are_met_while_in_date(self, look, world):
        RegistrationFactory(user=world.person)

        result = look("registration")

        assert result.status == MET
        assert "Checked on 8 January 2024" in result.detail

    def test_are_out_of_date_from_the_day_they_end(self, look, world):
        RegistrationFactory(user=world.person, ends=today())

        result = look("registration")

        assert (result.status, result.detail) == (OUT_OF_DATE, f"Ran out on {in_words(today())}.")


class TestAttestations:
    def words_of(self, world, version, *given):
        """`given` is who said it and how many days ago."""
        application = world.open(version)
        for by, days in given:
            attest(
                application=application,
                criterion=version.criteria.get(),
                happened_on=days_ago(days),
                by=by,
            )
        return evaluate(world.employment, version).results[0]

    def test_are_missing_until_somebody_gives_their_word(self, look):
        assert look("attested", count=1, by="anyone").detail == "Nobody has confirmed it yet."
        assert look("attested", count=2, by="anyone").detail == "0 of 2 so far."

    def test_are_missing_until_there_are_enough(self, world):
        result = self.words_of(world, world.gate(attested(count=2)), (world.manager, 5))

        day = in_words(days_ago(5))
        assert result.status == MISSING
        assert result.detail == f"1 of 2 so far: {day}, {world.manager}."

    def test_are_met_when_there_are_enough(self, world):
        result = self.words_of(
            world, world.gate(attested(count=2)), (world.manager, 5), (world.qualified, 4)
        )

        assert result.status == MET

    def test_are_out_of_date_when_too_many_are_too_old(self, world):
        version = world.gate(attested(count=2, valid_months=3))

        result = self.words_of(world, version, (world.manager, 200), (world.manager, 4))

        assert result.status == OUT_OF_DATE
        assert result.detail.startswith("1 of 2 in the last 3 months:")

    def test_by_a_social_worker_count_only_with_a_registration(self, world):
        version = world.gate(attested(by="social_worker"))
        application = world.open(version)
        criterion = version.criteria.get()
        for by, registration in ((world.manager, None), (world.qualified, True)):
            Attestation.objects.create(
                employment=world.employment,
                criterion=criterion,
                subject=world.person,
                by=by,
                registration=by.registration_on() if registration else None,
                happened_on=days_ago(5),
                recorded_on=today(),
            )

        result = evaluate(world.employment, application.gate_version).results[0]

        assert result.detail == f"{in_words(days_ago(5))}, {world.qualified}."

    def test_outlast_a_new_version_of_the_gate(self, world):
        first = world.gate(attested())
        application = world.open(first)
        attest(
            application=application,
            criterion=first.criteria.get(),
            happened_on=days_ago(5),
            by=world.manager,
        )
        withdraw(application=application, by=world.manager)

        second = world.draft(first.gate, attested(), number=2)

        assert evaluate(world.employment, second).results[0].status == MET

    def test_recorded_later_do_not_count_for_a_day_before(self, world):
        version = world.gate(attested())
        self.words_of(world, version, (world.manager, 5))

        as_it_was = evaluate(world.employment, version, days_ago(2))

        assert as_it_was.results[0].status == MISSING


def test_the_months_that_experience_counts_are_the_councils_own(world):
    params = {"gate": "G1", "months": 3, "or_attested": True}
    version = world.gate(("gate_held", params))
    application = open_application(
        employment=world.employment, gate_version=version, by=world.person
    )
    attest(
        application=application,
        criterion=version.criteria.get(),
        happened_on=days_ago(100),
        by=world.manager,
    )
    set_value(name="prior_learning.valid_months", value=2, starts=today(), by=None)

    assert evaluate(world.employment, version).results[0].status == OUT_OF_DATE
