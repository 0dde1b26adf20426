"""What each kind of criterion shows: met, missing, out of date or for later."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.dates import as_if, months_after, today
from portal.policy.actions import set_value
from skills.assessments import actions as assessments
from skills.assessments.models import ConfirmedLevel
from skills.training.models import Completion
from supervision.readiness.actions import attest, end, open_application, sign_first, withdraw
from supervision.readiness.evaluation import (
    LATER,
    MET,
    MISSING,
    OUT_OF_DATE,
    Evaluated,
    Facts,
    Result,
    evaluate,
)
from supervision.readiness.evaluation.result import in_words
from supervision.readiness.evaluation.skills import enough
from supervision.readiness.models import Attestation
from tests.factories import CourseFactory, JobRoleFactory, RegistrationFactory
from tests.readiness.world import SAID, attested, days_ago, moment_ago

ALL_AT_2 = {"A1": 2, "A2": 2, "B1": 2, "B2": 2}


@pytest.fixture
def look(world):
    """`look(kind, **params)` evaluates a gate of that one criterion today."""

    def _look(kind, **params):
        version = world.gate((kind, params))
        return evaluate(world.employment, version).results[0]

    return _look


def core(look, world, by="anyone"):
    return look("core_statements", role=world.role.code, confirmed_by=by)


def close_levels(world):
    ConfirmedLevel.objects.filter(employment=world.employment).update(ends=today())


class TestSafetyStatements:
    def test_are_missing_where_nothing_is_confirmed(self, look, world):
        result = core(look, world)

        assert result.status == MISSING
        assert result.detail == ("0 of 2 confirmed. Not yet: “Statement A1”, “Statement B1”.")

    def test_are_met_where_each_is_confirmed_at_the_level_needed(self, look, world):
        world.confirm(ALL_AT_2)

        result = core(look, world)

        assert result.status == MET
        assert result.detail == f"2 of 2 confirmed, last on {in_words(today())}."

    def test_link_to_the_statement_that_is_below(self, look, world):
        world.confirm(ALL_AT_2 | {"B1": 1})

        result = core(look, world)

        assert result.status == MISSING
        assert result.links == (("Statement B1", "/framework/area-b/b1/"),)
        assert ("Statement B1", "/framework/area-b/b1/") in result.parts

    def test_count_for_a_social_workers_gate_only_when_one_confirmed_them(self, look, world):
        world.confirm(ALL_AT_2)

        result = core(look, world, by="social_worker")

        assert result.status == MISSING
        assert result.detail.startswith("0 of 2 confirmed by a qualified social worker.")
        assert result.decisive

    def test_count_when_the_line_manager_is_a_social_worker(self, look, world):
        RegistrationFactory(user=world.manager)
        world.confirm(ALL_AT_2)

        assert core(look, world, by="social_worker").status == MET

    def test_count_after_a_second_look(self, look, world):
        world.confirm(ALL_AT_2)
        assessment = world.employment.assessments.get()
        world.mark(assessment, world.qualified, core=True)
        assessments.finish_second_look(assessment=assessment, by=world.qualified)

        assert core(look, world, by="social_worker").status == MET

    def test_are_out_of_date_where_the_levels_have_ended(self, look, world):
        with as_if(moment_ago(30)):
            world.confirm(ALL_AT_2)
        close_levels(world)

        assert core(look, world).status == OUT_OF_DATE

    def test_that_began_and_ended_on_one_day_never_counted(self, look, world):
        world.confirm(ALL_AT_2)
        close_levels(world)

        assert core(look, world).status == MISSING

    def test_are_missing_for_somebody_between_two_posts(self, look, world):
        world.confirm(ALL_AT_2)
        world.employment.posts.update(ends=today())

        assert core(look, world).status == MISSING

    def test_of_another_job_role_do_not_count(self, look, world):
        world.confirm(ALL_AT_2)
        world.employment.posts.update(job_role=JobRoleFactory())

        assert core(look, world).status == MISSING


class TestOtherStatements:
    def test_are_met_at_the_share_that_is_asked(self, look, world):
        world.confirm(ALL_AT_2 | {"B2": 1})

        result = look("other_statements", role=world.role.code, percent=50)

        assert result.status == MET
        assert result.detail == "1 of 2 (50 in 100). Below: “Statement B2”."

    def test_are_missing_below_it(self, look, world):
        world.confirm(ALL_AT_2 | {"B2": 1})

        assert look("other_statements", role=world.role.code, percent=51).status == MISSING

    def test_are_out_of_date_where_enough_levels_have_ended(self, look, world):
        with as_if(moment_ago(30)):
            world.confirm(ALL_AT_2)
        close_levels(world)

        result = look("other_statements", role=world.role.code, percent=90)

        assert result.status == OUT_OF_DATE

    def test_are_met_where_the_role_needs_none(self, world):
        version = world.gate(("other_statements", {"role": world.role.code, "percent": 90}))
        facts = Facts(world.employment, today())
        facts._needs[version.framework_version_id, world.role.code] = []

        assert evaluate(world.employment, version, facts=facts).results[0].status == MET

    @given(st.integers(0, 200), st.integers(1, 200), st.integers(1, 100))
    def test_are_counted_as_one_would_by_hand(self, reached, total, percent):
        reached = min(reached, total)

        by_hand = any(
            reached == count for count in range(total + 1) if count / total >= percent / 100
        )

        assert enough(reached, total, percent) == by_hand


class TestNoStatementBelow:
    def test_is_met_and_names_the_lowest(self, look, world):
        world.confirm(ALL_AT_2 | {"A1": 3})

        result = look("no_statement_below", role=world.role.code, level=2)

        assert (result.status, result.detail) == (MET, "Lowest: 2.")

    def test_is_missing_and_names_those_below(self, look, world):
        world.confirm(ALL_AT_2 | {"A2": 1})

        result = look("no_statement_below", role=world.role.code, level=2)

        assert (result.status, result.detail) == (MISSING, "Below 2: “Statement A2”.")

    def test_is_out_of_date_where_the_levels_have_ended(self, look, world):
        with as_if(moment_ago(30)):
            world.confirm(ALL_AT_2)
        close_levels(world)

        assert look("no_statement_below", role=world.role.code, level=2).status == OUT_OF_DATE


class TestListedStatements:
    def test_are_met_at_the_levels_listed(self, look, world):
        world.confirm({"A1": 1, "B2": 2})

        assert look("listed_statements", levels={"A1": 1, "B2": 2}).status == MET

    def test_are_missing_below_them(self, look, world):
        world.confirm({"A1": 1, "B2": 2})

        result = look("listed_statements", levels={"A1": 1, "B2": 3})

        assert result.status == MISSING
        assert "1 of 2 confirmed" in result.detail

    def test_are_read_once_for_several_criteria(self, world, django_assert_num_queries):
        facts = Facts(world.employment, today())
        listed = {"A1": 1}
        facts.listed(world.version.pk, listed)

        with django_assert_num_queries(0):
            found = facts.listed(world.version.pk, listed)

        assert [(statement.code, level) for statement, level in found] == [("A1", 1)]


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


class TestEvaluated:
    def one(self, code, status):
        return Result(
            code=code, group="checks", kind="attested", plain=code, status=status, detail="x"
        )

    def test_sorts_its_results(self):
        found = Evaluated(tuple(self.one(s, s) for s in (MET, LATER, OUT_OF_DATE, MISSING)))

        assert [result.code for result in found.unmet] == [MISSING, OUT_OF_DATE]
        assert [result.code for result in found.later] == [LATER]
        assert [result.code for result in found.met] == [MET]
        assert found.asked_now == 3

    def test_knows_what_is_worse_than_before(self):
        before = Evaluated((self.one("a", MET), self.one("b", OUT_OF_DATE), self.one("c", MISSING)))
        after = Evaluated((self.one("a", OUT_OF_DATE), self.one("b", MISSING), self.one("c", MET)))

        assert [result.code for result in after.worse_than(before.as_rows())] == ["a", "b"]

    def test_has_the_same_digest_for_the_same_content(self):
        first = Evaluated((self.one("a", MET),))
        same = Evaluated.from_rows(first.as_rows())
        other = Evaluated((self.one("a", MISSING),))

        assert first.digest == same.digest
        assert first.digest != other.digest

    def test_cuts_the_words_at_their_links_alone(self):
        result = Result(
            code="a",
            group="skills",
            kind="course",
            plain="a",
            status=MET,
            detail="Below: One, Two.",
            links=(("One", "/1/"), ("Elsewhere", "/2/")),
        )

        assert result.parts == [("Below: ", ""), ("One", "/1/"), (", Two.", "")]


def test_looking_at_a_whole_gate_costs_the_same_with_many_criteria(
    world, django_assert_max_num_queries
):
    kinds = [
        ("core_statements", {"role": world.role.code, "confirmed_by": "anyone"}),
        ("other_statements", {"role": world.role.code, "percent": 90}),
        ("no_statement_below", {"role": world.role.code, "level": 2}),
        ("listed_statements", {"levels": {"A1": 1}}),
        ("registration", {}),
        ("gate_held", {"gate": "G1", "months": 3, "or_attested": True}),
        *[("course", {"course": f"FH0{number}"}) for number in range(1, 9)],
        *[attested() for _ in range(8)],
    ]
    version = world.gate(*kinds)
    world.confirm(ALL_AT_2)

    with django_assert_max_num_queries(12):
        found = evaluate(world.employment, version)

    assert len(found.results) == len(kinds)


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
