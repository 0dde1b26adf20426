"""Somebody works for a partner and for the council: the one learns nothing of the other."""

import pytest
from django.urls import reverse

from portal.dates import today
from tests.factories import (
    EmploymentFactory,
    PostFactory,
    SupervisionLineFactory,
    TeamFactory,
    UserFactory,
    someone_with,
)

pytestmark = [pytest.mark.django_db, pytest.mark.access]
SECRETS = ["Zebra team", "Zebra Council", "ZZ-99", "Zelda"]


@pytest.fixture
def theirs():
    """Their job with the partner. The one with the council began later."""
    user = UserFactory(name="Ada Lovelace")
    here = EmploymentFactory(user=user, organisation__sector="voluntary")
    PostFactory(employment=here, team__organisation=here.organisation)
    there = EmploymentFactory(user=user, organisation__name="Zebra Council", staff_number="ZZ-99")
    team = TeamFactory(organisation=there.organisation, name="Zebra team")
    PostFactory(employment=there, team=team, starts=today())
    SupervisionLineFactory(employment=there, supervisor__name="Zelda")
    return here


def pages(job):
    user = job.user
    return {
        "people": reverse("people:people"),
        "found": reverse("people:people") + "?q=Ada",
        "person": reverse("people:person", args=[user.uuid]),
        "job": reverse("changes:job", args=[job.uuid]),
        "leave": reverse("changes:change", args=[job.uuid, "leave"]),
        "move": reverse("changes:change", args=[job.uuid, "move"]),
        "away": reverse("changes:change", args=[job.uuid, "away"]),
        "supervisor": reverse("changes:change", args=[job.uuid, "supervisor"]),
        "cover": reverse("changes:cover", args=[user.uuid]),
        "another job": reverse("changes:add") + f"?person={user.uuid}",
        "organisation": reverse("people:organisation", args=[job.organisation.uuid]),
        "team": reverse("people:team", args=[job.posts.get().team.uuid]),
    }


PAGES = [
    "people",
    "found",
    "person",
    "job",
    "leave",
    "move",
    "away",
    "supervisor",
    "cover",
    "another job",
    "organisation",
    "team",
]


@pytest.mark.parametrize("role", ["partner_coordinator", "employer_manager"])
@pytest.mark.parametrize("page", PAGES)
def test_no_page_of_the_one_names_the_other(client, theirs, role, page):
    viewer = someone_with(role, organisation=theirs.organisation)
    client.force_login(viewer, backend="django.contrib.auth.backends.ModelBackend")

    answer = client.get(pages(theirs)[page])

    said = answer.content.decode()
    assert answer.status_code == 200
    assert "Ada Lovelace" in said or page == "organisation"
    assert not [secret for secret in SECRETS if secret in said]


@pytest.mark.parametrize("kind", ["leave", "supervisor"])
def test_choosing_a_person_names_nothing_either(client, theirs, kind):
    """Two of one name are told apart by what the chooser may know."""
    twin = UserFactory(name="Ada Lovelace")
    PostFactory(employment=EmploymentFactory(user=twin, organisation=theirs.organisation))
    subject = EmploymentFactory(organisation=theirs.organisation)
    PostFactory(employment=subject)
    led = EmploymentFactory(organisation=theirs.organisation)
    SupervisionLineFactory(employment=led, supervisor=subject.user)
    viewer = someone_with("partner_coordinator", organisation=theirs.organisation)
    client.force_login(viewer, backend="django.contrib.auth.backends.ModelBackend")

    answer = client.post(
        reverse("changes:change", args=[subject.uuid, kind]),
        {"supervisor": "Ada Lovelace", "successor": "Ada Lovelace", "line": "line"},
    )

    said = answer.content.decode()
    assert "2 people fit" in said
    assert not [secret for secret in SECRETS if secret in said]
