"""What is changed on the pages about people: what a form says, and what comes of it."""

from datetime import timedelta

import pytest
from django.urls import reverse

from portal.dates import today
from portal.people.models import Organisation, User
from tests.factories import EmploymentFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "Ended"), (30, "Ends soon"), (400, "In date"), (None, "It has no last day")],
)
def test_an_agreement_says_what_its_end_means(days, words, as_):
    ends = None if days is None else today() + timedelta(days=days)
    organisation = OrganisationFactory(agreement_ends=ends)

    page = as_("administrator").get(reverse("people:organisation", args=[organisation.uuid]))

    assert words in page.content.decode()


@pytest.mark.parametrize(("days", "words"), [(None, "No agreement"), (9, "Starts later")])
def test_an_agreement_that_is_not_there_yet_says_so(days, words, as_):
    starts = None if days is None else today() + timedelta(days=days)
    organisation = OrganisationFactory(agreement_starts=starts)

    page = as_("administrator").get("/people/organisations/")

    assert words in page.content.decode()
    assert organisation.name in page.content.decode()


def post(client, route, *args, **told):
    return client.post(reverse(route, args=args), told)


def day_of(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def test_an_agreement_s_last_day_is_the_day_before_it_ends(as_):
    organisation, last = OrganisationFactory(), today() + timedelta(days=20)
    told = {"name": organisation.name, "sector": "voluntary"}

    post(
        as_("administrator"),
        "people:change_organisation",
        organisation.uuid,
        **told,
        **day_of("agreement_starts", organisation.agreement_starts),
        **day_of("last_day", last),
    )

    organisation.refresh_from_db()
    assert organisation.agreement_ends == last + timedelta(days=1)


def test_an_organisation_s_form_says_what_is_wrong_and_keeps_what_was_typed(as_):
    there = OrganisationFactory()
    told = {"name": there.name.upper(), "sector": "voluntary"}

    answer = post(
        as_("administrator"), "people:add_organisation", **told, **day_of("last_day", today())
    )

    page = answer.content.decode()
    assert "An organisation of that name is there already." in page
    assert "Enter the first day too." in page
    assert there.name.upper() in page


def test_there_is_one_council_and_it_stays_one(as_, cast):
    council = cast["practitioner"].main_post.employment.organisation
    client = as_("administrator")
    post(client, "people:change_organisation", council.uuid, name="New name", sector="health")

    answer = post(client, "people:add_organisation", name="Another", sector="council")

    council.refresh_from_db()
    assert (council.name, council.sector) == ("New name", "council")
    assert not Organisation.objects.filter(name="Another").exists()
    assert answer.status_code == 200


def test_an_auditor_s_role_without_a_last_day_is_asked_for_one(as_, cast):
    council = cast["practitioner"].main_post.employment.organisation

    answer = post(
        as_("administrator"),
        "people:give_role",
        cast["practitioner"].uuid,
        role="auditor",
        organisation=council.uuid,
        **day_of("starts", today()),
    )

    assert "Enter the last day." in answer.content.decode()


def test_a_role_is_given_and_ended_on_the_pages(as_, cast):
    client, user = as_("administrator"), cast["practitioner"]
    council = user.main_post.employment.organisation
    told = {"role": "working_lead", "organisation": council.uuid, **day_of("starts", today())}
    post(client, "people:give_role", user.uuid, **told)
    again = post(client, "people:give_role", user.uuid, **told)
    given = user.grants.get()

    post(client, "people:end_role", given.uuid)

    given.refresh_from_db()
    assert "already" in again.content.decode()
    assert given.ends == today()


def test_an_address_in_other_capitals_is_refused_and_says_whose_it_is(as_, cast):
    answer = post(
        as_("administrator"),
        "people:change_person",
        cast["practitioner"].uuid,
        name="Name",
        email="SUPERVISOR@demo.example",
    )

    assert f"{cast['supervisor'].name} (supervisor@demo.example;" in answer.content.decode()


def test_a_duplicate_is_seen_beside_the_other_and_merged(as_):
    client = as_("administrator")
    into, duplicate = EmploymentFactory().user, EmploymentFactory().user
    address = reverse("people:merge", args=[into.uuid])
    seen = client.get(address, {"duplicate": duplicate.email}).content.decode()

    client.post(address, {"duplicate": duplicate.email})

    duplicate.refresh_from_db()
    assert "What will happen" in seen
    assert duplicate.merged_into == into
    assert (
        duplicate.email in client.get(reverse("people:person", args=[into.uuid])).content.decode()
    )


def test_two_who_can_t_be_merged_are_told_why_and_stay_two(as_, cast):
    address = reverse("people:merge", args=[cast["supervisor"].uuid])

    answer = as_("administrator").post(address, {"duplicate": cast["practitioner"].email})

    assert "These can’t be merged." in answer.content.decode()
    assert User.objects.get(pk=cast["practitioner"].pk).merged_into is None


def test_a_team_that_can_t_be_closed_says_who_is_in_it(as_, cast):
    team = cast["vcs-worker"].main_post.team

    answer = as_("vcs-manager").post(reverse("people:close_team", args=[team.uuid]), follow=True)

    assert f"{team} stays open. Move the people in it first:" in answer.content.decode()


def test_a_team_s_form_says_what_is_wrong(as_, cast):
    team = cast["vcs-worker"].main_post.team

    answer = post(
        as_("vcs-manager"), "people:add_team", team.organisation.uuid, name=team.name.lower()
    )

    assert "A team of that name is there already." in answer.content.decode()


def test_an_organisation_has_no_agreement_until_somebody_says_so(as_):
    form = as_("administrator").get(reverse("people:add_organisation")).context["form"]

    assert form["agreement_starts"].value() is None


def test_a_persons_page_leads_to_another_job_and_to_what_changed(as_, cast):
    person = cast["practitioner"]
    page = reverse("people:person", args=[person.uuid])
    job = person.employments.get()

    shown = as_("administrator").get(page).content.decode()

    assert f'href="{reverse("changes:add")}?person={person.uuid}"' in shown
    assert f'href="{reverse("changes:job", args=[job.uuid])}"' in shown
    assert "another job" not in as_("practitioner").get(page).content.decode()
