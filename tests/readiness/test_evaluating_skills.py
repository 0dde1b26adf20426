"""What criteria about statements show: met, missing or out of date."""

from hypothesis import given
from hypothesis import strategies as st

from portal.dates import as_if, in_words, today
from skills.assessments import actions as assessments
from skills.assessments.models import ConfirmedLevel
from supervision.readiness.evaluation import (
    MET,
    MISSING,
    OUT_OF_DATE,
    Facts,
    evaluate,
)
from supervision.readiness.evaluation.skills import enough
from tests.factories import JobRoleFactory, RegistrationFactory
from tests.readiness.world import moment_ago

ALL_AT_2 = {"A1": 2, "A2": 2, "B1": 2, "B2": 2}


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
        assessments.finish_second_look(
            assessment=assessment, by=world.qualified, declaration="My own view."
        )

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
