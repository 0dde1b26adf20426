"""The pages about people: what is found, and what nobody else's business is."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.dates import today
from portal.people.models import Absence, Cover, Employment, User
from tests.factories import (
    EmploymentFactory,
    OrganisationFactory,
    PostFactory,
    RoleGrantFactory,
    SupervisionLineFactory,
    TeamFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

LIST = "/people/"


def names(answer):
    return [user.name for user, _ in answer.context["rows"]]


def page_of(client, user):
    answer = client.get(reverse("people:person", args=[user.uuid]))
    return answer.content.decode() if answer.status_code == 200 else answer.status_code


def test_a_person_is_found_by_a_part_of_their_name(as_):
    assert names(as_("administrator").get(LIST, {"q": "rosa delg"})) == ["Rosa Delgado-Finch"]


def test_a_supervisor_finds_their_own_people_alone(as_, cast):
    found = names(as_("supervisor").get(LIST, {"q": "a"}))

    assert cast["practitioner"].name in found
    assert cast["twin-practitioner"].name not in found


def test_nobody_found_says_what_to_do(as_):
    answer = as_("administrator").get(LIST, {"q": "xyzzy"})

    assert "Nobody fits." in answer.content.decode()


def test_a_filter_that_names_nothing_is_left_out(as_):
    assert as_("administrator").get(LIST, {"team": "x", "q": "\0", "page": "z"}).status_code == 200


def test_the_list_is_narrowed_by_team_role_and_organisation(as_, cast):
    post = cast["practitioner"].main_post
    asked = {
        "team": post.team.uuid,
        "job": post.job_role.code,
        "organisation": post.employment.organisation.uuid,
    }

    answer = as_("administrator").get(LIST, asked)

    shown = [job.post for _, jobs in answer.context["rows"] for job in jobs]
    assert {(one.team, one.job_role) for one in shown} == {(post.team, post.job_role)}


def test_whoever_left_is_listed_only_when_asked_for(as_):
    user = PostFactory(employment__ends=today(), ends=today()).employment.user
    client = as_("administrator")

    assert user.name not in names(client.get(LIST, {"q": user.email}))
    assert names(client.get(LIST, {"q": user.email, "ended": "on"})) == [user.name]


def test_an_account_without_a_job_is_the_administrators_to_see(as_):
    user = UserFactory(name="Nora Nojob")

    assert names(as_("administrator").get(LIST, {"q": "nora"})) == [user.name]
    assert names(as_("service-manager").get(LIST, {"q": "nora"})) == []


def test_three_hundred_people_come_fifty_to_a_page(as_):
    organisation = OrganisationFactory()
    UserFactory.create_batch(300, name="Same Name")
    for user in User.objects.filter(name="Same Name"):
        EmploymentFactory(user=user, organisation=organisation)

    answer = as_("administrator").get(LIST, {"q": "same", "page": "6"})

    assert len(answer.context["rows"]) == 50
    assert "q=same&amp;page=5" in answer.content.decode()


def test_nobody_to_supervise_somebody_shows_red(as_, cast):
    user = PostFactory(job_role=cast["practitioner"].main_post.job_role).employment.user

    answer = as_("administrator").get(LIST, {"q": user.email})

    assert '<span class="app-late">No supervisor</span>' in answer.content.decode()


def test_each_employer_sees_its_own_employment_only(as_, cast):
    user = cast["vcs-worker"]
    there = PostFactory(
        employment__user=user,
        employment__organisation__name="Elsewhere Trust",
        job_role__name="Night baker",
    )

    coordinator = page_of(as_("partner-coordinator"), user)

    assert "Kindling Families" in coordinator
    assert "Elsewhere Trust" not in coordinator
    assert "Night baker" not in coordinator
    assert "Night baker" in page_of(as_("vcs-worker"), user)
    assert there.job_role.name in page_of(as_("administrator"), user)


def test_another_employers_coordinator_can_t_find_them(as_, cast):
    client = as_("twin-partner-coordinator")

    assert page_of(client, cast["vcs-worker"]) == 404
    assert names(client.get(LIST, {"q": cast["vcs-worker"].name})) == []


def test_being_away_shows_to_those_who_look_after_the_job_and_never_why(as_, cast):
    employment = cast["practitioner"].employments.get()
    Absence.objects.create(
        employment=employment, starts=today(), recorded_by=cast["service-manager"]
    )

    assert ">Away<" in page_of(as_("service-manager"), cast["practitioner"])
    assert ">Away<" not in page_of(as_("practice-supervisor"), cast["practitioner"])


def test_who_covers_for_the_supervisor_is_named(as_, cast):
    Cover.objects.create(
        absent=cast["supervisor"],
        covering=cast["twin-supervisor"],
        starts=today(),
        ends=today() + timedelta(days=5),
        set_by=cast["service-manager"],
    )

    page = page_of(as_("practitioner"), cast["practitioner"])

    assert f"{cast['twin-supervisor']} covers for {cast['supervisor']} today." in page


def test_roles_are_shown_to_their_owner_and_administrators(as_, cast):
    given = RoleGrantFactory(user=cast["practitioner"], role="working_lead")
    role = f"<b>{given.get_role_display()}</b>"

    assert role in page_of(as_("practitioner"), cast["practitioner"])
    assert role in page_of(as_("administrator"), cast["practitioner"])
    assert role not in page_of(as_("service-manager"), cast["practitioner"])


def test_a_service_manager_knows_of_those_who_join_later_and_who_left(cast):
    manager = cast["service-manager"]
    team = cast["practitioner"].main_post.team
    later, ago = today() + timedelta(days=9), today() - timedelta(days=9)
    joins = PostFactory(
        employment__organisation=team.organisation,
        employment__starts=later,
        starts=later,
        team=team,
    ).employment
    left = PostFactory(
        employment__organisation=team.organisation, employment__ends=ago, ends=ago, team=team
    ).employment
    elsewhere = PostFactory(
        employment__organisation=team.organisation,
        team=TeamFactory(organisation=team.organisation),
    ).employment

    known = set(Employment.objects.known_to(manager))

    assert {joins, left} <= known
    assert elsewhere not in known


def test_a_person_is_told_apart_where_they_supervise(as_, cast):
    SupervisionLineFactory(supervisor=cast["supervisor"], employment__user__name="Sam Twin")

    assert "Sam Twin" in page_of(as_("administrator"), cast["supervisor"])


def test_a_page_of_a_merged_account_leads_to_the_one_that_stays(as_, cast):
    user = UserFactory(merged_into=cast["practitioner"], is_active=False)

    assert "This account was merged" in page_of(as_("administrator"), user)
    assert "This account was merged" in page_of(as_("practitioner"), user)
