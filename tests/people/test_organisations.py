"""Employers and their teams: who changes them, and what is refused in words and by the database."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from portal.dates import today
from portal.journal.models import Entry
from portal.people.actions import add_organisation, add_team
from portal.people.actions.organisations import (
    Refused,
    change_organisation,
    change_team,
    close_team,
    open_team,
    set_locality,
)
from portal.people.models import Locality, Organisation, Post, Team
from portal.people.rules import may_change_teams
from tests.factories import OrganisationFactory, PostFactory, TeamFactory, someone_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return someone_with("administrator")


def journalled(verb):
    return Entry.objects.filter(verb=verb).count()


def test_an_administrator_adds_an_organisation_with_its_places(administrator):
    place = Locality.objects.create(name="Far side")

    made = add_organisation(
        name="New Friends", sector="voluntary", localities=[place], by=administrator
    )

    assert list(made.localities.all()) == [place]


def test_somebody_else_adds_none(cast):
    with pytest.raises(PermissionDenied):
        add_organisation(name="New Friends", sector="voluntary", by=cast["service-manager"])


def test_what_is_changed_of_an_organisation_is_saved(administrator):
    organisation = OrganisationFactory()
    ends = today() + timedelta(days=400)

    changed = change_organisation(
        organisation=organisation, name="New name", agreement_ends=ends, by=administrator
    )

    assert (changed.name, changed.agreement_ends) == ("New name", ends)
    assert Organisation.objects.get(pk=organisation.pk).name == "New name"


def test_its_places_alone_can_be_changed(administrator):
    organisation, place = OrganisationFactory(), Locality.objects.create(name="Far side")

    change_organisation(organisation=organisation, localities=[place], by=administrator)

    assert list(organisation.localities.all()) == [place]


def test_changing_nothing_is_not_journalled(administrator):
    organisation = OrganisationFactory()
    before = journalled("organisation.changed")

    change_organisation(organisation=organisation, name=organisation.name, by=administrator)

    assert journalled("organisation.changed") == before


def test_its_own_coordinator_does_not_change_an_organisation():
    organisation = OrganisationFactory()
    coordinator = someone_with("partner_coordinator", organisation=organisation)

    with pytest.raises(PermissionDenied):
        change_organisation(organisation=organisation, name="Other", by=coordinator)


def test_a_place_is_named_once_and_may_become_a_pilot(administrator):
    place = set_locality(name="Far side", is_pilot=False, by=administrator)
    set_locality(name="Far side", is_pilot=False, by=administrator)

    set_locality(name="Far bank", is_pilot=True, locality=place, by=administrator)

    assert list(Locality.objects.values_list("name", "is_pilot")) == [("Far bank", True)]


def test_only_an_administrator_names_places(cast):
    with pytest.raises(PermissionDenied):
        set_locality(name="Far side", is_pilot=False, by=cast["service-manager"])


@pytest.mark.parametrize("role", ["employer_manager", "partner_coordinator"])
def test_who_looks_after_an_employer_adds_its_teams(role):
    organisation = OrganisationFactory()

    made = add_team(
        organisation=organisation, name="Hill", by=someone_with(role, organisation=organisation)
    )

    assert made.organisation == organisation


def test_who_looks_after_one_team_adds_none():
    team = TeamFactory()
    manager = someone_with("employer_manager", organisation=team.organisation, team=team)

    assert not may_change_teams(manager, team.organisation)


def test_an_employer_whose_agreement_ended_adds_no_team():
    organisation = OrganisationFactory(agreement_ends=today())
    manager = someone_with("employer_manager", organisation=organisation)

    with pytest.raises(PermissionDenied):
        add_team(organisation=organisation, name="Hill", by=manager)


def test_another_employers_manager_adds_no_team():
    with pytest.raises(PermissionDenied):
        add_team(
            organisation=OrganisationFactory(), name="Hill", by=someone_with("employer_manager")
        )


def test_two_teams_of_an_organisation_have_two_names(administrator):
    team = TeamFactory(name="Hill")

    with pytest.raises(Refused, match="of that name"):
        add_team(organisation=team.organisation, name="HILL", by=administrator)


def three_levels():
    top = TeamFactory()
    middle = TeamFactory(organisation=top.organisation, parent=top)
    return top, middle, TeamFactory(organisation=top.organisation, parent=middle)


def test_a_fourth_level_is_refused(administrator):
    _, _, low = three_levels()

    with pytest.raises(Refused, match="three levels"):
        add_team(organisation=low.organisation, name="Too low", parent=low, by=administrator)


def test_a_team_with_teams_below_moves_no_lower_than_the_third_level(administrator):
    top, middle, _ = three_levels()
    other = TeamFactory(organisation=top.organisation)
    under = TeamFactory(organisation=top.organisation, parent=other)

    with pytest.raises(Refused, match="three levels"):
        change_team(team=middle, name="Middle", parent=under, by=administrator)


@pytest.mark.parametrize("place", [1, 2])
def test_a_team_never_stands_below_itself(place, administrator):
    teams = three_levels()

    with pytest.raises(Refused):
        change_team(team=teams[0], name="Top", parent=teams[place], by=administrator)


def test_a_team_stands_below_one_of_its_own_organisation(administrator):
    team = TeamFactory()

    with pytest.raises(Refused, match="same organisation"):
        change_team(team=team, name="Hill", parent=TeamFactory(), by=administrator)


def test_a_team_is_renamed_and_moved(administrator):
    top, _, low = three_levels()
    place = Locality.objects.create(name="Far side")

    change_team(team=low, name="Hill", parent=top, localities=[place], by=administrator)

    low = Team.objects.get(pk=low.pk)
    assert (low.name, low.parent) == ("Hill", top)
    assert list(low.localities.all()) == [place]


def test_a_service_manager_renames_no_team(cast):
    team = Team.objects.get(name="Team North 3")

    with pytest.raises(PermissionDenied):
        change_team(team=team, name="Other", parent=team.parent, by=cast["service-manager"])


def test_a_team_with_people_stays_open_and_says_who_they_are(administrator):
    team = TeamFactory()
    for name in ("Ada", "Bea", "Cy", "Di", "Ed", "Flo"):
        PostFactory(
            employment__organisation=team.organisation, employment__user__name=name, team=team
        )

    with pytest.raises(Refused, match="Ada, Bea, Cy, Di, Ed and 1 more"):
        close_team(team=team, by=administrator)


def test_a_team_with_somebody_who_joins_later_stays_open(administrator):
    team = TeamFactory()
    PostFactory(team=team, starts=today() + timedelta(days=9), employment__user__name="Ada")

    with pytest.raises(Refused, match="first: Ada\\."):
        close_team(team=team, by=administrator)


def test_a_team_with_open_teams_in_it_stays_open(administrator):
    _, middle, low = three_levels()

    with pytest.raises(Refused, match=low.name):
        close_team(team=middle, by=administrator)


def test_a_team_that_everybody_left_is_closed_once_and_can_be_opened_again(administrator):
    team = PostFactory(ends=today()).team
    closed = close_team(team=team, by=administrator)
    close_team(team=team, by=administrator)
    assert closed.closed_on == today()
    assert journalled("team.closed") == 1

    open_team(team=team, by=administrator)
    opened = open_team(team=team, by=administrator)

    assert opened.closed_on is None
    assert journalled("team.opened") == 1


@pytest.mark.parametrize("action", [close_team, open_team])
def test_a_service_manager_neither_closes_nor_opens_a_team(action, cast):
    with pytest.raises(PermissionDenied):
        action(team=Team.objects.get(name="Team North 3"), by=cast["service-manager"])


@pytest.mark.database
@pytest.mark.parametrize("wrong", ["another's", "too low", "below itself", "too tall"])
def test_the_database_keeps_teams_a_tree_of_three_levels(wrong):
    top, middle, low = three_levels()
    other = TeamFactory(organisation=top.organisation)
    under = TeamFactory(organisation=top.organisation, parent=other)
    team, parent = {
        "another's": (top, TeamFactory()),
        "too low": (other, low),
        "below itself": (top, low),
        "too tall": (middle, under),
    }[wrong]

    with pytest.raises(IntegrityError, match="three levels"), transaction.atomic():
        Team.objects.filter(pk=team.pk).update(parent=parent)


@pytest.mark.database
def test_the_database_lets_a_whole_tree_be():
    top, middle, low = three_levels()

    Team.objects.filter(pk=low.pk).update(parent=top)
    Team.objects.filter(pk=low.pk).update(parent=middle)

    assert Team.objects.get(pk=low.pk).parent == middle


def test_posts_that_are_over_hold_no_team():
    post = PostFactory(employment__ends=today())

    assert not Post.objects.held_or_to_come(post.team).exists()
