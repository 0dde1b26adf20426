"""Who may ask for a change, and that it is made as it was shown."""

import pytest
from django.core.exceptions import PermissionDenied

from portal.changes.models import Change
from portal.changes.plan import Differs
from portal.changes.plans import plan_for
from tests.changes.conftest import said
from tests.factories import RoleGrantFactory, someone_with


class TestSeen:
    def test_the_plan_that_was_shown_is_made(self, to_team, done):
        assert done(to_team, seen=plan_for(to_team).digest).state == Change.State.MADE

    def test_another_plan_is_shown_instead_of_made(self, world, to_role, done):
        seen = plan_for(to_role).digest
        application = world.open()

        with pytest.raises(Differs) as found:
            done(to_role, seen=seen)

        application.refresh_from_db()
        assert application.is_live
        assert "is withdrawn" in said(found.value.plan)
        assert world.employment.posts.count() == 1


class TestWhoMay:
    def test_a_service_manager_of_the_place(self, world, to_team, done):
        manager = someone_with(
            "service_manager", organisation=world.team.organisation, team=world.team
        )

        assert done(to_team, by=manager).planned_by == manager

    @pytest.mark.parametrize("role", ["partner_coordinator", "employer_manager"])
    def test_who_looks_after_the_employer(self, world, to_team, done, role):
        by = someone_with(role, organisation=world.team.organisation)

        assert done(to_team, by=by).planned_by == by

    def test_not_the_person_whatever_they_are(self, world, to_team, done):
        RoleGrantFactory(user=world.person, role="administrator")

        with pytest.raises(PermissionDenied):
            done(to_team, by=world.person)

    @pytest.mark.parametrize("role", ["service_manager", "partner_coordinator", "workforce_lead"])
    def test_nobody_of_another_place(self, world, to_team, done, role):
        with pytest.raises(PermissionDenied):
            done(to_team, by=someone_with(role))

    def test_not_the_line_manager(self, world, to_team, done):
        with pytest.raises(PermissionDenied):
            done(to_team, by=world.manager)
